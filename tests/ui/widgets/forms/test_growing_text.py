"""A text that is as tall as its lines: what stands below it moves up where it is short."""

import pytest

from ui import theme
from ui.widgets.forms.autosave import AutosaveText


@pytest.fixture(autouse=True)
def usual_look(app):
    yield
    theme.apply(app, theme.Scheme.LIGHT, 100)


@pytest.mark.parametrize("percent", [100, 150])
def test_it_grows_with_its_text_and_shows_all_of_it(app, qtbot, percent):
    theme.apply(app, theme.Scheme.LIGHT, percent)
    made = AutosaveText("Problem", fewest=2)
    qtbot.addWidget(made)
    made.resize(560, 100)
    made.show()
    heights = []
    for count in (0, 16, 28, 200):
        made.setPlainText("word " * count)
        lines = round(made.document().size().height())
        heights.append(made.height())
        assert (made.verticalScrollBar().maximum() > 0) == (lines > 4), lines
    assert heights[0] == heights[1] or percent > 100, "two lines are always there"
    assert heights[0] < heights[3]
    made.setPlainText("")
    assert made.height() == heights[0]


def test_a_text_of_lines_that_are_said_stays_as_tall(app, qtbot):
    made = AutosaveText("Note", lines=3)
    qtbot.addWidget(made)
    made.show()
    before = made.height()
    made.setPlainText("word " * 300)
    assert made.height() == before
