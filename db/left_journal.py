"""A rollback journal beside a county file: a step half done, which SQLite takes back on opening.

SQLite knows a journal by its name only, and writes the pages in it over whatever file lies there.
Where a sync program brought one from another computer, or another state of the file, that loses
steps and leaves lists that no longer agree, and nothing says so. So the two are tried together on a
copy first. No journal lies beside a file that uses a log, as all do outside shared folders.
"""

import contextlib
import filecmp
import shutil
import sqlite3
import tempfile
from pathlib import Path

from db.engine import connect
from db.file_identity import JOURNAL
from sos_desktop.foundation.errors import EnvironmentProblem, FileDamaged
from sos_desktop.foundation.files import followed, write_problem
from sos_desktop.foundation.frozen import frozen_dataclass

_COUNTER = slice(24, 28)
"""Where the header counts the steps (sqlite.org/fileformat2.html, 1.3.7)."""


class ForeignJournal(EnvironmentProblem):
    """A journal lies beside the file that is not known to be its own, and the file is whole."""


@frozen_dataclass
class _State:
    """A file by itself, or with the journal taken back.

    Attributes:
        whole: Whether all of it agrees, its indexes too.
        counter: How often it was written, as its header says.
        steps: The steps of its history; None when they cannot be read.
    """

    whole: bool
    counter: int
    steps: frozenset[str] | None


def lies_beside(path: Path) -> bool:
    """Whether a journal lies beside a file that SQLite would act on."""
    with contextlib.suppress(OSError), _journal(path).open("rb") as stream:
        return stream.read(1) not in (b"", b"\0")
    return False


def check_journal(path: Path, *, own: bool) -> None:
    """Raise unless SQLite may take back what the journal beside a file, if there is one, says.

    Args:
        path: The file; nobody may have it open.
        own: A program of this computer is known to have died with this very file open.

    Raises:
        ForeignJournal: The journal may be of another state of the file.
        FileDamaged: The file is half written, and the journal does not make it whole.
        EnvironmentProblem: There is no room to try it.
    """
    if not lies_beside(path):
        return
    try:
        with tempfile.TemporaryDirectory(prefix="sos-", ignore_cleanup_errors=True) as name:
            tried = Path(name) / "tried.sos"
            shutil.copyfile(path, tried)
            alone = _state(tried, as_it_is=True)
            shutil.copyfile(_journal(path), _journal(tried))
            back = _state(tried, as_it_is=False)
            if filecmp.cmp(path, tried, shallow=False):
                return  # nothing was written yet
    except OSError as error:
        raise write_problem(path, error, as_it_is="It was not opened and not changed.") from error
    if alone.whole and not (own and _can_be_before(back, alone)):
        raise ForeignJournal(
            f"{_journal(path).name} lies beside {path.name} and may be of another state of it, as "
            "when another computer is saving in it now, or stopped while it was, and a sync "
            f"program brought one of the two. {path.name} was not opened and not changed. Wait "
            "until all is synced, then open it again. If that does not help, move "
            f"{_journal(path).name} to another folder first.",
            where=str(path),
        )
    if not (alone.whole or _can_be_before(back, alone)):
        raise FileDamaged(
            f"{path.name} is half written, and {_journal(path).name} beside it does not make it "
            "whole, so it was not opened and not changed. Open the latest copy from the backup "
            "folder, and keep both files aside.",
            where=str(path),
        )


def _can_be_before(back: _State, alone: _State) -> bool:
    """Whether one state can be the other before the step that was under way: nothing else is new.

    The header is written first of a step's pages, so it counts that step or not yet.
    """
    known = alone.steps is None or (back.steps is not None and back.steps <= alone.steps)
    return back.whole and known and alone.counter - back.counter in (0, 1)


def _state(path: Path, *, as_it_is: bool) -> _State:
    """What SQLite finds of a copy nobody else knows; unless it is read as it is, it is finished."""
    whole, steps = False, None
    with (
        contextlib.suppress(sqlite3.Error, UnicodeDecodeError),
        contextlib.closing(connect(path, read_only=as_it_is, without_log=as_it_is)) as connection,
    ):
        found = connection.execute("SELECT change_id FROM change_log")
        steps = frozenset(change for (change,) in found)
        whole = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
    with path.open("rb") as stream:
        return _State(whole, int.from_bytes(stream.read(28)[_COUNTER]), steps)


def _journal(path: Path) -> Path:
    real = followed(path)
    return real.with_name(f"{real.name}{JOURNAL}")
