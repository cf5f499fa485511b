"""The Equity Multiplier's sheets and the list under EC 52064(e)(5): good and bad files."""

import pytest

from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.contract import Scope, Severity
from sos_desktop.importers.files import Source
from sos_desktop.importers.parse import parse_table, read_source
from tests.importers.equity_lists import (
    CREEK,
    DULL,
    HILL,
    OTHER_COUNTY,
    TITLES,
    Site,
    leas_sheet,
    low_performing,
    sites_sheet,
    write,
)
from tests.importers.files import DISTRICT

SWD = "Students with Disabilities"


def parsed(path, scope=Scope.LEAS):
    return [
        parse_table(table, scope=scope, county_code="27") for table in read_source(Source(path))
    ]


def said(found, severity):
    return [issue for issue in found.issues if issue.severity is severity]


def sites_of(tmp_path, *sites, name="lcffem23p1.xlsx", **more):
    [found] = parsed(write(tmp_path / name, sites_sheet(*sites, **more)))
    return found


def test_both_sheets_are_read_with_their_fiscal_year(tmp_path):
    path = write(tmp_path / "lcffem23p1.xlsx", leas_sheet(), sites_sheet(Site(), DULL))
    leas, sites = parsed(path)
    assert {(one.identity.kind, one.identity.year) for one in (leas, sites)} == {
        ("equity_multiplier", 2023)
    }
    assert (leas.identity.series, sites.identity.series) == ("leas", "sites")
    assert leas.official[0].facts == {
        (2023, ListFact.SITES): 1,
        (2023, ListFact.ENROLLMENT): 100,
        (2023, ListFact.FUNDING): 100000,
    }
    assert sites.official[0].facts == {
        (2023, ListFact.ENROLLMENT): 100,
        (2023, ListFact.NON_STABILITY): 0.4,
        (2023, ListFact.DISADVANTAGED): 0.8,
        (2023, ListFact.ELIGIBLE): 1,
        (2023, ListFact.FUNDING): 100000,
    }
    assert (leas.issues, sites.issues) == ((), ())
    assert [entity.cds for entity in sites.entities] == [CREEK, HILL]


def test_schools_of_other_counties_stay_out_and_charter_schools_are_known(tmp_path):
    sites = [Site(OTHER_COUNTY, "Far School"), Site(HILL, "Hill Charter", charter="0811")]
    found = sites_of(tmp_path, *sites)
    assert [(e.cds, e.kind, e.name) for e in found.entities] == [
        (HILL, EntityKind.CHARTER, "Hill Charter")
    ]
    assert (found.outside, found.rows_read) == (1, 2)


def test_shares_in_percent_and_lost_zeros_are_the_same_figures(tmp_path):
    lost = Site("1" + OTHER_COUNTY[2:], "Far School", unstable="40%", poor="80%")
    [found] = parsed(write(tmp_path / "lcffem23p1.xlsx", sites_sheet(lost)), Scope.ALL)
    assert found.entities[0].cds == OTHER_COUNTY
    assert found.official[0].facts[2023, ListFact.NON_STABILITY] == pytest.approx(0.4)
    assert found.official[0].facts[2023, ListFact.DISADVANTAGED] == pytest.approx(0.8)


def test_rows_that_contradict_each_other_are_both_left_out(tmp_path):
    twice = [Site(), Site(), Site(HILL, "Hill"), Site(HILL, "Hill", funding=90000)]
    found = sites_of(tmp_path, *twice)
    assert [entity.cds for entity in found.entities] == [CREEK]
    assert any("counted once" in issue.meaning for issue in said(found, Severity.NOTE))
    [error] = said(found, Severity.ERROR)
    assert "Rows 6 and 7" in error.meaning
    assert error.value == HILL


def test_what_is_no_cds_code_is_left_out_and_said(tmp_path):
    found = sites_of(
        tmp_path, Site(), Site("88100170130401", "Nowhere"), Site(HILL[:-1] + "x", "Odd")
    )
    assert [entity.cds for entity in found.entities] == [CREEK]
    [error] = said(found, Severity.ERROR)
    assert (error.count, error.row) == (2, 5)
    assert "not a CDS code" in error.meaning


@pytest.mark.parametrize(
    "odd",
    [
        Site(unstable=0.1),
        Site(poor=0.7),
        Site(funding=0),
        Site(eligible=False),
    ],
    ids=["stable", "not poor", "without money", "money though not eligible"],
)
def test_a_row_that_contradicts_itself_is_said(odd, tmp_path):
    found = sites_of(tmp_path, odd)
    [error] = said(found, Severity.ERROR)
    assert "contradict" in error.meaning
    many = [Site(f"{DISTRICT[:7]}{n:07}", f"School {n}", unstable=0.1) for n in range(1, 12)]
    assert said(sites_of(tmp_path, *many), Severity.UNFIT)


