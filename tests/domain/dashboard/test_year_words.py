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
from sos_desktop.domain.dashboard.year_words import made_of, word_years, words_of
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.reference_files import reference_file


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


def test_every_entry_says_where_it_was_read_and_how_sure_it_is():
    for words in word_years():
        assert words.source
        assert (words.certainty == "stated") == (words.since < 2026)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"distance": " "}, "distance of words since 2026 cannot be"),
        ({"status": ["Low", "High"]}, "status of words since 2026"),
        ({"growth": ["some"]}, "growth of words since 2026"),
        ({"certainty": "sure"}, "certainty of words since 2026"),
        ({"color": ["red"]}, "color of words since 2026 is not known"),
        ({"since": 0}, "since must begin with 0 and rise"),
    ],
)
def test_a_table_that_cannot_be_right_is_refused(changed, says):
    before, newest = reference_file("dashboard_words.toml")["words"]
    with pytest.raises(InputProblem, match=says):
        made_of({"words": [before, newest | changed]})


def test_an_entry_that_lacks_something_is_refused():
    before, newest = reference_file("dashboard_words.toml")["words"]
    with pytest.raises(InputProblem, match="source of words since 2026 is missing"):
        made_of({"words": [before, {k: v for k, v in newest.items() if k != "source"}]})


def test_a_year_whose_words_change_is_an_entry(monkeypatch):
    before, newest = reference_file("dashboard_words.toml")["words"]
    later = newest | {"since": 2028, "status": ["One", "Two", "Three", "Four", "Five"]}
    found = made_of({"words": [before, newest, later]})
    monkeypatch.setattr("sos_desktop.domain.dashboard.year_words.word_years", lambda: found)
    assert status_word(Indicator.ELA, 1, 2027) == "Very Low"
    assert status_word(Indicator.ELA, 1, 2028) == "One"
    assert status_word(Indicator.CHRONIC, 1, 2029) == "Five"
