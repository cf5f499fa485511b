"""Whatever is drawn: no text touches another, a point, a line or the edge of the chart."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from sos_desktop.domain.charts.data import (
    ChartData,
    ChartMark,
    ChartPoint,
    ChartStep,
    Series,
    TimeAxis,
)
from sos_desktop.domain.geometry import Rect
from tests.domain.charts.charting import laid_out

_DAYS = st.integers(0, 900).map(lambda n: date(2026, 9, 1) + timedelta(days=n))
_TIMES = {
    TimeAxis.DATES: _DAYS,
    TimeAxis.YEARS: st.integers(2010, 2030),
    TimeAxis.ORDER: st.one_of(_DAYS, st.sampled_from(["Week 1", "Week 2", "A longer label"])),
}
_VALUES = st.one_of(
    st.none(),
    st.integers(-30, 120),
    st.floats(-1e4, 1e4, allow_subnormal=False),
    st.floats(-1e13, 1e13, allow_subnormal=False),
)
_NAMES = st.sampled_from(
    ["A", "All students", "Students with disabilities, grades 6 to 9", "x" * 60]
)


@st.composite
def charts(draw):
    axis = draw(st.sampled_from(TimeAxis))
    points = st.builds(ChartPoint, _TIMES[axis], _VALUES)
    lines = st.builds(Series, _NAMES, st.lists(points, max_size=8).map(tuple))
    marks = st.lists(st.builds(ChartMark, _TIMES[axis], _NAMES), max_size=4).map(tuple)
    steps = st.builds(ChartStep, _TIMES[axis], st.integers(-30, 120))
    return ChartData(
        name="Chart",
        axis=axis,
        series=draw(st.lists(lines, max_size=6).map(tuple)),
        title=draw(st.sampled_from(["", "A finding", "A finding that is long enough " * 4])),
        unit=draw(st.sampled_from(["", "%", "students", "a unit with a very long name " * 4])),
        target=draw(st.none() | st.integers(-30, 120)),
        steps=draw(st.lists(steps, max_size=3).map(tuple)),
        base=draw(st.none() | st.integers(1, 90)),
        marks=draw(marks),
    )


def shrunk(rect, by=0.01):
    return Rect(rect.left + by, rect.top + by, rect.width - 2 * by, rect.height - 2 * by)


@settings(max_examples=30, deadline=None)
@given(chart=charts(), width=st.sampled_from([150.0, 260.0, 400.0, 800.0]))
def test_nothing_collides(chart, width):
    layout = laid_out(chart, width)
    rects = [(text.text, shrunk(text.rect)) for text in layout.texts]
    page = Rect(0, 0, layout.width, layout.height)
    discs = [
        m
        for m in layout.markers
        if any(t.rect.overlaps(m.rect) and t.text.isdigit() and m.radius > 5 for t in layout.texts)
    ]
    for number, (words, rect) in enumerate(rects):
        assert page.holds(rect), words
        for other, found in rects[number + 1 :]:
            assert not rect.overlaps(found), (words, other)
        for marker in layout.markers:
            assert marker in discs or not rect.overlaps(marker.rect), words
        for stroke in layout.strokes:
            for start, end in zip(stroke.places, stroke.places[1:], strict=False):
                assert not rect.crossed_by(start, end), (words, stroke)
