"""What the next consultant needs to know of a case, as a neutral document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.case_words import focus_words, year_words
from sos_desktop.domain.casework.dates import due
from sos_desktop.domain.casework.records import Person
from sos_desktop.domain.casework.stages import gates
from sos_desktop.domain.casework.stages.cycles import support_year
from sos_desktop.domain.casework.words import (
    ActionState,
    CauseState,
    Perspective,
    VoiceState,
)
from sos_desktop.domain.documents.declared_tables import declared_tables
from sos_desktop.domain.documents.report import (
    Block,
    Bullets,
    Cell,
    Paragraph,
    ReportDocument,
    Section,
    TableBlock,
    TableColumn,
)
from sos_desktop.domain.formats import date_words

CONTACTS, NOTES = 5, 10
"""How many of the last contacts and notes are printed."""
_SHEET = 31
"""Characters of an Excel sheet's name."""


@dataclass(frozen=True, slots=True)
class Handing:
    """Who hands over to whom; "" when it is not said.

    Attributes:
        people: Of the address book, who works for or speaks for the LEAs concerned.
    """

    to_consultant: str = ""
    note: str = ""
    people: tuple[Person, ...] = ()


def hand_over_document(
    files: Sequence[CaseFile], handing: Handing, made_on: date
) -> ReportDocument:
    """The hand-over of one case or several; a working copy for the office.

    Args:
        files: The cases, in the order they are printed.
        handing: To whom, and what is said to them about all.
        made_on: The day.
    """
    names = sorted({file.case.consultant for file in files if file.case.consultant})
    title = files[0].lea.name if len(files) == 1 else f"{len(files)} cases"
    parts = [f"From {', '.join(names)}"] if names else ["Nobody was in charge"]
    parts += [f"to {handing.to_consultant}"] if handing.to_consultant else []
    sections = [overview(files, handing, made_on)]
    for file in files:
        sections += _CasePages(file, handing.people, made_on, alone=len(files) == 1).sections()
    return ReportDocument(
        title=f"Hand-over: {title}",
        organization=f"{files[0].lea.county} County Office of Education · System of Support",
        subtitle=f"{' '.join(parts)} · {date_words(made_on)}",
        made_on=made_on,
        sections=tuple(section for section in sections if section.blocks),
        sources=("The county file, as it stood on the day this was made.",),
        overview="Hand-over",
    )


def case_sections(file: CaseFile, people: Sequence[Person], today: date) -> list[Section]:
    """One case's sections, always the same ones in the same order; some may be empty."""
    return _CasePages(file, people, today, alone=True).sections()


def overview(files: Sequence[CaseFile], handing: Handing, today: date) -> Section:
    """What is said to the next consultant, and a row for each of several cases."""
    blocks: list[Block] = [Paragraph(handing.note, lead=True)] if handing.note else []
    if len(files) > 1:
        columns = (
            TableColumn("District", width=3),
            TableColumn("Stage", width=2),
            TableColumn("Open tasks", "whole"),
            TableColumn("Overdue", "whole"),
            TableColumn("Next date", "date", 1.3),
            TableColumn("Last contact", "date", 1.3),
        )
        rows = tuple(_overview_row(file, today) for file in files)
        blocks.append(TableBlock("All cases", columns, rows, missing="none"))
    return Section("At a glance", tuple(blocks), sheet="All cases")


def _overview_row(file: CaseFile, today: date) -> tuple[Cell, ...]:
    waiting = due.waiting(file.case, file.tasks)
    contacts = [contact.held_on for contact in file.contacts if contact.held_on <= today]
    coming = [day for day, _words in _dates(file, today)]
    return (
        file.lea.name,
        f"{int(file.case.stage)} {file.case.stage.title}",
        len(waiting),
        sum(due.is_overdue(item, today) for item in waiting),
        min(coming, default=None),
        max(contacts, default=None),
    )


