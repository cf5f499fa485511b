"""One window per county file. The system lets go of the locks when a program dies."""

import contextlib
import json
import os
import platform
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from db.file_identity import FileNumber, number_of
from db.left_log import Belonging
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation import clock, left_locks
from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.foundation.places import PlaceKind, place_here
from sos_desktop.foundation.settings import login_name


class FileInUse(EnvironmentProblem):
    """The county file is open in another window."""


class WindowLock:
    """Holds `.name.lock` beside the county file, and says in `.name.open` who holds it.

    A second lock, in the data folder, goes by the file's number: on this computer the file is found
    to be open under whatever name it is given meanwhile.
    """

    def __init__(self, path: Path, *, in_use: str = "Close it there, then open it here.") -> None:
        """Take nothing yet.

        Args:
            path: The county file.
            in_use: What is to be done, and what was not, when another window has it.
        """
        self._path, self._advice = path, in_use
        self._lock = _lock(path.with_name(f".{path.name}.lock"))
        self._by_number: FileLock | None = None
        self._card = path.with_name(f".{path.name}.open")
        self._left_card = False

    @property
    def has_traces(self) -> bool:
        """Whether a window has, or had, the file open.

        Then take the lock before the file is touched: to read a file and close it would loosen the
        locks SQLite holds on it in this process.
        """
        return any(map(os.path.exists, (self._card, self._lock.lock_file)))

    @property
    def was_left(self) -> bool:
        """Whether a program died with the file open; of use before `leave_card`."""
        return self._card.exists()

    def acquire(self) -> None:
        """Take both locks; taking them twice does no harm.

        Raises:
            FileInUse: Another window has it.
            EnvironmentProblem: The folder is read-only.
        """
        self.claim()
        if not self._lock.is_locked:
            self._acquire()

    def _acquire(self) -> None:
        try:
            self._lock.acquire()
        except Timeout as error:
            raise self._in_use() from error
        except OSError as error:
            raise EnvironmentProblem(
                f"{self._path.name} cannot be opened, because its folder is read-only or not "
                "reachable. Copy the file to a folder of your own, such as Documents, and open it "
                "there.",
                details=error,
                where=str(self._path),
            ) from error

    def claim(self) -> None:
        """Take the lock that leaves nothing beside the file, which may not be a county file.

        Without a number or a data folder the lock beside the file has to do.

        Raises:
            FileInUse: Another window on this computer has it, under whatever name.
        """
        if self._by_number is not None:
            return
        with contextlib.suppress(OSError, NotImplementedError):
            if number := number_of(self._path):
                lock = _lock(left_locks.place(f"{number.device:x}-{number.number:x}"))
                try:
                    lock.acquire()
                except Timeout as error:
                    raise self._in_use() from error
                self._by_number = lock

    def _in_use(self) -> FileInUse:
        return FileInUse(
            f"{self._path.name} is open in another window{self._holder()}. {self._advice}",
            where=str(self._path),
        )

    def release(self) -> None:
        """Let go; releasing twice does no harm."""
        if self._left_card:
            with contextlib.suppress(OSError):
                self._card.unlink(missing_ok=True)
            self._left_card = False
        if self._by_number is not None:
            self._by_number.release()
            with contextlib.suppress(OSError):
                Path(self._by_number.lock_file).unlink(missing_ok=True)
            self._by_number = None
        self._lock.release()

    def left_behind(self) -> Belonging | None:
        """Which file and log a program that died here had open."""
        return Belonging.from_plain(self._read_card().get("belong"))

    def left_here(self) -> bool:
        """Whether a program of this computer died with this very file open."""
        card = self._read_card()
        with contextlib.suppress(OSError):
            number = number_of(self._path)
            mine = card.get("computer") == platform.node()
            return mine and number is not None and card.get("file") == _plain(number)
        return False

    def leave_card(self, belonging: Belonging | None) -> None:
        """Say who has the file open, and which log belongs to it; a failure is no matter."""
        card = {
            "computer": platform.node(),
            "who": login_name() or "somebody",
            "since": clock.now().isoformat(),
            "belong": belonging and belonging.plain(),
        }
        with contextlib.suppress(OSError):
            number = number_of(self._path)
            card["file"] = _plain(number) if number else None
        self._left_card = True
        with contextlib.suppress(OSError):
            self._card.write_text(json.dumps(card), encoding="utf-8")

    def elsewhere(self) -> str:
        """Who has the file open on another computer, as its card says; "" for nobody.

        A sync program carries the card and not the lock, and some network drives know no locks. On
        this computer's own disk a card of another one is what is left of a stick that was moved.
        """
        if place_here(self._path).kind is PlaceKind.OWN:
            return ""
        computer = self._read_card().get("computer")
        return self._holder().strip(" ()") if computer not in (None, platform.node()) else ""

    def _read_card(self) -> dict[str, Any]:
        with contextlib.suppress(OSError, ValueError):
            card = json.loads(self._card.read_text(encoding="utf-8"))
            return card if isinstance(card, dict) else {}
        return {}

    def _holder(self) -> str:
        card = self._read_card()
        try:
            since = datetime.fromisoformat(card["since"]).astimezone()
            return (
                f" ({card['who']} on {card['computer']}, since {date_words(since.date())}, "
                f"{since.hour % 12 or 12}:{since:%M} {'am' if since.hour < 12 else 'pm'})"
            )
        except (ValueError, KeyError, TypeError):
            return ""


def _plain(number: FileNumber) -> list[int]:
    return [number.device, number.number]


def _lock(path: Path) -> FileLock:
    return FileLock(path, timeout=0, thread_local=False)
