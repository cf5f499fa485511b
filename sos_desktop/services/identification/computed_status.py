"""One LEA's status in a year as it follows from the loaded data: what is certain, what is open."""

from collections.abc import Iterator

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.identification.charters import CharterYear, judge_charter
from sos_desktop.domain.identification.clock import (
    DIFFERENTIATED,
    GENERAL,
    LOCAL_INDICATORS,
    PossibleStatus,
    carries_over,
    deciding_words,
    every_status,
    next_statuses,
    read_status,
)
from sos_desktop.domain.identification.history import Basis
from sos_desktop.domain.identification.methods import file_words, groups_met, groups_open
from sos_desktop.domain.identification.rules import RuleSet
from sos_desktop.services.identification.flags_from_letters import level_3_from_letters
from sos_desktop.services.identification.lea_status import LeaStatus
from sos_desktop.services.identification.years import Years
from sos_desktop.services.identification.years_read import ComputedYear


def computed_status(years: Years, own: ComputedYear, year: int) -> LeaStatus | None:
    """What follows from the loaded data; None for a charter school in a year without charters.

    Worked out once for a look at the file: what a year changed asks for the year before again.
    """
    key = own.lea.cds, year
    if key not in years.statuses:
        years.statuses[key] = _status(years, own, year)
    return years.statuses[key]


def _status(years: Years, own: ComputedYear, year: int) -> LeaStatus | None:
    if own.lea.kind == EntityKind.CHARTER:
        return _charter_status(years, own, year)
    methods = own.methods
    owed, before_decides = _owed(years, own.lea.cds, year)
    level_3, in_a_row = level_3_from_letters(years, own.lea.cds, year)
    return LeaStatus(
        own.lea,
        year,
        Basis.COMPUTED,
        _letters(own),
        methods.answers,
        methods.criteria_met,
        owed.certain,
        level_3,
        in_a_row,
        None,
        (*methods.unknown, *before_decides),
        owed=owed,
        open_letters=own.open_letters,
    )


def carried_statuses(years: Years, year: int) -> Iterator[LeaStatus]:
    """LEAs without a row in the loaded files of a year that are owed assistance all the same.

    One that was in its first year is served the year after, whatever that year's files say. Only in
    a year of which something is loaded and something is missing: an LEA that no file of a whole
    year names is no more.
    """
    rules, before = years.book.official(year), years.book.year_before(year)
    here = years.computed(year)
    if rules is None or before is None or not here or not years.missing(year):
        return
    if not carries_over(years.book, year) or years.official(year) is not None:
        return
    leas = {cds: entry.lea for cds, entry in years.listed(before).items()}
    leas |= {cds: own.lea for cds, own in years.computed(before).items()}
    for cds, lea in leas.items():
        if cds in here or EntityKind(lea.kind) not in rules.kinds or cds in years.restated(year):
            continue
        owed, _ = _owed(years, cds, year)
        if owed.served:
            yield _carried(years, lea, rules, owed)


def _carried(years: Years, lea: Lea, rules: RuleSet, owed: PossibleStatus) -> LeaStatus:
    level_3, in_a_row = level_3_from_letters(years, lea.cds, rules.year)
    return LeaStatus(
        lea,
        rules.year,
        Basis.COMPUTED,
        None,
        {n: None if n in rules.methods else False for n in range(1, 5)},
        None,
        owed.certain,
        level_3,
        in_a_row,
        None,
        (f"the loaded files of {rules.year} have no rows for it",),
        owed=owed,
        open_letters=frozenset(rules.groups),
    )


def _letters(own: ComputedYear) -> dict[str, str] | None:
    """What is met already; None where nothing is and something could be."""
    return None if own.open_letters and not own.letters else dict(own.letters)


def _owed(years: Years, cds: str, year: int) -> tuple[PossibleStatus, tuple[str, ...]]:
    """The statuses a year can have, and how far the year before leaves it open, in clauses."""
    rules = years.book.official(year)
    if rules is None:
        return PossibleStatus(), ()
    own = years.computed(year).get(cds)
    met = own.methods.criteria_met if own is not None else None
    before = _previous(years, cds, year)
    found = next_statuses(rules.clock, met, before.statuses)
    decided = own.methods.decided_by if own is not None else _files_of(years, year)
    # Only what makes a difference decides: an LEA that meets the criteria begins anew.
    by_before = any(
        len(next_statuses(rules.clock, answer, before.statuses)) > 1
        for answer in ((True, False) if met is None else (met,))
    )
    files = (*decided, *(before.decided_by if by_before else ()))
    return PossibleStatus(found, files if len(found) > 1 else ()), (
        (_not_known(years, year, before),) if by_before and len(found) > 1 else ()
    )


def _not_known(years: Years, year: int, before: PossibleStatus) -> str:
    settles = f" ({deciding_words(before.decided_by)})" if before.decided_by else ""
    return f"the status of {years.book.year_before(year)} is not known{settles}"


def _files_of(years: Years, year: int) -> tuple[str, ...]:
    """Every file of a year that could decide something of an LEA no loaded file names."""
    names = [file_words(indicator, year) for indicator in years.missing(year)]
    return (*names, f"{LOCAL_INDICATORS} {year}")


def _previous(years: Years, cds: str, year: int) -> PossibleStatus:
    """The status of the determination year before: CDE's, else computed, else any."""
    if not carries_over(years.book, year):
        return PossibleStatus(frozenset((GENERAL,)))
    before = years.book.year_before(year)
    clock = years.book.clock_of(before) if before is not None else None
    assert before is not None
    assert clock is not None
    stated = years.stated.get(cds, {})
    if before in stated:
        return PossibleStatus(read_status(clock, stated[before]))
    if years.official(before) is not None:
        return PossibleStatus(frozenset((GENERAL,)))
    if cds not in years.computed(before):
        return PossibleStatus(every_status(clock))
    return _owed(years, cds, before)[0]


def _charter_status(years: Years, own: ComputedYear, year: int) -> LeaStatus | None:
    rule = years.book.charters
    before = years.book.year_before(year)
    if year < rule.first_year or before is None:
        return None
    earlier = years.computed(before).get(own.lea.cds)
    sides = [_charter_year(years, found, y) for y, found in ((before, earlier), (year, own))]
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
    return LeaStatus(
        own.lea,
        year,
        Basis.COMPUTED,
        _letters(own),
        answers,
        result.met,
        status,
        level_3,
        in_a_row,
        result,
        tuple(why),
        open_letters=own.open_letters,
    )


def _charter_year(years: Years, own: ComputedYear | None, year: int) -> CharterYear:
    rules = years.book.official(year)
    if own is None or rules is None:
        return CharterYear(year, frozenset(), None, complete=False)
    groups = groups_met(rules, EntityKind.CHARTER, own.evidence)
    waits = groups_open(rules, EntityKind.CHARTER, own.evidence)
    met = own.methods.criteria_met
    return CharterYear(year, groups, met, complete=not waits, waits=waits)
