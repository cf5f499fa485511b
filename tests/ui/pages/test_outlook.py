"""The outlook in dots and numbers."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtGui import QFontMetrics

from sos_desktop.domain.identification.rules import Standing
from ui.pages.identification.outlook import OUTLOOK, dots, verdict
from ui.widgets.lists.tables import PADDING


@pytest.mark.parametrize(
    ("students", "drawn"),
    [
        (0, ""),
        (1, "●"),
        (5, "●●●●●"),
        (7, "●●●●● ●●"),
        (10, "●●●●● ●●●●●"),
        (11, "●●●●● ●●●●● +1"),
        (1250, "●●●●● ●●●●● +1,240"),
    ],
)
def test_a_dot_is_a_student(students, drawn):
    assert dots(students) == drawn


def test_dots_have_room_in_their_column(app):
    """More than ten were cut on a laptop."""
    [column] = [column for column in OUTLOOK if column.heading == "Students"]
    metrics = QFontMetrics(app.font())
    room = metrics.averageCharWidth() * column.width - PADDING
    assert metrics.horizontalAdvance(f"99  {dots(99)}") <= room


@pytest.mark.parametrize(
    ("group", "groups", "said"),
    [
        ("HOM", {"HOM": (), "SWD": ()}, "would meet"),
        ("HOM", {"SWD": ()}, "would meet by SWD"),
        (None, {"SWD": ()}, "would meet"),
        ("HOM", {}, "would meet"),
    ],
)
def test_a_groups_row_names_the_groups_that_carry_the_verdict_in_its_place(group, groups, said):
    own = SimpleNamespace(result=SimpleNamespace(group=group)) if group else None
    rules = SimpleNamespace(standing=Standing.PROVISIONAL)
    years = (SimpleNamespace(rules=rules, met=True, groups=groups),)
    line = cast(Any, SimpleNamespace(row=SimpleNamespace(next_years=years), group=own))
    assert verdict(line, Standing.PROVISIONAL) == said
    assert verdict(line, Standing.OFFICIAL) == "–"
