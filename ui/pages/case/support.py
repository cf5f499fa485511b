"""Support plan: aims, actions, measures, progress."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile, MeasuredPoint
from sos_desktop.domain.casework.partners import coherence
from sos_desktop.domain.casework.records import Action, Aim, Driver, Measure, ProgressNote
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.casework.support_words import MeasureSource
from sos_desktop.domain.casework.words import ActionState, Stage
from sos_desktop.domain.formats import date_words, with_unit
from sos_desktop.domain.improvement.readings import readings_by_measure, since_start
from sos_desktop.domain.improvement.thread import Thread, golden_thread
from sos_desktop.foundation import clock
from sos_desktop.services.casework.measure_points import with_figures
from sos_desktop.services.local.tables import SourceView, sources
from ui.context import AppContext
from ui.models.table import Column
from ui.pages.case import chain_lists
from ui.pages.case.chain.cycle_board import CycleBoard
from ui.pages.case.chain.lcap_view import LcapView
from ui.pages.case.chain.run_chart import RunChartView
from ui.pages.case.chain.view import ChainView
from ui.pages.case.chain.views import ChainPicture, DriverPicture, ThreadPicture, ThreadTable
from ui.pages.case.declared import asked, list_of, shown
from ui.pages.case.referrals import ReferralList
from ui.pages.case.tabs import CaseTab, named, providers_of, roles_of
from ui.widgets.basics import OneOf, button
from ui.widgets.flow import FlowLayout
from ui.widgets.folding import Folding
from ui.widgets.forms.form_fields import AnyField, Field
from ui.widgets.lists.list_spec import ListSpec
from ui.widgets.segments import Segments
from ui.widgets.short_label import ShortLabel

CHAIN, DIAGRAM, THREAD, TABLE = "chain", "diagram", "thread", "table"
TESTS, LCAP_TEXT, LISTS = "tests", "lcap", "lists"
VIEWS = (
    (CHAIN, "Chain"),
    (DIAGRAM, "Diagram"),
    (THREAD, "Thread"),
    (TABLE, "Table"),
    (TESTS, "Tests"),
    (LCAP_TEXT, "LCAP"),
    (LISTS, "Lists"),
)
_View = ChainPicture | ThreadTable | CycleBoard | LcapView
_MADE: dict[str, Callable[[AppContext], _View]] = {
    DIAGRAM: DriverPicture,
    THREAD: ThreadPicture,
    TABLE: ThreadTable,
    TESTS: CycleBoard,
    LCAP_TEXT: LcapView,
}
_IN_CHAIN = ("aim", "driver", "action", "measure")
_UNSET = "not set"
_STATE_TONES = {
    ActionState.DONE: "good",
    ActionState.ACTIVE: "accent",
    ActionState.PLANNED: "quiet",
    ActionState.DROPPED: "quiet",
}


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
            shown(Action.state, width=13, tone=lambda a: _STATE_TONES.get(a.state, "")),
        ),
        own=_own_entries,
    )


def _measures(tab: "SupportTab") -> ListSpec[Measure]:
    spec = list_of(
        Measure,
        "How the team will know: where it stands now, and where it aims.",
        lambda file: Measure(case_id=file.case.id, name=""),
        (
            shown(Measure.name, width=44),
            shown(Measure.unit, width=10, missing="–"),
            Column(
                "Baseline",
                lambda m: m.written(m.baseline) or _UNSET,
                width=14,
                field="baseline",
            ),
            Column("Target", lambda m: m.written(m.target) or _UNSET, width=14, field="target"),
            shown(Measure.target_on, "By", missing=_UNSET),
            Column("Latest", tab.latest, width=22),
        ),
    )
    return replace(spec, fields=lambda file: (*spec.fields(file), *tab.local_entry()))


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
    """Stage 4: the chain and other views of the same rows, and the lists behind them."""

    key = "support"
    title = "Support"
    stage = Stage.SUPPORT

    def build(self) -> Iterator[None]:
        yield from self._make_views()
        self.aims = self.add_list(chain_lists.AIMS)
        yield
        self.drivers = self.add_list(chain_lists.drivers(self))
        yield
        self.actions_list = self.add_list(_actions(self))
        yield
        self.cycles = self.add_list(chain_lists.cycles(self))
        yield
        self.measures = self.add_list(_measures(self))
        yield
        self.milestones = self.add_list(chain_lists.milestones(self))
        yield
        self.marks = self.add_list(chain_lists.marks(self))
        yield
        self.costs = self.add_list(chain_lists.costs(self))
        yield
        self.referrals = self.add(ReferralList(self.context, self.home()))
        yield
        self.progress = self.add_list(_progress(self))
        yield
        self.scores = self.add_list(chain_lists.scores())
        self.box.addStretch(1)
        for made in self.lists().values():
            made.add_button.clicked.connect(lambda: self.show_view(LISTS))
            made.edit_action.triggered.connect(lambda: self.show_view(LISTS))

    def _make_views(self) -> Iterator[None]:
        specs: dict[type, ListSpec[Any]] = {
            Aim: chain_lists.AIMS,
            Driver: chain_lists.drivers(self),
            Action: _actions(self),
            Measure: _measures(self),
        }
        self.golden: Thread | None = None
        self._sources: tuple[SourceView, ...] = ()
        self._measured: Mapping[str, tuple[MeasuredPoint, ...]] = {}
        self.hint = ShortLabel("body", tone="muted", gives_way=True)
        self.within = button("No new plan", self._turn_mode, role="chip")
        self.within.setCheckable(True)
        self.within.setToolTip("Every change hangs on an action the LCAP has already")
        self.views = Segments("How the chain is shown", VIEWS)
        self.views.chosen.connect(self.show_view)
        yield
        self.chain = ChainView(self.context, specs)
        self.chain.table_asked.connect(lambda: self.show_view(TABLE))
        self.chain.run_chart_asked.connect(self.show_run_chart)
        self.run_chart: RunChartView | None = None
        yield
        self.stack = OneOf()
        self.stack.addWidget(self.chain)
        self.made: dict[str, _View] = {}
        first, shown_as = QHBoxLayout(), FlowLayout()
        first.addWidget(self.hint, 1)
        first.addWidget(self.within)
        shown_as.addWidget(self.views)
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 8, 8, 0)
        box.setSpacing(4)
        box.addWidget(Folding(first, shown_as, least=30))
        box.addSpacing(4)
        box.addWidget(self.stack, 1)
        outer = self.layout()
        assert isinstance(outer, QHBoxLayout)
        outer.removeWidget(self.area)
        self.stack.addWidget(self.area)
        outer.insertWidget(0, holder, 1)
        self.beside.watch(self.chain)
        yield

    def _turn_mode(self) -> None:
        self.save_case(within_lcap=self.within.isChecked(), quiet=True)

    def show_view(self, key: str) -> None:
        """Show one of the views; each is made when it is first looked at."""
        self.views.choose(key)
        self.stack.setCurrentWidget(self._view(key))
        if self.file is not None and self.golden is not None:
            self._fill_view(key)

    def show_run_chart(self, measure: Measure) -> None:
        """Show a measure over time in the place of the chain."""
        if self.run_chart is None:
            self.run_chart = RunChartView(self)
            self.run_chart.left.connect(self._leave_run_chart)
            self.stack.addWidget(self.run_chart)
        if self.file is not None:
            self.run_chart.show_measure(self.file, measure)
            self.stack.setCurrentWidget(self.run_chart)
            self.run_chart.add_reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_run_chart(self) -> None:
        measure = self.run_chart.measure if self.run_chart is not None else None
        self.show_view(CHAIN)
        if measure is not None:
            self.chain.go_to(measure.id)

    def _view(self, key: str) -> QWidget:
        if key == CHAIN:
            return self.chain
        if key == LISTS:
            return self.area
        if key not in self.made:
            made = self.made[key] = _MADE[key](self.context)
            self.stack.addWidget(made)
            made.record_asked.connect(self._go_to_record)
            if isinstance(made, CycleBoard):
                made.new_asked.connect(self._new_cycle)
        return self.made[key]

    def _fill_view(self, key: str) -> None:
        made = self.made.get(key)
        if self.file is not None and self.golden is not None and made is not None:
            made.show_file(self.file, self.golden)

    def _new_cycle(self) -> None:
        self.show_view(LISTS)
        self.cycles.add()

    def _go_to_record(self, record_id: str) -> None:
        if self.cycles.table.select(record_id):
            self.beside.open(self.cycles)
            return
        self.show_view(CHAIN)
        self.chain.go_to(record_id)

    def local_entry(self) -> tuple[AnyField, ...]:
        """Which local data a measure is from; nothing is asked where none are loaded."""
        if not self._sources:
            return ()
        rows = [(view.source.id, view.source.name) for view in self._sources]
        return (
            Field(
                Measure.local_source_id,
                "From the local data",
                Editor.CHOICE,
                named(rows, "None"),
            ),
        )

    def _show_sources(self, found: Sequence[SourceView]) -> None:
        if self._sources == tuple(found) or self.file is None:
            return
        self._sources = tuple(found)
        self.chain.keeper.show_file(self.file)
        self.measures.forget_fields()

    def _show_figures(self, found: CaseFile) -> None:
        """What the Dashboard and local data say of measures is known to the worker alone."""
        now = self.file
        if now is None or now.case.id != found.case.id or found.measured == now.measured:
            return
        self._measured = found.measured
        self.file = replace(now, measured=found.measured)
        if self.golden is not None:
            self.chain.show_file(self.file, self.golden)
            self._fill_view(self.views.key)
        self.measures.show_records(self.file, self.file.measures)

    def fill(self, file: CaseFile) -> Iterator[None]:
        county = self.context.county
        self.context.query(lambda: sources(county, file.case.cds), self._show_sources, owner=self)
        if any(measure.source is not MeasureSource.HAND for measure in file.measures):
            file = self.file = replace(file, measured=self._measured)
            self.context.query(lambda: with_figures(county, file), self._show_figures, owner=self)
        self.golden = golden_thread(file)
        self.within.setChecked(file.case.within_lcap)
        self.hint.say(_coherence_hint(file, self.golden))
        self.chain.show_file(file, self.golden)
        self._fill_view(self.views.key)
        shown = self.run_chart
        if shown is not None and shown.measure is not None and not shown.show_file(file):
            self.show_view(CHAIN)
        yield
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
        self.scores.show_records(file, file.scores[::-1])

    def go_to(self, kind: str, record_id: str) -> bool:
        if kind in _IN_CHAIN and self.chain.go_to(record_id):
            self.show_view(CHAIN)
            return self.chain.go_to(record_id)
        there = super().go_to(kind, record_id)
        if there:
            self.show_view(LISTS)
        return super().go_to(kind, record_id)

    def latest(self, measure: Measure) -> str:
        """A measure's last reading with its date."""
        found = readings_by_measure(self.file).get(measure.id, ()) if self.file else ()
        later = since_start(measure, found)
        if not later:
            return "no reading yet"
        last = later[-1]
        return f"{measure.written(last.value)}, {date_words(last.on)}"

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


def _coherence_hint(file: CaseFile, thread: Thread) -> str:
    """No new plan is forced; how many threads end too soon, by their one count."""
    hint = "No new plan is required: each change is part of the LCAP or of another plan."
    if file.case.within_lcap:
        hint = "No new plan is made: each change hangs on an action the LCAP has already."
    if not file.actions:
        return hint
    if not file.goals and not file.other_plans:
        return f"{hint} Note its LCAP goals on the Outreach tab to tie the changes to them."
    return f"{thread.summary[0].upper()}{thread.summary[1:]}. {hint}"
