"""The heat map fits its place: no line of a cell is cut, rows without figures take little."""

from dataclasses import replace
from itertools import groupby

import pytest
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.services.dashboard.districts import district
from tests.importers import files
from ui import theme
from ui.delegates.heat_cell import CellWidth, HeatDelegate, lines_of
from ui.delegates.painters import painting
from ui.models.heat import VALUE_ROLE
from ui.widgets.charts.heatmap import HeatMap


@pytest.fixture
def view(loaded):
    """A large district: its students are many, its figures long."""
    found = district(loaded, files.DISTRICT, 2025)
    cells = {
        group: {key: replace(v, students=v.students and 116_953) for key, v in row.items()}
        for group, row in found.cells.items()
    }
    return replace(found, cells=cells)


@pytest.fixture
def heat_map(qtbot, app, view):
    made = HeatMap()
    qtbot.addWidget(made)
    made.show_view(view)
    made.show()
    return made


def cut(heat_map):
    """The lines of figures that are wider than their column; priorities may wrap."""
    strong, small = QFontMetrics(theme.font("strong")), QFontMetrics(theme.font("small"))
    model, place = heat_map.heat, heat_map.delegate.room
    found = []
    for row in range(model.rowCount()):
        for column in range(model.columnCount() - 1):
            cell = model.index(row, column)
            value = cell.data(VALUE_ROLE)
            lines = lines_of(value, str(cell.data() or ""), place)
            first = strong if value is not None and value.color else small
            room = heat_map.columnWidth(column) - 4
            found += [line for line in lines[:1] if first.horizontalAdvance(line) > room]
            found += [line for line in lines[1:] if small.horizontalAdvance(line) > room]
    return found


@pytest.mark.parametrize("width", [640, 800, 1200])
def test_no_line_of_a_cell_is_cut(heat_map, width):
    heat_map.resize(width, 400)
    assert cut(heat_map) == []


def test_groups_go_by_their_codes_where_names_take_the_room(heat_map):
    heat_map.resize(640, 400)
    assert heat_map.heat.codes
    heat_map.resize(1400, 400)
    assert not heat_map.heat.codes


def test_a_group_without_figures_takes_less_room_than_one_with(heat_map, view):
    heat_map.resize(1000, 400)
    place = view.groups.index("SWD")
    full = heat_map.rowHeight(place)
    heat_map.show_view(replace(view, cells={**view.cells, "SWD": {}}))
    assert heat_map.rowHeight(place) < full


def test_whole_it_shows_every_group_and_never_scrolls(qtbot, app, view):
    heat_map = HeatMap(whole=True)
    qtbot.addWidget(heat_map)
    heat_map.show_view(view)
    heat_map.show()
    for width in (1400, 640):
        heat_map.resize(width, 100)
        qtbot.waitUntil(lambda: not heat_map.verticalScrollBar().isVisible())
        assert heat_map.viewport().height() >= heat_map.verticalHeader().length()


def test_a_figure_is_value_then_word_then_students_and_the_arrow_where_there_is_room(view):
    value = view.cells["SWD"][Indicator.SUSPENSION]
    for room, word in (
        (CellWidth.WIDE, f"{value.word} {value.arrow}"),
        (CellWidth.TIGHT, f"{value.word}{value.arrow}"),
    ):
        assert lines_of(value, "", room) == [value.value, word, "n 116,953"]
    assert lines_of(value, "", CellWidth.LEAST) == [
        value.value,
        value.word,
        f"{value.arrow} n 116,953",
    ]


def test_in_the_least_room_the_arrow_stands_alone(view):
    value = view.cells["SWD"][Indicator.SUSPENSION]
    assert lines_of(value, "", CellWidth.BARE) == [value.value, value.word, value.arrow]


@pytest.fixture
def large_text(app):
    theme.apply(app, theme.Scheme.LIGHT, 150)
    yield
    theme.apply(app, theme.Scheme.LIGHT)


@pytest.mark.parametrize("width", [740, 800, 871])
def test_no_line_is_cut_in_a_small_window_with_large_text(qtbot, large_text, view, width):
    """As Districts and a case show it in 1024 pixels."""
    made = HeatMap(dense=True)
    qtbot.addWidget(made)
    made.show_view(view)
    made.show()
    made.resize(width, 400)
    assert cut(made) == []


def test_a_dense_cell_says_it_in_two_lines(view):
    value = view.cells["SWD"][Indicator.SUSPENSION]
    said = lines_of(value, "", CellWidth.DENSE)
    assert said == [f"{value.value} {value.arrow}", value.word]
    few = replace(value, value="fewer than 11 students", word="", arrow="", color=0, students=None)
    assert lines_of(few, "", CellWidth.DENSE) == ["under 11"]
    assert lines_of(None, "–", CellWidth.DENSE) == ["–"]


@pytest.mark.parametrize("percent", [100, 150])
def test_a_dense_cell_keeps_its_lines_off_its_outline(qtbot, app, request, view, percent):
    theme.apply(app, theme.Scheme.LIGHT, percent)
    request.addfinalizer(lambda: theme.apply(app, theme.Scheme.LIGHT))
    shown = HeatMap(dense=True)
    qtbot.addWidget(shown)
    delegate = HeatDelegate(shown)
    delegate.room = CellWidth.DENSE
    size = QSize(110 * percent // 100, delegate.height_of(2))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    value = replace(
        view.cells["SWD"][Indicator.SUSPENSION],
        value="−124.3",
        word="Orange",
        color=2,
        counted=True,
    )
    with painting(image) as painter:
        rect = QRectF(image.rect()).adjusted(2, 1, -2, -1)
        delegate._surface(painter, rect, value, solid=True)
        delegate._texts(painter, rect, value, "")
    middle = range(size.width() // 3, 2 * size.width() // 3)
    dark = [
        any(image.pixelColor(x, y).lightness() < 110 for x in middle) for y in range(size.height())
    ]
    runs = [(ink, len(list(rows))) for ink, rows in groupby(dark)]
    blank = [length for ink, length in runs if not ink][1:-1]
    assert len(blank) == 3, f"no outline, figure, word, outline: {blank}"
    assert min(blank[0], blank[2]) >= 2, blank


@pytest.mark.parametrize("dense", [True, False])
def test_the_ring_of_a_cell_leaves_nothing_beside_it(qtbot, app, view, dense):
    """Qt paints a cell anew when the cursor leaves it, and not what lies around it."""
    made = HeatMap(whole=True, dense=dense)
    qtbot.addWidget(made)
    made.resize(1130, 500)
    made.show_view(view)
    made.show()
    place = QRect(20, 20, 90, 40)
    option = QStyleOptionViewItem()
    option.rect = place
    option.state |= QStyle.StateFlag.State_Selected
    picture = QImage(130, 80, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    with painting(picture) as painter:
        made.delegate.paint(painter, option, made.heat.index(0, 0))
    outside = [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if not place.contains(x, y) and picture.pixelColor(x, y).alpha()
    ]
    assert not outside
