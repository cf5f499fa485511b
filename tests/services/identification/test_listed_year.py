"""A list of CDE for a year whose criteria are not in force here: what it says is Official."""

import csv
import io

from sos_desktop.cli import identify as identify_command
from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.identification.clock import GENERAL, year_of_help
from sos_desktop.domain.identification.history import Basis, Movement
from sos_desktop.domain.identification.reconcile import Outcome
from sos_desktop.services.casework.case_opening import opening_facts
from sos_desktop.services.casework.case_release import open_or_continue, plan_release
from sos_desktop.services.casework.cases import case_file
from sos_desktop.services.dashboard.districts import list_districts
from sos_desktop.services.identification.comparison_text import summary
from sos_desktop.services.identification.determinations import letters
from sos_desktop.services.identification.identification_view import identification
from sos_desktop.services.identification.ledgers import lea_ledger
from sos_desktop.services.identification.letters_text import letters_csv
from sos_desktop.services.identification.outlooks import outlook
from sos_desktop.services.identification.reconciliation import reconcile
from sos_desktop.services.identification.status import statuses
from sos_desktop.services.letters.readiness import letter_table
from tests.identified import COE, load, two_priorities, year_files
from tests.importers import lists
from tests.importers.files import DISTRICT
from tests.prepared_case import county_prepared_by

YEAR_1 = year_of_help(1)


def load_lists(county, folder):
    """CDE's list of 2026, with groups that met the criteria in three lists in a row."""
    met = {"SWD": "C", "EL": "D"}
    for year, status in ((2024, YEAR_1), (2025, lists.OLD)):
        before = {2023: GENERAL, 2024: YEAR_1} | {year: status}
        row = lists.Row(DISTRICT, "Creek Unified", met, before, "1")
        office = lists.Row(COE, "Monterey COE", {}, {year: GENERAL})
        load(county, lists.write(folder, year, row, office))
    before = {2023: GENERAL, 2024: YEAR_1, 2025: lists.OLD, 2026: lists.OLD}
    rows = [
        lists.Row(DISTRICT, "Creek Unified", met, before, "1", in_a_row="Y"),
        lists.Row(COE, "Monterey COE", {}, {2025: GENERAL, 2026: GENERAL}, "", "N", "N"),
    ]
    load(county, lists.write(folder, 2026, *rows))


county_template, listed = county_prepared_by(load_lists, "listed")


def test_statuses_and_letters_are_official(listed):
    found = {row.lea.cds: row for row in statuses(listed, 2026).rows}
    assert {row.basis for row in found.values()} == {Basis.OFFICIAL}
    district = found[DISTRICT]
    assert (district.status, district.criteria_met, district.letters) == (
        lists.OLD,
        True,
        {"SWD": "C", "EL": "D"},
    )
    assert found[COE].status == GENERAL


def test_the_years_of_the_lists_count_among_the_last_ones(listed):
    district = statuses(listed, 2026).rows[0]
    assert district.lea.cds == DISTRICT
    assert district.level_3.years == (2023, 2024, 2025, 2026)
    assert district.three_in_a_row == ("EL", "SWD")
    assert district.geographic_lead


def test_nothing_is_computed_beside_it(listed, tmp_path):
    load(listed, *year_files(tmp_path, 2026, two_priorities(COE)))
    view = identification(listed, 2026)
    assert view is not None
    assert view.shown
    assert all(row.computed is None for row in view.rows)
    assert "provisional" in view.why_not
    assert "Official" in view.why_not
    assert {row.lea.cds: row.movement for row in view.rows} == {
        DISTRICT: Movement.CONTINUED,
        COE: Movement.NONE,
    }
    assert outlook(listed, 2026).rows == ()


def test_the_ledger_and_the_list_of_districts_show_it(listed):
    newest = lea_ledger(listed, DISTRICT)[-1].entry
    assert (newest.year, newest.basis, newest.letters) == (
        2026,
        Basis.OFFICIAL,
        {"SWD": "C", "EL": "D"},
    )
    [row] = [row for row in list_districts(listed, 2026) if row.lea.cds == DISTRICT]
    assert row.letters == {"SWD": "C", "EL": "D"}


def test_a_case_opens_with_it(listed):
    assert opening_facts(listed, DISTRICT).statuses[2026].status == lists.OLD
    [line] = [line for line in plan_release(listed, 2026).lines if line.can]
    assert (line.lea.cds, line.route, line.standing) == (DISTRICT, Route.DASHBOARD, "Official")
    done = open_or_continue(listed, 2026, [DISTRICT])
    assert done.done[0].case_id is not None
    basis = case_file(listed, done.done[0].case_id).case.basis
    assert basis.status.startswith(lists.OLD)
    assert (basis.status_basis, basis.result) == ("Official", "Official")
    assert [group.code for group in basis.lettered] == ["EL", "SWD"]
    assert basis.rules_title == "CDE's list for the 2026 Dashboard"


def test_letters_are_offered_for_it(listed):
    table = letter_table(listed, 2026)
    assert (table.year, [row.found.basis for row in table.rows]) == (2026, ["Official", "Official"])


def test_the_csv_of_letters_says_whose_they_are(listed):
    rows = list(csv.DictReader(io.StringIO(letters_csv(letters(listed, 2026)).decode("utf-8-sig"))))
    assert {(row["student_group"], row["letter"]) for row in rows} == {("SWD", "C"), ("EL", "D")}
    assert all(row["reasons"].startswith("Official") for row in rows)


def test_where_rules_are_in_force_the_computed_letters_are_written(listed, tmp_path):
    load(listed, *year_files(tmp_path, 2025, two_priorities(DISTRICT)))
    rows = list(csv.DictReader(io.StringIO(letters_csv(letters(listed, 2025)).decode("utf-8-sig"))))
    assert [row["student_group"] for row in rows if row["letter"]] == ["SWD"]


def test_a_comparison_says_that_there_is_nothing_to_compare(listed):
    found = reconcile(listed, 2026)
    assert found is not None
    assert set(found.counts) == {Outcome.NOT_COMPUTABLE}
    assert not found.differences
    said = summary(found)
    assert said[0].startswith("assistancestatus26.xlsx (official), nothing computed")
    assert "2 not computable" in said[0]


def test_without_a_list_the_year_stays_closed(county, tmp_path):
    load(county, *year_files(tmp_path, 2026, two_priorities(DISTRICT)))
    assert statuses(county, 2026).rows == ()
    view = identification(county, 2026)
    assert view is not None
    assert not view.shown
    assert identify_command.HELP
