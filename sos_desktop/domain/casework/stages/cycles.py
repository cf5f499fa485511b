"""Which year of support a case is in, and which of an LEA's cases is which."""

from collections.abc import Sequence
from dataclasses import replace

from sos_desktop.domain.casework.records import Case, CaseYear
from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.identification.basis import IdentificationBasis
from sos_desktop.domain.identification.clock import help_year, leaves_year_open
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class SupportYear:
    """The newest Dashboard year of a case.

    Attributes:
        year: The Dashboard year; None when no year led to the case.
        number: The year of help as the state counts it; 0 when it is not known or not counted.
        lasted: How many Dashboard years the case has gone through.
        words: "Year 2", "Year 1 again", or "" when nothing can be said.
    """

    year: int | None
    number: int
    lasted: int
    words: str

    @property
    def again(self) -> bool:
        """Whether the clock began anew, because the criteria were met again."""
        return self.number == 1 and self.lasted > 1


def support_year(case: Case, years: Sequence[CaseYear]) -> SupportYear:
    """The year of support a case is in.

    The clock restarts when the criteria are met again, so a case can be in "Year 1 again". A case
    opened from the Dashboard without a recorded status is in its first year.
    """
    newest = max(years, key=lambda found: found.year, default=None)
    lasted = len(years) + (case.year is not None)
    if newest is not None:
        return _of(newest.year, help_year(newest.status), lasted)
    if case.year is None:
        return SupportYear(None, 0, 0, "")
    stated = help_year(case.basis.status)
    if leaves_year_open(case.basis.status):
        return _of(case.year, 0, lasted)
    assumed = {Route.DASHBOARD: 1, Route.SECOND_YEAR: 2}.get(case.route, 0)
    return _of(case.year, stated or assumed, lasted)


def _of(year: int, number: int, lasted: int) -> SupportYear:
    if number:
        found = SupportYear(year, number, lasted, f"Year {number}")
        return replace(found, words=f"{found.words} again") if found.again else found
    words = f"Dashboard year {lasted} of this case" if lasted > 1 else ""
    return SupportYear(year, 0, lasted, words)


def covers(case: Case, years: Sequence[CaseYear], year: int) -> bool:
    """Whether a Dashboard year is a part of a case already."""
    return case.year == year or any(found.year == year for found in years)


def newest_year(case: Case, years: Sequence[CaseYear]) -> int | None:
    """The newest Dashboard year of a case; None when no year led to it."""
    known = [found.year for found in years] + ([case.year] if case.year is not None else [])
    return max(known, default=None)


def newest_basis(case: Case, years: Sequence[CaseYear]) -> IdentificationBasis:
    """Why the LEA is helped by the newest year in which a group had a letter.

    The case's own basis where no later year has one: help goes on for two years at least.
    """
    later = [found.basis for found in years if found.basis.lettered]
    return max([case.basis, *later], key=lambda basis: basis.year or 0)
