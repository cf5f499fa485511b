"""Plan against done: by quarter and school year, and what nobody noted is never 0."""

from datetime import date

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.case_file import CaseFile, Lea
from sos_desktop.domain.casework.learning_words import Quarter, QuarterStanding
from sos_desktop.domain.casework.words import ActionState, Route
from sos_desktop.domain.improvement.plan_done import next_quarter, years_done

CASE = r.Case(cds="1", route=Route.DASHBOARD, opened_on=date(2025, 12, 1))
FIRST, SECOND = (
    r.Action(case_id=CASE.id, text=text, state=ActionState.ACTIVE) for text in ("A", "B")
)
LEA = Lea(cds="1", name="Mesa Alta Unified", kind="District", county_code="00", county="Alder")
FALL, WINTER = tuple(Quarter)[:2]


def quarter(action, part, standing=None, spent=None, year=2026):
    return r.ActionQuarter(
        case_id=CASE.id,
        action_id=action.id,
        year=year,
        quarter=part,
        standing=standing,
        spent=spent,
    )


def cost(action, dollars, year=2026):
    return r.YearCost(case_id=CASE.id, action_id=action.id, year=year, dollars=dollars)


def told(quarters=(), costs=()):
    file = CaseFile(
        case=CASE, lea=LEA, actions=(FIRST, SECOND), quarters=tuple(quarters), costs=tuple(costs)
    )
    return [year.words for year in years_done(file)]


@pytest.mark.parametrize(
    ("quarters", "costs", "words"),
    [
        ((), (), None),
        (
            (quarter(FIRST, FALL, QuarterStanding.BEHIND, 100),),
            (),
            "2026-27, changes by their latest quarter: 1 behind the plan, 1 not looked at; "
            "planned dollars not noted, $100 spent.",
        ),
        (
            (
                quarter(FIRST, WINTER, QuarterStanding.DONE),
                quarter(FIRST, FALL, QuarterStanding.BEHIND, 0),
                quarter(SECOND, FALL, QuarterStanding.DONE, 50),
            ),
            (cost(FIRST, 900), cost(SECOND, 0)),
            "2026-27, changes by their latest quarter: 2 done; "
            "$900 planned, $50 spent (1 quarter not noted).",
        ),
        (
            (quarter(FIRST, FALL, QuarterStanding.DONE, 50), quarter(SECOND, FALL)),
            (cost(SECOND, 900),),
            "2026-27, changes by their latest quarter: 1 done, 1 not looked at; "
            "$900 planned, $50 spent (1 change not noted).",
        ),
        (
            (),
            (cost(FIRST, 900),),
            "2026-27, changes by their latest quarter: 2 not looked at; "
            "$900 planned, spent dollars not noted.",
        ),
    ],
)
def test_a_year_says_what_is_noted_and_what_is_not(quarters, costs, words):
    assert told(quarters, costs) == ([words] if words else [])


def test_the_newest_year_stands_first():
    said = told((quarter(FIRST, FALL, year=2025),), (cost(FIRST, 1),))
    assert [words[:7] for words in said] == ["2026-27", "2025-26"]


def test_the_next_quarter_is_the_first_that_is_not_noted():
    noted = [quarter(FIRST, part) for part in (*tuple(Quarter)[2:], FALL)]
    file = CaseFile(case=CASE, lea=LEA, actions=(FIRST,), quarters=tuple(noted))
    found = next_quarter(file, FIRST, 2026, tuple(Quarter)[2])
    assert (found.year, found.quarter) == (2027, FALL)
