"""The year's dates read: what the program brings, and what a county file has of its own.

Today shows them first, so what changes them is not loaded with them.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from db.records import all_records
from sos_desktop.domain.casework.dates.calendar import KeptDate, YearDate, merged
from sos_desktop.domain.casework.records import CountyDate
from sos_desktop.domain.casework.words import DateStanding
from sos_desktop.domain.identification.rules import Certainty
from sos_desktop.foundation.paths import resource
from sos_desktop.services.table_files import TableEntry, read_table_file, refuse_twice

_LEAP_YEAR = 2024


def dates_in(session: Session) -> tuple[KeptDate, ...]:
    """Every date of the year in order, read in a session that is open."""
    return merged(shipped_dates(), all_records(session, CountyDate))


@cache
def shipped_dates() -> tuple[YearDate, ...]:
    """The dates that go with this version."""
    return read_year_dates(resource("reference", "calendar.toml"))


def read_year_dates(path: Path) -> tuple[YearDate, ...]:
    """Read a file of dates.

    Raises:
        InputProblem: Something in it is missing, unknown, impossible or there twice.
    """
    return read_table_file(path, "The file of dates", _dates)


def _dates(tables: Mapping[str, Any]) -> tuple[YearDate, ...]:
    top = TableEntry("the file", tables)
    dates = tuple(_date(TableEntry("a date", found)) for found in top.entries("date"))
    top.done()
    refuse_twice(found.key for found in dates)
    return dates


def _date(entry: TableEntry) -> YearDate:
    key = entry.text("key")
    entry.where = f"date {key}"
    since, until = (entry.number(n) if n in entry.names() else None for n in ("since", "until"))
    month, day = entry.number("month"), entry.number("day")
    try:
        date(since if since and since == until else _LEAP_YEAR, month, day)
    except ValueError as error:
        raise entry.wrong("day", "is not a day of that month") from error
    if since and until and until < since:
        raise entry.wrong("until", "lies before since")
    found = YearDate(
        key=key,
        title=entry.text("title"),
        month=month,
        day=day,
        by=entry.truth("by") if "by" in entry.names() else False,
        since=since,
        until=until,
        standing=entry.word("standing", DateStanding),
        source=entry.text("source"),
        certainty=entry.word("certainty", Certainty),
        example=entry.text("example", ""),
        note=entry.text("note", ""),
    )
    entry.done()
    return found
