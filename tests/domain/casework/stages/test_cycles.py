"""The year of support a case is in."""

from datetime import date

import pytest

from sos_desktop.domain.casework.records import Case, CaseYear
from sos_desktop.domain.casework.stages import cycles
from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.identification.basis import IdentificationBasis

DAY = date(2025, 12, 1)
Y1, Y2 = "Differentiated Assistance, Year 1", "Differentiated Assistance, Year 2"


def case(route: Route = Route.DASHBOARD, year: int | None = 2024, status: str = "") -> Case:
    basis = IdentificationBasis(status=status)
    return Case(cds="1", route=route, opened_on=DAY, year=year, basis=basis)


def further(year: int, status: str = "") -> CaseYear:
    return CaseYear(case_id="x", year=year, noted_on=DAY, status=status)


@pytest.mark.parametrize(
    ("kept", "years", "expected"),
    [
        (case(), (), (2024, 1, 1, "Year 1")),
        (case(status=Y2), (), (2024, 2, 1, "Year 2")),
        (case(Route.SECOND_YEAR), (), (2024, 2, 1, "Year 2")),
        (case(Route.LEVEL_3), (), (2024, 0, 1, "")),
        (case(Route.VOLUNTARY, None), (), (None, 0, 0, "")),
        (case(), (further(2025, Y2),), (2025, 2, 2, "Year 2")),
        (case(), (further(2025, Y1),), (2025, 1, 2, "Year 1 again")),
        (case(), (further(2025),), (2025, 0, 2, "Dashboard year 2 of this case")),
        (case(Route.VOLUNTARY, None), (further(2025, Y1),), (2025, 1, 1, "Year 1")),
        (case(), (further(2026, Y2), further(2025, Y1)), (2026, 2, 3, "Year 2")),
        (case(year=2022, status="Differentiated Assistance"), (), (2022, 1, 1, "Year 1")),
    ],
)
def test_year_of_support(kept, years, expected):
    found = cycles.support_year(kept, years)
    assert (found.year, found.number, found.lasted, found.words) == expected


def test_what_a_case_covers():
    kept, years = case(), (further(2025),)
    assert [y for y in range(2022, 2028) if cycles.covers(kept, years, y)] == [2024, 2025]
    assert cycles.newest_year(kept, years) == 2025
    assert cycles.newest_year(case(Route.VOLUNTARY, None), ()) is None
