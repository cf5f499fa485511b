"""What a case keeps of a Dashboard year: the status, the letters, the figures behind them."""

from sos_desktop.domain.identification.basis import (
    NO_BASIS,
    IdentificationBasis,
    empty_basis,
    listed_basis,
    with_status,
)
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.identification import determinations
from sos_desktop.services.identification.computed_status import computed_status
from sos_desktop.services.identification.flags_from_letters import with_clause
from sos_desktop.services.identification.lea_status import LeaStatus
from sos_desktop.services.identification.listed_status import official_status, restated_status
from sos_desktop.services.identification.reference import rule_book
from sos_desktop.services.identification.years import Years


def status_of(county: CountyFile, cds: str, year: int) -> LeaStatus | None:
    """One LEA's status of a year: CDE's where the list is loaded, else computed.

    The list of another year may say it too. None when nothing of it is loaded, or nothing can be
    computed because the year has no rules in force.
    """
    with county.session() as session:
        years = Years(county, session, cds[:2])
        entry = years.listed(year).get(cds)
        if entry is not None:
            return with_clause(years, official_status(years, entry, year))
        other = years.restated(year).get(cds)
        if other is not None:
            return with_clause(years, restated_status(years, other[0], year, other[1]))
        own = years.computed(year).get(cds)
        found = computed_status(years, own, year) if own is not None else None
        return with_clause(years, found) if found is not None else None


def basis_for(county: CountyFile, cds: str, year: int, *, needed: bool) -> IdentificationBasis:
    """The basis of one LEA and year as loaded now.

    Args:
        county: The open county file.
        cds: The LEA.
        year: Dashboard year.
        needed: The route rests on it, so it is a problem when nothing is loaded.

    Raises:
        InputProblem: It is needed, and neither CDE's list nor the LEA's data are loaded.
    """
    status = status_of(county, cds, year)
    try:
        found = determinations.basis_of(county, cds, year)
    except InputProblem:
        if status is None and needed:
            raise
        found = NO_BASIS
    return make_year_basis(found, status, year)


def make_year_basis(
    found: IdentificationBasis, status: LeaStatus | None, year: int
) -> IdentificationBasis:
    """A computed basis and a status as one; `NO_BASIS` when there is neither."""
    if status is None:
        return found
    rules = rule_book().official(year)
    empty = (
        listed_basis(year, clock.today()) if rules is None else empty_basis(rules, clock.today())
    )
    return with_status(
        empty if found == NO_BASIS else found,
        status.told or status.owed.words,
        str(status.basis),
        status.letters,
        level_3=status.level_3.flag,
    )
