"""Where things stand in a chart: to scale, with gaps, every line its own, nothing colliding."""

import itertools
from datetime import date, timedelta

import pytest

from sos_desktop.domain.charts.alternative import alternative
from sos_desktop.domain.charts.data import (
    ChartData,
    ChartMark,
    ChartPoint,
    ChartStep,
    Series,
    TimeAxis,
)
from sos_desktop.domain.charts.shapes import ChartFont, Ink
from tests.domain.charts.charting import (
    curves,
    dated,
    laid_out,
    ordered,
    series,
    target_lines,
    text,
    texts,
    yearly,
)

SEP_1, SEP_2, JUN_1 = date(2026, 9, 1), date(2026, 9, 2), date(2027, 6, 1)


def across(layout):
    return [marker.at.x for marker in layout.markers]


def test_dates_stand_to_scale():
    line = series("Suspended", (SEP_1, 9.0), (SEP_2, 8.0), (JUN_1, 6.0))
    first, second, last = across(laid_out(ChartData(name="Suspended", series=(line,))))
    assert (second - first) / (last - first) == pytest.approx(1 / 273)


def test_dates_given_out_of_order_are_drawn_forward():
    line = series("Suspended", (JUN_1, 6.0), (SEP_1, 9.0), (SEP_2, 8.0))
    found = across(laid_out(ChartData(name="Suspended", series=(line,))))
    assert found == sorted(found)


def test_a_run_chart_stands_in_order_and_tells_its_gaps_in_words():
    days = [date(2026, 9, 28) + timedelta(days=7 * n) for n in (0, 1, 2, 3, 4, 5, 11, 12)]
    layout = laid_out(ordered(*((day, n) for n, day in enumerate(days))))
    found = across(layout)
    steps = [b - a for a, b in itertools.pairwise(found)]
    assert steps == pytest.approx([steps[0]] * len(steps))
    [curve] = curves(layout)
    assert len(curve.places) == 8, "the line goes on; the gap is told"
    said = " ".join(texts(layout))
    assert "No point between Nov 2, 2026 and Dec 14, 2026." in said
    assert "evenly spaced" in said


def test_a_run_chart_tells_what_was_not_measured():
    layout = laid_out(ordered(("Week 1", 3), ("Week 2", None), ("Week 3", 5)))
    assert "Not measured: Week 2." in " ".join(texts(layout))
    assert len(layout.markers) == 2


@pytest.mark.parametrize(
    ("chart", "stretches"),
    [
        (dated(1.0, 2.0, None, 4.0, 5.0), [2, 2]),
        (dated(1.0, float("nan"), 3.0, 4.0), [2]),
        (dated(None, 2.0, 3.0, None), [2]),
        (yearly((2018, 7.0), (2019, 7.5), (2022, 8.0), (2023, 8.5)), [2, 2]),
        (yearly((2022, 8.0), (2023, 8.5), (2024, 8.0)), [3]),
        (dated(1.0, None, 3.0), []),
    ],
)
def test_missing_is_a_gap_and_never_zero(chart, stretches):
    layout = laid_out(chart)
    assert [len(curve.places) for curve in curves(layout)] == stretches
    assert len(layout.markers) == len(chart.values), "a point alone is a dot"
    lowest = max(marker.at.y for marker in layout.markers)
    assert lowest < layout.plot.bottom - 1


def test_a_missing_year_keeps_its_width():
    layout = laid_out(yearly((2018, 7.0), (2019, 7.5), (2022, 8.0)))
    a, b, c = across(layout)
    assert (c - b) / (b - a) == pytest.approx(3)
    assert {"2018", "2020", "2021", "2022"} <= set(texts(layout))


def test_every_series_is_a_line_of_its_own_and_told_apart_without_color():
    lines = (
        series("Students with disabilities", (SEP_1, 7.1), (JUN_1, 9.2)),
        series("All students", (SEP_2, 5.3), (JUN_1, 5.4)),
        series("Foster youth", (SEP_1, 12.0), (JUN_1, 11.0)),
    )
    layout = laid_out(ChartData(name="Suspended", series=lines, unit="%"))
    found = curves(layout)
    assert [len(curve.places) for curve in found] == [2, 2, 2]
    assert len({curve.dash for curve in found}) == 3
    assert len({marker.shape for marker in layout.markers}) == 3
    for line, value in zip(lines, ("9.2%", "5.4%", "11%"), strict=True):
        end = text(layout, value)
        assert end.font is ChartFont.STRONG
        assert end.rect.left > layout.plot.right
        assert line.name in " ".join(texts(layout))


