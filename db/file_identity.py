"""Which file was opened, and whether its path still names it.

On macOS and Linux an open file can be moved, deleted or replaced: the program goes on writing into
it without an error, and nobody ever finds what was written. Windows forbids that on its own disks;
a network drive or a stick can go away there too.
"""

import contextlib
import errno
import os
import stat
import threading
from enum import Enum
from pathlib import Path

from sos_desktop.foundation.errors import FileMoved
from sos_desktop.foundation.files import followed
from sos_desktop.foundation.frozen import frozen_dataclass

APPLICATION_ID = 0x534F5343
"""SQLite's `application_id`, by which county files are told from others: "SOSC" in ASCII."""
LOG, LOG_INDEX, JOURNAL = "-wal", "-shm", "-journal"
"""Endings of what SQLite keeps beside an open file: its write-ahead log, an index of that, and a
rollback journal. None that SQLite or the program uses is longer than the last."""


def journal_of(path: Path) -> Path:
    """Where SQLite looks for a rollback journal of the file at `path`."""
    real = followed(path)
    return real.with_name(f"{real.name}{JOURNAL}")


def has_journal(path: Path) -> bool:
    """Whether a rollback journal lies beside a file that SQLite would act on."""
    with contextlib.suppress(OSError), journal_of(path).open("rb") as stream:
        return stream.read(1) not in (b"", b"\0")
    return False


@frozen_dataclass
class FileNumber:
    """What the system knows a file by, whatever its name: device and inode, or Windows' file id."""

    device: int
    number: int


def number_of(path: Path) -> FileNumber | None:
    """The number of the file at `path`; None where a network drive gives none.

    Raises:
        OSError: There is no such file, or it cannot be reached.
    """
    found = os.stat(path)  # noqa: PTH116 - asked at every save, and Path takes twice as long
    return FileNumber(found.st_dev, found.st_ino) if found.st_ino else None


class FileStanding(Enum):
    """What has become of an open file; each but `HERE` has its sentence."""

    HERE = ""
    GONE = (
        "{name} is not in {folder} any more. It was moved, renamed or deleted, or its drive is not "
        "connected. Nothing you enter is saved until it is back there, or you save everything "
        "under another name."
    )
    UNREACHABLE = (
        "{name} cannot be reached in {folder} any more. Nothing you enter is saved until the drive "
        "or network folder answers again, or you save everything under another name."
    )
    REPLACED = (
        "Another file was put in the place of {name} in {folder}, as a synchronizing program does. "
        "Nothing you enter is saved, and that file is left alone. Save everything under another "
        "name, and go on working there."
    )
    LOG_TAKEN = (
        "Another program took away a file that belongs to {name} in {folder}. What you saved is "
        "safe, but nothing you enter now is, until you save everything under another name, or "
        "close {name} and open it again."
    )


class FileIdentity:
    """Knows the file that was opened at a path, and the write-ahead log that belongs to it.

    Attributes:
        path: Where the file was opened.
        number: Its number; None where there are none, and then only its absence is noticed.
    """

    def __init__(self, path: Path) -> None:
        """Remember the file now at `path`.

        Raises:
            OSError: There is none, or it cannot be reached.
        """
        self.path = path.absolute()
        if stat.S_ISFIFO(path.stat().st_mode):  # whoever opens one waits for a writer
            raise OSError(errno.EINVAL, "a pipe is no file", str(path))
        self.number = number_of(path)
        # SQLite names the files beside a link after the file it leads to.
        self._real = followed(path)
        self._beside: dict[str, FileNumber] = {}
        self._connections = 0
        self._counting = threading.Lock()
        self._given_up = False

    @property
    def log(self) -> Path:
        """Where SQLite keeps the write-ahead log."""
        return self._named(LOG)

    @property
    def log_number(self) -> FileNumber | None:
        """The number of the log noted; None when there is none."""
        return self._beside.get(LOG)

    def opened(self) -> None:
        """A connection was opened."""
        with self._counting:
            self._connections += 1

    def closed(self) -> None:
        """A connection was closed; with the last one SQLite takes the log away."""
        with self._counting:
            self._connections -= 1
            if self._connections == 0:
                self._beside = {}

    def note_log(self) -> None:
        """Remember the log that is there now, which stays as long as a connection is open."""
        if self._beside or self._given_up:
            return
        found = {}
        for ending in (LOG, LOG_INDEX):
            with contextlib.suppress(OSError):
                if number := number_of(self._named(ending)):
                    found[ending] = number
        with self._counting:
            self._beside = found if self._connections else {}

    def standing(self) -> FileStanding:
        """What has become of the file."""
        if self._given_up:
            return FileStanding.REPLACED
        try:
            now = number_of(self.path)
        except (FileNotFoundError, NotADirectoryError):
            return FileStanding.GONE
        except OSError:
            return FileStanding.UNREACHABLE
        if now is not None and self.number is not None and now != self.number:
            return FileStanding.REPLACED
        return FileStanding.LOG_TAKEN if self._log_is_taken() else FileStanding.HERE

    def moved(self) -> FileMoved | None:
        """The problem, when nothing more may be confirmed as saved in the file."""
        standing = self.standing()
        if standing is FileStanding.HERE:
            return None
        words = standing.value.format(name=self.path.name, folder=self.path.parent)
        return FileMoved(words, details=standing.name, where=str(self.path))

    def check(self) -> None:
        """Raise `FileMoved` unless the path still names the file that was opened."""
        if problem := self.moved():
            raise problem

    def give_up_place(self) -> None:
        """Take the log, which is empty, away from beside a path that is another's or nobody's.

        SQLite would otherwise take it for the log of whatever file is found there next. The
        connections that are open keep reading; writing is over even if the file comes back.
        """
        self._given_up = True
        for ending in (LOG, LOG_INDEX):
            if self._owns(ending):
                with contextlib.suppress(OSError):
                    self._named(ending).unlink()

    def _named(self, ending: str) -> Path:
        return self._real.with_name(f"{self._real.name}{ending}")

    def _log_is_taken(self) -> bool:
        noted = self.log_number
        if noted is None:
            return False
        try:
            return number_of(self.log) not in (noted, None)
        except OSError:
            return True

    def _owns(self, ending: str) -> bool:
        with contextlib.suppress(OSError):
            return number_of(self._named(ending)) == self._beside.get(ending, False)
        return False
