"""One window per county file. The system lets go of the lock when a program dies."""

import contextlib
import json
import platform
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from sos_desktop.domain.formats import date_words
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.foundation.settings import login_name


class FileInUse(EnvironmentProblem):
    """The county file is open in another window."""


class WindowLock:
    """Holds `.name.lock` beside the county file, and says in `.name.open` who holds it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0, thread_local=False)
        self._card = path.with_name(f".{path.name}.open")

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            FileInUse: Another window has it.
            EnvironmentProblem: The folder is read-only.
        """
        try:
            self._lock.acquire()
        except Timeout as error:
            raise FileInUse(
                f"{self._path.name} is open in another window{self._holder()}. Close it there, "
                "then open it here.",
                where=str(self._path),
            ) from error
        except OSError as error:
            raise EnvironmentProblem(
                f"{self._path.name} cannot be opened, because its folder is read-only or not "
                "reachable. Copy the file to a folder of your own, such as Documents, and open it "
                "there.",
                details=str(error),
                where=str(self._path),
            ) from error
        self._leave_card()

    def release(self) -> None:
        """Let go; releasing twice does no harm."""
        if not self._lock.is_locked:
            return
        with contextlib.suppress(OSError):
            self._card.unlink(missing_ok=True)
        self._lock.release()

    def _leave_card(self) -> None:
        """A help for the other window's message only, so a failure to write it is no matter."""
        card = {
            "computer": platform.node(),
            "who": login_name() or "somebody",
            "since": clock.now().isoformat(),
        }
        with contextlib.suppress(OSError):
            self._card.write_text(json.dumps(card), encoding="utf-8")

    def _holder(self) -> str:
        try:
            card = json.loads(self._card.read_text(encoding="utf-8"))
            since = datetime.fromisoformat(card["since"]).astimezone()
            return (
                f" ({card['who']} on {card['computer']}, since {date_words(since.date())}, "
                f"{since.hour % 12 or 12}:{since:%M} {'am' if since.hour < 12 else 'pm'})"
            )
        except (OSError, ValueError, KeyError, TypeError):
            return ""
