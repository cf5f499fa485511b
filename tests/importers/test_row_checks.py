"""Figures that must agree with each other: judged row by row and column by column alike."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sos_desktop.domain.dashboard.cds import kind_of
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS, Color, EntityKind, Indicator
from sos_desktop.domain.dashboard.observations import SPANS, Observation
from sos_desktop.domain.dashboard.performance import find_cuts
from sos_desktop.domain.dashboard.recolor import is_alternative
from sos_desktop.domain.dashboard.row_checks import CheckKind, RowContext, broken_checks
from sos_desktop.importers.contract import VALUES, Entity, Identity, ParsedFile
from sos_desktop.importers.row_checks import judge_file
from sos_desktop.services.dashboard.check_table import check_table
from sos_desktop.services.dashboard.cut_scores import cut_scores
from sos_desktop.services.identification.reference import rule_book
from tests.importers import files

_NAMES = [name.removesuffix("_tenths") for name in VALUES]
_SIZE = rule_book().size
_COUNTS = st.one_of(st.none(), st.sampled_from([0, 10, 11, 14, 15, 29, 30, 149, 150]))
_FIGURES = st.one_of(st.none(), st.sampled_from([-150.0, -70.1, -3.0, 0.0, 0.1, 2.5, 10.0, 50.0]))
_LEVELS = st.one_of(st.none(), st.integers(0, 5))
_MARKS = st.sampled_from([None, True, False])


@st.composite
def observations(draw, indicator, year):
    """Any row, right or wrong."""
    return Observation(
        year=year,
        indicator=indicator,
        cds=draw(st.sampled_from([files.DISTRICT, files.SCHOOL])),
        group=draw(st.sampled_from(["ALL", "SWD", "FOS", "LTEL", "SBA"])),
        **{name: draw(_COUNTS) for name in ("numerator", "denominator")},
        **{name: draw(_COUNTS) for name in ("prior_numerator", "prior_denominator")},
        **{name: draw(_FIGURES) for name in ("status", "prior_status", "change")},
        status_level=draw(_LEVELS),
        change_level=draw(_LEVELS),
        color=draw(st.one_of(st.none(), st.sampled_from(list(Color)))),
        box=draw(st.one_of(st.none(), st.sampled_from([0, 10, 170, 180, 220, 250]))),
        **{name: draw(_MARKS) for name in ("size_met", "prior_size_met", "accountable", "small")},
        **{name: draw(_MARKS) for name in ("high_school_cuts", "uncertified", "data_error")},
        span=draw(st.sampled_from([None, *SPANS])),
        row=2,
    )


def values_of(found):
    """A row as the importer lays it out."""
    cells = [0.0, float(STUDENT_GROUPS[found.group].number)]
    for name in VALUES:
        value = getattr(found, {"source_row": "row"}.get(name, name.removesuffix("_tenths")))
        if name == "span":
            value = None if value is None else SPANS.index(value) + 1
        elif name.endswith("_tenths") and value is not None:
            value = round(value * 10)
        cells.append(np.nan if value is None else float(value))
    return cells


def as_file(found):
    kind = kind_of(found.cds, charter=False)
    entity = Entity(found.cds, kind, "", "Cañada", "", found.dass)
    identity = Identity("dashboard", found.indicator, found.year, "", "")
    values = np.array([values_of(found)], dtype=np.float32)
    return ParsedFile("x", "", identity, [entity], (), 1, values=values)


def context(found):
    kind = kind_of(found.cds, charter=False)
    check = check_table().of(found.indicator, found.year, "").get(CheckKind.STATUS_LEVEL)
    cuts = find_cuts(
        cut_scores(),
        (check.cuts_of if check else None) or found.year,
        found.indicator,
        span=found.span,
        high_school_cuts=found.high_school_cuts,
        alternative=is_alternative(kind, dass=found.dass),
    )
    lowest = min(_SIZE.minimum(found.group, of) for of in EntityKind)
    used = frozenset(name for name in _NAMES if getattr(found, name, None) is not None)
    whole = found if found.group == "ALL" else None
    return RowContext(cuts, _SIZE.minimum(found.group, kind), lowest, whole, used)


@pytest.mark.parametrize(
    ("indicator", "year"),
    [
        (Indicator.ELA, 2023),
        (Indicator.ELA, 2024),
        (Indicator.ELA, 2025),
        (Indicator.ELPI, 2023),
        (Indicator.CHRONIC, 2024),
        (Indicator.SUSPENSION, 2023),
        (Indicator.GRADUATION, 2018),
        (Indicator.CCI, 2019),
    ],
)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_row_is_judged_alike_alone_and_in_its_file(indicator, year, data):
    found = data.draw(observations(indicator, year))
    checks = check_table().of(indicator, year, "")
    alone = set(broken_checks(found, checks, context(found)))
    in_file = judge_file(as_file(found), checks, cut_scores(), _SIZE.minimum)
    assert {kind for kind, judged in in_file.items() if len(judged.rows)} == alone


RIGHT = Observation(
    year=2025,
    indicator=Indicator.CHRONIC,
    cds=files.DISTRICT,
    group="ALL",
    numerator=62,
    denominator=200,
    status=31.0,
    prior_numerator=40,
    prior_denominator=200,
    prior_status=20.0,
    change=11.0,
    status_level=1,
    change_level=1,
    color=Color.RED,
    box=210,
    size_met=True,
    prior_size_met=True,
    accountable=True,
    small=False,
    row=2,
)


def broken(found):
    checks = check_table().of(found.indicator, found.year, "")
    used = context(RIGHT).used
    return set(broken_checks(found, checks, replace(context(found), used=used)))


def test_a_right_row_breaks_nothing():
    assert broken(RIGHT) == set()


@pytest.mark.parametrize(
    ("wrong", "kinds"),
    [
        ({"change": 11.2}, {CheckKind.CHANGE, CheckKind.CHANGE_OF_COUNTS}),
        ({"change": 10.9}, {CheckKind.CHANGE_OF_COUNTS}),
        ({"change": None, "change_level": 0, "color": Color.NONE, "box": 0}, {"change_reported"}),
        ({"numerator": 61}, {CheckKind.RATE, CheckKind.CHANGE_OF_COUNTS}),
        ({"numerator": None}, {CheckKind.RATE}),
        ({"prior_numerator": 41}, {CheckKind.PRIOR_RATE, CheckKind.CHANGE_OF_COUNTS}),
        ({"status_level": 2}, {CheckKind.STATUS_LEVEL, CheckKind.BOX}),
        ({"status_level": 2, "uncertified": True}, {CheckKind.BOX}),
        ({"change_level": 2}, {CheckKind.CHANGE_LEVEL, CheckKind.BOX}),
        ({"color": Color.GREEN}, {CheckKind.COLOR}),
        ({"color": Color.NONE}, {CheckKind.COLOR, CheckKind.BOX}),
        ({"box": 220}, {CheckKind.BOX}),
        ({"box": None}, {CheckKind.BOX}),
        ({"color": None}, {CheckKind.COLOR}),
        ({"status_level": None}, {CheckKind.STATUS_LEVEL}),
        ({"size_met": False}, {CheckKind.SIZE_MET, CheckKind.ACCOUNTABLE}),
        ({"prior_size_met": None}, {CheckKind.PRIOR_SIZE_MET, CheckKind.ACCOUNTABLE}),
        ({"accountable": None}, {CheckKind.ACCOUNTABLE, CheckKind.COLOR}),
        ({"small": True}, {CheckKind.SMALL, CheckKind.CHANGE_LEVEL, CheckKind.BOX}),
        ({"status": None}, {"rate", "reported", "status_level", "change_reported"}),
        ({"prior_status": None}, {"prior_rate", "prior_reported", "change_reported"}),
    ],
)
def test_what_contradicts_is_told_by_its_kind(wrong, kinds):
    assert broken(RIGHT._replace(**wrong)) == {CheckKind(kind) for kind in kinds}


@pytest.mark.parametrize(
    ("year", "color", "kinds"),
    [
        (2023, Color.NONE, set()),
        (2023, Color.RED, {CheckKind.COLOR}),
        (2024, Color.NONE, set()),
        (2024, Color.RED, set()),
        (2024, Color.GREEN, {CheckKind.COLOR}),
        # not known of the year: only what it says by itself is judged
        (2025, Color.RED, set()),
        (2025, Color.GREEN, {CheckKind.COLOR}),
    ],
)
def test_whether_takers_of_one_test_have_a_color_is_a_fact_of_the_year(year, color, kinds):
    takers = RIGHT._replace(
        year=year,
        indicator=Indicator.ELA,
        group="SBA",
        numerator=None,
        prior_numerator=None,
        status=-99.0,
        prior_status=-99.0,
        change=0.0,
        change_level=3,
        color=color,
        box=230 if color else 0,
        size_met=None,
        prior_size_met=None,
        accountable=None,
        small=None,
    )
    assert broken(takers) == kinds


def test_a_group_larger_than_all_students():
    group = RIGHT._replace(group="SWD", numerator=93, denominator=300)
    found = broken_checks(
        group,
        check_table().of(group.indicator, group.year, ""),
        replace(context(group), all_students=RIGHT),
    )
    assert found == (CheckKind.PART_OF_ALL,)


def test_a_number_of_students_that_is_blank():
    few = RIGHT._replace(
        numerator=None, status=None, status_level=0, change=None, change_level=0, color=Color(0)
    )
    blank = few._replace(denominator=None, group="SWD", box=0, size_met=False, accountable=False)
    whole = replace(context(blank), used=context(RIGHT).used)
    found = broken_checks(blank, check_table().of(Indicator.CHRONIC, 2025, ""), whole)
    assert found == (CheckKind.COUNTED,)


def test_the_number_of_the_year_before_is_never_blank_in_ela():
    table = check_table()
    assert CheckKind.PRIOR_COUNTED in table.of(Indicator.ELA, 2024, "")
    assert CheckKind.PRIOR_COUNTED not in table.of(Indicator.CHRONIC, 2024, "")


def test_marks_of_cut_scores_are_those_of_all_students():
    whole = RIGHT._replace(indicator=Indicator.ELA, high_school_cuts=True)
    group = whole._replace(group="SWD", high_school_cuts=None)
    checks = {CheckKind.SAME_MARKS: check_table().of(Indicator.ELA, 2025, "")[CheckKind.SAME_MARKS]}
    used = context(whole).used
    seen = replace(context(group), all_students=whole, used=used)
    assert broken_checks(group, checks, seen) == (CheckKind.SAME_MARKS,)
    assert broken_checks(group._replace(high_school_cuts=True), checks, seen) == ()


def test_fifteen_students_are_enough_for_some_groups_of_a_district_and_open_for_a_school():
    few = {"denominator": 20, "prior_denominator": 20, "numerator": None, "status": None}
    district = RIGHT._replace(group="FOS", **few)
    assert CheckKind.SIZE_MET not in broken(district)
    assert CheckKind.SIZE_MET in broken(district._replace(group="SWD"))
    assert CheckKind.SIZE_MET not in broken(district._replace(cds=files.SCHOOL))


def test_the_years_and_indicators_a_check_holds_for():
    table = check_table()
    assert CheckKind.RATE not in table.of(Indicator.ELPI, 2017, "")
    assert CheckKind.COLOR not in table.of(Indicator.ELPI, 2017, "")
    assert table.of(Indicator.ELA, 2022, "")[CheckKind.STATUS_LEVEL].cuts_of == 2023
    assert set(table.of(None, 2022, "")) == {CheckKind.RATE}
    assert table.of(Indicator.ELPI, 2018, "elpac_levels") == {}
