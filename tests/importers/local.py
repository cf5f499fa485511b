"""Local files made for a test, and read as somebody reads them who agrees with everything."""

from dataclasses import replace

from openpyxl import Workbook

from sos_desktop.importers.local_counting import count
from sos_desktop.importers.local_files import read_local
from sos_desktop.importers.local_headers import find_header
from sos_desktop.importers.local_looks import choose_sheet, look_at


def read(path, known=None, **changes):
    """Guess and count, as somebody does who agrees with everything."""
    sheets = read_local(path)
    known = known or look_at(sheets).map
    known = replace(known, **changes)
    sheet = choose_sheet(sheets, known)
    return count(sheet, find_header(sheet, known), known)


def text(tmp_path, content, name="local.csv"):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return path


def book(tmp_path, sheets):
    path = tmp_path / "local.xlsx"
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def figures(reading):
    return {c.key: (c.numerator, c.denominator, c.value) for c in reading.cells}


def meanings(guessed):
    return {fact.name: fact.guess.meaning for fact in guessed.columns}
