"""Which cases a caseload shows, and how many each choice of a filter would show."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from sos_desktop.domain.casework.words import PRIORITIES, Route, Stage
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework.case_reading import CaseRow

UNASSIGNED = ""
CHOICES = ("consultant", "stage", "route", "group", "priority", "year")
"""Filters with one value of several; None shows all."""
SWITCHES = ("overdue", "stale", "unassigned")
"""Filters that are on or off."""


@frozen_dataclass
class CaseloadFilter:
    """What is to be shown.

    Attributes:
        text: Parts of words of the name, the groups, the route or the consultant, all of them.
        consultant: A name; None for everybody.
        stage, route, group, priority, year: One value; None for all. Groups and priorities are
            those the work is about.
        overdue: Only cases with a task or a step of an LCAP review past its date.
        stale: Only cases in which nothing happened for 30 days.
        unassigned: Only cases nobody is in charge of.
        closed: Closed cases too.
    """

    text: str = ""
    consultant: str | None = None
    stage: Stage | None = None
    route: Route | None = None
    group: str | None = None
    priority: int | None = None
    year: int | None = None
    overdue: bool = False
    stale: bool = False
    unassigned: bool = False
    closed: bool = False

    @property
    def active(self) -> int:
        """How many filters are set."""
        empty = CaseloadFilter()
        return sum(getattr(self, f.name) != getattr(empty, f.name) for f in fields(self))


@frozen_dataclass
class ShownCases:
    """The result of a filter.

    Attributes:
        rows: The cases that fit, in the order given.
        counts: For each filter with several values: value to how many cases it would show, the
            other filters staying as they are.
        switches: The same for each filter that is on or off, were it on.
    """

    rows: tuple[CaseRow, ...]
    counts: Mapping[str, Counter[Any]]
    switches: Mapping[str, int]


def shown(rows: Iterable[CaseRow], wanted: CaseloadFilter) -> ShownCases:
    """The cases that fit, and the counts of every choice."""
    words = wanted.text.casefold().split()
    kept: list[CaseRow] = []
    counts: dict[str, Counter[Any]] = {name: Counter() for name in CHOICES}
    switches: dict[str, int] = dict.fromkeys(SWITCHES, 0)
    asked = [(name, getattr(wanted, name)) for name in CHOICES]
    asked = [(name, value) for name, value in asked if value is not None]
    on = [name for name in SWITCHES if getattr(wanted, name)]
    for row in rows:
        if row.case.closed_on is not None and not wanted.closed:
            continue
        if words and not all(word in row.searched for word in words):
            continue
        values = values_of(row)
        flags = {"overdue": row.overdue > 0, "stale": row.stale, "unassigned": row.unassigned}
        failing = [name for name, value in asked if value not in values[name]]
        failing += [name for name in on if not flags[name]]
        if len(failing) > 1:
            continue
        if not failing:
            kept.append(row)
        for name in CHOICES:
            if not failing or failing[0] == name:
                counts[name].update(values[name])
        for name in SWITCHES:
            if flags[name] and (not failing or failing[0] == name):
                switches[name] += 1
    return ShownCases(tuple(kept), counts, switches)


def values_of(row: CaseRow) -> dict[str, tuple[Any, ...]]:
    """A case's values for each filter with several."""
    return {
        "consultant": (row.case.consultant,),
        "stage": (row.case.stage,),
        "route": (row.case.route,),
        "group": row.group_codes,
        "priority": row.priorities,
        "year": row.years,
    }


def words_of(name: str, value: Any) -> str:
    """A filter's value as it is read."""
    if name == "consultant":
        return value or "Unassigned"
    if name == "stage":
        return Stage(value).words
    if name == "route":
        return Route(value).words
    if name == "group":
        return STUDENT_GROUPS[value].name if value in STUDENT_GROUPS else str(value)
    return f"{value} {PRIORITIES[value]}" if name == "priority" else str(value)


def to_plain(wanted: CaseloadFilter) -> dict[str, Any]:
    """A filter as a saved view keeps it: plain values, and only what is set."""
    empty = CaseloadFilter()
    values = {f.name: getattr(wanted, f.name) for f in fields(wanted)}
    kept = {name: value for name, value in values.items() if value != getattr(empty, name)}
    return {
        name: int(v) if isinstance(v, Stage) else v.value if isinstance(v, Route) else v
        for name, v in kept.items()
    }


def from_plain(values: Mapping[str, Any]) -> CaseloadFilter:
    """A filter from a saved view; what no longer means anything is left out."""
    known: dict[str, Any] = {}
    for name, read in _READ.items():
        if name in values:
            try:
                known[name] = read(values[name])
            except (KeyError, TypeError, ValueError):
                continue
    return CaseloadFilter(**known)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _group(value: Any) -> str:
    return value if value in STUDENT_GROUPS else STUDENT_GROUPS[value].name


def _priority(value: Any) -> int:
    return int(value) if PRIORITIES[int(value)] else 0


_READ: dict[str, Any] = {
    "text": _text,
    "consultant": _text,
    "stage": lambda v: Stage(int(v)),
    "route": Route,
    "group": _group,
    "priority": _priority,
    "year": int,
    "overdue": bool,
    "stale": bool,
    "unassigned": bool,
    "closed": bool,
}
