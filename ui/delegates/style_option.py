"""What Qt tells a delegate of a cell; the stubs of PySide6 leave these members out."""

from typing import Protocol, cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget


class CellOption(Protocol):
    """The members of `QStyleOptionViewItem` that delegates use."""

    rect: QRect
    text: str
    state: QStyle.StateFlag
    palette: QPalette
    fontMetrics: QFontMetrics  # noqa: N815 - Qt's own name
    widget: QWidget


def cell_option(option: QStyleOptionViewItem) -> CellOption:
    """The same option with its members."""
    return cast(CellOption, option)


def draw_without_text(painter: QPainter, option: QStyleOptionViewItem) -> str:
    """Draw all of a cell but its text, as the style does; gives the text."""
    cell = cell_option(option)
    text, cell.text = cell.text, ""
    element = QStyle.ControlElement.CE_ItemViewItem
    cell.widget.style().drawControl(element, option, painter, cell.widget)
    return text
