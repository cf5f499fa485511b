"""The summary of findings for the district's team, and one page of it for the board."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sos_desktop.domain.casework.access.readers import OFFICE
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import (
    CATEGORIES,
    EvidenceSide,
)
from sos_desktop.domain.casework.records import (
    Cause,
    Evidence,
    Finding,
    Interview,
    ProcessStep,
    Quote,
    Theme,
    Vote,
)
from sos_desktop.domain.casework.words import CauseState, FindingKind
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.cause_words import causes_as_outline, causes_in_words
from sos_desktop.domain.documents.plan import PlanMaterial
from sos_desktop.domain.documents.report import (
    Block,
    Bullets,
    Cell,
    FishboneBlock,
    Paragraph,
    ProcessBlock,
    ReportDocument,
    Section,
    TableBlock,
)
from sos_desktop.domain.needs.agreement import NOBODY, Agreement, SharedCounts, agreements, shared
from sos_desktop.domain.needs.bones import (
    BoneText,
    bones_of,
    category_of_bone,
    head_words,
)
from sos_desktop.domain.needs.meetings import items_of, meetings_of, summary_of
from sos_desktop.domain.needs.processes import processes_of, step_texts
from sos_desktop.domain.needs.themes import (
    RoleColumn,
    heard_without_role,
    theme_board,
    unheard,
)

_MOST_STRENGTHS, _MOST_QUOTES = 3, 2


def needs_document(material: PlanMaterial, catalog: Catalog, made_on: date) -> ReportDocument:
    """What was found: strengths, needs, what was heard, causes, agreement, what is open."""
    pages = _Pages(material.file, catalog, material.categories)
    sections = [
        pages.problem(),
        pages.findings(FindingKind.STRENGTH),
        pages.findings(FindingKind.WEAKNESS),
        pages.heard(),
        pages.causes(),
        pages.process(),
        pages.roots(),
        pages.others(),
        pages.practices(),
        pages.meeting(),
    ]
    return pages.document("title", made_on, sections)


def board_document(material: PlanMaterial, catalog: Catalog, made_on: date) -> ReportDocument:
    """One page: what works, the problem, what it grows from, and who was not heard yet."""
    pages = _Pages(material.file, catalog)
    found = pages.findings(FindingKind.STRENGTH, most=_MOST_STRENGTHS)
    return pages.document("title", made_on, [found, pages.problem(), pages.roots(), pages.voices()])


def fishbone_document(
    file: CaseFile, catalog: Catalog, made_on: date, categories: Sequence[str]
) -> ReportDocument:
    """The fishbone alone, on a page; its bones in the order of the county's categories."""
    pages = _Pages(file, catalog, categories)
    return pages.document("causes_title", made_on, [pages.causes()])


def process_document(file: CaseFile, catalog: Catalog, made_on: date) -> ReportDocument:
    """The process maps alone."""
    pages = _Pages(file, catalog)
    return pages.document("process_title", made_on, [pages.process()])


