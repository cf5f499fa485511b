"""What the next consultant needs to know of a case, as a neutral document."""

from collections.abc import Iterable, Sequence
from datetime import date

from sos_desktop.domain.casework.case_file import CaseFile
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
from sos_desktop.domain.documents.case_phrases import dates_ahead, focus_words, year_words
from sos_desktop.domain.documents.catalog import Catalog
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
from sos_desktop.foundation.frozen import frozen_dataclass

CONTACTS, NOTES = 5, 10
"""How many of the last contacts and notes are printed."""
_SHEET = 31
"""Characters of an Excel sheet's name."""


@frozen_dataclass
class HandOverDetails:
    """Who hands over to whom; "" when it is not said.

    Attributes:
        people: Of the address book, who works for or speaks for the LEAs concerned.
    """

    to_consultant: str = ""
    note: str = ""
    people: tuple[Person, ...] = ()


NOT_HANDED = HandOverDetails()
"""The cases are printed only."""


@frozen_dataclass
class HandOverMaterial:
    """What a hand-over is written from: the cases in the order they are printed, and the handing.

    Attributes:
        files: At least one.
    """

    files: tuple[CaseFile, ...]
    handing: HandOverDetails


def hand_over_document(
    material: HandOverMaterial, catalog: Catalog, made_on: date
) -> ReportDocument:
    """The hand-over of one case or several; a working copy for the office."""
    files, handing, say = material.files, material.handing, catalog.say
    names = sorted({file.case.consultant for file in files if file.case.consultant})
    alone = len(files) == 1
    about = files[0].lea.name if alone else say("cases", count=len(files))
    parts = [say("from", names=", ".join(names)) if names else say("from_nobody")]
    parts += [say("to", name=handing.to_consultant)] if handing.to_consultant else []
    sections = [overview(material, catalog, made_on)]
    for file in files:
        sections += _CasePages(file, handing.people, catalog, made_on, alone=alone).sections()
    return ReportDocument(
        title=catalog.heading("title", about=about),
        organization=catalog.page.system_of_support.format(county=files[0].lea.county),
        subtitle=f"{' '.join(parts)} · {catalog.date(made_on)}",
        made_on=made_on,
        sections=tuple(section for section in sections if section.blocks),
        sources=(say("source"),),
        language=catalog.language,
        overview=catalog.sheet("overview"),
        words=catalog.page,
    )


def case_sections(
    file: CaseFile, people: Sequence[Person], catalog: Catalog, today: date
) -> list[Section]:
    """One case's sections, always the same ones in the same order; some may be empty."""
    return _CasePages(file, people, catalog, today, alone=True).sections()


def overview(material: HandOverMaterial, catalog: Catalog, today: date) -> Section:
    """What is said to the next consultant, and a row for each of several cases."""
    note, column = material.handing.note, catalog.column
    blocks: list[Block] = [Paragraph(note, lead=True)] if note else []
    if len(material.files) > 1:
        columns = (
            column("district", width=3),
            column("stage", width=2),
            column("open_tasks", "whole"),
            column("overdue", "whole"),
            column("next_date", "date", 1.3),
            column("last_contact", "date", 1.3),
        )
        rows = tuple(_overview_row(file, catalog, today) for file in material.files)
        none = catalog.word("missing", "none")
        blocks.append(TableBlock(catalog.sheet("all_cases"), columns, rows, missing=none))
    return Section(catalog.heading("glance"), tuple(blocks), sheet=catalog.sheet("all_cases"))


def _overview_row(file: CaseFile, catalog: Catalog, today: date) -> tuple[Cell, ...]:
    waiting = due.waiting(file.case, file.tasks)
    contacts = [contact.held_on for contact in file.contacts if contact.held_on <= today]
    coming = [day for day, _words in dates_ahead(file, catalog, today)]
    return (
        file.lea.name,
        catalog.terms.numbered_stage(file.case.stage),
        len(waiting),
        sum(due.is_overdue(item, today) for item in waiting),
        min(coming, default=None),
        max(contacts, default=None),
    )


