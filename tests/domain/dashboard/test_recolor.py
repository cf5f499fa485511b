"""Which cut scores and which size rule a figure is recoloured with."""

import pytest

from sos_desktop.domain.dashboard.codes import Color, EntityKind, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.recolor import (
    by_hand,
    color_differs,
    cutting_of,
    is_alternative,
    recolor,
)
from sos_desktop.services.dashboard.cut_scores import cut_scores

RED = Observation(
    2025,
    Indicator.CHRONIC,
    "27661590000000",
    "SWD",
    denominator=200,
    prior_denominator=190,
    status=22.0,
    change=2.0,
    color=Color.RED,
)


def colored(found, minimum=30, **more):
    done = recolor(cut_scores(), found, minimum, **more)
    return None if done is None else int(done.color)


@pytest.mark.parametrize(
    ("change", "color"),
    [
        ({}, 1),
        ({"denominator": 29}, 0),
        ({"prior_denominator": 29}, 0),
        ({"prior_denominator": None}, 0),
        # CDE's own mark decides where there is one
        ({"denominator": 29, "accountable": True}, 1),
        ({"accountable": False}, 0),
        ({"size_met": False}, 0),
        # under 150 students the outer columns are folded
        ({"denominator": 149, "status": 21.0, "change": -3.5}, 2),
        ({"denominator": 150, "status": 21.0, "change": -3.5}, 3),
        ({"small": True, "status": 21.0, "change": -3.5}, 2),
        ({"status": None, "change": None}, 0),
        ({"year": 2022}, None),
    ],
)
def test_size_and_year(change, color):
    assert colored(RED._replace(**change)) == color


@pytest.mark.parametrize(
    ("group", "change", "color"),
    [
        # by its own figures and by the numbers of students: files leave the marks blank
        ("SBA", {}, 1),
        ("CAA", {"size_met": False}, 1),
        ("SBA", {"prior_denominator": 29}, 0),
        ("SBA", {"denominator": 29}, 0),
        ("RFP", {}, 0),
        ("SBA", {"year": 2023}, 0),
        ("SBA", {"year": 2025}, 0),
        ("SBA", {"year": 2025, "accountable": True}, 1),
        ("SBA", {"indicator": Indicator.CHRONIC, "status": 22.0}, 0),
        ("SWD", {"year": 2023}, 1),
    ],
)
def test_groups_for_information_have_colors_in_some_years(group, change, color):
    found = RED._replace(group=group, year=2024, indicator=Indicator.ELA, status=-99.0, change=0.0)
    assert colored(found._replace(**change)) == color


def test_foster_youth_of_a_district_need_fifteen():
    foster = RED._replace(group="FOS", denominator=16, prior_denominator=15)
    assert (colored(foster, 15), colored(foster, 30)) == (1, 0)


@pytest.mark.parametrize(
    ("span", "color"), [("ED", 1), ("UD", 2), ("HD", 2), ("HS", 2), (None, None)]
)
def test_suspension_by_span(span, color):
    found = RED._replace(indicator=Indicator.SUSPENSION, status=6.5, change=0.0, span=span)
    assert colored(found) == color


def test_grade_11_cut_scores():
    found = RED._replace(indicator=Indicator.ELA, status=-50.0, change=0.0)
    assert colored(found._replace(high_school_cuts=True)) == 1
    assert colored(found._replace(high_school_cuts=False)) == 2


def test_alternative_schools_and_county_offices_in_2018():
    found = RED._replace(year=2018, indicator=Indicator.GRADUATION, status=67.0, change=2.0)
    own = cutting_of(cut_scores(), found, 30, alternative=True)
    common = cutting_of(cut_scores(), found, 30)
    assert own is not None
    assert common is not None
    assert own.cuts.variant == "DASS"
    assert common.cuts.variant == ""
    assert is_alternative(EntityKind.COE, dass=False)
    assert is_alternative(EntityKind.SCHOOL, dass=True)
    assert not is_alternative(EntityKind.DISTRICT, dass=False)


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        ({}, False),
        ({"color": Color.ORANGE}, True),
        ({"color": Color.NONE}, False),
        ({"color": None}, False),
        ({"color": Color.ORANGE, "uncertified": True}, False),
        ({"color": Color.ORANGE, "data_error": True}, False),
        ({"color": Color.ORANGE, "year": 2022}, False),
    ],
)
def test_a_color_that_does_not_follow(change, differs):
    found = RED._replace(**change)
    assert color_differs(found, recolor(cut_scores(), found, 30)) == differs
    assert by_hand(found) == bool(found.uncertified or found.data_error)
