"""Rules that count the same indicators of a group over several years."""

import pytest

from sos_desktop.domain.dashboard.codes import Color, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.identification.next_year import judge_span
from sos_desktop.domain.identification.rules import Standing
from sos_desktop.services.identification.reference import rule_book

[RULES] = rule_book().provisional()
_CODES = {
    "ela": Indicator.ELA,
    "math": Indicator.MATH,
    "susp": Indicator.SUSPENSION,
    "elpi": Indicator.ELPI,
}
_COLORS = {"R": Color.RED, "O": Color.ORANGE, "-": None}


def year(**groups):
    """`SWD="ela:R math:R"` as figures."""
    found = {}
    for group, words in groups.items():
        pairs = [word.split(":") for word in words.split()]
        found[group] = {
            _CODES[name]: Observation(2025, _CODES[name], "x", group, color=_COLORS[color])
            for name, color in pairs
        }
    return found


TWO = "ela:R math:R"


@pytest.mark.parametrize(
    ("years", "met"),
    [
        ((year(SWD=TWO), year(SWD=TWO), year(SWD=TWO)), {"SWD": ("ELA", "MATH")}),
        ((year(SWD=TWO), year(SWD=TWO), year(SWD="ela:R")), {}),
        # the same two indicators in all three years, not any two
        ((year(SWD=TWO), year(SWD=TWO), year(SWD="ela:R susp:R")), {}),
        # the same group
        ((year(SWD=TWO), year(EL=TWO), year(SWD=TWO)), {}),
        # Orange counts for English learner progress alone
        ((year(EL="ela:R elpi:O"),) * 3, {"EL": ("ELA", "ELPI")}),
        ((year(EL="ela:R math:O"),) * 3, {}),
        # all students count from 2026-27
        ((year(ALL=TWO),) * 3, {"ALL": ("ELA", "MATH")}),
        ((year(SWD="ela:R math:-"),) * 3, {}),
    ],
)
def test_same_group_same_two_indicators_three_years(years, met):
    found = judge_span(RULES, dict(zip((2024, 2025, 2026), years, strict=True)), (2024, 2025, 2026))
    assert found.groups == {g: tuple(map(Indicator, names)) for g, names in met.items()}
    assert found.met is bool(met)


def test_a_year_that_is_not_known_is_not_a_no():
    found = judge_span(RULES, {2025: year(SWD=TWO)}, (2024, 2025, 2025))
    assert (found.met, found.missing) == (None, (2024,))


def test_this_year_may_stand_in_for_the_next():
    known = {2024: year(SWD=TWO), 2025: year(SWD=TWO)}
    found = judge_span(RULES, known, (2024, 2025, 2025))
    assert found.met is True
    assert found.rules.standing is Standing.PROVISIONAL
