"""Looks at what a killed run left, without changing it."""

import contextlib
import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from db.file_identity import APPLICATION_ID

_BESIDE = ("", "-wal", "-shm", "-journal")
_HOME = ("backups/*.sos", "logs/*", "settings.json", "device", "sums/*")
"""What the program keeps for itself in the data folder."""


@contextlib.contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a copy of a county file with what lies beside it.

    SQLite completes at opening what was broken off; here it does so in the copy.
    """
    with tempfile.TemporaryDirectory() as folder:
        for ending in _BESIDE:
            part = path.with_name(path.name + ending)
            if part.exists():
                shutil.copyfile(part, Path(folder) / part.name)
        with contextlib.closing(sqlite3.connect(Path(folder) / path.name)) as connection:
            yield connection


def unsound(path: Path) -> list[str]:
    """What is wrong with a county file as a file."""
    if not path.exists():
        return [f"{path.name} is gone"]
    try:
        with opened(path) as connection:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            mark = connection.execute("PRAGMA application_id").fetchone()[0]
    except sqlite3.Error as error:
        return [f"{path.name}: {error}"]
    faults = [] if found == ["ok"] else [f"{path.name}: {text}" for text in found]
    return faults if mark == APPLICATION_ID else [*faults, f"{path.name} has the mark {mark}"]


def value(path: Path, question: str) -> int:
    """The one number a question to a county file gives."""
    with opened(path) as connection:
        return connection.execute(question).fetchone()[0]


def copies(home: Path) -> list[Path]:
    """The automatic copies."""
    return sorted((home / "backups").glob("*.sos"))


def strays(folder: Path, home: Path, expected: set[str]) -> list[str]:
    """Files that are neither expected in the folder nor the program's own in its home."""
    own = {path for pattern in _HOME for path in home.glob(pattern)}
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
        and path not in own
        and path.relative_to(folder).as_posix() not in expected
        and not _is_lock(path)
    )


def _is_lock(path: Path) -> bool:
    """The empty lock beside a county file, which every end leaves on POSIX.

    It cannot be removed safely: whoever waits for it would hold another one than the next.
    """
    county = path.with_name(path.name.removeprefix(".").removesuffix(".lock"))
    return (
        os.name == "posix"
        and path.name == f".{county.name}.lock"
        and county.suffix == ".sos"
        and county.exists()
        and path.stat().st_size == 0
    )


def is_whole(path: Path) -> bool:
    """Whether a written file is all there, as far as its kind shows."""
    data = path.read_bytes()
    if path.suffix in (".xlsx", ".docx"):
        try:
            with zipfile.ZipFile(path) as package:
                return package.testzip() is None
        except zipfile.BadZipFile:
            return False
    starts, ends = {
        ".pdf": (b"%PDF-", b"%%EOF"),
        ".ics": (b"BEGIN:VCALENDAR", b"END:VCALENDAR"),
    }[path.suffix]
    return data.startswith(starts) and data.rstrip().endswith(ends)
