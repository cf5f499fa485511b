"""Support plan: aims, actions, measures, progress."""

from collections.abc import Iterator

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.partners import coherence
from sos_desktop.domain.casework.records import Action, Aim, Measure, ProgressNote
from sos_desktop.domain.casework.words import ActionState
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.domain.formats import date_words, with_unit
from sos_desktop.foundation import clock
from ui.models.table import Column
from ui.pages.case.referrals import ReferralList
from ui.pages.case.tabs import (
    PROPOSED,
    SENSITIVITY,
    CaseTab,
    choices_of,
    named,
    providers_of,
    roles_of,
    shortened,
)
from ui.widgets.basics import label
from ui.widgets.forms.form_fields import Field
from ui.widgets.lists.record_list import ListSpec, RecordList

_UNSET = "not set"
_STATE_TONES = {
    ActionState.DONE: "good",
    ActionState.ACTIVE: "accent",
    ActionState.PLANNED: "quiet",
    ActionState.DROPPED: "quiet",
}


def _aims_of(file: CaseFile) -> list[tuple[str, str]]:
    return [(aim.id, aim.text) for aim in file.aims]


def _money(cost: int | None) -> str:
    return _UNSET if cost is None else f"${cost:,}"


AIMS = ListSpec(
    "Aims",
    "aim",
    "What will be better, for whom, by how much, by when.",
    (
        Column("Aim", lambda a: a.text, width=60, tooltip=lambda a: a.text),
        Column("For", lambda a: STUDENT_GROUPS[a.group].name if a.group else "everyone", width=24),
        Column("By", lambda a: date_words(a.due_on, _UNSET), width=14),
    ),
    lambda _file: (
        Field("text", "Aim", "text"),
        Field(
            "group",
            "For",
            "choice",
            (("", "Everyone"), *((c, g.name) for c, g in STUDENT_GROUPS.items() if g.accountable)),
        ),
        Field("due_on", "By", "date"),
    ),
    lambda file: Aim(case_id=file.case.id, text=""),
    ordered=True,
)


def _action_fields(file: CaseFile) -> tuple[Field, ...]:
    return (
        Field("text", "What", "text"),
        Field(
            "owner",
            "Who sees to it (a role, not a name)",
            hint="Director of special education",
            offers=roles_of(file),
        ),
        Field(
            "provider",
            "Help from (an organization, not a name)",
            hint="COE, SELPA, Geographic Lead, …",
            offers=providers_of(file),
        ),
        Field("starts_on", "From", "date"),
        Field("ends_on", "To", "date"),
        Field("cost", "Cost in dollars", "money", hint="Empty when not known, 0 when free"),
        Field(
            "lcap_goal_id",
            "LCAP goal or action",
            "choice",
            named([(g.id, f"{g.number} {g.text}") for g in file.goals], "None yet"),
        ),
        Field(
            "other_plan_id",
            "Another plan",
            "choice",
            named([(p.id, coherence.plan_words(p)) for p in file.other_plans], "None"),
        ),
        Field("aim_id", "Aim", "choice", named(_aims_of(file), "No aim")),
        Field(
            "cause_id",
            "Answers the cause",
            "choice",
            named([(c.id, c.text) for c in file.causes], "No cause"),
        ),
        Field("proposed_by", "Proposed by", "choice", PROPOSED),
        Field("state", "State", "choice", choices_of(ActionState)),
    )


def _actions(tab: "SupportTab") -> ListSpec:
    return ListSpec(
        "Actions",
        "action",
        "The few changes that follow from the causes, each part of the LCAP or another plan.",
        (
            Column("What", lambda a: a.text, width=40, tooltip=lambda a: a.text),
            Column("Who", lambda a: a.owner or _UNSET, width=20),
            Column("Help from", lambda a: a.provider or _UNSET, width=20),
            Column("From – to", _dates, sort=lambda a: a.starts_on, width=17),
            Column("Cost", lambda a: _money(a.cost), numeric=True, width=9),
            Column("Part of", tab.part_of, width=13, tooltip=tab.part_of_in_full),
            Column(
                "State", lambda a: a.state.words, tone=lambda a: _STATE_TONES[a.state], width=13
            ),
        ),
        _action_fields,
        lambda file: Action(case_id=file.case.id, text=""),
        ordered=True,
    )


def _dates(action: Action) -> str:
    """Both days, the second on a line of its own; one "not set" when there is neither."""
    if action.starts_on is None and action.ends_on is None:
        return _UNSET
    return f"{date_words(action.starts_on, _UNSET)} –\n{date_words(action.ends_on, _UNSET)}"


def _measures(tab: "SupportTab") -> ListSpec:
    return ListSpec(
        "Measures",
        "measure",
        "How the team will know: where it stands now, and where it aims.",
        (
            Column("Measure", lambda m: m.name, width=44),
            Column("Baseline", lambda m: with_unit(m.baseline, m.unit) or _UNSET, width=14),
            Column("Target", lambda m: with_unit(m.target, m.unit) or _UNSET, width=14),
            Column("By", lambda m: date_words(m.target_on, _UNSET), width=14),
            Column("Latest", tab.latest, width=22),
        ),
        lambda file: (
            Field("name", "Measure"),
            Field("unit", "Unit", hint="%, students, days …"),
            Field("baseline", "Baseline", "number"),
            Field("baseline_on", "Measured on", "event"),
            Field("target", "Target", "number"),
            Field("target_on", "By", "date"),
            Field("aim_id", "Aim", "choice", named(_aims_of(file), "No aim")),
        ),
        lambda file: Measure(case_id=file.case.id, name=""),
        ordered=True,
    )


