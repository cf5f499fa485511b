"""Hours planned for cases and hours given, by school year; what nobody noted is never 0."""

from collections.abc import Iterable
from datetime import date

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.dates.school_years import first_and_last_day, school_year_of
from sos_desktop.domain.casework.records import Contact, HandOver
from sos_desktop.domain.casework.stages.routes import school_year
from sos_desktop.domain.formats import counted, number_words
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class Hours:
    """Hours of one consultant, or of one case, in a school year.

    Attributes:
        planned: None when none are planned.
        given: None when no contact says any.
        unsaid: Contacts that were held and do not say their hours.
    """

    planned: float | None
    given: float | None
    unsaid: int

    def plus(self, other: "Hours") -> "Hours":
        """Both together."""
        return Hours(
            _sum(self.planned, other.planned),
            _sum(self.given, other.given),
            self.unsaid + other.unsaid,
        )

    @property
    def words(self) -> str:
        """In a few words: 40 planned, 12.5 given."""
        planned = "no plan" if self.planned is None else f"{number_words(self.planned)} planned"
        given = "none noted" if self.given is None else f"{number_words(self.given)} given"
        rest = f" ({counted(self.unsaid, 'contact')} without hours)" if self.unsaid else ""
        return f"{planned}, {given}{rest}"


NO_HOURS = Hours(None, None, 0)


def hours_of(file: CaseFile, year: int, today: date) -> dict[str, Hours]:
    """The hours of a case in a school year, by consultant.

    Planned hours without a name are those of whoever has the case; a contact counts for whoever
    had the case on its day, as the hand-overs tell.
    """
    first, last = first_and_last_day(year)
    found: dict[str, Hours] = {}

    def add(who: str, hours: Hours) -> None:
        found[who] = found.get(who, NO_HOURS).plus(hours)

    for plan in file.planned_hours:
        if plan.year == year:
            add(plan.consultant or file.case.consultant, Hours(plan.hours, None, 0))
    for contact in file.contacts:
        if first <= contact.held_on <= min(last, today):
            who = consultant_on(file.case.consultant, file.hand_overs, contact.held_on)
            add(who, _given(contact))
    return found


def consultant_on(now: str, hand_overs: Iterable[HandOver], day: date) -> str:
    """Who had a case on a day; on the day of a hand-over it is who gave it away."""
    later = [found for found in hand_overs if found.handed_on >= day]
    if not later:
        return now
    return min(later, key=lambda found: found.handed_on).from_consultant


def _given(contact: Contact) -> Hours:
    if contact.hours is None:
        return Hours(None, None, 1)
    return Hours(None, contact.hours, 0)


def hours_words(file: CaseFile, today: date) -> str:
    """The hours of a case in the school year of a day, in a sentence."""
    year = school_year_of(today)
    whole = NO_HOURS
    for hours in hours_of(file, year, today).values():
        whole = whole.plus(hours)
    return f"Hours of {school_year(year)}: {whole.words}."


def _sum(first: float | None, second: float | None) -> float | None:
    given = [hours for hours in (first, second) if hours is not None]
    return sum(given) if given else None
