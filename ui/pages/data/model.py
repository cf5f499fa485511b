"""Columns of the Data page's tables, and the grid of what is loaded."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sos_desktop.domain.dashboard.codes import INDICATORS, Indicator
from sos_desktop.domain.formats import counted, date_words
from sos_desktop.services.dashboard.imports import (
    MISFIT_MARK,
    BatchView,
    FilePreview,
    FileStatus,
    Issue,
    Severity,
    YearCoverage,
)
from ui.models.table import RECORD_ROLE, TONE_ROLE, Column

Index = QModelIndex | QPersistentModelIndex

STATUS_WORDS = {
    FileStatus.READY: ("Ready", "good"),
    FileStatus.SAME: ("Already loaded", "quiet"),
    FileStatus.SKIPPED: ("Not for this version", "quiet"),
    FileStatus.LEFT_OUT: ("Left out", "quiet"),
    FileStatus.REFUSED: ("Cannot be loaded", "bad"),
    FileStatus.CHOICE: ("Choose the indicator", "warn"),
    FileStatus.UNFIT: ("Columns do not fit", "bad"),
    FileStatus.UNPLACED: ("Rows cannot be placed", "warn"),
    FileStatus.FEWER: ("LEAs are missing", "warn"),
}
_TONES = {
    "does not fit": "bad",
    "error": "bad",
    "warning": "warn",
    "repair": "accent",
    "note": "quiet",
}
_STATES = {
    "active": ("in use", "good"),
    "replaced": ("replaced", "quiet"),
    "undone": ("taken back", "quiet"),
}


_CANNOT = (
    FileStatus.REFUSED,
    FileStatus.CHOICE,
    FileStatus.UNFIT,
    FileStatus.UNPLACED,
    FileStatus.FEWER,
)


def problem_words(file: FilePreview) -> str:
    """How much is wrong with a file: "3 problems", "repaired", "none".

    That a file cannot be loaded is a problem too, though no row of it is at fault.
    """
    count = sum(
        file.count(severity) for severity in (Severity.UNFIT, Severity.ERROR, Severity.WARNING)
    )
    count = count or int(file.status in _CANNOT)
    if count:
        return f"{count:,} problem{'' if count == 1 else 's'}"
    return "repaired" if file.count(Severity.REPAIR) else "none"


def issue_words(issue: Issue) -> str:
    """A problem in full; the table cuts long sentences."""
    rows = ", ".join(f"{row:,}" for row in (issue.row, *issue.more) if row)
    more = " and more" if issue.row and issue.count > len(issue.more) + 1 else ""
    shown = f" Rows {rows}{more}." if issue.more else f" Row {rows}." if rows else ""
    value = f" ({issue.column}: {issue.value})" if issue.column and issue.value else ""
    return " ".join(part for part in (f"{issue.meaning}{value}{shown}", issue.remedy) if part)


def loaded_words(years: Collection[int]) -> str:
    """What was loaded just now: "Files of 2023 and 2025 are loaded."; "" without a year."""
    names = [str(year) for year in sorted(years)]
    if not names:
        return ""
    said = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"Files of {said} are loaded."


def no_problem_words(files: Sequence[FilePreview]) -> str:
    """What stands below the files when nothing is told of single rows."""
    if any(file.status is FileStatus.REFUSED for file in files):
        return "Why a file cannot be loaded is said above; nothing is to be told of single rows."
    return "No problems were found."


def file_words(file: FilePreview) -> str:
    """What importing does with a file, in full; "" where the list says all of it."""
    words = outcome_words(file)
    return file.message or (f"{words}." if file.replaces else "")


def outcome_words(file: FilePreview) -> str:
    """What importing does with a file, or why it is not imported; its name stands beside it."""
    if file.status is not FileStatus.READY:
        if not file.message.startswith(f"{file.name} "):
            return file.message  # the name stands within a sentence, and may be another file's
        return f"This file{file.message.removeprefix(file.name)}"
    if file.count(Severity.UNFIT):
        return MISFIT_MARK.capitalize()
    return f"Replaces {file.replaces}" if file.replaces else "New"


FILE_COLUMNS: tuple[Column[FilePreview], ...] = (
    Column("File", lambda f: f.name, width=34, tooltip=lambda f: str(f.path)),
    Column(
        "Status",
        lambda f: STATUS_WORDS[f.status][0],
        width=22,
        tone=lambda f: STATUS_WORDS[f.status][1],
    ),
    Column("Holds", lambda f: f.title or "–", width=22),
    Column(
        "Rows",
        lambda f: f"{f.rows_kept:,}" if f.title else "–",
        sort=lambda f: f.rows_kept if f.title else None,
        numeric=True,
        width=9,
        spare=True,
    ),
    Column(
        "LEAs",
        lambda f: f"{f.leas:,}" if f.title else "–",
        sort=lambda f: f.leas if f.title else None,
        numeric=True,
        width=8,
        spare=True,
    ),
    Column(
        "Schools",
        lambda f: f"{f.schools:,}" if f.title else "–",
        sort=lambda f: f.schools if f.title else None,
        numeric=True,
        width=9,
        spare=True,
    ),
    Column("Problems", lambda f: problem_words(f), sort=lambda f: -len(f.issues), width=12),
    Column(
        "What happens", lambda f: outcome_words(f), width=60, tooltip=lambda f: outcome_words(f)
    ),
)

ISSUE_COLUMNS: tuple[Column[Issue], ...] = (
    Column("Kind", lambda i: str(i.severity), width=10, tone=lambda i: _TONES[i.severity]),
    Column("File", lambda i: i.file, width=24),
    Column(
        "Row", lambda i: str(i.row) if i.row else "–", sort=lambda i: i.row, numeric=True, width=7
    ),
    Column("Column", lambda i: i.column or "–", width=12),
    Column("Value", lambda i: i.value or "–", width=16),
    Column("Times", lambda i: f"{i.count:,}", sort=lambda i: i.count, numeric=True, width=7),
    Column("What it means", lambda i: i.meaning, width=60, tooltip=lambda i: i.meaning),
    Column("What to do", lambda i: i.remedy or "Nothing", width=40, tooltip=lambda i: i.remedy),
)

HISTORY_COLUMNS: tuple[Column[BatchView], ...] = (
    Column(
        "Loaded",
        lambda b: date_words(b.imported_at.astimezone().date()),
        sort=lambda b: b.imported_at,
        width=13,
    ),
    Column("Holds", lambda b: b.title, width=24),
    Column("File", lambda b: b.shown_name, width=30, tooltip=lambda b: b.shown_name),
    Column("State", lambda b: _STATES[b.state][0], width=12, tone=lambda b: _STATES[b.state][1]),
    Column(
        "Rows",
        lambda b: f"{b.rows_kept:,}",
        sort=lambda b: b.rows_kept,
        numeric=True,
        width=9,
        spare=True,
    ),
    Column(
        "LEAs", lambda b: f"{b.leas:,}", sort=lambda b: b.leas, numeric=True, width=8, spare=True
    ),
    Column("Replaced", lambda b: b.replaced or "nothing", width=24),
    Column("By", lambda b: b.imported_by or "–", width=14),
)


_ROWS = tuple(Indicator)
"""The rows of the grid; to list the members of an enum anew for each cell takes as long as all."""


class CoverageModel(QAbstractTableModel):
    """Indicators by years: what is loaded, and the gaps."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.coverage = YearCoverage((), {}, ())

    def show_coverage(self, coverage: YearCoverage) -> None:
        """Show what is loaded now."""
        self.beginResetModel()
        self.coverage = coverage
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(_ROWS)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.coverage.years)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation is Qt.Orientation.Vertical:
                return INDICATORS[_ROWS[section]].short
            return str(self.coverage.years[section])
        return None

    def batch(self, index: Index) -> BatchView | None:
        """The import behind a cell; None for a gap."""
        key = (_ROWS[index.row()], self.coverage.years[index.column()])
        return self.coverage.cells.get(key)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        batch = self.batch(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return counted(batch.leas, "LEA") if batch else "not loaded"
        if role == TONE_ROLE:
            return "quiet" if batch is None else "warn" if batch.unfit else "good"
        if role == RECORD_ROLE:
            return batch
        if role == Qt.ItemDataRole.ToolTipRole and batch:
            day = date_words(batch.imported_at.astimezone().date())
            return f"{batch.shown_name}, {counted(batch.rows_kept, 'row')}, loaded {day}"
        return None
