"""From a chart's data to places: everything a painter draws, and nothing touching anything."""

from sos_desktop.domain.charts.alternative import axis_notes, reading_words, step_words
from sos_desktop.domain.charts.data import ChartData, Series
from sos_desktop.domain.charts.end_labels import (
    LabelColumn,
    beside,
    label_column,
    placed_labels,
)
from sos_desktop.domain.charts.fitting import shortened, wrapped
from sos_desktop.domain.charts.mark_row import MarkRow, mark_row
from sos_desktop.domain.charts.point_labels import (
    Obstacles,
    interrupted,
    interrupted_upright,
    point_label,
)
from sos_desktop.domain.charts.shapes import (
    ChartFont,
    ChartLayout,
    ChartText,
    Dash,
    Ink,
    Marker,
    Reading,
    Shade,
    Stroke,
    TextMeasure,
)
from sos_desktop.domain.charts.steps import REACH, step_label, step_line
from sos_desktop.domain.charts.styles import style_of
from sos_desktop.domain.charts.time_axis import PlacedPoint, TimeScale, TimeTick
from sos_desktop.domain.charts.value_axis import PERCENT, value_axis
from sos_desktop.domain.geometry import Point, Rect

# Every length besides that of texts is a share of the height of small text, so that a chart with
# larger text is larger in all its parts, on paper and on a screen alike.
_LEAST_WIDTH, _LEAST_PLOT = 14.0, 4.0
_RADIUS, _LINE, _TARGET, _GRID, _ZERO = 0.22, 0.12, 0.1, 0.05, 0.08
_INSET = 0.6
"""Between the edge of the plot and its first and last point."""
_NUMBER_GAP, _WORD_GAP = 0.5, 0.9
_STEP = 2.4
"""The least height of a step of the value axis."""
_BESIDE_WORDS = 0.3
"""An upright line nearer to words than this is left out behind them too."""
_STEPS = 5
_TICK, _UNDER, _UNDER_TIMES = 0.3, 0.6, 0.3
_UNDER_HEAD, _OVER = 0.6, 1.5
"""Over the plot: under a title, unit or marks; and where a value may still stand."""
_CROWDED = 3.0
"""Points nearer than so many radii are drawn as a line alone."""
_SAID = 14
"""Up to so many values are written at their points; of more, each line's first and last."""


def chart_layout(
    chart: ChartData, width: float, height: float, measure: TextMeasure
) -> ChartLayout:
    """Lay a chart out.

    Args:
        chart: What to show.
        width: How wide it may be; a chart needs 14 heights of its small text at least.
        height: How tall it should be; it becomes taller where labels need more room.
        measure: How large the painter's texts are.
    """
    return _Drafting(chart, width, height, measure).layout()


