"""Computed against official: what agrees, what differs, and what the likely cause is."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from sos_desktop.domain.dashboard.codes import INDICATORS, EntityKind, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.identification.criteria import (
    GroupResult,
    enough_students,
    open_priorities,
    possible_letters,
)
from sos_desktop.domain.identification.methods import file_words
from sos_desktop.domain.identification.rules import Criterion, JudgedBy, Open, RuleBook, RuleSet
from sos_desktop.foundation.frozen import frozen_dataclass

UNREADABLE = "?"


class Outcome(StrEnum):
    """How a computed and an official result compare."""

    AGREE = "agree"
    DIFFER = "differ"
    ONLY_COMPUTED = "only computed"
    ONLY_OFFICIAL = "only official"
    NOT_COMPUTABLE = "not computable"

    @property
    def is_difference(self) -> bool:
        """Whether the two contradict each other."""
        return self in (Outcome.DIFFER, Outcome.ONLY_COMPUTED, Outcome.ONLY_OFFICIAL)


@frozen_dataclass
class Comparison:
    """One cell, or one fact about an LEA.

    Attributes:
        cds, lea: Whom it is about.
        what: The student group's code, or "Method 1", "Criteria met", "Status", "EC 52072 flag".
        computed, official: As shown; "" for no letter.
        causes: The likely cause of a difference, or why nothing can be computed; clauses.
    """

    cds: str
    lea: str
    what: str
    computed: str
    official: str
    outcome: Outcome
    causes: tuple[str, ...] = ()


@frozen_dataclass
class CellFacts:
    """What is known about one group of one LEA.

    Attributes:
        figures: Figures that can matter, by indicator.
        editions: Letters other editions of the list give the cell, by file name.
        absent: Loaded indicators whose files have no row of the LEA.
    """

    group: str
    kind: EntityKind
    result: GroupResult | None
    figures: Mapping[Indicator, Observation]
    editions: Mapping[str, str]
    absent: frozenset[Indicator] = frozenset()


def compare_cell(
    book: RuleBook,
    rules: RuleSet,
    facts: CellFacts,
    official: str,
    missing: Sequence[Indicator],
) -> tuple[Outcome, tuple[str, ...]]:
    """Compare a letter ("" for none) and name the likely cause of a difference.

    A letter that a missing file could still change is not compared, also where it happens to be the
    list's; nor one that only a file without a row of this LEA could explain.
    """
    if official == UNREADABLE:
        return Outcome.NOT_COMPUTABLE, ("the letter code in CDE's list cannot be read",)
    met = frozenset(facts.result.priorities) if facts.result else frozenset[int]()
    waits = open_priorities(rules, facts.group, facts.kind, facts.figures, missing)
    possible = possible_letters(book, met, waits)
    if possible == {official}:
        return Outcome.AGREE, ()
    if official in possible:
        return Outcome.NOT_COMPUTABLE, tuple(_files(rules, facts, waits, missing))
    if facts.absent:
        gone = [i for i in Indicator if i in facts.absent or i in missing]
        wider = open_priorities(rules, facts.group, facts.kind, facts.figures, gone)
        if official in possible_letters(book, met, wider):
            return Outcome.NOT_COMPUTABLE, tuple(_files(rules, facts, wider, gone))
    computed = facts.result.letter if facts.result else ""
    outcome = Outcome.DIFFER
    if not computed:
        outcome = Outcome.ONLY_OFFICIAL
    elif not official:
        outcome = Outcome.ONLY_COMPUTED
    return outcome, tuple(_causes(rules, facts, met, _priorities(book, official), computed))


def _files(
    rules: RuleSet, facts: CellFacts, waits: Open, missing: Sequence[Indicator]
) -> Iterator[str]:
    """The files a cell waits for."""
    used = {indicator for indicators in waits.values() for indicator in indicators}
    for indicator in missing:
        if indicator not in used:
            continue
        if indicator in facts.absent:
            yield absent_words(indicator, rules.year)
        else:
            yield f"{file_words(indicator, rules.year)} is not loaded"


def absent_words(indicator: Indicator, year: int) -> str:
    """That a loaded file says nothing of the LEA."""
    return f"the {INDICATORS[indicator].name} file of {year} has no rows for this LEA"


def _priorities(book: RuleBook, letter: str) -> frozenset[int]:
    return next((p for p, found in book.letters.items() if found == letter), frozenset())


def _indicators(criterion: Criterion) -> frozenset[Indicator]:
    return frozenset(c.indicator for tests in criterion.alternatives for c in tests)


def _causes(
    rules: RuleSet,
    facts: CellFacts,
    met: frozenset[int],
    listed: frozenset[int],
    computed: str,
) -> Iterator[str]:
    same = [name for name, letter in facts.editions.items() if letter == computed]
    if same:
        yield f"a revised file: {same[0]} says what is computed here"
    for priority in sorted(met ^ listed):
        said = list(_why(rules, facts, priority, only_listed=priority in listed))
        if priority in listed:
            used = {i for c in rules.criteria if c.priority == priority for i in _indicators(c)}
            said += [absent_words(i, rules.year) for i in sorted(used & facts.absent)]
        if said:
            yield from said
        elif priority in listed:
            yield (
                f"Priority {priority} is not met by the loaded figures; CDE may have used a later "
                "edition of the Dashboard file"
            )
        else:
            yield (
                f"Priority {priority} is met by the loaded figures; CDE may have used another "
                "edition of the Dashboard file"
            )


def _why(rules: RuleSet, facts: CellFacts, priority: int, *, only_listed: bool) -> Iterator[str]:
    criteria = [c for c in rules.criteria if c.priority == priority and c.applies_to(facts.group)]
    used = {i for criterion in criteria for i in _indicators(criterion)}
    for indicator in sorted(used):
        seen = facts.figures.get(indicator)
        if seen is None:
            continue
        name = INDICATORS[indicator].name
        count = (
            "a number of students not reported"
            if seen.denominator is None
            else (f"{seen.denominator} students")
        )
        enough = enough_students(rules, seen, facts.group, facts.kind)
        if only_listed and not enough and _by_status(criteria, indicator, seen):
            yield f"n-size: {name} has {count}, too few by this program's reading"
        minimum = rules.size.minimum(facts.group, facts.kind)
        if not only_listed and (seen.denominator or 0) < minimum + 5:
            yield f"n-size: {name} rests on {count}"
        if indicator is Indicator.CCI and rules.by_status(indicator):
            yield f"college/career counts by its status in {rules.year}, in place of a color"
        if indicator is Indicator.ELPI:
            texts = _texts(criteria, indicator)
            yield f"the English learner progress rule of {rules.year}: {texts}"


def _by_status(criteria: Sequence[Criterion], indicator: Indicator, seen: Observation) -> bool:
    return any(
        test.indicator is indicator
        and test.measure is JudgedBy.STATUS
        and seen.status_level in test.levels
        for criterion in criteria
        for tests in criterion.alternatives
        for test in tests
    )


def _texts(criteria: Sequence[Criterion], indicator: Indicator) -> str:
    return "; ".join(c.text for c in criteria if indicator in _indicators(c))


def compare_fact(computed: str | None, official: str | None) -> Outcome | None:
    """Compare a fact about an LEA; None when the list is silent, None computed is not known."""
    if official is None:
        return None
    if computed is None:
        return Outcome.NOT_COMPUTABLE
    return Outcome.AGREE if computed == official else Outcome.DIFFER
