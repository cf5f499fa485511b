"""Support plan: aims, actions, measures, progress."""

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import Action, Aim, Measure, ProgressNote
from sos_desktop.domain.casework.words import ActionState
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.domain.formats import date_words
from sos_desktop.domain.plan import with_unit
from sos_desktop.foundation import clock
from ui.context import AppContext
from ui.models.table import Column
from ui.pages.case.tabs import PROPOSED, SENSITIVITY, CaseTab, choices_of, named
from ui.widgets.basics import label
from ui.widgets.forms import Field
from ui.widgets.record_list import ListSpec, RecordList

_UNSET = "not set"
_STATE_TONES = {
    ActionState.DONE: "good",
    ActionState.ACTIVE: "accent",
    ActionState.PLANNED: "quiet",
    ActionState.DROPPED: "quiet",
}


def _aims_of(file: CaseFile) -> list[tuple[str, str]]:
    return [(aim.id, aim.text[:80]) for aim in file.aims]


def _money(cost: int | None) -> str:
    return _UNSET if cost is None else f"${cost:,}"


AIMS = ListSpec(
    "Aims", "aim", "What will be better, for whom, by how much, by when.",
    (
        Column("Aim", lambda a: a.text, width=60, tooltip=lambda a: a.text),
        Column("For", lambda a: STUDENT_GROUPS[a.group].name if a.group else "everyone", width=24),
        Column("By", lambda a: date_words(a.due_on, _UNSET), width=13),
    ),
    lambda _file: (
        Field("text", "Aim", "text"),
        Field("group", "For", "choice",
              (("", "Everyone"),
               *((c, g.name) for c, g in STUDENT_GROUPS.items() if g.accountable))),
        Field("due_on", "By", "date"),
    ),
    lambda file: Aim(case_id=file.case.id, text=""),
    ordered=True,
)  # fmt: skip
ACTIONS = ListSpec(
    "Actions", "action",
    "The few changes that follow from the causes. Tie each to an LCAP goal; no new plan is needed.",
    (
        Column("What", lambda a: a.text, width=44, tooltip=lambda a: a.text),
        Column("Who", lambda a: a.owner or _UNSET, width=20),
        Column("Help from", lambda a: a.provider or _UNSET, width=16),
        Column("From", lambda a: date_words(a.starts_on, _UNSET), width=13),
        Column("To", lambda a: date_words(a.ends_on, _UNSET), width=13),
        Column("Cost", lambda a: _money(a.cost), numeric=True, width=10),
        Column("State", lambda a: a.state.words, tone=lambda a: _STATE_TONES[a.state], width=12),
    ),
    lambda file: (
        Field("text", "What", "text"),
        Field("owner", "Who sees to it"),
        Field("provider", "Help from", hint="COE, SELPA, Geographic Lead, …"),
        Field("starts_on", "From", "date"),
        Field("ends_on", "To", "date"),
        Field("cost", "Cost in dollars", "money", hint="Empty when not known, 0 when free"),
        Field("aim_id", "Aim", "choice", named(_aims_of(file), "No aim")),
        Field("cause_id", "Answers the cause", "choice",
              named([(c.id, c.text[:80]) for c in file.causes], "No cause")),
        Field("lcap_goal_id", "LCAP goal or action", "choice",
              named([(g.id, f"{g.number} {g.text[:60]}") for g in file.goals], "None")),
        Field("proposed_by", "Proposed by", "choice", PROPOSED),
        Field("state", "State", "choice", choices_of(ActionState)),
    ),
    lambda file: Action(case_id=file.case.id, text=""),
    ordered=True,
)  # fmt: skip


def _measures(file_of: "SupportTab") -> ListSpec:
    return ListSpec(
        "Measures", "measure", "How the team will know: where it stands now, and where it aims.",
        (
            Column("Measure", lambda m: m.name, width=44),
            Column("Now", lambda m: with_unit(m.baseline, m.unit) or _UNSET, width=12),
            Column("Target", lambda m: with_unit(m.target, m.unit) or _UNSET, width=12),
            Column("By", lambda m: date_words(m.target_on, _UNSET), width=13),
            Column("Latest", file_of.latest, width=22),
        ),
        lambda file: (
            Field("name", "Measure"),
            Field("unit", "Unit", hint="%, students, days …"),
            Field("baseline", "Now", "number"),
            Field("baseline_on", "Measured on", "date"),
            Field("target", "Target", "number"),
            Field("target_on", "By", "date"),
            Field("aim_id", "Aim", "choice", named(_aims_of(file), "No aim")),
        ),
        lambda file: Measure(case_id=file.case.id, name=""),
        ordered=True,
    )  # fmt: skip


PROGRESS = ListSpec(
    "Progress", "progress note",
    "What happened since; with a measure and a value it is also a reading.",
    (
        Column("Date", lambda n: date_words(n.noted_on), sort=lambda n: n.noted_on, width=13),
        Column("Note", lambda n: n.text, width=60, tooltip=lambda n: n.text),
        Column("Value", lambda n: "–" if n.value is None else f"{n.value:,.10g}", numeric=True,
               sort=lambda n: n.value, width=10),
        Column("For", lambda n: n.sensitivity.words, width=16),
    ),
    lambda file: (
        Field("noted_on", "Date", "date"),
        Field("text", "What happened", "text"),
        Field("action_id", "Action", "choice",
              named([(a.id, a.text[:80]) for a in file.actions], "No action")),
        Field("measure_id", "Measure", "choice",
              named([(m.id, m.name[:80]) for m in file.measures], "No measure")),
        Field("value", "Value", "number"),
        Field("sensitivity", "Who may read this", "choice", SENSITIVITY),
    ),
    lambda file: ProgressNote(case_id=file.case.id, noted_on=clock.today(), text=""),
)  # fmt: skip


class SupportTab(CaseTab):
    """Stage 4 on one page."""

    title = "Support plan"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.box.addWidget(
            label("No new plan is required: this work feeds the district's own LCAP.",
                  tone="muted", wrap=True)
        )  # fmt: skip
        self.aims = RecordList(context, AIMS)
        self.actions_list = RecordList(context, ACTIONS)
        self.measures = RecordList(context, _measures(self))
        self.progress = RecordList(context, PROGRESS)
        for widget in (self.aims, self.actions_list, self.measures, self.progress):
            self.box.addWidget(widget)
        self.box.addStretch(1)

    def show_file(self, file: CaseFile) -> None:
        super().show_file(file)
        self.aims.show_records(file, file.aims)
        self.actions_list.show_records(file, file.actions)
        self.measures.show_records(file, file.measures)
        self.progress.show_records(file, sorted(file.progress, key=lambda n: n.noted_on)[::-1])

    def latest(self, measure: Measure) -> str:
        """A measure's last reading with its date."""
        notes = self.file.progress if self.file else ()
        found = [n for n in notes if n.measure_id == measure.id and n.value is not None]
        if not found:
            return "no reading yet"
        last = max(found, key=lambda n: n.noted_on)
        return f"{with_unit(last.value, measure.unit)}, {date_words(last.noted_on)}"