def test_equal_lines_still_have_labels_apart():
    lines = tuple(series(f"Line {n}", (SEP_1, 5.0), (JUN_1, 5.0)) for n in range(6))
    layout = laid_out(ChartData(name="Equal", series=lines))
    tops = sorted(text(layout, f"5 Line {n}").rect.top for n in range(6))
    assert all(b - a >= 10 for a, b in itertools.pairwise(tops))


def test_a_chart_grows_where_labels_need_more_room():
    lines = tuple(series(f"Line {n}", (SEP_1, n), (JUN_1, n)) for n in range(30))
    layout = laid_out(ChartData(name="Many", series=lines))
    assert layout.height > 400
    assert len([words for words in texts(layout) if "Line" in words]) == 30


def test_the_target_is_dotted_with_its_label():
    layout = laid_out(dated(9.0, 8.0, unit="%", target=5.0))
    [line] = target_lines(layout)
    label = text(layout, "target 5%")
    assert abs(label.rect.middle.y - line.places[0].y) < 1
    assert label.rect.left > layout.plot.right


def test_a_target_on_a_line_of_the_grid_stays_visible():
    layout = laid_out(dated(9.0, 8.0, target=5.0))
    [line] = target_lines(layout)
    level = [s for s in layout.strokes if s.ink is Ink.LINE and s.places[0].y == line.places[0].y]
    assert level == []


def test_interim_targets_stand_at_their_days_with_their_words():
    days = [date(2026, 9, 28) + timedelta(days=7 * n) for n in range(8)]
    steps = (ChartStep(days[4], 30), ChartStep(days[7] + timedelta(days=60), 60))
    chart = ordered(*((day, 10.0) for day in days), unit="%", target=90.0, steps=steps)
    layout = laid_out(chart, height=250.0)
    first, second, target = sorted(target_lines(layout), key=lambda line: -line.places[0].y)
    points = [marker.at.x for marker in layout.markers]
    assert (first.places[0].x + first.places[1].x) / 2 == pytest.approx(points[4])
    assert second.places[1].x > points[-1], "one that is ahead stands behind the last point"
    assert target.places[0].x == layout.plot.left
    for line, words in ((first, "30% by Oct 26"), (second, "60% by Jan 15")):
        assert abs(text(layout, words).rect.middle.y - line.places[0].y) < 12
    assert "On the way: 30% by Oct 26, 2026; 60% by Jan 15, 2027." in alternative(chart)
    assert layout.readings[-1].words == "Interim target: 60% by Jan 15, 2027"


def test_an_axis_holds_what_is_aimed_at_on_the_way():
    layout = laid_out(dated(9.0, 8.0, steps=(ChartStep(date(2027, 6, 1), -40.0),)))
    [line] = target_lines(layout)
    assert layout.plot.top <= line.places[0].y <= layout.plot.bottom
    level = [s for s in layout.strokes if s.ink is Ink.LINE and s.places[0].y == line.places[0].y]
    assert level, "it stands on a line of the grid"
    assert all(piece.places[1].x <= line.places[0].x for piece in level)
    assert layout.plot.right - line.places[1].x < 10, "the time axis goes on to its day"


def test_two_values_of_one_day_are_both_shown():
    line = series("Suspended", (SEP_1, 7.0), (SEP_1, 9.0), (JUN_1, 8.0))
    chart = ChartData(name="Suspended", series=(line,))
    layout = laid_out(chart)
    first, second, _last = layout.markers
    assert first.at.x == second.at.x
    assert first.at.y > second.at.y
    assert "Sep 1, 2026: 7; Sep 1, 2026: 9;" in alternative(chart)


