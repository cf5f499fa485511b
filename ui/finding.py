"""Where a found place, text or line of the calendar leads, and its drawing.

Nothing here is slow to import.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from ui.navigation import (
    CaseTarget,
    DistrictsTarget,
    PeopleTarget,
    ProvidersTarget,
    ReportsTarget,
    Target,
    TodayTarget,
    VisitTarget,
)

if TYPE_CHECKING:
    from sos_desktop.domain.casework.dates.calendar import Entry
    from sos_desktop.domain.casework.history.timeline import TimelineEntry
    from sos_desktop.domain.casework.records import Case
    from sos_desktop.domain.casework.records.schema import RecordKind
    from sos_desktop.services.county.search import FoundPlace, TextHit

OF_CASE = "support_case"
"""The kind of texts of the case itself: found by a word of theirs, not by an id."""

_PLACES: dict[str, tuple[str, Callable[[str], Target]]] = {
    "case": ("folder-open", CaseTarget),
    "lea": ("building-2", DistrictsTarget),
    "person": ("user", PeopleTarget),
    "provider": ("handshake", ProvidersTarget),
}
_COUNTY_LISTS: dict[str, Target] = {
    "capacity": ProvidersTarget(tab="capacity"),
    "offer": ProvidersTarget(tab="offers"),
    "county_goal": ReportsTarget(tab="year"),
}
"""Where the county office's own lists are, by kind; they are short, so none names its row."""
_RECORDS = {"task": "task", "visit": "contact"}
"""Records by the kind of their line in the calendar."""
_DATES = {"board": "outreach"}
"""Tabs on which dates of a case stand, by the kind of their line in the calendar."""
_TIMELINE = "timeline"
"""The part of a case that only tells what is kept elsewhere."""


@cache
def _kinds() -> "Mapping[str, RecordKind]":
    """The kinds of records, by table; asked late, because they are slow to import."""
    from sos_desktop.domain.casework.kinds import BY_TABLE

    return BY_TABLE


def _kind(table: str) -> "RecordKind":
    return _kinds()[table]


def place_icon(place: "FoundPlace") -> str:
    """The drawing of a place."""
    return _PLACES[str(place.kind)][0]


def way_to_place(place: "FoundPlace") -> Target:
    """Where a place is shown."""
    _icon, target = _PLACES[str(place.kind)]
    return target(place.key)


def way_to_entry(entry: "Entry") -> Target:
    """Where a line of the calendar leads: a planned visit to where it is written down."""
    if entry.visit_id:
        return VisitTarget(entry.case_id, entry.visit_id)
    if entry.record_id:
        return way_to_record(entry.case_id, _RECORDS[str(entry.kind)], entry.record_id)
    if entry.case_id:
        return CaseTarget(entry.case_id, _DATES.get(str(entry.kind), "tasks"))
    return TodayTarget(entry.uid)


def text_icon(hit: "TextHit") -> str:
    """The drawing of a text."""
    return _kind(hit.kind).icon


def way_to_text(hit: "TextHit") -> Target:
    """Where a text is shown: its record on a tab of its case, or its register."""
    if hit.kind in _PLACES:
        _icon, target = _PLACES[hit.kind]
        return target(hit.record_id)
    if hit.kind in _COUNTY_LISTS:
        return _COUNTY_LISTS[hit.kind]
    if hit.kind == OF_CASE:
        found = [hit.line[at : at + count] for at, count in hit.marks]
        return CaseTarget(hit.case_id, record=(OF_CASE, found[0]) if found else None)
    return _in_case(hit.case_id, hit.kind, hit.record_id)


def tab_of_text(case: "Case", word: str) -> str:
    """The tab of a case on which a word of its own texts stands; "" for what stands above them."""
    if word in case.problem_of_practice:
        return "needs"
    told = (case.request, case.closing_reason, case.lasting)
    return "timeline" if any(word in text for text in told) else ""


def timeline_target(case_id: str, entry: "TimelineEntry") -> CaseTarget | None:
    """Where what happened in a case is kept; None for what is told on the timeline only."""
    kind = _kinds().get(entry.kind)
    told_only = kind is None or kind.part is None or kind.part == _TIMELINE
    return None if told_only else _in_case(case_id, entry.kind, entry.record_id)


def way_to_record(case_id: str, kind: str, record_id: str) -> CaseTarget:
    """Where a record of a case is shown."""
    return _in_case(case_id, kind, record_id)


def _in_case(case_id: str | None, kind: str, record_id: str) -> CaseTarget:
    tab = _kind(kind).part
    return CaseTarget(case_id, str(tab), (kind, record_id)) if tab else CaseTarget(case_id)
