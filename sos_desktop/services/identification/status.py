"""Who is owed assistance in a year: CDE's list where it is loaded, else computed; it says which."""

from enum import StrEnum

from sos_desktop.domain.identification.methods import file_words
from sos_desktop.domain.identification.rules import RuleSet
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.memory import collector_paused
from sos_desktop.foundation.text_tables import csv_bytes
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.identification.computed_status import carried_statuses, computed_status
from sos_desktop.services.identification.flags_from_letters import with_clause
from sos_desktop.services.identification.lea_status import NOT_COMPUTABLE, UNSETTLED, LeaStatus
from sos_desktop.services.identification.listed_status import official_status, restated_status
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.identification.years import Years

CSV_COLUMNS = (
    "cds",
    "lea",
    "county",
    "year",
    "groups_met",
    "method1",
    "method2",
    "method3",
    "method4",
    "criteria_met",
    "status",
    "level3_flag",
    "basis",
)


class PreferredSource(StrEnum):
    """Which results are wanted where both are there."""

    OFFICIAL = "official"
    COMPUTED = "computed"


@frozen_dataclass
class StatusTable:
    """A year's statuses, by county and name; `why_not` says why none is computed, if so.

    What CDE's lists say stands in `rows` whether the year has rules or not.
    """

    year: int
    rules: RuleSet | None
    why_not: str
    rows: tuple[LeaStatus, ...]
    missing: tuple[str, ...]


def statuses(
    county: CountyFile,
    year: int,
    *,
    county_code: str | None = None,
    statewide: bool = False,
    prefer: PreferredSource = PreferredSource.OFFICIAL,
) -> StatusTable:
    """Every district, COE and charter school of which something is known in a year.

    Args:
        county: The open county file.
        year: Dashboard year.
        county_code: Another county than the file's own.
        statewide: All counties.
        prefer: Which result counts where CDE's list is loaded too.
    """
    rules = rule_book().official(year)
    code = None if statewide else county_code or county.county_code
    with county.session() as session:
        years = Years(county, session, code, levels_alone=True)
        with collector_paused():
            rows = _rows(years, year, prefer)
            why_not = years.book.why_not(year)
        missing = tuple(file_words(indicator, year) for indicator in years.missing(year))
    return StatusTable(year, rules, why_not, rows, missing)


def _rows(years: Years, year: int, prefer: PreferredSource) -> tuple[LeaStatus, ...]:
    found: list[LeaStatus] = []
    official = years.listed(year)
    computed = years.computed(year)
    restated = years.restated(year)
    for cds in {**official, **restated, **computed}:
        entry, own, other = official.get(cds), computed.get(cds), restated.get(cds)
        stated = None
        if entry is not None:
            stated = official_status(years, entry, year)
        elif other is not None:
            stated = restated_status(years, other[0], year, other[1])
        row = stated
        if own is not None and (stated is None or prefer is PreferredSource.COMPUTED):
            row = computed_status(years, own, year) or stated
        if row is not None:
            found.append(with_clause(years, row))
    found.extend(carried_statuses(years, year))
    return tuple(sorted(found, key=lambda row: (row.lea.county_code, row.lea.name, row.lea.cds)))


def status_csv(table: StatusTable, *, for_excel: bool = False) -> bytes:
    """A row per LEA: Y, N or "not computable"; `basis` says whose result it is, what is open.

    Where groups could be added their number is "at least 2"; where assistance is owed and only its
    year is open, `status` says so and which file decides.

    `for_excel` as `csv_bytes` says.
    """
    return csv_bytes(CSV_COLUMNS, map(_cells, table.rows), for_excel=for_excel)


def _cells(row: LeaStatus) -> tuple[object, ...]:
    unsettled = row.charter is not None and row.charter.unsettled
    return (
        row.lea.cds,
        row.lea.name,
        row.lea.county,
        row.year,
        _count(row),
        *(answer_words(row.methods.get(n)) for n in range(1, 5)),
        UNSETTLED if unsettled else answer_words(row.criteria_met),
        row.status or row.status_words,
        answer_words(row.level_3.flag),
        "; ".join((row.basis, *row.why)),
    )


def _count(row: LeaStatus) -> int | str:
    if row.groups_met is None:
        return NOT_COMPUTABLE
    return f"at least {row.groups_met}" if row.open_letters else row.groups_met


def answer_words(answer: bool | None) -> str:
    """Y, N, or "not computable"."""
    return NOT_COMPUTABLE if answer is None else "Y" if answer else "N"
