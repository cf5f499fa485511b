"""A line that gives way says whole facts, and of one fact its beginning."""

import pytest

from ui.widgets.short_label import ShortLabel

FACTS = "Year 1, 2023 · nobody assigned · Dashboard data 2023 · opened Dec 1"


@pytest.mark.parametrize("room", range(60, 520, 7))
def test_no_fact_is_cut_in_its_middle(app, qtbot, room):
    made = ShortLabel("body")
    qtbot.addWidget(made)
    made.say(FACTS)
    made.resize(room, 20)
    made.show()
    shown = made.text()
    assert made.fontMetrics().horizontalAdvance(shown) <= max(room, 1)
    if shown != FACTS and " · " in shown:
        told = shown.removesuffix(" …").split(" · ")
        assert told == FACTS.split(" · ")[: len(told)]
    assert bool(made.toolTip()) == (shown != FACTS)
