"""Agendas of a meeting: from a template, minutes against the clock, and what came of it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from sos_desktop.domain.casework.needs_words import AgendaTool
from sos_desktop.domain.casework.records import AgendaItem, Contact
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class PlannedItem:
    """A part of a meeting in a template; `minutes` None where they are open."""

    text: str
    minutes: int | None
    tool: AgendaTool


@frozen_dataclass
class PlannedMeeting:
    """A meeting of a template."""

    name: str
    items: tuple[PlannedItem, ...]

    @property
    def minutes(self) -> int:
        """How long it takes; parts without minutes are not counted."""
        return sum(item.minutes or 0 for item in self.items)


@frozen_dataclass
class AgendaTemplate:
    """An agenda to begin with; several meetings lie a week apart."""

    key: str
    title: str
    meetings: tuple[PlannedMeeting, ...]


@frozen_dataclass
class MeetingSummary:
    """What came of a meeting.

    Attributes:
        decided, still_open: Sentences with the part of the meeting they belong to.
        not_reached: Parts that were not gone through.
    """

    decided: tuple[tuple[str, str], ...]
    still_open: tuple[tuple[str, str], ...]
    not_reached: tuple[str, ...]


_MARKS = re.compile(r"^(?:\s|[-–](?![\d.,])|[•*])+")
"""What stands before an item of a list."""


def items_of(agenda: Sequence[AgendaItem], contact_id: str) -> tuple[AgendaItem, ...]:
    """The parts of a meeting in their order."""
    own = (item for item in agenda if item.contact_id == contact_id)
    return tuple(sorted(own, key=lambda item: item.position))


def summary_of(items: Sequence[AgendaItem]) -> MeetingSummary:
    """What was decided and what is open, a line each."""
    return MeetingSummary(
        tuple((item.text, line) for item in items for line in lines_of(item.decided)),
        tuple((item.text, line) for item in items for line in lines_of(item.still_open)),
        tuple(item.text for item in items if not item.done),
    )


def lines_of(text: str) -> list[str]:
    """The lines in which something stands, without marks of a list before them.

    A sign that stands at a number is its minus and stays: "-5 points".
    """
    return [line for found in text.splitlines() if (line := _MARKS.sub("", found).strip())]


def starts_of(items: Sequence[AgendaItem]) -> list[int]:
    """After how many minutes each part is to begin."""
    found, at = list[int](), 0
    for item in items:
        found.append(at)
        at += item.minutes or 0
    return found


def meetings_of(contacts: Sequence[Contact], agenda: Sequence[AgendaItem]) -> tuple[Contact, ...]:
    """The meetings that have an agenda, the latest first."""
    with_one = {item.contact_id for item in agenda}
    found = (contact for contact in contacts if contact.id in with_one)
    return tuple(sorted(found, key=lambda contact: contact.held_on, reverse=True))


def at_hand(meetings: Sequence[Contact], today: date) -> Contact | None:
    """The meeting that is today or comes next; None where none is ahead."""
    ahead = (meeting for meeting in meetings if meeting.held_on >= today)
    return min(ahead, key=lambda meeting: meeting.held_on, default=None)


WEEK = timedelta(days=7)
"""Between two meetings of a template."""
