"""Of a damaged table every row is read that stands on a sound page, and soon."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from db.connection import CountyConnection
from db.file_pages import PAGE, ROWS, FilePages
from db.salvage import salvage


def made(path: Path, numbers: range) -> dict[int, tuple[str, str]]:
    """A table of which few rows stand on a page, and some reach over pages of their own."""
    rows = {n: (f"row {n}", "x" * (9_000 if n % 50 == 0 else 700)) for n in numbers}
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA page_size={PAGE}")
        connection.execute("CREATE TABLE t (name TEXT, text TEXT)")
        listed = [(number, *row) for number, row in rows.items()]
        connection.executemany("INSERT INTO t (rowid, name, text) VALUES (?, ?, ?)", listed)
        connection.commit()
    return rows


def leaves(data: bytes) -> list[tuple[int, set[int]]]:
    """The pages of rows, each with the numbers of its rows."""
    pages = FilePages(data)
    found = [page for n in range(2, pages.count + 1) if (page := pages.page(n, loosely=True))]
    return [
        (page.number, {row.number for row in pages.rows(page)})
        for page in found
        if page.kind == ROWS
    ]


@pytest.mark.parametrize("damaged", [{0}, {20}, {-1}, {20, 21}, {5, 30}, {0, 20, -1}])
@pytest.mark.parametrize("step", [1, 7])
def test_only_the_rows_of_damaged_pages_are_lost(tmp_path: Path, step: int, damaged: set) -> None:
    path = tmp_path / "t.sos"
    rows = made(path, range(1, 300 * step, step))
    data = bytearray(path.read_bytes())
    lost = set[int]()
    standing = leaves(bytes(data))
    for place in damaged:
        number, held = standing[place]
        data[(number - 1) * PAGE : number * PAGE] = b"\xa5" * PAGE
        lost |= held
    path.write_bytes(data)
    statements: list[str] = []
    with contextlib.closing(sqlite3.connect(path, factory=CountyConnection)) as connection:
        connection.set_trace_callback(statements.append)
        found = salvage(connection, "t")
    assert lost
    assert not found.whole
    assert found.rows == {number: row for number, row in rows.items() if number not in lost}
    assert len(statements) < 8_000, "a number is asked for once"
