"""A total of the district has all its schools, or there is none."""

import pytest

from sos_desktop.domain.local.cells import LocalCell, without_lacking
from sos_desktop.domain.local.suppression import SmallNumberRule, protect

RULE = SmallNumberRule(11, "CDE")


def totals(*rows):
    """The district's figure by period, of (period, school, students)."""
    cells = [LocalCell(period, school, "ALL", None, float(of)) for period, school, of in rows]
    table = without_lacking(protect(cells, RULE))
    return {cell.period: cell.denominator for cell in table.totals}


@pytest.mark.parametrize(
    ("first", "second"),
    [("2026-08", "2026-09"), ("2026-09-14", "2026-09-21"), ("2026/27 Q1", "2026/27 Q2")],
)
def test_a_school_that_does_not_report_a_period_leaves_it_without_a_total(first, second):
    """Of two schools one was left, and the district seemed to have lost three in five students."""
    found = totals((first, "A", 200), (first, "B", 300), (second, "A", 201))
    assert found == {first: 500, second: None}


@pytest.mark.parametrize(
    ("first", "second"), [("2026-05", "2026-08"), ("2025/26", "2026/27"), ("2026/27 Q1", "2026-09")]
)
def test_a_school_may_be_new_or_closed_in_another_year_or_told_by_other_periods(first, second):
    found = totals((first, "A", 200), (first, "B", 300), (second, "A", 201))
    assert found == {first: 500, second: 201}
