"""How alike two LEAs are: by type, size, student groups and place, each part said.

A part is a difference from 0 (the same) to 1; the whole is their mean by weight. What is not known
of one of the two is left out of both sides, and said.
"""

import itertools
import math
from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum

from sos_desktop.domain.dashboard.codes import Color, Indicator, group_name
from sos_desktop.domain.dashboard.counties import county_name
from sos_desktop.foundation.frozen import frozen_dataclass


class Part(StrEnum):
    """What is compared."""

    TYPE = "type"
    SIZE = "size"
    GROUPS = "groups"
    LOCATION = "location"


class SchoolType(StrEnum):
    """Which grades an LEA teaches, told from what the Dashboard reports of it."""

    ELEMENTARY = "elementary"
    HIGH = "high school"
    UNIFIED = "unified"
    UNKNOWN = "not known"


@frozen_dataclass
class SimilarRule:
    """The measure; see `resources/reference/similar.toml`.

    Attributes:
        weights: By part, 0 to leave it out.
        times_as_large: So many times as many students make a whole difference.
        points_of_share: So many points between the shares of groups make a whole difference.
        same_region: The difference of two counties of one region.
        groups: Whose shares are compared.
        regions: County name to its region.
    """

    weights: Mapping[Part, float]
    times_as_large: float
    points_of_share: float
    same_region: float
    groups: tuple[str, ...]
    regions: Mapping[str, str]
    source: str = ""


@frozen_dataclass
class LeaProfile:
    """What an LEA is compared by.

    Attributes:
        students: All its students; None when not reported.
        shares: Group code to percent of all students; groups without students are left out.
    """

    cds: str
    name: str
    county_code: str
    type: SchoolType
    students: int | None
    shares: Mapping[str, float] = field(default_factory=dict)

    @property
    def county(self) -> str:
        """The county's name."""
        return county_name(self.county_code) or ""


@frozen_dataclass
class Likeness:
    """An LEA beside another.

    Attributes:
        parts: The difference of each part that could be compared, 0 to 1.
        difference: Of all of them by weight, 0 to 1.
    """

    profile: LeaProfile
    parts: Mapping[Part, float]
    difference: float

    @property
    def percent(self) -> float:
        """How alike they are, 0 to 100."""
        return 100 * (1 - self.difference)


_BY_SPAN = {
    "ED": SchoolType.ELEMENTARY,
    "ES": SchoolType.ELEMENTARY,
    "MS": SchoolType.ELEMENTARY,
    "HD": SchoolType.HIGH,
    "HS": SchoolType.HIGH,
    "UD": SchoolType.UNIFIED,
}
"""By which cut scores of suspension CDE judges an LEA (record layout of the suspension file)."""


def school_type(
    reported: Iterable[Indicator], span: str = "", loaded: Iterable[Indicator] = Indicator
) -> SchoolType:
    """Grades taught, as CDE's suspension file says them, else as far as indicators tell.

    Chronic absenteeism is reported of K-8, graduation of high schools; that one of them is not
    says something only where the files of both are loaded.
    """
    if span in _BY_SPAN:
        return _BY_SPAN[span]
    known = set(reported)
    if not {Indicator.CHRONIC, Indicator.GRADUATION} <= {*loaded, *known}:
        return SchoolType.UNKNOWN
    early, late = Indicator.CHRONIC in known, Indicator.GRADUATION in known
    if early and late:
        return SchoolType.UNIFIED
    if early:
        return SchoolType.ELEMENTARY
    return SchoolType.HIGH if late else SchoolType.UNKNOWN


def alike(one: LeaProfile, others: Iterable[LeaProfile], rule: SimilarRule) -> tuple[Likeness, ...]:
    """The others, the most alike first; itself is left out.

    One of which less is known stands behind those that were compared by more: what is not known is
    no likeness.
    """
    found = [_beside(one, other, rule) for other in others if other.cds != one.cds]

    def order(like: Likeness) -> tuple[float, float, str, str]:
        known = sum(rule.weights.get(part, 0.0) for part in like.parts)
        return -known, like.difference, like.profile.name, like.profile.cds

    return tuple(sorted(found, key=order))


