"""Reads one table of a rule file, and names the table and the field when something is wrong."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS

_Word = TypeVar("_Word", bound=StrEnum)
_REQUIRED: Any = object()


class WrongTable(ValueError):
    """A field of a rule table cannot be used; the text names both."""


class TableEntry:
    """One table: every field is read once by its kind, and no other field may be there.

    Attributes:
        where: How messages call it ("rule_set 2024").
    """

    def __init__(self, where: str, values: object) -> None:
        if not isinstance(values, Mapping):
            raise WrongTable(f"{where} is not a table")
        self.where = where
        self._values: Mapping[str, Any] = values
        self._read: set[str] = set()

    def wrong(self, name: str, what: str) -> WrongTable:
        """The error that says what is wrong with a field."""
        return WrongTable(f"{name} of {self.where} {what}")

    def value(self, name: str, default: Any = _REQUIRED) -> Any:
        """A field as it stands."""
        self._read.add(name)
        if name in self._values:
            return self._values[name]
        if default is _REQUIRED:
            raise self.wrong(name, "is missing")
        return default

    def names(self) -> tuple[str, ...]:
        """The names of its fields, as written."""
        return tuple(self._values)

    def text(self, name: str, default: Any = _REQUIRED) -> str:
        """A text that says something, unless it may be left out."""
        found = self.value(name, default)
        if not isinstance(found, str) or (default is _REQUIRED and not found.strip()):
            raise self.wrong(name, "must be a text")
        return found

    def number(self, name: str, default: Any = _REQUIRED) -> int:
        """A whole number, not negative."""
        found = self.value(name, default)
        if type(found) is not int or found < 0:
            raise self.wrong(name, "must be a whole number")
        return found

    def numbers(self, name: str, allowed: Iterable[int], default: Any = _REQUIRED) -> list[int]:
        """A list of some of the `allowed` numbers."""
        known = list(allowed)
        found = self.value(name, default)
        if not isinstance(found, list | tuple) or any(n not in known for n in found):
            raise self.wrong(name, f"must be a list of some of {', '.join(map(str, known))}")
        return list(found)

    def truth(self, name: str) -> bool:
        """True or false."""
        found = self.value(name)
        if type(found) is not bool:
            raise self.wrong(name, "must be true or false")
        return found

    def word(self, name: str, words: type[_Word], default: Any = _REQUIRED) -> _Word:
        """One of the words of an enumeration."""
        found = self.value(name, default)
        try:
            return words(found)
        except ValueError:
            raise self.wrong(name, f"is “{found}”, not one of {', '.join(words)}") from None

    def words(self, name: str, words: type[_Word], default: Any = _REQUIRED) -> frozenset[_Word]:
        """Several words of an enumeration."""
        found = self.value(name, default)
        if not isinstance(found, list) or any(word not in list(words) for word in found):
            raise self.wrong(name, f"must be a list of some of {', '.join(words)}")
        return frozenset(words(word) for word in found)

    def groups(self, name: str, default: Any = _REQUIRED) -> tuple[str, ...]:
        """Codes of student groups that can be judged, each once."""
        found = self.entries(name, default)
        unknown = [g for g in found if g not in STUDENT_GROUPS or not STUDENT_GROUPS[g].accountable]
        if unknown:
            raise self.wrong(name, f"has “{unknown[0]}”, which is not a student group to judge")
        if len(set(found)) != len(found):
            raise self.wrong(name, "names a student group twice")
        return tuple(found)

    def tables(self, name: str) -> dict[str, Any]:
        """A field that is itself a table of tables."""
        found = self.value(name)
        if not isinstance(found, Mapping):
            raise self.wrong(name, "must be a table")
        return dict(found)

    def entries(self, name: str, default: Any = _REQUIRED) -> list[Any]:
        """A list of anything."""
        found = self.value(name, default)
        if not isinstance(found, list):
            raise self.wrong(name, "must be a list")
        return found

    def done(self) -> None:
        """Refuse what nobody read: a misspelled field would otherwise be a rule left out."""
        unknown = sorted(set(self._values) - self._read)
        if unknown:
            raise self.wrong(unknown[0], "is not known")
