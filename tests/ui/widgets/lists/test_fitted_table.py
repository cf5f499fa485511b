"""Tables as tall as their rows, until there are so many that they scroll by themselves."""

import pytest

from ui.models.table import Column
from ui.widgets.lists.fitted_table import MOST_ROWS, FittedTable
from ui.widgets.lists.text_widths import widths_of

COLUMNS = (
    Column("Number", str, width=8),
    Column("Text", lambda n: "word " * (n % 7) * 4, width=30),
)


@pytest.fixture
def table(app, qtbot):
    made = FittedTable(COLUMNS, name="Numbers", key=lambda n: n)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def test_few_rows_are_all_in_sight(table):
    table.set_rows(range(MOST_ROWS))
    assert table.height() > table.verticalHeader().length()
    assert not table.verticalScrollBar().isVisible()
    heights = {table.rowHeight(row) for row in range(MOST_ROWS)}
    assert len(heights) > 1, "each as tall as its text"


def test_many_rows_scroll_and_the_chosen_one_is_in_sight(table):
    table.set_rows(range(MOST_ROWS + 1))
    assert table.height() < table.verticalHeader().length() / 2
    table.select(MOST_ROWS)
    place = table.visualRect(table.currentIndex())
    assert table.viewport().rect().contains(place.center())
    table.set_rows(range(3))
    assert table.height() > table.verticalHeader().length()


@pytest.mark.parametrize("text", ["", "a", "two words", "line\nline", "word " * 50, "ñ" * 300])
@pytest.mark.parametrize("room", [20, 100, 5_000])
def test_a_height_is_what_qt_would_give(table, text, room):
    from PySide6.QtCore import QRect, Qt

    place, flags = QRect(0, 0, room, 100_000), int(Qt.TextFlag.TextWordWrap)
    wanted = table.fontMetrics().boundingRect(place, flags, text).height()
    texts = widths_of(table.font())
    assert [texts.height(text, room) for _again in range(2)] == [wanted, wanted]


def test_texts_are_asked_for_once_however_often_the_table_is_laid_out(app, qtbot):
    asked = []

    def text(number):
        asked.append(number)
        return f"Row {number}"

    table = FittedTable((Column("Number", text, width=8),), name="Numbers", key=lambda n: n)
    qtbot.addWidget(table)
    table.set_rows([1, 2, 3])
    asked.clear()
    for width in (300, 500, 420):
        table.resize(width, 200)
        table.fit()
    assert asked == []
    table.set_rows([1, 2, 4])
    assert {*asked} == {1, 2, 4}


def test_rows_keep_their_heights_when_other_rows_say_as_much(table):
    """Rows that are read anew have the height of all others until the table is fitted again."""
    table.set_rows(range(7))
    heights = [table.rowHeight(row) for row in range(7)]
    table.set_rows(range(7, 14))
    assert [table.rowHeight(row) for row in range(7)] == heights


def test_a_column_that_says_and_asks_nothing_gives_its_room_to_texts_that_are_cut(app, qtbot):
    """Dashes stood in a sixth of the list while what was seen was cut."""
    said = {1: "short", 2: "It was seen on nine visits that nobody holds the plan " * 3}
    columns = (
        Column("Kind", lambda _n: "Strength", width=12),
        Column("What we see", said.get, width=44),
        Column("Figure, and since then", lambda _n: "–", width=19),
        Column("Their words", lambda _n: "–", width=22, field="words"),
    )
    made = FittedTable(columns, name="Findings", key=lambda n: n, lines=1)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    made.set_rows([1])
    assert not made.isColumnHidden(2), "there is room for all"
    made.set_rows([1, 2])
    assert made.isColumnHidden(2)
    assert not made.isColumnHidden(3), "one types there"


@pytest.mark.parametrize("spare", [False, True])
@pytest.mark.parametrize("wide", [60, 150, 220, 300, 420, 600])
def test_the_widest_column_may_be_one_that_says_nothing(app, qtbot, wide, spare):
    columns = (
        Column("Name", lambda _row: "South Monterey County Joint Union High", width=14),
        Column("What was decided", lambda _row: "–", width=40, spare=spare),
        Column("Why", lambda _row: "because nobody had asked before", width=20),
    )
    made = FittedTable(columns, name="Decisions", key=lambda n: n, lines=1)
    qtbot.addWidget(made)
    made.resize(wide, 200)
    made.show()
    made.set_rows(range(3))
    assert not made.isColumnHidden(0)
    assert not made.isColumnHidden(2)