def _beside(one: LeaProfile, other: LeaProfile, rule: SimilarRule) -> Likeness:
    parts: dict[Part, float] = {}
    if SchoolType.UNKNOWN not in (one.type, other.type):
        same = one.type is other.type
        parts[Part.TYPE] = 0.0 if same else 0.5 if SchoolType.UNIFIED in _types(one, other) else 1.0
    if one.students and other.students:
        times = abs(math.log(one.students / other.students)) / math.log(rule.times_as_large)
        parts[Part.SIZE] = min(1.0, times)
    if one.shares and other.shares:
        parts[Part.GROUPS] = _groups(one, other, rule)
    parts[Part.LOCATION] = _location(one, other, rule)
    weights = {part: rule.weights.get(part, 0.0) for part in parts}
    total = sum(weights.values())
    if not total:
        return Likeness(other, parts, 1.0)
    return Likeness(other, parts, sum(weights[part] * parts[part] for part in parts) / total)


def apart_words(one: LeaProfile, likeness: Likeness, part: Part, rule: SimilarRule) -> str:
    """What a distance is made of, of both LEAs, and how much it counts."""
    other = likeness.profile
    weight = f"counts {rule.weights.get(part, 0.0):g}"
    gap = likeness.parts.get(part)
    if gap is None:
        return f"Not known of both, so it does not count: {_known(one, other, part)}."
    facts = _known(one, other, part)
    if part is Part.GROUPS:
        apart = {g: abs(one.shares.get(g, 0.0) - other.shares.get(g, 0.0)) for g in rule.groups}
        furthest = max(apart, key=lambda g: apart[g])
        points = f"{apart[furthest]:.1f} points"
        facts = f"furthest apart in {group_name(furthest)}, {points}"
    return f"{facts}: {100 * gap:.0f} of 100 apart; {weight}"


def _known(one: LeaProfile, other: LeaProfile, part: Part) -> str:
    match part:
        case Part.TYPE:
            told = (str(one.type), str(other.type))
        case Part.SIZE:
            sizes = (one.students, other.students)
            told = ("not reported" if n is None else f"{n:,} students" for n in sizes)
        case Part.GROUPS:
            told = (f"{len(lea.shares)} groups" for lea in (one, other))
        case Part.LOCATION:
            told = (lea.county or "county not known" for lea in (one, other))
    return " and ".join(told)


def _types(one: LeaProfile, other: LeaProfile) -> tuple[SchoolType, SchoolType]:
    return one.type, other.type


def _groups(one: LeaProfile, other: LeaProfile, rule: SimilarRule) -> float:
    """The root of the mean square of the differences between shares: one large one counts more."""
    squares = [(one.shares.get(g, 0.0) - other.shares.get(g, 0.0)) ** 2 for g in rule.groups]
    return min(1.0, math.sqrt(sum(squares) / len(squares)) / rule.points_of_share)


def _location(one: LeaProfile, other: LeaProfile, rule: SimilarRule) -> float:
    if one.county_code == other.county_code:
        return 0.0
    regions = [rule.regions.get(lea.county) for lea in (one, other)]
    return rule.same_region if regions[0] and regions[0] == regions[1] else 1.0


@frozen_dataclass
class LeftRed:
    """When an LEA's cell was no longer Red.

    Attributes:
        red: The last Dashboard year it was Red before.
        left: The first after it in which it had another color.
        back: The year it was Red again; None when it was not.
    """

    red: int
    left: int
    color: Color
    back: int | None = None


def left_red(colors: Mapping[int, Color | None]) -> LeftRed | None:
    """When a cell last left Red, from its colors by Dashboard year; None when it never did.

    A year without a color (none was given, or the figure is not loaded) says nothing.
    """
    known = [(year, color) for year, color in sorted(colors.items()) if color]
    found: LeftRed | None = None
    for (year, color), (next_year, next_color) in itertools.pairwise(known):
        if color is Color.RED and next_color is not Color.RED:
            found = LeftRed(year, next_year, next_color)
        elif found is not None and next_color is Color.RED and color is not Color.RED:
            found = LeftRed(found.red, found.left, found.color, next_year)
    return found


def left_words(cell: tuple[Indicator, str], when: LeftRed) -> str:
    """When a cell left Red: "SUSPENSION SWD: Red 2023, Orange 2024"."""
    back = f", Red again {when.back}" if when.back else ""
    return f"{cell[0]} {cell[1]}: Red {when.red}, {when.color.word} {when.left}{back}"
