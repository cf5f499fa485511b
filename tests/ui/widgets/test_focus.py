"""The tip of a control without words is shown when keys rest on it, and goes with them."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip, QVBoxLayout, QWidget

from ui.widgets.basics import LineButton
from ui.widgets.focus import AFTER, FocusTips
from ui.widgets.stepped import StepButton


@pytest.fixture
def place(app: QApplication, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    [tips] = app.findChildren(FocusTips)
    monkeypatch.setattr(tips._timer, "start", lambda: tips._show())
    made = QWidget()
    qtbot.addWidget(made)
    box = QVBoxLayout(made)
    for words, tip in (
        ("", "Remove this row"),
        ("Save", ""),
        ("&Move to support…", "Move to support"),
    ):
        button = QPushButton(words)
        button.setToolTip(tip)
        box.addWidget(button)
    made.show()
    made.activateWindow()
    return made


def test_keys_are_told_what_hovering_tells(place: QWidget) -> None:
    icon, save, same = place.findChildren(QPushButton)
    icon.setFocus()
    QApplication.processEvents()
    assert icon.hasFocus()
    assert QToolTip.text() == "Remove this row"
    app = QApplication.instance()
    assert app is not None
    [tips] = app.findChildren(FocusTips)
    save.setFocus()
    assert not tips._shown
    same.setFocus()
    assert not tips._shown, "it says what the button says"
    assert AFTER >= 300


def test_a_step_says_itself_and_its_tip_covers_nothing_below(place, qtbot):
    """After each interview it lay over the roles of the board."""
    [tips] = QApplication.instance().findChildren(FocusTips)
    step = StepButton(2, "What we heard")
    place.layout().addWidget(step)
    step.say("10 people")
    step.show()
    step.setFocus()
    assert step.hasFocus()
    assert step.toolTip()
    assert not tips._shown


def test_a_line_of_a_list_hides_no_other_line(place: QWidget) -> None:
    """At the opening of Today the tip of the first line lay over three others."""
    app, layout = QApplication.instance(), place.layout()
    assert app is not None
    assert layout is not None
    [tips] = app.findChildren(FocusTips)
    words = "Assign a consultant who knows small districts · Bell Meadow Elementary"
    line = LineButton(words, lambda: None, "line")
    line.setToolTip(f"{words}\nSpace: done")
    layout.addWidget(line)
    place.resize(900, 200)
    QApplication.processEvents()
    line.setFocus()
    assert line.text() == words
    assert not tips._shown
    line.clearFocus()
    place.resize(330, 200)
    QApplication.processEvents()
    assert line.text().endswith("… · Bell Meadow Elementary"), "the district is kept"
    line.setFocus()
    assert QToolTip.text() == words