@pytest.mark.parametrize("wrong", [{"enrollment": 999}, {"funding": 1}])
def test_rows_that_do_not_add_up_to_the_total_are_said(wrong, tmp_path):
    found = sites_of(tmp_path, Site(), DULL, **wrong)
    [warning] = said(found, Severity.WARNING)
    assert "do not add up" in warning.meaning


def test_a_list_without_its_total_may_be_cut_off(tmp_path):
    [warning] = said(sites_of(tmp_path, Site(), with_total=False), Severity.WARNING)
    assert "no TOTAL row" in warning.meaning


def test_what_is_no_number_is_not_reported(tmp_path):
    found = sites_of(tmp_path, Site(unstable="many"))
    assert (2023, ListFact.NON_STABILITY) not in found.official[0].facts
    assert any("not a number" in issue.meaning for issue in said(found, Severity.WARNING))


def test_the_year_comes_from_the_title_and_the_name_may_contradict_it(tmp_path):
    found = sites_of(tmp_path, Site(), name="lcffem22p1.xlsx")
    assert found.identity.year == 2023
    [warning] = said(found, Severity.WARNING)
    assert "2022-23" in warning.meaning
    assert "2023-24" in warning.meaning


def test_the_year_may_stand_in_the_name_alone(tmp_path):
    found = sites_of(tmp_path, Site(), titles=("Equity Multiplier",), name="lcffem24p2.xlsx")
    assert found.identity.year == 2024
    assert any("taken from the file's name" in issue.meaning for issue in found.issues)


@pytest.mark.parametrize(
    ("titles", "name", "says"),
    [
        (("Equity Multiplier",), "sites.xlsx", "which fiscal year"),
        ((*TITLES, "2024-25 Estimates"), "lcffem23p1.xlsx", "more than one year"),
    ],
)
def test_without_one_year_nothing_is_loaded(titles, name, says, tmp_path):
    with pytest.raises(InputProblem, match=says):
        sites_of(tmp_path, Site(), titles=titles, name=name)


def test_the_list_of_low_performing_groups(tmp_path):
    path = low_performing(
        tmp_path / "leas2023perec52064.xlsx",
        (DISTRICT, "Cañada Union", f"Homeless Youth, {SWD}"),
        ("01611190000000", "Alameda Unified", "Two or More Race"),
    )
    [found] = parsed(path)
    assert (found.identity.kind, found.identity.year) == ("low_performing", 2023)
    assert [dict(row.marks) for row in found.official] == [
        {(2023, "HOM"): "Y", (2023, "SWD"): "Y"},
        {(2023, "MR"): "Y"},
    ]
    assert found.issues == ()


def test_bad_rows_of_that_list_are_said(tmp_path):
    path = low_performing(
        tmp_path / "leas2023perec52064.xlsx",
        (DISTRICT, "Cañada Union", f"Left-handed, {SWD}"),
        ("01611190000000", "Alameda Unified", "White"),
        ("01611190000000", "Alameda Unified", "Asian"),
        ("12", "Nobody", "White"),
        ("01611430000000", "Berkeley Unified", ""),
    )
    [found] = parsed(path)
    assert [dict(row.marks) for row in found.official] == [{(2023, "SWD"): "Y"}]
    meanings = " ".join(issue.meaning for issue in found.issues)
    for words in ("student groups", "different things", "not a CDS code", "names no student group"):
        assert words in meanings


@pytest.mark.parametrize(
    ("date", "name", "year"),
    [
        ("March, 2024", "leas2023perec52064.xlsx", 2024),
        ("", "leas2025perec52064.xlsx", 2025),
    ],
)
def test_its_year(date, name, year, tmp_path):
    path = low_performing(tmp_path / name, (DISTRICT, "Cañada Union", SWD), date=date)
    [found] = parsed(path)
    assert found.identity.year == year
    assert len(found.issues) == 1


def test_a_record_layout_with_a_row_called_cds_is_no_table(tmp_path):
    path = write(
        tmp_path / "leas2023perec52064.xlsx",
        ("Record Layout", [["Field Name", "Type", "Description"], ["CDS", "Character", "Code"]]),
        (
            "LEAs",
            [["January, 2023"], ["CDS", "LEA", "Targeted Student Group(s)"], [DISTRICT, "A", SWD]],
        ),
    )
    [found] = parsed(path)
    assert found.rows_read == 1
