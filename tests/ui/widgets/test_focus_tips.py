"""The tip of a control without words is shown when keys rest on it, and goes with them."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip, QVBoxLayout, QWidget

from ui.widgets import focus_tips
from ui.widgets.focus_tips import FocusTips


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
    [tips] = QApplication.instance().findChildren(FocusTips)
    save.setFocus()
    assert not tips._shown
    same.setFocus()
    assert not tips._shown, "it says what the button says"
    assert focus_tips.AFTER >= 300
