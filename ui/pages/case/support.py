"""Support plan: aims, actions, measures, progress."""

from collections.abc import Iterator

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.partners import coherence
from sos_desktop.domain.casework.records import (
    Action,
    Aim,
    Driver,
    Measure,
    MeasureMark,
    Milestone,
    PdsaCycle,
    ProgressNote,
    YearCost,
)
from sos_desktop.domain.casework.words import ActionState, Stage
from sos_desktop.domain.formats import date_words, with_unit
from sos_desktop.domain.improvement.thread import golden_thread
from sos_desktop.foundation import clock
from ui.models.table import Column
from ui.pages.case.declared import asked, list_of, shown
from ui.pages.case.referrals import ReferralList
from ui.pages.case.tabs import CaseTab, named, providers_of, roles_of, shortened
from ui.widgets.basics import label
from ui.widgets.forms.form_fields import AnyField
from ui.widgets.lists.list_spec import ListSpec
from ui.widgets.lists.record_list import RecordList

_UNSET = "not set"
_STATE_TONES = {
    ActionState.DONE: "good",
    ActionState.ACTIVE: "accent",
    ActionState.PLANNED: "quiet",
    ActionState.DROPPED: "quiet",
}


AIMS = list_of(
    Aim,
    "What will be better, for whom, by how much, by when.",
    lambda file: Aim(case_id=file.case.id, text=""),
    (
        shown(Aim.text, width=60),
        shown(Aim.group, width=24, missing="everyone"),
        shown(Aim.due_on, missing=_UNSET),
    ),
)


DRIVERS = list_of(
    Driver,
    "What has to be true for the aim to be reached: accepted causes turned round, and others.",
    lambda file: Driver(
        case_id=file.case.id, text="", aim_id=file.aims[0].id if len(file.aims) == 1 else None
    ),
)
CYCLES = list_of(
    PdsaCycle,
    "Small tests of a change: what you expect first, then what happened and what follows.",
    lambda file: PdsaCycle(
        case_id=file.case.id,
        plan="",
        action_id=file.actions[0].id if len(file.actions) == 1 else None,
    ),
)
MILESTONES = list_of(
    Milestone,
    "Steps of a change, and interim targets of a measure.",
    lambda file: Milestone(case_id=file.case.id, text="", due_on=clock.today()),
)
MARKS = list_of(
    MeasureMark,
    "What stands at a day of a measure: a storm, a change that began, why the line begins anew.",
    lambda file: MeasureMark(case_id=file.case.id, stands_on=clock.today(), text=""),
)
COSTS = list_of(
    YearCost,
    "What a change costs in each school year, and what pays it.",
    lambda file: YearCost(case_id=file.case.id, year=clock.today().year, dollars=0),
)


def _own_entries(file: CaseFile) -> tuple[AnyField, ...]:
    plans = [(plan.id, coherence.plan_words(plan)) for plan in file.other_plans]
    return (
        asked(Action.owner, offers=roles_of(file)),
        asked(Action.provider, offers=providers_of(file)),
        asked(Action.other_plan_id, choices=named(plans, "None")),
    )


def _actions(tab: "SupportTab") -> ListSpec[Action]:
    return list_of(
        Action,
        "The few changes that follow from the causes, each part of the LCAP or another plan.",
        lambda file: Action(case_id=file.case.id, text=""),
        (
            shown(Action.text),
            shown(Action.owner, "Who", width=20, missing=_UNSET),
            shown(Action.provider, width=20, missing=_UNSET),
            shown(Action.starts_on, "From", width=12, missing=_UNSET),
            shown(Action.ends_on, "To", width=12, missing=_UNSET),
            shown(Action.cost, "Cost", width=9, missing=_UNSET),
            Column(
                "Part of",
                tab.part_of,
                width=13,
                tooltip=tab.part_of_in_full,
                field="lcap_goal_id",
            ),
            shown(Action.state, width=13, tone=lambda a: _STATE_TONES[a.state]),
        ),
        own=_own_entries,
    )


