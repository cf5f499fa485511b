"""The year's dates: what the program brings, and what the county edits, hides and adds."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from db.records import all_records
from sos_desktop.domain.casework.dates.calendar import KeptDate, YearDate, merged
from sos_desktop.domain.casework.history.labels import of_record
from sos_desktop.domain.casework.records import CountyDate
from sos_desktop.domain.casework.words import DateStanding, Verb
from sos_desktop.domain.changes import Changes
from sos_desktop.domain.identification.rules import Certainty
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.paths import resource
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.table_files import TableEntry, read_table_file, refuse_twice

_LEAP_YEAR = 2024


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


def year_dates(county: CountyFile) -> tuple[KeptDate, ...]:
    """Every date of the year in order, hidden ones too; not those that are over for good."""
    this_year = clock.today().year
    with county.session() as session:
        return tuple(found for found in dates_in(session) if not found.is_over(this_year))


def dates_in(session: Session) -> tuple[KeptDate, ...]:
    """Every date of the year in order, read in a session that is open."""
    return merged(shipped_dates(), all_records(session, CountyDate))


def as_kept(found: KeptDate) -> CountyDate:
    """A date as the county would keep it: its own record, or a fresh one for a shipped date."""
    if found.kept is not None:
        return found.kept
    shipped = found.shipped
    assert shipped is not None
    return CountyDate(
        title=shipped.title,
        month=shipped.month,
        day=shipped.day,
        key=shipped.key,
        year=shipped.year,
        standing=shipped.standing,
        source=shipped.source,
        note=shipped.note,
    )


def save_date(county: CountyFile, record: CountyDate) -> Changes:
    """Keep a date of the county's own, or one that takes a shipped one's place.

    Raises:
        InputProblem: It has no title, or there is no such day.
    """
    return registers.save(county, replace(record, hidden=False))


def hide(county: CountyFile, found: KeptDate) -> Changes:
    """Leave a shipped date out of every calendar; it stays in the list and can be shown again."""
    hidden = replace(as_kept(found), hidden=True)
    return registers.save(county, hidden, label=of_record(Verb.HIDE, hidden))


def restore(county: CountyFile, found: KeptDate) -> Changes:
    """Bring a shipped date back as the program has it; a date of the county's own is removed."""
    if found.kept is None:
        raise InputProblem("This date stands as the program brings it; there is nothing to undo.")
    return registers.remove(county, found.kept)


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
