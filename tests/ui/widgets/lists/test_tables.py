"""What a table keeps selected, whichever keys are held down meanwhile."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from ui.models.table import Column
from ui.widgets.lists.fitted_table import FittedTable
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
