"""Sentences of letters that have to fit the year, the LEA and how its help came about."""

import pytest

from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.domain.casework.partners.roles import voice_of
from sos_desktop.domain.casework.words import Perspective, Route
from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.exporters.letter_docx import text_of
from sos_desktop.services.letters.letter_law import law_values
from sos_desktop.services.letters.making import file_name, letter_bytes
from sos_desktop.services.letters.readiness import letter_table
from sos_desktop.services.letters.several_years import Beginning, row_sentence
from sos_desktop.services.letters.statutes import statutes
from sos_desktop.services.letters.wording import dashboard_sentence, route_sentence
from tests.importers import files
from tests.letters import fill_registers, load_figures, load_list
from tests.services.letters.test_missing_files import take_away


def test_two_years_that_began_by_local_indicators_are_told_so():
    began = Beginning(2024, {}, {1: False, 2: True, 3: False, 4: None})
    assert began.sentence.startswith("The two years began with the 2024 Dashboard, in this way: ")
    assert "at least two local indicators" in began.sentence
    assert Beginning(2024, {"SWD": "D"}, {1: True}).sentence.endswith("Students with disabilities.")
    assert Beginning(2024, {}, {1: True}).sentence == "", "without its groups nothing is said"


def test_a_dashboard_promises_assistance_only_to_those_who_get_it():
    assert "assistance that follows from it is for 2025-26" in dashboard_sentence(
        2025, "2025-26", True
    )
    for served in (False, None):
        said = dashboard_sentence(2025, "2025-26", served)
        assert "what is said here of assistance is for 2025-26" in said
        assert "follows" not in said


@pytest.mark.parametrize(("year", "said"), [(2019, True), (2022, True), (2023, False)])
def test_an_earlier_dashboard_is_not_told_by_laws_that_came_later(year, said):
    told = law_values(year)
    for name in ("law_two_years", "law_lcap_actions", "law_lcap_duty"):
        assert (name in told and told[name] != statutes()[name].text) is said, name


def test_data_that_were_not_submitted_are_not_called_late():
    assert "not submitted to CALPADS as required" in route_sentence(Route.CALPADS, "Cañada Union")


def test_what_answers_a_request_bears_no_dashboard_year():
    assert file_name("Cañada", LetterKind.VOLUNTARY, 2025) == "Cañada letter - Voluntary request"
    assert file_name("Cañada", LetterKind.NEW, 2025).endswith("New district 2025")


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Families", Perspective.FAMILIES),
        ("Parents, site council", Perspective.FAMILIES),
        ("Principals of both schools", Perspective.PRINCIPALS),
        ("Principal, Mesa Alta High", Perspective.PRINCIPALS),
        ("Teachers of grades 6 to 8", Perspective.TEACHERS),
        ("President, teachers’ association", Perspective.LABOR),
    ],
)
def test_people_named_in_the_plural_are_voices_too(text, voice):
    assert voice_of(text) is voice


def test_what_no_list_says_of_earlier_years_is_called_an_estimate():
    said = row_sentence(("SWD",), (2023, 2024, 2025), (2023,))
    assert "What is said of 2023 is our own computation, an estimate." in said
    assert "estimate" not in row_sentence(("SWD",), (2023, 2024, 2025))
    began = Beginning(2023, {"SWD": "D"}, {1: True}, listed=False)
    assert "Dashboard. By our own computation, an estimate, these student groups" in began.sentence


def test_a_status_that_a_later_list_says_again_leaves_its_reasons_an_estimate(county, tmp_path):
    """CDE's list of 2026 says the status of 2025, and never which groups led to it."""
    load_figures(county, tmp_path)
    fill_registers(county)
    before = "Differentiated Assistance, Year 1"
    later = "Differentiated Assistance, Year 2"
    load_list(county, tmp_path, later, letter="*", before=before, year=2026)
    (row,) = letter_table(county, 2025, cds=files.DISTRICT).rows
    assert (row.letter, row.found.basis, row.found.listed) == (LetterKind.NEW, "Official", False)
    text = text_of(letter_bytes(county, row.found, LetterKind.NEW))
    assert "assistance list for the 2025 Dashboard" in text
    assert "By our computation, an estimate, each of these student groups met" in text
    take_away(county, {Indicator.MATH})
    (row,) = letter_table(county, 2025, cds=files.DISTRICT).rows
    assert not row.ready, "a file that is not loaded could change its reasons"


def test_the_same_letters_are_equal_without_being_judged(ready, monkeypatch):
    """A page that is looked at again would judge every kind for every LEA to see that."""
    first, second = letter_table(ready).rows, letter_table(ready).rows
    monkeypatch.setattr("sos_desktop.services.letters.readiness.readiness", None)
    assert first == second
    monkeypatch.undo()
    fill_registers(ready)  # now two people sign
    assert letter_table(ready).rows != first
