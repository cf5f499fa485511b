"""Loads the table of checks that go with the program."""

from functools import cache
from pathlib import Path

from sos_desktop.domain.dashboard.check_words import LOST_COLUMN_WORDS
from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.domain.dashboard.row_checks import (
    ENROLLMENT,
    CheckKind,
    CheckTable,
    ExpectedColumns,
    RowCheck,
)
from sos_desktop.foundation.paths import resource
from sos_desktop.services.table_files import TableEntry, read_table_file


@cache
def check_table() -> CheckTable:
    """The checks of this version."""
    return read_check_table(resource("reference", "row_checks.toml"))


def read_check_table(path: Path) -> CheckTable:
    """Read a table of checks.

    Raises:
        InputProblem: Something in it is missing or cannot be right; table and field are named.
    """
    return read_table_file(
        path, "The table of checks", lambda tables: _table(TableEntry("the file", tables))
    )


def _table(top: TableEntry) -> CheckTable:
    checks = tuple(
        _check(TableEntry(f"check {number}", values))
        for number, values in enumerate(top.entries("check"), start=1)
    )
    share, rows = top.value("unfit_share"), top.number("unfit_rows")
    if not isinstance(share, float) or not 0 < share < 1:
        raise top.wrong("unfit_share", "is not a share between 0 and 1")
    expected = tuple(
        _expected(TableEntry(f"expected {number}", values))
        for number, values in enumerate(top.entries("expected"), start=1)
    )
    top.done()
    return CheckTable(checks, expected, share, rows)


def _expected(entry: TableEntry) -> ExpectedColumns:
    columns = tuple(entry.entries("columns"))
    if unknown := sorted(set(columns) - set(LOST_COLUMN_WORDS)):
        raise entry.wrong("columns", f"has {unknown[0]}, which is not a column of figures")
    found = ExpectedColumns(
        _indicators(entry), _years(entry), frozenset(entry.entries("series")), columns
    )
    entry.done()
    return found


def _years(entry: TableEntry) -> tuple[int, int]:
    years = entry.entries("years")
    if len(years) != 2 or years[0] > years[1]:
        raise entry.wrong("years", "are not a first and a last year")
    return years[0], years[1]


def _check(entry: TableEntry) -> RowCheck:
    tolerance = entry.value("tolerance")
    if not isinstance(tolerance, float) or tolerance < 0:
        raise entry.wrong("tolerance", "is not a number of tenths")
    found = RowCheck(
        kind=entry.word("check", CheckKind),
        indicators=_indicators(entry),
        years=_years(entry),
        series=frozenset(entry.entries("series")),
        tolerance=tolerance,
        source=entry.text("source"),
        cuts_of=entry.value("cuts_of", None),
    )
    entry.done()
    return found


def _indicators(entry: TableEntry) -> frozenset[str]:
    names = frozenset(entry.entries("indicators"))
    known = {*map(str, Indicator), ENROLLMENT}
    if not names <= known:
        raise entry.wrong("indicators", f"has {', '.join(sorted(names - known))}, not an indicator")
    return names
