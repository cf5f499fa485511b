"""Local files as districts send them: headers, totals, dates, percents, and students in them."""

import gc
import time

import pytest

from sos_desktop.domain.local.mapping import ColumnMap, ColumnMeaning, Meaning, Step
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.local_files import read_local
from sos_desktop.importers.local_looks import choose_sheet, look_at
from tests.importers.local import book, figures, meanings, read, text


def test_a_plain_table_is_read_as_it_is_meant(tmp_path):
    path = text(
        tmp_path,
        "Month,School,Group,Absent,Enrolled\n"
        "Sep 2026,Alder ES,Students with Disabilities,12,48\n"
        "Sep 2026,Alder ES,All Students,40,400\n"
        "October 2026,Alder ES,SPED,9,50\n",
    )
    reading = read(path)
    assert figures(reading) == {
        ("2026-09", "Alder ES", "SWD"): (12, 48, 25),
        ("2026-09", "Alder ES", "ALL"): (40, 400, 10),
        ("2026-10", "Alder ES", "SWD"): (9, 50, 18),
    }
    assert reading.remarks == []


def test_two_rows_of_column_names_with_merged_cells(tmp_path):
    path = book(
        tmp_path,
        {
            "Sheet1": [
                ["Attendance report"],
                [],
                ["", "", "SWD", "", "English Learners", ""],
                ["Month", "School", "Absent", "Enrolled", "Absent", "Enrolled"],
                ["2026-09", "Alder ES", 12, 48, 20, 100],
                ["2026-10", "Alder ES", 10, 40, 25, 100],
            ]
        },
    )
    guessed = look_at(read_local(path))
    assert (guessed.map.header, guessed.map.header_rows) == (4, 2)
    assert figures(read(path)) == {
        ("2026-09", "Alder ES", "SWD"): (12, 48, 25),
        ("2026-09", "Alder ES", "EL"): (20, 100, 20),
        ("2026-10", "Alder ES", "SWD"): (10, 40, 25),
        ("2026-10", "Alder ES", "EL"): (25, 100, 25),
    }


def test_months_side_by_side(tmp_path):
    path = text(
        tmp_path,
        "School,Aug 2026,Sep 2026,Oct 2026\nAlder ES,14,15,20\nBirch MS,30,31,n/a\n",
    )
    found = figures(read(path))
    assert found["2026-08", "Alder ES", "ALL"] == (14, None, None)
    assert found["2026-10", "Birch MS", "ALL"] == (None, None, None)


def test_totals_are_totals_and_are_not_added_twice(tmp_path):
    path = text(
        tmp_path,
        "Month,School,Absent,Enrolled\n"
        "9/2026,Alder ES,12,48\n9/2026,Birch MS,20,100\n9/2026,District Total,32,148\n"
        "Grand Total,,32,148\n",
    )
    reading = read(path)
    assert figures(reading)["2026-09", "", "ALL"] == (32, 148, pytest.approx(21.6216, abs=1e-3))
    assert len(reading.cells) == 3
    assert reading.remarks == ["Row 5 adds up others by date, and is left out."]


def test_subtotals_of_a_pivot_table_count_nobody_twice(tmp_path):
    """They were taken for schools of their own, and the district had its students three times."""
    path = text(
        tmp_path,
        "Row Labels,Student Group,Suspended,Enrolled,School Year\n"
        "Alder ES,SWD,6,36,2025-26\n,EL,8,78,2025-26\nAlder ES Total,,14,114,2025-26\n"
        "Birch MS,SWD,3,27,2025-26\n,EL,6,57,2025-26\nBirch MS Total,,9,84,2025-26\n"
        "Grand Total,,23,198,2025-26\n",
    )
    reading = read(path)
    assert meanings(look_at(read_local(path)))["Row Labels"] is Meaning.PLACE
    assert {key[1:]: value[:2] for key, value in figures(reading).items()} == {
        ("Alder ES", "SWD"): (6, 36),
        ("Alder ES", "EL"): (8, 78),
        ("Birch MS", "SWD"): (3, 27),
        ("Birch MS", "EL"): (6, 57),
    }
    assert reading.remarks == ["Rows 4, 7, 8 add up others, and are left out."]


