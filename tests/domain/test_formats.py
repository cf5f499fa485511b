"""Dates as people write them in California, and as we write them back."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.casework.records.schema import all_kinds, kind_of
from sos_desktop.domain.formats import (
    counted,
    date_words,
    day_in_words,
    distance_words,
    moment_in_cell,
    parse_date,
    plural,
    with_article,
)

_TODAY = date(2025, 11, 26)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("11/21/2026", date(2026, 11, 21)),
        ("11/21/26", date(2026, 11, 21)),
        ("12/1", date(2025, 12, 1)),
        ("3/17", date(2026, 3, 17)),
        ("Nov 21, 2026", date(2026, 11, 21)),
        ("november 21 2026", date(2026, 11, 21)),
        ("Dec 9", date(2025, 12, 9)),
        ("2026-02-28", date(2026, 2, 28)),
        (" today ", _TODAY),
        ("tomorrow", date(2025, 11, 27)),
        ("+7", date(2025, 12, 3)),
        ("+2w", date(2025, 12, 10)),
        ("+3m", date(2026, 2, 26)),
        ("-3", date(2025, 11, 23)),
        ("−1m", date(2025, 10, 26)),
        ("Yesterday", date(2025, 11, 25)),
        ("friday", date(2025, 11, 28)),
        ("Mon", date(2025, 12, 1)),
        ("wed", _TODAY),
        ("11/20", date(2026, 11, 20)),
        ("2/30/2026", None),
        ("13/1/2026", None),
        ("soon", None),
        ("", None),
        ("2/29", None),
    ],
)
def test_dates_are_read(text, day):
    assert parse_date(text, _TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("11/20", date(2025, 11, 20)),
        ("11/20/2026", date(2026, 11, 20)),
        ("Jan 10", date(2026, 1, 10)),
        ("6/1", date(2025, 6, 1)),
        ("mon", date(2025, 11, 24)),
        ("friday", date(2025, 11, 28)),
        ("2/29", None),
        ("2/30", None),
    ],
)
def test_of_what_has_been_the_nearest_day_is_meant(text, day):
    assert parse_date(text, _TODAY, nearest=True) == day


def test_a_month_step_from_a_long_month_ends_in_the_short_one():
    assert parse_date("+1m", date(2026, 1, 31)) == date(2026, 2, 28)


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_what_is_written_can_be_read_again(day):
    assert parse_date(date_words(day), _TODAY) == day


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "in 1 day"),
        (3, "in 3 days"),
        (-1, "1 day ago"),
        (-4, "4 days ago"),
        (366, "in 366 days"),
        (430, "in 14 months"),
        (730, "in 2 years"),
        (8438, "in 23 years"),
        (-8438, "23 years ago"),
    ],
)
def test_distances_are_words(days, words):
    assert distance_words(_TODAY + timedelta(days=days), _TODAY) == words


def test_a_date_not_known_is_said_in_words():
    assert date_words(None) == "not set"


def test_a_moment_in_a_cell_breaks_between_day_and_time_only():
    at = datetime(2026, 11, 25, 14, 5).astimezone()
    assert moment_in_cell(at).split(" ") == ["Nov\u00a025,\u00a02026,", "2:05\u00a0PM"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Nov 24, 2026", date(2026, 11, 24)),
        ("Feb 29, 2028", date(2028, 2, 29)),
        ("Feb 29, 2027", None),
        ("Nov 24", None),
        ("overdue since Nov 24, 2026", None),
        ("Foo 1, 2026", None),
        ("", None),
    ],
)
def test_a_day_in_words_is_a_day_again(text, day):
    assert day_in_words(text) == day


@pytest.mark.parametrize(
    ("noun", "words"),
    [
        ("aim", "an aim"),
        ("LCAP goal", "an LCAP goal"),
        ("COE note", "a COE note"),
        ("other plan", "another plan"),
        ("progress note", "a progress note"),
        ("hours planned", "hours planned"),
        ("feedback", "feedback"),
        ("support of a year", "support of a year"),
    ],
)
def test_nouns_have_the_article_one_says(noun, words):
    assert with_article(noun) == words


def test_several_of_every_kind_are_written_as_one_says_it():
    said = {kind.noun: plural(kind.noun) for kind in map(kind_of, all_kinds())}
    assert said["district priority"] == "district priorities"
    assert said["step of a process"] == "steps of a process"
    assert said["point of a year's review"] == "points of a year's review"
    assert said["person"] == "people"
    assert said["evidence"] == "evidence"
    assert counted(2, "feedback") == "2 entries of feedback"
    assert not [words for words in said.values() if words.endswith(("ys", "sss", "processs"))]