class _CasePages:
    """The sections of one case; tables are named by the LEA when there are several cases."""

    def __init__(
        self,
        file: CaseFile,
        people: Sequence[Person],
        catalog: Catalog,
        today: date,
        *,
        alone: bool,
    ) -> None:
        self.file = file
        self.people = [p for p in people if p.cds == file.lea.cds and p.is_there(today)]
        self.catalog = catalog
        self.today = today
        self._alone = alone

    def sections(self) -> list[Section]:
        """Where it stands first; then what was agreed, what is due, who, and what was written."""
        head = self._section("stands", self._stands())
        if not self._alone:
            name = self._name(self.catalog.sheet("case"))
            head = Section(self.file.lea.name, self._stands(), sheet=name)
        return [
            head,
            self._section("agreed", self._agreed()),
            self._section("tasks", self._tasks()),
            self._section("ahead", self._ahead()),
            self._section("people", self._people()),
            self._section("voices", self._voices()),
            self._section("contacts", self._contacts()),
            self._section("notes", self._notes()),
            *self._declared(),
            self._section("earlier", self._earlier()),
        ]

    def _declared(self) -> list[Section]:
        prefix = "" if self._alone else f"{self.file.lea.name}: "
        tables = declared_tables(self.file, self.catalog.terms, "", prefix)
        return [self._titled(table.name.removeprefix(prefix), (table,)) for table in tables]

    def _section(self, key: str, blocks: tuple[Block, ...]) -> Section:
        return self._titled(self.catalog.heading(key), blocks)

    def _titled(self, title: str, blocks: tuple[Block, ...]) -> Section:
        return Section(title, blocks, level=1 if self._alone else 2, sheet=self._name(title))

    def _name(self, title: str) -> str:
        short = self.file.lea.name[: _SHEET - len(title) - 2].strip()
        return title if self._alone else f"{short}, {title.lower()}"

    def _stands(self) -> tuple[Block, ...]:
        return (Paragraph(self._where(), lead=True), Bullets((*self._background(), *self._work())))

    def _where(self) -> str:
        case, catalog = self.file.case, self.catalog
        route = catalog.term(case.route)
        words = catalog.say(
            "stage", number=int(case.stage), title=catalog.terms.stage(case.stage), route=route
        )
        words += f", {case.year}" if case.year else ""
        support = self._support_year()
        return f"{words}; {support}." if support else f"{words}."

    def _support_year(self) -> str:
        found = support_year(self.file.case, self.file.years)
        if found.number:
            key = "year_again" if found.again else "year"
            return self.catalog.say(key, number=found.number)
        return self.catalog.say("dashboard_year", number=found.lasted) if found.words else ""

    def _background(self) -> Iterable[str]:
        case, file, catalog, say = self.file.case, self.file, self.catalog, self.catalog.say
        yield say("opened", date=catalog.date(case.opened_on))
        if groups := [catalog.terms.group(group.code) for group in case.basis.lettered]:
            key = "identified" if case.basis.settled else "identified_open"
            yield say(key, groups=", ".join(groups))
        for year in file.years:
            yield say("in_year", year=year.year, status=year_words(year, catalog))
        if focus := focus_words(case, catalog):
            yield say("focus", focus=", ".join(focus))
        if case.request:
            yield say("asked", text=case.request)

    def _work(self) -> Iterable[str]:
        case, file, catalog, say = self.file.case, self.file, self.catalog, self.catalog.say
        if case.service_level:
            yield say("service", level=catalog.term(case.service_level))
        if case.problem_of_practice:
            yield say("problem", text=case.problem_of_practice)
        for cause in file.causes:
            if cause.state is CauseState.VALIDATED:
                yield say("root_cause", text=cause.text)
        if open_now := gates.missing(file):
            yield say("open_now", items=", ".join(open_now))
        if case.closed_on is not None:
            yield say("closed", date=catalog.date(case.closed_on), reason=case.closing_reason)

    def _agreed(self) -> tuple[Block, ...]:
        catalog, say, column = self.catalog, self.catalog.say, self.catalog.column
        rows: list[tuple[Cell, ...]] = [
            (contact.held_on, contact.agreed, catalog.term(contact.kind), contact.people or None)
            for contact in self.file.contacts
            if contact.agreed
        ]
        rows += [
            (
                found.decided_on,
                found.text,
                say("decision_of", who=catalog.term(found.proposed_by))
                if found.proposed_by
                else say("decision"),
                found.people or None,
            )
            for found in self.file.decisions
        ]
        rows.sort(key=lambda row: str(row[0]), reverse=True)
        columns = (
            column("date", "date", 1.6),
            column("agreed", width=5),
            column("where", width=1.6),
            column("present", width=2.4),
        )
        actions = [
            say(
                "action",
                text=a.text,
                owner=a.owner or say("no_owner"),
                state=catalog.term(a.state).lower(),
            )
            for a in self.file.actions
            if a.state not in (ActionState.DONE, ActionState.DROPPED)
        ]
        table = self._table("agreed", columns, rows)
        return (*table, Bullets(tuple(actions))) if actions else table

    def _tasks(self) -> tuple[Block, ...]:
        waiting = sorted(
            due.waiting(self.file.case, self.file.tasks),
            key=lambda task: (task.due_on or date.max, task.title),
        )
        rows: list[tuple[Cell, ...]] = [
            (
                self._title(task),
                task.due_on,
                self._state(task),
                task.assignee or None,
                task.note or None,
            )
            for task in waiting
        ]
        column = self.catalog.column
        columns = (
            column("task", width=4),
            column("due", "date", 1.6),
            column("state", width=1.2),
            column("who", width=2.1),
            column("note", width=2.6),
        )
        nothing = Paragraph(self.catalog.say("no_task"))
        return self._table("tasks", columns, rows) or (nothing,)

    def _title(self, task: due.Waiting) -> str:
        if isinstance(task, due.LcapStep):
            return self.catalog.word("lcap_steps", task.key)
        return task.title

    def _state(self, task: due.Waiting) -> str | None:
        if task.due_on is None:
            return None
        return self.catalog.say("overdue" if due.is_overdue(task, self.today) else "coming")

    def _ahead(self) -> tuple[Block, ...]:
        found = [
            f"{self.catalog.date(day)}: {words}"
            for day, words in dates_ahead(self.file, self.catalog, self.today)
        ]
        return (Bullets(tuple(found)),) if found else ()

    def _people(self) -> tuple[Block, ...]:
        catalog, column = self.catalog, self.catalog.column
        rows: list[tuple[Cell, ...]] = [
            (m.name, m.role or None, catalog.term(m.side), m.email or None, m.phone or None)
            for m in self.file.team
        ]
        known = {member.name.casefold() for member in self.file.team}
        rows += [
            (
                p.name or p.title,
                p.title or catalog.term(p.role),
                p.organization or self.file.lea.name,
                p.email or None,
                p.phone or None,
            )
            for p in self.people
            if not p.name or p.name.casefold() not in known
        ]
        columns = (
            column("name", width=2),
            column("role", width=2),
            column("works_for", width=1.4),
            column("email", width=2),
            column("phone", width=1.4),
        )
        return self._table("people", columns, rows)

    def _voices(self) -> tuple[Block, ...]:
        heard = {v.perspective for v in self.file.voices if v.state is VoiceState.HEARD}
        invited = {v.perspective for v in self.file.voices if v.state is VoiceState.INVITED}
        term, say = self.catalog.term, self.catalog.say
        missing = tuple(
            say("invited", who=term(p)) if p in invited else term(p)
            for p in Perspective
            if p not in heard
        )
        return (Bullets(missing),) if missing else ()

    def _contacts(self) -> tuple[Block, ...]:
        past = [c for c in self.file.contacts if c.held_on <= self.today]
        past.sort(key=lambda contact: contact.held_on, reverse=True)
        rows: list[tuple[Cell, ...]] = [
            (c.held_on, self.catalog.term(c.kind), c.people or None, c.summary or None)
            for c in past[:CONTACTS]
        ]
        column = self.catalog.column
        columns = (
            column("date", "date", 1.6),
            column("kind", width=1.4),
            column("who", width=2.4),
            column("about", width=5),
        )
        nothing = Paragraph(self.catalog.say("no_contact"))
        return self._table("contacts", columns, rows) or (nothing,)

    def _notes(self) -> tuple[Block, ...]:
        newest = sorted(self.file.notes, key=lambda note: note.noted_on, reverse=True)[:NOTES]
        term, column = self.catalog.term, self.catalog.column
        rows: list[tuple[Cell, ...]] = [
            (n.noted_on, term(n.kind), n.text, term(n.sensitivity)) for n in newest
        ]
        columns = (
            column("date", "date", 1.6),
            column("kind", width=1.4),
            column("note", width=5),
            column("readers", width=1.6),
        )
        return self._table("notes", columns, rows)

    def _earlier(self) -> tuple[Block, ...]:
        say, nobody = self.catalog.say, self.catalog.say("nobody")
        lines = [
            say(
                "handed_on_with_note" if h.note else "handed_on",
                date=self.catalog.date(h.handed_on),
                before=h.from_consultant or nobody,
                after=h.to_consultant or nobody,
                note=h.note,
            )
            for h in self.file.hand_overs
        ]
        return (Bullets(tuple(lines)),) if lines else ()

    def _table(
        self, key: str, columns: tuple[TableColumn, ...], rows: Sequence[tuple[Cell, ...]]
    ) -> tuple[Block, ...]:
        name = self._name(self.catalog.sheet(key))
        return (TableBlock(name, columns, tuple(rows), missing="–"),) if rows else ()
