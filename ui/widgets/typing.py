"""What a text field says of itself to whoever keeps what is typed into it."""

from enum import StrEnum
from typing import TypeGuard

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

TextField = QLineEdit | QPlainTextEdit | QTextEdit
"""Every kind of field one writes in."""
_PROPERTY = "typing"
KEPT_EVERY = 500
"""Milliseconds after a key until what is typed is kept; typing on does not put it off.

Two seconds are promised. The rest is for a worker that has something else at hand and a slow disk.
"""


class Typing(StrEnum):
    """How what is typed is kept, where the usual way is not the way.

    The usual way is `ui.typed_texts`, which needs no word of a field to keep it.
    """

    LOOKS = "looks"
    """It only narrows a list or asks for something: there is nothing to lose."""
    USUAL = "usual"
    """As any field, although what it stands in keeps the rest itself."""
    ITSELF = "itself"
    """It keeps what is typed within two seconds by itself, and shows it again in its place."""


def typing_of(widget: QWidget, how: Typing) -> None:
    """Say it of a field, or of what its fields stand in."""
    widget.setProperty(_PROPERTY, str(how))


def how_typed(field: QWidget) -> Typing | None:
    """What was said of a field, or of the nearest it stands in; None for the usual way."""
    at: QWidget | None = field
    while at is not None:
        said = at.property(_PROPERTY)
        if said:
            return None if said == Typing.USUAL else Typing(said)
        at = at.parentWidget()
    return None


def leave_undo(event: QKeyEvent) -> bool:
    """Give Undo and Redo, asked of a field that lacks nothing of its own, to the window.

    A field takes them for what was typed into it, be it saved long ago: what it takes back is
    saved as another step, which the window's Undo takes back in turn.

    Returns:
        Whether it was one of them: the field is not to see the event, which is its
        `ShortcutOverride`.
    """
    keys = QKeySequence.StandardKey
    if event.matches(keys.Undo) or event.matches(keys.Redo):
        event.ignore()
        return True
    return False


def takes_text(widget: object) -> TypeGuard[TextField]:
    """Whether somebody can write in it."""
    return isinstance(widget, TextField) and not widget.isReadOnly()


def text_of(field: TextField) -> str:
    """What stands in a field."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
