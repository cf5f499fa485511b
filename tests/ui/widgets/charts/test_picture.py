"""Drawings kept as pictures: whole, and on white paper whatever the window looks like."""

import pytest
from PySide6.QtGui import QColor

from sos_desktop.domain.casework.records import Cause, ProcessStep
from ui import theme
from ui.widgets.charts.cause_fishbone import CauseFishbone
from ui.widgets.charts.process_drawing import ProcessDrawing


def fishbone(qtbot):
    made = CauseFishbone()
    qtbot.addWidget(made)
    made.show_causes("Absent on Mondays", [Cause(case_id="c", text="The bus comes late")])
    return made


def process(qtbot):
    made = ProcessDrawing()
    qtbot.addWidget(made)
    made.show_steps([ProcessStep(case_id="c", text=text) for text in ("Bus leaves", "Class")])
    return made


@pytest.fixture
def look(app):
    yield lambda scheme: theme.apply(app, scheme, 100)
    theme.apply(app, theme.Scheme.LIGHT, 100)


@pytest.mark.parametrize("make", [fishbone, process])
@pytest.mark.parametrize("scheme", [theme.Scheme.DARK, theme.Scheme.CONTRAST])
def test_a_picture_is_the_same_in_every_look(qtbot, look, make, scheme):
    look(theme.Scheme.LIGHT)
    drawing = make(qtbot)
    light = drawing.picture()
    look(scheme)
    palette = theme.tokens()
    assert drawing.picture() == light
    assert theme.tokens() is palette, "the window keeps its look"
    assert QColor(light.pixel(2, 2)) == QColor(theme.LIGHT.card)
    assert len({light.pixel(x, light.height() // 2) for x in range(light.width())}) > 1
