"""What became of a case itself: opened by which route, in whose charge, closed and why."""

from collections.abc import Iterable
from datetime import date, datetime

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.history.change_log import LogEntry
from sos_desktop.domain.casework.records.base import CaseEvent


def opened(file: CaseFile) -> Iterable[CaseEvent]:
    """How it came in, as it was told on that day."""
    case = file.case
    parts = [f"{case.year} Dashboard"] if case.year is not None else []
    parts += [case.basis.status] if case.basis.status else []
    parts += [case.request] if case.request else []
    parts += ["Follows an earlier case"] if case.previous_id else []
    title = f"Case opened: {case.route.words}"
    yield CaseEvent(case.opened_on, title, "\n".join(parts), case.opened_by)


def assigned(file: CaseFile) -> Iterable[CaseEvent]:
    """Who was put in charge, from the history; not where a hand-over says the same."""
    said = set(_handed(file).values())
    for number, change in enumerate(_in_force(file, "consultant")):
        if number in said:
            continue
        before, after = _from_to(change)
        title = f"Assigned to {after}" if after else "Unassigned"
        detail = f"Before: {before}" if before else ""
        yield CaseEvent(_day(change), title, detail, change.who, change.at)


def hand_over_moments(file: CaseFile) -> tuple[datetime | None, ...]:
    """The moment of each of its hand-overs; None for one entered for another day."""
    changes, places = _in_force(file, "consultant"), _handed(file)
    moments: list[datetime | None] = []
    for place, hand_over in enumerate(file.hand_overs):
        change = changes[places[place]] if place in places else None
        same_day = change is not None and _day(change) == hand_over.handed_on
        moments.append(change.at if change is not None and same_day else None)
    return tuple(moments)


def _handed(file: CaseFile) -> dict[int, int]:
    """Which hand-over, by its place, says the same as which change of the consultant."""
    found: dict[int, int] = {}
    pairs = [(h.from_consultant, h.to_consultant) for h in file.hand_overs]
    for number, change in enumerate(_in_force(file, "consultant")):
        free = (place for place, pair in enumerate(pairs) if pair == _from_to(change))
        place = next((place for place in free if place not in found), None)
        if place is not None:
            found[place] = number
    return found


def _from_to(change: LogEntry) -> tuple[str, str]:
    before, after = change.case_before.get("consultant"), change.case_after["consultant"]
    return str(before or ""), str(after or "")


def closed(file: CaseFile) -> Iterable[CaseEvent]:
    """Each closing with its reason and what must last, also one that was followed by reopening."""
    closings = [c for c in _in_force(file, "closed_on") if c.case_after["closed_on"]]
    last = file.case.closed_on
    noted = {id(change): lasting for change, lasting in _lasting_by_change(file)}
    for number, change in enumerate(closings, start=1):
        values = change.case_after
        reason, lasting = str(values.get("closing_reason") or ""), noted[id(change)]
        if last is not None and number == len(closings):
            reason, lasting = file.case.closing_reason, file.case.lasting
        on = date.fromisoformat(str(values["closed_on"]))
        yield CaseEvent(on, "Case closed", _why(reason, lasting), change.who, change.at)
    if last is not None and not closings:
        yield CaseEvent(last, "Case closed", _why(file.case.closing_reason, file.case.lasting))


def move_moments(file: CaseFile) -> tuple[datetime | None, ...]:
    """The moment of each of its moves and reopenings; None for one entered for another day."""
    found: dict[tuple[bool, date], list[datetime]] = {}
    for name, again in (("stage", False), ("closed_on", True)):
        for change in _in_force(file, name):
            if not (again and change.case_after[name]):
                found.setdefault((again, _day(change)), []).append(change.at)
    waiting = {key: iter(moments) for key, moments in found.items()}
    keys = [(move.from_stage == move.to_stage, move.moved_on) for move in file.moves]
    return tuple(next(waiting.get(key, iter(())), None) for key in keys)


def _why(reason: str, lasting: str) -> str:
    return "\n".join((*filter(None, [reason]), *([f"To last: {lasting}"] if lasting else [])))


def _lasting_by_change(file: CaseFile) -> Iterable[tuple[LogEntry, str]]:
    """Each change in force with what was to last after it; closing again may leave it as it was."""
    lasting = ""
    for change in file.log:
        if not change.undone:
            lasting = str(change.case_after.get("lasting", lasting) or "")
            yield change, lasting


def _in_force(file: CaseFile, name: str) -> list[LogEntry]:
    return [entry for entry in file.log if not entry.undone and name in entry.case_after]


def _day(change: LogEntry) -> date:
    return change.at.astimezone().date()
