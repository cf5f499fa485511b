"""The Dashboard's own words, by the year they hold from: levels, changes, distance, growth.

They are data: `resources/reference/dashboard_words.toml`.
"""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.reference_files import reference_file, refused

_FILE = "dashboard_words.toml"
_LEVELS = 5
_LISTS = ("status", "change", "growth")
_CERTAINTIES = ("stated", "copied", "reported", "recalled")


@frozen_dataclass
class YearWords:
    """Words of the Dashboards from a year on.

    Attributes:
        since: The first Dashboard year; 0 for all before the next.
        distance: What ELA and math are measured from: "Distance from Standard".
        status: Status levels 1 to 5 of an indicator of which more is better.
        change: Change levels 1 to 5 of such an indicator.
        growth: Labels of growth in ELA and math, lowest first; empty where there is none.
        source, certainty: Where they were read, and how sure they are, as in the library of
            statutes.
    """

    since: int
    distance: str
    status: tuple[str, ...]
    change: tuple[str, ...]
    growth: tuple[str, ...]
    source: str
    certainty: str


@cache
def word_years() -> tuple[YearWords, ...]:
    """By year, oldest first.

    Raises:
        InputProblem: The table cannot be read, or something in it cannot be used.
    """
    return made_of(reference_file(_FILE))


def made_of(table: Mapping[str, Any]) -> tuple[YearWords, ...]:
    """The words of a table.

    Raises:
        InputProblem: Something in it is missing, unknown or impossible.
    """
    entries = table.get("words")
    if set(table) != {"words"} or not isinstance(entries, list):
        raise refused(_FILE, "it must hold [[words]] and nothing else")
    found = tuple(map(_year, entries))
    years = [words.since for words in found]
    if not years or years[0] != 0 or years != sorted(set(years)):
        raise refused(_FILE, "since must begin with 0 and rise from entry to entry")
    return found


def _year(entry: Mapping[str, Any]) -> YearWords:
    where = f"words since {entry.get('since')}"
    wanted = {field.name for field in fields(YearWords)}
    if different := sorted(wanted ^ set(entry)):
        what = "is missing" if different[0] in wanted else "is not known"
        raise refused(_FILE, f"{different[0]} of {where} {what}")
    for name, value in entry.items():
        if not _fits(name, value):
            raise refused(_FILE, f"{name} of {where} cannot be {value!r}")
    lists = {name: tuple(entry[name]) for name in _LISTS}
    return YearWords(**{**entry, **lists})


def _fits(name: str, value: object) -> bool:
    if name == "since":
        return type(value) is int
    if name in _LISTS:
        every = isinstance(value, list) and all(isinstance(w, str) and w.strip() for w in value)
        return every and (len(value) == _LEVELS or (name == "growth" and not value))  # type: ignore[arg-type]
    if name == "certainty":
        return value in _CERTAINTIES
    return isinstance(value, str) and bool(value.strip())


def words_of(year: int) -> YearWords:
    """The words of a Dashboard year."""
    return next(words for words in reversed(word_years()) if words.since <= year)
