"""What a table keeps selected, whichever keys are held down meanwhile."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from sos_desktop.domain.formats import UNREADABLE_DAY
from ui.models.table import Column
from ui.widgets.lists.fitted_table import FittedTable
from ui.widgets.lists.one_line_table import OneLineTable
from ui.widgets.lists.tables import RecordTable

COLUMNS = (Column("Name", str),)


def table(kind, qtbot, *, several=True):
    made = kind(COLUMNS, name="Names", key=lambda name: name[0])
    if several:
        made.setSelectionMode(made.SelectionMode.ExtendedSelection)
    qtbot.addWidget(made)
    made.set_rows(["Ana", "Ben", "Cruz", "Dee"])
    return made


@pytest.fixture
def control_down(app):
    """Ctrl stays down, as between Ctrl+Enter in a form and the list behind it being read anew."""
    line = QLineEdit()
    line.show()
    QTest.keyPress(line, Qt.Key.Key_Control)
    QTest.keyPress(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    yield
    QTest.keyRelease(line, Qt.Key.Key_Control)
    line.close()


@pytest.mark.parametrize("kind", [RecordTable, FittedTable])
@pytest.mark.parametrize("several", [True, False])
def test_selecting_a_row_selects_no_other(kind, several, qtbot, control_down):
    made = table(kind, qtbot, several=several)
    for key in "ABB":
        assert made.select(key)
    assert made.selected() == ["Ben"]
    assert made.current() == "Ben"


@pytest.mark.parametrize("kind", [RecordTable, FittedTable])
def test_the_current_row_stays_current_among_several(kind, qtbot):
    made = table(kind, qtbot)
    made.select_several({"A", "C", "D"}, current="C")
    assert made.current() == "Cruz"
    made.set_rows(["Dee", "Ana", "Carla", "Ben"])
    assert made.selected() == ["Dee", "Ana", "Carla"]
    assert made.current() == "Carla"
    made.set_rows(["Ana", "Dee"])
    assert made.current() == "Ana"
    assert made.selected() == ["Ana", "Dee"]


def test_coming_back_to_a_table_keeps_what_was_selected(qtbot):
    made = table(FittedTable, qtbot)
    made.select_several({"A", "C"})
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    assert made.selected() == ["Ana", "Cruz"]
    made.clearSelection()
    made.clearFocus()
    made.setFocus()
    assert made.selected() == ["Ana"]


@pytest.mark.parametrize("kind", [RecordTable, FittedTable])
def test_the_same_rows_again_are_left_as_they_stand(kind, qtbot):
    made = table(kind, qtbot)
    made.select_row(2)
    resets = []
    made.rows_model.modelReset.connect(lambda: resets.append(1))
    made.set_rows(["Ana", "Ben", "Cruz", "Dee"])
    assert not resets
    assert made.current() == "Cruz"
    made.set_rows(["Ana", "Ben", "Cruz"])
    assert resets


@pytest.mark.parametrize("kind", [RecordTable, FittedTable])
def test_a_row_that_says_something_else_is_exchanged_where_it_stands(kind, qtbot):
    """All rows shown anew, what is chosen would be looked for and all be painted again."""
    made, told = table(kind, qtbot, several=False), []
    made.select("B")
    made.current_changed.connect(told.append)
    made.rows_model.modelReset.connect(lambda: told.append("all anew"))
    made.set_rows(["Ana", "Berta", "Cruz", "Dee"])
    assert told == ["Berta"], "what stands beside the table follows"
    made.proxy.set_filter(lambda name: name != "Dora")
    made.set_rows(["Ana", "Berta", "Cruz", "Dora"])
    assert told[1] == "all anew"
    assert made.proxy.rowCount() == 3
    assert made.current() == "Berta"


def test_rows_are_sorted_by_what_they_say_now(qtbot):
    """The values are asked for once, and again as soon as rows are others."""
    said = {"Ana": 3, "Ben": None, "Cruz": 1, "Dee": 2}
    made = RecordTable((Column("Number", str, sort=said.get),), name="Numbers")
    qtbot.addWidget(made)

    def shown():
        return [made.proxy.index(n, 0).data() for n in range(made.proxy.rowCount())]

    made.set_rows(list(said))
    made.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert shown() == ["Cruz", "Dee", "Ana", "Ben"]
    made.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert shown() == ["Ana", "Dee", "Cruz", "Ben"], "what is not known is last either way"
    made.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    said["Eve"] = 0
    made.rows_model.put(0, "Eve")
    assert shown() == ["Eve", "Cruz", "Dee", "Ana", "Ben"]
    said |= {"Cruz": 9}
    made.rows_model.exchange(["Eve", "Ana", "Ben", "Cruz", "Dee"])
    made.set_rows(["Dee", "Cruz", "Ana"])
    assert shown() == ["Dee", "Ana", "Cruz"]


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_a_day_that_cannot_be_read_is_not_one_of_long_ago(qtbot, order):
    """It stood before all others, as if it had been in 1900."""
    days = {"Ana": date(2026, 1, 2), "Ben": UNREADABLE_DAY, "Cruz": date(2025, 1, 2), "Dee": None}
    made = RecordTable((Column("Day", str, sort=days.get),), name="Days")
    qtbot.addWidget(made)
    made.set_rows(list(days))
    made.sortByColumn(0, order)
    shown = [made.model().index(row, 0).data() for row in range(4)]
    assert set(shown[:2]) == {"Ana", "Cruz"}
    assert shown[0] == ("Cruz" if order is Qt.SortOrder.AscendingOrder else "Ana")


@pytest.mark.parametrize("kind", [RecordTable, OneLineTable])
def test_the_chosen_row_stays_in_sight_when_the_table_becomes_lower(kind, qtbot):
    """Data said below its files why one cannot be loaded that was scrolled out of sight by that."""
    made = kind(COLUMNS, name="Names", key=lambda name: name)
    qtbot.addWidget(made)
    made.resize(300, 500)
    made.show()
    made.set_rows([f"Name {number}" for number in range(40)])
    made.select("Name 9")
    made.resize(300, 200)
    qtbot.waitUntil(lambda: made.viewport().height() < 200)
    assert made.viewport().rect().contains(made.visualRect(made.currentIndex()).center())


@pytest.mark.parametrize("kind", [RecordTable, FittedTable, OneLineTable])
def test_home_and_end_go_to_the_first_and_last_row(kind, qtbot):
    made = table(kind, qtbot, several=False)
    made.select_row(1)
    said = []
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(made, key)
        said.append((made.current(), made.selected()))
    assert said == [("Dee", ["Dee"]), ("Ana", ["Ana"])], "they went to a cell nobody sees"
