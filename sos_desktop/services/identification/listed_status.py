"""An LEA's status in a year as CDE's lists state it, and what they are silent on worked out."""

from collections.abc import Mapping
from dataclasses import replace

from db.queries.official import OfficialLea
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.domain.identification.charters import CharterResult, CharterYear, judge_charter
from sos_desktop.domain.identification.history import Basis
from sos_desktop.domain.identification.level_3 import Level3
from sos_desktop.domain.identification.rules import RuleSet
from sos_desktop.services.identification.flags_from_letters import level_3_from_letters
from sos_desktop.services.identification.lea_status import LeaStatus
from sos_desktop.services.identification.stated import (
    help_follows,
    met_by,
    stated_flags,
    why_doubted,
    why_flags,
    why_help,
)
from sos_desktop.services.identification.years import Years

_FLAG_COMPUTED = "the flag of EC 52072 is computed (estimate)"


def official_status(years: Years, entry: OfficialLea, year: int) -> LeaStatus:
    """What CDE's list says; the flag is worked out where the list is silent."""
    letters = {g: mark for g, mark in entry.marks.get(year, {}).items()}
    level_3, in_a_row = _flags(years, entry, year, entry.level_3)
    charter = None
    met: bool | None = any(entry.methods.values()) if entry.methods else None
    if met is None and entry.lea.kind != EntityKind.CHARTER and year in entry.statuses:
        met = bool(letters)
    if entry.lea.kind == EntityKind.CHARTER:
        charter = _listed_charter(years, entry, year)
        met = charter.met if charter else met
    answers: dict[int, bool | None] = {n: entry.methods.get(n) for n in range(1, 5)}
    rules = years.book.official(year)
    if not entry.methods and rules is not None and rules.methods == (1,):
        answers[1] = met
    status = entry.statuses.get(year)
    why = [] if status else [f"the list has no status of {year}"]
    if entry.level_3 is None:
        why.append(_FLAG_COMPUTED)
    follows = help_follows(years.book, years.stated, entry, year)
    flags = stated_flags(entry, year)
    why.extend((*why_help(follows), *why_flags(flags), *why_doubted(entry, year)))
    return LeaStatus(
        entry.lea,
        year,
        Basis.OFFICIAL,
        letters,
        _without_unused(rules, answers),
        met,
        status,
        level_3,
        in_a_row,
        charter,
        tuple(why),
        follows,
        flags,
    )


def restated_status(years: Years, entry: OfficialLea, year: int, file_name: str) -> LeaStatus:
    """What CDE's list of another year says of this one: the status, and nothing behind it."""
    status = entry.statuses[year]
    rules = years.book.official(year)
    level_3, in_a_row = _flags(years, entry, year, entry.flag(year, ListFact.LEVEL_3))
    why = [f"the status stands in {file_name}, CDE's letter codes of {year} are not loaded"]
    if not level_3.stated:
        why.append(_FLAG_COMPUTED)
    follows = help_follows(years.book, years.stated, entry, year)
    why.extend(why_help(follows))
    return LeaStatus(
        entry.lea,
        year,
        Basis.OFFICIAL,
        None,
        _without_unused(rules, dict.fromkeys(range(1, 5))),
        met_by(status, years.book.clock_of(year)),
        status,
        level_3,
        in_a_row,
        None,
        tuple(why),
        follows,
        stated_flags(entry, year),
    )


def _flags(
    years: Years, entry: OfficialLea, year: int, flag: bool | None
) -> tuple[Level3, tuple[str, ...] | None]:
    """The flag of EC 52072 and the groups of EC 52071(f); what CDE states decides both."""
    level_3, in_a_row = level_3_from_letters(years, entry.lea.cds, year)
    if flag is not None:
        whole = flag and level_3.whole
        level_3 = replace(level_3, flag=flag, stated=True, may_hold=False, whole=whole)
    stated = entry.flag(year, ListFact.THREE_IN_A_ROW)
    return level_3, () if stated is False else in_a_row


def _without_unused(
    rules: RuleSet | None, answers: Mapping[int, bool | None]
) -> dict[int, bool | None]:
    """A method the year does not have is not met; the lists leave it out."""
    return {
        n: False if answer is None and rules is not None and n not in rules.methods else answer
        for n, answer in answers.items()
    }


def _listed_charter(years: Years, entry: OfficialLea, year: int) -> CharterResult | None:
    before = years.book.year_before(year)
    if before is None:
        return None
    sides = [
        CharterYear(y, frozenset(entry.marks.get(y, {})), bool(entry.marks.get(y)))
        for y in (before, year)
    ]
    return judge_charter(years.book.charters, sides[0], sides[1])
