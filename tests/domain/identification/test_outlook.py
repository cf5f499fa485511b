"""What would end eligibility, and who is close: every way is tried out by the rules themselves."""

import pytest
from hypothesis import given

from sos_desktop.domain.dashboard.codes import Color, EntityKind, Indicator
from sos_desktop.domain.identification.criteria import judge_group
from sos_desktop.domain.identification.outlook import (
    WatchKind,
    group_outlook,
    watch_group,
)
from sos_desktop.services.identification.reference import rule_book
from tests.domain.identification.figures import YEAR, counted, cutter, groups, scored

RULES = rule_book().official(YEAR)
E, M, C, S = Indicator.ELA, Indicator.MATH, Indicator.CHRONIC, Indicator.SUSPENSION


def judge(figures, rules=RULES):
    return judge_group(rule_book(), rules, "EL", EntityKind.DISTRICT, figures)


def after(figures, steps):
    moved = {step.found.indicator: step.found._replace(color=Color(step.to)) for step in steps}
    return judge({**figures, **moved})


@given(groups())
def test_every_way_out_ends_the_letter_and_no_part_of_it_does(figures):
    result = judge(figures)
    if result is None or not result.letter:
        return
    ways = group_outlook(result, cutter).ways
    assert ways
    assert [way.cost for way in ways] == sorted(way.cost for way in ways)
    for way in ways:
        left = after(figures, way.steps)
        assert left is None or not left.letter
        for spared in way.steps:
            rest = [step for step in way.steps if step is not spared]
            assert after(figures, rest).letter


@given(groups())
def test_a_watched_group_has_no_letter_and_what_is_near_would_add_a_priority(figures):
    result = judge(figures)
    watched = watch_group(RULES, "EL", result, figures, cutter)
    if result is not None and result.letter:
        assert watched is None
        return
    met = set(result.priorities) if result else set()
    if watched is None:
        assert not met
        return
    assert set(watched.priorities) == met
    for near in watched.near:
        fallen = after(figures, [near.step])
        assert near.criterion.priority in set(fallen.priorities) - met
        if watched.kind is WatchKind.STEP_FROM_LETTER:
            assert fallen.letter


RED_CHRONIC, RED_SUSPENSION = counted(C, 62, 200, 40, 200), counted(S, 17, 200, 12, 200)


def test_the_smallest_way_comes_first():
    result = judge({C: RED_CHRONIC, S: RED_SUSPENSION})
    found = group_outlook(result, cutter)
    assert result.letter == "C"
    assert [(s.found.indicator, s.students) for s in found.ways[0].steps] == [(S, 1)]
    assert {s.found.indicator for s in found.nearest} == {C, S}


def test_ela_and_math_are_left_by_one_of_them():
    """Red and Orange count together; Yellow on either ends it, Orange on both does too."""
    figures = {E: scored(E, -98.4, -3.1), M: scored(M, -96.0, -4.0), S: RED_SUSPENSION}
    figures[M] = figures[M]._replace(color=Color.ORANGE, status=-94.0)
    result = judge(figures)
    assert result.letter == "D"
    targets = [
        {(s.found.indicator, s.to) for s in way.steps} for way in group_outlook(result, cutter).ways
    ]
    assert {(E, int(Color.ORANGE))} in targets
    assert {(M, int(Color.YELLOW))} in targets


def test_both_criteria_of_a_priority_must_end():
    grad = counted(Indicator.GRADUATION, 120, 200, 124, 200)
    result = judge({C: RED_CHRONIC, Indicator.GRADUATION: grad, S: RED_SUSPENSION})
    ways = group_outlook(result, cutter).ways
    assert {frozenset(s.found.indicator for s in way.steps) for way in ways} == {
        frozenset({S}),
        frozenset({C, Indicator.GRADUATION}),
    }


def test_without_cut_scores_there_is_no_way_and_no_guess():
    result = judge({C: RED_CHRONIC, S: RED_SUSPENSION})
    found = group_outlook(result, lambda _: None)
    assert (found.nearest, found.ways) == ((), ())
    assert watch_group(RULES, "EL", None, {C: RED_CHRONIC}, lambda _: None) is None


ORANGE_SUSPENSION = counted(S, 15, 200, 12, 200)


@pytest.mark.parametrize(
    ("figures", "kind"),
    [
        ({C: RED_CHRONIC, S: ORANGE_SUSPENSION}, WatchKind.STEP_FROM_LETTER),
        ({C: RED_CHRONIC}, WatchKind.ONE_PRIORITY),
        ({S: ORANGE_SUSPENSION}, WatchKind.STEP_FROM_RED),
        ({S: counted(S, 1, 200, 1, 200)}, None),
        ({}, None),
    ],
)
def test_why_a_group_is_watched(figures, kind):
    watched = watch_group(RULES, "EL", judge(figures), figures, cutter)
    assert (watched.kind if watched else None) == kind


def test_where_the_status_decides_the_status_is_moved():
    rules = rule_book().official(2023)
    cci = counted(Indicator.CCI, 15, 200, 16, 200)._replace(
        year=2023, change=None, color=None, size_met=True
    )
    red = RED_SUSPENSION._replace(year=2023)
    result = judge({Indicator.CCI: cci, S: red}, rules)
    assert result.letter == "G"
    steps = [s for s in group_outlook(result, cutter).nearest if s.found.indicator == cci.indicator]
    assert [(s.measure, s.to, s.students) for s in steps] == [("status", 2, 5)]
