"""What looked like figures and was none: each made a wrong one, or one of the wrong students."""

import pytest

from sos_desktop.domain.local.mapping import Meaning
from sos_desktop.domain.local.periods import read_period
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.local_files import read_local
from sos_desktop.importers.local_looks import look_at
from tests.importers.local import figures, meanings, read, text


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
