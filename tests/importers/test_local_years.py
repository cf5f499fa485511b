"""Of which year the months of a district's file are: its own words say it, or nobody guesses."""

import pytest

from sos_desktop.domain.local.mapping import Meaning, from_stored, to_stored
from sos_desktop.domain.local.periods import (
    in_year,
    is_part,
    period_words,
    read_period,
    span_of,
    year_of,
    years_named,
)
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.local_files import read_local
from sos_desktop.importers.local_looks import look_at
from tests.importers.local import book, figures, read, text

MONTHS = "Month,School,Absent,Enrolled\nAug,A,20,200\nJan,A,22,201\n"
FOUND = {"2026-08", "2027-01"}


def periods(reading):
    return {key[0] for key in figures(reading)}


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("Chronic absence 2026-27", {"2026/27"}),
        ("attendance_2026_27.csv", {"2026/27"}),
        ("Attendance 2026–2027, all schools", {"2026/27"}),
        ("SY 2026/27", {"2026/27"}),
        ("FY27 attendance", {"2026/27"}),
        ("2025-26 and 2026-27", {"2025/26", "2026/27"}),
        ("attendance 2026-08-15.csv", set()),
        ("Printed 08-15-2026", set()),
        ("report 2026-29", set()),
        ("item 1234562026-27", set()),
        ("Attendance 2026", set()),
    ],
)
def test_school_years_are_found_in_what_people_write(said, years):
    assert years_named(said) == years


@pytest.mark.parametrize(
    ("word", "year", "period"),
    [
        ("Aug", "2026/27", "2026-08"),
        ("1", "2026/27", "2027-01"),
        ("08", "2026", "2026-08"),
        ("Jan", "2027", "2027-01"),
        ("Q1", "2026/27", "2026/27 Q1"),
        ("Q1", "2026", None),
        ("13", "2026/27", None),
    ],
)
def test_a_month_is_put_into_the_year_that_stands_elsewhere(word, year, period):
    assert in_year(word, year) == period


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("Fall 2026", "2026/27 W1"),
        ("Spring 2027", "2026/27 W3"),
        ("Spring ’27", "2026/27 W3"),
        ("Winter 2026-27", "2026/27 W2"),
        ("2026-27 Fall", "2026/27 W1"),
        ("Otoño 2026", "2026/27 W1"),
        ("Winter 2026", None),
        ("Springfield 2026", None),
        ("Fall", None),
    ],
)
def test_windows_of_assessments_are_in_fall_winter_and_spring(said, period):
    """The winter of one year alone may be that in which it begins, or that in which it ends."""
    assert read_period(said) == period
    assert is_part("Fall")


def test_windows_go_by_time_and_lie_in_their_year():
    found = ["2026/27 W1", "2026/27 W2", "2026/27 W3"]
    spans = [span_of(period) for period in found]
    assert spans == sorted(spans)
    assert [period_words(period) for period in found] == [
        *("2026-27, fall", "2026-27, winter", "2026-27, spring")
    ]
    assert {year_of(period) for period in found} == {"2026/27"}


def test_a_school_year_without_a_year_is_no_part_of_one():
    assert [is_part(word) for word in ("School year", "FY", "Q1", "Sept")] == [
        *(False, False, True, True)
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Attendance 2026-27.csv", MONTHS),
        ("a.csv", f"Chronic absence 2026-27\n\n{MONTHS}"),
        ("printed 2025-26.csv", f"Chronic absence 2026-27\n\n{MONTHS}"),
        ("wide 2026_27.csv", "School,Aug,Jan\nA,20,22\nB,30,31\n"),
        ("wide 2026-27.csv", "School,Aug,Jan\nA,20%,22%\nB,30%,31%\n"),
    ],
)
def test_months_without_a_year_are_of_the_one_the_file_names(tmp_path, name, content):
    found = look_at(read_local(text(tmp_path, content, name))).map
    assert found.school_year == "2026-27"
    assert from_stored(to_stored(found)) == found
    assert periods(read(text(tmp_path, content, name), found)) == FOUND


def test_the_name_of_a_sheet_says_it_too(tmp_path):
    path = book(tmp_path, {"2026-27": [line.split(",") for line in MONTHS.split()]})
    assert look_at(read_local(path)).map.school_year == "2026-27"


