"""Dates: the year's, as law, state and county set them; and those that follow from a case's own."""

import calendar
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from sos_desktop.domain.casework.access.readers import DISTRICT, may_read, readers_of
from sos_desktop.domain.casework.dates.work_days import day_off, work_day_up_to
from sos_desktop.domain.casework.records import Case, Contact, CountyDate
from sos_desktop.domain.casework.words import ContactKind, DateStanding, Route
from sos_desktop.domain.formats import date_words, day_words
from sos_desktop.domain.identification.rules import Certainty
from sos_desktop.foundation.frozen import frozen_dataclass

LCAP_DAYS = timedelta(days=15)
"""Days for each step of an LCAP review after the one before (EC 52070; read in 52070.5)."""
_CLARIFICATION, _APPROVAL = (8, 15), (10, 8)
_LCAP_SOURCE = "EC 52070; the days were read in its twin for county offices, EC 52070.5 (2017 text)"
_LEAP_YEAR = 2024
"""For a day without a year, which may be Feb 29."""


class CalendarKind(StrEnum):
    """What stands in the calendar."""

    TASK = "task"
    VISIT = "visit"
    BOARD = "board"
    LCAP = "lcap"
    COUNTY = "county"


@frozen_dataclass(kw_only=True)
class YearDate:
    """A date of the year that goes with the program.

    Attributes:
        key: Its name in `resources/reference/calendar.toml`.
        month, day: When, every year.
        by: It is the last day for it ("by Feb 28"), not the day itself.
        since, until: The first and last year it holds for; None for no limit.
        standing: Statute, state practice or local.
        source: Where it was read.
        certainty: How it is known; a recalled one is never shown without saying so.
        example: "" or the year's date it is an example of ("Jul 31, 2024"): check this year's.
        note: What more to know.
    """

    key: str
    title: str
    month: int
    day: int
    by: bool = False
    since: int | None = None
    until: int | None = None
    standing: DateStanding
    source: str
    certainty: Certainty
    example: str = ""
    note: str = ""

    @property
    def year(self) -> int | None:
        """The only year it holds for; None when there are several."""
        return self.since if self.since == self.until else None

    def holds(self, year: int) -> bool:
        """Whether it holds for a year."""
        return (self.since or year) <= year <= (self.until or year)


@frozen_dataclass
class KeptDate:
    """A date of the year as the county sees it: shipped, changed, hidden, or its own.

    Attributes:
        shipped: The one of the program; None for the county's own.
        kept: What the county keeps about it; None when it stands as shipped.
    """

    shipped: YearDate | None
    kept: CountyDate | None

    @property
    def hidden(self) -> bool:
        """Whether the county does not want to see it."""
        return self.kept is not None and self.kept.hidden

    @property
    def key(self) -> str:
        """What tells it from all others and never changes."""
        if self.shipped is not None:
            return self.shipped.key
        assert self.kept is not None
        return self.kept.id

    @property
    def title(self) -> str:
        """What is due."""
        return self._facts.title

    @property
    def standing(self) -> DateStanding:
        """Where it comes from."""
        return self._facts.standing

    @property
    def doubt(self) -> str:
        """Why not to rely on it as it stands; "" when there is no reason."""
        if self.shipped is None or self.kept is not None:
            return ""
        if self.shipped.certainty is Certainty.RECALLED:
            return "Check it: no source for it was found"
        if self.shipped.example:
            return f"Look up this year's; once it was {self.shipped.example}"
        return ""

    @property
    def source(self) -> str:
        """Where it was read; what the county wrote, when it changed the date."""
        found = self._facts.source
        shipped = self.shipped if self.kept is None else None
        if shipped is not None and shipped.certainty is Certainty.INFERRED:
            return f"{found} (follows from it)"
        return found or "no source noted"

    @property
    def note(self) -> str:
        """What more to know."""
        return self._facts.note

    @property
    def month_day(self) -> tuple[int, int]:
        """Its month and day, for sorting."""
        return self._facts.month, self._facts.day

    @property
    def when(self) -> str:
        """Its day in words: "by Feb 28", "Dec 9, 2026 only"."""
        facts = self._facts
        day = date_words(date(facts.year or _LEAP_YEAR, facts.month, facts.day))
        short = day if facts.year else day.partition(",")[0]
        said = f"by {short}" if self.is_last_day else short
        since = getattr(facts, "since", None)
        return f"{said}, from {since} on" if since and not facts.year else said

    def is_over(self, year: int) -> bool:
        """Whether it held only for years before this one."""
        facts = self._facts
        last = facts.until if isinstance(facts, YearDate) else facts.year
        return last is not None and last < year

    def day_off(self, year: int) -> str:
        """In a year: the day the source names and why it is none to work on; "" when it is one.

        What the county wrote is taken as it is.
        """
        named = self._named(year)
        why = day_off(named) if named and self.kept is None else ""
        return f"{day_words(named)}, {why}" if named and why else ""

    @property
    def is_last_day(self) -> bool:
        """Whether it may be done before."""
        return self.shipped is not None and self.shipped.by

    def on(self, year: int) -> date | None:
        """Its day in a year, a work day where the program brings it; None when it does not hold."""
        found = self._named(year)
        return work_day_up_to(found) if found and self.kept is None else found

    def _named(self, year: int) -> date | None:
        facts = self._facts
        holds = facts.holds(year) if isinstance(facts, YearDate) else facts.year in (None, year)
        if not holds:
            return None
        last = calendar.monthrange(year, facts.month)[1]
        return date(year, facts.month, min(facts.day, last))

    @property
    def _facts(self) -> YearDate | CountyDate:
        shown = self.kept if self.shipped is None or not self.hidden else self.shipped
        facts = shown or self.shipped
        assert facts is not None
        return facts


