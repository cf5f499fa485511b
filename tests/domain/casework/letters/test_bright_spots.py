"""What is going well: the best cells, the largest gains, in the district's favor but never more."""

from sos_desktop.domain.casework.letters.bright_spots import best_figures, largest_gains
from sos_desktop.domain.dashboard.codes import Color, EntityKind, Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.identification.heat import CellWriter
from sos_desktop.services.identification.reference import rule_book

WRITER = CellWriter(EntityKind.DISTRICT, rule_book().size, frozenset(), {}, {})


def cells(*found):
    made = {}
    for group, indicator, color, status, change, change_level in found:
        seen = Observation(
            year=2025,
            indicator=indicator,
            cds="1",
            group=group,
            denominator=100,
            status=status,
            change=change,
            change_level=change_level,
            color=Color(color),
            size_met=True,
        )
        made.setdefault(group, {})[indicator] = WRITER.cell(seen)
    return made


def test_best_figures_are_green_or_blue_by_students_and_spread():
    found = best_figures(
        cells(
            ("HI", Indicator.ELA, 5, 12.0, 1.0, 3),
            ("ALL", Indicator.ELA, 5, 10.0, 1.0, 3),
            ("WH", Indicator.ELA, 5, 30.0, 1.0, 3),
            ("ALL", Indicator.SUSPENSION, 4, 2.0, -0.5, 4),
            ("SWD", Indicator.MATH, 3, -20.0, 9.0, 4),
            ("RFP", Indicator.MATH, 5, 20.0, 9.0, 4),
        )
    )
    assert found == (
        "All students, ELA: Blue (10.0 points above standard)",
        "All students, suspension: Green (2.0%)",
        "Hispanic, ELA: Blue (12.0 points above standard)",
    )


def test_gains_are_changes_for_the_better_compared_across_units():
    found = largest_gains(
        cells(
            ("SWD", Indicator.SUSPENSION, 1, 9.0, -6.0, 5),
            ("EL", Indicator.MATH, 1, -90.0, 6.0, 4),
            ("ALL", Indicator.CHRONIC, 2, 20.0, 4.0, 1),
            ("HI", Indicator.GRADUATION, 3, 88.0, 0.5, 3),
            ("FOS", Indicator.GRADUATION, 0, 70.0, 20.0, 5),
        )
    )
    assert found == (
        "Students with disabilities, suspension: declined significantly 6.0 points (9.0%)",
        "English learners, Math: increased 6.0 points (90.0 points below standard)",
    )


def test_nothing_is_made_up_where_nothing_is_good():
    assert best_figures(cells(("ALL", Indicator.ELA, 1, -90.0, -3.0, 2))) == ()
    assert largest_gains(cells(("ALL", Indicator.ELA, 1, -90.0, -3.0, 2))) == ()
