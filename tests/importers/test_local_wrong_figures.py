"""What looked like figures and was none: each made a wrong one, or one of the wrong students."""

import pytest

from sos_desktop.domain.local.mapping import Meaning
from sos_desktop.domain.local.periods import read_period
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.local_files import read_local
from sos_desktop.importers.local_looks import look_at
from tests.importers.local import book, figures, meanings, read, text


def looked(path):
    return look_at(read_local(path))


@pytest.mark.parametrize(
    ("heads", "periods"),
    [("Aug,Jan", ("2025-08", "2026-01")), ("T1,T2", ("2025/26 T1", "2025/26 T2"))],
)
def test_months_and_terms_above_are_of_the_year_of_each_row(tmp_path, heads, periods):
    """Both years of a school were added up, under a month of no year."""
    rows = [f"School,Year,{heads}", "Alder,2025-26,30%,31%", "Alder,2024-25,29%,28%"]
    found = {
        key[0]: value[2] for key, value in figures(read(text(tmp_path, "\n".join(rows)))).items()
    }
    older = [
        period.replace("2026-01", "2025-01").replace("2025-08", "2024-08") for period in periods
    ]
    older = [period.replace("2025/26", "2024/25") for period in older]
    assert found == {periods[0]: 30, periods[1]: 31, older[0]: 29, older[1]: 28}


def test_rows_whose_year_cannot_be_read_have_no_month(tmp_path):
    rows = [
        "School,Year,Aug,Sep",
        "Alder,2025-26,30%,31%",
        "Birch,last year,29%,28%",
        "Cedar,2025-26,3%,2%",
    ]
    assert {key[1] for key in figures(read(text(tmp_path, "\n".join(rows))))} == {
        *("Alder", "Cedar")
    }


@pytest.mark.parametrize("total", ["Total", "Grand Total", "YTD"])
def test_a_total_of_months_is_no_number_of_students_they_are_of(tmp_path, total):
    """30 absent in August were 49% of 61, the sum of August and September."""
    path = text(tmp_path, f"School,Aug 2025,Sep 2025,{total}\nAlder,30,31,61\nBirch,20,21,41\n")
    found = figures(read(path, school_year="2025-26"))
    assert {value[1:] for value in found.values()} == {(None, None)}


def test_a_county_beside_the_schools_of_a_district_is_not_the_district(tmp_path):
    """Its percent stood for the whole district."""
    path = text(
        tmp_path, "School,Year,Rate\nAlder,2025-26,10%\nBirch,2025-26,20%\nCounty,2025-26,15%\n"
    )
    assert {key[1] for key in figures(read(path))} == {"Alder", "Birch"}


@pytest.mark.parametrize(
    "cells",
    [("12.5 percent", "20 pct", "20%"), ("30 students", "see note", "20"), ("~30", "40", "50")],
)
def test_a_first_row_with_words_beside_its_number_is_no_heading(tmp_path, cells):
    """A school became the name of a column, and the one row below it the whole district."""
    rows = [f"{place} ES,2025-26,{cell}" for place, cell in zip("ABC", cells, strict=True)]
    path = text(tmp_path, "\n".join(["School,Year,Chronic rate", *rows]))
    assert [fact.name for fact in looked(path).columns] == ["School", "Year", "Chronic rate"]
    reading = read(path)
    assert figures(reading)["2025/26", "C ES", "ALL"][2] == float(cells[2].rstrip("%"))


@pytest.mark.parametrize(
    "name",
    [
        "Incident ID",
        "Referral No",
        "Case Number",
        "Days suspended",
        "Days absent",
        "Suspension days",
    ],
)
def test_numbers_of_things_and_days_count_no_students(tmp_path, name):
    """Incident 1001 was 1,001 students; 45 days beside 300 enrolled were 15%."""
    rows = [f"School,Year,{name},Enrolled", "Alder,2025-26,1001,3000", "Birch,2025-26,1002,4000"]
    found = looked(text(tmp_path, "\n".join(rows)))
    assert meanings(found)[name] is Meaning.LEAVE_OUT


