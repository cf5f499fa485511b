"""What the case page says about data loaded after a case was opened."""

from collections.abc import Mapping
from contextlib import suppress

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.formats import date_words
from sos_desktop.domain.identification.basis import IdentificationBasis
from sos_desktop.domain.local.standing import FigureStanding
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework import figure_standings
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard import districts, imports
from sos_desktop.services.dashboard.districts import DistrictView
from sos_desktop.services.identification import determinations


@frozen_dataclass
class WhyView:
    """The figures of the case's year as loaded now; `later` says how they differ from its basis.

    `view` is None when the LEA is no longer in the file; `later` is "" when nothing differs.
    """

    view: DistrictView | None
    later: str


@frozen_dataclass
class SeeView:
    """What the step "See" shows beside the findings.

    Attributes:
        view: The figures of a year; None when the LEA is no longer in the file.
        passed: Newer years of which less is loaded than is missing, because the year was not asked
            for.
        ratings: What the LEA rated itself that year, by priority.
        standings: How the figures kept with findings stand now, by their ids.
    """

    view: DistrictView | None
    passed: tuple[DistrictView, ...]
    ratings: Mapping[int, int | None]
    standings: Mapping[str, FigureStanding]


def see_view(county: CountyFile, file: CaseFile, year: int | None = None) -> SeeView:
    """Look at what is loaded now for the LEA, and for the case's findings (for the worker).

    Args:
        county: The county file.
        file: The case.
        year: Whose figures; by default the newest of which most is loaded, which is where the
            district stands now, whatever year the case began with.
    """
    view, passed = None, ()
    with suppress(InputProblem):
        if year is None:
            view, passed = _newest(county, file)
        else:
            view = districts.district(county, file.case.cds, year)
    rated = (
        figure_standings.ratings_in(county, file.case.cds, view.year) if view is not None else {}
    )
    return SeeView(view, passed, rated, figure_standings.standings(county, file))


def _newest(county: CountyFile, file: CaseFile) -> tuple[DistrictView, tuple[DistrictView, ...]]:
    """The newest year with most of the LEA's figures, and those it passes over; else the newest.

    What is loaded of a year may have nothing of this LEA, so that each is looked at for it.
    """
    cds = file.case.cds
    newest = districts.district(county, cds)
    passed: list[DistrictView] = []
    for year in newest.years:
        view = districts.district(county, cds, year)
        if view.groups and len(view.missing) <= len(view.indicators):
            return view, tuple(passed)
        if view.groups:
            passed.append(view)
    of_case = file.case.year
    return (newest if newest.groups else districts.district(county, cds, of_case)), ()


def why_view(county: CountyFile, file: CaseFile) -> WhyView:
    """Look at what is loaded now for a case's year (for the worker)."""
    try:
        view = districts.district(county, file.case.cds, file.case.year)
    except InputProblem:
        return WhyView(None, "")
    basis = file.case.basis
    if not basis.files:
        return WhyView(view, "")
    loaded = {
        str(indicator): (batch.sha256, date_words(batch.imported_at.date()))
        for (indicator, year), batch in imports.coverage(county).cells.items()
        if year == basis.year
    }
    changed = changed_files(basis, loaded)
    if not changed:
        return WhyView(view, "")
    try:
        now = letters_of(determinations.basis_of(county, file.case.cds, basis.year or 0))
    except InputProblem:
        now = None
    return WhyView(view, later_words(basis, changed, now))


def changed_files(
    basis: IdentificationBasis, loaded: Mapping[str, tuple[str, str]]
) -> dict[str, str]:
    """Files of a basis that are no longer the loaded ones.

    Args:
        basis: What the case keeps.
        loaded: (sha256, day in words) of the file loaded now, by indicator.

    Returns:
        For each such file's name the day it was replaced; "" when nothing took its place.
    """
    result: dict[str, str] = {}
    for kept in basis.files:
        sha256, day = loaded.get(kept.indicator, ("", ""))
        if sha256 != kept.sha256:
            result[kept.name] = day
    return result


def letters_of(basis: IdentificationBasis) -> dict[str, str]:
    """Letters by group name; groups without one are left out."""
    return {group.name: group.letter for group in basis.lettered}


def later_words(
    basis: IdentificationBasis, changed: Mapping[str, str], now: Mapping[str, str] | None
) -> str:
    """How today's data differ from a basis, in two sentences.

    Args:
        basis: What the case keeps.
        changed: From `changed_files`.
        now: Letter codes by today's data; None when they cannot be computed.
    """
    days = {day for day in changed.values() if day}
    what = f"The {basis.year} data were "
    what += f"replaced on {', '.join(sorted(days))}" if days else "taken out since"
    kept = f"{what}; this basis is kept."
    if now is None:
        return kept
    if now == letters_of(basis):
        return f"{kept} The letter codes would be the same today."
    found = ", ".join(f"{name} {letter}" for name, letter in now.items()) or "none"
    return f"{kept} Letter codes by today's data: {found}."
