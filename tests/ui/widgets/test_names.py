"""Several names in one line: the last is completed, those before stay."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.widgets.names import NamesLine, split_last


@pytest.mark.parametrize(
    ("text", "before", "last"),
    [
        ("", "", ""),
        ("Lu", "", "Lu"),
        ("Luz Peña; B", "Luz Peña; ", "B"),
        ("Luz, Ben;A", "Luz, Ben;", "A"),
        ("Luz; ", "Luz; ", ""),
    ],
)
def test_the_name_being_typed(text, before, last):
    assert split_last(text) == (before, last)


@pytest.fixture
def line(app, qtbot):
    made = NamesLine(["Luz Peña (superintendent)", "Ben Ito"])
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def choose(line):
    popup = line.completer().popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)


def test_each_name_is_completed_in_turn(line):
    QTest.keyClicks(line, "superint")
    choose(line)
    assert line.text() == "Luz Peña (superintendent)"
    QTest.keyClicks(line, "; ito")
    choose(line)
    assert line.text() == "Luz Peña (superintendent); Ben Ito"


def test_names_can_be_offered_later_and_stand_once(line):
    line.offer(["ana Ruiz", "Ben Ito"])
    assert line.offers() == ["ana Ruiz", "Ben Ito", "Luz Peña (superintendent)"]


def test_other_names_may_be_typed(line):
    QTest.keyClicks(line, "Somebody else")
    assert line.text() == "Somebody else"