@frozen_dataclass(kw_only=True)
class Entry:
    """One line of the calendar.

    Attributes:
        uid: The same for the same thing every time, so that a calendar program updates it.
        more: What stands beside the title: where, or from which source; never an office-only text.
        case_id, lea: The case it belongs to; "" for dates of the county.
        who: Whose it is; "" when nobody's.
        doubt: Why not to rely on the date.
        office_only: It may not leave the county office: no calendar file holds it.
        visit_id: The planned site visit it is; "" for everything else.
        to_come: A task that will come back on that day when the one before it is done.
        record_id: The task or contact it tells of; "" for dates of a case or of the county.
    """

    uid: str
    kind: CalendarKind
    day: date
    title: str
    more: str = ""
    case_id: str = ""
    lea: str = ""
    who: str = ""
    doubt: str = ""
    office_only: bool = False
    visit_id: str = ""
    to_come: bool = False
    record_id: str = ""


def merged(shipped: Iterable[YearDate], kept: Iterable[CountyDate]) -> tuple[KeptDate, ...]:
    """The year's dates with what the county keeps: a date with a key takes a shipped one's place.

    A kept key that no shipped date has any more stands as the county's own.
    """
    by_key = {found.key: found for found in kept if found.key}
    dates = [KeptDate(found, by_key.pop(found.key, None)) for found in shipped]
    own = [found for found in kept if not found.key or found.key in by_key]
    dates += [KeptDate(None, found) for found in own]
    return tuple(sorted(dates, key=lambda found: (found.month_day, found.title)))


def county_entries(dates: Iterable[KeptDate], first: date, last: date) -> Iterator[Entry]:
    """What the year's dates put into a span of days, both ends included; hidden ones are not in."""
    for found in dates:
        if found.hidden:
            continue
        for year in range(first.year, last.year + 1):
            day = found.on(year)
            if day is not None and first <= day <= last:
                by = "Last day: " if found.is_last_day else ""
                moved = found.day_off(year)
                more = f"{found.standing.words} · {found.source}"
                yield Entry(
                    uid=f"county-{found.key}-{year}",
                    kind=CalendarKind.COUNTY,
                    day=day,
                    title=f"{by}{found.title}",
                    doubt=found.doubt,
                    more=f"the day named is {moved} · {more}" if moved else more,
                )


def lcap_steps(case: Case) -> Iterator[tuple[str, str, date]]:
    """The next steps of an LCAP review that the dates noted so far set: key, words, last day.

    Aug 15 and Oct 8 hold for the year the case was opened, and 15 days run from each step that was
    taken (EC 52070). Steps taken already, and reviews that ended in approval, give nothing.
    """
    if case.lcap_approved_on is not None or not under_review(case):
        return
    if case.lcap_clarification_on is None:
        day = date(case.opened_on.year, *_CLARIFICATION)
        if day >= case.opened_on:
            yield "clarification", "County asks for clarification in writing", day
    elif case.lcap_response_on is None:
        yield (
            "response",
            "District responds to the clarification",
            (case.lcap_clarification_on + LCAP_DAYS),
        )
    elif case.lcap_recommendations_on is None:
        yield (
            "recommendations",
            "County sends recommendations, if it has any",
            (case.lcap_response_on + LCAP_DAYS),
        )
    elif case.lcap_resubmission_on is None:
        yield (
            "resubmission",
            "District's board considers the recommendations in a public meeting",
            (case.lcap_recommendations_on + LCAP_DAYS),
        )
    approval = date((case.lcap_clarification_on or case.opened_on).year, *_APPROVAL)
    if approval >= case.opened_on:
        yield "approval", "County approves the LCAP", approval


def visit_entry(contact: Contact, lea: str, consultant: str) -> Entry:
    """A planned contact in the calendar: how and where, never what is said."""
    return Entry(
        uid=f"contact-{contact.id}",
        kind=CalendarKind.VISIT,
        day=contact.held_on,
        title=contact.kind.words,
        more=contact.place,
        case_id=contact.case_id,
        lea=lea,
        who=consultant,
        office_only=not may_read(DISTRICT, readers_of(contact, {})),
        visit_id=contact.id if contact.kind is ContactKind.VISIT else "",
        record_id=contact.id,
    )


def case_entries(case: Case, lea: str) -> Iterator[Entry]:
    """The dates a case itself sets: its board meetings, and the steps of an LCAP review."""
    for name, words, day in (
        ("board", "Board meeting", case.board_date),
        ("report", "Report back to the board", case.report_back_date),
    ):
        if day is not None:
            yield Entry(
                uid=f"{name}-{case.id}",
                kind=CalendarKind.BOARD,
                day=day,
                title=words,
                case_id=case.id,
                lea=lea,
                who=case.consultant,
            )
    for key, words, day in lcap_steps(case):
        yield Entry(
            uid=f"lcap-{key}-{case.id}",
            kind=CalendarKind.LCAP,
            day=work_day_up_to(day),
            title=f"Last day: {words}",
            more=f"{DateStanding.STATUTE.words} · {_LCAP_SOURCE}",
            case_id=case.id,
            lea=lea,
            who=case.consultant,
        )


def under_review(case: Case) -> bool:
    """Whether a case is about an LCAP that was not approved, or has noted a step of its review."""
    steps = (
        case.lcap_clarification_on,
        case.lcap_response_on,
        case.lcap_recommendations_on,
        case.lcap_resubmission_on,
        case.lcap_approved_on,
    )
    return case.route is Route.LCAP or any(step is not None for step in steps)
