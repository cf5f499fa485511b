"""Titles that are headings for screen readers, who go from one to the next."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget

_PROPERTY = "heading"
HEADINGS = frozenset({"title", "heading"})
"""Roles of the font that titles have."""


class Heading(QLabel):
    """A title; its words are its name, whatever they become."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        be_heading(self)
        self.setAccessibleName(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)


def be_heading(widget: QWidget) -> None:
    """Let screen readers know a widget as a heading; it names itself."""
    widget.setProperty(_PROPERTY, True)


def install() -> None:
    """Tell Qt of headings, once a program; it knows no such widget itself."""
    if not _State.installed:
        _State.installed = True
        QAccessible.installFactory(_told)


class _State:
    installed = False


def _told(_kind: str, source: QObject) -> QAccessibleInterface | None:
    if isinstance(source, QLabel) and source.property(_PROPERTY):
        return QAccessibleWidget(source, QAccessible.Role.Heading)
    return None
