"""What the county office offers to all, can do and plans, gathered for its pages and summary."""

from collections import defaultdict
from datetime import date

from db.queries import casework
from db.records import records_where
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.dates.school_years import first_and_last_day
from sos_desktop.domain.casework.partners.capacity import NeedOverTheYear, over_the_year
from sos_desktop.domain.casework.partners.hours import NO_HOURS, Hours, hours_of
from sos_desktop.domain.casework.partners.shared_needs import Need, needs_of
from sos_desktop.domain.casework.records import (
    Capacity,
    CaseYear,
    Consultant,
    Contact,
    CountyGoal,
    HandOver,
    Offer,
    OfferPlace,
    PlannedHours,
    YearSupport,
)
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation import clock
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county import registers
from sos_desktop.services.county.county_files import CountyFile

_KINDS = (CaseYear, Contact, HandOver, PlannedHours, YearSupport)


@frozen_dataclass
class OfferView:
    """An offer with who takes part: places of LEAs by the name of the LEA."""

    offer: Offer
    places: tuple[tuple[str, OfferPlace], ...]


@frozen_dataclass
class ConsultantHours:
    """The hours of one consultant in a school year; `name` "" for cases nobody has.

    Attributes:
        a_year: How many hours they have for cases in a year; None when not said.
    """

    name: str
    hours: Hours
    a_year: int | None


@frozen_dataclass
class CountySupport:
    """A school year of the county office.

    Attributes:
        files: Cases that were open in the year, by the name of the LEA, with what is counted here.
        leas: How many LEAs the county has.
    """

    year: int
    goals: tuple[CountyGoal, ...]
    offers: tuple[OfferView, ...]
    capacity: tuple[Capacity, ...]
    needs: tuple[NeedOverTheYear, ...]
    hours: tuple[ConsultantHours, ...]
    files: tuple[CaseFile, ...]
    leas: int


def county_support(county: CountyFile, year: int) -> CountySupport:
    """What the county office does in a school year.

    Args:
        county: The open county file.
        year: The year in which the school year begins.
    """
    first, last = first_and_last_day(year)
    with county.session() as session:
        found = [
            case
            for case in casework.all_cases(session, include_closed=True)
            if case.opened_on <= last and (case.closed_on is None or case.closed_on >= first)
        ]
        files = casework.case_files(session, found, log=False, kinds=_KINDS)
        names = casework.names_of_leas(session, county.county_code)
        places = records_where(session, OfferPlace)
    ordered = tuple(sorted(files.values(), key=lambda f: (f.lea.name.casefold(), f.case.id)))
    capacity = registers.all_of(county, Capacity)
    goals = registers.all_of(county, CountyGoal)
    return CountySupport(
        year,
        tuple(goal for goal in goals if goal.year == year),
        _offers(county, places, names, first, last),
        capacity,
        over_the_year(_needs(ordered), capacity, year),
        _hours(county, ordered, year),
        ordered,
        len(names),
    )


def _offers(
    county: CountyFile,
    places: list[OfferPlace],
    names: dict[str, str],
    first: date,
    last: date,
) -> tuple[OfferView, ...]:
    """Offers that are there in a span of days, with who takes part."""
    by_offer = defaultdict[str | None, list[tuple[str, OfferPlace]]](list)
    for place in places:
        by_offer[place.offer_id].append((names.get(place.cds or "", place.cds or ""), place))
    return tuple(
        OfferView(offer, tuple(sorted(by_offer[offer.id], key=lambda pair: pair[0].casefold())))
        for offer in registers.all_of(county, Offer)
        if (offer.starts_on is None or offer.starts_on <= last)
        and (offer.ends_on is None or offer.ends_on >= first)
    )


def _needs(files: tuple[CaseFile, ...]) -> dict[Need, list[str]]:
    """The LEAs of open cases by what they need."""
    found: dict[Need, list[str]] = {}
    for file in files:
        if file.case.closed_on is None:
            for need in needs_of(file.case, (year.basis for year in file.years)):
                found.setdefault(need, []).append(file.lea.name)
    return found


def _hours(
    county: CountyFile, files: tuple[CaseFile, ...], year: int
) -> tuple[ConsultantHours, ...]:
    """The hours of each member of the team, and of others that cases name."""
    team = {one.name: one.hours for one in registers.all_of(county, Consultant) if one.active}
    found: dict[str, Hours] = dict.fromkeys(team, NO_HOURS)
    for file in files:
        for name, hours in hours_of(file, year, clock.today()).items():
            found[name] = found.get(name, NO_HOURS).plus(hours)
    return tuple(
        ConsultantHours(name, found[name], team.get(name))
        for name in sorted(found, key=lambda name: (not name, name.casefold()))
    )


def lea_choices(county: CountyFile) -> dict[str, str]:
    """Every LEA of the county that can take part, by its CDS code."""
    with county.session() as session:
        return casework.names_of_leas(session, county.county_code)


def set_places(county: CountyFile, offer: Offer, chosen: frozenset[str]) -> Changes:
    """Let exactly these LEAs take part in an offer, as one change.

    What is noted of those who stay is left as it is.

    Raises:
        InputProblem: One of them cannot be kept.
    """
    places = [p for p in registers.all_of(county, OfferPlace) if p.offer_id == offer.id]
    gone = [place for place in places if place.cds not in chosen]
    new = chosen - {place.cds for place in places}
    if not gone and not new:
        return Changes(Subject.NOTHING)
    return registers.exchange(
        county, gone, [OfferPlace(offer_id=offer.id, cds=cds) for cds in sorted(new)], OfferPlace
    )
