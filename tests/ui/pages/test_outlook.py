"""The outlook in dots and numbers."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise, product
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtGui import QColor

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.domain.identification.criteria import GroupResult
from sos_desktop.domain.identification.distance import distance
from sos_desktop.domain.identification.outlook import CellSet, GroupOutlook
from sos_desktop.domain.identification.rules import Standing
from sos_desktop.services.identification.outlooks import LeaOutlook
from tests.domain.identification.figures import counted, cutter
from ui import theme
from ui.delegates.dots import dot_places
from ui.pages.identification.outlook import OUTLOOK, STUDENTS, OutlookLine, verdict
from ui.pages.identification.outlook_table import OutlookTab


@pytest.mark.parametrize(
    ("students", "rows"),
    [(1, [1]), (5, [5]), (7, [7]), (10, [10]), (11, [10, 1]), (20, [10, 10]), (21, []), (1250, [])],
)
def test_a_dot_is_a_student_up_to_twenty(students, rows):
    """The eleventh was "+1", and more than ten were cut on a laptop."""
    found = Counter(place.y() for place in dot_places(students, 7, 92, 32))
    assert [found[top] for top in sorted(found)] == rows


def test_dots_stand_in_fives():
    lefts = [place.x() for place in dot_places(10, 6, 200, 32)]
    steps = [after - before for before, after in pairwise(lefts)]
    assert steps.count(steps[0]) == 8
    assert steps[4] > steps[0]


@pytest.mark.parametrize(
    ("students", "width", "height", "drawn"),
    [(11, 60, 64, [5, 5, 1]), (20, 60, 64, [5, 5, 5, 5]), (20, 60, 32, []), (20, 40, 64, [])],
)
def test_all_students_are_drawn_or_none(students, width, height, drawn):
    """Where the text is large and the window small, six dots of seven say less than there are."""
    found = Counter(place.y() for place in dot_places(students, 9, width, height))
    assert [found[top] for top in sorted(found)] == drawn


@pytest.mark.parametrize("percent", [100, 150])
def test_twenty_dots_are_drawn_whole_on_a_laptop(app, qtbot, percent):
    try:
        theme.apply(app, theme.Scheme.LIGHT, percent)
        tab = OutlookTab()
        qtbot.addWidget(tab)
        tab.resize(1150, 500)
        tab.show()
        tab.show_rows([_line(20)])
        cell = tab.table.visualRect(tab.table.proxy.index(0, OUTLOOK.index(STUDENTS)))
        assert _spots(tab.table.viewport().grab(cell).toImage()) == 20
    finally:
        theme.apply(app, theme.Scheme.LIGHT)


def _line(students):
    """A group that so many students would bring out, as far as the table asks."""
    found = counted(Indicator.CHRONIC, 62, 200, 40, 200)
    cutting = cutter(found)
    assert cutting is not None
    step = distance(cutting, found, lambda level: level > 1)
    assert step is not None
    step = replace(step, students=students)
    group = GroupOutlook(GroupResult("EL", (4, 5), "A", ()), (step,), (CellSet((step,)),))
    lea = Lea("27661590000000", "Salinas Union High", "district", "27", "Monterey")
    return OutlookLine(LeaOutlook(lea, (group,), (), ()), group, step)


def _spots(image):
    """How many spots of the accent's color stand apart from each other."""
    wanted, size = QColor(theme.tokens().accent).rgb(), (image.width(), image.height())
    left = {at for at in product(*map(range, size)) if image.pixel(*at) == wanted}
    spots = 0
    while left:
        spots, near = spots + 1, {left.pop()}
        while near:
            x, y = near.pop()
            beside = {(x + dx, y + dy) for dx, dy in product((-1, 0, 1), repeat=2)} & left
            left, near = left - beside, near | beside
    return spots


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
