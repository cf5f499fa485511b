"""Reads the files of tables that go with the program, and names what is wrong in one."""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.foundation.errors import InputProblem

_Made = TypeVar("_Made")
_Word = TypeVar("_Word", bound=StrEnum)
_REQUIRED: Any = object()


class WrongTable(ValueError):
    """A field of a rule table cannot be used; the text names both."""


def read_table_file(path: Path, what: str, make: Callable[[Mapping[str, Any]], _Made]) -> _Made:
    """Read a file of tables.

    Args:
        path: Where it is.
        what: What messages call it ("The rule table").
        make: Makes something of its tables; may raise WrongTable.

    Raises:
        InputProblem: The file cannot be read, or something in it cannot be used.
    """
    try:
        return make(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, WrongTable) as error:
        raise InputProblem(
            f"{what} {path.name} cannot be used: {error}. Correct it, or install the program "
            "again.",
            where=str(path),
        ) from error


def refuse_twice(keys: Iterable[str]) -> None:
    """Refuse a key that several entries of a file have.

    Raises:
        WrongTable: One is there twice.
    """
    for key, times in Counter(keys).items():
        if times > 1:
            raise WrongTable(f"{key} is there twice")


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
