"""Reads the pieces of the criteria table; each piece is refused when it cannot be right."""

from collections.abc import Mapping
from typing import Any

from sos_desktop.domain.dashboard.codes import EntityKind, Indicator
from sos_desktop.domain.identification.rules import (
    Certainty,
    CharterRule,
    Clock,
    Condition,
    Counts,
    Criterion,
    JudgedBy,
    Level3Rule,
    RuleSet,
    SizeRule,
    Standing,
)
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.table_files import TableEntry, WrongTable

PRIORITIES = range(1, 11)
LEVELS = range(1, 6)


def read_letters(entry: TableEntry) -> dict[frozenset[int], str]:
    """CDE's letters by the priorities they stand for; no two letters for the same ones."""
    letters: dict[frozenset[int], str] = {}
    for letter in entry.names():
        priorities = frozenset(entry.numbers(letter, PRIORITIES))
        if len(priorities) < 2:
            raise entry.wrong(letter, "must name at least two priorities")
        if priorities in letters:
            raise entry.wrong(letter, f"stands for the same priorities as {letters[priorities]}")
        letters[priorities] = letter
    return letters


def read_reasons(entry: TableEntry) -> dict[int, str]:
    """Sentences by year."""
    wrong = [name for name in entry.names() if not name.isdigit()]
    if wrong:
        raise entry.wrong(wrong[0], "must be a year")
    return {int(year): entry.text(year) for year in entry.names()}


def read_texts(what: str, tables: Mapping[str, Any]) -> dict[int, str]:
    """The texts of numbered tables, by number."""
    texts = {}
    for number, values in tables.items():
        entry = TableEntry(f"{what} {number}", values)
        if not number.isdigit():
            raise WrongTable(f"{what} {number} must be a number")
        texts[int(number)] = entry.text("text")
        entry.done()
    return texts


def read_size(entry: TableEntry) -> SizeRule:
    """How many students make a figure count."""
    entry.word("certainty", Certainty)
    entry.text("tested_on", "")
    size = SizeRule(
        standard=entry.number("standard"),
        small_groups=frozenset(entry.groups("small_groups")),
        small_groups_at_lea=entry.number("small_groups_at_lea"),
        source=entry.text("source"),
    )
    entry.done()
    return size


def read_clock(name: str, entry: TableEntry) -> Clock:
    """For how long an LEA is served."""
    clock = Clock(
        name=name,
        years=entry.number("years"),
        restarts=entry.truth("restarts"),
        text=entry.text("text"),
        certainty=entry.word("certainty", Certainty),
        source=entry.text("source"),
    )
    entry.done()
    return clock


def read_charters(entry: TableEntry, methods: Mapping[int, str]) -> CharterRule:
    """How charter schools are judged."""
    rule = CharterRule(
        years=entry.number("years"),
        first_year=entry.number("first_year"),
        methods=tuple(entry.numbers("methods", methods)),
        same_group=entry.text("same_group"),
        certainty=entry.word("certainty", Certainty),
        source=entry.text("source"),
    )
    if rule.same_group not in ("yes", "no", "unsettled"):
        raise entry.wrong("same_group", "must be yes, no or unsettled")
    entry.done()
    return rule


def read_level_3(entry: TableEntry) -> Level3Rule:
    """When the CCEE looks at an LEA."""
    rule = Level3Rule(
        groups=entry.number("groups"),
        years_with_a_letter=entry.number("years_with_a_letter"),
        of_years=entry.number("of_years"),
        certainty=entry.word("certainty", Certainty),
        source=entry.text("source"),
    )
    entry.done()
    return rule


def read_criterion(name: str, entry: TableEntry, certainty: Certainty) -> Criterion:
    """A way to meet a priority, with how sure a year is of it."""
    criterion = Criterion(
        name=name,
        priority=entry.number("priority"),
        text=entry.text("text"),
        alternatives=tuple(_alternative(entry, found) for found in entry.entries("any")),
        only_groups=frozenset(entry.groups("only_groups", [])),
        except_groups=frozenset(entry.groups("except_groups", [])),
        certainty=certainty,
    )
    if criterion.priority not in PRIORITIES:
        raise entry.wrong("priority", "must be from 1 to 10")
    if not criterion.alternatives:
        raise entry.wrong("any", "names nothing, so nobody could meet it")
    entry.done()
    return criterion


