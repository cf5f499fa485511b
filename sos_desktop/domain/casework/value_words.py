"""How the value of a record's field reads on screen and on paper."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sos_desktop.domain.casework.records.info import Editor, FieldInfo
from sos_desktop.domain.casework.words import Stage, Words
from sos_desktop.domain.formats import date_words, number_words
from sos_desktop.domain.unreadable import UNREADABLE_WORDS, is_readable

_BY_TYPE: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (Words, lambda value: value.words),
    (Stage, lambda value: value.words),
    (date, date_words),
    (bool, lambda value: "Yes" if value else "No"),
    (int, number_words),
    (float, number_words),
)
"""Codes stand before the numbers and texts they are made of."""


def value_words(field: FieldInfo, value: Any, missing: str = "not noted") -> str:
    """The words of a value.

    Args:
        field: The field; not one that holds an id.
        value: Its value in a record.
        missing: For what holds nothing; 0 and False are values.
    """
    if isinstance(value, date) and not is_readable(value):
        return date_words(value)
    if not is_readable(value):
        return UNREADABLE_WORDS
    if value is None or value in ("", ()):
        return missing
    if field.codes is not None:
        codes = value if isinstance(value, tuple) else (value,)
        return ", ".join(field.codes[code] for code in codes)
    if field.editor is Editor.MONEY:
        return f"${value:,}"
    if field.editor is Editor.YEAR:
        return str(value)
    return next((say(value) for kind, say in _BY_TYPE if isinstance(value, kind)), str(value))
