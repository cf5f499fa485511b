"""Files of many districts, columns of codes, and rows that are parts of others."""

import pytest

from sos_desktop.domain.local.leas import LeaOfFile, plain_lea
from sos_desktop.domain.local.mapping import FIGURES, Meaning
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.local_counting import count
from sos_desktop.importers.local_files import read_local
from sos_desktop.importers.local_headers import find_header
from sos_desktop.importers.local_looks import look_at
from tests.importers.local import figures, meanings, read, text

ALDER = LeaOfFile("27661590000000", "Alder Union High")
AS_CDE = (
    "Academic Year,Aggregate Level,County Code,District Code,School Code,County Name,District Name,"
    "School Name,Charter School,DASS,Reporting Category,"
    "ChronicAbsenteeismEligibleCumulativeEnrollment,ChronicAbsenteeismCount,ChronicAbsenteeismRate\n"
)


def read_for(path, lea=ALDER):
    [sheet] = read_local(path)
    known = look_at([sheet]).map
    return count(sheet, find_header(sheet, known), known, lea=lea)


def test_a_file_as_cde_publishes_it_is_read_for_one_district(tmp_path):
    """The county's code was taken for a count, and schools of other districts for its own."""
    rows = (
        "2025-26,D,27,66159,,Alder,Alder Union High,,All,All,TA,17000,3400,20.0",
        "2025-26,D,27,66159,,Alder,Alder Union High,,All,All,RB,*,*,*",
        "2025-26,D,27,66159,,Alder,Alder Union High,,N,All,TA,16000,3000,18.8",
        "2025-26,D,27,66159,,Alder,Alder Union High,,Y,All,TA,1000,400,40.0",
        "2025-26,D,27,66159,,Alder,Alder Union High,,All,All,SE,4000,1000,25.0",
        "2025-26,S,27,66159,2700000,Alder,Alder Union High,Birch High,N,N,TA,2700,500,18.5",
        "2025-26,D,27,66142,,Alder,Cedar City Elementary,,All,All,TA,9000,1800,20.0",
        "2025-26,S,27,66142,6000000,Alder,Cedar City Elementary,Dogwood,N,N,TA,700,90,12.9",
        "2025-26,C,27,,,Alder,,,All,All,TA,70000,14000,20.0",
    )
    reading = read_for(text(tmp_path, AS_CDE + "\n".join(rows)))
    assert {key: value[:2] for key, value in figures(reading).items()} == {
        ("2025/26", "", "ALL"): (3400, 17000),
        ("2025/26", "", "AA"): (None, None),
        ("2025/26", "", "EL"): (1000, 4000),
        ("2025/26", "Birch High", "ALL"): (500, 2700),
    }
    assert any("Rows 8, 9, 10 are of other districts" in one for one in reading.remarks)


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("Alder Union High School District", True),
        ("Alder UHSD", True),
        ("ALDER UNION HIGH", True),
        ("66159", True),
        ("2766159", True),
        ("27661590000000", True),
        ("27661592700000", True),
        ("Alder Union Elementary", False),
        ("66142", False),
        ("1966159", False),
    ],
)
def test_a_district_is_named_in_words_or_by_its_codes(words, same):
    assert ALDER.is_named(words) is same


def test_a_leading_zero_may_be_lost():
    assert LeaOfFile("01611190000000", "Alder Unified").is_named("161119")
    assert plain_lea("Alder USD") == plain_lea("Alder Unified School District")


@pytest.mark.parametrize("codes", [("66142", "66225"), ("66142", "66142")])
def test_a_file_of_other_districts_alone_is_refused(tmp_path, codes):
    rows = "".join(f"9/2026,{code},A{n},20,200\n" for n, code in enumerate(codes))
    path = text(tmp_path, f"Month,District Code,School,Absent,Enrolled\n{rows}")
    with pytest.raises(InputProblem, match=r"No row of local\.csv is of Alder Union High"):
        read_for(path)


def test_one_district_in_words_nobody_knows_is_said(tmp_path):
    rows = "9/2026,AUHS Dist.,A,20\n9/2026,AUHS Dist.,B,9\n"
    reading = read_for(text(tmp_path, f"Month,District,School,Absent\n{rows}"))
    assert len(reading.cells) == 2
    assert reading.remarks == [
        "Column “District” says “AUHS Dist.”. All rows were taken for those of Alder Union High."
    ]


def test_se_is_english_learners_in_a_file_of_cde_alone(tmp_path):
    head = "Month,School,Group,Absent\n"
    own = read(text(tmp_path, f"{head}9/2026,A,SE,20\n9/2026,A,EL,30\n"))
    assert {key[2] for key in figures(own)} == {"SE", "EL"}
    of_cde = read(text(tmp_path, f"{head}9/2026,A,SE,20\n9/2026,A,TA,90\n"))
    assert {key[2] for key in figures(of_cde)} == {"EL", "ALL"}


