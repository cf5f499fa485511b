"""The pages of a plan that are not for the public: everything else that is noted in the case."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.checks.attachment_checks import size_words
from sos_desktop.domain.casework.records import CaseRecord, Contact, Task
from sos_desktop.domain.casework.stages.open_points import open_words
from sos_desktop.domain.casework.stages.routes import LCAP_STEPS
from sos_desktop.domain.casework.words import ActionState, PlanKind, Repeats
from sos_desktop.domain.documents.action_words import action_words
from sos_desktop.domain.documents.case_phrases import focus_words, year_words
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.report import Bullets, Cell, Section, TableBlock, TableColumn

_Rows = Iterable[tuple[Cell, ...]]
_DATES = ("date", "due", "done", "by")


class WorkingPages:
    """Sections for the office, and for the district as far as its copy goes.

    A list with nothing in it is left out, and so is a column.
    """

    def __init__(self, file: CaseFile, catalog: Catalog) -> None:
        self.file = file
        self.catalog = catalog
        self._term = catalog.term
        self._stage = catalog.terms.stage

    def sections(self) -> list[Section]:
        """All of them, what the work rests on first."""
        found = [
            self._evidence(),
            self._about(),
            self._priorities(),
            self._plans(),
            self._aims(),
            self._dropped(),
            self._decisions(),
            self._voices(),
            self._referrals(),
            self._team(),
            self._contacts(),
            self._notes(),
            self._files(),
            self._tasks(),
            self._history(),
        ]
        return [section for section in found if section is not None]

    def _evidence(self) -> Section | None:
        causes = {cause.id: cause.text for cause in self.file.causes}
        rows = (
            (
                e.text,
                self._term(e.kind),
                self._named(e, "cause_id", causes),
                e.source,
                e.gathered_on,
                self._term(e.sensitivity),
            )
            for e in self.file.evidence
        )
        keys = ("evidence:4", "kind:1.7", "cause:2.6", "source:1.8", "date:1.6", "readers:1.5")
        return self._listing("evidence", keys, rows)

    def _about(self) -> Section | None:
        case, said = self.file.case, self.catalog.part["case"]
        day = self.catalog.date(case.opened_on)
        found = [
            (said["route"], self._term(case.route)),
            (said["opened"], _by(said["opened_by"], day, case.opened_by)),
            (said["consultant"], case.consultant),
            (said["stage"], self.catalog.terms.numbered_stage(case.stage)),
            (said["request"], case.request),
            (said["focus"], "; ".join(focus_words(case, self.catalog))),
            (said["service"], self._term(case.service_level)),
            (said["problem_by"], self._term(case.problem_proposed_by)),
            *(
                (
                    said["year"].format(year=y.year),
                    year_words(y, self.catalog),
                )
                for y in self.file.years
            ),
            *(
                (self.catalog.terms.lcap_step(name), self.catalog.date(getattr(case, name), ""))
                for name in LCAP_STEPS
            ),
            (said["closed"], self.catalog.date(case.closed_on, "")),
            (said["reason"], case.closing_reason),
            (said["lasting"], case.lasting),
        ]
        rows = ((name, text) for name, text in found if text)
        return self._listing("case", ("about:2", "words:6"), rows)

    def _priorities(self) -> Section | None:
        found = tuple(priority.text for priority in self.file.priorities)
        if not found:
            return None
        heading = self.catalog.heading("priorities")
        return Section(
            heading, (Bullets(found, ordered=True),), sheet=self.catalog.sheet("priorities")
        )

    def _plans(self) -> Section | None:
        terms, other = self.catalog.terms, self.catalog.word("plans", "other")
        rows: list[tuple[Cell, ...]] = [
            (terms.lcap_goal(g.number), None, g.text) for g in self.file.goals
        ]
        rows += [
            (
                other if p.kind is PlanKind.OTHER else self._term(p.kind),
                self.catalog.terms.group(p.group),
                p.text,
            )
            for p in self.file.other_plans
        ]
        return self._listing("plans", ("plan:2", "group:1.6", "words:5"), rows)

    def _aims(self) -> Section | None:
        everyone = self.catalog.word("plans", "everyone")
        rows = (
            (a.text, self.catalog.terms.group(a.group) or everyone, a.due_on)
            for a in self.file.aims
        )
        return self._listing("aims", ("aim:5", "group:2", "by:1.6"), rows)

    def _dropped(self) -> Section | None:
        rows = (
            (action_words(a, self.catalog.terms), a.owner, a.provider, self._term(a.proposed_by))
            for a in self.file.actions
            if a.state is ActionState.DROPPED
        )
        keys = ("change:4", "who:2", "help:2", "proposed:1.2")
        return self._listing("dropped", keys, rows)

    def _decisions(self) -> Section | None:
        rows = (
            (d.decided_on, d.text, self._term(d.proposed_by), d.people, self._stage(d.stage))
            for d in self.file.decisions
        )
        keys = ("date:1.6", "decision:4.4", "proposed:1.2", "people:2.4", "stage:1.6")
        return self._listing("decisions", keys, rows)

    def _voices(self) -> Section | None:
        rows = (
            (self._term(v.perspective), self._stage(v.stage), self._term(v.state), v.count, v.note)
            for v in self.file.voices
        )
        keys = ("perspective:2", "stage:2", "state:1.2", "count:1.2", "note:4")
        return self._listing("voices", keys, rows)

    def _referrals(self) -> Section | None:
        rows = (
            (
                r.referred_on,
                r.provider,
                r.purpose,
                self._need(r.priority, r.group),
                self._term(r.choice),
                self.catalog.page.dates.span(r.starts_on, r.ends_on),
                _outcome(self._term(r.outcome), r.outcome_note),
            )
            for r in self.file.referrals
        )
        keys = (
            "date:1.6",
            "provider:1.7",
            "purpose:2.2",
            "need:1.7",
            "choice:1.3",
            "when:1.3",
            "outcome:2.2",
        )
        return self._listing("referrals", keys, rows)

    def _team(self) -> Section | None:
        rows = ((m.name, m.role, self._term(m.side), m.email, m.phone) for m in self.file.team)
        keys = ("name:2", "role:2", "side:1.2", "email:2.4", "phone:1.5")
        return self._listing("team", keys, rows)

    def _contacts(self) -> Section | None:
        rows = (
            (c.held_on, self._how(c), self._who(c), c.summary, c.agreed, self._term(c.sensitivity))
            for c in sorted(self.file.contacts, key=lambda c: c.held_on)
        )
        keys = ("date:1.7", "kind:1.4", "people:2.4", "summary:3.4", "agreed_on:2.2", "readers:1.4")
        return self._listing("contacts", keys, rows)

    def _who(self, contact: Contact) -> str:
        absent = contact.absent and self.catalog.say("absent", people=contact.absent)
        return "\n".join(part for part in (contact.people, absent) if part)

    def _notes(self) -> Section | None:
        rows = (
            (
                n.noted_on,
                self._term(n.kind),
                n.text,
                self._term(n.voice),
                self._contact(n),
                self._term(n.sensitivity),
            )
            for n in sorted(self.file.notes, key=lambda n: n.noted_on)
        )
        keys = ("date:1.6", "kind:1.7", "note:4.4", "perspective:1.2", "belongs:1.8", "readers:1.4")
        return self._listing("notes", keys, rows)

    def _files(self) -> Section | None:
        rows = (
            (
                d.name,
                d.caption,
                d.added_on,
                size_words(d.size),
                self._contact(d),
                self._term(d.sensitivity),
            )
            for d in self.file.attachments
        )
        keys = ("file:2.6", "caption:2.6", "date:1.6", "size:1", "belongs:1.8", "readers:1.5")
        return self._listing("files", keys, rows)

    def _tasks(self) -> Section | None:
        rows = (
            (
                t.title,
                t.due_on,
                t.assignee,
                t.done_on,
                self._repeats(t),
                self._contact(t),
                t.note,
            )
            for t in self.file.tasks
        )
        keys = (
            "task:3",
            "due:1.6",
            "assignee:1.6",
            "done:1.6",
            "repeats:1.3",
            "belongs:1.5",
            "note:2",
        )
        return self._listing("tasks", keys, rows)

    def _history(self) -> Section | None:
        words = self.catalog.part["history"]
        found: list[tuple[Any, ...]] = [
            (
                m.moved_on,
                words["stage"],
                self._stage(m.from_stage),
                self._stage(m.to_stage),
                m.moved_by,
                m.reason,
                ", ".join(open_words(m.missing)),
            )
            for m in self.file.moves
        ]
        found += [
            (
                h.handed_on,
                words["hand_over"],
                h.from_consultant or words["nobody"],
                h.to_consultant or words["nobody"],
                "",
                h.note,
                "",
            )
            for h in self.file.hand_overs
        ]
        found.sort(key=lambda row: row[0])
        keys = (
            "date:1.6",
            "step:1.1",
            "from:1.6",
            "to:1.6",
            "moved_by:1.4",
            "reason:2.2",
            "open:2.2",
        )
        return self._listing("history", keys, found)

    def _how(self, contact: Contact) -> str:
        kind = self._term(contact.kind)
        return f"{kind}, {contact.place}" if contact.place else kind

    def _need(self, priority: int | None, group: str) -> str:
        terms = self.catalog.terms
        said = [f"{priority} {terms.priority(priority)}"] if priority else []
        return ", ".join([*said, *([terms.group(group)] if group else [])])

    def _repeats(self, task: Task) -> str:
        if task.repeats is Repeats.NONE:
            return ""
        words = self._term(task.repeats)
        if task.repeats_until is None:
            return words
        day = self.catalog.date(task.repeats_until)
        return self.catalog.say("repeats_until", words=words, date=day)

    def _named(self, record: CaseRecord, name: str, names: Mapping[str, str]) -> str | None:
        """What a record points to; a pointer that is withheld is said to be."""
        if self.file.withheld.hides(record.id, name):
            return self.catalog.say("withheld_value")
        return names.get(getattr(record, name) or "")

    def _contact(self, record: CaseRecord) -> str | None:
        names = {
            c.id: f"{self._how(c)}, {self.catalog.date(c.held_on)}" for c in self.file.contacts
        }
        return self._named(record, "contact_id", names)

    def _listing(self, key: str, columns: Sequence[str], rows: _Rows) -> Section | None:
        """A table with columns "key:width"; those in which nothing stands are left out."""
        cells = tuple(rows)
        if not cells:
            return None
        name = self.catalog.sheet(key)
        table = TableBlock(name, tuple(map(self._column, columns)), cells, missing="–").lean()
        return Section(self.catalog.heading(key), (table,), sheet=name)

    def _column(self, spelled: str) -> TableColumn:
        key, _colon, width = spelled.partition(":")
        kind = "whole" if key == "count" else "date" if key in _DATES else "text"
        return self.catalog.column(key, kind, float(width))


def _by(words: str, day: str, who: str) -> str:
    return words.format(date=day, who=who) if who else day


def _outcome(words: str, note: str) -> str:
    return ": ".join(part for part in (words, note) if part)
