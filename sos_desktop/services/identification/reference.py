"""Loads the rule tables that go with the program; a table that cannot be right is refused."""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from sos_desktop.domain.identification.rules import Clock, RuleBook, RuleSet
from sos_desktop.foundation.paths import resource
from sos_desktop.services.identification import rule_tables as tables
from sos_desktop.services.table_files import TableEntry, WrongTable, read_table_file


@cache
def rule_book() -> RuleBook:
    """The criteria that go with this version."""
    return read_rule_book(resource("reference", "criteria.toml"))


def read_rule_book(path: Path) -> RuleBook:
    """Read a criteria table.

    Raises:
        InputProblem: Something in it is missing or unknown; the sentence names table and field.
    """
    return read_table_file(
        path, "The rule table", lambda tables: _book(TableEntry("the file", tables))
    )


def _book(top: TableEntry) -> RuleBook:
    def entry(name: str) -> TableEntry:
        return TableEntry(name, top.value(name))

    methods = tables.read_texts("method", top.tables("method"))
    size = tables.read_size(entry("size"))
    known = tables.KnownNames(top.tables("criterion"), methods, _clocks(top), size)
    rule_sets = tuple(
        tables.read_rule_set(_named(found), known) for found in top.entries("rule_set")
    )
    book = RuleBook(
        rule_sets=rule_sets,
        letters=tables.read_letters(entry("letters")),
        size=size,
        no_determination=tables.read_reasons(entry("no_determination")),
        methods=methods,
        charters=tables.read_charters(entry("charters"), methods),
        level_3=tables.read_level_3(entry("level_3")),
    )
    top.done()
    _check_unused(known.criteria, rule_sets)
    _check_years(book)
    _check_letters(book)
    return book


def _clocks(top: TableEntry) -> dict[str, Clock]:
    return {
        name: tables.read_clock(name, TableEntry(f"clock {name}", found))
        for name, found in top.tables("clock").items()
    }


def _named(values: Any) -> TableEntry:
    entry = TableEntry("a rule_set", values)
    entry.where = f"rule_set {entry.number('year')}"
    return entry


def _check_unused(criteria: Mapping[str, Any], rule_sets: Iterable[RuleSet]) -> None:
    """A criterion no year names is most likely one that a year should name."""
    used = {criterion.name for rules in rule_sets for criterion in rules.criteria}
    for name in criteria:
        if name not in used:
            raise WrongTable(f"criterion {name} is in no rule_set")


def _check_years(book: RuleBook) -> None:
    seen: set[tuple[int, str]] = set()
    for rules in book.rule_sets:
        key = (rules.year, rules.standing)
        if key in seen:
            raise WrongTable(f"rule_set {rules.year} is there twice as {rules.standing}")
        if rules.year in book.no_determination:
            raise WrongTable(f"rule_set {rules.year} is also a year of no_determination")
        seen.add(key)


def _check_letters(book: RuleBook) -> None:
    """Whatever two or more priorities a year's criteria can meet, there is a letter for them."""
    for rules in book.rule_sets:
        priorities = sorted({criterion.priority for criterion in rules.criteria})
        for count in range(2, len(priorities) + 1):
            for met in combinations(priorities, count):
                if frozenset(met) not in book.letters:
                    words = ", ".join(map(str, met))
                    raise WrongTable(f"letters has none for {words}, which {rules.year} can meet")
