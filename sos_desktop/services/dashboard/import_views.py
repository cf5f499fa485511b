"""What a person sees of imports: before, in the history, and as a grid of what is loaded."""

from collections.abc import Collection, Mapping
from dataclasses import field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sos_desktop.domain.changes import Changes
from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.foundation.errors import AppError
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.importers.contract import Issue, ParsedFile, Scope, Severity

MISFIT_MARK = "loaded although its columns do not fit"
"""What stands beside a file, wherever its figures go, when a person loaded it all the same."""


def marked(file_name: str, *, unfit: bool) -> str:
    """A file's name, with the mark when its columns do not fit."""
    return f"{file_name} ({MISFIT_MARK})" if unfit else file_name


class FileStatus(StrEnum):
    """What will happen to a file.

    `UNFIT`, `UNPLACED` and `FEWER` wait for the person's word: columns contradict each other; rows
    cannot be placed and would be left out; it would replace a file and lacks LEAs. `LEFT_OUT` is
    what a person does not want loaded now.
    """

    READY = "ready"
    UNFIT = "unfit"
    UNPLACED = "unplaced"
    FEWER = "fewer"
    SAME = "same"
    SKIPPED = "skipped"
    REFUSED = "refused"
    CHOICE = "choice"
    LEFT_OUT = "left_out"


@frozen_dataclass
class FilePreview:
    """One file before it is imported.

    Attributes:
        replaces: What would be replaced, in words; "" when nothing.
        message: Why it is not ready; "" when it is.
        needs_choice: The indicators it may hold, when only a person can tell.
        unplaced: Rows that would be left out, when the person is asked for it.
        fewer: Whom it lacks although it would replace a file, as a sentence; "" when nobody.
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
    unplaced: int = 0
    fewer: str = ""
    parsed: ParsedFile | None = field(default=None, repr=False, compare=False)

    def count(self, severity: Severity) -> int:
        """How many issues of a kind, each counted as often as it occurs."""
        return sum(issue.count for issue in self.issues if issue.severity is severity)


def _waiting_or_ready(file: FilePreview) -> FilePreview:
    if file.fewer:
        return replace(file, status=FileStatus.FEWER, message=file.fewer)
    return replace(file, status=FileStatus.READY)


@frozen_dataclass
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
        asks = (FileStatus.CHOICE, FileStatus.UNFIT, FileStatus.UNPLACED, FileStatus.FEWER)
        bad = (FileStatus.REFUSED, *asks)
        return bool(self.problems) or any(file.status in bad for file in self.files)

    def named(self, status: FileStatus) -> tuple[str, ...]:
        """The names of the files with a status."""
        return tuple(file.name for file in self.files if file.status is status)

    def accepted(self, names: Collection[str]) -> "ImportPreview":
        """The same, with files a person wants loaded although their columns do not fit.

        One that has fewer LEAs than it should besides waits for that word too.
        """
        files = tuple(
            _waiting_or_ready(file)
            if file.status is FileStatus.UNFIT and file.name in names
            else file
            for file in self.files
        )
        return replace(self, files=files)

    def accepted_fewer(self, names: Collection[str]) -> "ImportPreview":
        """The same, with files a person wants to replace others although LEAs are missing."""
        files = tuple(
            replace(file, status=FileStatus.READY, message="")
            if file.status is FileStatus.FEWER and file.name in names
            else file
            for file in self.files
        )
        return replace(self, files=files)

    def without(self, names: Collection[str]) -> "ImportPreview":
        """The same, with files a person does not want loaded now left out."""
        files = tuple(
            replace(file, status=FileStatus.LEFT_OUT)
            if file.status is FileStatus.READY and file.name in names
            else file
            for file in self.files
        )
        return replace(self, files=files)

    @property
    def rows(self) -> int:
        """Figures that would be stored."""
        return sum(file.rows_kept for file in self.ready)


@frozen_dataclass
class BatchView:
    """One import in the history.

    Attributes:
        state: active, replaced or undone.
        replaced: The file it took the place of; "" when none.
        unfit: A person loaded it although its columns do not fit.
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
    unfit: bool = False

    @property
    def shown_name(self) -> str:
        """The file's name, with the mark when its columns do not fit."""
        return marked(self.file_name, unfit=self.unfit)


@frozen_dataclass
class ImportResult:
    """What was imported."""

    changes: Changes
    batches: tuple[BatchView, ...]


@frozen_dataclass
class YearCoverage:
    """What is loaded: years newest first, and the import of each (indicator, year)."""

    years: tuple[int, ...]
    cells: Mapping[tuple[Indicator, int], BatchView]
    others: tuple[BatchView, ...]
