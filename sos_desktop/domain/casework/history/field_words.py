"""How a stored value of casework reads in a history."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from enum import IntEnum
from itertools import zip_longest
from typing import Any

from sos_desktop.domain.casework.records.schema import Editor, FieldInfo
from sos_desktop.domain.casework.words import Stage, Words
from sos_desktop.domain.formats import date_words, number_words
from sos_desktop.domain.unreadable import code_of
from sos_desktop.foundation.frozen import frozen_dataclass

NOTHING = "not set"
_LONGEST = 160
_LEAD = 40
"""How much is shown before the first difference of two long texts."""


@frozen_dataclass
class FieldChange:
    """A field from one value to another, in words; `before` is "" for a new record."""

    field: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """As one line: "Due: not set → Dec 1, 2026"."""
        if not self.before or not self.after:
            return f"{self.field}: {self.before or self.after}"
        return f"{self.field}: {self.before} → {self.after}"


def value_words(field: FieldInfo, stored: Any, names: Mapping[str, str]) -> str:
    """A stored value as it reads on screen; "not set" when there is none.

    Args:
        field: The field.
        stored: The value as the history holds it: text, number, or JSON for lists.
        names: What ids and CDS codes stand for.
    """
    if stored is None or stored in ("", "[]", "{}"):
        return NOTHING
    if field.lea or field.references is not None:
        return names.get(stored, "one that is no longer there")
    if field.name == "position":
        return str(stored + 1)
    if field.codes is not None:
        return ", ".join(field.codes[code] for code in _listed(stored))
    if field.editor is Editor.MONEY:
        return f"${stored:,}"
    if field.editor is Editor.YEAR:
        return str(stored)
    sayings = (say(field.type, stored) for fits, say in _SAYINGS if fits(field.type))
    return next(sayings, str(stored))


def shortened(text: str) -> str:
    """One line of a text, cut where it would fill the history."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Two texts, shortened so that the place where they begin to differ can be read."""
    old, new = " ".join(old.split()), " ".join(new.split())
    if max(len(old), len(new)) <= _LONGEST:
        return old, new
    pairs = enumerate(zip_longest(old, new))
    differs = next((place for place, (a, b) in pairs if a != b), 0)
    start = max(differs - _LEAD, 0)
    cut = "…" if start else ""
    return cut + shortened(old[start:]), cut + shortened(new[start:])


def _is(kind: type) -> Callable[[Any], bool]:
    return lambda hint: isinstance(hint, type) and issubclass(hint, kind)


def _number(_hint: Any, stored: float) -> str:
    return number_words(stored)


_SAYINGS: tuple[tuple[Callable[[Any], bool], Callable[[Any, Any], str]], ...] = (
    (_is(date), lambda _hint, stored: date_words(date.fromisoformat(stored))),
    (_is(Words), lambda hint, stored: code_of(hint, stored).words),
    (_is(Stage), lambda hint, stored: code_of(hint, stored).title),
    (_is(bool), lambda _hint, stored: "Yes" if stored else "No"),
    (_is(IntEnum), lambda hint, stored: hint(stored).name.capitalize()),
    (_is(int), _number),
    (_is(float), _number),
)


def _listed(stored: Any) -> list[Any]:
    if isinstance(stored, str) and stored.startswith("["):
        return json.loads(stored)
    return [stored]
