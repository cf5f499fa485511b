"""The pages behind the plan: figures, findings, causes, progress, and the office's own records."""

from dataclasses import replace
from typing import Any

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import EvidenceSide
from sos_desktop.domain.casework.records import Cause, Evidence, Finding, ProgressNote
from sos_desktop.domain.casework.words import FindingKind, Sensitivity
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.declared_tables import declared_tables
from sos_desktop.domain.documents.figure_phrases import figures_words
from sos_desktop.domain.documents.plan_working import WorkingPages
from sos_desktop.domain.documents.report import Cell, Section, TableBlock, TableColumn
from sos_desktop.domain.documents.results import DashboardResults, results_block, with_open
from sos_desktop.domain.quantities import Quantity, quantity


class Appendix:
    """Sections behind the plan, for one case; those with nothing in them are left out."""

    def __init__(self, file: CaseFile, catalog: Catalog) -> None:
        self.file = file
        self.catalog = catalog

    def sections(self, results: DashboardResults | None) -> list[Section]:
        """All of them; the first begins a new part."""
        found = [self._results(results), self._findings(), self._causes(), self._progress()]
        kept = [section for section in found if section is not None]
        if not self.file.withheld.public:
            kept += WorkingPages(self.file, self.catalog).sections()
        more = declared_tables(self.file, self.catalog.terms, self.catalog.say("withheld_others"))
        kept += [Section(table.name, (table,), sheet=table.name) for table in more]
        return [replace(section, new_part=n == 0) for n, section in enumerate(kept)]

    def _results(self, results: DashboardResults | None) -> Section | None:
        if results is None or not results.groups:
            return None
        sheet, say, terms = self.catalog.sheet("results"), self.catalog.say, self.catalog.terms
        caption = with_open(say("results_caption", year=results.year), results, self.catalog)
        block = results_block(
            results,
            terms,
            name=sheet,
            caption=caption,
            missing=self.catalog.page.not_reported,
        )
        return block and Section(self.catalog.heading("results"), (block,), sheet=sheet)

    def _findings(self) -> Section | None:
        terms = self.catalog.terms
        found = sorted(self.file.findings, key=lambda f: (f.priority, terms.of(f.kind)))
        if not found:
            return None
        column = self.catalog.column
        columns = [
            column("priority", width=2),
            column("kind", width=1.2, choices=FindingKind),
            column("finding", width=4),
            column("district_words", width=2.4),
            column("figures", width=3),
            column("source", width=2),
        ]
        figures = self.file.figures
        rows: list[tuple[Cell, ...]] = [
            (
                f"{f.priority} {terms.priority(f.priority)}",
                terms.of(f.kind),
                f.text,
                f.district_words or None,
                figures_words((one for one in figures if one.finding_id == f.id), self.catalog),
                f.source or None,
            )
            for f in found
        ]
        rows = self._with_readers(columns, rows, found)
        caption = self.file.withheld.instead(
            Finding, absent="", withheld=self.catalog.say("withheld_findings")
        )
        sheet = self.catalog.sheet("findings")
        weak = any(f.kind is FindingKind.WEAKNESS for f in found)
        table = TableBlock(sheet, tuple(columns), tuple(rows), caption, self.catalog.unset)
        heading = self.catalog.heading("findings" if weak else "strengths")
        return Section(heading, (table.lean(),), sheet=sheet)

    def _causes(self) -> Section | None:
        """The whole cause tree; for the public the validated causes in front say it all."""
        if not self.file.causes or self.file.withheld.public:
            return None
        column = self.catalog.column
        columns = (
            column("level", "whole", 0.7),
            column("cause", width=4.4),
            column("category", width=1.6),
            column("state", width=2),
            column("proposed", width=1.1),
            column("evidence_for", "whole", 0.9),
            column("evidence_against", "whole", 0.9),
            column("agreed", "percent", 1),
        )
        rows = tuple(self._cause_rows(None, 1))
        sheet = self.catalog.sheet("causes")
        table = TableBlock(sheet, columns, rows, self.catalog.say("causes_caption"), "–").lean()
        return Section(self.catalog.heading("causes"), (table,), sheet=sheet)

    def _cause_rows(self, parent: str | None, depth: int) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = []
        children = [cause for cause in self.file.causes if cause.parent_id == parent]
        for cause in sorted(children, key=lambda c: c.position):
            state = self.catalog.term(cause.state)
            if cause.rejected_because:
                state = f"{state}: {cause.rejected_because}"
            text = f"{'– ' * (depth - 1)}{cause.text}"
            by = self.catalog.term(cause.proposed_by) or None
            bone = self.catalog.terms.category(cause.category) or None
            sides = (self._evidence(cause, side) for side in EvidenceSide)
            rows.append((depth, text, bone, state, by, *sides, cause.agreement))
            rows += self._cause_rows(cause.id, depth + 1)
        return rows

    def _evidence(self, cause: Cause, side: EvidenceSide) -> Cell:
        found = self.file.evidence
        count = sum(e.cause_id == cause.id and e.side is side for e in found)
        more = self.file.withheld.lacks(Evidence, cause.id)
        return self.catalog.say("withheld_count", count=count) if more else count

    def _progress(self) -> Section | None:
        found = sorted(self.file.progress, key=lambda n: n.noted_on)
        if not found:
            return None
        column = self.catalog.column
        columns = [
            column("date", "date", 1.6),
            column("note", width=4.6),
            column("reading", width=1.3),
            column("concerns", width=3),
        ]
        rows: list[tuple[Cell, ...]] = [
            (note.noted_on, note.text, self._reading(note), self._concerns(note)) for note in found
        ]
        rows = self._with_readers(columns, rows, found)
        caption = self.file.withheld.instead(
            ProgressNote, absent="", withheld=self.catalog.say("withheld_progress")
        )
        sheet = self.catalog.sheet("progress")
        table = TableBlock(sheet, tuple(columns), tuple(rows), caption, missing="–").lean()
        return Section(self.catalog.heading("progress"), (table,), sheet=sheet)

    def _reading(self, note: ProgressNote) -> Quantity | None:
        of = next((one for one in self.file.measures if one.id == note.measure_id), None)
        return (
            quantity(note.value, "") if of is None else quantity(note.value, of.unit, of.decimals)
        )

    def _concerns(self, note: ProgressNote) -> str | None:
        """The action and the measure a note is about; one that is withheld is said to be."""
        names = {item.id: item.text for item in self.file.actions}
        names |= {item.id: item.name for item in self.file.measures}
        said = [names[key] for key in (note.action_id, note.measure_id) if key in names]
        if any(self.file.withheld.hides(note.id, name) for name in ("action_id", "measure_id")):
            said.append(self.catalog.say("withheld_value"))
        return "\n".join(said) or None

    def _with_readers(
        self, columns: list[TableColumn], rows: list[tuple[Cell, ...]], records: list[Any]
    ) -> list[tuple[Cell, ...]]:
        """Who may read each record, as a last column; in a public copy everybody may."""
        if self.file.withheld.public:
            return rows
        columns.append(self.catalog.column("readers", width=1.5, choices=Sensitivity))
        pairs = zip(rows, records, strict=True)
        return [(*row, self.catalog.term(record.sensitivity)) for row, record in pairs]
