"""The run chart of a measure: its points, judged by one set of rules, with what stands at them.

A center line is worked out once: from the points before the first change, or from as many as a
person says, and it is drawn dashed after them. Where the line begins anew, with a reason, only the
points from there on are judged. Annual figures of the Dashboard are never judged.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sos_desktop.domain.casework.case_file import CaseFile, MeasuredPoint
from sos_desktop.domain.casework.records import Measure, MeasureMark, PdsaCycle
from sos_desktop.domain.casework.support_words import MarkKind, MeasureSource
from sos_desktop.domain.charts.data import (
    ChartBand,
    ChartData,
    ChartMark,
    ChartPoint,
    Series,
    TimeAxis,
)
from sos_desktop.domain.formats import counted, date_words, number_words
from sos_desktop.domain.improvement.readings import interim_targets
from sos_desktop.domain.improvement.run_chart import RunChart, judge
from sos_desktop.domain.improvement.run_chart_drawing import chart_data
from sos_desktop.domain.improvement.runs import side_of
from sos_desktop.domain.improvement.signals import FEWEST_POINTS, RuleResult, RuleSetName, Signal
from sos_desktop.domain.unreadable import is_readable
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass

_LINE = "measured"
FEWEST_BEFORE = 6
"""So many points must stand before the first change for the center line to be made of them."""


@frozen_dataclass
class ChartChoice:
    """How a person wants a measure judged.

    Attributes:
        rules: Which set of rules.
        shift: How many points in a row are a shift; None for what the set says.
        baseline: The center line comes from so many first points; None for those before the first
            change, where they are enough, and for all otherwise.
    """

    rules: RuleSetName = RuleSetName.ANHOJ
    shift: int | None = None
    baseline: int | None = None


@frozen_dataclass
class MeasureChart:
    """A measure over time.

    Attributes:
        points: All of it, by day.
        judged: What the rules say of the points since the line last began anew; None where nothing
            was judged, and `told` says why.
        data: What is drawn.
        told: What the chart says, in sentences.
        began_anew: Where the center line began anew last, with why; None when it never did.
    """

    points: tuple[MeasuredPoint, ...]
    judged: RunChart | None
    data: ChartData
    told: str
    began_anew: MeasureMark | None = None

    @property
    def results(self) -> tuple[RuleResult, ...]:
        """A row for each rule; none where nothing was judged."""
        return self.judged.results if self.judged is not None else ()


def measure_chart(
    file: CaseFile,
    measure: Measure,
    points: Iterable[MeasuredPoint],
    choice: ChartChoice | None = None,
) -> MeasureChart:
    """The chart of a measure of a case.

    Args:
        file: The case.
        measure: One of its measures.
        points: What was measured, in any order.
        choice: How it is judged; as the measure says by default.
    """
    found = tuple(sorted(points, key=lambda point: point.on))
    return _Made(file, measure, found, choice or choice_of(measure)).chart()


def choice_of(measure: Measure) -> ChartChoice:
    """How a measure is judged, as it is kept with it."""
    known = is_readable(measure.rules)
    rules = RuleSetName(str(measure.rules)) if known else RuleSetName.ANHOJ
    shift = None if rules is RuleSetName.ANHOJ else measure.shift
    return ChartChoice(rules, shift, measure.center_points)


def tests_of(file: CaseFile, measure: Measure) -> tuple[PdsaCycle, ...]:
    """The tests of the change a measure tells of, in the order of their chain."""
    if measure.action_id is None:
        return ()
    return tuple(cycle for cycle in file.cycles if cycle.action_id == measure.action_id)


class _Made:
    def __init__(
        self,
        file: CaseFile,
        measure: Measure,
        points: tuple[MeasuredPoint, ...],
        choice: ChartChoice,
    ) -> None:
        self.file, self.measure, self.points, self.choice = file, measure, points, choice
        self.marks = sorted(
            (mark for mark in file.marks if mark.measure_id == measure.id),
            key=lambda mark: mark.stands_on,
        )

    def chart(self) -> MeasureChart:
        anew = self._began_anew()
        since = [p for p in self.points if anew is None or p.on >= anew.stands_on]
        before = [p for p in self.points if anew is not None and p.on < anew.stands_on]
        if self.measure.source is MeasureSource.DASHBOARD:
            told = (
                "Too few points to judge: figures of the Dashboard come once a year. Judge a local "
                "measure beside them."
            )
            return self._plain(told if self.points else "No figure of the Dashboard is loaded.")
        if not is_readable(self.measure.rules):
            return self._plain("The rules it is judged by cannot be read: choose them.", anew)
        if not since:
            words = "No reading yet." if not before else "No reading since the line began anew."
            return self._plain(words, anew)
        try:
            judged = self._judge(since)
        except InputProblem as problem:
            return self._plain(problem.message, anew)
        try:
            return self._drawn(judged, before, anew)
        except InputProblem:  # what stands before the line began anew cannot be judged
            return self._drawn(judged, (), anew)

    def _began_anew(self) -> MeasureMark | None:
        found = [mark for mark in self.marks if mark.kind is MarkKind.BASELINE]
        return found[-1] if found else None

    def _judge(self, since: Sequence[MeasuredPoint]) -> RunChart:
        choice = self.choice
        baseline = choice.baseline if choice.baseline is not None else self._before_change(since)
        if baseline is not None and baseline >= len(since):
            baseline = None
        return judge(self._as_judged(since), choice.rules, shift=choice.shift, baseline=baseline)

    def _as_judged(self, points: Sequence[MeasuredPoint]) -> list[MeasuredPoint]:
        """Charts of shares and rates are judged by the counts, whatever unit a reading has."""
        if not self.choice.rules.needs_counts:
            return list(points)
        return [
            replace(point, value=point.numerator / point.denominator)
            if point.numerator is not None and point.denominator
            else point
            for point in points
        ]

    def _before_change(self, since: Sequence[MeasuredPoint]) -> int | None:
        """How many points stand before the first change or test; None where too few do."""
        days = [m.stands_on for m in self.marks if m.kind in (MarkKind.CHANGE, MarkKind.TEST)]
        days += [c.tried_on for c in tests_of(self.file, self.measure) if c.tried_on is not None]
        days = [day for day in days if day >= since[0].on]
        if not days:
            return None
        count = sum(point.on < min(days) for point in since)
        return count if count >= FEWEST_BEFORE else None

    # --- drawing ----------------------------------------------------------------------------

    def _plain(self, told: str, anew: MeasureMark | None = None) -> MeasureChart:
        """Points without a center line."""
        data = ChartData(
            name=self.measure.name,
            series=(self._line(self.points),),
            axis=TimeAxis.ORDER,
            unit=self.measure.unit,
            target=self.measure.target,
            steps=interim_targets(self.file, self.measure),
            marks=self._chart_marks(),
        )
        return MeasureChart(self.points, None, data, told, anew)

    def _line(self, points: Sequence[MeasuredPoint]) -> Series:
        made = tuple(ChartPoint(point.on, round(point.value, 4)) for point in points)
        return Series(_LINE, made)

    def _drawn(
        self, judged: RunChart, before: Sequence[MeasuredPoint], anew: MeasureMark | None
    ) -> MeasureChart:
        drawn = chart_data(judged, self.measure.unit, _LINE)
        factor = 100.0 if judged.rules is RuleSetName.P else 1.0
        solid = judged.baseline or len(judged.points)
        own = drawn.series[0]
        shown = self._as_judged(before)
        earlier = tuple(ChartPoint(p.on, round(p.value * factor, 4)) for p in shown)
        series = [
            replace(own, points=(*earlier, *own.points)),
            *(
                replace(line, solid=solid if n == 0 else 0)
                for n, line in enumerate(drawn.series[1:])
            ),
        ]
        if len(before) > 1:
            series.append(self._earlier_center(before, factor))
        data = replace(
            drawn,
            name=self.measure.name,
            title="",
            series=tuple(series),
            target=self.measure.target,
            steps=interim_targets(self.file, self.measure),
            marks=self._chart_marks(),
            bands=self._bands(judged),
        )
        return MeasureChart(self.points, judged, data, self._told(judged, anew), anew)

    def _earlier_center(self, before: Sequence[MeasuredPoint], factor: float) -> Series:
        """The center line of the points before it began anew."""
        rules = self.choice.rules
        shift = self.choice.shift
        old = judge(self._as_judged(before), rules, shift=shift)
        points = tuple(ChartPoint(p.on, round(old.center * factor, 4)) for p in before)
        return Series("before", points, reference=True, solid=len(points))

    def _chart_marks(self) -> tuple[ChartMark, ...]:
        """Tests with the numbers of their chain, then what else began, where no test stands.

        What was before the first point stands at none of them.
        """
        days = [point.on for point in self.points]
        if not days:
            return ()

        def placed(day: date) -> date:
            return min((one for one in days if one >= day), default=days[-1])

        chain = tests_of(self.file, self.measure)
        tests = [
            ChartMark(placed(cycle.tried_on), short_name(cycle), number)
            for number, cycle in enumerate(chain, start=1)
            if cycle.tried_on is not None and cycle.tried_on >= days[0]
        ]
        taken = {mark.at for mark in tests}
        others = [
            mark
            for mark in self.marks
            if mark.kind is not MarkKind.REMARK
            and mark.stands_on >= days[0]
            and placed(mark.stands_on) not in taken
        ]
        return (
            *tests,
            *(
                ChartMark(placed(mark.stands_on), mark.text, number)
                for number, mark in enumerate(others, start=len(chain) + 1)
            ),
        )

    def _bands(self, judged: RunChart) -> tuple[ChartBand, ...]:
        """Where a signal is; one that is nowhere in particular is told in words alone."""
        return tuple(
            ChartBand(
                result.first, result.last, f"Signal: {judged.words_of(result).partition(',')[0]}"
            )
            for result in judged.signals
            if result.first is not None and result.last is not None
        )

    def _told(self, judged: RunChart, anew: MeasureMark | None) -> str:
        said = [f"{judged.rules.words[0].upper()}{judged.rules.words[1:]}. {judged.sentence}"]
        name = "median" if judged.rules in (RuleSetName.ANHOJ, RuleSetName.IHI) else "mean"
        if judged.baseline is not None and judged.baseline < len(judged.points):
            many = counted(judged.baseline, "point")
            said.append(f"The {name} is of the first {many} and stays where it is.")
        elif len(judged.points) >= FEWEST_POINTS:
            said.append(f"The {name} is of all points and moves with new ones.")
        if anew is not None:
            said.append(f"It began anew on {date_words(anew.stands_on)}: {anew.text}.")
        return " ".join(said)


def short_name(cycle: PdsaCycle) -> str:
    """A test in a few words: its question as far as the first sentence goes."""
    return re.split(r"(?<=[?.!])\s", " ".join(cycle.plan.split()), maxsplit=1)[0]


def point_words(chart: MeasureChart, point: MeasuredPoint) -> str:
    """On which side of the center line a point lies; "" where there is none."""
    judged = chart.judged
    found = [p for p in judged.points if p.on == point.on] if judged is not None else []
    if judged is None or not found:
        return ""
    return {0: "on the line", 1: "above", -1: "below"}[side_of(found[0].value, judged.center)]


def result_words(result: RuleResult) -> tuple[str, ...]:
    """A rule's row: rule, points used, center, limit, found, signal, from, to."""

    def number(value: float | None) -> str:
        return "–" if value is None else number_words(round(value, 4))

    day = [date_words(one) if one else "–" for one in (result.first, result.last)]
    signal = {Signal.YES: "yes", Signal.NO: "no"}.get(result.signal, "too few points")
    return (
        result.rule,
        str(result.points_used),
        number(result.center),
        number(result.limit),
        number(result.found),
        signal,
        *day,
    )
