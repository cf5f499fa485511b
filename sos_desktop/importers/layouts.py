"""Recognises a file by its header, from `resources/reference/layouts.toml`."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sos_desktop.domain.dashboard.codes import LETTER_GROUPS, Indicator
from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.foundation.paths import resource

_SIGNS = re.compile(r"[^a-z0-9]+")


def plain(name: object) -> str:
    """A header name without case, spaces and signs."""
    return _plain(str(name))


@lru_cache(maxsize=1 << 12)  # headers, and words of which a list says few again and again
def _plain(name: str) -> str:
    return _SIGNS.sub("", name.casefold())


@dataclass(frozen=True, slots=True)
class Dataset:
    """A kind of file: what its header must hold, and how it is read."""

    id: str
    name: str
    reads: bool
    kind: str
    indicators: tuple[Indicator, ...]
    series: str
    note: str
    only_group: str
    all_of: frozenset[str]
    any_of: frozenset[str]
    none_of: frozenset[str]
    begins_with: tuple[str, ...]
    columns: Mapping[str, Sequence[str]]

    def fits(self, header: frozenset[str]) -> bool:
        """Whether a header (plain names) is this kind of file's."""
        return (
            self.all_of <= header
            and (not self.any_of or bool(self.any_of & header))
            and not self.none_of & header
            and all(any(name.startswith(start) for name in header) for start in self.begins_with)
        )


@dataclass(frozen=True, slots=True)
class ExpectedColumns:
    """What every one of CDE's lists of a kind has, from a year on."""

    kind: str
    since: int
    groups: tuple[str, ...]
    methods: tuple[int, ...]
    flags: tuple[ListFact, ...]


@dataclass(frozen=True, slots=True)
class Layouts:
    """All that is known of layouts."""

    newest_year: int
    columns: Mapping[str, Sequence[str]]
    indicator_codes: Mapping[str, Indicator]
    name_words: Mapping[Indicator, Sequence[str]]
    group_names: Mapping[str, str]
    ratings: Mapping[str, int]
    datasets: tuple[Dataset, ...]
    official_letters: frozenset[str]
    official_statuses: Mapping[str, str]
    school_statuses: Mapping[str, str]
    fewest_leas: int
    fewest_sites: int
    fewest_with_sites: int
    expected: tuple[ExpectedColumns, ...]
    list_years: tuple[int, ...]

    def expected_of(self, kind: str, year: int) -> ExpectedColumns | None:
        """The columns of a list; None where they are not known."""
        found = [one for one in self.expected if one.kind == kind and one.since <= year]
        return found[-1] if found else None

    def dataset_of(self, header: Sequence[str]) -> Dataset | None:
        """The first dataset a header fits, or None."""
        names = frozenset(plain(name) for name in header)
        return next((dataset for dataset in self.datasets if dataset.fits(names)), None)

    def named_indicators(self, file_name: str) -> tuple[Indicator, ...]:
        """The indicators whose words stand in a file's name."""
        name = plain(file_name.rsplit("/", 1)[-1].rsplit("›", 1)[-1])
        return tuple(
            indicator
            for indicator, words in self.name_words.items()
            if any(_word_in(word, name) for word in words)
        )


@cache
def layouts() -> Layouts:
    """The layouts that go with this version."""
    table = tomllib.loads(resource("reference", "layouts.toml").read_text(encoding="utf-8"))
    columns: dict[str, Sequence[str]] = table["columns"]
    return Layouts(
        newest_year=table["newest_year"],
        columns=columns,
        indicator_codes={code: Indicator(name) for code, name in table["indicator_codes"].items()},
        name_words={Indicator(name): words for name, words in table["name_words"].items()},
        group_names=table["group_names"],
        ratings=table["ratings"],
        datasets=tuple(_dataset(entry, columns) for entry in table["dataset"]),
        official_letters=frozenset(table["official"]["letters"]),
        official_statuses=table["official"]["statuses"],
        school_statuses=table["official"]["school_statuses"],
        fewest_leas=table["official"]["fewest_leas"],
        fewest_sites=table["official"]["fewest_sites"],
        fewest_with_sites=table["official"]["fewest_with_sites"],
        list_years=tuple(table["official"]["years"]),
        expected=tuple(_expected(entry) for entry in table["official"]["expected"]),
    )


def _expected(entry: Mapping[str, Any]) -> ExpectedColumns:
    groups = tuple(code for code in LETTER_GROUPS if code not in entry["without"])
    flags = tuple(ListFact(name) for name in entry["flags"])
    return ExpectedColumns(entry["kind"], entry["since"], groups, tuple(entry["methods"]), flags)


def _dataset(entry: Mapping[str, Any], columns: Mapping[str, Sequence[str]]) -> Dataset:
    return Dataset(
        id=entry["id"],
        name=entry["name"],
        reads=entry["reads"],
        kind=entry.get("kind", ""),
        indicators=tuple(Indicator(name) for name in entry.get("indicators", ())),
        series=entry.get("series", ""),
        note=entry.get("note", ""),
        only_group=entry.get("only_group", ""),
        all_of=frozenset(entry.get("all", ())),
        any_of=frozenset(entry.get("any", ())),
        none_of=frozenset(entry.get("none", ())),
        begins_with=tuple(entry.get("begins", ())),
        columns={**columns, **entry.get("columns", {})},
    )


def _word_in(word: str, name: str) -> bool:
    """Whether the name says the word; short words only at its start ("ela", not "Relay")."""
    return name.startswith(word) or (len(word) > 3 and word in name)
