"""Counts the students behind each figure: numerators, denominators, points, what comes of them."""

from collections.abc import Iterable
from fractions import Fraction
from functools import cache

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS, INDICATORS, Indicator
from sos_desktop.domain.dashboard.wording import TOO_FEW_TO_SHOW
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.sample.profile import (
    PROGRAMS,
    RACES,
    SamplePlace,
    aimed_at,
    students,
)

_CUMULATIVE = 1.035
"""Suspension counts everybody enrolled at any time of the year."""

_HIGH_SCHOOL_LTEL = 1.6
"""Long-term English learners are more of the graduating class than of all grades."""

_ALTERNATE = 0.011
"""Share of students who take an alternate assessment."""

_FACTOR = {
    Indicator.ELA: "tested",
    Indicator.MATH: "tested",
    Indicator.SCIENCE: "science",
    Indicator.ELPI: "elpi",
    Indicator.CHRONIC: "k8",
    Indicator.GRADUATION: "cohort",
    Indicator.CCI: "cohort",
}
ACADEMIC = (Indicator.ELA, Indicator.MATH, Indicator.SCIENCE)


@frozen_dataclass
class Tally:
    """A figure with what it was made from.

    Attributes:
        top: Students counted (percents), or the sum of their points from standard.
        students: How many it is about.
        percent: Whether it is a percent.
    """

    top: int
    students: int
    percent: bool

    @property
    def shown(self) -> bool:
        """Enough students for a figure to be published."""
        return self.students >= TOO_FEW_TO_SHOW

    @property
    def exact(self) -> Fraction:
        """The figure before rounding."""
        return Fraction(self.top * (100 if self.percent else 1), self.students)


def rounded(value: Fraction) -> float:
    """One decimal, halves away from zero, and no minus before zero."""
    tenths = int(abs(value) * 10 + Fraction(1, 2))
    return (-tenths if value < 0 else tenths) / 10 or 0.0


@cache
def tallies(place: SamplePlace, indicator: Indicator, year: int) -> dict[str, Tally]:
    """Every group of a place that has students, in the order of CDE's codes."""
    if indicator is Indicator.ELPI:
        found = {g: _tally(place, indicator, g, year) for g in ("EL", "LTEL")}
        return _sorted(found)
    races = {race: _tally(place, indicator, race, year) for race in RACES}
    everyone = Tally(
        sum(tally.top for tally in races.values()),
        sum(tally.students for tally in races.values()),
        INDICATORS[indicator].percent,
    )
    groups = {g: _within(_tally(place, indicator, g, year), everyone) for g in PROGRAMS}
    found = {ALL_STUDENTS: everyone, **races, **groups}
    if indicator in ACADEMIC and place.rtype != "S":
        found |= _for_information(place, indicator, year, everyone, groups["EL"])
    return _sorted(found)


def _sorted(found: dict[str, Tally]) -> dict[str, Tally]:
    return {group: found[group] for group in sorted(found) if found[group].students}


def _tally(place: SamplePlace, indicator: Indicator, group: str, year: int) -> Tally:
    return _made(place, indicator, group, year, _count(place, indicator, group, year))


def _made(place: SamplePlace, indicator: Indicator, group: str, year: int, count: int) -> Tally:
    percent = INDICATORS[indicator].percent
    aim = aimed_at(place, indicator, group, year, count)
    if not percent:
        return Tally(round(aim * count), count, percent=False)
    return Tally(round(min(max(aim, 0.0), 100.0) * count / 100), count, percent=True)


def _count(place: SamplePlace, indicator: Indicator, group: str, year: int) -> int:
    enrolled = students(place, group, year)
    if indicator is Indicator.SUSPENSION:
        return round(enrolled * _CUMULATIVE)
    count = enrolled * place.grades[_FACTOR[indicator]]
    if group == "LTEL" and place.span == "UD" and _FACTOR[indicator] == "cohort":
        count *= _HIGH_SCHOOL_LTEL
    return round(count)


def _within(tally: Tally, everyone: Tally) -> Tally:
    """A group is never more than all students."""
    count = min(tally.students, everyone.students)
    if not tally.percent or not count:
        return Tally(tally.top if count else 0, count, tally.percent)
    not_counted = everyone.students - everyone.top
    return Tally(max(min(tally.top, everyone.top), count - not_counted), count, percent=True)


def _for_information(
    place: SamplePlace, indicator: Indicator, year: int, everyone: Tally, learners: Tally
) -> dict[str, Tally]:
    """The groups CDE adds to academic files without ever giving them a color."""
    counts = {
        "RFP": round(learners.students * 0.55),
        "EO": everyone.students - round(learners.students * 1.2),
    }
    if indicator is not Indicator.SCIENCE:
        counts["ELO"] = round(learners.students * 0.66)
    found = {g: _made(place, indicator, g, year, max(n, 0)) for g, n in counts.items()}
    few = round(everyone.students * _ALTERNATE)
    alternate = _made(place, indicator, "CAA", year, few)
    general = "CAST" if indicator is Indicator.SCIENCE else "SBA"
    rest = Tally(everyone.top - alternate.top, everyone.students - few, percent=False)
    return {**found, "CAA": alternate, general: rest}


def split(total: int, shares: Iterable[float]) -> list[int]:
    """Parts of a total by share, each rounded down; several may overlap."""
    return [int(total * share) for share in shares]
