"""Drawings kept as pictures: whole, and on white paper whatever the window looks like."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor

from sos_desktop.domain.casework.needs_words import CauseKind, DistrictControl
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


def test_what_is_chosen_is_not_picked_out_in_a_picture(qtbot):
    """SVG and PDF of the same causes have no box around one of them either."""
    causes = [Cause(id=key, case_id="c", text=f"Cause {key}") for key in "ab"]
    made = CauseFishbone()
    qtbot.addWidget(made)
    made.show_causes("Absent on Mondays", causes)
    plain = made.picture()
    made.show_causes("Absent on Mondays", causes, "b")
    assert made.picture() == plain
    assert made._marked == "b", "on the screen it stays chosen"


def _colors(picture):
    step = range(0, picture.width(), 2), range(0, picture.height(), 2)
    return {picture.pixelColor(x, y).name() for x in step[0] for y in step[1]}


def test_a_root_out_of_the_districts_hands_is_muted_and_keeps_its_dot(qtbot):
    """It was drawn as any root, while the words below said that what is out of reach is gray."""
    root = Cause(case_id="c", text="The transit district sets the times", kind=CauseKind.ROOT)
    made = CauseFishbone()
    qtbot.addWidget(made)
    head, shown = "", {}
    for control in (DistrictControl.WITHIN, DistrictControl.OUTSIDE):
        made.show_causes(head, [replace(root, control=control)])
        shown[control] = made.picture()
    assert shown[DistrictControl.WITHIN] != shown[DistrictControl.OUTSIDE]
    muted = QColor(theme.tokens().muted).name()
    assert muted in _colors(shown[DistrictControl.OUTSIDE])
    assert muted not in _colors(shown[DistrictControl.WITHIN])
