"""Who is in the invented county, and how high each figure is meant to be, before it is counted."""

import math
import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sos_desktop.domain.dashboard.cds import STATE_CDS, county_of
from sos_desktop.domain.dashboard.codes import ALL_STUDENTS, Indicator
from sos_desktop.domain.dashboard.counties import county_name
from sos_desktop.foundation.paths import resource

RACES = ("AA", "AI", "AS", "FI", "HI", "MR", "PI", "WH")
"""Every student is in one of these; together they are all students."""

PROGRAMS = ("EL", "LTEL", "SED", "SWD", "FOS", "HOM")

_RELATIVE = (Indicator.CHRONIC, Indicator.SUSPENSION)
_FOLLOWS = {
    Indicator.ELA: 1.0,
    Indicator.MATH: 1.1,
    Indicator.SCIENCE: 0.15,
    Indicator.ELPI: 0.1,
    Indicator.CHRONIC: -0.12,
    Indicator.SUSPENSION: -0.035,
    Indicator.GRADUATION: 0.12,
    Indicator.CCI: 0.3,
}
"""How an indicator moves with a point of ELA, from school to school."""

_WOBBLE = {
    Indicator.ELA: 45.0,
    Indicator.MATH: 45.0,
    Indicator.SCIENCE: 12.0,
    Indicator.ELPI: 22.0,
    Indicator.CHRONIC: 14.0,
    Indicator.SUSPENSION: 7.0,
    Indicator.GRADUATION: 12.0,
    Indicator.CCI: 24.0,
}
"""Chance in points of a figure, for one student; it shrinks with the root of their number."""

_GREATEST_WOBBLE = 5.0
_BACKWARD = 0.6
"""How much of its first step a figure moved in the year before the files begin."""
_LEAST_SHARE = 0.025
"""Of the chance for one student, what even the largest group has: no two move quite alike."""


@dataclass(frozen=True, eq=False)
class SamplePlace:
    """An LEA, a school or the state, with what its figures are made from.

    Attributes:
        rtype: X, D or S, as CDE's files say it.
        parent: For a school, its district; it follows the district's figures.
        better: How far a school stands from its district, in points of ELA.
    """

    cds: str
    rtype: str
    district: str
    span: str
    enrollment: int
    shares: Mapping[str, float]
    base: Mapping[Indicator, tuple[float, ...]] = field(default_factory=dict)
    cells: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    school: str = ""
    charter: bool = False
    coe: bool = False
    dass: bool = False
    parent: "SamplePlace | None" = None
    better: float = 0.0

    @property
    def is_whole_district(self) -> bool:
        """A school that is all there is of its district has the same figures."""
        return self.parent is not None and self.parent.enrollment == self.enrollment

    @property
    def grades(self) -> Mapping[str, float]:
        """The grades it has, as shares of its enrollment."""
        span = self.parent.span if self.parent and self.is_whole_district else self.span
        return table()["span"][span]

    @property
    def county(self) -> str:
        """The county's name; blank for the state, as in CDE's files."""
        return "" if self.cds == STATE_CDS else county_name(county_of(self.cds)) or ""


@cache
def table() -> dict[str, Any]:
    """The numbers of `resources/sample/county.toml`."""
    return tomllib.loads(resource("sample", "county.toml").read_text(encoding="utf-8"))


@cache
def layouts() -> dict[str, Any]:
    """The column names of `resources/sample/layouts.toml`."""
    return tomllib.loads(resource("sample", "layouts.toml").read_text(encoding="utf-8"))


@cache
def places() -> tuple[SamplePlace, ...]:
    """The state, the county office, districts, the charter school and some schools, by CDS."""
    leas = [_lea(entry) for entry in table()["lea"]]
    by_district = {lea.cds[:7]: lea for lea in leas if lea.rtype == "D"}
    schools = [_school(entry, by_district[entry["cds"][:7]]) for entry in table()["school"]]
    return tuple(sorted([*leas, *schools], key=lambda place: place.cds))


def _lea(entry: dict[str, Any]) -> SamplePlace:
    charter = entry.get("charter", False)
    return SamplePlace(
        cds=entry["cds"],
        rtype=entry.get("rtype", "S" if charter else "D"),
        district=entry["district"],
        school=entry.get("school", ""),
        span=entry["span"],
        enrollment=entry["enrollment"],
        shares=entry["shares"],
        base={Indicator(name): tuple(values) for name, values in entry["base"].items()},
        cells={name: tuple(values) for name, values in entry.get("cells", {}).items()},
        charter=charter,
        coe=entry.get("coe", False),
    )


def _school(entry: dict[str, Any], parent: SamplePlace) -> SamplePlace:
    return SamplePlace(
        cds=entry["cds"],
        rtype="S",
        district=parent.district,
        school=entry["name"],
        span=entry["span"],
        enrollment=entry["enrollment"],
        shares=parent.shares,
        dass=entry.get("dass", False),
        parent=parent,
        better=entry["better"],
    )


def aimed_at(
    place: SamplePlace, indicator: Indicator, group: str, year: int, students: int
) -> float:
    """How high a figure is meant to be: percent, or points from standard.

    Args:
        place: Whose.
        indicator: Which.
        group: Student group.
        year: Dashboard year.
        students: How many it is about; chance plays a smaller part for more of them.
    """
    if place.parent is not None and place.is_whole_district:
        return aimed_at(place.parent, indicator, group, year, students)
    if place.parent is not None:
        level = aimed_at(place.parent, indicator, group, year, students)
        return (
            level
            + _FOLLOWS[indicator] * place.better
            + _chance(place, indicator, group, year, students)
        )
    if (cell := place.cells.get(f"{group}.{indicator}")) is not None:
        return _in_year(cell, year)
    base = _in_year(place.base[indicator], year)
    effect = table()["effect"][indicator].get(group)
    chance = _chance(place, indicator, group, year, students)
    if indicator in _RELATIVE:
        return base * (1.0 if effect is None else effect) + chance
    return base + (effect or 0.0) + chance


def _in_year(values: tuple[float, ...], year: int) -> float:
    """The value of a Dashboard year.

    In the year before the first it goes on backward, unless a fourth value says it.
    """
    years = table()["years"]
    if year in years:
        return values[years.index(year) - len(years)]
    if len(values) > len(years):
        return values[0]
    return values[0] + _BACKWARD * (values[0] - values[1])


def _chance(
    place: SamplePlace, indicator: Indicator, group: str, year: int, students: int
) -> float:
    """A lasting part and a part of the year, the same at every call."""
    whole = _WOBBLE[indicator]
    most = min(max(whole / math.sqrt(max(students, 1)), whole * _LEAST_SHARE), _GREATEST_WOBBLE)
    key = f"{table()['seed']}|{place.cds}|{indicator}|{group}"
    lasting = random.Random(key).uniform(-most, most)
    return lasting + random.Random(f"{key}|{year}").uniform(-most, most) / 2


def students(place: SamplePlace, group: str, year: int) -> float:
    """How many students of a group are enrolled; ALL is for the caller to add up."""
    assert group != ALL_STUDENTS
    whole = sum(place.shares.get(race, 0.0) for race in RACES)
    share = place.shares.get(group, 0.0) / (whole if group in RACES else 1.0)
    cds = place.parent.cds if place.parent and place.is_whole_district else place.cds
    drift = random.Random(f"{table()['seed']}|{cds}|{group}|{year}").uniform(0.985, 1.015)
    return place.enrollment * share * drift
