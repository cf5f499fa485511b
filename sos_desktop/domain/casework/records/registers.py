"""Records that belong to no single case: people, providers, the office's team, dates, views.

They stay in the office; letters take from them by name what they print
(`domain.casework.letter_fields`).
"""

import calendar
import re
from datetime import date
from typing import Any

from sos_desktop.domain.casework.needs_words import CATEGORY_CODES
from sos_desktop.domain.casework.records.base import Record
from sos_desktop.domain.casework.records.schema import (
    OFFICE,
    Editor,
    Search,
    field,
    record,
)
from sos_desktop.domain.casework.words import (
    GROUP_CODES,
    PRIORITY_CODES,
    DateStanding,
    PersonRole,
    Perspective,
    ProviderKind,
)
from sos_desktop.domain.changes import Subject
from sos_desktop.foundation.errors import InputProblem

_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_MONTHS = 12
_LEAP_YEAR = 2024
"""A date that holds every year may be February 29."""


def check_mail(address: str) -> None:
    """Raise unless a mail address is empty or could be one.

    Raises:
        InputProblem: With `where` set to "email".
    """
    if address and not _MAIL.fullmatch(address):
        raise InputProblem(
            f"“{address}” is not a mail address. Write it like name@district.org, or leave it "
            "empty.",
            where="email",
        )


def _check_capacity(capacity: int | None) -> None:
    if capacity is not None and capacity < 0:
        raise InputProblem(
            "Capacity is a number from 0 up. Leave it empty when it is not known.",
            where="capacity",
        )


@record("person", plural="People", read=OFFICE, icon="user", subjects=Subject.REGISTERS)
class Person(Record):
    """Somebody in the address book.

    Attributes:
        cds: The LEA they work for or speak for; None when it is none of the file's.
        organization: For people of no LEA: where they work.
        role: What they do; letters find them by it.
        title: Their title in their own words ("Assistant Superintendent").
        salutation: How a letter addresses them ("Dr. Peña"); "" means by name.
        left_on: Since when they are no longer there, which may be ahead; None when not noted.
    """

    name: str = field("Name", read=OFFICE, search=Search.TITLE)
    role: PersonRole = field("Role", read=OFFICE, default=PersonRole.OTHER)
    cds: str | None = field("LEA", Editor.NONE, read=OFFICE, lea=True, default=None)
    organization: str = field("Organization", read=OFFICE, search=Search.BODY, default="")
    title: str = field("Title", read=OFFICE, search=Search.TITLE, default="")
    salutation: str = field("Salutation", read=OFFICE, default="")
    email: str = field("E-mail", read=OFFICE, search=Search.BODY, default="")
    phone: str = field("Phone", read=OFFICE, search=Search.BODY, default="")
    note: str = field("Note", Editor.TEXT, read=OFFICE, search=Search.BODY, default="")
    left_on: date | None = field("Left on", read=OFFICE, default=None)

    @property
    def history_name(self) -> str:
        """The name, or the title of somebody whose name nobody knows."""
        return self.name or self.title

    def check(self, lea_kind: str) -> None:
        """They can be told from others and written to."""
        if not self.name and not self.title:
            raise InputProblem("Write the person's name, or at least their title.", where="name")
        check_mail(self.email)

    def is_there(self, day: date) -> bool:
        """Whether they are still there on a day; somebody whose last day is noted ahead is."""
        return self.left_on is None or self.left_on > day


@record("provider", read=OFFICE, icon="handshake", subjects=Subject.REGISTERS)
class Provider(Record):
    """Somebody who can help districts.

    Attributes:
        priorities, groups: Expertise: state priorities 1 to 10, codes of student groups.
        topics: Expertise in words.
        capacity: How many districts at the same time; None when not known.
        cost: In words ("no cost", "$1,200 a day").
        contact: Whom to ask.
        active: False when it no longer offers help.
    """

    name: str = field(
        "Name", read=OFFICE, search=Search.TITLE, required="Write the provider's name."
    )
    kind: ProviderKind = field("Kind", read=OFFICE)
    priorities: tuple[int, ...] = field(
        "State priorities", read=OFFICE, codes=PRIORITY_CODES, default=()
    )
    groups: tuple[str, ...] = field("Student groups", read=OFFICE, codes=GROUP_CODES, default=())
    topics: str = field("Topics", Editor.TEXT, read=OFFICE, search=Search.TITLE, default="")
    capacity: int | None = field("Capacity", read=OFFICE, default=None)
    cost: str = field("Cost", read=OFFICE, default="")
    contact: str = field("Whom to ask", read=OFFICE, search=Search.BODY, default="")
    email: str = field("E-mail", read=OFFICE, search=Search.BODY, default="")
    phone: str = field("Phone", read=OFFICE, default="")
    note: str = field("Note", Editor.TEXT, read=OFFICE, search=Search.BODY, default="")
    active: bool = field("Active", read=OFFICE, default=True)

    def check(self, lea_kind: str) -> None:
        """They can be written to, and their expertise is known."""
        check_mail(self.email)
        _check_capacity(self.capacity)
        if any(number not in PRIORITY_CODES.words for number in self.priorities):
            raise InputProblem("Choose state priorities from 1 to 10.", where="priorities")
        if any(group not in GROUP_CODES.words for group in self.groups):
            raise InputProblem("Choose student groups from the list.", where="groups")


