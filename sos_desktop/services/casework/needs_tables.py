"""What is shipped for needs assessment as tables: words to look at, agendas, interview guides."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sos_desktop.domain.casework.needs_words import AgendaTool
from sos_desktop.domain.casework.records import InterviewGuide
from sos_desktop.domain.casework.words import Perspective
from sos_desktop.domain.needs.meetings import AgendaTemplate, PlannedItem, PlannedMeeting
from sos_desktop.domain.needs.problems import HintKind, WordHint
from sos_desktop.foundation.paths import resource
from sos_desktop.services.table_files import TableEntry, read_table_file, refuse_twice


@cache
def problem_hints() -> tuple[WordHint, ...]:
    """Words at which a problem of practice is looked at again.

    Raises:
        InputProblem: The table cannot be used.
    """
    path = resource("reference", "problem_words.toml")
    return read_table_file(path, "The list of words in problems", _hints)


@cache
def agenda_templates() -> tuple[AgendaTemplate, ...]:
    """Agendas to begin with.

    Raises:
        InputProblem: The table cannot be used.
    """
    path = resource("templates", "agendas.toml")
    return read_table_file(path, "The file of agendas", _agendas)


@cache
def shipped_guides() -> Mapping[Perspective, InterviewGuide]:
    """The questions that go with this version, by role.

    Raises:
        InputProblem: The table cannot be used.
    """
    path = resource("reference", "guides.toml")
    return read_table_file(path, "The interview guides", _guides)


def _hints(tables: Mapping[str, Any]) -> tuple[WordHint, ...]:
    top = TableEntry("the file", tables)
    top.text("source")
    found = tuple(_hint(TableEntry("a hint", entry)) for entry in top.entries("hint"))
    top.done()
    return found


def _hint(entry: TableEntry) -> WordHint:
    made = WordHint(
        entry.word("kind", HintKind), tuple(entry.entries("words")), entry.text("reason")
    )
    entry.done()
    return made


def _agendas(tables: Mapping[str, Any]) -> tuple[AgendaTemplate, ...]:
    top = TableEntry("the file", tables)
    found = tuple(_agenda(TableEntry("an agenda", entry)) for entry in top.entries("agenda"))
    top.done()
    refuse_twice(one.key for one in found)
    return found


def _agenda(entry: TableEntry) -> AgendaTemplate:
    meetings = tuple(_meeting(TableEntry("a meeting", one)) for one in entry.entries("meeting"))
    made = AgendaTemplate(entry.text("key"), entry.text("title"), meetings)
    entry.done()
    return made


def _meeting(entry: TableEntry) -> PlannedMeeting:
    items = tuple(_item(TableEntry("an item", one)) for one in entry.entries("item"))
    made = PlannedMeeting(entry.text("name"), items)
    entry.done()
    return made


def _item(entry: TableEntry) -> PlannedItem:
    made = PlannedItem(
        entry.text("text"),
        entry.number("minutes"),
        entry.word("tool", AgendaTool, AgendaTool.NONE),
    )
    entry.done()
    return made


def _guides(tables: Mapping[str, Any]) -> Mapping[Perspective, InterviewGuide]:
    top = TableEntry("the file", tables)
    top.text("source")
    found = [_guide(TableEntry("a guide", entry)) for entry in top.entries("guide")]
    top.done()
    refuse_twice(guide.perspective for guide in found)
    return {guide.perspective: guide for guide in found}


def _guide(entry: TableEntry) -> InterviewGuide:
    made = InterviewGuide(
        perspective=entry.word("role", Perspective),
        english="\n".join(entry.entries("english")),
        spanish="\n".join(entry.entries("spanish")),
    )
    entry.done()
    return made