class _Pages:
    """Sections of a case, or of a copy of it; each says what a copy lacks."""

    def __init__(
        self, file: CaseFile, catalog: Catalog, categories: Sequence[str] = tuple(CATEGORIES)
    ) -> None:
        self.file = file
        self.categories = categories
        self.catalog = catalog
        self.agreed = agreements(file.votes)

    def document(self, title: str, made_on: date, sections: list[Section | None]) -> ReportDocument:
        """The document of some sections."""
        catalog, file = self.catalog, self.file
        return ReportDocument(
            title=catalog.heading(title, lea=file.lea.name),
            organization=catalog.page.system_of_support.format(county=file.lea.county),
            subtitle=catalog.say("prepared", date=catalog.date(made_on)),
            made_on=made_on,
            sections=tuple(section for section in sections if section is not None),
            public=file.withheld.public,
            language=catalog.language,
            overview=catalog.sheet("overview"),
            words=catalog.page,
        )

    def problem(self) -> Section:
        """The problem of practice, and who proposed it."""
        case, say = self.file.case, self.catalog.say
        blocks: list[Block] = [
            Paragraph(case.problem_of_practice or say("nothing_problem"), lead=True)
        ]
        if case.problem_of_practice and case.problem_proposed_by is not None:
            who = self.catalog.term(case.problem_proposed_by)
            blocks.append(Paragraph(say("proposed", who=who)))
        return self._section("problem", blocks)

    def findings(self, kind: FindingKind, most: int = 0) -> Section:
        """Strengths or needs by state priority."""
        name = "strengths" if kind is FindingKind.STRENGTH else "needs"
        found = [f for f in self.file.findings if f.kind is kind]
        found.sort(key=lambda f: (f.priority, f.position))
        shown = tuple(map(self._finding, found[:most] if most else found))
        blocks: list[Block] = [Bullets(shown)] if shown else []
        lacks = self.file.withheld.lacks(Finding, code=kind)
        if lacks:
            blocks.append(Paragraph(self.catalog.say("withheld_findings")))
        elif not shown:
            blocks.append(Paragraph(self.catalog.say("nothing_findings")))
        return self._section(name, blocks)

    def heard(self) -> Section:
        """Themes by role with a few of the words, and who was not heard yet."""
        board, say = theme_board(self.file), self.catalog.say
        asked = [role for role in board.roles if role.asked]
        blocks: list[Block] = []
        if asked:
            said = self.catalog.page.joined([self._heard(role) for role in asked])
            blocks.append(Paragraph(say("heard", heard=said)))
        if others := heard_without_role(self.file):
            blocks.append(Paragraph(say("heard_without_role", count=others)))
        blocks += self._not_heard()
        column = self.catalog.column
        columns = (
            column("theme", width=4),
            *(column("people", "whole", 0.9),),
            column("roles", width=3.4),
            column("quotes", width=4.4),
        )
        rows: list[tuple[Cell, ...]] = []
        for row in board.rows:
            roles = [f"{self.catalog.term(role)} {count}" for role, count in row.people.items()]
            quotes = [f"“{quote.text}”" for quote in row.quotes[:_MOST_QUOTES]]
            people = None if self.file.withheld.lacks(Quote, row.theme.id) else row.total
            cells = (row.theme.text, people, ", ".join(roles) or None, "\n".join(quotes) or None)
            rows.append(cells)
        if rows:
            name = self.catalog.sheet("themes")
            missing = self.catalog.unset
            blocks.append(TableBlock(name, columns, tuple(rows), missing=missing).lean())
        if any(map(self.file.withheld.lacks, (Theme, Quote, Interview))):
            blocks.append(Paragraph(say("withheld_quotes")))
        return self._section("heard", blocks or [Paragraph(say("nothing_heard"))])

    def voices(self) -> Section | None:
        """Who was not heard yet."""
        blocks = self._not_heard()
        return self._section("voices", blocks) if blocks else None

    def causes(self) -> Section:
        """The fishbone; a public copy has only the causes that were agreed on."""
        causes = self.file.causes
        if not causes:
            absent, kept = self.catalog.say("nothing_causes"), self.catalog.say("withheld_causes")
            words = self.file.withheld.instead(Cause, absent=absent, withheld=kept)
            return self._section("causes", [Paragraph(words)])
        problem = head_words(self.file.case.problem_of_practice)
        told = self._boxes()
        block = FishboneBlock(
            self.catalog.sheet("causes"),
            problem or self.catalog.say("the_problem"),
            told,
            self.catalog.say("fishbone_caption"),
            causes_in_words(self.file, self.catalog),
            causes_as_outline(self.file, self.catalog, self.categories),
        )
        blocks: list[Block] = [block]
        if self.file.withheld.lacks(Cause):
            blocks.append(Paragraph(self.catalog.say("withheld_causes")))
        return self._section("causes", blocks)

    def process(self) -> Section | None:
        """How it is done today, a map for each process."""
        blocks: list[Block] = []
        for name, steps in processes_of(self.file.process_steps).items():
            if name:
                blocks.append(Paragraph(name, lead=True))
            lines = [self._step_words(number, step) for number, step in enumerate(steps, 1)]
            told = ProcessBlock(
                name or self.catalog.sheet("process"),
                step_texts(steps),
                self.catalog.say("process_caption"),
                " ".join(lines),
                tuple((0, line) for line in lines),
            )
            blocks.append(told)
        if self.file.withheld.lacks(ProcessStep):
            blocks.append(Paragraph(self.catalog.say("withheld_process")))
        return self._section("process", blocks) if blocks else None

    def _step_words(self, number: int, step: ProcessStep) -> str:
        say = self.catalog.say
        parts = [f"{number}. {step.text.rstrip('.')}"]
        parts += [say("step_who", who=step.who)] if step.who else []
        parts += [say("step_waiting", waiting=step.waiting)] if step.waiting else []
        parts += [say("step_breaks", breaks=step.breaks.rstrip("."))] if step.breaks else []
        return f"{'; '.join(parts)}."

    def _boxes(self) -> tuple[BoneText, ...]:
        """Bones in the words of the paper, numbered: what a record is known by is not printed."""
        found, terms = bones_of(self.file.causes, self.categories), self.catalog.terms
        number = {box.id: str(place) for place, box in enumerate(found, start=1)}
        return tuple(
            replace(
                box,
                id=number[box.id],
                parent=number.get(box.parent or ""),
                text=terms.category(category_of_bone(box.id) or "") if box.bone else box.text,
            )
            for box in found
        )

    def roots(self) -> Section:
        """What was agreed on, with what speaks for and against it, and by whom."""
        say = self.catalog.say
        roots = [c for c in self.file.causes if c.state is CauseState.VALIDATED]
        roots.sort(key=lambda c: (not c.forward, c.position))
        if not roots:
            return self._section("roots", [Paragraph(say("nothing_roots"))])
        blocks: list[Block] = [self._weighed("cause", roots, "roots")]
        if self.file.withheld.lacks(Evidence):
            blocks.append(Paragraph(say("withheld_evidence")))
        return self._section("roots", blocks)

    def others(self) -> Section | None:
        """What is to be tested yet, and what was set aside, each with its reason."""
        causes = sorted(self.file.causes, key=lambda c: c.position)
        tested = [c for c in causes if c.state is CauseState.TO_TEST]
        aside = tuple(
            self.catalog.say("reason", cause=c.text, reason=c.rejected_because)
            if c.rejected_because
            else c.text
            for c in causes
            if c.state is CauseState.REJECTED
        )
        blocks: list[Block] = [self._weighed("tested", tested, "tested")] if tested else []
        if aside:
            blocks += [Paragraph(self.catalog.say("aside")), Bullets(aside)]
        return self._section("others", blocks) if blocks else None

    def _weighed(self, first: str, causes: Sequence[Cause], sheet: str) -> TableBlock:
        """Causes with what speaks for and against each, and who agrees."""
        column, sides = self.catalog.column, (EvidenceSide.FOR, EvidenceSide.AGAINST)
        columns = (
            column(first, width=3),
            column("for", width=4),
            column("against", width=3),
            column("agreement", width=2.4),
        )
        rows = tuple(
            (c.text, *(self._evidence(c, side) for side in sides), self._agreement(c))
            for c in causes
        )
        name, missing = self.catalog.sheet(sheet), self.catalog.unset
        return TableBlock(name, columns, rows, missing=missing).lean()

    def practices(self) -> Section | None:
        """What works and is nobody's policy."""
        found = self.file.practices
        if not found:
            return None
        column = self.catalog.column
        columns = (
            column("practice", width=4),
            column("owner", width=2),
            column("place", width=2),
            column("written", width=2),
        )
        rows = tuple((p.text, p.owner or None, p.place or None, p.written or None) for p in found)
        name = self.catalog.sheet("practices")
        table = TableBlock(name, columns, rows, missing=self.catalog.say("nowhere")).lean()
        return self._section("practices", [table])

    def meeting(self) -> Section | None:
        """What each meeting with an agenda decided, and what it left open, the latest first."""
        blocks: list[Block] = []
        for meeting in meetings_of(self.file.contacts, self.file.agenda):
            came = summary_of(items_of(self.file.agenda, meeting.id))
            day = self.catalog.date(meeting.held_on)
            for key, lines in (("decided", came.decided), ("open", came.still_open)):
                if lines:
                    blocks.append(Paragraph(self.catalog.say(key, date=day)))
                    blocks.append(Bullets(tuple(line for _part, line in lines)))
        return self._section("meeting", blocks) if blocks else None

    # --- parts ------------------------------------------------------------------------------

    def _section(self, name: str, blocks: list[Block]) -> Section:
        return Section(self.catalog.heading(name), tuple(blocks), sheet=self.catalog.sheet(name))

    def _finding(self, finding: Finding) -> str:
        """What is seen, and what the district's own people say about it."""
        words = finding.district_words
        said = f"{finding.text.rstrip('.')}."
        return self.catalog.say("words", seen=said, words=words) if words else finding.text

    def _heard(self, role: RoleColumn) -> str:
        words = self.catalog.term(role.perspective).lower()
        return f"{words} ({role.heard})" if role.heard else words

    def _not_heard(self) -> list[Block]:
        waiting = [self.catalog.term(role).lower() for role in unheard(self.file)]
        if not waiting:
            return []
        missing = self.catalog.page.joined(waiting)
        return [Paragraph(self.catalog.say("not_heard", missing=missing))]

    def _evidence(self, cause: Cause, side: EvidenceSide) -> str | None:
        found = [e for e in self.file.evidence if e.cause_id == cause.id and e.side is side]
        return "\n".join(item.text for item in found) or None

    def _agreement(self, cause: Cause) -> str | None:
        """By role where the readers may have it, else the percent."""
        counted = self.agreed.get(cause.id, NOBODY)
        if counted.asked and not self.file.withheld.lacks(Vote, cause.id):
            say = self.catalog.say
            whole = say("agreed", agree=counted.agree, asked=counted.asked)
            return "\n".join([whole, *self._by_role(counted)])
        if cause.agreement is None:
            return None
        return self.catalog.say("percent", percent=cause.agreement)

    def _by_role(self, counted: Agreement) -> list[str]:
        """Each role, in the office's own; else small ones together."""
        if self.file.withheld.reader is OFFICE:
            told: SharedCounts = SharedCounts(
                {role: count for role, count in counted.by_role.items() if role is not None}, None
            )
        else:
            told = shared(counted)
        said = [f"{self.catalog.term(r)} {agree}/{of}" for r, (agree, of) in told.roles.items()]
        if told.others is not None:
            agree, of = told.others
            said.append(self.catalog.say("other_roles", agree=agree, asked=of))
        return said
