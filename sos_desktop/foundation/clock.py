"""The one source of "now", so that tests and the sample county are deterministic."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

_fixed: datetime | None = None


def now() -> datetime:
    """The current moment in UTC, to the second."""
    return (_fixed or datetime.now(UTC)).replace(microsecond=0)


def today() -> date:
    """The current date where the computer is."""
    return (_fixed or datetime.now(UTC)).astimezone().date()


@contextmanager
def frozen(moment: datetime) -> Iterator[None]:
    """Let `now` and `today` stand still at `moment` inside the block."""
    global _fixed
    before, _fixed = _fixed, moment
    try:
        yield
    finally:
        _fixed = before
