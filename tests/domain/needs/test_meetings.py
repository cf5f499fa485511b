"""Agendas: lines that were decided, and the meeting that comes next."""

from datetime import date

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.needs.meetings import at_hand, lines_of
from tests.domain.needs.files import C

EVENINGS = tuple(
    r.Contact(case_id=C, kind=w.ContactKind.MEETING, held_on=date(2026, 12, day), summary="")
    for day in (15, 8, 1)
)


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("- yes\n• no\n*both*", ["yes", "no", "both*"]),
        ("-5 points a year\n–3.2% fewer", ["-5 points a year", "–3.2% fewer"]),
        ("- -5 points", ["-5 points"]),
        ("\n -  \n", []),
        ("•glued\n  – far", ["glued", "far"]),
    ],
)
def test_marks_of_a_list_go_and_a_minus_stays(typed, lines):
    assert lines_of(typed) == lines


@pytest.mark.parametrize(
    ("today", "held_on"),
    [
        (date(2026, 11, 20), date(2026, 12, 1)),
        (date(2026, 12, 1), date(2026, 12, 1)),
        (date(2026, 12, 4), date(2026, 12, 8)),
        (date(2026, 12, 15), date(2026, 12, 15)),
    ],
)
def test_the_meeting_at_hand_is_today_s_or_the_next(today, held_on):
    found = at_hand(EVENINGS, today)
    assert found is not None
    assert found.held_on == held_on


def test_no_meeting_is_at_hand_once_all_were_held():
    assert at_hand(EVENINGS, date(2026, 12, 16)) is None
