"""What holds for the rules of every year, whatever the figures are."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.dashboard.codes import Color, EntityKind, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.identification.criteria import judge_group, judge_lea
from sos_desktop.services.identification.reference import rule_book

YEARS = [rules.year for rules in rule_book().rule_sets if rules.gives_letters]
GROUPS = ["EL", "LTEL", "FOS", "SWD"]
INDICATORS = [indicator for indicator in Indicator if indicator is not Indicator.SCIENCE]

# One draw each: what is drawn takes longer here than what is judged.
_level = st.sampled_from([None, *range(6)])
_students = st.sampled_from([None, *range(61)])


@st.composite
def observations(draw):
    color = draw(_level)
    return Observation(
        2000,
        draw(st.sampled_from(INDICATORS)),
        "27661590000000",
        draw(st.sampled_from(GROUPS)),
        denominator=draw(_students),
        status=-1.0,
        status_level=draw(_level),
        color=None if color is None else Color(color),
        size_met=draw(st.sampled_from([None, True, False])),
    )


_figures = st.lists(
    observations(), max_size=28, unique_by=lambda found: (found.indicator, found.group)
)
_year = st.sampled_from(YEARS)


def judged(year, figures):
    by_group = {}
    for found in figures:
        by_group.setdefault(found.group, {})[found.indicator] = found
    rules = rule_book().official(year)
    return judge_lea(rule_book(), rules, EntityKind.DISTRICT, by_group)


def met(year, figures):
    return {(g, p) for g, result in judged(year, figures).items() for p in result.priorities}


@given(_year, _figures, st.randoms(use_true_random=False))
def test_the_order_of_figures_does_not_matter(year, figures, chance: random.Random):
    shuffled = list(figures)
    chance.shuffle(shuffled)
    assert judged(year, shuffled) == judged(year, figures)


@given(_year, _figures, st.data())
def test_a_figure_that_is_missing_meets_nothing(year, figures, data):
    before = met(year, figures)
    for place, found in enumerate(figures):
        others = figures[:place] + figures[place + 1 :]
        blank = found._replace(color=None, status_level=None, denominator=None, size_met=None)
        assert met(year, others) <= before
        assert met(year, [*others, blank]) == met(year, others)


@given(_year, _figures)
def test_a_better_figure_never_adds_a_priority(year, figures):
    before = met(year, figures)
    for place, found in enumerate(figures):
        better = found._replace(
            color=Color(min(found.color + 1, 5)) if found.color else found.color,
            status_level=min(found.status_level + 1, 5)
            if found.status_level
            else found.status_level,
        )
        assert met(year, [*figures[:place], better, *figures[place + 1 :]]) <= before


@given(_year, _figures)
def test_letters_priorities_and_reasons_agree(year, figures):
    names = {letter: priorities for priorities, letter in rule_book().letters.items()}
    for group, result in judged(year, figures).items():
        assert result.group == group
        assert result.priorities == tuple(sorted({r.priority for r in result.reasons}))
        assert bool(result.letter) == (len(result.priorities) >= 2)
        if result.letter:
            assert names[result.letter] == set(result.priorities)
        for reason in result.reasons:
            assert reason.criterion.applies_to(group)
            assert all(found.group == group for found in reason.observations)


@given(_year, _figures)
def test_only_what_the_year_judges_meets_anything(year, figures):
    rules = rule_book().official(year)
    by_group = {found.group: {found.indicator: found} for found in figures}
    assert set(judged(year, figures)) <= set(rules.groups)
    assert judge_lea(rule_book(), rules, EntityKind.CHARTER, by_group) == {}
    assert judge_group(rule_book(), rules, "ALL", EntityKind.DISTRICT, {}) is None


@pytest.mark.parametrize("year", YEARS)
def test_reading_only_the_worst_figures_loses_nothing(year):
    """The query leaves out what is better than `reach`; no criterion may look at that."""
    rules = rule_book().official(year)
    conditions = [c for criterion in rules.criteria for alt in criterion.alternatives for c in alt]
    assert all(max(c.levels) <= rules.reach(c.measure) for c in conditions)


def test_2017_judges_no_county_office():
    red = Observation(2017, Indicator.GRADUATION, "x", "SWD", color=Color.RED)
    figures = {"SWD": {Indicator.GRADUATION: red}}
    rules = rule_book().official(2017)
    assert judge_lea(rule_book(), rules, EntityKind.COE, figures) == {}
    assert judge_lea(rule_book(), rules, EntityKind.DISTRICT, figures)["SWD"].priorities == (5,)
