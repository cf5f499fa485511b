"""Whether the letters and flags of a list are those that the loaded figures and lists give."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from db.queries.official import ASSISTANCE, CHARTERS, OfficialLea
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.dashboard.list_facts import ListFact
from sos_desktop.domain.identification.level_3 import (
    judge_level_3,
    level_3_years,
    three_in_a_row,
)
from sos_desktop.domain.identification.reconcile import Comparison
from sos_desktop.importers.contract import Issue, ParsedFile, Scope
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.low_beside import remarks
from sos_desktop.services.identification.cell_comparison import compared_cells
from sos_desktop.services.identification.flags_from_letters import letters_by_year
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.identification.years import Years


def with_letters_checked(
    county: CountyFile, session: Session, parsed: ParsedFile, scope: Scope
) -> ParsedFile:
    """A list with a remark where its letters or flags contradict what is loaded.

    In 92 of 92 letters and 2,978 of 2,978 flags of CDE's lists they do not.
    """
    kind = parsed.identity.kind
    if kind not in (ASSISTANCE, CHARTERS):
        return parsed
    code = county.county_code if scope is Scope.COUNTY else None
    years = Years(county, session, code, charters=kind == CHARTERS)
    found = [*_letters(years, parsed), *(_flags(years, parsed) if kind == ASSISTANCE else ())]
    return replace(parsed, issues=(*found, *parsed.issues)) if found else parsed


def _letters(years: Years, parsed: ParsedFile) -> Iterator[Issue]:
    """Of the list's own year, and in a list of charter schools of the year before."""
    own = parsed.identity.year
    judged = (own, own - 1) if parsed.identity.kind == CHARTERS else (own,)
    for year in judged:
        rules = rule_book().official(year)
        computed = years.computed(year) if rules is not None else {}
        if rules is None or not computed or years.missing(year):
            continue
        different = []
        for row in parsed.official:
            entity = parsed.entities[row.entity]
            found = computed.get(entity.cds)
            if found is None:
                continue
            marks = {group: mark for (y, group), mark in row.marks.items() if y == year}
            if marks == found.letters:
                continue
            entry = OfficialLea(found.lea, {year: marks})
            cells = compared_cells(years, rules, found, entry, {})
            apart = [cell for cell in cells if cell.outcome.is_difference]
            different += [f"{entity.name}: {_both(cell)}" for cell in apart]
        yield from remarks(
            parsed,
            f"letter codes of {year}",
            f"Letter codes are not those that the loaded figures of {year} give. They are loaded "
            "as CDE's; Identification, Compare shows each beside the computed one.",
            different,
        )


def _both(cell: Comparison) -> str:
    return f"{cell.what} {cell.official or 'none'}, computed {cell.computed or 'none'}"


def _flags(years: Years, parsed: ParsedFile) -> Iterator[Issue]:
    """EC 52072 and EC 52071(f), where the list of every year they look at is loaded.

    Letters of a year without its list could be computed, but four years of the whole state take as
    long as loading them.
    """
    year = parsed.identity.year
    if year not in years.book.determination_years(year):
        return
    wanted = [y for y in level_3_years(years.book, year) if y != year]
    lists = [listed.leas for y in wanted if (listed := years.official(y)) is not None]
    if len(lists) < len(wanted):
        return
    wrong: dict[ListFact, list[str]] = {}
    for row in parsed.official:
        entity = parsed.entities[row.entity]
        if not all(entity.cds in leas for leas in lists):
            # It is new, or the list was loaded of another part of the state.
            continue
        letters, waits = letters_by_year(years, entity.cds, wanted)
        marks: Mapping[str, str] = {g: m for (y, g), m in row.marks.items() if y == year}
        letters[year] = marks
        known = judge_level_3(years.book, year, letters, open_groups=waits)
        sure = known.flag if not known.may_hold else None
        said = row.facts.get((year, ListFact.THREE_IN_A_ROW))
        groups = three_in_a_row(years.book, year, letters, waits)
        # EC 52071(f) speaks of school districts.
        in_a_row = None if groups is None or entity.kind is EntityKind.COE else bool(groups)
        pairs = (ListFact.LEVEL_3, row.level_3, sure), (ListFact.THREE_IN_A_ROW, said, in_a_row)
        for flag, listed, worked_out in pairs:
            if None not in (listed, worked_out) and bool(listed) != worked_out:
                wrong.setdefault(flag, []).append(entity.name)
    for flag, names in wrong.items():
        yield from remarks(
            parsed,
            f"{flag}_{year}",
            "The flag is not what the letter codes of this list and of the loaded years give. It "
            "is loaded as CDE's.",
            names,
        )
