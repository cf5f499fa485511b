"""The letters of one LEA in CDE's list beside the computed ones, cell by cell."""

from collections.abc import Iterable, Iterator, Mapping

from db.queries.official import OfficialLea
from sos_desktop.domain.dashboard.codes import EntityKind, Indicator
from sos_desktop.domain.identification.reconcile import (
    CellFacts,
    Comparison,
    Outcome,
    absent_words,
    compare_cell,
)
from sos_desktop.domain.identification.rules import RuleSet
from sos_desktop.services.identification.years import Years
from sos_desktop.services.identification.years_read import ComputedYear


def compared_cells(
    years: Years,
    rules: RuleSet,
    own: ComputedYear,
    entry: OfficialLea,
    editions: Mapping[str, Mapping[str, str]],
) -> list[Comparison]:
    """One LEA's cells against its entry in CDE's list.

    `editions`: file name to letters, of other editions of the list.
    """
    found = list(_compared(years, rules, own, entry, editions, frozenset()))
    if any(cell.outcome.is_difference for cell in found):
        absent = years.without_rows(own.lea.cds, rules.year)
        if absent:
            found = list(_compared(years, rules, own, entry, editions, absent))
    return found


def _compared(
    years: Years,
    rules: RuleSet,
    own: ComputedYear,
    entry: OfficialLea,
    editions: Mapping[str, Mapping[str, str]],
    absent: frozenset[Indicator],
) -> Iterator[Comparison]:
    marks = entry.marks.get(rules.year, {})
    missing = years.missing(rules.year)
    for group in rules.groups:
        facts = CellFacts(
            group=group,
            kind=EntityKind(own.lea.kind),
            result=own.results.get(group),
            figures=own.figures.get(group, {}),
            editions={name: letters.get(group, "") for name, letters in editions.items()},
            absent=absent,
        )
        official = marks.get(group, "")
        outcome, causes = compare_cell(years.book, rules, facts, official, missing)
        letter = facts.result.letter if facts.result else ""
        yield Comparison(own.lea.cds, own.lea.name, group, letter, official, outcome, causes)


def absent_causes(rules: RuleSet, cells: Iterable[Comparison]) -> tuple[str, ...]:
    """That files have no rows for the LEA, where that is why some of its cells are open."""
    said = {cause for cell in cells for cause in cell.causes}
    known = (absent_words(i, rules.year) for i in Indicator)
    return tuple(cause for cause in known if cause in said)


def unlisted_cells(own: ComputedYear) -> list[Comparison]:
    """The letters of an LEA that is not in CDE's list."""
    return [
        Comparison(
            own.lea.cds,
            own.lea.name,
            group,
            letter,
            "",
            Outcome.ONLY_COMPUTED,
            ("the LEA is not in CDE's list",),
        )
        for group, letter in own.letters.items()
    ]
