"""What a person sees of imports: before, in the history, and as a grid of what is loaded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sos_desktop.domain.changes import Changes
from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.foundation.errors import AppError
from sos_desktop.importers.contract import Issue, ParsedFile, Scope, Severity


class FileStatus(StrEnum):
    """What will happen to a file."""

    READY = "ready"
    SAME = "same"
    SKIPPED = "skipped"
    REFUSED = "refused"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class FilePreview:
    """One file before it is imported.

    Attributes:
        replaces: What would be replaced, in words; "" when nothing.
        message: Why it is not ready; "" when it is.
        needs_choice: The indicators it may hold, when only a person can tell.
    """

    path: Path
    name: str
    status: FileStatus
    message: str = ""
    indicator: Indicator | None = None
    year: int | None = None
    title: str = ""
    rows_read: int = 0
    rows_kept: int = 0
    outside: int = 0
    leas: int = 0
    schools: int = 0
    replaces: str = ""
    issues: tuple[Issue, ...] = ()
    needs_choice: tuple[Indicator, ...] = ()
    parsed: ParsedFile | None = field(default=None, repr=False, compare=False)

    def count(self, severity: Severity) -> int:
        """How many issues of a kind, each counted as often as it occurs."""
        return sum(issue.count for issue in self.issues if issue.severity is severity)


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """Everything that was looked at; nothing has been written."""

    files: tuple[FilePreview, ...]
    problems: tuple[AppError, ...]
    scope: Scope

    @property
    def ready(self) -> tuple[FilePreview, ...]:
        """The files that can be imported."""
        return tuple(file for file in self.files if file.status is FileStatus.READY)

    @property
    def refused(self) -> bool:
        """Whether something a person meant to load cannot be."""
        bad = (FileStatus.REFUSED, FileStatus.CHOICE)
        return bool(self.problems) or any(file.status in bad for file in self.files)

    @property
    def rows(self) -> int:
        """Figures that would be stored."""
        return sum(file.rows_kept for file in self.ready)


@dataclass(frozen=True, slots=True)
class BatchView:
    """One import in the history.

    Attributes:
        state: active, replaced or undone.
        replaced: The file it took the place of; "" when none.
    """

    id: int
    file_name: str
    sha256: str
    title: str
    kind: str
    indicator: Indicator | None
    year: int | None
    series: str
    scope: str
    rows_read: int
    rows_kept: int
    leas: int
    schools: int
    issues: int
    imported_at: datetime
    imported_by: str
    state: str
    replaced: str


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What was imported."""

    changes: Changes
    batches: tuple[BatchView, ...]


@dataclass(frozen=True, slots=True)
class YearCoverage:
    """What is loaded: years newest first, and the import of each (indicator, year)."""

    years: tuple[int, ...]
    cells: Mapping[tuple[Indicator, int], BatchView]
    others: tuple[BatchView, ...]
