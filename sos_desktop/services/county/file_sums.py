"""Whether a closed county file is byte for byte what was closed: SQLite looks at no byte of a text.

When a file is closed its sum is noted on this computer, with its size and the moment it was
written. At the next opening a file that nobody wrote since, as its moment says, must have the same
sum; where it has not, the disk has lost something. It costs a walk over the file, on the worker, at
closing and after opening. It cannot see what another program or computer wrote, what was lost while
the file was open or before it was first closed here, nor a file whose last run was cut off.
"""

import contextlib
import hashlib
import json
from pathlib import Path

from db.copy_contents import contents_of
from sos_desktop.foundation import paths
from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.foundation.files import followed, write_atomically
from sos_desktop.foundation.jobs import CancelToken

_BLOCK = 1 << 20
_KEPT = 20
"""Sums of county files that were closed here last."""


def note(path: Path) -> None:
    """Note the sum of a county file that was closed; a failure is no matter."""
    with contextlib.suppress(OSError, ValueError, EnvironmentProblem):
        stamp = _stamp(path)
        known = _read(path)
        if known.get("stamp") == stamp:
            return
        found = {"stamp": stamp, "sum": _sum_of(path, CancelToken())}
        if _stamp(path) == stamp:
            place = _place(path)
            place.parent.mkdir(exist_ok=True, mode=0o700)
            write_atomically(place, json.dumps(found).encode())
            _forget_old(place.parent)


def is_as_closed(path: Path, cancel: CancelToken) -> bool | None:
    """Whether a file has the bytes it was closed with; None when that cannot be told.

    Args:
        path: A county file, of which nothing was written since it was opened.
        cancel: Stops the walk.

    Raises:
        Cancelled: It was stopped.
    """
    with contextlib.suppress(OSError, ValueError):
        known, stamp = _read(path), _stamp(path)
        if not known or known.get("stamp") != stamp:
            return None
        same = _sum_of(path, cancel) == known.get("sum")
        return same if _stamp(path) == stamp else None
    return None


def is_changed_within(path: Path) -> bool:
    """Whether a file is not as it was closed although SQLite finds all of it in order.

    Then a disk has changed a value, and nothing in the file says which.
    """
    with contextlib.suppress(OSError, EnvironmentProblem):  # gone meanwhile
        other = is_as_closed(path, CancelToken()) is False
        return other and bool(contents_of(path, check=True).sound)
    return False


def _stamp(path: Path) -> list[int]:
    found = path.stat()
    return [found.st_size, found.st_mtime_ns]


def _place(path: Path) -> Path:
    mark = hashlib.sha256(str(followed(path)).encode(errors="surrogateescape")).hexdigest()[:16]
    return paths.data_dir() / "sums" / f"{mark}.json"


def _read(path: Path) -> dict[str, object]:
    with contextlib.suppress(OSError, ValueError):
        found = json.loads(_place(path).read_text(encoding="utf-8"))
        return found if isinstance(found, dict) else {}
    return {}


def _sum_of(path: Path, cancel: CancelToken) -> str:
    found = hashlib.blake2b(digest_size=16)
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            cancel.check()
            found.update(block)
    return found.hexdigest()


def _forget_old(folder: Path) -> None:
    kept = sorted(folder.glob("*.json"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in kept[_KEPT:]:
        old.unlink(missing_ok=True)
