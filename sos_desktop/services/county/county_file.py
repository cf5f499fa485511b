"""The county file that is open."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db import backup
from db.change_log import ChangeNote
from db.copy_contents import work_mark
from db.file_check import check_place
from db.file_identity import FileIdentity
from db.file_lock import WindowLock
from db.left_log import Belonging
from db.models.county import FILE_ID
from db.opening import OpenedFile
from sos_desktop.domain.casework.history.change_label import ChangeLabel
from sos_desktop.domain.dashboard.counties import county_name
from sos_desktop.foundation.device import device_id
from sos_desktop.foundation.errors import EnvironmentProblem, FileMoved
from sos_desktop.foundation.scrubbing import Known
from sos_desktop.services.county.kept_values import KeptValues

_log = logging.getLogger(__name__)

_KEPT_VALUES = 4
"""The years of a county take some ten megabytes; its outlook and another county have their own."""
_READ_VALUES = 16
"""A case or the figures of an LEA takes some hundred kilobytes."""
_UNREADABLE = (
    "Something in {name} is damaged, and so it is in copies made of it: what cannot be read is "
    "shown as � or said to be so. Everything else is as it was. File > Go back to an earlier copy "
    "may still hold it."
)
_ELSEWHERE = (
    "{name} is, or was, open on another computer too ({who}). If both enter something, one of the "
    "two states may be lost: close it there first. If that computer is off, go on."
)
_REPLACED = (
    "Another file was put in the place of {name} after the program had stopped unexpectedly. The "
    "last steps before that belong to the file that was there; they are kept in the backup folder "
    "as {log}, for whoever supports you."
)


def _nobody_yet(_sentence: str) -> None:
    _log.info("There is a remark about the county file, and nobody watches yet")


class CountyFile:
    """An open county file; nobody else can open it until it is closed.

    Attributes:
        county_code: The two digits of its county ("27").
        is_sample: Whether it holds the invented sample county.
        user: Who is working; written into the history. Set it when the setting changes.
        checked_whole: Whether SQLite found the whole file in order since it was opened; while it is
            not, nobody looked at the figures yet, nor perhaps at the history.
        kept: What is dear to work out, for as long as the file says the same.
        read: What several places read of one case or one LEA, likewise.
    """

    def __init__(self, opened: OpenedFile, user: str) -> None:
        self.county_code = opened.facts.get("county_code", "")
        self.is_sample = opened.facts.get("sample") == "1"
        self.user = user
        self.checked_whole = opened.checked_whole
        self.kept = KeptValues(_KEPT_VALUES)
        self.read = KeptValues(_READ_VALUES)
        self._origin = (opened.facts.get(FILE_ID), device_id())
        self._database = opened.database
        self._database.on_unreadable = self._found_unreadable
        self._lock = opened.lock
        self._told: Callable[[str], None] = _nobody_yet
        self._warnings: list[str] = []
        self._say_elsewhere(opened.elsewhere)
        if opened.from_stranger is not None:
            self._warn(_REPLACED.format(name=self.path.name, log=opened.from_stranger.name))

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self._database.path

    @property
    def engine(self) -> sa.Engine:
        """Its connections; for tests and tools only."""
        return self._database.engine

    @property
    def identity(self) -> FileIdentity:
        """Which file it is."""
        return self._database.identity

    @property
    def written(self) -> int:
        """How many sessions that may write have ended since it was opened.

        While it is the same number, what was read is what stands in the file; nobody else writes.
        """
        return self._database.written

    @property
    def county(self) -> str:
        """The county's name ("Monterey")."""
        return county_name(self.county_code) or ""

    def session(
        self,
        label: ChangeLabel | str | None = None,
        case_id: str | None = None,
        *,
        references_known: bool = False,
    ) -> AbstractContextManager[Session]:
        """A transaction for a `with` block: kept whole at its end, or not at all.

        Threads that write take turns, so a short change may wait for a long one to end.

        Args:
            label: What is being done. None means the block only reads: it takes no write lock, and
                SQLite refuses any write. "" writes what is no step of a person, or a step that
                gets its label before the end (`db.change_log.rename`).
            case_id: The case concerned, for the case's history.
            references_known: As `session_scope` says.

        Raises:
            FileMoved: The block writes, and the path does not name the open file any more.
            EnvironmentProblem: When the file or the computer refuses.
        """
        if label is None:
            return self._database.session(None, references_known=references_known)
        file_id, device = self._origin
        note = ChangeNote(label, self.user, case_id, file_id=file_id, device_id=device)
        return self._database.session(note, references_known=references_known)

    def look(self) -> FileMoved | None:
        """See, in an idle moment, whether the file is still in its place; None while it is.

        What was saved is brought from the log beside the file into the file itself, so that
        whoever moves or copies it has everything.
        """
        self._say_elsewhere(self._lock.elsewhere())
        return self._database.look()

    def moved(self) -> FileMoved | None:
        """What is wrong with the file's place; None while it is there. Takes next to no time."""
        return self._database.identity.moved()

    def _say_elsewhere(self, who: str) -> None:
        if who:
            self._warn(_ELSEWHERE.format(name=self.path.name, who=who))

    def find_damage(self, stop: Callable[[], bool]) -> EnvironmentProblem | None:
        """See whether the file is in its place and sound, as far as is seen until `stop`."""
        return self._database.find_damage(stop)

    def check_history(self) -> None:
        """See, before anything is written, whether history and the index of Find are in order.

        Raises:
            FileDamaged: They are not.
            EnvironmentProblem: They cannot be looked at now.
        """
        self._database.check_history()

    def let_go(self) -> None:
        """Close every connection to the file, which stays this window's."""
        self._database.let_go()

    def close(self) -> None:
        """Let go of the file; closing twice does no harm."""
        self._database.let_go()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def work_mark(self) -> str:
        """The same for this file and a copy while they hold the same work."""
        with self._database.connection() as connection:
            return work_mark(connection)

    def copy_to(self, target: Path) -> backup.CopyResult:
        """Write a whole, checked copy; one that holds damaged text is made, with a warning.

        Raises:
            FileMoved: The path does not name the open file any more.
            EnvironmentProblem: The copy could not be written.
        """
        return self._heard(self._database.copy_to(target))

    def move_to(self, target: Path) -> None:
        """Write everything to a new file and be that file; see `save_everything_as`."""
        check_place(target)
        lock = WindowLock(target)
        with ExitStack() as unless_moved:
            unless_moved.callback(lock.release)
            lock.acquire()
            copied = self._database.move_to(target)
            unless_moved.pop_all()
        self._lock.release()
        self._lock = lock
        lock.acquire()
        lock.leave_card(Belonging.of(self._database.identity))
        self._heard(copied)

    def watch(self, told: Callable[[str], None]) -> None:
        """Have somebody told what the person should know about the file, each thing once.

        Args:
            told: Called with a sentence, on whatever thread found it out; at once with those that
                are known already.
        """
        self._told = told
        for text in self._warnings:
            told(text)

    def _warn(self, text: str) -> None:
        if text not in self._warnings:
            self._warnings.append(text)
            self._told(text)

    def _heard(self, copied: backup.CopyResult) -> backup.CopyResult:
        if copied.unreadable:
            _log.info("Text that is not whole, in: %s", Known(", ".join(copied.unreadable)))
            self._found_unreadable()
        return copied

    def _found_unreadable(self) -> None:
        self._warn(_UNREADABLE.format(name=self.path.name))
