"""Rows taken apart by columns, thousands at once, say what they say row by row."""

from random import Random

import pytest

from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers import local_rows
from sos_desktop.importers.local_rows import Piece
from tests.importers.local import read, text

_NAMES = ("Month", "School", "Group", "Absent", "Enrolled", "Note")
_ODD = ("", " ", "*", "<11", "12.5", "1,200", "1.250", "-3", "12%", "nan", "n/a", " 7 ", "Absent")


def _cell(random, name):
    if name == "Month":
        return f"2026-{random.randint(8, 12):02d}"
    if name == "School":
        return f"School {random.randint(1, 6)}"
    if name == "Group":
        return random.choice(("SWD", "EL", "Hispanic", "All Students", ""))
    if name == "Note":
        return random.choice(("", "seen", "late"))
    low, high = (0, 90) if name == "Absent" else (90, 400)
    return str(random.randint(low, high))


def _row(random, odd):
    """A row as files have them; with `odd`, now and then one that is none."""
    row = [_cell(random, name) for name in _NAMES]
    if random.random() > odd:
        return row
    kinds = (
        ["Source: student system"],
        [""] * len(_NAMES),
        list(_NAMES),
        row[: random.randint(1, 5)],
        [*row, random.choice(("", " ", "x"))],
    )
    if random.random() < 0.5:
        return random.choice(kinds)
    row[random.randrange(len(row))] = random.choice(_ODD)
    return row


def _said(path):
    try:
        found = read(path)
    except InputProblem as problem:
        return str(problem)
    return sorted(found.cells), found.rows, found.remarks


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("odd", [0, 0.02, 0.2])
def test_by_columns_is_as_row_by_row(tmp_path, monkeypatch, delimiter, odd):
    random = Random(f"{delimiter}{odd}")
    monkeypatch.setattr(local_rows, "ROWS", 20)
    monkeypatch.setattr(local_rows, "_CELLS", 40)
    for _turn in range(12):
        rows = [list(_NAMES), *(_row(random, odd) for _ in range(90))]
        path = text(tmp_path, "\n".join(map(delimiter.join, rows)))
        at_once = _said(path)
        with monkeypatch.context() as patch:
            patch.setattr(Piece, "columns", lambda _piece, _places, _most: {})
            assert _said(path) == at_once


def test_columns_are_those_of_the_rows():
    piece = Piece(2, ["a,b,c", "d,e,f", "g,h,i"], (), ",")
    assert piece.columns([0, 2], 3) == {0: ["a", "d", "g"], 2: ["c", "f", "i"]}
    assert piece.columns([0, 2], 2) == {}
    assert piece.columns([3], 9) == {}
    assert Piece(2, ["a,b", "d"], (), ",").columns([0], 9) == {}
