"""The Dashboards' days of release, from the table that goes with the program."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.domain.dashboard.releases import DashboardRelease, YearChange
from sos_desktop.domain.dashboard.year_words import words_of
from sos_desktop.foundation.paths import resource
from sos_desktop.services.table_files import TableEntry, read_table_file, refuse_twice

_CERTAINTIES = ("stated", "copied", "reported", "recalled")
_STANDINGS = ("official", "reported")


@cache
def dashboard_releases() -> dict[int, DashboardRelease]:
    """Every Dashboard of which something is known, by year."""
    return read_releases(resource("reference", "dashboards.toml"))


def read_releases(path: Path) -> dict[int, DashboardRelease]:
    """Read a table of Dashboards.

    Raises:
        InputProblem: Something in it is missing, unknown, impossible or there twice.
    """
    return read_table_file(path, "The table of Dashboards", _releases)


def _releases(tables: Mapping[str, Any]) -> dict[int, DashboardRelease]:
    top = TableEntry("the file", tables)
    found = [_release(TableEntry("a dashboard", entry)) for entry in top.entries("dashboard")]
    top.done()
    refuse_twice(str(one.year) for one in found)
    return {one.year: one for one in found}


def _release(entry: TableEntry) -> DashboardRelease:
    year = entry.number("year")
    entry.where = f"dashboard {year}"
    found = DashboardRelease(
        year,
        entry.text("school_year"),
        _day(entry, "released"),
        _day(entry, "by"),
        entry.text("source"),
        entry.text("certainty"),
        tuple(_change(TableEntry(entry.where, one), year) for one in entry.entries("change", [])),
    )
    entry.done()
    if found.certainty not in _CERTAINTIES:
        raise entry.wrong("certainty", f"must be one of {', '.join(_CERTAINTIES)}")
    return found


def _change(entry: TableEntry, year: int) -> YearChange:
    indicator, standing = entry.text("indicator"), entry.text("standing")
    if indicator not in set(Indicator):
        raise entry.wrong("indicator", f"must be one of {', '.join(Indicator)}")
    if standing not in _STANDINGS:
        raise entry.wrong("standing", f"must be one of {', '.join(_STANDINGS)}")
    found = YearChange(
        Indicator(indicator),
        entry.text("text").replace("{growth}", ", ".join(words_of(year).growth)),
        standing,
        entry.text("source"),
        entry.text("certainty"),
    )
    entry.done()
    if found.certainty not in _CERTAINTIES:
        raise entry.wrong("certainty", f"must be one of {', '.join(_CERTAINTIES)}")
    return found


def changes_of(year: int, indicator: Indicator | None = None) -> tuple[YearChange, ...]:
    """What a Dashboard measures otherwise than the one before, of one indicator or all."""
    found = dashboard_releases().get(year)
    changes = found.changes if found is not None else ()
    return tuple(one for one in changes if indicator in (None, one.indicator))


def _day(entry: TableEntry, name: str) -> date | None:
    found = entry.value(name, None)
    if found is not None and type(found) is not date:
        raise entry.wrong(name, "must be a day, such as 2025-11-13")
    return found
