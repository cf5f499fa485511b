"""Reads a page as a person does, and presses what is on it."""

from pathlib import Path

import openpyxl
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QTableView, QWidget


def words(page: QWidget) -> str:
    """Every visible text of a page."""
    return " ".join(w.text() for w in page.findChildren(QLabel) if w.isVisible())


def role(widget: QWidget) -> QAccessible.Role:
    """What a widget is to assistive technology."""
    return QAccessible.queryAccessibleInterface(widget).role()


def press(page: QWidget, text: str) -> QAbstractButton:
    """Press the visible button with these words."""
    found = [b for b in page.findChildren(QAbstractButton) if b.isVisible() and b.text() == text]
    assert len(found) == 1, [b.text() for b in page.findChildren(QAbstractButton)]
    found[0].click()
    return found[0]


def cells(view: QTableView) -> list[list[str]]:
    """What a table shows, row by row."""
    model = view.model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def sheets(path: Path) -> dict[str, str]:
    """Every sheet of a workbook as one text."""
    return {
        sheet.title: "\n".join(
            "\t".join(str(c.value) for c in row if c.value is not None) for row in sheet.iter_rows()
        )
        for sheet in openpyxl.load_workbook(path).worksheets
    }
