"""Reads the sample cases: what happened when, in the words of `resources/sample/cases`."""

import dataclasses
import tomllib
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_type_hints

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.kinds import CASE_RECORDS
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.paths import resource
from sos_desktop.services.sample.days import TAIL, SampleDays

_SHORT_NAMES: dict[str, type[r.CaseRecord]] = {
    "team": r.TeamMember,
    "priority": r.DistrictPriority,
    "goal": r.LcapGoal,
    "progress": r.ProgressNote,
    "year": r.CaseYear,
    "plan": r.OtherPlan,
}
"""What the scripts call kinds whose own names are long."""
KINDS: dict[str, type[r.CaseRecord]] = {
    **{kind_of(kind).table: kind for kind in CASE_RECORDS},
    **_SHORT_NAMES,
}
_ITS_OWN_DAY = ("held_on", "noted_on", "gathered_on", "decided_on", "handed_on", "referred_on")
_PLANNED = -3
"""When what lies ahead was written down."""


@frozen_dataclass
class Event:
    """One thing done in a case.

    Attributes:
        day: The day it was written down, counted as `SampleDays` says.
        what: "open", "step", "change" or a kind of record.
        entry: The words and values as the file has them.
    """

    day: int
    what: str
    entry: Mapping[str, Any]


def register_records(days: SampleDays) -> list[r.Record]:
    """The address book and the office's team of the sample county, in the order of their file."""
    table = tomllib.loads(resource("sample", "people.toml").read_text("utf-8"))
    kinds: dict[str, type[r.Record]] = {"consultant": r.Consultant, "person": r.Person}
    return [
        kinds[what](**values(kinds[what], entry, days, {}))
        for what, entries in table.items()
        for entry in entries
    ]


def case_scripts() -> dict[str, list[Event]]:
    """The events of every sample case by its name, each list in order of days."""
    folder = resource("sample", "cases")
    return {path.stem: _events(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml"))}


def days_of(events: Sequence[Event], days: SampleDays) -> SampleDays:
    """The days of a case; one whose file says `yearly` is of the year the sample is made in."""
    if not events[0].entry.get("yearly"):
        return days
    return days.of_this_year(max(event.day for event in events if event.day <= TAIL))


def _events(text: str) -> list[Event]:
    table = tomllib.loads(text)
    opening = {name: value for name, value in table.items() if not isinstance(value, list)}
    events = [Event(opening["day"], "open", opening)]
    known: dict[str, int] = {}
    for what, entries in table.items():
        if not isinstance(entries, list):
            continue
        for entry in entries:
            events += (parts := _parts(what, entry, known))
            if "key" in entry and what != "change":
                known[entry["key"]] = parts[0].day
    return sorted(events, key=lambda event: (event.day, _place(event.what)))


def _parts(what: str, entry: Mapping[str, Any], known: Mapping[str, int]) -> list[Event]:
    """An entry as events: a task is done later than it is set.

    What an entry points to must be there first (`known` days by key), so evidence found before its
    cause was named is written down with the cause.
    """
    pointed_to = [
        known[value]
        for name, value in entry.items()
        if name.endswith("_id") and name != "provider_id"
    ]
    day = entry.get("day", max([min(_own_day(entry), _PLANNED), *pointed_to]))
    if what == "task" and "done_on" in entry:
        later = {"done_on": entry["done_on"], "key": entry["title"]}
        first = {name: value for name, value in entry.items() if name != "done_on"}
        return [Event(day, what, first), Event(entry["done_on"], "change", later)]
    return [Event(day, what, entry)]


def _own_day(entry: Mapping[str, Any]) -> int:
    return next((entry[name] for name in _ITS_OWN_DAY if name in entry), 0)


def _place(what: str) -> int:
    """Within a day: opening, then records, then changes to them, then moves."""
    return {"open": 0, "change": 2, "step": 3}.get(what, 1)


def values(
    kind: type[r.Record], entry: Mapping[str, Any], days: SampleDays, ids: Mapping[str, str]
) -> dict[str, Any]:
    """The fields of a record from an entry: days become dates, codes words, keys ids."""
    hints = _hints(kind)
    return {
        name: _value(name, hints[name], value, days, ids)
        for name, value in entry.items()
        if name in hints
    }


@cache
def _hints(kind: type[r.Record]) -> dict[str, Any]:
    """What each field of a kind holds; Python works it out anew each time it is asked."""
    hints = get_type_hints(kind)
    return {item.name: hints[item.name] for item in dataclasses.fields(kind)}


def _value(name: str, hint: Any, value: Any, days: SampleDays, ids: Mapping[str, str]) -> Any:
    if name.endswith("_id"):
        return ids[value]
    if name.endswith(("_on", "_date")):
        return days.on(value)
    kinds = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, Enum):
            return kind(value)
    return tuple(value) if isinstance(value, list) else value
