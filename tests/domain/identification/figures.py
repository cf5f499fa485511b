"""Whole groups of figures whose levels and colours follow from their numbers, as CDE's do."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import strategies as st

from sos_desktop.domain.dashboard.codes import INDICATORS, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.recolor import cutting_of
from sos_desktop.services.dashboard.cut_scores import cut_scores

YEAR = 2025
CDS = "27661590000000"
PERCENT = [i for i in Indicator if INDICATORS[i].percent]
POINTS = [Indicator.ELA, Indicator.MATH]


def cutter(found):
    """How any figure of these tests is cut."""
    return cutting_of(cut_scores(), found, 30)


def rounded(value):
    """One decimal, half up."""
    return float(Decimal(value).quantize(Decimal("0.1"), ROUND_HALF_UP))


def rate(part, whole):
    """A percentage, not rounded."""
    return Decimal(100 * part) / whole


def colored(found):
    """The figure with the levels and the colour its status and change give."""
    cutting = cutter(found)
    assert cutting is not None
    done = cutting.perform(found.status, found.change)
    return found._replace(
        status_level=done.status_level,
        change_level=done.change_level,
        color=done.color,
        box=done.box,
    )


def counted(indicator, part, whole, part_before, whole_before, group="EL"):
    """A percentage of students."""
    now, before = rate(part, whole), rate(part_before, whole_before)
    return colored(
        Observation(
            YEAR,
            indicator,
            CDS,
            group,
            numerator=part,
            denominator=whole,
            status=rounded(now),
            prior_numerator=part_before,
            prior_denominator=whole_before,
            prior_status=rounded(before),
            change=rounded(now - before),
            span="UD" if indicator is Indicator.SUSPENSION else None,
        )
    )


def scored(indicator, status, change, n=120, group="EL"):
    """Points from standard."""
    return colored(
        Observation(
            YEAR,
            indicator,
            CDS,
            group,
            denominator=n,
            prior_denominator=n,
            status=status,
            change=change,
            high_school_cuts=False,
        )
    )


@st.composite
def percentages(draw, indicators=tuple(PERCENT)):
    """A percentage, its year before near it."""
    indicator = draw(st.sampled_from(indicators))
    whole, whole_before = draw(st.integers(30, 600)), draw(st.integers(30, 600))
    share = draw(st.integers(0, 1000))
    before = min(max(share + draw(st.integers(-120, 120)), 0), 1000)
    return counted(
        indicator, share * whole // 1000, whole, before * whole_before // 1000, whole_before
    )


@st.composite
def scores(draw, indicators=tuple(POINTS)):
    """A score in tenths of a point."""
    tenths, moved = draw(st.integers(-1600, 900)), draw(st.integers(-250, 250))
    return scored(draw(st.sampled_from(indicators)), tenths / 10, moved / 10)


@st.composite
def groups(draw):
    """A group's figures, weak enough to meet something now and then."""
    weak = {
        Indicator.CHRONIC: 300,
        Indicator.SUSPENSION: 100,
        Indicator.GRADUATION: 600,
        Indicator.CCI: 60,
        Indicator.ELPI: 320,
    }
    found = {}
    for indicator, share in weak.items():
        if draw(st.booleans()):
            whole = draw(st.integers(30, 400))
            now = share + draw(st.integers(-60, 200))
            before = max(now + draw(st.integers(-80, 80)), 0)
            found[indicator] = counted(
                indicator, now * whole // 1000, whole, before * whole // 1000, whole
            )
    for indicator in POINTS:
        if draw(st.booleans()):
            tenths = draw(st.integers(-1500, -500))
            found[indicator] = scored(indicator, tenths / 10, draw(st.integers(-200, 200)) / 10)
    return found
