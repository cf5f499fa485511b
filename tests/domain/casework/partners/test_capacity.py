"""Where the county office falls short of the needs of open cases, month by month."""

from datetime import date

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.learning_words import CapacityWay
from sos_desktop.domain.casework.partners.capacity import over_the_year, serves
from sos_desktop.domain.casework.partners.hours import consultant_on
from sos_desktop.domain.casework.partners.shared_needs import Need
from sos_desktop.foundation.errors import InputProblem

NEED = Need(4, "SWD")


def _of(*found, leas=("A", "B", "C")):
    [one] = over_the_year({NEED: leas}, found, 2026)
    return one


def _capacity(**values):
    return r.Capacity(text="Coaching", **values)


@pytest.mark.parametrize(
    ("values", "does"),
    [
        ({}, True),
        ({"priority": 4}, True),
        ({"priority": 5}, False),
        ({"group": "SWD"}, True),
        ({"group": "EL"}, False),
        ({"priority": 4, "group": "EL"}, False),
    ],
)
def test_what_serves_a_need(values, does):
    assert serves(_capacity(**values), NEED) is does


def test_without_anything_nobody_is_served():
    assert _of().words == "nobody for 3 LEAs all year"
    assert _of().ways == ()


def test_what_does_not_say_how_many_is_never_called_short():
    assert _of(_capacity(districts=None), _capacity(districts=0)).is_covered


def test_it_falls_short_in_the_months_in_which_it_is_not_there():
    found = _of(
        _capacity(districts=1, way=CapacityWay.OWN),
        _capacity(
            districts=2,
            way=CapacityWay.BUYS,
            starts_on=date(2026, 9, 30),
            ends_on=date(2027, 2, 1),
        ),
    )
    assert found.short == (2, 2, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2)
    assert found.words == "2 of 3 LEAs wait Jul–Aug; 2 of 3 LEAs wait Mar–Jun"
    assert found.ways == (CapacityWay.OWN, CapacityWay.BUYS)


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({"starts_on": date(2027, 1, 2), "ends_on": date(2027, 1, 1)}, "ends_on"),
        ({"dollars": -1}, "dollars"),
        ({"districts": -1}, "districts"),
    ],
)
def test_what_cannot_be_is_refused(values, where):
    with pytest.raises(InputProblem) as refused:
        _capacity(**values).check("")
    assert refused.value.where == where


def test_hours_go_to_who_had_the_case_that_day():
    handed = [
        r.HandOver(
            case_id="c",
            handed_on=date(2026, 10, day),
            from_consultant=before,
            to_consultant="x",
        )
        for day, before in ((5, "Ana"), (20, "Ben"))
    ]
    assert consultant_on("Cid", handed, date(2026, 10, 1)) == "Ana"
    assert consultant_on("Cid", handed, date(2026, 10, 6)) == "Ben"
    assert consultant_on("Cid", handed, date(2026, 11, 1)) == "Cid"