class _Drafting:
    """One chart being laid out."""

    def __init__(self, chart: ChartData, width: float, height: float, measure: TextMeasure) -> None:
        self._chart, self._measure = chart, measure
        self._line = measure("", ChartFont.SMALL).height
        self._ascent = measure("", ChartFont.SMALL).ascent
        self._width = max(width, _LEAST_WIDTH * self._line)
        self._scale = TimeScale(chart)
        self._grid: list[Stroke] = []
        self._strokes: list[Stroke] = []
        self._upright: list[Stroke] = []
        self._markers: list[Marker] = []
        self._texts: list[ChartText] = []
        self._readings: list[tuple[float, Reading]] = []
        notes = " ".join(axis_notes(chart))
        self._notes = wrapped(notes, self._width, ChartFont.SMALL, measure)
        self._frame(height)

    def _frame(self, height: float) -> None:
        """Where the plot is: what stands above, beside and under it decides."""
        line, chart = self._line, self._chart
        titles = wrapped(chart.title, self._width, ChartFont.STRONG, self._measure, 2)
        for number, words in enumerate(titles):
            self._write(words, 0.0, number * line, ChartFont.STRONG, Ink.TEXT)
        head = len(titles) * line * 1.1
        if chart.unit not in ("", PERCENT):
            words = shortened(chart.unit, self._width, ChartFont.SMALL, self._measure)
            self._write(words, 0.0, head, ChartFont.SMALL, Ink.MUTED)
            head += 1.15 * line
        rough = height - head - (3.5 + len(self._notes) + 1.5 * bool(chart.marks)) * line
        self._axis = value_axis(chart, max(min(int(rough / (_STEP * line)), _STEPS), 1))
        numbers = [self._measure(tick.text, ChartFont.SMALL).width for tick in self._axis.ticks]
        self._column: LabelColumn = label_column(
            chart, self._width, max(rough, _LEAST_PLOT * line) + line, self._measure
        )
        left = max(numbers, default=0.0) + _NUMBER_GAP * line
        right = max(self._width - self._column.width, left + 2 * _INSET * line)
        self._plot = Rect(left, 0.0, right - left, 0.0)
        places = [self._x(self._scale.share_of(mark.at)) for mark in chart.marks]
        self._marks: MarkRow = mark_row(
            chart.marks, places, head, self._plot, self._width, self._measure
        )
        top = self._marks.bottom + (_UNDER_HEAD if self._marks.bottom else _OVER) * line
        self._ticks = self._scale.ticks(self._fits)
        rows = 2 if any(tick.below for tick in self._ticks) else 1 if self._ticks else 0
        foot = (_UNDER + rows + _UNDER_TIMES + len(self._notes)) * line
        plot = max(height - top - foot, _LEAST_PLOT * line, self._column.height - line)
        self._plot = Rect(left, top, right - left, plot)
        self._height = top + plot + foot

    def layout(self) -> ChartLayout:
        """Everything in the order in which it is painted."""
        self._value_axis()
        self._time_axis()
        self._mark_lines()
        target = self._target_line()
        ends = {n: e for n, s in enumerate(self._chart.series) if (e := self._series(n, s))}
        if target is not None:
            ends[len(self._chart.series)] = target
        texts, strokes = placed_labels(self._column, ends, self._plot, self._measure)
        self._texts += texts
        self._strokes += strokes
        steps, reach = self._steps(), REACH * self._line
        obstacles = self._obstacles()
        said = [*self._step_words(steps, obstacles), *self._band_words(obstacles)]
        for mark in self._upright:
            obstacles.add_path(mark.places)
        self._values(obstacles)
        near = _BESIDE_WORDS * self._line
        said = [Rect(r.left - near, r.top, r.width + 2 * near, r.height) for r in said]
        upright = [piece for mark in self._upright for piece in interrupted_upright(mark, said)]
        self._readings.sort(key=lambda found: found[0])
        rects = [text.rect for text in self._texts]
        rects += [Rect(at.x - reach, at.y - 1, 2 * reach, 2) for at in steps]
        grid = [piece for line in self._grid for piece in interrupted(line, rects)]
        return ChartLayout(
            self._width,
            self._height,
            self._plot,
            (*grid, *upright, *self._strokes),
            tuple(self._markers),
            tuple(self._texts),
            tuple(reading for _x, reading in self._readings),
            self._shades(),
        )

    def _shades(self) -> tuple[Shade, ...]:
        """Bands, reaching half a step beyond their first and last point."""
        found, plot = list[Shade](), self._plot
        for band in self._chart.bands:
            left = self._x(self._scale.share_of(band.first)) - _INSET * self._line
            right = self._x(self._scale.share_of(band.last)) + _INSET * self._line
            left, right = max(left, plot.left), min(right, plot.right)
            found.append(Shade(Rect(left, plot.top, max(right - left, 1.0), plot.height)))
        return tuple(found)

    def _value_axis(self) -> None:
        plot, line = self._plot, self._line
        for tick in self._axis.ticks:
            y = self._y(tick.value)
            ends = (Point(plot.left, y), Point(plot.right, y))
            if tick.value == 0:
                self._strokes.append(Stroke(ends, Ink.MUTED, _ZERO * line))
            elif tick.value != self._chart.aim:
                self._grid.append(Stroke(ends, Ink.LINE, _GRID * line))
            size = self._measure(tick.text, ChartFont.SMALL)
            left = plot.left - _NUMBER_GAP * line - size.width
            self._write(tick.text, left, y - line / 2, ChartFont.SMALL, Ink.MUTED)

    def _time_axis(self) -> None:
        line, bottom = self._line, self._plot.bottom
        for tick in self._ticks:
            x = self._x(tick.share)
            down = (Point(x, bottom), Point(x, bottom + _TICK * line))
            self._strokes.append(Stroke(down, Ink.MUTED, _ZERO * line))
            for row, words in enumerate((tick.text, tick.below)):
                if words:
                    left = self._left_of(words, x)
                    top = bottom + (_UNDER + row) * line
                    self._write(words, left, top, ChartFont.SMALL, Ink.MUTED)
        top = self._height - len(self._notes) * line
        for number, words in enumerate(self._notes):
            self._write(words, 0.0, top + number * line, ChartFont.SMALL, Ink.MUTED)

    def _mark_lines(self) -> None:
        self._markers += self._marks.markers
        self._texts += self._marks.texts
        for start, x in self._marks.feet:
            places = (start, Point(x, self._plot.top), Point(x, self._plot.bottom))
            self._upright.append(Stroke(places, Ink.MUTED, _GRID * self._line))

    def _target_line(self) -> Point | None:
        if self._chart.aim is None:
            return None
        y = self._y(self._chart.aim)
        ends = (Point(self._plot.left, y), Point(self._plot.right, y))
        self._strokes.append(Stroke(ends, Ink.ACCENT, _TARGET * self._line, Dash.DOTTED))
        return ends[1]

    def _steps(self) -> list[Point]:
        """Draw the lines of interim targets; returns where each stands."""
        places = list[Point]()
        for step in self._chart.steps:
            share = self._scale.share_of(step.at)
            at = Point(self._x(share), self._y(step.value))
            self._strokes.append(step_line(at, self._plot, self._line))
            self._readings.append((share, Reading(at, step_words(self._chart, step))))
            places.append(at)
        return places

    def _step_words(self, places: list[Point], obstacles: Obstacles) -> list[Rect]:
        """Write what interim targets say; returns where. The lines of marks give way to it."""
        for mark in self._upright:
            obstacles.add_path(mark.places[:2])
        found = (
            step_label(self._chart, step, at, obstacles, self._measure)
            for step, at in zip(self._chart.steps, places, strict=True)
        )
        texts = [text for text in found if text is not None]
        self._texts += texts
        return [text.rect for text in texts]

    def _series(self, number: int, series: Series) -> Point | None:
        """Draw a line with its points; where it ends, None when nothing was measured."""
        style, line = style_of(number), self._line
        stretches = self._scale.lines(series)
        for stretch in stretches:
            places = tuple(self._spot(placed) for placed in stretch)
            if len(places) > 1 and series.reference:
                self._reference(places, series.solid)
            elif len(places) > 1:
                self._strokes.append(Stroke(places, style.ink, _LINE * line, style.dash))
        points = [placed for stretch in stretches for placed in stretch]
        if not points:
            return None
        if series.reference:
            return self._spot(points[-1])
        alone = {id(stretch[0]) for stretch in stretches if len(stretch) == 1}
        crowded = len(points) * _CROWDED * _RADIUS * line > self._plot.width
        for placed in points:
            at = self._spot(placed)
            reading = Reading(at, reading_words(self._chart, series, placed.point))
            self._readings.append((placed.share, reading))
            if not crowded or placed is points[-1] or id(placed) in alone:
                marker = Marker(
                    at, _RADIUS * line, style.shape, style.ink, style.filled, _LINE * line
                )
                self._markers.append(marker)
        return self._spot(points[-1])

    def _reference(self, places: tuple[Point, ...], solid: int) -> None:
        """A line that was worked out: solid as far as it was worked out from, dashed after."""
        width = _TARGET * self._line
        if solid > 1:
            self._strokes.append(Stroke(places[:solid], Ink.ACCENT, width * 1.4))
        rest = places[max(solid - 1, 0) :]
        if len(rest) > 1:
            ink = Ink.ACCENT if solid else Ink.MUTED
            self._strokes.append(Stroke(rest, ink, width, Dash.DASHED))

    def _obstacles(self) -> Obstacles:
        within = Rect(self._plot.left, 0.0, self._plot.width, self._plot.bottom)
        obstacles = Obstacles(within)
        obstacles.rects += [text.rect for text in self._texts]
        obstacles.rects += [marker.rect for marker in self._markers]
        for stroke in self._strokes:
            obstacles.add_path(stroke.places)
        return obstacles

    def _band_words(self, obstacles: Obstacles) -> list[Rect]:
        """Write what a band says into it, as low as there is room; returns where.

        The lines of marks give way to it.
        """
        plot, line, said = self._plot, self._line, list[Rect]()
        for band, shade in zip(self._chart.bands, self._shades(), strict=True):
            size = self._measure(band.words, ChartFont.SMALL)
            lefts = [shade.rect.left + line / 2, shade.rect.right - size.width - line / 2]
            tops = [plot.bottom - (n + _UNDER) * line for n in range(1, int(plot.height / line))]
            rects = (Rect(left, top, size.width, line) for left in lefts for top in tops)
            found = next((rect for rect in rects if obstacles.free(rect)), None)
            if band.words and found is not None:
                self._write(band.words, found.left, found.top, ChartFont.SMALL, Ink.TEXT)
                obstacles.rects.append(found)
                said.append(found)
        return said

    def _values(self, obstacles: Obstacles) -> None:
        """Write values at their points; a line's last value stands in its label."""
        everything = len(self._chart.values) <= _SAID
        for series in self._chart.series:
            if series.reference:
                continue
            points = [placed for stretch in self._scale.lines(series) for placed in stretch]
            for placed in points[:-1] if everything else points[:1] if points[1:] else []:
                words = beside(self._chart, placed.point.value or 0.0)
                radius = _RADIUS * self._line
                found = point_label(words, self._spot(placed), radius, obstacles, self._measure)
                if found is not None:
                    self._texts.append(found)

    def _fits(self, ticks: list[TimeTick]) -> bool:
        """Whether times can be written under the plot without two touching."""
        ends = [float("-inf")] * 2
        for tick in ticks:
            for row, words in enumerate((tick.text, tick.below)):
                if not words:
                    continue
                left = self._left_of(words, self._x(tick.share))
                right = left + self._measure(words, ChartFont.SMALL).width
                if left < ends[row] + _WORD_GAP * self._line or right > self._width:
                    return False
                ends[row] = right
        return True

    def _left_of(self, words: str, x: float) -> float:
        """Where words begin that stand in the middle under x, moved inside the chart's edges."""
        width = self._measure(words, ChartFont.SMALL).width
        return max(min(x - width / 2, self._width - width), 0.0)

    def _write(self, words: str, left: float, top: float, font: ChartFont, ink: Ink) -> None:
        size = self._measure(words, font)
        rect = Rect(left, top, size.width, self._line)
        self._texts.append(ChartText(words, Point(left, top + self._ascent), font, ink, rect))

    def _spot(self, placed: PlacedPoint) -> Point:
        return Point(self._x(placed.share), self._y(placed.point.value or 0.0))

    def _x(self, share: float) -> float:
        inset = _INSET * self._line
        return self._plot.left + inset + share * (self._plot.width - 2 * inset)

    def _y(self, value: float) -> float:
        share = (value - self._axis.low) / (self._axis.high - self._axis.low)
        return self._plot.bottom - share * self._plot.height
