"""What stands for stored values that mean nothing, so that the rest of a record is shown.

Each reads "cannot be read" and keeps what is stored, so that nothing is changed by saving what it
belongs to. None is ever a value of its kind: a wrong letter in a code never becomes another choice.
"""

import threading
from datetime import UTC, date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, cast

UNREADABLE_WORDS = "cannot be read"

E = TypeVar("E", bound=Enum)


class StandIn:
    """Stands for a stored value that cannot be read; it is written as it was stored.

    Attributes:
        stored: What the file holds; None where that is not known any more.
    """

    stored: Any = None


class UnreadableDay(StandIn, date):
    """Equals `UNREADABLE_DAY`."""


class UnreadableMoment(StandIn, datetime):
    """Equals `UNREADABLE_MOMENT`."""


class UnreadableNumber(StandIn, int):
    """Counts as 0 where something is added up, and is never written as a number."""


class UnreadableList(StandIn, tuple[Any, ...]):
    """Holds nothing."""


S = TypeVar("S", bound=StandIn)


UNREADABLE_DAY: date = UnreadableDay(1900, 1, 1)
"""Stands for a day the county file holds and that cannot be read, where there has to be one."""
UNREADABLE_MOMENT: datetime = UnreadableMoment(1900, 1, 1, tzinfo=UTC)
"""Likewise for a moment."""


def unreadable_day(stored: Any) -> date:
    """What stands for a day that cannot be read."""
    return _standing_for(UnreadableDay(1900, 1, 1), stored)


def unreadable_moment(stored: Any) -> datetime:
    """What stands for a moment that cannot be read."""
    return _standing_for(UnreadableMoment(1900, 1, 1, tzinfo=UTC), stored)


def unreadable_number(stored: Any) -> int:
    """What stands for a number that cannot be read."""
    return _standing_for(UnreadableNumber(), stored)


def unreadable_list(stored: Any) -> tuple[Any, ...]:
    """What stands for a list that cannot be read."""
    return _standing_for(UnreadableList(), stored)


def _standing_for(made: S, stored: Any) -> S:
    made.stored = stored
    return made


@lru_cache(maxsize=1000)
def unreadable_code(kind: type[E], stored: str | float) -> E:
    """What stands for a stored code that means nothing: it is none of its kind.

    It reads "cannot be read" and keeps what is stored, so that nothing is changed by saving what it
    belongs to. A stage counts as the first, because a case has to stand in some column and tab.
    """
    if issubclass(kind, int):
        made: Any = int.__new__(kind, 1)
    else:
        made = str.__new__(cast(Any, kind), stored)
        made.words = UNREADABLE_WORDS
    made._name_ = next(iter(kind)).name if issubclass(kind, int) else ""
    made._value_ = stored
    return made


def code_of(kind: type[E], stored: str | float) -> E:
    """What a stored code means; `unreadable_code` for one that means nothing."""
    try:
        return kind(stored)
    except ValueError:
        return unreadable_code(kind, stored)


def is_readable(value: object) -> bool:
    """Whether a value is one, and not what stands for one that cannot be read."""
    if isinstance(value, Enum):
        return type(value).__members__.get(value.name) is value
    return not isinstance(value, StandIn)


class _Count(threading.local):
    found = 0


_count = _Count()


def note_unreadable() -> None:
    """A stored value that means nothing was read."""
    _count.found += 1


def unreadable_values() -> int:
    """How many this thread has read so far."""
    return _count.found
