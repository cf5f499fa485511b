"""The outlook in dots and numbers."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from sos_desktop.domain.identification.rules import Standing
from ui.pages.identification.outlook import dots, verdict


@pytest.mark.parametrize(
    ("students", "drawn"),
    [
        (0, ""),
        (1, "●"),
        (5, "●●●●●"),
        (7, "●●●●● ●●"),
        (15, "●●●●● ●●●●● ●●●●●"),
        (16, "●●●●● ●●●●● ●●●●● +1"),
        (1250, "●●●●● ●●●●● ●●●●● +1,235"),
    ],
)
def test_a_dot_is_a_student(students, drawn):
    assert dots(students) == drawn


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
