"""The Dashboards' days of release, from the table that goes with the program."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sos_desktop.domain.dashboard.releases import DashboardRelease
from sos_desktop.foundation.paths import resource
from sos_desktop.services.table_files import TableEntry, read_table_file, refuse_twice

_CERTAINTIES = ("stated", "copied", "reported", "recalled")


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
    )
    entry.done()
    if found.certainty not in _CERTAINTIES:
        raise entry.wrong("certainty", f"must be one of {', '.join(_CERTAINTIES)}")
    return found


def _day(entry: TableEntry, name: str) -> date | None:
    found = entry.value(name, None)
    if found is not None and type(found) is not date:
        raise entry.wrong(name, "must be a day, such as 2025-11-13")
    return found
