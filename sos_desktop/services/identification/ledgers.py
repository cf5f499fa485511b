"""An LEA's years in assistance, and a county's release day."""

from collections.abc import Iterable

import sqlalchemy as sa

from db.models.county import LeaRow
from sos_desktop.domain.dashboard.cds import kind_of
from sos_desktop.domain.identification.clock import GENERAL
from sos_desktop.domain.identification.history import (
    Basis,
    LedgerYear,
    Movement,
    ReleaseLine,
    ReleaseSummary,
    YearEntry,
    ledger,
    movement_of,
    release_summary,
)
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.identification.computed_status import computed_status
from sos_desktop.services.identification.lea_status import LeaStatus
from sos_desktop.services.identification.listed_status import official_status, restated_status
from sos_desktop.services.identification.status import statuses
from sos_desktop.services.identification.years import Years


def lea_ledger(county: CountyFile, cds: str) -> tuple[LedgerYear, ...]:
    """An LEA's determination years of which anything is known, oldest first.

    Raises:
        InputProblem: The LEA is not in the file.
    """
    with county.session() as session:
        if session.scalar(sa.select(LeaRow.id).where(LeaRow.cds == cds)) is None:
            raise InputProblem("This LEA is not in the county file.", where="cds")
        years = Years(county, session, cds[:2])
        entries = [_entry(years, cds, year) for year in years.book.years]
    known = [entry for entry in entries if entry.basis is not None]
    if not known:
        return ()
    first = min(entry.year for entry in known)
    last = max(entry.year for entry in known)
    entries = sorted((e for e in entries if e.year <= last), key=lambda e: e.year)
    return tuple(line for line in ledger(entries) if line.entry.year >= first)


def _entry(years: Years, cds: str, year: int) -> YearEntry:
    listed = years.listed(year).get(cds)
    own = years.computed(year).get(cds)
    restated = years.restated(year).get(cds)
    stated = years.stated.get(cds, {}).get(year)
    row = None
    if listed is not None:
        row = official_status(years, listed, year)
    elif restated is not None:
        row = restated_status(years, restated[0], year, restated[1])
    elif own is not None:
        row = computed_status(years, own, year)
    if row is not None:
        status = row.told or (stated if row.basis is Basis.OFFICIAL else None)
        return YearEntry(year, row.basis, row.letters, status, row.criteria_met, row.owed)
    if not _is_judged(years, cds, year):
        return YearEntry(year, None, {}, GENERAL, False)
    return YearEntry(year, None, None, None, None)


def _is_judged(years: Years, cds: str, year: int) -> bool:
    """Whether a year judges what the LEA is: 2017 no county offices, charter schools from 2023."""
    rules = years.book.official(year)
    if not cds.endswith("0" * 7):
        return year >= years.book.charters.first_year
    return rules is not None and kind_of(cds) in rules.kinds


def movement_in(years: Years, row: LeaStatus) -> Movement:
    """What a year changed for an LEA, by the status shown."""
    before = years.book.year_before(row.year)
    entry = _entry(years, row.lea.cds, before) if before is not None else None
    now = YearEntry(row.year, row.basis, row.letters, row.told, row.criteria_met, row.owed)
    return movement_of(entry, now)


def release_of(year: int, rows: Iterable[tuple[LeaStatus, Movement]]) -> ReleaseSummary:
    """Release day from statuses with what each changed."""
    return release_summary(
        year,
        (
            ReleaseLine(row.lea.cds, row.lea.name, movement, row.level_3.flag)
            for row, movement in rows
        ),
    )


def release_day(county: CountyFile, year: int) -> ReleaseSummary:
    """Who is new, continues, is in the second year or left, in the own county."""
    table = statuses(county, year)
    with county.session() as session:
        years = Years(county, session, county.county_code)
        return release_of(year, [(row, movement_in(years, row)) for row in table.rows])
