"""Registers of the whole county: what is offered to all, what the office can do, its goals."""

from datetime import date

from sos_desktop.domain.casework.learning_words import CapacityWay, GoalArea, OfferKind
from sos_desktop.domain.casework.records.base import Record
from sos_desktop.domain.casework.records.progress import check_school_year
from sos_desktop.domain.casework.records.registers import Provider
from sos_desktop.domain.casework.records.schema import OFFICE, PUBLIC, Editor, Search, field, record
from sos_desktop.domain.casework.words import GROUP_CODES, PRIORITY_CODES
from sos_desktop.domain.changes import Subject
from sos_desktop.foundation.errors import InputProblem


def _check_days(first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        raise InputProblem("It ends before it starts. Check both dates.", where="ends_on")


def _check_dollars(dollars: int | None) -> None:
    if dollars is not None and dollars < 0:
        raise InputProblem(
            "A cost is in whole dollars and cannot be below 0. Leave it empty when it is not "
            "known.",
            where="dollars",
        )


@record(
    "offer to all",
    plural="Offers to all districts",
    read=PUBLIC,
    icon="users",
    subjects=Subject.REGISTERS,
)
class Offer(Record):
    """Something of Level 1: offered to every district, whether identified or not.

    Attributes:
        starts_on, ends_on: Its days; the same for one day, None when always there.
        builds: How help of Level 2 and 3 builds on it.
        dollars: What it costs the county office; None when not known.
    """

    name: str = field("Offer", read=PUBLIC, search=Search.TITLE, required="Name what is offered.")
    kind: OfferKind = field("Kind", read=PUBLIC, default=OfferKind.WORKSHOP)
    topics: str = field("About", Editor.TEXT, read=PUBLIC, search=Search.BODY, default="")
    starts_on: date | None = field("From", read=PUBLIC, default=None)
    ends_on: date | None = field("To", read=PUBLIC, default=None)
    priorities: tuple[int, ...] = field(
        "State priorities", read=PUBLIC, codes=PRIORITY_CODES, default=()
    )
    groups: tuple[str, ...] = field("Student groups", read=PUBLIC, codes=GROUP_CODES, default=())
    builds: str = field(
        "How Level 2 and 3 build on it",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        placeholder="Districts with assistance test a change they met here",
        default="",
    )
    funding: str = field("Paid from", read=PUBLIC, search=Search.BODY, default="")
    dollars: int | None = field("Dollars", Editor.MONEY, read=PUBLIC, default=None)

    def check(self, lea_kind: str) -> None:
        """Its days can follow each other, and it costs no less than nothing."""
        _check_days(self.starts_on, self.ends_on)
        _check_dollars(self.dollars)


@record("place at an offer", plural="Who takes part", read=OFFICE, subjects=Subject.REGISTERS)
class OfferPlace(Record):
    """That an LEA takes part in an offer.

    Attributes:
        people: How many; None when nobody counted.
        roles: Who came: roles.
    """

    offer_id: str | None = field(
        "Offer", Editor.NONE, read=OFFICE, references=Offer, cascade=True, default=None
    )
    cds: str | None = field("LEA", read=OFFICE, lea=True, default=None)
    took_on: date | None = field("Date", Editor.EVENT_DATE, read=OFFICE, default=None)
    people: int | None = field("Number of people", read=OFFICE, default=None)
    roles: str = field("Who came", read=OFFICE, placeholder="Roles", default="")

    @property
    def history_name(self) -> str:
        """Nothing; its offer is named where it is shown."""
        return ""

    def check(self, lea_kind: str) -> None:
        """It is of an offer and an LEA; nobody counts below zero."""
        if self.offer_id is None:
            raise InputProblem("Choose the offer they took part in.", where="offer_id")
        if not self.cds:
            raise InputProblem("Choose the district or school that took part.", where="cds")
        if self.people is not None and self.people < 0:
            raise InputProblem("The number of people cannot be below 0.", where="people")


@record("way to meet a need", plural="What we can do", read=OFFICE, subjects=Subject.REGISTERS)
class Capacity(Record):
    """How the county office sees to a need of a priority and a group.

    Attributes:
        priority, group: The need; None and "" for any.
        who: Who does it: a person's place, a provider, a neighboring county office.
        provider_id: The same, where it is one of the register.
        starts_on, ends_on: When it is there; None on a side without an end.
        districts: How many LEAs at a time; None when not said, which is no limit.
        dollars: What it costs the county office in a year; None when not known.
    """

    way: CapacityWay = field("How", read=OFFICE, default=CapacityWay.OWN)
    text: str = field(
        "What",
        read=OFFICE,
        search=Search.BODY,
        required="Write what can be done: attendance data, IEP coaching, …",
    )
    priority: int | None = field(
        "State priority",
        read=OFFICE,
        codes=PRIORITY_CODES,
        empty_label="Any priority",
        default=None,
    )
    group: str = field(
        "Student group", read=OFFICE, codes=GROUP_CODES, empty_label="Any group", default=""
    )
    who: str = field("Who", Editor.NAME, read=OFFICE, search=Search.BODY, default="")
    provider_id: str | None = field(
        "Provider", read=OFFICE, references=Provider, empty_label="None", default=None
    )
    starts_on: date | None = field("From", read=OFFICE, default=None)
    ends_on: date | None = field("To", read=OFFICE, default=None)
    districts: int | None = field("LEAs at a time", Editor.WHOLE, read=OFFICE, default=None)
    dollars: int | None = field("Dollars a year", Editor.MONEY, read=OFFICE, default=None)
    note: str = field("Note", Editor.TEXT, read=OFFICE, search=Search.BODY, default="")

    def check(self, lea_kind: str) -> None:
        """Its days can follow each other, and its numbers are no less than nothing."""
        _check_days(self.starts_on, self.ends_on)
        _check_dollars(self.dollars)
        if self.districts is not None and self.districts < 0:
            raise InputProblem(
                "How many LEAs at a time is a number from 0 up. Leave it empty when it is not "
                "said.",
                where="districts",
            )


@record("goal of the year", plural="Goals of the year", read=PUBLIC, subjects=Subject.REGISTERS)
class CountyGoal(Record):
    """A goal of the county superintendent's annual summary of support.

    Attributes:
        year: The year in which the school year begins.
        metric, result: How it is measured, and where it stands.
        dollars: What its activities cost; None when not known.
        in_lcap: Its actions and spending stand in the county office's own LCAP.
    """

    year: int = field("School year begins in", Editor.YEAR, read=PUBLIC, naming=True)
    area: GoalArea = field("About", read=PUBLIC, default=GoalArea.ASSISTANCE)
    text: str = field(
        "Goal",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        naming=True,
        required="Write the goal in a sentence.",
    )
    activities: str = field("Activities", Editor.TEXT, read=PUBLIC, search=Search.BODY, default="")
    metric: str = field("Metric", read=PUBLIC, search=Search.BODY, default="")
    result: str = field("Where it stands", read=PUBLIC, search=Search.BODY, default="")
    funding: str = field("Paid from", read=PUBLIC, search=Search.BODY, default="")
    dollars: int | None = field("Dollars", Editor.MONEY, read=PUBLIC, default=None)
    in_lcap: bool = field("In the county office's own LCAP", read=PUBLIC, default=False)

    def check(self, lea_kind: str) -> None:
        """It is of a school year, and costs no less than nothing."""
        check_school_year(self.year)
        _check_dollars(self.dollars)
