"""The pages behind the plan: figures, findings, causes, progress, and the office's own records."""

from dataclasses import replace
from typing import Any

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.words import PRIORITIES
from sos_desktop.domain.plan_catalog import Catalog
from sos_desktop.domain.report import HeatMap, Section, Table


class Appendix:
    """Sections behind the plan, for one case; those with nothing in them are left out."""

    def __init__(self, file: CaseFile, catalog: Catalog) -> None:
        self.file = file
        self.catalog = catalog

    def sections(self, results: HeatMap | None) -> list[Section]:
        """All of them; the first begins a new part."""
        found = [
            self._results(results), self._findings(), self._causes(), self._progress(),
            self._team(), self._contacts(), self._tasks(), self._history(),
        ]  # fmt: skip
        kept = [section for section in found if section is not None]
        return [replace(section, new_part=n == 0) for n, section in enumerate(kept)]

    def _results(self, results: HeatMap | None) -> Section | None:
        if results is None or not results.rows:
            return None
        return Section(self.catalog.heading("results"), (results,), sheet="Dashboard results")

    def _findings(self) -> Section | None:
        if not self.file.findings:
            return None
        column = self.catalog.column
        rows = tuple(
            (f"{f.priority} {PRIORITIES[f.priority]}", f.kind.words, f.text, f.source or None)
            for f in sorted(self.file.findings, key=lambda f: (f.priority, f.kind.words))
        )
        columns = (
            column("priority", width=2), column("kind", width=1.2), column("finding", width=4),
            column("source", width=2),
        )  # fmt: skip
        table = Table("Findings", columns, rows, missing=self.catalog.unset)
        return Section(self.catalog.heading("findings"), (table,), sheet="Findings")

    def _causes(self) -> Section | None:
        if not self.file.causes:
            return None
        column = self.catalog.column
        columns = (
            column("level", "whole", 0.7), column("cause", width=5), column("state", width=2),
            column("evidence", "whole", 1), column("agreed", "percent", 1),
        )  # fmt: skip
        rows = tuple(self._cause_rows(None, 1))
        table = Table("Causes", columns, rows, self.catalog.say("causes_caption"), "–")
        return Section(self.catalog.heading("causes"), (table,), sheet="Causes")

    def _cause_rows(self, parent: str | None, depth: int) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = []
        children = [cause for cause in self.file.causes if cause.parent_id == parent]
        for cause in sorted(children, key=lambda c: c.position):
            evidence = sum(e.cause_id == cause.id for e in self.file.evidence)
            state = cause.state.words
            if cause.rejected_because:
                state = f"{state}: {cause.rejected_because}"
            text = f"{'– ' * (depth - 1)}{cause.text}"
            rows.append((depth, text, state, evidence, cause.agreement))
            rows += self._cause_rows(cause.id, depth + 1)
        return rows

    def _progress(self) -> Section | None:
        if not self.file.progress:
            return None
        names = {item.id: item.text for item in self.file.actions}
        names |= {item.id: item.name for item in self.file.measures}
        column = self.catalog.column
        rows = tuple(
            (n.noted_on, n.text, names.get(n.action_id or n.measure_id or ""))
            for n in sorted(self.file.progress, key=lambda n: n.noted_on)
        )
        columns = (
            column("date", "date", 1.2),
            column("note", width=5),
            column("concerns", width=3),
        )
        table = Table("Progress", columns, rows, missing="–")
        return Section(self.catalog.heading("progress"), (table,), sheet="Progress")

    def _team(self) -> Section | None:
        rows = tuple(
            (m.name, m.role or None, m.side.words, m.email or None, m.phone or None)
            for m in self.file.team
        )
        return self._listing("team", "Team", ("name", "role", "side", "email", "phone"), rows)

    def _contacts(self) -> Section | None:
        rows = tuple(
            (c.held_on, c.kind.words, c.people or None, c.summary or None, c.agreed or None)
            for c in sorted(self.file.contacts, key=lambda c: c.held_on)
        )
        keys = ("date", "kind", "people", "summary", "agreed_on")
        return self._listing("contacts", "Contacts", keys, rows)

    def _tasks(self) -> Section | None:
        rows = tuple((t.title, t.due_on, t.assignee or None, t.done_on) for t in self.file.tasks)
        return self._listing("tasks", "Tasks", ("task", "due", "assignee", "done"), rows)

    def _history(self) -> Section | None:
        rows = tuple(
            (m.moved_on, m.from_stage.title, m.to_stage.title, m.reason or None,
             ", ".join(m.missing) or None)
            for m in self.file.moves
        )  # fmt: skip
        keys = ("date", "from", "to", "reason", "open")
        return self._listing("history", "Stages", keys, rows)

    def _listing(
        self, heading: str, name: str, keys: tuple[str, ...], rows: tuple[tuple[Any, ...], ...]
    ) -> Section | None:
        if not rows:
            return None
        dates = {"date", "due", "done"}
        wide = {"summary": 3.0, "agreed_on": 2.0, "task": 3.0, "reason": 2.0, "open": 2.0}
        columns = tuple(
            self.catalog.column(k, "date" if k in dates else "text", wide.get(k, 1.3)) for k in keys
        )
        return Section(
            self.catalog.heading(heading), (Table(name, columns, rows, missing="–"),), sheet=name
        )
