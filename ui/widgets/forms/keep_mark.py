"""Enter for the mouse: a tick in a line one types into."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton

from ui.icons import icon


def add_keep_mark(line: QLineEdit, keep: Callable[[], object]) -> QAction:
    """Put a tick into a line; it is there while something stands in it, and does what Enter does.

    Args:
        line: Has its accessible name already.
        keep: What Enter does.
    """
    before = set(line.findChildren(QToolButton))
    mark = QAction(icon("check"), "Keep it (Enter)", line)
    mark.triggered.connect(lambda: keep())
    line.addAction(mark, QLineEdit.ActionPosition.TrailingPosition)
    for made in set(line.findChildren(QToolButton)) - before:
        made.setAccessibleName(f"Keep: {line.accessibleName()}")
    mark.setVisible(False)
    line.textChanged.connect(lambda text: mark.setVisible(bool(text.strip())))
    return mark
