"""County files of tests: no save waits for the disk, and copies of a sound file are opened as such.

Both were a quarter of what a test with a county file takes, and no test asks for them by the way:
`as_shipped` is for those that do, and whatever else opens a file has it checked whole.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db import engine, opening, search_index
from sos_desktop.services.county.county_files import CountyFile, open_county_file

_configure, _is_current = engine.configure, search_index.is_current
_sound: dict[tuple[Path, int, int], bool] = {}
"""By file, with its size and when it was written: whether it had an index that is current."""


def never_wait_for_disk() -> None:
    """From here on a commit is left to the system: only a power cut would tell the difference."""

    def configure(connection: sqlite3.Connection, *, wal: bool) -> None:
        _configure(connection, wal=wal)
        connection.execute("PRAGMA synchronous=OFF")

    engine.configure = configure


def as_shipped(patch: pytest.MonkeyPatch) -> None:
    """Let commits wait for the disk, as they do for users."""
    patch.setattr(engine, "configure", _configure)


@contextmanager
def opened_copy(path: Path, template: Path) -> Iterator[CountyFile]:
    """The open copy of a closed file, which is checked with its first copy and not with others."""
    found = template.stat()
    key = (template, found.st_size, found.st_mtime_ns)
    with pytest.MonkeyPatch.context() as patch:
        if key in _sound:
            patch.setattr(opening, "check_county_file", lambda *_given, **_how: None)
            patch.setattr(search_index, "is_current", lambda _connection: _sound[key])
        else:

            def is_current(connection: sqlite3.Connection) -> bool:
                current = _is_current(connection)
                _sound.setdefault(key, current)
                return current

            patch.setattr(search_index, "is_current", is_current)
        file = open_county_file(path)
    with file:
        yield file
