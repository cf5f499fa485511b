"""Tasks that come back: never too early, never skipping, never past their end."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.casework.dates.repeated_tasks import following_task, next_due
from sos_desktop.domain.casework.records import Task
from sos_desktop.domain.casework.words import Repeats

DAYS = st.dates(date(1995, 1, 1), date(2090, 1, 1))
REPEATING = st.sampled_from([r for r in Repeats if r is not Repeats.NONE])
_LONGEST = {Repeats.WEEKLY: 7, Repeats.MONTHLY: 31, Repeats.QUARTERLY: 92, Repeats.YEARLY: 366}
_SHORTEST = {Repeats.WEEKLY: 7, Repeats.MONTHLY: 28, Repeats.QUARTERLY: 89, Repeats.YEARLY: 365}


@pytest.mark.parametrize(
    ("day", "repeats", "following"),
    [
        (date(2026, 11, 24), Repeats.WEEKLY, date(2026, 12, 1)),
        (date(2026, 1, 15), Repeats.MONTHLY, date(2026, 2, 15)),
        (date(2026, 1, 31), Repeats.MONTHLY, date(2026, 2, 28)),
        (date(2026, 2, 28), Repeats.MONTHLY, date(2026, 3, 31)),
        (date(2028, 2, 28), Repeats.MONTHLY, date(2028, 3, 28)),
        (date(2028, 2, 29), Repeats.MONTHLY, date(2028, 3, 31)),
        (date(2026, 1, 30), Repeats.MONTHLY, date(2026, 2, 28)),
        (date(2026, 11, 30), Repeats.QUARTERLY, date(2027, 2, 28)),
        (date(2026, 8, 31), Repeats.QUARTERLY, date(2026, 11, 30)),
        (date(2026, 12, 15), Repeats.MONTHLY, date(2027, 1, 15)),
        (date(2028, 2, 29), Repeats.YEARLY, date(2029, 2, 28)),
        (date(2027, 2, 28), Repeats.YEARLY, date(2028, 2, 28)),
        (date(2026, 1, 15), Repeats.NONE, None),
    ],
)
def test_the_next_day(day: date, repeats: Repeats, following: date | None) -> None:
    assert next_due(day, repeats) == following


@given(DAYS, REPEATING)
def test_it_goes_on_and_skips_nothing(day: date, repeats: Repeats) -> None:
    following = next_due(day, repeats)
    assert following is not None
    assert _SHORTEST[repeats] <= (following - day).days <= _LONGEST[repeats]


@given(DAYS, st.sampled_from([Repeats.MONTHLY, Repeats.QUARTERLY]), st.integers(1, 40))
def test_every_month_has_its_turn(day: date, repeats: Repeats, steps: int) -> None:
    first, here = day, day
    for _step in range(steps):
        following = next_due(here, repeats)
        assert following is not None
        here = following
    months = (here.year - first.year) * 12 + here.month - first.month
    assert months == steps * (1 if repeats is Repeats.MONTHLY else 3)


@given(DAYS, REPEATING, st.integers(0, 800))
def test_it_ends_when_it_should(day: date, repeats: Repeats, days: int) -> None:
    until = day + timedelta(days=days)
    task: Task | None = Task(
        case_id="c", title="Check-in", due_on=day, repeats=repeats, repeats_until=until
    )
    seen: list[date] = []
    while task is not None:
        assert task.due_on is not None
        seen.append(task.due_on)
        task = following_task(task)
    assert seen == sorted(set(seen))
    assert seen[-1] <= until
    beyond = next_due(seen[-1], repeats)
    assert beyond is not None
    assert beyond > until


def test_the_next_one_is_open_and_always_the_same_one() -> None:
    task = Task(
        case_id="c",
        title="Check-in",
        due_on=date(2026, 11, 2),
        done_on=date(2026, 11, 20),
        repeats=Repeats.MONTHLY,
        origin="level-shared.check-in",
        assignee="Ana",
    )
    following = following_task(task)
    assert following is not None
    assert following == following_task(task)
    assert (following.due_on, following.done_on) == (date(2026, 12, 2), None)
    assert (following.origin, following.assignee) == (task.origin, task.assignee)
    assert following.id != task.id
