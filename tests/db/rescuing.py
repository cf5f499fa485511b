"""What tests of rescuing ask of a file, and what they do to it."""

import contextlib
import random
import shutil
import sqlite3

from db.file_pages import PAGE


def rows(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'search%' "
            "AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        return {
            name.decode(): set(connection.execute(f'SELECT * FROM "{name.decode()}"'))
            for (name,) in names
        }


def root(path, table):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name=?", (table,)
        ).fetchone()[0]


def zeroed(number):
    def change(data):
        data[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)

    return change


def rubbish(*numbers):
    def change(data):
        for number in numbers:
            data[(number - 1) * PAGE : number * PAGE] = random.Random(number).randbytes(PAGE)

    return change


def put_foreign_log(path, folder):
    """Put the log of another file beside one, and tell what the file itself holds."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    other = folder / "other.sos"
    shutil.copyfile(path, other)
    with contextlib.closing(sqlite3.connect(other)) as connection:
        connection.execute("DROP TABLE task")
        connection.execute("VACUUM")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("DROP TABLE contact")
        shutil.copyfile(f"{other}-wal", f"{path}-wal")
    return path.read_bytes()
