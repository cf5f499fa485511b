"""What a table shows, as values for Excel: the rows that are visible, in the order they stand.

Columns the window has no room for are there: paper has.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from sos_desktop.domain.documents.report import Cell
from sos_desktop.domain.formats import MINUS, PERCENT, day_in_words
from sos_desktop.domain.quantities import quantity_in_words
from sos_desktop.services.exports import ShownTable

_LONGEST_NUMBER = 10
_ROOM = 80
"""Pixels beside the heading, for the texts of a column that is not shown and has no width."""


def shown_table(
    view: QTableView, title: str, notes: tuple[str, ...], *, names: str = ""
) -> ShownTable:
    """Read a view.

    Args:
        view: Any table.
        title: Of the sheet.
        notes: Remarks of the page.
        names: The heading of the column that stands in the vertical header; "" when it has none.
    """
    model = view.model()
    columns = range(model.columnCount())
    side = Qt.Orientation.Horizontal
    headings = [str(model.headerData(c, side) or "").replace("\n", " ") for c in columns]
    rows: list[tuple[Cell, ...]] = []
    for number in range(model.rowCount()):
        cells: list[Cell] = [_value(model.index(number, c).data()) for c in columns]
        if names:
            cells.insert(0, str(model.headerData(number, Qt.Orientation.Vertical) or ""))
        rows.append(tuple(cells))
    widths = [
        float(view.columnWidth(c) or view.horizontalHeader().sectionSizeHint(c) + _ROOM)
        for c in columns
    ]
    if names:
        headings.insert(0, names)
        widths.insert(0, max(view.verticalHeader().width(), 120))
    return ShownTable(title, notes, tuple(headings), tuple(rows), tuple(widths))


def _value(text: object) -> Cell:
    """A cell as a number or a day where it is one, else as it is read."""
    words = str(text or "").replace("\n", " ").replace("\u00a0", " ")
    if words in ("–", "·"):
        return None
    if words.isdigit() and len(words) < _LONGEST_NUMBER:
        return int(words)
    # A number alone may be a name, such as the LCAP's action 1.10.
    measured = words.endswith(PERCENT) or words.startswith(MINUS)
    return (quantity_in_words(words) if measured else day_in_words(words)) or words
