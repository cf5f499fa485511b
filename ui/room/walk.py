"""The steps of the room view in their order: those of an agenda, and the usual ones."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import Enum

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import AgendaTool
from sos_desktop.domain.casework.records import AgendaItem
from sos_desktop.domain.needs.meetings import at_hand, items_of, lines_of, meetings_of
from sos_desktop.foundation.frozen import frozen_dataclass


class RoomTool(Enum):
    """Steps that are no part of an agenda."""

    REASON = "Why we are here"
    TREND = "How it moved"


Tool = AgendaTool | RoomTool

USUAL: tuple[Tool, ...] = (
    RoomTool.REASON,
    AgendaTool.SEE,
    RoomTool.TREND,
    AgendaTool.FOUND,
    AgendaTool.HEARD,
    AgendaTool.WHY,
    AgendaTool.AGREE,
    AgendaTool.PLAN,
)


@frozen_dataclass
class WalkStep:
    """A step that is walked: its words, its tool, and the part of the agenda it is, if any."""

    title: str
    tool: Tool
    item: AgendaItem | None = None


def walk_of(file: CaseFile, today: date, titles: Mapping[Tool, str]) -> Sequence[WalkStep]:
    """The parts of the meeting that is today or comes next, then the usual steps it leaves out."""
    near = at_hand(meetings_of(file.contacts, file.agenda), today)
    agenda = items_of(file.agenda, near.id) if near is not None else ()
    parts = [WalkStep(item.text, item.tool, item) for item in agenda]
    shown = {part.tool for part in parts}
    return [*parts, *(WalkStep(titles[tool], tool) for tool in USUAL if tool not in shown)]


def with_item(walk: Sequence[WalkStep], item: AgendaItem) -> Sequence[WalkStep]:
    """The steps with a part as it was changed just now, before the file is read again."""
    return [
        replace(step, item=item) if step.item is not None and step.item.id == item.id else step
        for step in walk
    ]


def noted_words(item: AgendaItem | None) -> str:
    """What is decided in a part, and what it leaves open; "" where nothing is noted."""
    if item is None:
        return ""
    noted = (("Decided: ", item.decided), ("Still open: ", item.still_open))
    return "\n".join(f"{word}{' · '.join(lines_of(text))}" for word, text in noted if text)


def left_words(minutes: int, seconds: int) -> str:
    """How much of a part's time is left, or over: "12:30 left", "2:05 over"."""
    left = minutes * 60 - seconds
    size = abs(left)
    return f"{size // 60}:{size % 60:02d} {'left' if left >= 0 else 'over'}"
