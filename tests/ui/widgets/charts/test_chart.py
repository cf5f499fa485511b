"""Charts on the screen: painted as on paper, read by keyboard, mouse and screen reader."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from reportlab.graphics.shapes import Circle, Polygon, PolyLine, String

from sos_desktop.domain.charts.data import ChartData, ChartMark, ChartPoint, Series
from sos_desktop.domain.charts.layout import chart_layout
from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.exporters import pdf_chart
from sos_desktop.exporters.pdf_style import register_fonts
from ui import theme
from ui.widgets.charts.chart import ChartView
from ui.widgets.charts.chart_painter import paint_chart, text_size
from ui.widgets.charts.trend import TrendLine

DAYS = [date(2026, 9, 1), date(2026, 9, 20), date(2027, 3, 1), date(2027, 6, 1)]
CHART = ChartData(
    name="Suspended students",
    title="Fewer are suspended",
    series=(
        Series("Students with disabilities", tuple(map(ChartPoint, DAYS, (9.7, None, 8.0, 6.0)))),
        Series("All students", tuple(map(ChartPoint, DAYS, (5.0, 5.2, 5.1, 5.4)))),
    ),
    unit="%",
    target=4.0,
    base=2.0,
    marks=(ChartMark(DAYS[1], "grade 6 team"),),
)


class Recorder:
    """Stands in for a painter and notes what is drawn: kind, places, texts, dashes, filled."""

    def __init__(self):
        self.drawn = []
        self._pen = self._brush = None

    def setPen(self, pen):
        self._pen = pen

    def setBrush(self, brush):
        self._brush = brush

    def setFont(self, font):
        pass

    def drawPolyline(self, points):
        dashes = self._pen.dashPattern() if self._pen.style() != Qt.PenStyle.SolidLine else []
        self._note("line", points, tuple(round(d, 2) for d in dashes))

    def drawPolygon(self, points):
        self._note("corners", points, self._brush.color() == self._pen.color())

    def drawEllipse(self, middle, across, _down):
        filled = self._brush.color() == self._pen.color()
        self._note("circle", [middle], (round(across, 2), filled))

    def drawText(self, at, text):
        self._note("text", [at], text)

    def _note(self, kind, points, more):
        places = [number for spot in points for number in (spot.x(), spot.y())]
        self.drawn.append((kind, places, more))


def on_screen(layout):
    recorder = Recorder()
    paint_chart(recorder, layout, QColor("white"))
    return recorder.drawn


def on_paper(layout):
    """What reportlab's drawing holds, in the recorder's terms; it counts y upward."""

    def places(numbers):
        return [layout.height - n if place % 2 else n for place, n in enumerate(numbers)]

    found = []
    for shape in pdf_chart.painted(layout).contents:
        match shape:
            case PolyLine():
                dashes = [d / shape.strokeWidth for d in shape.strokeDashArray or ()]
                found.append(("line", places(shape.points), tuple(round(d, 2) for d in dashes)))
            case Polygon():
                found.append(
                    ("corners", places(shape.points), shape.fillColor == shape.strokeColor)
                )
            case Circle():
                more = (round(shape.r, 2), shape.fillColor == shape.strokeColor)
                found.append(("circle", places([shape.cx, shape.cy]), more))
            case String():
                found.append(("text", places([shape.x, shape.y]), shape.text))
    return found


@pytest.mark.parametrize("measured_by", ["screen", "paper"])
def test_screen_and_paper_draw_the_same(app, measured_by):
    register_fonts()
    measure = text_size if measured_by == "screen" else pdf_chart.text_size
    layout = chart_layout(CHART, 500, 200, measure)
    drawn, printed = on_screen(layout), on_paper(layout)
    assert [(kind, more) for kind, _, more in drawn] == [(kind, more) for kind, _, more in printed]
    for (_, places, _), (_, other, _) in zip(drawn, printed, strict=True):
        assert places == pytest.approx(other, abs=1e-6)
    kinds = [kind for kind, _places, _more in drawn]
    assert set(kinds) == {"line", "corners", "circle", "text"}
    assert len({more for kind, _places, more in drawn if kind == "line"}) == 3


def shown(qtbot, chart=CHART, width=500):
    view = ChartView()
    qtbot.addWidget(view)
    view.show_chart(chart)
    view.resize(width, view.sizeHint().height())
    view.show()
    view.resize(width, view.sizeHint().height())
    return view


def test_screen_readers_get_the_whole_chart(app, qtbot):
    view = shown(qtbot)
    assert view.accessibleName() == "Fewer are suspended"
    said = view.accessibleDescription()
    assert "Students with disabilities: Sep 1, 2026: 9.7%; Sep 20, 2026: not measured;" in said
    assert "The target is 4%; the last value is 2 above it." in said
    assert "The axis begins at 2%." in said


def test_points_are_read_by_keyboard(app, qtbot):
    view = shown(qtbot)
    said = []
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_Left,
        Qt.Key.Key_Left,
        Qt.Key.Key_End,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
    ):
        qtbot.keyClick(view, key)
        said.append(view.accessibleDescription())
        assert view.reading.words == said[-1]
    first = "Students with disabilities: Sep 1, 2026: 9.7%"
    last = "All students: Jun 1, 2027: 5.4%"
    assert said == [first, "All students: Sep 1, 2026: 5%", first, first, last, last, first]
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.reading is None
    assert "target" in view.accessibleDescription()


def test_leaving_the_chart_ends_the_reading(app, qtbot):
    view = shown(qtbot)
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    qtbot.keyClick(view, Qt.Key.Key_End)
    view.clearFocus()
    assert view.reading is None


def test_the_mouse_reads_the_point_it_is_near(app, qtbot):
    view = shown(qtbot)
    reading = view.layout_shown.readings[-1]
    qtbot.mouseMove(view, QPoint(2, 2))
    qtbot.mouseMove(view, QPoint(round(reading.at.x) + 5, round(reading.at.y) + 5))
    assert view.reading == reading
    qtbot.mouseMove(view, QPoint(2, 2))
    assert view.reading is None


def test_a_chart_without_values_takes_keys_without_harm(app, qtbot):
    view = shown(qtbot, ChartData(name="Nothing", series=(Series("Nothing", ()),)))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.reading is None
    assert "Nothing is measured yet." in view.accessibleDescription()


def test_larger_text_makes_a_taller_chart(app, qtbot):
    view = shown(qtbot)
    before = view.sizeHint().height()
    theme.apply(app, theme.Scheme.LIGHT, 150)
    try:
        qtbot.waitUntil(lambda: view.sizeHint().height() > before * 1.3)
    finally:
        theme.apply(app, theme.Scheme.LIGHT)


def test_a_narrow_chart_keeps_inside_its_least_width(app, qtbot):
    view = shown(qtbot, width=ChartView().minimumSizeHint().width())
    assert view.layout_shown.width <= view.width()


@pytest.mark.parametrize("scheme", [theme.Scheme.DARK, theme.Scheme.CONTRAST])
def test_a_chart_follows_the_look(app, qtbot, scheme):
    view = shown(qtbot)
    theme.apply(app, scheme)
    try:
        image = QImage(view.size(), QImage.Format.Format_RGB32)
        image.fill(QColor(theme.tokens().window))
        painter = QPainter(image)
        paint_chart(painter, view.layout_shown, QColor(theme.tokens().window))
        painter.end()
        at = view.layout_shown.markers[1].at
        assert image.pixelColor(round(at.x), round(at.y)) == QColor(theme.tokens().text)
    finally:
        theme.apply(app, theme.Scheme.LIGHT)


def test_a_trend_shows_itself_from_two_years_on(app, qtbot):
    trend = TrendLine()
    qtbot.addWidget(trend)
    trend.show_points(Indicator.SUSPENSION, ((2025, 20.0),))
    assert trend.isHidden()
    trend.show_points(Indicator.SUSPENSION, ((2019, 20.0), (2022, 18.5)))
    assert not trend.isHidden()
    said = trend.accessibleDescription()
    assert said == "2019: 20.0%; 2022: 18.5%. Down 1.5 from 2019 to 2022."
    dots = [marker.at for marker in trend.layout_shown.markers]
    joined = [stroke for stroke in trend.layout_shown.strokes if stroke.places[0] in dots]
    assert joined == [], "2020 and 2021 are a gap"
