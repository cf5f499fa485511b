"""How tall a wrapped text is, kept by width, follows whatever it depends on."""

import pytest
from PySide6.QtWidgets import QLabel

from ui import theme
from ui.widgets.basics import label

LONG = "A district is eligible for differentiated assistance in two priorities. " * 3


def another_font(text):
    theme.use_font(text, "title")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.setText(LONG * 4),
        lambda text: text.setContentsMargins(0, 40, 0, 40),
        lambda text: text.setWordWrap(False),
        lambda text: text.setStyleSheet("padding: 40px"),
        another_font,
    ],
    ids=["words", "margins", "wrapping", "look", "font"],
)
def test_the_height_is_that_of_what_it_shows_now(qtbot, change):
    text = label(LONG, wrap=True)
    qtbot.addWidget(text)
    text.show()
    before = text.heightForWidth(300)
    change(text)
    now = text.heightForWidth(300)
    assert now == QLabel.heightForWidth(text, 300)
    assert now != before