@record(
    "team member of the office",
    plural="Team members of the office",
    read=OFFICE,
    subjects=Subject.REGISTERS,
)
class Consultant(Record):
    """Somebody of the county office's own team; cases and tasks name them.

    Attributes:
        capacity: How many open cases they can carry; None when not said.
        hours: How many hours they have for cases in a school year; None when not said.
        signs: Whether letters are signed by them (the county superintendent).
    """

    name: str = field("Name", read=OFFICE, required="Write the team member's name.")
    title: str = field("Title", read=OFFICE, default="")
    email: str = field("E-mail", read=OFFICE, default="")
    phone: str = field("Phone", read=OFFICE, default="")
    capacity: int | None = field("Capacity", read=OFFICE, default=None)
    hours: int | None = field("Hours a year", Editor.WHOLE, read=OFFICE, default=None)
    signs: bool = field("Signs letters", read=OFFICE, default=False)
    active: bool = field("Active", read=OFFICE, default=True)

    def check(self, lea_kind: str) -> None:
        """They can be written to, and carry no fewer cases than none."""
        check_mail(self.email)
        _check_capacity(self.capacity)
        if self.hours is not None and self.hours < 0:
            raise InputProblem(
                "Hours a year are a number from 0 up. Leave them empty when they are not known.",
                where="hours",
            )


@record("date of the year", plural="Dates of the year", read=OFFICE, subjects=Subject.REGISTERS)
class CountyDate(Record):
    """A date of the year as the county keeps it: its own, or one of the shipped ones changed.

    Attributes:
        key: The shipped date it takes the place of; "" for the county's own.
        month, day: When, every year.
        year: The only year it holds for; None for every year.
        hidden: The shipped date is not shown.
    """

    title: str = field("Title", read=OFFICE, required="Write what is due on this date.")
    month: int = field("Month", read=OFFICE)
    day: int = field("Day", read=OFFICE)
    key: str = field("Key", Editor.NONE, read=OFFICE, in_history=False, default="")
    year: int | None = field("Year", Editor.YEAR, read=OFFICE, default=None)
    standing: DateStanding = field("Standing", read=OFFICE, default=DateStanding.LOCAL)
    source: str = field("Source", read=OFFICE, default="")
    note: str = field("Note", Editor.TEXT, read=OFFICE, default="")
    hidden: bool = field("Hidden", read=OFFICE, default=False)

    def check(self, lea_kind: str) -> None:
        """There is such a day."""
        if not 1 <= self.month <= _MONTHS:
            raise InputProblem("The month is a number from 1 to 12.", where="month")
        last = calendar.monthrange(self.year or _LEAP_YEAR, self.month)[1]
        if not 1 <= self.day <= last:
            raise InputProblem(
                f"{calendar.month_name[self.month]} has {last} days. Check the day.", where="day"
            )


@record("letter template", read=OFFICE, subjects=Subject.REGISTERS)
class LetterTemplate(Record):
    """The county's own template of a letter; its bytes are kept by their hash as files are.

    Attributes:
        letter: The letter's code ("new-district").
        name: What the file was called.
    """

    letter: str = field("Letter", Editor.NONE, read=OFFICE, unique=True)
    name: str = field("Name", Editor.NONE, read=OFFICE, naming=True)
    sha256: str = field("Content", Editor.NONE, read=OFFICE, in_history=False)
    taken_in_on: date = field("Taken in", Editor.NONE, read=OFFICE)


@record("interview guide", read=OFFICE, subjects=Subject.REGISTERS | Subject.CASE_CONTENT)
class InterviewGuide(Record):
    """The county's own questions for a role, in place of those that are shipped; one each line.

    Attributes:
        english, spanish: In the two languages; "" where there are none.
    """

    perspective: Perspective = field("Role", Editor.NONE, read=OFFICE, unique=True, naming=True)
    english: str = field("Questions in English", Editor.TEXT, read=OFFICE, default="")
    spanish: str = field("Questions in Spanish", Editor.TEXT, read=OFFICE, default="")

    @property
    def history_name(self) -> str:
        """Nothing; its role says which it is."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """The role."""
        return {"perspective": str(self.perspective)}


@record(
    "category of causes",
    plural="Categories of causes",
    read=OFFICE,
    subjects=Subject.REGISTERS | Subject.CASE_CONTENT,
)
class CauseCategory(Record):
    """A bone of the county's own fishbone; with none the shipped ones are used.

    Attributes:
        name: A code of `CATEGORIES`, or the county's own words.
        position: Its place, counting from 0.
    """

    name: str = field("Category", read=OFFICE, unique=True, required="Name the category.")
    position: int = field("Place", Editor.NONE, read=OFFICE, sort=True, default=0)

    @property
    def history_name(self) -> str:
        """The county's own words; nothing for one that is shipped."""
        return "" if self.name in CATEGORY_CODES.words else self.name


@record("saved view", read=OFFICE, subjects=Subject.REGISTERS)
class SavedView(Record):
    """Filters of a page under a name, once per page; `filters` holds plain values only."""

    page: str = field("Page", Editor.NONE, read=OFFICE, unique=True)
    name: str = field("Name", read=OFFICE, unique=True, required="Give the view a name.")
    filters: dict[str, Any] = field(
        "Filters", Editor.NONE, read=OFFICE, in_history=False, default_factory=dict
    )
