"""The width of a list goes to what is said: short texts whole, nothing to columns of dashes."""

import pytest

from ui.models.table import Column
from ui.widgets.lists.column_shares import filled, kept_left, widened
from ui.widgets.lists.fitted_table import NOTHING, FittedTable
from ui.widgets.lists.line_table import LineTable
from ui.widgets.lists.one_line_table import OneLineTable
from ui.widgets.lists.tables import RecordTable
from ui.widgets.lists.text_widths import widths_of

LONG = "Count suspended days by grade, by period and by reason for two years"


def test_short_texts_are_whole_and_long_ones_share_the_rest():
    assert filled(300, [50, 50, 50], [[60, 500, 70]]) == [60, 170, 70]
    assert filled(300, [50, 50, 50], [[60, 500, 400]]) == [60, 120, 120]
    assert filled(200, [50, 50, 50], [[50, 60, 50], [70, 60, 50]]) == [90, 60, 50]
    assert filled(101, [50, 50], [[50, 53]]) == [50, 51]
    assert sum(filled(90, [50, 50, 50], [[60, 60, 60]])) <= 90, "what is least has no room"


def test_room_that_is_left_goes_to_texts_that_are_cut():
    assert widened(300, [100, 100], [90, 180]) == [100, 180]
    assert widened(200, [100, 100], [90, 180]) == [100, 100]
    assert widened(150, [100, 100], [90, 180]) == [100, 100]


def shown(made, rows, width, qtbot):
    qtbot.addWidget(made)
    made.resize(width, 300)
    made.show()
    made.set_rows(rows)
    numbers = range(made.proxy.columnCount())
    return [0 if made.isColumnHidden(n) else made.columnWidth(n) for n in numbers]


@pytest.mark.parametrize("room", [1000, 800])
def test_a_table_cuts_no_text_beside_free_room(room, qtbot):
    """Tasks of the caseload were cut while a third of the window stood empty."""
    columns = (Column("Task", lambda _n: LONG, width=20), Column("Due", lambda _n: "May 1"))
    made = RecordTable(columns, name="Tasks", one_line=True)
    widths = shown(made, [1, 2], room, qtbot)
    assert widths[0] > widths_of(made.font()).whole(LONG)


@pytest.mark.parametrize("more", [10, 30, -20, -60])
def test_one_long_text_leaves_the_others_their_room(more, qtbot):
    """Letters: one reason why there is no letter cut the year of help in every row."""
    columns = (
        Column("LEA", lambda _n: "Mesa Alta Unified", width=24),
        Column("Missing", lambda n: LONG + LONG if n == 1 else "nothing", width=30),
        Column("Status", lambda _n: "Differentiated Assistance, year 1", width=24),
        Column("Letter", lambda _n: "Identified again", width=20),
        Column("Made on", lambda _n: "not yet", width=13),
    )
    made = RecordTable(columns, name="Letters", one_line=True)
    text = widths_of(made.font())
    declared = sum(column.width for column in columns) * made.fontMetrics().averageCharWidth()
    widths = shown(made, range(1, 11), declared + more, qtbot)
    assert widths[0] > text.whole("Mesa Alta Unified")
    assert widths[2] > text.whole("Differentiated Assistance, year 1")


@pytest.mark.parametrize("room", [900, 420])
@pytest.mark.parametrize("kind", [OneLineTable, LineTable])
def test_columns_of_dashes_do_not_squeeze_the_text(room, kind, app, qtbot):
    """In findings and tasks, what is said was cut to two words beside columns without any."""
    columns = (
        Column("Task", lambda _r: LONG, width=40),
        Column("Comes back in so many days", lambda _r: NOTHING, width=26),
        Column("The district's own words", lambda _r: NOTHING, width=26),
        Column("Due", lambda _r: "May 1, 2026", width=13),
    )
    more = {"keeper": None, "ordered": False} if kind is LineTable else {}
    made = kind(columns, name="Tasks", **more)
    row = type("Row", (), {"id": "one"})()
    widths = shown(made, [row], room, qtbot)
    assert widths[0] > room / 2
    assert widths[3] > widths_of(made.font()).whole("May 1, 2026")
    assert bool(widths[1]) == (room > 800), "they are left out where there is no room at all"
    assert sum(widths) <= made.viewport().width()


def test_the_longest_name_is_whole_before_other_texts_are(qtbot):
    """Caseload cut "Cañada Vista Union Elementary", because only few names are as long."""
    longest = "Cañada Vista Union Elementary"
    columns = (
        Column("LEA", lambda n: longest if n == 2 else "Mesa Alta", width=40),
        Column("Next task", lambda n: LONG * 3 if n == 1 else LONG * 2, width=160),
    )
    made = RecordTable(columns, name="Cases", one_line=True)
    text = widths_of(made.font())
    room = text.whole("Mesa Alta") + text.whole(LONG * 2) + 150
    widths = shown(made, range(1, 11), room, qtbot)
    assert widths[0] > text.whole(longest)
    assert widths[1] > text.whole(LONG)


def test_cells_make_room_for_a_button_without_the_last_being_cut():
    places = [(0, 300), (300, 200), (500, 100)]
    assert kept_left(places, 600, 90) == places
    assert kept_left(places, 530, 90) == [(0, 300), (300, 138), (440, 90)]
    assert kept_left([(0, 600)], 530, 90) == [(0, 530)]


def test_a_column_with_pills_in_some_rows_cuts_no_text_of_the_others(qtbot):
    """Statuses: "not computable" was cut to "not …" in every row that bears no mark."""
    columns = (
        Column("LEA", lambda _n: "Mesa Alta Unified", width=30),
        Column("EC 52072", lambda _n: "not computable", width=15, tone=lambda _n: ""),
        Column("Open points", lambda _n: LONG, width=26),
    )
    made = FittedTable(columns, name="Statuses", lines=1, whole=False)
    widths = shown(made, [1, 2], 620, qtbot)
    assert widths[1] > widths_of(made.font()).whole("not computable")
