"""Home and End in a table whose rows are chosen: to the first and to the last row."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView

CursorAction = QAbstractItemView.CursorAction


def end_of_rows(table: QAbstractItemView, action: CursorAction) -> QModelIndex:
    """Where the cursor goes, in the column it is in; no place where another key was pressed.

    Qt goes to the first or last cell of a row, which nobody sees where whole rows are chosen.
    """
    model = table.model()
    rows = model.rowCount() if model is not None else 0
    if action not in (CursorAction.MoveHome, CursorAction.MoveEnd) or not rows:
        return QModelIndex()
    row = 0 if action is CursorAction.MoveHome else rows - 1
    return model.index(row, max(table.currentIndex().column(), 0))