def _progress(tab: "SupportTab") -> ListSpec:
    return ListSpec(
        "Progress",
        "progress note",
        "What happened since; with a measure and a value it is also a reading.",
        (
            Column("Date", lambda n: date_words(n.noted_on), sort=lambda n: n.noted_on, width=14),
            Column("What happened", lambda n: n.text, width=56, tooltip=lambda n: n.text),
            Column("About", tab.about, width=30, tooltip=tab.about),
            Column("Reading", tab.reading, width=14),
            Column("May read it", lambda n: n.sensitivity.words, width=15),
        ),
        lambda file: (
            Field("noted_on", "Date", "event", required=True),
            Field("text", "What happened", "text"),
            Field(
                "action_id",
                "Action",
                "choice",
                named([(a.id, a.text) for a in file.actions], "No action"),
            ),
            Field(
                "measure_id",
                "Measure",
                "choice",
                named([(m.id, m.name) for m in file.measures], "No measure"),
            ),
            Field("value", "Value", "number", hint="Empty unless it is a reading"),
            Field("sensitivity", "Who may read this", "choice", SENSITIVITY),
        ),
        lambda file: ProgressNote(case_id=file.case.id, noted_on=clock.today(), text=""),
    )


class SupportTab(CaseTab):
    """Stage 4 on one page."""

    title = "Support"

    def build(self) -> Iterator[None]:
        self.hint = self.add(label("", tone="muted", wrap=True))
        self.aims = self.add(RecordList(self.context, AIMS))
        yield
        self.actions_list = self.add(RecordList(self.context, _actions(self)))
        yield
        self.measures = self.add(RecordList(self.context, _measures(self)))
        yield
        self.referrals = self.add(ReferralList(self.context))
        yield
        self.progress = self.add(RecordList(self.context, _progress(self)))
        self.box.addStretch(1)

    def fill(self, file: CaseFile) -> Iterator[None]:
        self.hint.setText(_coherence_hint(file))
        self.aims.show_records(file, file.aims)
        self.actions_list.show_records(file, file.actions)
        yield
        self.measures.show_records(file, file.measures)
        self.referrals.show_records(file, file.referrals)
        yield
        self.progress.show_records(file, sorted(file.progress, key=lambda n: n.noted_on)[::-1])

    def lists(self) -> dict[str, RecordList]:
        return {
            "aim": self.aims,
            "action": self.actions_list,
            "measure": self.measures,
            "progress_note": self.progress,
            "referral": self.referrals,
        }

    def latest(self, measure: Measure) -> str:
        """A measure's last reading with its date."""
        notes = self.file.progress if self.file else ()
        found = [n for n in notes if n.measure_id == measure.id and n.value is not None]
        if not found:
            return "no reading yet"
        last = max(found, key=lambda n: n.noted_on)
        return f"{with_unit(last.value, measure.unit)}, {date_words(last.noted_on)}"

    def part_of(self, action: Action) -> str:
        """The LCAP goal and the other plan an action is part of, short."""
        found = coherence.ties(self.file, action) if self.file else ()
        return "\n".join(found) or "none yet"

    def part_of_in_full(self, action: Action) -> str:
        """The same in full words, for a tooltip."""
        return "\n".join(coherence.ties_in_full(self.file, action)) if self.file else ""

    def about(self, note: ProgressNote) -> str:
        """The measure or action a note is about."""
        measure = self._measure(note)
        if measure is not None:
            return measure.name
        actions = self.file.actions if self.file else ()
        return next((a.text for a in actions if a.id == note.action_id), "the case as a whole")

    def reading(self, note: ProgressNote) -> str:
        """A note's value with the unit of its measure; "–" for a note without one."""
        measure = self._measure(note)
        return with_unit(note.value, measure.unit if measure else "") or "–"

    def _measure(self, note: ProgressNote) -> Measure | None:
        measures = self.file.measures if self.file else ()
        return next((m for m in measures if m.id == note.measure_id), None)


def _coherence_hint(file: CaseFile) -> str:
    """No new plan is forced; which actions are part of nothing the district has yet."""
    hint = "No new plan is required: the work feeds the district's own LCAP."
    if not file.actions:
        return hint
    if not file.goals and not file.other_plans:
        return f"{hint} Note its LCAP goals on the Outreach tab to tie the actions to them."
    loose = coherence.untied(file)
    if not loose:
        return f"{hint} Every action is part of it or of another plan."
    names = "; ".join(shortened(action.text, 60) for action in loose[:3])
    more = f"; and {len(loose) - 3} more" if len(loose) > 3 else ""
    return f"{hint} Not tied to it or another plan yet: {names}{more}."
