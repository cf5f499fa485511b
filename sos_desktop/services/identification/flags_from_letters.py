"""The flags of EC 52072 and EC 52071(f), from the letters of several years."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sos_desktop.domain.dashboard.cds import kind_of
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.identification.history import Basis
from sos_desktop.domain.identification.level_3 import (
    Level3,
    judge_level_3,
    level_3_years,
    three_in_a_row,
)
from sos_desktop.services.identification.lea_status import LeaStatus
from sos_desktop.services.identification.years import Years


def level_3_from_letters(
    years: Years, cds: str, year: int
) -> tuple[Level3, tuple[str, ...] | None]:
    """The Level 3 flag and the groups with three letters in a row, from what letters are known."""
    letters, waits = letters_by_year(years, cds, level_3_years(years.book, year))
    level_3 = judge_level_3(years.book, year, letters, open_groups=waits)
    # EC 52071(f) speaks of school districts; CDE's list of 2025 answers N for county offices.
    if kind_of(cds) is EntityKind.COE:
        return level_3, ()
    return level_3, three_in_a_row(years.book, year, letters, waits)


def letters_by_year(
    years: Years, cds: str, wanted: Iterable[int]
) -> tuple[dict[int, Mapping[str, str]], dict[int, frozenset[str]]]:
    """The letters of an LEA by year, and the groups that files not loaded could add to them."""
    letters, waits = {}, {}
    for year in wanted:
        found, waits[year] = years.known_letters(cds, year)
        if found is not None:
            letters[year] = found
    return letters, waits


def with_clause(years: Years, row: LeaStatus) -> LeaStatus:
    """Look at the number of groups only where the fewer-than-three clause could matter.

    Where it is not known the flag is open: the LEA may have no further group.
    """
    found = row.level_3
    if not found.may_hold or found.flag:
        return row
    significant = years.significant_groups(row.lea, row.year)
    if significant is None:
        return replace(row, level_3=replace(found, flag=None))
    letters, waits = letters_by_year(years, row.lea.cds, found.years)
    again = judge_level_3(years.book, row.year, letters, significant, waits)
    return replace(row, level_3=again) if row.basis is Basis.COMPUTED or again.flag else row
