"""Columns read at once say what reading cell by cell says."""

import math
import random

import numpy as np
import pytest

from sos_desktop.importers.cells import Cells
from sos_desktop.importers.chunks import WantedColumns, parse_number, pieces
from sos_desktop.importers.tables import read_table
from sos_desktop.importers.text_lines import PADDING, TextLines

CELLS = (
    *("", "0", "7", "42", "4000", "1234567", "12345678", "123456789", "00012", "3.5", "-98.4"),
    *("-0.1", "100.0", "-150.0", ".5", "-.5", "12345.6", "123456.7", "1234567.8", "5.", "12.25"),
    *("-", "--", "-.", ".", "*", "NA", "nan", "N/A", "1e5", "+5", " 5", "5 ", "32.1%", "1,234"),
    *("(3.1)", "Y", "Red", "–", "ñ", "1/2", "1:2", "5-3", "-5-", "1.2.3", "\0", "5\0", "x" * 20),
)


def taken_apart(rows, delimiter="\t", before=b"?" * PADDING):
    text = "".join(delimiter.join(row) + "\n" for row in rows).encode()
    return Cells(before + text, delimiter, len(rows[0]))


@pytest.mark.parametrize("cell", CELLS)
def test_a_number_is_read_as_it_is_cell_by_cell_or_left_to_that(cell):
    odd = np.empty(0)
    cells = taken_apart([["1", cell, "2"], ["3", "4.5", cell]])
    for place, column in enumerate((("1", "3"), (cell, "4.5"), ("2", cell))):
        values, odd = cells.numbers(*cells.column(place))
        for text, value, left in zip(column, values.tolist(), odd.tolist(), strict=True):
            if not left:
                expected = parse_number(text)
                assert value == expected or (math.isnan(value) and not text)
    plain = cell.removeprefix("-").replace(".", "", 1)
    if plain.isdecimal() and len(cell) <= 8 and (cell[-2:-1] == "." or "." not in cell):
        assert not odd.any()


@pytest.mark.parametrize("delimiter", "\t|")
@pytest.mark.parametrize("longest", [1, 8, 14, 30])
def test_texts_stand_where_they_stood(delimiter, longest):
    chance = random.Random(longest)
    some = ["".join(chance.choices("abñ\0", k=chance.randint(0, longest))) for _ in range(40)]
    rows = [[chance.choice(some) for _ in range(3)] for _ in range(500)]
    cells = taken_apart(rows, delimiter)
    for place in range(3):
        codes, texts = cells.texts(*cells.column(place))
        column = [row[place] for row in rows]
        assert [texts[code] for code in codes.tolist()] == column
        assert texts == list(dict.fromkeys(column))
    assert cells.first_of(np.array([0, 499, 7]), 2) == [tuple(rows[n][:2]) for n in (0, 499, 7)]


def test_any_lines_can_be_joined():
    lines = TextLines.of([f"{n}\té{n}" for n in range(60)])
    for places in ([], [0], [59], [3, 4, 5], [0, 1, 7, 8, 30, 59], list(range(60))):
        joined = lines.joined(np.array(places, dtype=np.int64))
        expected = "".join(lines[n] + "\n" for n in places).encode()
        assert joined[PADDING:] == expected
    assert list(lines.emptied([1, 59]).part(1, 3)) == ["", "2\té2"]
    assert lines.emptied([1]).joined(np.array([0, 1, 2]))[PADDING:].decode() == "0\té0\n\n2\té2\n"


def test_endings_and_blank_lines_are_told():
    lines = TextLines.of(["", "a\tELA\t2025", "\xa0", " x", "\t", "b\tELA\t2025", "é\tELA\t2025"])
    assert lines.blank() == [0, 2, 4]
    assert lines.beginning_like("B\tELA\t2025") == [5]
    assert not lines.all_end_with("\tELA\t2025")
    assert lines.emptied([2, 3, 4]).all_end_with("\tELA\t2025")
    assert not TextLines.of([]).all_end_with("x")


def test_lines_that_do_not_line_up_are_passed_over_wherever_they_stand():
    rows = [f"0161119000000{n % 10}\t{n}" for n in range(30)]
    for n in (0, 7, 8, 29):
        rows[n] += "\tmore"
    rows[12] = "   "
    table = read_table("a.txt", "\n".join(["cds\tcurrdenom\tx\ty", *rows]).encode())
    assert table.blank == 1
    table = read_table(
        "a.txt", "\n".join(["cds\tcurrdenom\tx\ty", *(f"{r}\t1\t2" for r in rows)]).encode()
    )
    [(chunk, wrong)] = pieces(table, WantedColumns({"cds": 0}, {"denominator": 1}), None)
    assert wrong == [(n + 2, 5 if n != 12 else 3) for n in (0, 7, 8, 12, 29)]
    assert chunk.numbers["denominator"].tolist() == [
        float(n) for n in range(30) if n not in (0, 7, 8, 12, 29)
    ]