@pytest.mark.parametrize(
    ("names", "read_one"),
    [
        ("Not chronically absent,Chronically absent", "Chronically absent"),
        ("Not met,Nearly met,Met", "Met"),
        ("Suspensions,Students suspended", "Students suspended"),
        ("% Not met,% Met", "% Met"),
    ],
)
def test_of_several_counts_the_one_of_those_who_are_meant_is_read(tmp_path, names, read_one):
    count = names.count(",") + 1
    rows = [f"School,Year,{names},Enrolled"]
    rows += [f"{place},2025-26,{','.join(['20'] * count)},300" for place in ("Alder", "Birch")]
    found = looked(text(tmp_path, "\n".join(rows)))
    leading = found.map.having(Meaning.NUMERATOR, Meaning.RATE)
    assert [column.name for column in leading] == [read_one]
    assert any(f"“{read_one}” is read as" in remark for remark in found.remarks)


def test_what_tells_added_rows_apart_is_named(tmp_path):
    path = text(
        tmp_path,
        "School,Year,EL Status,Absent,Enrolled\nAlder,2025-26,EL,3,100\nAlder,2025-26,Not,20,200\n",
    )
    assert (
        read(path)
        .remarks[-1]
        .endswith(
            "“EL Status” tells them apart and is left out: say what it means where it matters."
        )
    )


@pytest.mark.parametrize("said", ["9/1/1900", "1/1/1970"])
def test_days_of_another_age_are_none(tmp_path, said):
    assert read_period(said) is None
    with pytest.raises(InputProblem):
        read(text(tmp_path, f"School,Date,Absent\nAlder,{said},30\n"))


_CDE = "Academic Year\tAggregate Level\tSchool Name\tReporting Category\tEligible\tAbsent Count\n"


def test_a_district_below_its_schools_is_no_merged_cell(tmp_path):
    """The one row of the district became another row of the school above it."""
    rows = "2024-25\tS\tAlder\tTA\t300\t30\n2024-25\tS\tAlder\tSE\t80\t*\n"
    path = text(tmp_path, f"{_CDE}{rows}2024-25\tD\t\tTA\t700\t*\n", "a.txt")
    found = {key[1:]: value[:2] for key, value in figures(read(path)).items()}
    assert found == {
        ("Alder", "ALL"): (30, 300),
        ("Alder", "EL"): (None, 80),
        ("", "ALL"): (None, 700),
    }


@pytest.mark.parametrize("names", ["Elementary,Middle,High", "Alder ES,Birch MS,District"])
def test_percents_of_schools_beside_each_other_are_not_the_first_of_them(tmp_path, names):
    """The first school's percent was the district's."""
    path = text(tmp_path, f"Month,{names}\nAug 2025,10%,12%,11%\nSep 2025,11%,13%,12%\n")
    found = looked(path)
    assert not found.map.having(Meaning.RATE)
    assert "schools stand below each other" in " ".join(found.remarks)


@pytest.mark.parametrize(("name", "value"), [("Expulsion rate", 0.1), ("Absence rate", 10)])
def test_a_tenth_of_a_percent_is_expelled_and_no_tenth_of_all(tmp_path, name, value):
    path = text(tmp_path, f"School,Year,{name}\nA,2025-26,0.1\nB,2025-26,0.2\n")
    reading = read(path)
    assert figures(reading)["2025/26", "A", "ALL"][2] == value
    assert "none has its sign" in reading.remarks[0]


def test_referrals_per_100_students_are_no_students(tmp_path):
    path = text(tmp_path, "School,Year,Referrals per 100\nA,2025-26,12.5\nB,2025-26,130.2\n")
    assert not looked(path).map.having(Meaning.NUMERATOR)


def test_carets_part_cells(tmp_path):
    path = text(tmp_path, "School^Academic Year^Absent\nAlder, North ES^2025-2026^30\n", "a.txt")
    assert figures(read(path))["2025/26", "Alder, North ES", "ALL"][0] == 30


def test_a_sheet_of_a_month_is_of_it_in_the_year_that_is_written(tmp_path):
    """August was the whole year, and nothing said that September was on another sheet."""
    rows = [["School", "Absent", "Enrolled"], ["Alder", 10, 100], ["Birch", 20, 200]]
    path = book(tmp_path, {"Aug": rows, "Sep": rows, "Notes": [["Who", "What"], ["me", "it"]]})
    assert looked(path).remarks == (
        "“Aug” is read. “Sep” has the same columns: read the file once more for each, under the "
        "same name.",
    )
    for sheet, month in (("Aug", "2025-08"), ("Sep", "2025-09")):
        found = figures(read(path, school_year="2025-26", sheet=sheet))
        assert {key[0] for key in found} == {month}


