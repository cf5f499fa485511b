"""A measure over time: the chart with its signals, its numbers, the tests at its points."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile, MeasuredPoint
from sos_desktop.domain.casework.records import Measure, MeasureMark, PdsaCycle, ProgressNote
from sos_desktop.domain.casework.support_words import ChartRules, MeasureSource
from sos_desktop.domain.formats import date_words
from sos_desktop.domain.improvement.cycles import number_of
from sos_desktop.domain.improvement.measure_chart import (
    MeasureChart,
    measure_chart,
    point_words,
    result_words,
    tests_of,
)
from sos_desktop.domain.improvement.signals import RuleResult
from sos_desktop.foundation import clock
from sos_desktop.services.casework import records
from sos_desktop.services.casework.measure_points import measure_points
from ui.models.table import Column
from ui.pages.case.chain.cycle_cards import CycleCards, spoken
from ui.pages.case.chain_lists import cycle_fields
from ui.pages.case.declared import list_of, shown
from ui.widgets.basics import button, label, named_field, scrolled
from ui.widgets.charts.chart import ChartView
from ui.widgets.choice import ChoiceBox
from ui.widgets.flow import FlowLayout
from ui.widgets.folding import Folding
from ui.widgets.lists.fitted_table import FittedTable
from ui.widgets.lists.list_spec import ListSpec
from ui.widgets.lists.record_list import RecordList
from ui.widgets.segments import Segments
from ui.widgets.short_label import ShortLabel

if TYPE_CHECKING:
    from ui.pages.case.tabs import CaseTab

_CHART, _NUMBERS = "chart", "numbers"
_LINES = 19
_SHIFTS = (None, 6, 7, 8)
_BASELINES = (None, 6, 8, 10, 12, 15, 20, 24)
_RESULTS = ("Rule", "Points used", "Center", "Limit", "Found", "Signal", "From", "To")


class RunChartView(QWidget):
    """Stands in the place of the chain while one measure is looked at.

    Signals:
        left: Back to the chain.
    """

    left = Signal()

    def __init__(self, tab: "CaseTab") -> None:
        super().__init__()
        self._tab, self.context = tab, tab.context
        self.measure: Measure | None = None
        self.made: MeasureChart | None = None
        self._file: CaseFile | None = None
        self._points: tuple[MeasuredPoint, ...] = ()
        self._make_head()
        self.chart = ChartView(_LINES)
        self.told = label("", wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.cycles = CycleCards(self.context, self._cycle_list(), self._number)
        self.readings: RecordList[ProgressNote] = RecordList(self.context, self._reading_list())
        self.marks: RecordList[MeasureMark] = RecordList(self.context, self._mark_list())
        self._make_tables()
        for rows in (self.cycles, self.readings, self.marks):
            tab.beside.watch(rows)
        self._lay_out()

    def _make_head(self) -> None:
        self.back = button("Support", self.left.emit, role="link", name="Support: the chain")
        self.title = ShortLabel("heading", gives_way=True)
        self.views = Segments(
            "How the measure is shown", ((_CHART, "Chart"), (_NUMBERS, "Numbers"))
        )
        self.views.chosen.connect(self._turn)
        self.facts = label("", wrap=True)
        self.rules = ChoiceBox()
        for rules in ChartRules:
            self.rules.addItem(rules.words)
        self.shift = ChoiceBox()
        for shift in _SHIFTS:
            self.shift.addItem("as the rules say" if shift is None else f"{shift} points")
        self.base = ChoiceBox()
        self._counts: list[int | None] = []
        for box in (self.rules, self.shift, self.base):
            box.activated.connect(lambda _place: self._keep_choice())
        self.add_reading = button("Add a reading", self._add, role="primary", icon_name="plus")

    def _make_tables(self) -> None:
        self.results: FittedTable[RuleResult] = FittedTable(
            tuple(
                Column(name, lambda r, n=n: result_words(r)[n], width=16)
                for n, name in enumerate(_RESULTS)
            ),
            name="What the rules find",
        )
        self.numbers: FittedTable[MeasuredPoint] = FittedTable(
            (
                Column("Date", lambda p: date_words(p.on), sort=lambda p: p.on, width=14),
                Column("Value", self._value, numeric=True, width=12),
                Column("Numerator", lambda p: _count(p.numerator), numeric=True, width=12),
                Column("Denominator", lambda p: _count(p.denominator), numeric=True, width=12),
                Column("Center line", self._side, width=16),
            ),
            name="The numbers of the chart",
        )

    def _lay_out(self) -> None:
        first, asked = QHBoxLayout(), FlowLayout()
        first.setSpacing(6)
        first.addWidget(self.back)
        first.addWidget(label("›", tone="muted"))
        first.addWidget(self.title, 1)
        first.addWidget(self.add_reading)
        first.addWidget(self.views)
        choices = (("Rules", self.rules), ("Shift", self.shift), ("Center line of", self.base))
        for words, box in choices:
            asked.addWidget(named_field(words, box))
        drawn, listed = QWidget(), QWidget()
        left = QVBoxLayout(drawn)
        left.setContentsMargins(0, 0, 8, 16)
        left.setSpacing(12)
        left.addWidget(self.chart)
        left.addWidget(self.told)
        left.addWidget(self.cycles)
        left.addStretch(1)
        right = QVBoxLayout(listed)
        right.setContentsMargins(0, 0, 8, 16)
        right.setSpacing(16)
        right.addWidget(self.readings)
        right.addWidget(self.numbers)
        right.addWidget(self.results)
        right.addWidget(self.marks)
        right.addStretch(1)
        self.stack = QStackedWidget()
        self.stack.addWidget(scrolled(drawn))
        self.stack.addWidget(scrolled(listed))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(8)
        box.addLayout(first)
        box.addWidget(Folding(self.facts, asked, least=24))
        box.addWidget(self.stack, 1)

    # --- its lists --------------------------------------------------------------------------

    def _cycle_list(self) -> ListSpec[PdsaCycle]:
        spec = list_of(
            PdsaCycle,
            "No test yet. Write what you want to know and what is tried where, then what you "
            "expect: before it is tried.",
            lambda file: PdsaCycle(
                case_id=file.case.id,
                plan="",
                action_id=self.measure.action_id if self.measure is not None else None,
            ),
            (
                Column(
                    "Question and plan",
                    self._numbered,
                    tooltip=lambda cycle: cycle.plan,
                    width=40,
                    field="plan",
                    spoken=lambda cycle: spoken(cycle, self._number(cycle)),
                ),
                shown(PdsaCycle.prediction, width=26, missing="none yet"),
                shown(PdsaCycle.tried_on, width=13, missing="not set"),
                shown(PdsaCycle.result, width=26, missing="not yet"),
                shown(PdsaCycle.decision, width=12, missing="open"),
            ),
            title="Cycles",
        )
        return replace(spec, fields=lambda file: cycle_fields(file, of_a_change=True))

    def _number(self, cycle: PdsaCycle) -> int:
        """The number of its mark in the chart; one not yet read again is the next of the chain."""
        chain = self._file.cycles if self._file is not None else ()
        known = any(other.id == cycle.id for other in chain)
        return number_of(cycle, chain if known else (*chain, cycle))

    def _numbered(self, cycle: PdsaCycle) -> str:
        return f"{self._number(cycle)} · {cycle.plan}"

    def _reading_list(self) -> ListSpec[ProgressNote]:
        return list_of(
            ProgressNote,
            "No reading yet. A day and a number; both columns of a worksheet can be pasted.",
            lambda file: ProgressNote(
                case_id=file.case.id,
                noted_on=clock.today(),
                text="Reading",
                measure_id=self.measure.id if self.measure is not None else None,
            ),
            (
                shown(ProgressNote.noted_on, width=14),
                shown(ProgressNote.value, width=12, missing="–"),
                shown(ProgressNote.numerator, width=10, missing="–"),
                shown(ProgressNote.denominator, width=10, missing="–"),
                shown(ProgressNote.text, "Note", width=40),
                shown(ProgressNote.sensitivity, "May read it", width=15),
            ),
            title="Readings noted by hand",
        )

    def _mark_list(self) -> ListSpec[MeasureMark]:
        return list_of(
            MeasureMark,
            "What stands at a point: a storm, a change that began, why the line begins anew.",
            lambda file: MeasureMark(
                case_id=file.case.id,
                stands_on=clock.today(),
                text="",
                measure_id=self.measure.id if self.measure is not None else None,
            ),
            (
                shown(MeasureMark.text, width=44),
                shown(MeasureMark.stands_on, width=14),
                shown(MeasureMark.kind, width=26),
                shown(MeasureMark.sensitivity, "May read it", width=15),
            ),
        )

    # --- showing ----------------------------------------------------------------------------

    def show_measure(self, file: CaseFile, measure: Measure) -> None:
        """Show a measure of a case; what was chosen of another is not kept."""
        other = self.measure is None or self.measure.id != measure.id
        self._file, self.measure = file, measure
        if other:
            self._points = ()
            self.turn(_CHART)
        self._show_choice(measure)
        self.title.say(measure.name)
        tests = tests_of(file, measure)
        self.cycles.show_records(file, tests)
        self.cycles.setVisible(measure.action_id is not None)
        own = [n for n in file.progress if n.measure_id == measure.id]
        self.readings.show_records(file, sorted(own, key=lambda n: n.noted_on)[::-1])
        self.marks.show_records(file, [m for m in file.marks if m.measure_id == measure.id])
        county = self.context.county
        self.context.query(
            lambda: measure_points(county, file, measure), self._show_points, owner=self
        )

    def show_file(self, file: CaseFile) -> bool:
        """The case was read anew; False when the measure is no longer there."""
        measure = self.measure
        found = next((m for m in file.measures if measure and m.id == measure.id), None)
        if found is not None:
            self.show_measure(file, found)
        return found is not None

    def _show_points(self, points: Sequence[MeasuredPoint]) -> None:
        self._points = tuple(points)
        self._draw()

    def _show_choice(self, measure: Measure) -> None:
        """The boxes say how the measure is judged."""
        own = measure.rules is ChartRules.ANHOJ
        self.rules.show_value(list(ChartRules), measure.rules)
        self.shift.show_value(_SHIFTS, _SHIFTS[0] if own else measure.shift)
        self.shift.setEnabled(not own)
        self.shift.setToolTip("Anhøj's rules work it out from the number of points" if own else "")
        counts = list(dict.fromkeys((*_BASELINES, measure.center_points)))
        if self.base.count() != len(counts):
            self.base.clear()
            for count in counts:
                self.base.addItem("before the change" if count is None else f"the first {count}")
        self._counts = counts
        self.base.setCurrentIndex(counts.index(measure.center_points))

    def _keep_choice(self) -> None:
        """How it is judged is kept with the measure, so that everybody sees the same signal."""
        if self.measure is None:
            return
        kept = replace(
            self.measure,
            rules=self.rules.value_among(list(ChartRules)),
            shift=self.shift.value_among(_SHIFTS),
            center_points=self._counts[self.base.currentIndex()],
        )
        self.measure = kept
        self._show_choice(kept)
        self._draw()
        county = self.context.county
        self.context.change(lambda: records.save(county, kept), owner=self, quiet=True)

    def _draw(self) -> None:
        if self._file is None or self.measure is None:
            return
        made = self.made = measure_chart(self._file, self.measure, self._points)
        self.chart.show_chart(made.data)
        self.chart.setVisible(bool(made.points))
        self.told.setText(made.told)
        self.results.set_rows(made.results)
        self.results.setVisible(bool(made.results))
        self.numbers.set_rows(made.points)
        self.numbers.setVisible(bool(made.points))
        self.facts.setText(self._facts())
        annual = self.measure.source is MeasureSource.DASHBOARD
        self.add_reading.setEnabled(not annual)
        for box in (self.rules, self.base):
            box.setEnabled(not annual)

    def _facts(self) -> str:
        measure, points = self.measure, self._points
        assert measure is not None
        parts = []
        if points:
            now = measure.written(points[-1].value)
            parts.append(f"Now {now} ({date_words(points[-1].on)})")
        if measure.target is not None:
            by = f" by {date_words(measure.target_on)}" if measure.target_on else ""
            parts.append(f"Target {measure.written(measure.target)}{by}")
        file = self._file
        steps = [m for m in file.milestones if m.measure_id == measure.id] if file else []
        ahead = [m for m in steps if m.reached_on is None and m.value is not None]
        if ahead:
            step = min(ahead, key=lambda m: m.due_on)
            value = measure.written(step.value)
            parts.append(f"On the way {value} by {date_words(step.due_on)}")
        if measure.counted:
            parts.append(" of ".join(p for p in (measure.counted, measure.out_of.lower()) if p))
        return " · ".join(parts) or measure.source.words

    def _value(self, point: MeasuredPoint) -> str:
        written = self.measure.written(point.value) if self.measure is not None else None
        return written or "–"

    def _side(self, point: MeasuredPoint) -> str:
        return point_words(self.made, point) or "not judged" if self.made is not None else ""

    def turn(self, key: str) -> None:
        """Show the chart or the numbers."""
        self.views.choose(key)
        self._turn(key)

    def _turn(self, key: str) -> None:
        self.stack.setCurrentIndex(0 if key == _CHART else 1)

    def _add(self) -> None:
        self.turn(_NUMBERS)
        self.readings.add()


def _count(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}"
