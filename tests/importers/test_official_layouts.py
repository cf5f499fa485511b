"""Each year's workbook in its own layout: sheet, header row, blanks, columns."""

import pytest

from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.contract import Scope, Severity
from sos_desktop.importers.files import Source
from sos_desktop.importers.parse import parse_source
from tests.importers import lists
from tests.importers.files import CHARTER, DISTRICT, FAR_SCHOOL, SCHOOL

YEARS = [2017, 2018, 2019, 2022, 2023, 2024, 2025]


def said(found):
    """Its remarks, but that these short rows leave blank what CDE fills."""
    return [issue for issue in found.issues if "are blank" not in issue.meaning]


def read(path, scope=Scope.LEAS):
    return parse_source(Source(path), scope=scope, county_code="27")


def sample(year):
    served = lists.OLD if year < 2023 else lists.FIRST
    before = {} if year == 2017 else {2017: lists.OLD}
    row = lists.Row(
        letters={"SWD": "D", "MR" if year == 2017 else "TOM": "C"},
        statuses={**before, year: served},
        methods="1",
        level_3="N",
    )
    coe = lists.Row(lists.COE, "Monterey COE", {}, {**before, year: lists.GENERAL}, "", "Y")
    return row, coe


@pytest.mark.parametrize("year", YEARS)
def test_every_years_workbook(year, tmp_path):
    found = read(lists.write(tmp_path, year, *sample(year)))
    assert (found.identity.kind, found.identity.year) == ("assistance", year)
    assert said(found) == []
    first, second = found.official
    assert first.marks == {(year, "SWD"): "D", (year, "MR"): "C"}
    assert second.marks == {}
    served = lists.OLD if year < 2023 else lists.FIRST
    assert (first.statuses[year], second.statuses[year]) == (served, lists.GENERAL)
    assert [entity.kind for entity in found.entities] == ["district", "coe"]
    expected = {n: n == 1 for n in lists.methods_of(year)}
    assert first.methods == expected
    assert (first.level_3, second.level_3) == ((False, True) if year >= 2022 else (None, None))


@pytest.mark.parametrize("year", [2024, 2025])
def test_second_years_calpads_and_long_term_english_learners(year, tmp_path):
    row = lists.Row(
        letters={"LTEL": "E"}, statuses={year - 1: lists.FIRST, year: lists.SECOND}, methods="4"
    )
    (found,) = read(lists.write(tmp_path, year, row)).official
    assert found.marks == {(year, "LTEL"): "E"}
    assert found.statuses[year] == lists.SECOND
    assert (found.methods[1], found.methods[4]) == (False, True)


@pytest.mark.parametrize("letter", "ABCDEFGHIJK")
def test_every_letter_is_known(letter, tmp_path):
    row = lists.Row(letters={"SWD": letter}, statuses={2023: lists.FIRST}, methods="1")
    found = read(lists.write(tmp_path, 2023, row))
    assert found.official[0].marks == {(2023, "SWD"): letter}
    assert said(found) == []


def test_a_workbook_without_cds_codes_is_refused(tmp_path):
    names = [name for name in lists.header(2023) if name not in ("CDS", "Cdcode")]
    path = tmp_path / "list.xlsx"
    path.write_bytes(lists.workbook([("District and COE 2023", 6, names, [["x"] * len(names)])]))
    with pytest.raises(InputProblem, match="CDS code"):
        read(path)


def charter_book(year, suffixes, *rows):
    names = [
        "CDS",
        "Schoolname",
        "Districtname",
        "Countyname",
        "ReportYear",
        *(f"{group}{suffix}" for group in ("EL", "SWD", "TOM") for suffix in suffixes),
        f"MetCriteria{suffixes[0]}",
        f"AssistanceStatus{year}",
    ]
    front = [(f"Sheet {n}", 2, ["Field", "Description"], [["a", "b"]]) for n in range(3)]
    return lists.workbook([*front, (f"Charter {year}", 6, names, list(rows))])


@pytest.mark.parametrize("suffixes", [("current", "prior"), ("prioritiescurrent", "_prior")])
def test_a_charter_workbook(suffixes, tmp_path):
    """No copy of CDE's was found; a county office's code tells sheet 4, row 6 and these endings."""
    row = [
        CHARTER,
        "Escuela Peña",
        "Cañada Union",
        "Monterey",
        "2024",
        "*",
        "B",
        "D",
        "F",
        "*",
        "*",
        "Y",
        lists.OLD,
    ]
    path = tmp_path / "charterassistance24.xlsx"
    path.write_bytes(charter_book(2024, suffixes, row))
    found = read(path)
    assert found.identity.kind == "charter_assistance"
    assert found.official[0].marks == {
        (2023, "EL"): "B",
        (2024, "SWD"): "D",
        (2023, "SWD"): "F",
    }
    assert found.official[0].statuses == {2024: lists.OLD}
    assert found.entities[0].name == "Escuela Peña"
    assert [i.column[:7] for i in found.issues] == ["AA 2024"], "the columns that are not there"


ESSA = ["cds", "schoolname", "districtname", "countyname", "Charter"]


@pytest.mark.parametrize(
    ("year", "before", "word"),
    [(2022, 2019, "CSI Low Perform"), (2023, 2022, "CSI Grad"), (2024, 2023, "TSI")],
)
def test_essa_workbooks(year, before, word, tmp_path):
    names = [
        *ESSA,
        f"AssistanceStatus{before}",
        f"AssistanceStatus{year}",
        "Exit",
        "AA",
        "SWD",
        "TOM",
        "TotStudGrps",
        "ReportingYear",
    ]
    rows = [
        [
            SCHOOL,
            "Loma",
            "Cañada Union",
            "Monterey",
            "*",
            "ATSI",
            word,
            "ATSIEXIT",
            0,
            1,
            1,
            2,
            year,
        ],
        [
            CHARTER,
            "Peña",
            "Cañada Union",
            "Monterey",
            "Y",
            "ATSI",
            "No Status",
            "ATSIEXIT",
            0,
            0,
            0,
            0,
            year,
        ],
        [FAR_SCHOOL, "Far", "Alameda", "Alameda", "*", "*", "No Status", "*", 0, 0, 0, 0, year],
    ]
    path = tmp_path / f"essaassistance{year % 100}.xlsx"
    front = ("About", 1, ["File", "Description", "x"], [["a", "b", "c"]])
    path.write_bytes(lists.workbook([front, ("ESSA State Schools", 3, names, rows)]))
    found = read(path)
    assert (found.identity.kind, found.identity.year, found.outside) == ("essa", year, 1)
    school, charter = found.official
    assert school.marks == {(year, "SWD"): "Y", (year, "MR"): "Y"}
    assert school.statuses == {before: "ATSI", year: word}
    assert (charter.leaving, charter.statuses[year]) == ("ATSIEXIT", "No Status")
    assert [entity.kind for entity in found.entities] == ["school", "charter"]
    told = [issue for issue in found.issues if issue.severity is not Severity.NOTE]
    assert [issue.column[:2] for issue in told] == ["AI"], "the columns that are not there"


def test_the_same_code_twice_with_other_letters(tmp_path):
    rows = [
        lists.Row(letters={"SWD": letter}, statuses={2023: lists.FIRST}, methods="1")
        for letter in "DG"
    ]
    coe = lists.Row(lists.COE, "Monterey COE", {}, {2023: lists.GENERAL})
    found = read(lists.write(tmp_path, 2023, *rows, coe))
    assert [found.entities[row.entity].cds for row in found.official] == [lists.COE]
    (issue,) = said(found)
    assert (issue.severity, issue.value) == (Severity.ERROR, DISTRICT)
