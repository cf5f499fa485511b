"""Writing and reading the dumps of shipped formats in `versions/`."""

import contextlib
import sqlite3
import sys
from pathlib import Path

from db.file_identity import APPLICATION_ID
from db.migrations.steps import format_of
from db.search_index import drop

FOLDER = Path(__file__).parent / "versions"


def dump(path: Path) -> Path:
    """Write the dump of a county file under its format's name; never over an old one.

    The search index is no part of the format and is left out.
    """
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        with contextlib.closing(sqlite3.connect(path)) as source:
            source.backup(connection)
        drop(connection)
        connection.commit()
        target = FOLDER / f"format_{format_of(connection)}.sql"
        with target.open("x", encoding="utf-8", newline="\n") as stream:
            stream.writelines(f"{line}\n" for line in connection.iterdump())
    return target


def restore(dumped: Path, path: Path) -> Path:
    """Make a county file from a dump."""
    number = int(dumped.stem.rpartition("_")[2])
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript(dumped.read_text(encoding="utf-8"))
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={number}")
        connection.commit()
    return path


if __name__ == "__main__":
    print(dump(Path(sys.argv[1])))
