"""Which cases a filter shows, and its counts."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.casework.records import Case
from sos_desktop.domain.casework.words import Route, Stage
from sos_desktop.foundation import clock
from sos_desktop.services.casework import caseload, cases
from sos_desktop.services.casework.caseload import CaseloadFilter, from_plain, shown, to_plain
from sos_desktop.services.casework.cases import CaseRow
from tests.casework import ALISAL, SALINAS, add_leas, open_case

DAY = date(2026, 1, 5)


def row(name: str, **facts) -> CaseRow:
    case = Case(
        cds=name,
        route=facts.get("route", Route.DASHBOARD),
        opened_on=DAY,
        stage=facts.get("stage", Stage.OUTREACH),
        consultant=facts.get("who", ""),
        closed_on=facts.get("closed"),
    )
    return CaseRow(
        case=case,
        lea=Lea(name, name, "district", "27", "Monterey"),
        groups=(),
        next_task=None,
        overdue=facts.get("overdue", 0),
        last_activity=DAY,
        missing=(),
        group_codes=facts.get("groups", ()),
        priorities=facts.get("priorities", ()),
        years=facts.get("years", ()),
        stale=facts.get("stale", False),
        searched=f"{name} {facts.get('who', '')}".casefold(),
    )


ROWS = (
    row(
        "Alisal", who="Ana", overdue=2, groups=("SWD", "EL"), priorities=(4, 5), years=(2024, 2025)
    ),
    row("Bolsa Knolls", who="Ben", stage=Stage.NEEDS, groups=("EL",), years=(2025,)),
    row("Cañada", stale=True, route=Route.VOLUNTARY),
    row("Del Rey", who="Ana", closed=DAY, groups=("EL",), years=(2023,)),
)


def names(**wanted) -> list[str]:
    return [found.lea.name[0] for found in shown(ROWS, CaseloadFilter(**wanted)).rows]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, "ABC"),
        ({"closed": True}, "ABCD"),
        ({"consultant": "Ana"}, "A"),
        ({"consultant": ""}, "C"),
        ({"unassigned": True}, "C"),
        ({"stage": Stage.NEEDS}, "B"),
        ({"route": Route.VOLUNTARY}, "C"),
        ({"group": "EL"}, "AB"),
        ({"group": "EL", "closed": True}, "ABD"),
        ({"priority": 5}, "A"),
        ({"year": 2025}, "AB"),
        ({"overdue": True}, "A"),
        ({"stale": True}, "C"),
        ({"text": " CAÑADA "}, "C"),
        ({"text": "knolls ben"}, "B"),
        ({"text": "zzz"}, ""),
        ({"group": "EL", "overdue": True, "consultant": "Ben"}, ""),
        ({"consultant": "Somebody who left"}, ""),
    ],
)
def test_what_is_shown(wanted, expected):
    assert "".join(names(**wanted)) == expected


def test_counts_are_what_each_choice_would_show():
    values = {
        "consultant": (None, "Ana", "Ben", ""),
        "group": (None, "EL", "SWD"),
        "year": (None, 2025, 2023),
        "closed": (False, True),
        "overdue": (False, True),
    }
    for combination in product(*values.values()):
        wanted = CaseloadFilter(**dict(zip(values, combination, strict=True)))
        found = shown(ROWS, wanted)
        for name in caseload.CHOICES:
            possible = {v for r in ROWS for v in caseload.values_of(r)[name]}
            expected = Counter(
                {v: len(shown(ROWS, replace(wanted, **{name: v})).rows) for v in possible}
            )
            assert +found.counts[name] == +expected, (name, wanted)
        for name in caseload.SWITCHES:
            would = len(shown(ROWS, replace(wanted, **{name: True})).rows)
            assert found.switches[name] == would


@pytest.mark.parametrize(
    "wanted",
    [
        CaseloadFilter(),
        CaseloadFilter(consultant="", stage=Stage.NEEDS, route=Route.GEO_LEAD, group="SWD"),
        CaseloadFilter(text="ñ", priority=9, year=2024, overdue=True, closed=True),
    ],
)
def test_a_filter_comes_back_from_plain_values(wanted):
    assert from_plain(to_plain(wanted)) == wanted
    assert all(isinstance(v, str | int | bool) for v in to_plain(wanted).values())


@pytest.mark.parametrize(
    "values",
    [
        {"stage": 9},
        {"stage": "x"},
        {"route": "carrier pigeon"},
        {"group": "ZZZ"},
        {"group": ["EL"]},
        {"priority": 11},
        {"year": None},
        {"text": 5},
        {"consultant": {}},
        {"nothing": 1},
    ],
)
def test_what_a_view_no_longer_means_is_left_out(values):
    assert from_plain({**values, "overdue": True}) == CaseloadFilter(overdue=True)


def test_rows_of_the_file_know_what_filters_ask(county):
    add_leas(county)
    today = clock.today()
    quiet = today - timedelta(days=31)
    with clock.frozen(clock.now() - timedelta(days=31)):
        old = open_case(county, on=quiet)
    fresh = open_case(county, ALISAL)
    case = cases.case_file(county, fresh).case
    cases.update_case(county, replace(case, focus_groups=("EL",), focus_priorities=(3, 6)))
    rows = {found.case.id: found for found in cases.list_cases(county)}
    assert (rows[old].stale, rows[fresh].stale) == (True, False)
    assert (rows[fresh].group_codes, rows[fresh].priorities) == (("EL",), (3, 6))
    assert "english learners" in rows[fresh].searched
    cases.close_case(county, old, "Done")
    (closed,) = (r for r in cases.list_cases(county, include_closed=True) if r.case.closed_on)
    assert (closed.stale, closed.unassigned, closed.missing) == (False, False, ())
    assert closed.case.cds == SALINAS