class _CasePages:
    """The sections of one case; tables are named by the LEA when there are several cases."""

    def __init__(
        self, file: CaseFile, people: Sequence[Person], today: date, *, alone: bool
    ) -> None:
        self.file = file
        self.people = [p for p in people if p.cds == file.lea.cds and p.is_there(today)]
        self.today = today
        self._prefix = "" if alone else f"{file.lea.name}: "
        self._level = 1 if alone else 2

    def sections(self) -> list[Section]:
        """Where it stands first; then what was agreed, what is due, who, and what was written."""
        head = self._section("Where the case stands", self._stands())
        if self._level == 2:
            head = Section(self.file.lea.name, self._stands(), sheet=self._name("Case"))
        return [
            head,
            self._section("What was agreed", self._agreed()),
            self._section("Open tasks", self._tasks()),
            self._section("Dates ahead", self._ahead()),
            self._section("People", self._people()),
            self._section("Voices not heard yet", self._voices()),
            self._section("Last contacts", self._contacts()),
            self._section("Notes", self._notes()),
            *self._declared(),
            self._section("Earlier hand-overs", self._earlier()),
        ]

    def _declared(self) -> list[Section]:
        tables = declared_tables(self.file, "", self._prefix)
        return [self._section(table.name.removeprefix(self._prefix), (table,)) for table in tables]

    def _section(self, title: str, blocks: tuple[Block, ...]) -> Section:
        return Section(title, blocks, level=self._level, sheet=self._name(title))

    def _name(self, title: str) -> str:
        short = self.file.lea.name[: _SHEET - len(title) - 2].strip()
        return f"{short}, {title.lower()}" if self._prefix else title

    def _stands(self) -> tuple[Block, ...]:
        case, file = self.file.case, self.file
        support = support_year(case, file.years).words
        words = f"Stage {int(case.stage)}, {case.stage.title}. {case.route.words}"
        words += f", {case.year}" if case.year else ""
        words += f"; {support}" if support else ""
        lines = [f"Opened {date_words(case.opened_on)}."]
        groups = [group.name for group in case.basis.lettered]
        lines += [f"Identified for {', '.join(groups)}."] if groups else []
        lines += [f"In {y.year}: {year_words(y)}." for y in file.years]
        lines += [f"Focus: {', '.join(focus)}."] if (focus := focus_words(case)) else []
        lines += [f"Asked for: {case.request}"] if case.request else []
        level = case.service_level
        lines += [f"Level of service: {level.words}."] if level else []
        if case.problem_of_practice:
            lines.append(f"Problem of practice: {case.problem_of_practice}")
        causes = [c.text for c in file.causes if c.state is CauseState.VALIDATED]
        lines += [f"Validated root cause: {text}" for text in causes]
        open_now = gates.missing(file)
        lines += [f"Still open in this stage: {', '.join(open_now)}."] if open_now else []
        if case.closed_on is not None:
            lines.append(f"Closed {date_words(case.closed_on)}: {case.closing_reason}")
        return (Paragraph(f"{words}.", lead=True), Bullets(tuple(lines)))

    def _agreed(self) -> tuple[Block, ...]:
        rows: list[tuple[Cell, ...]] = [
            (contact.held_on, contact.agreed, contact.kind.words, contact.people or None)
            for contact in self.file.contacts
            if contact.agreed
        ]
        rows += [
            (
                found.decided_on,
                found.text,
                f"Decision, proposed by: {found.proposed_by.words}"
                if found.proposed_by
                else "Decision",
                found.people or None,
            )
            for found in self.file.decisions
        ]
        rows.sort(key=lambda row: str(row[0]), reverse=True)
        columns = (
            TableColumn("Date", "date", 1.6),
            TableColumn("Agreed", width=5),
            TableColumn("Where", width=1.6),
            TableColumn("Who was there", width=2.4),
        )
        actions = [
            f"{a.text} ({a.owner or 'no owner yet'}, {a.state.words.lower()})"
            for a in self.file.actions
            if a.state in (ActionState.PLANNED, ActionState.ACTIVE)
        ]
        table = self._table("Agreed", columns, rows)
        return (*table, Bullets(tuple(actions))) if actions else table

    def _tasks(self) -> tuple[Block, ...]:
        waiting = sorted(
            due.waiting(self.file.case, self.file.tasks),
            key=lambda task: (task.due_on or date.max, task.title),
        )
        rows: list[tuple[Cell, ...]] = [
            (task.title, task.due_on, self._state(task), task.assignee or None, task.note or None)
            for task in waiting
        ]
        columns = (
            TableColumn("Task", width=4),
            TableColumn("Due", "date", 1.6),
            TableColumn("State", width=1.2),
            TableColumn("Who", width=2.1),
            TableColumn("Note", width=2.6),
        )
        return self._table("Open tasks", columns, rows) or (Paragraph("No task is open."),)

    def _state(self, task: due.Waiting) -> str | None:
        if task.due_on is None:
            return None
        return "overdue" if due.is_overdue(task, self.today) else "coming"

    def _ahead(self) -> tuple[Block, ...]:
        found = [f"{date_words(day)}: {words}" for day, words in _dates(self.file, self.today)]
        return (Bullets(tuple(found)),) if found else ()

    def _people(self) -> tuple[Block, ...]:
        rows: list[tuple[Cell, ...]] = [
            (m.name, m.role or None, m.side.words, m.email or None, m.phone or None)
            for m in self.file.team
        ]
        known = {member.name.casefold() for member in self.file.team}
        rows += [
            (
                p.name or p.title,
                p.title or p.role.words,
                p.organization or self.file.lea.name,
                p.email or None,
                p.phone or None,
            )
            for p in self.people
            if not p.name or p.name.casefold() not in known
        ]
        columns = (
            TableColumn("Name", width=2),
            TableColumn("Role", width=2),
            TableColumn("Works for", width=1.4),
            TableColumn("E-mail", width=2),
            TableColumn("Phone", width=1.4),
        )
        return self._table("People", columns, rows)

    def _voices(self) -> tuple[Block, ...]:
        heard = {v.perspective for v in self.file.voices if v.state is VoiceState.HEARD}
        invited = {v.perspective for v in self.file.voices if v.state is VoiceState.INVITED}
        missing = tuple(
            f"{p.words}{' (invited)' if p in invited else ''}"
            for p in Perspective
            if p not in heard
        )
        return (Bullets(missing),) if missing else ()

    def _contacts(self) -> tuple[Block, ...]:
        past = [c for c in self.file.contacts if c.held_on <= self.today]
        past.sort(key=lambda contact: contact.held_on, reverse=True)
        rows: list[tuple[Cell, ...]] = [
            (c.held_on, c.kind.words, c.people or None, c.summary or None) for c in past[:CONTACTS]
        ]
        columns = (
            TableColumn("Date", "date", 1.6),
            TableColumn("Kind", width=1.4),
            TableColumn("Who", width=2.4),
            TableColumn("About", width=5),
        )
        found = self._table("Contacts", columns, rows)
        return found or (Paragraph("No contact is logged yet."),)

    def _notes(self) -> tuple[Block, ...]:
        newest = sorted(self.file.notes, key=lambda note: note.noted_on, reverse=True)[:NOTES]
        rows: list[tuple[Cell, ...]] = [
            (n.noted_on, n.kind.words, n.text, n.sensitivity.words) for n in newest
        ]
        columns = (
            TableColumn("Date", "date", 1.6),
            TableColumn("Kind", width=1.4),
            TableColumn("Note", width=5),
            TableColumn("For", width=1.6),
        )
        return self._table("Notes", columns, rows)

    def _earlier(self) -> tuple[Block, ...]:
        lines = [
            f"{date_words(h.handed_on)}: {h.from_consultant or 'nobody'} to "
            f"{h.to_consultant or 'nobody'}{f'. {h.note}' if h.note else ''}"
            for h in self.file.hand_overs
        ]
        return (Bullets(tuple(lines)),) if lines else ()

    def _table(
        self, name: str, columns: tuple[TableColumn, ...], rows: Sequence[tuple[Cell, ...]]
    ) -> tuple[Block, ...]:
        return (TableBlock(self._name(name), columns, tuple(rows), missing="–"),) if rows else ()


def _dates(file: CaseFile, today: date) -> list[tuple[date, str]]:
    """What is still to come, soonest first."""
    found = [(day, words) for day, words in _fixed(file) if day >= today]
    return sorted(found)


def _fixed(file: CaseFile) -> Iterable[tuple[date, str]]:
    case = file.case
    if case.board_date:
        yield case.board_date, "board meeting"
    if case.report_back_date:
        yield case.report_back_date, "report back to the board"
    for contact in file.contacts:
        where = f" at {contact.place}" if contact.place else ""
        yield contact.held_on, f"{contact.kind.words.lower()}{where}"
    for task in file.tasks:
        if task.done_on is None and task.due_on is not None:
            yield task.due_on, f"due: {task.title}"