def test_texts_written_as_formulas_are_what_they_say(tmp_path):
    """The counts were left out, and the school was called ="Alder"."""
    path = text(tmp_path, 'School,Year,Absent\n"=""Alder""",2025-26,"=""30"""\nB,2025-26,40\n')
    assert figures(read(path))["2025/26", "Alder", "ALL"][0] == 30


@pytest.mark.parametrize("name", ["School", "School Code", "Site #"])
def test_numbers_of_schools_that_are_left_out_are_named(tmp_path, name):
    path = text(tmp_path, f"{name},Year,Absent\n101,2025-26,30\n102,2025-26,40\n")
    assert f"“{name}” tells them apart" in read(path).remarks[-1]


@pytest.mark.parametrize("said", ["September of 2025", "9-2025", "09/2025", "septiembre de 2025"])
def test_months_as_people_write_them(said):
    assert read_period(said) == "2025-09"


@pytest.mark.parametrize(
    ("first", "second", "periods"),
    [
        ("2024-25 Chronic rate", "2025-26 Chronic rate", ("2024/25", "2025/26")),
        ("Chronic rate (Aug 2025)", "Chronic rate (Sep 2025)", ("2025-08", "2025-09")),
        ("Rate 2024", "Rate 2025", ("2023/24", "2024/25")),
    ],
)
def test_a_period_within_the_name_of_a_column_is_its_own(tmp_path, first, second, periods):
    """The first column was taken for the school year that was written, whatever it said."""
    path = text(tmp_path, f"School,{first},{second},Enrolled\nA,5.1%,6%,100\nB,6%,7%,200\n")
    reading = read(path, school_year="2025-26")
    found = {key[0]: value[2] for key, value in figures(reading).items() if key[1] == "A"}
    assert found == {periods[0]: 5.1, periods[1]: 6}
    assert any("A year alone" in said for said in reading.remarks) == first.endswith("2024")


def test_years_that_cannot_be_told_from_other_numbers_are_asked_about(tmp_path):
    path = text(tmp_path, "School,Chronic 23-24,Chronic 24-25\nA,5,6\nB,6,7\n")
    found = looked(path)
    assert not found.map.having(Meaning.NUMERATOR)
    assert "nothing says of which period" in found.remarks[0]


def test_a_change_between_two_years_is_of_neither(tmp_path):
    path = text(tmp_path, "School,Change rate 2023-24 to 2024-25\nA,5%\nB,6%\n")
    assert [column.period for column in looked(path).map.having(Meaning.RATE)] == [""]


def test_a_year_in_a_name_beside_a_column_of_dates_changes_no_date(tmp_path):
    path = text(tmp_path, "School,Month,Absent,Enrolled 2025\nA,Sep 2025,5,50\n")
    assert figures(read(path))["2025-09", "A", "ALL"][:2] == (5, 50)


def sorted_by(tmp_path, name, *words):
    """A file of 600 schools with three students, once for each word."""
    lines = [f"School,Year,{name},Count,Enrolled"]
    lines += [f"School {n},2025-26,{word},3,30" for word in words for n in range(600)]
    return text(tmp_path, "\n".join(lines))


def test_another_measure_far_below_the_first_is_not_added_to_it(tmp_path):
    """The first rows name one; 600 rows further down the next one was added up with it."""
    with pytest.raises(InputProblem, match="“Suspended”, “Absent”"):
        read(sorted_by(tmp_path, "Metric", "Suspended", "Absent"))


def test_rows_of_all_far_below_their_parts_are_not_added_to_them(tmp_path):
    """A file that is sorted by grade has the totals at its end; every student was counted twice."""
    found = read(sorted_by(tmp_path, "Grade", "6", "7", "Total"))
    assert figures(found)["2025/26", "School 0", "ALL"][:2] == (3, 30)
    assert any("parts of what another row says of all" in words for words in found.remarks)
