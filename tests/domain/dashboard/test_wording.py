"""Figures in words: units, CDE's words for changes, and why a figure is not there."""

import pytest

from sos_desktop.domain.dashboard.codes import Color, Indicator, change_word, status_word
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.wording import (
    absence_words,
    change_arrow,
    change_words,
    figure_phrase,
    shown_count,
    students_phrase,
    value_phrase,
    value_words,
    year_before_words,
)


def observation(indicator=Indicator.SUSPENSION, **values):
    return Observation(2025, indicator, "27661590000000", "SWD", **values)


@pytest.mark.parametrize(
    ("indicator", "status", "words"),
    [
        (Indicator.ELA, -98.4, "−98.4"),
        (Indicator.MATH, 12.0, "12.0"),
        (Indicator.SUSPENSION, 9.2, "9.2%"),
        (Indicator.GRADUATION, 100.0, "100.0%"),
        (Indicator.CCI, 0.0, "0.0%"),
        (Indicator.ELA, 0.0, "0.0"),
        (Indicator.ELPI, None, "not reported"),
    ],
)
def test_values_with_their_unit(indicator, status, words):
    assert value_words(indicator, status) == words


@pytest.mark.parametrize(
    ("indicator", "change", "level", "words", "arrow"),
    [
        (Indicator.ELA, -3.1, 2, "declined 3.1", "↓"),
        (Indicator.ELA, -18.4, 1, "declined significantly 18.4", "↓"),
        (Indicator.ELA, 6.5, 4, "increased 6.5", "↑"),
        (Indicator.ELA, 15.2, 5, "increased significantly 15.2", "↑"),
        (Indicator.ELA, 0.4, 3, "maintained, +0.4", "→"),
        (Indicator.ELA, -2.9, 3, "maintained, −2.9", "→"),
        (Indicator.ELA, 0.0, 3, "maintained", "→"),
        # lower is better: level 1 is a rise
        (Indicator.SUSPENSION, 3.6, 1, "increased significantly 3.6", "↑"),
        (Indicator.SUSPENSION, 0.7, 2, "increased 0.7", "↑"),
        (Indicator.CHRONIC, -4.8, 5, "declined significantly 4.8", "↓"),
        (Indicator.CHRONIC, -0.6, 4, "declined 0.6", "↓"),
        # no level: only the number's own way
        (Indicator.GRADUATION, 1.5, 0, "up 1.5", "↑"),
        (Indicator.GRADUATION, -1.5, None, "down 1.5", "↓"),
        (Indicator.GRADUATION, 0.0, None, "unchanged", "→"),
        # a level that contradicts the number is not repeated
        (Indicator.ELA, 3.1, 2, "up 3.1", "↑"),
        (Indicator.SUSPENSION, -0.7, 2, "down 0.7", "↓"),
        (Indicator.ELA, 0.0, 4, "unchanged", "→"),
        # not reported is left out
        (Indicator.ELA, None, 2, "", ""),
    ],
)
def test_changes_in_cdes_words(indicator, change, level, words, arrow):
    found = observation(indicator, change=change, change_level=level)
    assert (change_words(found), change_arrow(found)) == (words, arrow)


@pytest.mark.parametrize("indicator", list(Indicator))
@pytest.mark.parametrize("level", [1, 2, 4, 5])
@pytest.mark.parametrize("change", [-4.0, 4.0])
def test_word_and_sign_never_disagree(indicator, level, change):
    words = change_words(observation(indicator, change=change, change_level=level))
    assert words.startswith(("increased", "up")) == (change > 0)


@pytest.mark.parametrize(
    ("indicator", "level", "word"),
    [
        (Indicator.ELA, 1, "Very Low"),
        (Indicator.SUSPENSION, 1, "Very High"),
        (Indicator.CHRONIC, 5, "Very Low"),
        (Indicator.GRADUATION, 5, "Very High"),
        (Indicator.CCI, None, "no data"),
    ],
)
def test_level_5_is_always_the_best(indicator, level, word):
    assert status_word(indicator, level) == word
    assert change_word(indicator, None) == "no data"


@pytest.mark.parametrize(
    ("values", "by_status", "words"),
    [
        ({"status": 9.2, "color": Color.RED}, False, "suspension Red (9.2%)"),
        (
            {"status": 9.2, "color": Color.RED, "change": 0.7, "change_level": 2},
            False,
            "suspension Red (9.2%, increased 0.7 points)",
        ),
        ({"status": 9.2, "status_level": 1}, True, "suspension Very High (9.2%)"),
    ],
)
def test_a_figure_in_a_sentence(values, by_status, words):
    assert figure_phrase(observation(**values), by_status=by_status) == words


@pytest.mark.parametrize(
    ("values", "minimum", "words"),
    [
        (None, 30, "not reported"),
        ({"denominator": None}, 30, "not reported"),
        ({"denominator": 10}, 30, "fewer than 11 students"),
        ({"denominator": 0}, 30, "fewer than 11 students"),
        ({"denominator": 11}, 30, "not reported"),
        ({"denominator": 11, "status": 9.2}, 30, "fewer than 30 students"),
        ({"denominator": 29, "status": 9.2, "color": Color.NONE}, 30, "fewer than 30 students"),
        ({"denominator": 14, "status": 9.2, "color": Color.NONE}, 15, "fewer than 15 students"),
        ({"denominator": 15, "status": 9.2, "color": Color.NONE}, 15, "no color"),
        ({"denominator": 90, "status": 9.2, "color": Color.NONE}, 30, "no color"),
        ({"denominator": None, "status": 9.2}, 30, "no color"),
        ({"denominator": 90, "status": 9.2, "color": Color.RED}, 30, ""),
    ],
)
def test_why_a_figure_is_not_there(values, minimum, words):
    found = None if values is None else observation(**values)
    assert absence_words(found, minimum) == words


@pytest.mark.parametrize(
    ("before", "words"),
    [(29, "fewer than 30 students the year before"), (30, ""), (None, "")],
)
def test_too_few_the_year_before(before, words):
    assert year_before_words(observation(prior_denominator=before), 30) == words


@pytest.mark.parametrize(("count", "shown"), [(None, None), (0, None), (10, None), (11, 11)])
def test_small_counts_are_not_shown(count, shown):
    assert shown_count(count) == shown


@pytest.mark.parametrize(
    ("indicator", "year", "status", "said"),
    [
        (Indicator.ELA, 2025, -24.2, "24.2 points below standard"),
        (Indicator.MATH, 2025, 3.0, "3.0 points above standard"),
        (Indicator.MATH, 2025, 0.0, "at standard"),
        (Indicator.ELA, 2026, -24.2, "24.2 points below proficiency"),
        (Indicator.SCIENCE, 2025, 31.4, "31.4 science points"),
        (Indicator.SUSPENSION, 2025, 9.2, "9.2%"),
        (Indicator.ELA, 2025, None, "not reported"),
    ],
)
def test_a_value_in_a_sentence_has_its_unit(indicator, year, status, said):
    found = Observation(year=year, indicator=indicator, cds="1", group="SWD", status=status)
    assert value_phrase(found) == said


@pytest.mark.parametrize(
    ("group", "said"),
    [
        ("ALL", "students"),
        ("HI", "Hispanic students"),
        ("EL", "English learners"),
        ("SED", "socioeconomically disadvantaged students"),
        ("MR", "students of two or more races"),
        ("FOS", "foster youth"),
        ("AI", "American Indian or Alaska Native students"),
    ],
)
def test_the_students_of_a_group_inside_a_sentence(group, said):
    assert students_phrase(group) == said
