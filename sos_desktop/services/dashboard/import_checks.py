"""What a file's figures say of each other, as remarks for the person who loads it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sos_desktop.domain.dashboard.check_words import (
    CHECK_COLUMNS,
    CHECK_WORDS,
    COLUMN_NAMES,
    LOST_COLUMN_WORDS,
)
from sos_desktop.domain.dashboard.codes import Color
from sos_desktop.domain.dashboard.observations import SPANS
from sos_desktop.domain.dashboard.row_checks import CheckKind, CheckTable
from sos_desktop.importers.contract import VALUES, Issue, ParsedFile, Severity
from sos_desktop.importers.layouts import layouts
from sos_desktop.importers.row_checks import CheckResult, judge_file
from sos_desktop.services.dashboard.check_table import check_table
from sos_desktop.services.dashboard.cut_scores import cut_scores
from sos_desktop.services.dashboard.releases import changes_of
from sos_desktop.services.identification.reference import rule_book

_TENTHS = ("status", "prior_status", "change")
_FLAGS = ("size_met", "prior_size_met", "accountable", "small", "high_school_cuts")
_LOOK = "Compare with CDE's original file. The figures are loaded as they stand."
_ORIGINAL = "Choose CDE's original file. A spreadsheet program may have moved or sorted a column."


def with_row_checks(parsed: ParsedFile) -> ParsedFile:
    """A parsed file with a remark for each check its rows break and each column it has lost."""
    if parsed.values is None:
        return parsed
    identity, table = parsed.identity, check_table()
    key = (identity.indicator, identity.year, identity.series)
    judged = judge_file(parsed, table.of(*key), cut_scores(), rule_book().size.minimum)
    found = [_issue(parsed, kind, what, table) for kind, what in judged.items() if len(what.rows)]
    found += _year_changes(parsed)
    found += _lost_columns(parsed, table.expected_columns(*key))
    if not found:
        return parsed
    order = list(Severity)
    issues = sorted((*found, *parsed.issues), key=lambda i: (order.index(i.severity), i.row or 0))
    return replace(parsed, issues=tuple(issues))


def _issue(parsed: ParsedFile, kind: CheckKind, found: CheckResult, table: CheckTable) -> Issue:
    """A remark on the rows that break one check."""
    rows = sorted(found.rows.tolist())
    columns = tuple(c for c in CHECK_COLUMNS[kind] if c in parsed.columns) or CHECK_COLUMNS[kind]
    unfit = table.unfit(len(rows), found.judged)
    words = CHECK_WORDS[kind]
    if unfit:
        words = (
            f"The columns do not fit each other: {words[0].lower()}{words[1:-1]}, in "
            f"{len(rows):,} of {found.judged:,} rows."
        )
    return Issue(
        Severity.UNFIT if unfit else Severity.WARNING,
        parsed.name,
        rows[0],
        ", ".join(COLUMN_NAMES[column] for column in columns),
        _shown(parsed, rows[0], columns),
        words,
        _ORIGINAL if unfit else _LOOK,
        len(rows),
        tuple(rows[1:5]),
    )


def _shown(parsed: ParsedFile, row: int, columns: tuple[str, ...]) -> str:
    """The figures of a row that a check compared, as the file has them."""
    assert parsed.values is not None
    place = 2 + VALUES.index("source_row")
    values = parsed.values[(parsed.values[:, place] == row).argmax()].tolist()
    return ", ".join(_figure(column, values) for column in columns)


def _figure(column: str, values: Sequence[float]) -> str:
    name = f"{column}_tenths" if column in _TENTHS else column
    value = values[2 + VALUES.index(name)]
    if value != value:
        return "blank"
    if column == "color":
        return Color(int(value)).word
    if column == "span":
        return SPANS[int(value) - 1]
    if column in _FLAGS:
        return "Y" if value else "N"
    return f"{value / 10:.1f}" if column in _TENTHS else f"{value:.0f}"


def _year_changes(parsed: ParsedFile) -> Iterator[Issue]:
    """What a year whose layouts were not seen measures otherwise than the year before."""
    identity = parsed.identity
    seen = identity.year <= layouts().newest_year
    if identity.indicator is None or identity.series or seen:
        return
    for change in changes_of(identity.year, identity.indicator):
        yield Issue(
            Severity.NOTE,
            parsed.name,
            None,
            "",
            "",
            f"New in the {identity.year} Dashboard. {change.sentence}",
        )


def _lost_columns(parsed: ParsedFile, expected: tuple[str, ...]) -> Iterator[Issue]:
    """A remark for each column that CDE's file fills and this one does not."""
    import numpy as np

    assert parsed.values is not None
    for column in expected:
        name = f"{column}_tenths" if column in _TENTHS else column
        missing = column not in parsed.columns
        if not missing and not np.isnan(parsed.values[:, 2 + VALUES.index(name)]).all():
            continue
        fate = "is missing" if missing else "is empty"
        yield Issue(
            Severity.WARNING,
            parsed.name,
            None,
            COLUMN_NAMES[column],
            "",
            f"The column {COLUMN_NAMES[column]} {fate}; CDE's file of {parsed.identity.year} fills "
            f"it. {LOST_COLUMN_WORDS[column]}",
            "Choose CDE's original file.",
        )
