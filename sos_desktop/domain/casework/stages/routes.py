"""What each way into the System of Support needs before a case can be opened by it."""

from collections.abc import Mapping
from datetime import date

from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass

LCAP_STEPS: dict[str, str] = {
    "lcap_clarification_on": "Clarification asked in writing",
    "lcap_response_on": "District's response",
    "lcap_recommendations_on": "County's recommendations, which it may make",
    "lcap_resubmission_on": "District's board considers them in public",
    "lcap_approved_on": "Approved",
}
"""The steps of an LCAP that was not approved, in order (EC 52070, 52070.5), with their words.

Recommendations are the county's choice; the board that receives them considers them in public."""

_JUNE = 6
_DISTRICTS_ONLY = frozenset({EntityKind.DISTRICT})
_DISTRICTS = frozenset({EntityKind.DISTRICT, EntityKind.COE})
_CHARTERS = frozenset({EntityKind.CHARTER})
_EARLIEST, _LATEST = 2013, 2100
_KIND_WORDS = {
    EntityKind.DISTRICT: "a district",
    EntityKind.COE: "a county office",
    EntityKind.CHARTER: "a charter school",
}


@frozen_dataclass
class RouteNeeds:
    """What a route asks for.

    Attributes:
        kinds: The kinds of LEA it is open to.
        year: "needed", "asked" (may be left open) or "" (not asked at all).
        request: What the words to write are called; "" when none are asked.
        missing: The sentence when those words are needed and none are written; "" when they may
            be left open.
        explanation: What the route means, with its source.
        lcap: Whether the steps of an LCAP review are asked.
    """

    kinds: frozenset[EntityKind]
    year: str
    request: str
    missing: str
    explanation: str
    lcap: bool = False


NEEDS: dict[Route, RouteNeeds] = {
    Route.DASHBOARD: RouteNeeds(
        _DISTRICTS,
        "needed",
        "",
        "",
        "A student group met the state's criteria that year (EC 52071(c)). The basis of "
        "identification is kept as it is today; later files do not change it.",
    ),
    Route.VOLUNTARY: RouteNeeds(
        _DISTRICTS | _CHARTERS,
        "",
        "What was asked for",
        "Write what the district asked for.",
        "The governing board asks for help (EC 52071(a)), identified or not. No Dashboard data are "
        "needed.",
    ),
    Route.LCAP: RouteNeeds(
        _DISTRICTS,
        "",
        "Why it was not approved",
        "Write why the LCAP was not approved.",
        "The LCAP or annual update was not approved (EC 52071(b)). Help goes into revising it so "
        "that it can be approved. Dates may be added later.",
        lcap=True,
    ),
    Route.CALPADS: RouteNeeds(
        _DISTRICTS,
        "asked",
        "What was not submitted, and since when",
        "Write what was not submitted to CALPADS, and since when.",
        "Data were not submitted to CALPADS as required (EC 60900). Help is about how the district "
        "manages its data; charter schools are not included.",
    ),
    Route.SECOND_YEAR: RouteNeeds(
        _DISTRICTS,
        "needed",
        "",
        "",
        "Help for a district lasts at least two years (EC 52071(c)(1)), for a county office too "
        "(EC 52071.5). Where this file has the first year's case, continue that one instead.",
    ),
    Route.CHARTER: RouteNeeds(
        _CHARTERS,
        "needed",
        "",
        "",
        "A charter school whose student groups met the criteria in two or more years (EC 47607.3).",
    ),
    Route.LEVEL_3: RouteNeeds(
        _DISTRICTS | _CHARTERS,
        "needed",
        "What the CCEE decided",
        "",
        "Three or more student groups in three of four years: the CCEE decides whether its own "
        "help is needed (EC 52072, 52072.5). For charter schools the CCEE describes a path of its "
        "own, with two or more priorities.",
    ),
    Route.GEO_LEAD: RouteNeeds(
        _DISTRICTS_ONLY,
        "needed",
        "What the Geographic Lead takes on",
        "",
        "A student group met the criteria in three or more years in a row: the Geographic Lead "
        "helps, together with the county superintendent (EC 52071(f)). School districts only.",
    ),
}


def routes_for(kind: str) -> tuple[Route, ...]:
    """The routes open to a kind of LEA, the most usual one first."""
    return tuple(route for route in Route if kind in NEEDS[route].kinds)


def check_opening(
    route: Route, kind: str, *, year: int | None, request: str, days: Mapping[str, date | None]
) -> None:
    """Raise unless a route has what it needs.

    Args:
        route: How the case comes in.
        kind: The LEA's kind ("district", "coe", "charter").
        year: The Dashboard year.
        request: What was asked or found, trimmed.
        days: Steps of an LCAP review by field name.

    Raises:
        InputProblem: With `where` set to the field: route, year, request or a step's name.
    """
    needs = NEEDS[route]
    if kind not in needs.kinds:
        words = _KIND_WORDS.get(EntityKind(kind), "a school") if kind else "this LEA"
        raise InputProblem(
            f"“{route.words}” is not a way in for {words}. Choose another one.", where="route"
        )
    if needs.missing and not request:
        raise InputProblem(needs.missing, where="request")
    if needs.year == "needed" and year is None:
        raise InputProblem("Choose the Dashboard year the case rests on.", where="year")
    if year is not None and not _EARLIEST <= year <= _LATEST:
        raise InputProblem(f"There is no Dashboard of {year}. Choose another year.", where="year")
    check_steps(days)


def check_steps(days: Mapping[str, date | None]) -> None:
    """Raise when a step of an LCAP review lies before one that comes first.

    Raises:
        InputProblem: With `where` set to the later step.
    """
    before: tuple[str, date] | None = None
    for name, words in LCAP_STEPS.items():
        day = days.get(name)
        if day is None:
            continue
        if before is not None and day < before[1]:
            raise InputProblem(
                f"“{words}” lies before “{LCAP_STEPS[before[0]]}”. Check both dates.", where=name
            )
        before = (name, day)


def lcap_school_year(days: Mapping[str, date | None]) -> str:
    """The school year of the LCAP under review as its steps tell it ("2026-27").

    An LCAP is adopted by July 1 for the school year that begins then, often in June, and its review
    follows (EC 52060 and 52070): a first step from June on is about the plan that begins in July.

    Args:
        days: Steps of the review by field name.

    Returns:
        "" while no step is noted.
    """
    first = next((day for name in LCAP_STEPS if (day := days.get(name)) is not None), None)
    if first is None:
        return ""
    return school_year(first.year if first.month >= _JUNE else first.year - 1)


def school_year(begins: int) -> str:
    """A school year as people write it: "2026-27"."""
    return f"{begins}-{(begins + 1) % 100:02}"


def check_lcap_year(begins: int | None) -> None:
    """Raise when no LCAP can be of the school year that begins in a year.

    Raises:
        InputProblem: With `where` set to the field.
    """
    if begins is not None and not _EARLIEST <= begins <= _LATEST:
        raise InputProblem(
            f"There is no LCAP of {school_year(begins)}. Choose another year.", where="lcap_year"
        )