def test_of_several_totals_one_counts_and_parts_without_a_name_none(tmp_path):
    path = text(
        tmp_path,
        "School,Suspended,Enrolled,School Year\nAlder ES,14,114,2025-26\n"
        "Total: Alder ES,14,114,2025-26\nSubtotal elementary,14,114,2025-26\n"
        "Birch MS,30,400,2025-26\nDistrict total,44,514,2025-26\nGrand Total,44,514,2025-26\n"
        "Source: SIS,,,\n",
    )
    found = {key[1]: value[:2] for key, value in figures(read(path)).items()}
    assert found == {"Alder ES": (14, 114), "Birch MS": (30, 400), "": (44, 514)}


def test_the_one_column_beside_enrolled_counts_students_in_every_month(tmp_path):
    path = text(
        tmp_path,
        "School,Aug 2026,,Sep 2026,\n,At 10%,Enrolled,At 10%,Enrolled\n"
        "Alder ES,14,114,15,115\nBirch MS,30,400,31,401\nSource: SIS,,,,\n",
    )
    found = figures(read(path))
    assert found["2026-09", "Alder ES", "ALL"][:2] == (15, 115)
    assert {place for _period, place, _group in found} == {"Alder ES", "Birch MS"}


def test_percents_as_text_dates_as_text_and_fiscal_years(tmp_path):
    path = text(
        tmp_path, "Fiscal Year,School,Chronic Rate\nFY26,Alder ES,12.5 %\n2026-27,Alder ES,9%\n"
    )
    assert figures(read(path)) == {
        ("2025/26", "Alder ES", "ALL"): (None, None, 12.5),
        ("2026/27", "Alder ES", "ALL"): (None, None, 9),
    }


def test_a_share_of_one_is_a_percent(tmp_path):
    path = text(tmp_path, "Date,School,Rate\n9/14/2026,Alder ES,0.125\n9/21/26,Alder ES,0.1\n")
    assert [value for *_counts, value in figures(read(path)).values()] == [12.5, 10]


def test_more_counted_than_there_are_is_left_out_and_named(tmp_path):
    path = text(
        tmp_path,
        "Month,School,Absent,Enrolled\n2026-09,A school,50,48\n2026-10,A school,5,48\n"
        "2026-11,A school,-2,48\n2026-12,A school,five,48\n",
    )
    reading = read(path)
    assert [c.period for c in reading.cells] == ["2026-10", "2026-12"]
    assert "Row 2 counts more students than there are, and is left out." in reading.remarks
    assert "Row 4 has a count below 0, and is left out." in " ".join(reading.remarks).replace(
        "holds", "has"
    )
    assert any(remark.startswith("Row 5, column “Absent”") for remark in reading.remarks)
    assert reading.cells[1].numerator is None


def test_the_sheet_that_is_meant_and_one_that_is_not_there(tmp_path):
    rows = [["Month", "Absent", "Enrolled"], ["2026-09", 12, 48]]
    path = book(tmp_path, {"Read me": [["Please read this"]], "Data": rows})
    sheets = read_local(path)
    assert look_at(sheets).map.sheet == "Data"
    with pytest.raises(InputProblem, match="has no sheet “Weekly”"):
        choose_sheet(sheets, ColumnMap(sheet="Weekly"))


def test_a_column_that_is_not_there_is_named_with_those_that_are(tmp_path):
    path = text(tmp_path, "Month,Absent\n2026-09,12\n")
    known = ColumnMap(
        (ColumnMeaning("Month", Meaning.DATE), ColumnMeaning("Enrolled", Meaning.DENOMINATOR))
    )
    with pytest.raises(InputProblem, match=r"no column “Enrolled”.*“Month”, “Absent”"):
        read(path, known)


def test_control_signs_and_long_names_are_tidied(tmp_path):
    path = text(tmp_path, f"Month,School,Absent\n2026-09,Al\u200bder\x07 ES{'x' * 200},12\n")
    ((_period, place, _group),) = figures(read(path))
    assert place.startswith("Alder ES")
    assert len(place) == 80


def test_a_limit_in_a_name_makes_no_percent_of_a_count(tmp_path):
    path = text(tmp_path, "Month,School,Absent 10% or more,Enrolled\n2026-09,A school,5,48\n")
    assert meanings(look_at(read_local(path)))["Absent 10% or more"] is Meaning.NUMERATOR


