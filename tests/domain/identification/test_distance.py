"""The distance to another colour: it suffices, one student fewer does not, both rules count."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sos_desktop.domain.dashboard.codes import INDICATORS, Color, Indicator
from sos_desktop.domain.identification.distance import distance, level_word
from sos_desktop.domain.identification.rules import JudgedBy
from tests.domain.identification.figures import (
    counted,
    cutter,
    percentages,
    rate,
    rounded,
    scored,
    scores,
)

C, S, G = Indicator.CHRONIC, Indicator.SUSPENSION, Indicator.GRADUATION


def step_of(found, better=True, measure=JudgedBy.COLOR):
    now = int(found.color) if measure is JudgedBy.COLOR else found.status_level

    def accept(level):
        return level > now if better else 0 < level < now

    return distance(cutter(found), found, accept, measure=measure, better=better)


def color_after(found, students, better):
    """The colour with that many students moved, worked out apart from the code under test."""
    up = better is not INDICATORS[found.indicator].lower_is_better
    part = found.numerator + (students if up else -students)
    now, before = (
        rate(part, found.denominator),
        rate(found.prior_numerator, found.prior_denominator),
    )
    return int(cutter(found).perform(rounded(now), rounded(now - before)).color)


@pytest.mark.parametrize(
    ("found", "to", "words"),
    [
        # one fewer is not enough: the change would still be an increase
        (
            counted(C, 44, 200, 40, 200),
            "Orange",
            "4 fewer students chronically absent (22.0% to 20.0%)",
        ),
        (
            counted(C, 62, 200, 40, 200),
            "Orange",
            "22 fewer students chronically absent (31.0% to 20.0%)",
        ),
        (counted(S, 17, 200, 12, 200), "Orange", "1 fewer student suspended (8.5% to 8.0%)"),
        # the higher status brings a higher change with it, and two colors at once
        (counted(G, 130, 200, 134, 200), "Yellow", "6 more graduates (65.0% to 68.0%)"),
        (
            counted(Indicator.CCI, 15, 200, 16, 200),
            "Yellow",
            "5 more students prepared (7.5% to 10.0%)",
        ),
        (
            scored(Indicator.ELA, -98.4, -3.1, 312),
            "Orange",
            "6.1 points higher on average over 312 students (−98.4 to −92.3)",
        ),
    ],
)
def test_in_words(found, to, words):
    assert found.color is Color.RED
    step = step_of(found)
    assert step.words == words
    assert level_word(step, step.to) == to


@given(percentages(), st.booleans())
def test_whole_students_suffice_and_one_fewer_does_not(found, better):
    now = int(found.color)
    assume(now > 0)
    step = step_of(found, better)
    most = found.denominator - found.numerator
    if better is INDICATORS[found.indicator].lower_is_better:
        most = found.numerator
    if step is None:
        reachable = [color_after(found, n, better) for n in range(1, most + 1)]
        assert all(c <= now if better else c >= now or not c for c in reachable)
        return
    assert 0 < step.students <= most
    reached = color_after(found, step.students, better)
    assert reached == step.to
    assert reached > now if better else 0 < reached < now
    if step.students > 1:
        one_fewer = color_after(found, step.students - 1, better)
        assert one_fewer <= now if better else not 0 < one_fewer < now
    assert not step.about


@given(scores(), st.booleans())
def test_points_suffice_and_a_tenth_fewer_does_not(found, better):
    step = step_of(found, better)
    sign = 1 if better else -1

    def color(tenths):
        moved = sign * tenths / 10
        return int(
            cutter(found)
            .perform(round(found.status + moved, 1), round(found.change + moved, 1))
            .color
        )

    if step is None:
        assert found.color is (Color.BLUE if better else Color.RED)
        return
    tenths = round(step.points * 10)
    assert step.students is None
    assert color(tenths) == step.to != int(found.color)
    assert color(tenths - 1) == int(found.color)
    assert step.target == round(found.status + sign * step.points, 1)


@given(percentages())
def test_a_status_level_needs_no_change(found):
    status_only = found._replace(change=None, color=None)
    step = step_of(status_only, measure=JudgedBy.STATUS)
    assert (step is None) == (found.status_level == 5) or found.numerator == 0
    if step is not None:
        assert step.to > found.status_level
        assert level_word(step, step.to).startswith("status ")


def test_without_a_number_of_students_with_the_outcome_it_is_worked_back():
    found = counted(C, 62, 200, 40, 200)._replace(numerator=None)
    step = step_of(found)
    assert (step.students, step.about) == (22, True)
    assert step.words.startswith("about 22 fewer")


def test_what_is_not_reported_has_no_distance():
    red = counted(C, 62, 200, 40, 200)
    for nothing in (red._replace(status=None), red._replace(denominator=None, numerator=None)):
        assert distance(cutter(red), nothing, lambda level: level > 1) is None
    assert distance(cutter(red), red, lambda level: level > 5) is None
