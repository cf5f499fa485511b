"""Giving the system back the space that removed rows, above all swept files, left in a county file.

SQLite keeps such pages for later rows and never shrinks the file by itself. `VACUUM` writes the
file anew in one transaction: when the power goes or the disk is full, the file is as it was.
"""

import contextlib
import shutil
import tempfile
from pathlib import Path

from db.engine import connect
from db.file_identity import FileIdentity

_MUCH = 20_000_000
"""Bytes worth writing the file anew for, however large it is."""
_SOME, _SHARE = 1_000_000, 0.25
"""Bytes below which it is never worth it; the share of the file from which it is."""


def is_worth(free: int, whole: int) -> bool:
    """Whether so many unused bytes are worth writing a file of a size anew."""
    return free >= _MUCH or (free >= _SOME and free > whole * _SHARE)


def shrink(path: Path, identity: FileIdentity | None = None) -> int:
    """Write a county file anew without its unused pages; nobody else may have it open.

    Nothing is done when it is not worth it, or when a disk has no room for the copies SQLite makes.

    Returns:
        How many bytes the file became smaller.

    Raises:
        FileMoved: It is not the file that is meant.
        sqlite3.Error: It could not be done; the file is as it was.
        OSError: The file cannot be looked at.
    """
    with contextlib.closing(connect(path, identity, seconds=0)) as connection:
        page, pages, unused = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_size", "page_count", "freelist_count")
        )
        if not is_worth(unused * page, pages * page) or not _has_room(path, pages * page):
            return 0
        # What was deleted is not to be written first into the file beside it (-wal).
        connection.execute("PRAGMA journal_mode=DELETE")
        before = path.stat().st_size
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("VACUUM")
    return before - path.stat().st_size


def _has_room(path: Path, size: int) -> bool:
    """A copy among the temporary files, and the old pages beside the file."""
    places = (path.parent, Path(tempfile.gettempdir()))
    return all(shutil.disk_usage(place).free > size * 2 for place in places)
