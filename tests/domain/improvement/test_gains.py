"""What became of gains: held, grown, partly lost, faded, or not to be told."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.case_file import CaseFile, Lea, MeasuredPoint
from sos_desktop.domain.casework.learning_words import GainStanding
from sos_desktop.domain.casework.support_words import MeasureSource, WantedDirection
from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.domain.identification.basis import (
    BasisCell,
    BasisGroup,
    BasisReason,
    IdentificationBasis,
)
from sos_desktop.domain.improvement.gains import (
    cell_gain,
    cells_looked_at,
    measured_gains,
    slipped,
    standing_of,
)
from sos_desktop.domain.improvement.roll_up import is_reached

UP, DOWN = WantedDirection.UP, WantedDirection.DOWN
CASE = r.Case(cds="1", route=Route.DASHBOARD, opened_on=date(2025, 12, 1))
C = CASE.id


@pytest.mark.parametrize(
    ("before", "at_exit", "now", "wanted", "standing"),
    [
        (30.0, 20.0, 19.9, DOWN, GainStanding.GREW),
        (30.0, 20.0, 20.0, DOWN, GainStanding.HELD),
        (30.0, 20.0, 24.9, DOWN, GainStanding.PARTLY),
        (30.0, 20.0, 25.0, DOWN, GainStanding.FADED),
        (30.0, 20.0, 31.0, DOWN, GainStanding.FADED),
        (30.0, 31.0, 20.0, DOWN, GainStanding.NO_GAIN),
        (30.0, 30.0, 20.0, DOWN, GainStanding.NO_GAIN),
        (-98.4, -80.0, -80.0, UP, GainStanding.HELD),
        (-98.4, -80.0, -89.2, UP, GainStanding.FADED),
        (30.0, 20.0, None, DOWN, GainStanding.UNKNOWN),
        (None, 20.0, 20.0, DOWN, GainStanding.UNKNOWN),
        (30.0, None, 20.0, DOWN, GainStanding.UNKNOWN),
        (30.0, 20.0, 20.0, None, GainStanding.UNKNOWN),
        (0.0, 0.0, 0.0, UP, GainStanding.NO_GAIN),
    ],
)
def test_what_became_of_a_gain(before, at_exit, now, wanted, standing):
    assert standing_of(before, at_exit, now, wanted) is standing


@given(*(st.floats(-500, 500) for _ in range(3)))
@settings(max_examples=40)
def test_both_directions_mirror_each_other(before, at_exit, now):
    assert standing_of(before, at_exit, now, UP) is standing_of(-before, -at_exit, -now, DOWN)


def _file(**lists):
    lea = Lea(cds="1", name="Mesa Alta", kind="district", county_code="99", county="Alder")
    return CaseFile(case=CASE, lea=lea, **lists)


def _reading(measure, day, **value):
    return r.ProgressNote(case_id=C, measure_id=measure.id, noted_on=day, text="Read", **value)


def test_the_last_reading_of_each_time_counts_also_where_it_is_made_of_counts():
    measure = r.Measure(case_id=C, name="Absent", unit="%", baseline=30.0, target=20.0)
    ended = r.SupportExit(case_id=C, ended_on=date(2027, 6, 1), changed="x")
    file = _file(
        measures=(measure,),
        progress=(
            _reading(measure, date(2027, 5, 1), value=22.0),
            _reading(measure, date(2027, 6, 1), numerator=20.0, denominator=100.0),
            _reading(measure, date(2027, 9, 1), numerator=28.0, denominator=100.0),
        ),
    )
    [gain] = measured_gains(file, ended)
    assert (gain.before, gain.at_exit, gain.now) == (30.0, 20.0, 28.0)
    assert gain.standing is GainStanding.FADED
    assert slipped([gain]) == (gain,)
    assert gain.words == "Absent: before 30%, at the end of support 20%, now 28%"


def test_without_a_reading_since_nothing_is_said_to_have_held():
    measure = r.Measure(case_id=C, name="Absent", unit="%", baseline=30.0, target=20.0)
    ended = r.SupportExit(case_id=C, ended_on=date(2027, 6, 1), changed="x")
    [gain] = measured_gains(_file(measures=(measure,)), ended)
    assert gain.standing is GainStanding.UNKNOWN
    assert "now no reading since" in gain.words


def test_a_cell_waits_for_the_dashboard_after_the_end_of_support():
    points = ((2025, 31.0), (2026, 22.0))
    waiting = cell_gain("SWD", Indicator.CHRONIC, points, 2025, 2026)
    assert waiting.standing is GainStanding.UNKNOWN
    assert "waits for the Dashboard after 2026" in waiting.words
    loaded = cell_gain("SWD", Indicator.CHRONIC, (*points, (2027, 29.0)), 2025, 2026)
    assert loaded.standing is GainStanding.FADED
    assert loaded.words.endswith("now 29% (Dashboard 2027)")


def test_a_case_that_ends_before_a_further_dashboard_has_no_gain_to_compare():
    found = cell_gain("SWD", Indicator.CHRONIC, ((2025, 31.0), (2026, 20.0)), 2025, 2025)
    assert found.at_exit is None
    assert found.standing is GainStanding.UNKNOWN


def test_a_group_of_a_later_year_is_looked_back_on_without_a_measure():
    def led(*codes):
        cells = (BasisCell("CHRONIC"), BasisCell("SUSPENSION"))
        reason = BasisReason(priority=5, criterion="red", cells=cells)
        return IdentificationBasis(
            groups=tuple(BasisGroup(c, letter="D", reasons=(reason,)) for c in codes)
        )

    file = replace(
        _file(
            years=(
                r.CaseYear(case_id=C, year=2027, noted_on=date(2027, 12, 15), basis=led("HOM")),
                r.CaseYear(
                    case_id=C, year=2026, noted_on=date(2026, 12, 15), basis=led("SWD", "FOS")
                ),
            ),
            measures=(
                r.Measure(
                    case_id=C,
                    name="EL",
                    unit="%",
                    source=MeasureSource.DASHBOARD,
                    group="EL",
                    indicator="CHRONIC",
                ),
            ),
        ),
        case=replace(CASE, year=2025, basis=led("SWD")),
    )
    found = {(group, str(indicator)): year for group, indicator, year in cells_looked_at(file)}
    assert found == {
        ("SWD", "CHRONIC"): 2025,
        ("SWD", "SUSPENSION"): 2025,
        ("FOS", "CHRONIC"): 2026,
        ("FOS", "SUSPENSION"): 2026,
        ("HOM", "CHRONIC"): 2027,
        ("HOM", "SUSPENSION"): 2027,
        ("EL", "CHRONIC"): 2025,
    }, "each from the first Dashboard that led to help for it"
    opened = replace(file, case=CASE, measures=())
    assert len(cells_looked_at(opened)) == 6, (
        "a case that no Dashboard began, but a later one led on"
    )


def test_the_roll_up_counts_a_measure_by_the_figures_the_chain_shows():
    measure = r.Measure(
        case_id=C,
        name="Suspended",
        unit="%",
        source=MeasureSource.DASHBOARD,
        baseline=9.0,
        baseline_on=date(2025, 6, 30),
        target=6.0,
    )
    file = _file(measures=(measure,))
    assert is_reached(file, measure) is None, "a baseline alone says nothing"
    points = (MeasuredPoint(date(2025, 6, 30), 9.0), MeasuredPoint(date(2026, 6, 30), 5.5))
    assert is_reached(replace(file, measured={measure.id: points}), measure) is True
    assert is_reached(replace(file, measured={measure.id: points[:1]}), measure) is None
    worse = (*points, MeasuredPoint(date(2027, 6, 30), 7.0))
    assert is_reached(replace(file, measured={measure.id: worse}), measure) is False


def test_the_roll_up_reads_counts_as_readings_too():
    measure = r.Measure(
        case_id=C, name="Absent", unit="%", baseline=30.0, target=20.0, direction=DOWN
    )
    file = _file(
        measures=(measure,),
        progress=(
            _reading(measure, date(2027, 5, 1), value=25.0),
            _reading(measure, date(2027, 6, 1), numerator=19.0, denominator=100.0),
        ),
    )
    assert is_reached(file, measure) is True