def _measures(tab: "SupportTab") -> ListSpec[Measure]:
    return list_of(
        Measure,
        "How the team will know: where it stands now, and where it aims.",
        lambda file: Measure(case_id=file.case.id, name=""),
        (
            shown(Measure.name, width=44),
            shown(Measure.unit, width=10, missing="–"),
            Column(
                "Baseline",
                lambda m: with_unit(m.baseline, m.unit) or _UNSET,
                width=14,
                field="baseline",
            ),
            Column(
                "Target", lambda m: with_unit(m.target, m.unit) or _UNSET, width=14, field="target"
            ),
            shown(Measure.target_on, "By", missing=_UNSET),
            Column("Latest", tab.latest, width=22),
        ),
    )


def _progress(tab: "SupportTab") -> ListSpec[ProgressNote]:
    return list_of(
        ProgressNote,
        "What happened since; with a measure and a value it is also a reading.",
        lambda file: ProgressNote(case_id=file.case.id, noted_on=clock.today(), text=""),
        (
            shown(ProgressNote.noted_on),
            shown(ProgressNote.text, width=56),
            Column("About", tab.about, width=30, tooltip=tab.about, field="measure_id"),
            Column("Reading", tab.reading, width=14, field="value"),
            shown(ProgressNote.sensitivity, "May read it", width=15),
        ),
    )


class SupportTab(CaseTab):
    """Stage 4 on one page."""

    key = "support"
    title = "Support"
    stage = Stage.SUPPORT

    def build(self) -> Iterator[None]:
        self.hint = self.add(label("", tone="muted", wrap=True))
        self.aims = self.add(RecordList(self.context, AIMS))
        yield
        self.drivers = self.add(RecordList(self.context, DRIVERS))
        yield
        self.actions_list = self.add(RecordList(self.context, _actions(self)))
        yield
        self.cycles = self.add(RecordList(self.context, CYCLES))
        yield
        self.measures = self.add(RecordList(self.context, _measures(self)))
        yield
        self.milestones = self.add(RecordList(self.context, MILESTONES))
        self.marks = self.add(RecordList(self.context, MARKS))
        yield
        self.costs = self.add(RecordList(self.context, COSTS))
        self.referrals = self.add(ReferralList(self.context))
        yield
        self.progress = self.add(RecordList(self.context, _progress(self)))
        self.box.addStretch(1)

    def fill(self, file: CaseFile) -> Iterator[None]:
        self.hint.setText(_coherence_hint(file))
        self.aims.show_records(file, file.aims)
        self.drivers.show_records(file, file.drivers)
        self.actions_list.show_records(file, file.actions)
        yield
        self.cycles.show_records(file, file.cycles)
        self.measures.show_records(file, file.measures)
        self.milestones.show_records(file, file.milestones)
        self.marks.show_records(file, file.marks)
        yield
        self.costs.show_records(file, file.costs)
        self.referrals.show_records(file, file.referrals)
        yield
        self.progress.show_records(file, sorted(file.progress, key=lambda n: n.noted_on)[::-1])

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
    """No new plan is forced; where the golden thread ends too soon, by its one count."""
    hint = "No new plan is required: the work feeds the district's own LCAP."
    if not file.actions:
        return hint
    if not file.goals and not file.other_plans:
        hint += " Note its LCAP goals on the Outreach tab to tie the actions to them."
    thread = golden_thread(file)
    loose = thread.loose_ends
    if not loose:
        return f"{hint} There are {thread.summary}."
    named = "; ".join(f"{shortened(end.at.text, 60)}: {end.kind.words}" for end in loose[:3])
    more = f"; and {len(loose) - 3} more" if len(loose) > 3 else ""
    return f"{hint} {thread.summary[0].upper()}{thread.summary[1:]}: {named}{more}."
