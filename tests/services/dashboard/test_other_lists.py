"""The state's other lists in a county file: shown, replaced, taken back, kept apart by year."""

import pytest

from sos_desktop.domain.casework.words import PlanKind, Route
from sos_desktop.importers.contract import Severity
from sos_desktop.services.casework.cases import open_case
from sos_desktop.services.casework.coherence import proposed_plans, take_over
from sos_desktop.services.county.undo import redo, undo
from sos_desktop.services.dashboard import imports
from sos_desktop.services.dashboard.listed_elsewhere import listed_elsewhere
from tests.importers import lists
from tests.importers.equity_lists import (
    CREEK,
    DULL,
    HILL,
    Site,
    leas_sheet,
    low_performing,
    sites_sheet,
    write,
)
from tests.importers.files import CHARTER, DISTRICT

SWD = "Students with Disabilities"


def load(county, *paths):
    looked_at = imports.preview(county, paths)
    assert all(file.status is imports.FileStatus.READY for file in looked_at.files), looked_at
    return imports.commit(county, looked_at)


def equity(county):
    return listed_elsewhere(county, DISTRICT).equity


@pytest.fixture
def workbook(tmp_path):
    return write(tmp_path / "lcffem23p1.xlsx", leas_sheet(), sites_sheet(Site(), DULL))


def test_nothing_is_said_of_lists_that_are_not_loaded(county):
    found = listed_elsewhere(county, DISTRICT)
    assert (found.equity, found.low, found.charters) == (None, None, None)


def test_sites_with_money_and_the_leas_own_row(county, workbook):
    load(county, workbook)
    found = equity(county)
    assert [(site.cds, site.funding, site.non_stability) for site in found.sites] == [
        (CREEK, 100000, 0.4)
    ]
    assert (found.others, found.count, found.funding) == (1, 1, 100000)
    assert found.source.title == "Equity Multiplier 2023-24, school sites"


def test_charter_schools_have_their_own_money(county, tmp_path):
    sites = [Site(), Site(HILL, "Hill Charter", charter="0811", funding=50000)]
    load(county, write(tmp_path / "lcffem23p1.xlsx", sites_sheet(*sites)))
    assert [site.name for site in equity(county).sites] == ["Creek Elementary"]
    assert [s.name for s in listed_elsewhere(county, HILL).equity.sites] == ["Hill Charter"]


def test_sums_of_another_year_do_not_stand_beside_the_sites(county, tmp_path, workbook):
    load(county, workbook)
    titles = ("Equity Multiplier", "2024-25 First Principal")
    newer = write(tmp_path / "lcffem24p1.xlsx", sites_sheet(Site(funding=70000), titles=titles))
    load(county, newer)
    found = equity(county)
    assert [site.funding for site in found.sites] == [70000]
    assert (found.count, found.funding) == (None, None)


def test_a_later_apportionment_replaces_an_earlier_one_and_not_the_other_way(
    county, tmp_path, workbook
):
    load(county, workbook)
    later = write(tmp_path / "lcffem23p2.xlsx", sites_sheet(Site(funding=90000), DULL))
    [file] = imports.preview(county, [later]).files
    assert "lcffem23p1.xlsx" in file.replaces
    load(county, later)
    assert [site.funding for site in equity(county).sites] == [90000]
    again = write(tmp_path / "lcffem23p1.xlsx", sites_sheet(Site(funding=80000)))
    [file] = imports.preview(county, [again]).files
    assert file.status is imports.FileStatus.SAME
    assert "lcffem23p2.xlsx" in file.message


def test_an_import_is_taken_back_undone_and_done_again(county, workbook):
    done = load(county, workbook)
    for batch in done.batches:
        imports.undo_import(county, batch.id)
    assert equity(county) is None
    undo(county)
    undo(county)
    assert equity(county) is not None
    redo(county)
    redo(county)
    assert equity(county) is None
    titles = {batch.title for batch in imports.history(county)}
    assert titles == {
        "Equity Multiplier 2023-24, school sites",
        "Equity Multiplier 2023-24, funding by LEA",
    }