@pytest.mark.parametrize(
    ("sheet", "title", "period"),
    [
        ("Sep 2026", "", "2026-09"),
        ("Sep", "Attendance 2026-27", "2026-09"),
        ("Fall", "Attendance 2026-27", "2026/27 W1"),
        ("2026-27", "", "2026/27"),
        ("Sheet1", "Attendance 2026-27", "2026/27"),
    ],
)
def test_a_sheet_of_one_month_says_when_all_its_rows_are(tmp_path, sheet, title, period):
    rows = [["School", "Absent", "Enrolled"], ["A", 20, 200], ["B", 30, 300]]
    path = book(tmp_path, {sheet: [[title], *rows] if title else rows})
    assert periods(read(path)) == {period}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", MONTHS),
        ("from 2025-26 to 2026-27.csv", MONTHS),
        ("2026-27.csv", MONTHS.replace("Aug", "8/2025").replace("Jan", "1/2026")),
        ("2026-27.csv", "Year,Month,School,Absent\n2025,Aug,A,20\n2026,Jan,A,22\n"),
    ],
)
def test_no_year_is_guessed_where_none_is_named_or_the_rows_say_it(tmp_path, name, content):
    assert look_at(read_local(text(tmp_path, content, name))).map.school_year == ""


def test_a_month_without_any_year_says_what_to_do(tmp_path):
    with pytest.raises(InputProblem, match=r"without its year.*Write the school year of the file"):
        read(text(tmp_path, MONTHS))


@pytest.mark.parametrize("months", [("8", "9", "1"), ("Aug", "Sep", "Jan"), ("08", "09", "01")])
def test_a_year_of_the_calendar_beside_the_month_is_no_school_year(tmp_path, months):
    """August 2026 was taken for August 2025, and numbers of months were added up to years."""
    rows = zip(("2026", "2026", "2027"), months, ("20", "25", "22"), strict=True)
    lines = [f"{year},{month},A,{count},200" for year, month, count in rows]
    path = text(tmp_path, "\n".join(["Year,Month,School,Absent,Enrolled", *lines]))
    found = look_at(read_local(path)).map
    assert found.meaning_of("Year").meaning is Meaning.CALENDAR_YEAR
    assert periods(read(path)) == {"2026-08", "2026-09", "2027-01"}


@pytest.mark.parametrize("heading", ["School Year", "FY", "Reporting Year", "Año escolar"])
def test_a_school_year_beside_the_month_is_the_one_that_ends_then_and_says_so(tmp_path, heading):
    path = text(tmp_path, f"{heading},Month,School,Absent\n2027,Aug,A,20\n2027,Jan,A,22\n")
    reading = read(path)
    assert periods(reading) == FOUND
    assert any("the school year that ends in it (2026-27)" in one for one in reading.remarks)


@pytest.mark.parametrize(
    "content",
    [
        "Year,School,Absent\n2027,A,20\n2027,B,22\n",
        "School,2026,2027\nA,20,22\nB,21,23\n",
        "School,2026,2027\nA,20%,22%\nB,21%,23%\n",
    ],
)
def test_a_year_alone_is_the_school_year_that_ends_in_it_and_says_so(tmp_path, content):
    reading = read(text(tmp_path, content))
    assert "2026/27" in periods(reading)
    assert any("was taken for the school year that ends in it" in one for one in reading.remarks)


def test_numbers_that_may_be_months_of_the_school_are_left_for_a_person(tmp_path):
    path = text(tmp_path, "Month,School,Absent\n1,A,20\n2,A,22\n3,A,22\n", "2026-27.csv")
    [month, *_others] = look_at(read_local(path)).columns
    assert month.guess.meaning is Meaning.LEAVE_OUT
    assert month.found == "months of the calendar or of the school?"


@pytest.mark.parametrize("last", [4, 6])
def test_four_terms_are_quarters_and_six_are_questions(tmp_path, last):
    """One of them was kept, and counted for the whole year."""
    names = [f"Q{n}" for n in range(1, last + 1)]
    rows = [",".join([place, *(f"{n}0%" for n, _name in enumerate(names, 1))]) for place in "AB"]
    path = text(tmp_path, "\n".join([",".join(["School", *names]), *rows]), "2026-27.csv")
    if last == 4:
        assert periods(read(path)) == {f"2026/27 Q{n}" for n in (1, 2, 3, 4)}
    else:
        with pytest.raises(InputProblem, match="No column holds figures"):
            read(path)


def test_a_calendar_year_needs_its_month(tmp_path):
    path = text(tmp_path, "Year,School,Absent\n2026,A,20\n2026,B,22\n")
    wanted = from_stored({"calendar_year": "Year", "place": "School", "numerator": "Absent"})
    with pytest.raises(InputProblem, match="no column says the month"):
        read(path, wanted)
