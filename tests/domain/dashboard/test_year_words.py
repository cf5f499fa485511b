"""Words of the Dashboard by year."""

import pytest

from sos_desktop.domain.dashboard.codes import (
    Indicator,
    change_word,
    distance_name,
    measure_name,
    status_word,
)
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.wording import value_phrase
from sos_desktop.domain.dashboard.year_words import WORD_YEARS, words_of


@pytest.mark.parametrize(
    ("year", "name", "measure"),
    [
        (2017, "standard", "Distance from Standard"),
        (2025, "standard", "Distance from Standard"),
        (2026, "proficiency", "Distance from Proficiency"),
        (2027, "proficiency", "Distance from Proficiency"),
    ],
)
def test_what_ela_and_math_are_measured_from(year, name, measure):
    assert distance_name(year) == name
    assert measure_name(Indicator.ELA, year) == measure_name(Indicator.MATH, year) == measure
    assert measure_name(Indicator.SCIENCE, year) == ""
    seen = Observation(year=year, indicator=Indicator.ELA, cds="", group="ALL", status=-72.9)
    assert value_phrase(seen) == f"72.9 points below {name}"


def test_growth_has_labels_from_2026_on():
    assert words_of(2025).growth == ()
    assert words_of(2026).growth == (
        "minimal",
        "moderate",
        "average",
        "accelerated",
        "exceptional",
    )


@pytest.mark.parametrize("year", [2017, 2025, 2026])
def test_levels_turn_round_where_less_is_better(year):
    assert status_word(Indicator.ELA, 1, year) == "Very Low"
    assert status_word(Indicator.SUSPENSION, 1, year) == "Very High"
    assert change_word(Indicator.CHRONIC, 5, year) == "declined significantly"
    assert change_word(Indicator.ELA, 5, year) == "increased significantly"


def test_every_row_has_five_levels_and_says_where_it_was_read():
    assert [words.since for words in WORD_YEARS] == sorted(words.since for words in WORD_YEARS)
    assert all(len(words.status) == len(words.change) == 5 for words in WORD_YEARS)
    assert all(words.source and words.certainty for words in WORD_YEARS)
