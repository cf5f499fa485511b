"""Records that belong to no single case: people, providers, the office's team, dates, views."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sos_desktop.domain.casework.records import Record
from sos_desktop.domain.casework.words import DateStanding, PersonRole, ProviderKind


@dataclass(frozen=True, slots=True, kw_only=True)
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

    name: str
    role: PersonRole = PersonRole.OTHER
    cds: str | None = None
    organization: str = ""
    title: str = ""
    salutation: str = ""
    email: str = ""
    phone: str = ""
    note: str = ""
    left_on: date | None = None

    def is_there(self, day: date) -> bool:
        """Whether they are still there on a day; somebody whose last day is noted ahead is."""
        return self.left_on is None or self.left_on > day


@dataclass(frozen=True, slots=True, kw_only=True)
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

    name: str
    kind: ProviderKind
    priorities: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()
    topics: str = ""
    capacity: int | None = None
    cost: str = ""
    contact: str = ""
    email: str = ""
    phone: str = ""
    note: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultant(Record):
    """Somebody of the county office's own team; cases and tasks name them.

    Attributes:
        capacity: How many open cases they can carry; None when not said.
        signs: Whether letters are signed by them (the county superintendent).
    """

    name: str
    title: str = ""
    email: str = ""
    phone: str = ""
    capacity: int | None = None
    signs: bool = False
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CountyDate(Record):
    """A date of the year as the county keeps it: its own, or one of the shipped ones changed.

    Attributes:
        key: The shipped date it takes the place of; "" for the county's own.
        month, day: When, every year.
        year: The only year it holds for; None for every year.
        hidden: The shipped date is not shown.
    """

    title: str
    month: int
    day: int
    key: str = ""
    year: int | None = None
    standing: DateStanding = DateStanding.LOCAL
    source: str = ""
    note: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView(Record):
    """Filters of a page under a name; `filters` holds plain values only."""

    page: str
    name: str
    filters: dict[str, Any] = field(default_factory=dict)