@pytest.mark.parametrize(
    ("heading", "values", "meaning"),
    [
        ("County Code", "27,27", Meaning.LEAVE_OUT),
        ("County", "27,19", Meaning.LEAVE_OUT),
        ("School Code", "2700000,2700001", Meaning.LEAVE_OUT),
        ("Suspensions per 100", "3.2,2.1", Meaning.RATE),
        ("Suspensions per 1,000", "32,21", Meaning.LEAVE_OUT),
        ("ChronicAbsenteeismEligibleCumulativeEnrollment", "90,80", Meaning.DENOMINATOR),
        ("District", "3,9", Meaning.LEAVE_OUT),
        ("Ds and Fs", "12,14", Meaning.LEAVE_OUT),
        ("Moderate absence", "12,14", Meaning.NUMERATOR),
        ("Written referrals", "12,14", Meaning.NUMERATOR),
        ("Shared housing", "12,14", Meaning.LEAVE_OUT),
        ("Rate", "12,14", Meaning.RATE),
        ("RIT", "212,214", Meaning.SCORE),
        ("DFS", "12.5,-4.1", Meaning.SCORE),
        ("Matrícula", "90,80", Meaning.DENOMINATOR),
    ],
)
def test_what_names_something_counts_nothing(tmp_path, heading, values, meaning):
    first, second = values.split(",")
    rows = f'Month,School,"{heading}",Absent\n9/2026,A,{first},20\n10/2026,A,{second},30\n'
    assert meanings(look_at(read_local(text(tmp_path, rows))))[heading] is meaning


@pytest.mark.parametrize("names", [("Month 1", "Month 2"), ("Q1", "Q5"), ("Week 1", "Week 2")])
def test_of_columns_that_say_neither_when_nor_of_whom_none_is_taken_for_the_whole(tmp_path, names):
    """The first was read as the figure of the year, and the others were lost."""
    path = text(tmp_path, f"School,{','.join(names)}\nA,95%,94%\nB,93%,92%\n", "2026-27.csv")
    found = look_at(read_local(path))
    assert not found.map.having(Meaning.RATE)
    assert found.remarks[0].startswith(f"“{names[0]}”, “{names[1]}” hold figures")


def test_rows_of_parts_beside_a_row_of_all_count_nobody_twice(tmp_path):
    rows = "Year,School,Grade,Absent,Enrolled\n" + "".join(
        f"2025-26,{school},{grade},{absent},{of}\n"
        for school in "AB"
        for grade, absent, of in (("K", 20, 60), ("1", 15, 62), ("Total", 35, 122))
    )
    reading = read(text(tmp_path, f"{rows}2025-26,C,K,5,40\n2025-26,C,1,6,50\n"))
    found = {key[1]: value[:2] for key, value in figures(reading).items()}
    assert found == {"A": (35, 122), "B": (35, 122), "C": (11, 90)}
    assert any("by “Grade”, and are left out" in one for one in reading.remarks)


def test_what_a_survey_asks_about_tells_its_rows_apart(tmp_path):
    """Answers on belonging and on safety were added up to one percent."""
    rows = "Fall 2026,Belonging,420,61%\nSpring 2027,Belonging,415,64%\nFall 2026,Safety,420,70%\n"
    reading = read(text(tmp_path, f"Survey window,Topic,Respondents,% Favorable\n{rows}"))
    assert {key[2]: value[2] for key, value in figures(reading).items() if "W1" in key[0]} == {
        "Belonging": 61,
        "Safety": 70,
    }


@pytest.mark.parametrize(
    ("table", "meant"),
    [
        (
            "School,Month,Enrollment,Days Absent,Absences,ADA %,Chronically Absent,Chronic %\n"
            "A,9/2026,400,400,900,95.0%,60,15.0%\nB,9/2026,500,800,999,92.0%,90,18.0%\n",
            {"Enrollment", "Chronically Absent", "Chronic %"},
        ),
        (
            "School,Month,Total Suspensions,Students Suspended,Cumulative Enrollment,Rate\n"
            "A,9/2026,20,12,400,3%\nB,9/2026,75,41,500,8%\n",
            {"Students Suspended", "Cumulative Enrollment", "Rate"},
        ),
        (
            "School,Month,Enrolled in fall,Enrolled in spring,Absent,Absent %\n"
            "A,9/2026,500,400,60,15\nB,9/2026,450,500,90,18\n",
            {"Enrolled in spring", "Absent", "Absent %"},
        ),
    ],
)
def test_of_several_figures_those_count_that_make_each_other(tmp_path, table, meant):
    """The first counts were put over the first sizes, and contradicted the percent beside them."""
    reading = read(path := text(tmp_path, table))
    known = look_at(read_local(path)).map
    assert {column.name for column in known.having(*FIGURES)} == meant
    assert not reading.remarks
    assert len(reading.cells) == 2


@pytest.mark.parametrize("heads", [("EL %", "SWD %", "All %"), ("(EL)", "#SWD", "All (%)")])
def test_a_sign_beside_a_group_hides_it_not(tmp_path, heads):
    """The percent of English learners was shown as that of all students."""
    path = text(
        tmp_path, f"School,Month,{','.join(heads)}\nA,9/2026,15%,20%,10%\nB,9/2026,16%,9%,8%\n"
    )
    found = {key[1:]: value[2] for key, value in figures(read(path)).items()}
    assert (found["A", "EL"], found["A", "SWD"], found["A", "ALL"]) == (15, 20, 10)


def test_figures_of_the_same_sort_that_are_left_out_are_named(tmp_path):
    path = text(tmp_path, "School,Month,Met %,Exceeded %\nA,9/2026,15%,20%\nB,9/2026,16%,9%\n")
    found = look_at(read_local(path))
    assert found.remarks == (
        "“Met %” is read as “Percent”. “Exceeded %” holds such figures as well. Choose the one "
        "that is meant, or name each by its month or group.",
    )
    assert look_at(read_local(path), found.map).remarks == ()
