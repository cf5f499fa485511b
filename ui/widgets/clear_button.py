"""The cross in a line that empties it, with a name that screen readers can say."""

from PySide6.QtWidgets import QLineEdit, QToolButton


def add_clear_button(line: QLineEdit) -> None:
    """Put the cross into a line; it is called after the line."""
    before = set(line.findChildren(QToolButton))
    line.setClearButtonEnabled(True)
    name = line.accessibleName()
    for made in set(line.findChildren(QToolButton)) - before:
        made.setAccessibleName(f"Clear: {name}" if name else "Clear")
        made.setToolTip("Clear")