@pytest.mark.parametrize(
    "chart",
    [
        dated(7.0),
        dated(7.0, 7.0, 7.0, target=7.0),
        dated(0.0, 0.0),
        dated(-98.4, -80.0, -112.0),
        dated(-5.0, 3.0, target=0.0),
        dated(12_345_678_901.0, 1e14, unit="dollars"),
        dated(1e-7, 2e-7),
        dated(5.0, 5.0, step=0),
        dated(*(n % 17 for n in range(1000)), step=1),
        dated(90.0, 95.0, base=60.0),
        dated(90.0, 50.0, base=60.0),
        dated(),
        dated(None, None, target=4.0),
        ordered(("Week 1", 3)),
        yearly((2025, 9.2)),
        ChartData(name="Nothing", series=()),
    ],
)
@pytest.mark.parametrize("width", [60.0, 240.0, 900.0])
def test_any_chart_can_be_drawn(chart, width):
    layout = laid_out(chart, width)
    for stroke in layout.strokes:
        assert all(0 <= spot.x <= layout.width for spot in stroke.places)
        assert all(0 <= spot.y <= layout.height for spot in stroke.places)
    assert len(layout.readings) == len(chart.values)
    assert alternative(chart)


def test_a_thousand_points_are_a_line_with_a_dot_at_its_end():
    layout = laid_out(dated(*(float(n % 17) for n in range(1000)), step=1))
    [curve] = curves(layout)
    assert len(curve.places) == 1000
    assert [marker.at for marker in layout.markers] == [curve.places[-1]]


def test_without_values_it_says_so():
    layout = laid_out(dated(None, None))
    assert "Nothing is measured yet." in texts(layout)
    assert layout.markers == ()


def test_long_names_are_shortened_and_told_in_full():
    name = "Students with disabilities who were suspended at least once in this school year"
    chart = ChartData(name="Suspended", series=(series(name, (SEP_1, 7.0), (JUN_1, 6.0)),))
    layout = laid_out(chart, width=250.0)
    assert any(words.endswith("…") for words in texts(layout))
    assert all(found.rect.right <= layout.width for found in layout.texts)
    two = ChartData(name="Suspended", series=(*chart.series, series("All", (SEP_1, 5.0))))
    assert name in alternative(two)


def test_a_line_under_a_title_needs_no_name():
    titled = laid_out(yearly((2024, 7.0), (2025, 6.0), title="Suspension by Dashboard year"))
    assert "Suspension" not in texts(titled)
    assert "Suspension" in texts(laid_out(yearly((2024, 7.0), (2025, 6.0))))


def test_units_stand_at_values_or_above_the_axis():
    percent = texts(laid_out(dated(9.7, 6.0, unit="%")))
    assert {"6%", "10%"} <= set(percent)
    students = texts(laid_out(dated(9.0, 6.0, unit="students")))
    assert "students" in students
    assert "6" in students


def test_marks_are_numbered_over_their_time():
    marks = (ChartMark(SEP_1, "grade 6 team"), ChartMark(JUN_1, "grade 7 too"))
    layout = laid_out(dated(9.0, 8.0, 7.0, marks=marks, step=136))
    for number, x in (("1", layout.plot.left), ("2", layout.plot.right)):
        assert abs(text(layout, number).rect.middle.x - x) < 10
        assert text(layout, number).ink is Ink.SURFACE
    assert "grade 6 team" in texts(layout)
    assert "Mark 2, Jun 1, 2027: grade 7 too." in alternative(dated(9.0, marks=marks))


def test_a_mark_between_two_points_of_an_order_stands_at_the_next():
    days = [date(2026, 9, 28) + timedelta(days=7 * n) for n in range(6)]
    mark = ChartMark(days[3] - timedelta(days=2), "all of grade 6")
    layout = laid_out(ordered(*((day, 3.0) for day in days), marks=(mark,)))
    points = [marker.at.x for marker in layout.markers if marker.radius < 5]
    [number] = [found for found in layout.texts if found.ink is Ink.SURFACE]
    assert number.rect.middle.x == pytest.approx(points[3])


def test_points_are_read_by_time():
    lines = (series("A", (SEP_1, 1.0), (JUN_1, 3.0)), series("B", (SEP_2, 2.0)))
    layout = laid_out(ChartData(name="Both", series=lines, unit="%"))
    assert [reading.words for reading in layout.readings] == [
        "A: Sep 1, 2026: 1%",
        "B: Sep 2, 2026: 2%",
        "A: Jun 1, 2027: 3%",
    ]


@pytest.mark.parametrize(
    ("axis", "at"), [(TimeAxis.DATES, 2025), (TimeAxis.YEARS, SEP_1), (TimeAxis.YEARS, "2025")]
)
def test_a_point_of_another_kind_than_the_axis_is_refused(axis, at):
    with pytest.raises(ValueError, match="cannot stand on an axis"):
        ChartData(name="x", axis=axis, series=(Series("x", (ChartPoint(at, 1.0),)),))
