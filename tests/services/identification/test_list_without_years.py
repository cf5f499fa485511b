"""CDE's list of 2025, whose statuses name no year of help, and lists that restate it."""

import pytest

from sos_desktop.domain.casework.letters.letter_kinds import (
    LetterKind,
    LetterStanding,
    misfit,
    proposed_letter,
)
from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.domain.identification.clock import GENERAL, year_of_help
from sos_desktop.domain.identification.history import Basis, Movement
from sos_desktop.domain.identification.reconcile import Outcome
from sos_desktop.services.casework.case_release import plan_release
from sos_desktop.services.identification.identification_view import identification
from sos_desktop.services.identification.ledgers import lea_ledger
from sos_desktop.services.identification.reconciliation import reconcile
from sos_desktop.services.identification.status import statuses
from sos_desktop.services.letters.facts import letter_year
from tests.identified import COE, load, ratings_file, two_priorities, year_files
from tests.importers import lists
from tests.importers.files import DISTRICT

YEAR_1, YEAR_2 = year_of_help(1), year_of_help(2)
OTHER = "27660920000000"
NEW = "27754730000000"
BEFORE = {2022: GENERAL, 2023: GENERAL, 2024: YEAR_1}


def row(cds, name, letters, methods, before, **more):
    return lists.Row(cds, name, letters, {**before, 2025: lists.OLD}, methods, **more)


@pytest.fixture
def list_2025(county, tmp_path):
    """One met again, one in its second year, one new, and a county office with a group thrice."""
    again = row(DISTRICT, "Again Union", {"SWD": "C"}, "1", BEFORE, level_3="Y", in_a_row="Y")
    second = row(OTHER, "Second Unified", {}, "", BEFORE, level_3="N", in_a_row="N")
    new = row(
        NEW, "New Unified", {"EL": "D"}, "1", {**BEFORE, 2024: GENERAL}, level_3="N", in_a_row="N"
    )
    office = row(COE, "Monterey COE", {"HI": "E"}, "1", BEFORE, level_3="Y", in_a_row="N")
    load(county, lists.write(tmp_path, 2025, again, second, new, office))
    return county


def of(county, year):
    return {found.lea.cds: found for found in statuses(county, year).rows}


def test_the_year_of_help_follows_and_cdes_words_stay(list_2025):
    found = of(list_2025, 2025)
    assert {row.status for row in found.values()} == {lists.OLD}
    assert {row.basis for row in found.values()} == {Basis.OFFICIAL}
    assert {cds: row.help_year for cds, row in found.items()} == {
        DISTRICT: 1,
        OTHER: 2,
        NEW: 1,
        COE: 1,
    }
    assert found[OTHER].status_words == "Differentiated Assistance (year 2 of help)"


def test_both_flags_are_cdes_own(list_2025):
    found = of(list_2025, 2025)
    flags = {cds: (row.level_3.flag, row.geographic_lead) for cds, row in found.items()}
    assert flags == {
        DISTRICT: (True, True),
        OTHER: (False, False),
        NEW: (False, False),
        COE: (True, False),
    }
    assert all(row.level_3.stated for row in found.values())
    assert found[DISTRICT].flags == {ListFact.THREE_IN_A_ROW: True}


def test_a_second_year_district_gets_no_letter_of_a_new_one(list_2025):
    proposed = {
        lea.lea.cds: proposed_letter(lea.standing) for lea in letter_year(list_2025, 2025).leas
    }
    assert proposed == {
        DISTRICT: LetterKind.LEVEL_3,
        OTHER: LetterKind.SECOND_YEAR,
        NEW: LetterKind.NEW,
        COE: None,
    }


def test_release_day_and_the_ledger_know_the_second_year(list_2025):
    lines = {line.lea.cds: line.route for line in plan_release(list_2025, 2025).lines}
    assert (lines[OTHER], lines[NEW]) == (Route.SECOND_YEAR, Route.DASHBOARD)
    newest = lea_ledger(list_2025, OTHER)[-1]
    assert (newest.entry.year, newest.movement) == (2025, Movement.SECOND_YEAR)


def test_a_status_without_a_year_agrees_with_a_computed_one(list_2025, tmp_path):
    files = year_files(tmp_path, 2025, [*two_priorities(DISTRICT), (OTHER, "SWD", "susp")])
    load(list_2025, *files, ratings_file(tmp_path, 2025))
    found = reconcile(list_2025, 2025)
    assert found is not None
    status = {fact.cds: fact.outcome for fact in found.facts if fact.what == "Status"}
    assert status[DISTRICT] is Outcome.AGREE
    assert status[OTHER] is Outcome.AGREE


def test_a_list_that_restates_2025_says_nothing_of_its_criteria(county, tmp_path):
    served = {**BEFORE, 2025: lists.OLD, 2026: lists.OLD}
    rows = [
        lists.Row(DISTRICT, "Again Union", {"SWD": "C"}, served, "1"),
        lists.Row(OTHER, "Out Unified", {}, {**BEFORE, 2025: GENERAL, 2026: GENERAL}),
    ]
    load(county, lists.write(tmp_path, 2026, *rows))
    found = of(county, 2025)
    assert (found[DISTRICT].criteria_met, found[DISTRICT].help_year) == (None, None)
    assert found[DISTRICT].status_words == "Differentiated Assistance (year of help not known)"
    assert found[OTHER].criteria_met is False
    for again in (True, False):
        standing = LetterStanding(EntityKind.DISTRICT, True, None, again=again)
        assert proposed_letter(standing) is None
        assert misfit(LetterKind.NEW, standing)
        assert misfit(LetterKind.SECOND_YEAR, standing)


def test_the_letters_of_a_restated_year_still_settle_its_year_of_help(list_2025, tmp_path):
    restating = lists.Row(OTHER, "Second Unified", {}, {**BEFORE, 2025: lists.OLD, 2026: GENERAL})
    load(list_2025, lists.write(tmp_path, 2026, restating))
    assert of(list_2025, 2025)[OTHER].help_year == 2
    view = identification(list_2025, 2026)
    assert view is not None
    [shown] = view.rows
    assert (shown.status.status, shown.movement) == (GENERAL, Movement.LEFT)