def _alternative(entry: TableEntry, found: Any) -> tuple[Condition, ...]:
    if not isinstance(found, list) or not found:
        raise entry.wrong("any", "must list alternatives, each a list of tests")
    return tuple(_condition(entry, test) for test in found)


def _condition(entry: TableEntry, found: Any) -> Condition:
    if not isinstance(found, list) or len(found) != 3:
        raise entry.wrong("any", f"has the test {found}, which is not [indicator, measure, levels]")
    indicator, measure, levels = found
    if indicator not in list(Indicator):
        raise entry.wrong("any", f"has “{indicator}”, which is not an indicator")
    if measure not in list(JudgedBy):
        raise entry.wrong("any", f"has “{measure}”; a test looks at {' or '.join(JudgedBy)}")
    return Condition(Indicator(indicator), JudgedBy(measure), _levels(entry, "any", levels))


def _levels(entry: TableEntry, name: str, levels: Any) -> frozenset[int]:
    if not isinstance(levels, list) or not levels or any(n not in LEVELS for n in levels):
        raise entry.wrong(name, f"has the levels {levels}; they go from 1, the worst, to 5")
    return frozenset(levels)


@frozen_dataclass
class KnownNames:
    """What rule sets may name."""

    criteria: Mapping[str, Any]
    methods: Mapping[int, str]
    clocks: Mapping[str, Clock]
    size: SizeRule


def read_rule_set(entry: TableEntry, known: KnownNames) -> RuleSet:
    """What holds in one Dashboard year."""
    clock = entry.text("clock")
    if clock not in known.clocks:
        raise entry.wrong("clock", f"is “{clock}”, which has no table of its own")
    rules = RuleSet(
        year=entry.number("year"),
        fiscal_year=entry.text("fiscal_year"),
        standing=entry.word("standing", Standing),
        source=entry.text("source"),
        groups=entry.groups("groups"),
        criteria=tuple(_used(entry, found, known) for found in entry.entries("criteria")),
        size=known.size,
        kinds=_kinds(entry),
        clock=known.clocks[clock],
        tested_on=entry.text("tested_on", ""),
        no_levels=entry.words("no_levels", Indicator, []),
        methods=tuple(entry.numbers("methods", known.methods)),
        local_priorities=tuple(entry.numbers("local_priorities", PRIORITIES)),
        local_priorities_coe=tuple(entry.numbers("local_priorities_coe", PRIORITIES, [])),
        note=entry.text("note"),
        counts=entry.word("counts", Counts, Counts.PRIORITIES),
        span_years=entry.number("span_years", 1),
        minimum_indicators=entry.number("minimum_indicators", 0),
        indicator_levels=_indicator_levels(entry),
    )
    _check_counting(entry, rules)
    entry.done()
    return rules


def _kinds(entry: TableEntry) -> frozenset[EntityKind]:
    kinds = entry.words("kinds", EntityKind)
    if not kinds:
        raise entry.wrong("kinds", "names nothing, so nobody would be judged")
    return kinds


def _used(entry: TableEntry, found: Any, known: KnownNames) -> Criterion:
    use = TableEntry(f"criteria in {entry.where}", found)
    name = use.text("name")
    if name not in known.criteria:
        raise entry.wrong("criteria", f"names “{name}”, which has no table of its own")
    certainty = use.word("certainty", Certainty)
    use.done()
    return read_criterion(name, TableEntry(f"criterion {name}", known.criteria[name]), certainty)


def _indicator_levels(entry: TableEntry) -> dict[Indicator, frozenset[int]]:
    found = entry.value("indicator_levels", {})
    unknown = [name for name in found if name not in list(Indicator)]
    if unknown:
        raise entry.wrong("indicator_levels", f"has “{unknown[0]}”, which is not an indicator")
    return {
        Indicator(name): _levels(entry, "indicator_levels", levels)
        for name, levels in found.items()
    }


def _check_counting(entry: TableEntry, rules: RuleSet) -> None:
    if rules.counts is Counts.PRIORITIES and not rules.criteria:
        raise entry.wrong("criteria", "names nothing, so nobody could meet them")
    if rules.counts is Counts.INDICATORS and not rules.indicator_levels:
        raise entry.wrong("indicator_levels", "names nothing, so nobody could meet them")
    if rules.minimum_indicators > len(rules.indicator_levels):
        raise entry.wrong("minimum_indicators", "asks for more indicators than there are")
