"""When a case was last worked on, and whether it has gone quiet."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.kinds import CASE_LISTS, CASE_RECORDS
from sos_desktop.domain.casework.records import CaseRecord
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.formats import is_known

QUIET = timedelta(days=30)
"""An open case in which nothing was done for this long has gone quiet."""

FIELDS: tuple[tuple[type[CaseRecord], str], ...] = tuple(
    (kind, name)
    for kind in CASE_RECORDS
    for name in kind_of(kind).names(lambda field: field.activity)
)
"""The days on which something was done in a case, as the kinds of records declare them."""


def days(file: CaseFile) -> Iterable[date]:
    """Every day on which something was done in a case, by its records; planned days too."""
    for kind, name in FIELDS:
        for record in getattr(file, CASE_LISTS[kind]):
            day: date | None = getattr(record, name)
            if day is not None and is_known(day):
                yield day


def last_day(
    opened_on: date, done_on: Iterable[date], changed_at: datetime | None, today: date
) -> date:
    """The last day, up to today, on which anything was done in a case.

    Args:
        opened_on: The day it was opened; the answer when nothing was done since.
        done_on: Days of its records; of those ahead nothing has been done yet.
        changed_at: When anything of it was last changed in the file; None when never.
        today: This computer's date.
    """
    found = [opened_on, *done_on]
    if changed_at is not None:
        # A clock that was ahead then makes no case look worked on tomorrow.
        found.append(min(changed_at.astimezone().date(), today))
    return max((day for day in found if is_known(day) and day <= today), default=opened_on)


def is_quiet(last: date, today: date) -> bool:
    """Whether an open case, last worked on on a day, has gone quiet."""
    return is_known(last) and today - last >= QUIET
