"""Whatever has the focus shows it: measured in pixels, in each scheme."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.pages.registry import ABOVE
from ui.widgets.basics import LineButton, button
from ui.widgets.choice import ChoiceBox, Slider
from ui.widgets.frame.rail import NavButton
from ui.widgets.lists.split import SideBySide

LEAST = 3.0
"""WCAG 2.2, 1.4.11 and 2.4.7: what changes with the focus has this contrast to what was there."""


def _checked(made: QWidget) -> QWidget:
    made.setCheckable(True)
    made.setChecked(True)
    return made


def _choice() -> ChoiceBox:
    made = ChoiceBox()
    made.addItem("A choice")
    return made


def _list() -> QListView:
    made = QListView()
    made.setModel(QStringListModel(["One", "Two"], made))
    made.setFixedSize(160, 90)
    return made


def _tabs() -> QTabBar:
    made = QTabBar()
    made.setDocumentMode(True)
    for words in ("Heat map", "People"):
        made.addTab(words)
    return made


KINDS: dict[str, Callable[[], QWidget]] = {
    "button": lambda: button("Export"),
    "primary button": lambda: button("Open", role="primary"),
    "quiet button": lambda: button("Undo", role="quiet"),
    "button of an icon": lambda: button("", role="quiet", icon_name="plus", name="Add"),
    "chip": lambda: button("Board", role="chip"),
    "checked chip": lambda: _checked(button("Board", role="chip")),
    "card": lambda: _checked(button("6 owed", role="cardbutton")),
    "place on the rail": lambda: _checked(NavButton(ABOVE[0])),
    "line that leads": lambda: LineButton("A task", lambda: None, "A task"),
    "check box": lambda: QCheckBox("Keep it"),
    "radio button": lambda: QRadioButton("Make a new one"),
    "choice": _choice,
    "field": lambda: QLineEdit("words"),
    "text": lambda: QPlainTextEdit("words"),
    "slider": lambda: Slider(Qt.Orientation.Horizontal),
    "list": _list,
    "tabs": _tabs,
}


@pytest.mark.parametrize("scheme", [theme.Scheme.LIGHT, theme.Scheme.DARK, theme.Scheme.CONTRAST])
@pytest.mark.parametrize("kind", list(KINDS))
def test_the_focus_is_seen(qtbot, app, kind, scheme):
    theme.apply(app, scheme)
    place = QWidget()
    place.setProperty("role", "page")
    column = QVBoxLayout(place)
    made, other = KINDS[kind](), QLineEdit()
    made.setMaximumHeight(120)
    column.addWidget(made)
    column.addWidget(other)
    qtbot.addWidget(place)
    place.show()
    place.activateWindow()
    other.setFocus()
    QApplication.processEvents()
    before = place.grab(made.geometry().adjusted(-2, -2, 2, 2)).toImage()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert made.hasFocus()
    after = place.grab(made.geometry().adjusted(-2, -2, 2, 2)).toImage()
    seen = changed(before, after)
    half = made.width() + made.height()  # of the way around it, a pixel wide
    place.close()
    theme.apply(app, theme.Scheme.LIGHT)
    assert seen >= half, f"{seen} pixels change by {LEAST}:1, of {half}"


def test_the_line_between_two_parts_is_moved_by_keys_and_seen(qtbot, app):
    theme.apply(app, theme.Scheme.LIGHT)
    parts = SideBySide(roomy=1, wide=(300, 300), tall=(300, 300))
    qtbot.addWidget(parts)
    parts.addWidget(QLineEdit("left"))
    parts.addWidget(QLineEdit("right"))
    parts.resize(600, 200)
    parts.show()
    parts.activateWindow()
    parts.widget(0).setFocus()
    QApplication.processEvents()
    line, sizes = parts.handle(1), parts.sizes()
    before = line.grab().toImage()
    assert line.focusPolicy() & Qt.FocusPolicy.TabFocus
    line.setFocus(Qt.FocusReason.TabFocusReason)
    assert changed(before, line.grab().toImage()) >= line.height()
    qtbot.keyClick(line, Qt.Key.Key_Right)
    assert parts.sizes()[0] > sizes[0]
    qtbot.keyClick(line, Qt.Key.Key_Left)
    assert parts.sizes() == sizes


def changed(before: QImage, after: QImage) -> int:
    """How many pixels have a contrast of 3:1 to what they were."""
    return sum(
        contrast(before.pixelColor(x, y), after.pixelColor(x, y)) >= LEAST
        for y in range(before.height())
        for x in range(before.width())
        if before.pixel(x, y) != after.pixel(x, y)
    )


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colors as WCAG defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: QColor) -> float:
    """The relative luminance of a color, 0 to 1."""
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