STUDENTS = (
    "SSID,Last Name,First Name,DOB,School,SWD,Ethnicity,Chronically Absent,Notes\n"
    + "".join(
        f"{9000000000 + n},Peña{n},Luz,1/2/2012,Alder ES,{'Y' if n % 3 == 0 else 'N'},"
        f"{'White' if n % 2 else 'Hispanic'},{'Yes' if n % 4 == 0 else 'No'},moved from Reno\n"
        for n in range(48)
    )
)


def test_students_are_recognised_and_never_shown(tmp_path):
    guessed = look_at(read_local(text(tmp_path, STUDENTS)))
    assert guessed.students == "Column “SSID” looks like a student’s number."
    told = repr(guessed)
    assert not any(word in told for word in ("Peña", "9000000", "1/2/2012", "Reno"))
    assert meanings(guessed)["SWD"] is Meaning.MEMBER
    assert meanings(guessed)["Chronically Absent"] is Meaning.YES


def test_students_are_counted_once_and_leave_nothing_behind(tmp_path):
    path = text(tmp_path, STUDENTS + STUDENTS.split("\n", 1)[1])
    reading = read(path, students=True, school_year="2026-27")
    found = figures(reading)
    assert found["2026/27", "Alder ES", "ALL"] == (12, 48, 25)
    assert found["2026/27", "Alder ES", "SWD"] == (4, 16, 25)
    assert found["2026/27", "Alder ES", "WH"][1] == 24
    assert not any(word in repr(reading) for word in ("Peña", "9000000", "Reno"))


def test_a_row_per_student_without_names_or_numbers_is_recognised(tmp_path):
    rows = "".join(f"A,{n % 6},{('White', 'Asian')[n % 2]},{n % 9},9/2026\n" for n in range(60))
    path = text(tmp_path, f"School,Grade,Ethnicity,Absent,Month\n{rows}")
    assert look_at(read_local(path)).students
    by_grade = "".join(f"A,{n},{n % 9},9/2026\n" for n in range(60))
    path = text(tmp_path, f"School,Grade,Absent,Month\n{by_grade}")
    assert not look_at(read_local(path)).students


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Last", ["Peña", "Ruiz"]),
        ("Student", ["Peña, Luz", "Ruiz, Ana"]),
        ("Who", ["Peña, Luz", "Ruiz, Ana"]),
        ("Perm ID", ["123456", "123457"]),
        ("Birthdate", ["1/2/2012"]),
        ("Parent Email", ["a@b.org"]),
        ("Code", [str(10**9 + n) for n in range(40)]),
        ("Comments", ["Luz was late again"]),
    ],
)
def test_columns_that_may_name_a_student_are_private(name, values):
    from sos_desktop.domain.local.guessing import private_reason

    assert private_reason(name, values)


def test_a_column_of_schools_called_name_is_no_student(tmp_path):
    path = text(tmp_path, "Month,Name,Absent\n2026-09,Alder Elementary School,12\n")
    assert meanings(look_at(read_local(path)))["Name"] is Meaning.PLACE


def test_weeks_of_a_month_do_not_make_a_small_group_large(tmp_path):
    rows = "".join(f"{day}/2026,Alder ES,{n},9\n" for n, day in enumerate(["9/7", "9/14", "9/21"]))
    path = text(tmp_path, f"Week of,School,Absent,Enrolled\n{rows}")
    [cell] = read(path, step=Step.MONTH).cells
    assert (cell.period, cell.denominator) == ("2026-09", 9)


@pytest.mark.parametrize("content", ["", "\n\n", "a\n", "only,names,here\n"])
def test_what_is_no_table_is_refused_in_a_sentence(tmp_path, content):
    with pytest.raises(InputProblem):
        read(text(tmp_path, content))


def big(tmp_path):
    schools = [f"School {n}" for n in range(20)]
    lines = ["Date,School,Group,Absent,Enrolled"]
    for n in range(200_000):
        day = f"{1 + n % 12}/{1 + n // 12 % 28}/2026"
        lines.append(f"{day},{schools[n % 20]},{('SWD', 'EL', 'HI')[n % 3]},{n % 9},{20 + n % 30}")
    return text(tmp_path, "\n".join(lines))


def test_two_hundred_thousand_rows_are_read_within_two_seconds(tmp_path):
    path = big(tmp_path)
    gc.collect()
    begun = time.thread_time()
    reading = read(path)
    took = time.thread_time() - begun
    assert reading.rows == 200_000
    assert took < 2.0, f"{took:.2f} s"
