"""LEAs of a year judged from what is loaded: what they met, and what files could still add."""

from collections.abc import Mapping

from db.queries.observations import RelevantFigures
from db.queries.official import LocalRatings
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import EntityKind, Indicator
from sos_desktop.domain.identification.criteria import judge_groups, open_priorities
from sos_desktop.domain.identification.methods import MethodEvidence, judge_methods
from sos_desktop.domain.identification.rules import JudgedBy, Open, RuleBook, RuleSet
from sos_desktop.services.identification.years_read import ComputedYear, Figures


def mattering(rules: RuleSet, margin: int = 0) -> RelevantFigures:
    """The figures a year's criteria can look at, and those up to `margin` levels above."""

    def levels(indicator: Indicator) -> tuple[int, int]:
        color, status = (rules.reach(m, indicator) for m in (JudgedBy.COLOR, JudgedBy.STATUS))
        return color and min(color + margin, 5), status and min(status + margin, 5)

    return RelevantFigures(rules.groups, {i: levels(i) for i in Indicator})


def judge_year(
    book: RuleBook,
    rules: RuleSet,
    leas: Mapping[int, Lea],
    found: Mapping[int, Figures],
    missing: tuple[Indicator, ...],
    ratings: LocalRatings,
    calpads: frozenset[str],
) -> dict[str, ComputedYear]:
    """Every LEA with data of a year, by CDS code.

    Args:
        book: For CDE's letters.
        rules: The year's rules.
        leas: The LEAs by number.
        found: Their figures that can matter, by number.
        missing: The indicators the rules need that are not loaded.
        ratings: The year's local ratings.
        calpads: CDS codes of those that did not certify.
    """
    judged = {}
    nothing = {kind: _waits(rules, kind, {}, missing, {}) for kind in EntityKind}
    for number, lea in leas.items():
        kind = EntityKind(lea.kind)
        figures = dict(found.get(number, {}))
        results = judge_groups(book, rules, kind, figures)
        local_missing, unrated = _ratings_missing(rules, kind, number, ratings)
        evidence = MethodEvidence(
            priorities={g: frozenset(r.priorities) for g, r in results.items()},
            missing=missing,
            local=ratings.lasting.get(number, frozenset()),
            local_missing=local_missing,
            calpads=lea.cds in calpads,
            waits=_waits(rules, kind, figures, missing, nothing[kind]),
            unrated=unrated,
        )
        methods = judge_methods(rules, kind, evidence)
        judged[lea.cds] = ComputedYear(lea, figures, results, evidence, methods)
    return judged


def _waits(
    rules: RuleSet,
    kind: EntityKind,
    figures: Figures,
    missing: tuple[Indicator, ...],
    without: Mapping[str, Open],
) -> Mapping[str, Open]:
    """What is open by group; `without` is what is open of a group of which nothing is loaded."""
    if not missing or (without and not figures):
        return without
    found = dict(without)
    for group in rules.groups:
        if group in figures or not without:
            found[group] = open_priorities(rules, group, kind, figures.get(group, {}), missing)
    return {group: waits for group, waits in found.items() if waits}


def _ratings_missing(
    rules: RuleSet, kind: EntityKind, number: int, ratings: LocalRatings
) -> tuple[frozenset[int], frozenset[int]]:
    """Priorities that count and are not rated, and those of them whose file is loaded.

    CDE's files rate every district and county office on every priority that counts for it, so one
    that is not there is lost; charter schools rate only what their petition aims at.
    """
    counting = rules.local_priorities_of(kind)
    if kind is EntityKind.CHARTER:
        return counting - ratings.of_charters, frozenset()
    missing = counting - ratings.rated.get(number, frozenset())
    return missing, missing & ratings.of_leas
