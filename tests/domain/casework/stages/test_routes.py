"""What each way in asks for."""

from datetime import date

import pytest

from sos_desktop.domain.casework.records import Case
from sos_desktop.domain.casework.stages import routes
from sos_desktop.domain.casework.words import Route
from sos_desktop.foundation.errors import InputProblem


def open_by(route: Route, kind: str = "district", **given) -> None:
    values = {"year": None, "request": "", "days": {}, **given}
    routes.check_opening(route, kind, **values)


def test_every_route_says_what_it_needs():
    assert set(routes.NEEDS) == set(Route)
    assert all(needs.explanation.endswith(".") for needs in routes.NEEDS.values())


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("charter", {Route.VOLUNTARY, Route.CHARTER, Route.LEVEL_3}),
        ("district", set(Route) - {Route.CHARTER}),
        ("coe", set(Route) - {Route.CHARTER, Route.GEO_LEAD}),
        ("school", set()),
    ],
)
def test_routes_of_a_kind(kind, expected):
    assert set(routes.routes_for(kind)) == expected


@pytest.mark.parametrize(
    ("route", "given"),
    [
        (Route.DASHBOARD, {"year": 2025}),
        (Route.VOLUNTARY, {"request": "Help"}),
        (Route.LCAP, {"request": "Goal 2"}),
        (Route.CALPADS, {"request": "Fall 1"}),
        (Route.CALPADS, {"request": "Fall 1", "year": 2025}),
        (Route.SECOND_YEAR, {"year": 2025}),
        (Route.LEVEL_3, {"year": 2025}),
        (Route.GEO_LEAD, {"year": 2025, "request": "Coaching"}),
    ],
)
def test_enough_is_enough(route, given):
    open_by(route, **given)


@pytest.mark.parametrize(
    ("route", "kind", "given", "where"),
    [
        (Route.DASHBOARD, "district", {}, "year"),
        (Route.SECOND_YEAR, "district", {"request": "x"}, "year"),
        (Route.LEVEL_3, "coe", {}, "year"),
        (Route.GEO_LEAD, "district", {}, "year"),
        (Route.GEO_LEAD, "coe", {"year": 2025}, "route"),
        (Route.CHARTER, "charter", {}, "year"),
        (Route.CHARTER, "district", {"year": 2025}, "route"),
        (Route.DASHBOARD, "charter", {"year": 2025}, "route"),
        (Route.LCAP, "charter", {"request": "x"}, "route"),
        (Route.VOLUNTARY, "school", {"request": "x"}, "route"),
        (Route.VOLUNTARY, "district", {}, "request"),
        (Route.LCAP, "district", {}, "request"),
        (Route.CALPADS, "district", {"year": 2025}, "request"),
        (Route.DASHBOARD, "district", {"year": 20255}, "year"),
        (Route.DASHBOARD, "district", {"year": -1}, "year"),
    ],
)
def test_what_is_missing_is_named(route, kind, given, where):
    with pytest.raises(InputProblem) as caught:
        open_by(route, kind, **given)
    assert caught.value.where == where


def test_the_steps_of_an_lcap_come_in_order():
    days = {"lcap_clarification_on": date(2026, 8, 1), "lcap_resubmission_on": date(2026, 9, 1)}
    routes.check_steps(days)
    with pytest.raises(
        InputProblem, match="“Approved” lies before “District's board considers them"
    ) as caught:
        routes.check_steps({**days, "lcap_approved_on": date(2026, 8, 31)})
    assert caught.value.where == "lcap_approved_on"


@pytest.mark.parametrize(
    ("steps", "year"),
    [
        ({}, ""),
        ({"lcap_clarification_on": date(2026, 7, 1)}, "2026-27"),
        (
            {"lcap_clarification_on": date(2026, 8, 15), "lcap_approved_on": date(2027, 8, 1)},
            "2026-27",
        ),
        ({"lcap_response_on": date(2027, 1, 9)}, "2026-27"),
        ({"lcap_recommendations_on": date(2027, 5, 31)}, "2026-27"),
        ({"lcap_clarification_on": date(2027, 6, 25)}, "2027-28"),
        ({"lcap_approved_on": date(2099, 10, 8)}, "2099-00"),
    ],
)
def test_the_first_step_noted_tells_the_school_year_of_an_lcap(steps, year):
    case = Case(cds="1", route=Route.LCAP, opened_on=date(2030, 1, 1), **steps)
    assert case.lcap_school_year == year


def test_a_noted_school_year_of_an_lcap_counts_before_what_the_steps_tell():
    case = Case(
        cds="1",
        route=Route.LCAP,
        opened_on=date(2026, 6, 25),
        lcap_clarification_on=date(2026, 6, 25),
        lcap_year=2025,
    )
    assert case.lcap_school_year == "2025-26"


@pytest.mark.parametrize("begins", [2012, 2101, -5])
def test_there_is_no_lcap_of_just_any_year(begins):
    with pytest.raises(InputProblem, match="There is no LCAP of") as caught:
        routes.check_lcap_year(begins)
    assert caught.value.where == "lcap_year"
