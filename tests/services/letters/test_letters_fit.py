"""Sentences of letters that have to fit the year, the LEA and how its help came about."""

import pytest

from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.domain.casework.partners.roles import voice_of
from sos_desktop.domain.casework.words import Perspective, Route
from sos_desktop.services.letters.letter_law import law_values
from sos_desktop.services.letters.making import file_name
from sos_desktop.services.letters.several_years import Beginning
from sos_desktop.services.letters.statutes import statutes
from sos_desktop.services.letters.wording import dashboard_sentence, route_sentence


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
