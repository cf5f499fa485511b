"""Titles that are headings for screen readers, who go from one to the next, level by level."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAttributesInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget

_PROPERTY = "heading"
HEADINGS = {"title": 1, "heading": 2}
"""Roles of the font that titles have, with the level of heading each is."""
OF_A_LIST = 3
"""The level of the title of a list on a page."""
_LEVEL = QAccessible.Attribute.Level


class Heading(QLabel):
    """A title; its words are its name, whatever they become."""

    def __init__(self, text: str, level: int) -> None:
        super().__init__(text)
        be_heading(self, level)
        self.setAccessibleName(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)


def be_heading(widget: QWidget, level: int) -> None:
    """Let screen readers know a widget as a heading; it names itself."""
    widget.setProperty(_PROPERTY, level)


def install() -> None:
    """Tell Qt of headings, once a program; it knows no such widget itself."""
    if not _State.installed:
        _State.installed = True
        QAccessible.installFactory(_told)


class _State:
    installed = False


class _Level(QAccessibleAttributesInterface):
    """Says one level; there is one for each, and it stays as long as the program."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [_LEVEL]

    def attributeValue(self, key: QAccessible.Attribute) -> Any:
        return self._level if key == _LEVEL else None


_LEVELS = {level: _Level(level) for level in (*HEADINGS.values(), OF_A_LIST)}


class _Told(QAccessibleWidget):
    def __init__(self, source: QWidget, level: int) -> None:
        super().__init__(source, QAccessible.Role.Heading)
        self._of = level

    def attributesInterface(self) -> QAccessibleAttributesInterface:
        return _LEVELS[self._of]


def _told(_kind: str, source: QObject) -> QAccessibleInterface | None:
    level = source.property(_PROPERTY) if isinstance(source, QLabel) else None
    return _Told(source, level) if isinstance(source, QLabel) and level else None