def test_groups_of_the_list_under_ec_52064(county, tmp_path):
    path = low_performing(
        tmp_path / "leas2023perec52064.xlsx", (DISTRICT, "Cañada Union", f"Homeless Youth, {SWD}")
    )
    load(county, path)
    assert set(listed_elsewhere(county, DISTRICT).low.groups) == {
        "Homeless youth",
        "Students with disabilities",
    }
    other = listed_elsewhere(county, "27660920000000").low
    assert (other.groups, other.source.title) == ((), "EC 52064 list 2023")


def test_charter_schools_of_the_district_with_their_flag(county, tmp_path):
    header = ["CDS", "SchoolName", "LEAname", "SWDcurrent", "SWDprior", "AssistanceStatus2025"]
    row = [CHARTER, "Bay Charter", "Cañada Union", "C", "C", lists.OLD, "Y", "2025"]
    names = [*header, "EC47607_2025", "ReportYear"]
    path = tmp_path / "charterassistance25.xlsx"
    path.write_bytes(lists.workbook([("Charter 2025", 6, names, [row])]))
    load(county, path)
    [school] = listed_elsewhere(county, DISTRICT).charters.schools
    assert (school.name, school.status, school.flag) == ("Bay Charter", lists.OLD, True)
    assert listed_elsewhere(county, CHARTER).charters.schools == (school,)


def test_the_plan_of_the_equity_multiplier_is_offered_once(county, workbook):
    load(county, workbook)
    case_id = open_case(county, DISTRICT, Route.VOLUNTARY, request="Help").case_id
    [plan] = proposed_plans(county, case_id)
    assert plan.kind is PlanKind.EQUITY_MULTIPLIER
    assert plan.text == "Creek Elementary (Equity Multiplier 2023-24, school sites)"
    take_over(county, case_id, (plan,))
    assert proposed_plans(county, case_id) == ()


def remarks(county, *paths):
    return [
        issue.meaning
        for file in imports.preview(county, paths).files
        for issue in file.issues
        if issue.severity is Severity.WARNING
    ]


def test_far_fewer_rows_are_said_before_anything_is_replaced(county, tmp_path, workbook):
    assert any("more than 9,000 school sites" in said for said in remarks(county, workbook))
    load(county, workbook)
    fewer = write(tmp_path / "lcffem23p2.xlsx", sites_sheet(Site()))
    assert any("fewer rows than lcffem23p1.xlsx" in said for said in remarks(county, fewer))


def test_a_code_nobody_knows_is_said(county, tmp_path):
    known = [lists.Row(f"27{66000 + n}0000000", f"District {n}") for n in range(25)]
    rows = [lists.Row(row.cds, row.name, {}, {2023: lists.GENERAL}) for row in known]
    load(county, lists.write(tmp_path, 2023, *rows))
    path = low_performing(tmp_path / "leas2023perec52064.xlsx", ("27999990000000", "Typo", SWD))
    assert any("No file loaded before" in said for said in remarks(county, path))
    path = low_performing(tmp_path / "leas2023perec52064.xlsx", (known[0].cds, "District", SWD))
    assert remarks(county, path) == []


def test_a_restated_status_that_is_not_that_years_is_said(county, tmp_path):
    statuses = {2022: lists.GENERAL, 2023: lists.FIRST}
    load(county, lists.write(tmp_path, 2023, lists.Row("27660920000000", "A", {}, statuses, "1")))
    same = lists.Row("27660920000000", "A", {}, {**statuses, 2024: lists.SECOND})
    words = "not those that assistancestatus23.xlsx says of the same year"
    assert not any(words in said for said in remarks(county, lists.write(tmp_path, 2024, same)))
    other = lists.Row("27660920000000", "A", {}, {**statuses, 2023: lists.GENERAL})
    assert any(words in said for said in remarks(county, lists.write(tmp_path, 2024, other)))
