"""Charts of local data draw only what may be shown, and nothing stands over anything."""

import pytest

from sos_desktop.domain.charts.alternative import alternative
from sos_desktop.domain.charts.bars import BarData, bar_layout, bar_words
from sos_desktop.domain.charts.data import ChartData
from sos_desktop.domain.charts.shapes import TextSize
from sos_desktop.domain.charts.time_axis import TimeScale
from sos_desktop.domain.local.cells import LocalCell
from sos_desktop.domain.local.charts import ChartKind, chart_of
from sos_desktop.domain.local.suppression import SmallNumberRule, protect


def measure(text, font):
    return TextSize(len(text) * 6.0, 8.0, 2.0)


def cell(period, place, of, count, group="SWD"):
    return LocalCell(period, place, group, count, of, 100 * count / of)


TABLE = protect(
    [
        cell("2026-09", "Alder ES", 9, 3),
        cell("2026-09", "Birch MS", 60, 8),
        cell("2026-09", "Cedar HS", 20, 5),
        cell("2026-09", "Dogwood ES with a name of eighty letters " + "x" * 40, 200, 40),
        cell("2026-09", "", 289, 56),
        cell("2026-10", "", 290, 40),
        cell("2026-10", "Birch MS", 60, 20),
    ],
    SmallNumberRule(11, "CDE"),
)


@pytest.mark.parametrize("kind", ChartKind)
def test_no_chart_says_a_number_that_is_held_back(kind):
    chart = chart_of(kind, TABLE, "absent", period="2026-09", group="SWD")
    told = bar_words(chart) if isinstance(chart, BarData) else repr(chart)
    assert "3 of 9" not in told
    assert "33.3" not in told
    assert "5 of 20" not in told


def test_over_time_percents_stand_at_their_months():
    chart = chart_of(ChartKind.TREND, TABLE, "absent", group="SWD")
    assert isinstance(chart, ChartData)
    values = [point.value for point in chart.series[0].points]
    assert values == pytest.approx([19.377, 13.793], abs=0.001)
    assert chart.unit == "%"
    assert "Sep 2026" in alternative(chart)
    assert [tick.text for tick in TimeScale(chart).ticks(lambda _ticks: True)] == ["Sep", "Oct"]


def test_a_chart_rounds_once_as_the_table_does():
    """136 of 710 is 19.2%; the chart said 19.1% of what was rounded to 19.15 before."""
    cells = [LocalCell(f"2026-{m:02d}", "", "ALL", 136, 710, 13600 / 710) for m in (8, 9)]
    chart = chart_of(
        ChartKind.TREND, protect(cells, SmallNumberRule(11, "CDE")), "absent", group="ALL"
    )
    assert isinstance(chart, ChartData)
    assert "19.2%" in alternative(chart)


def test_where_most_are_counts_what_is_shown_only():
    chart = chart_of(ChartKind.PARETO, TABLE, "absent", period="2026-09", group="SWD")
    assert isinstance(chart, BarData)
    assert [bar.value for bar in chart.bars] == [40, 8]
    assert chart.bars[1].words == "8 · 100% with those above"
    assert chart.notes == ("2 figures are held back: too few students.",)


def test_a_side_whose_figures_are_held_back_says_so():
    few = [LocalCell(f"2026-{m:02d}", "", "FOS", 1, 4, 25.0) for m in (9, 10)]
    chart = chart_of(
        ChartKind.BEFORE_AFTER, protect(few, SmallNumberRule(11, "CDE")), "", period="2026-10"
    )
    assert [bar.words for bar in chart.bars] == ["held back", "held back"]


def test_before_and_after_takes_the_middle_of_each_side():
    chart = chart_of(ChartKind.BEFORE_AFTER, TABLE, "absent", period="2026-10")
    assert isinstance(chart, BarData)
    assert [bar.name for bar in chart.bars] == [
        "Students with disabilities, before",
        "Students with disabilities, after",
    ]
    assert [round(bar.value, 1) for bar in chart.bars] == [19.4, 13.8]


@pytest.mark.parametrize("width", [200, 420, 900])
def test_bars_and_texts_do_not_touch(width):
    chart = chart_of(ChartKind.PLACES, TABLE, "absent", period="2026-09", group="SWD")
    layout = bar_layout(chart, width, measure)
    rects = [text.rect for text in layout.texts]
    for number, one in enumerate(rects):
        for other in rects[number + 1 :]:
            apart = (
                one.right <= other.left
                or other.right <= one.left
                or one.bottom <= other.top
                or other.bottom <= one.top
            )
            assert apart, (one, other)
    assert len(layout.readings) == len(chart.bars)


def test_nothing_to_show_is_said():
    empty = protect([], SmallNumberRule(11, "CDE"))
    for kind in ChartKind:
        chart = chart_of(kind, empty, "absent")
        if isinstance(chart, BarData):
            assert bar_words(chart).startswith("Nothing to show")
            assert bar_layout(chart, 300, measure).readings == ()
