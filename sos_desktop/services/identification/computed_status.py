"""One LEA's status in a year as it follows from the loaded data."""

from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.identification.charters import CharterYear, judge_charter
from sos_desktop.domain.identification.clock import (
    DIFFERENTIATED,
    GENERAL,
    carries_over,
    next_status,
)
from sos_desktop.domain.identification.history import Basis
from sos_desktop.domain.identification.methods import groups_met
from sos_desktop.services.identification.lea_status import LeaStatus, level_3_from_letters
from sos_desktop.services.identification.years import Years
from sos_desktop.services.identification.years_read import ComputedYear


def computed_status(years: Years, own: ComputedYear, year: int) -> LeaStatus | None:
    """What follows from the loaded data; None for a charter school in a year without charters."""
    if own.lea.kind == EntityKind.CHARTER:
        return _charter_status(years, own, year)
    methods = own.methods
    status = _computed_clock(years, own.lea.cds, year, methods.criteria_met)
    why = methods.unknown
    if status is None and methods.criteria_met is not None:
        why = (*why, f"the status of {years.book.year_before(year)} is not known")
    level_3, in_a_row = level_3_from_letters(years, own.lea.cds, year)
    letters = None if own.evidence.missing and not own.letters else own.letters
    return LeaStatus(
        own.lea,
        year,
        Basis.COMPUTED,
        letters,
        methods.answers,
        methods.criteria_met,
        status,
        level_3,
        in_a_row,
        None,
        why,
    )


def _computed_clock(years: Years, cds: str, year: int, met: bool | None) -> str | None:
    rules = years.book.official(year)
    if rules is None:
        return None
    return next_status(rules.clock, met, _previous(years, cds, year))


def _previous(years: Years, cds: str, year: int) -> str | None:
    """The status of the determination year before: CDE's, else computed, else not known."""
    if not carries_over(years.book, year):
        return GENERAL
    before = years.book.year_before(year)
    assert before is not None
    stated = years.stated.get(cds, {})
    if before in stated:
        return stated[before]
    if years.official(before) is not None:
        return GENERAL
    own = years.computed(before).get(cds)
    if own is None:
        return None
    return _computed_clock(years, cds, before, own.methods.criteria_met)


def _charter_status(years: Years, own: ComputedYear, year: int) -> LeaStatus | None:
    rule = years.book.charters
    before = years.book.year_before(year)
    if year < rule.first_year or before is None:
        return None
    earlier = years.computed(before).get(own.lea.cds)
    sides = [
        CharterYear(
            y,
            _charter_groups(years, found, y) if found else frozenset(),
            found.methods.criteria_met if found else None,
            complete=found is not None
            and not (found.evidence.missing or found.evidence.local_missing),
        )
        for y, found in ((before, earlier), (year, own))
    ]
    result = judge_charter(rule, sides[0], sides[1])
    why = [*own.methods.unknown]
    if earlier is None:
        why.append(f"its Dashboard data of {before} are not loaded")
    elif result.by_any_group is None:
        why.extend(earlier.methods.unknown)
    if result.unsettled:
        why.append(result.words)
    status = None if result.met is None else DIFFERENTIATED if result.met else GENERAL
    level_3, in_a_row = level_3_from_letters(years, own.lea.cds, year)
    answers = {n: own.methods.answers[n] if n in rule.methods else False for n in range(1, 5)}
    letters = None if own.evidence.missing and not own.letters else own.letters
    return LeaStatus(
        own.lea,
        year,
        Basis.COMPUTED,
        letters,
        answers,
        result.met,
        status,
        level_3,
        in_a_row,
        result,
        tuple(why),
    )


def _charter_groups(years: Years, own: ComputedYear, year: int) -> frozenset[str]:
    rules = years.book.official(year)
    return groups_met(rules, EntityKind.CHARTER, own.evidence) if rules else frozenset()
