"""What CDE's lists say of LEAs' statuses, with the year of help where CDE does not name it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from db.queries.official import OfficialLea, OfficialList
from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.domain.identification.clock import (
    DIFFERENTIATED,
    GENERAL,
    carries_over,
    help_that_follows,
    help_year,
    is_served,
    with_help,
)
from sos_desktop.domain.identification.listed_rows import contradicts_itself
from sos_desktop.domain.identification.rules import Clock, RuleBook


def stated_statuses(
    book: RuleBook, lists: Iterable[OfficialList]
) -> Mapping[str, Mapping[int, str]]:
    """CDS code to statuses by year, of the lists in force; the last that says one wins."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    met: dict[tuple[str, int], bool] = {}
    for listed in lists:
        for cds, entry in listed.leas.items():
            found[cds].update(entry.statuses)
            if entry.methods:
                met[cds, listed.year] = any(entry.methods.values())
    return {
        cds: statuses if _is_charter(cds) else _with_help(book, cds, statuses, met)
        for cds, statuses in found.items()
    }


def _is_charter(cds: str) -> bool:
    """Charter schools have no clock of two years."""
    return not cds.endswith("0" * 7)


def _with_help(
    book: RuleBook, cds: str, statuses: Mapping[int, str], met: Mapping[tuple[str, int], bool]
) -> dict[int, str]:
    said: dict[int, str] = {}
    for year in sorted(statuses):
        status, clock = statuses[year], book.clock_of(year)
        if clock is not None:
            before = said.get(book.year_before(year) or 0) if carries_over(book, year) else GENERAL
            number = help_that_follows(clock, status, met.get((cds, year)), before)
            status = with_help(status, number)
        said[year] = status
    return said


def help_follows(
    book: RuleBook, stated: Mapping[str, Mapping[int, str]], entry: OfficialLea, year: int
) -> int | None:
    """The year of help of a status that names none; 0 where none is counted, None if not known."""
    if entry.statuses.get(year) != DIFFERENTIATED or _is_charter(entry.lea.cds):
        return 0
    if not _counts_years(book.clock_of(year)):
        return 0
    return help_year(stated.get(entry.lea.cds, {}).get(year)) or None


def why_help(follows: int | None) -> tuple[str, ...]:
    """How the year of help of a status was found, or that it was not; nothing where it is said."""
    if follows is None:
        return ("CDE does not say which year of help it is",)
    if not follows:
        return ()
    return (f"that it is year {follows} of help follows from CDE's methods and earlier statuses",)


def met_by(status: str, clock: Clock | None) -> bool | None:
    """What a status alone says of the criteria of its year.

    None where an LEA may be served for meeting them in the year before: CDE names no year of help.
    """
    if not _counts_years(clock):
        return is_served(status)
    return None if status == DIFFERENTIATED else help_year(status) == 1


def _counts_years(clock: Clock | None) -> bool:
    return clock is not None and clock.years > 1


def why_flags(flags: Mapping[ListFact, bool]) -> tuple[str, ...]:
    """What the list answers besides EC 52072: "CDE's list answers Y for EC 52071(f)"."""
    lead = flags.get(ListFact.THREE_IN_A_ROW)
    return () if lead is None else (f"CDE's list answers {'Y' if lead else 'N'} for EC 52071(f)",)


def why_doubted(entry: OfficialLea, year: int) -> tuple[str, ...]:
    """That what the list says of an LEA cannot all be right, where that is so."""
    if _is_charter(entry.lea.cds):
        return ()
    lettered = bool(entry.marks.get(year))
    if not contradicts_itself(year, entry.statuses.get(year), entry.methods, lettered=lettered):
        return ()
    return ("in CDE's list its status, methods and letter codes contradict each other",)


def stated_flags(entry: OfficialLea, year: int) -> dict[ListFact, bool]:
    """The flags of a list besides that of EC 52072."""
    others = (ListFact.THREE_IN_A_ROW, ListFact.CHARTER)
    return {flag: said for flag in others if (said := entry.flag(year, flag)) is not None}
