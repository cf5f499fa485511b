"""What a record must be like before it is kept; each refusal names the field it belongs to."""

import math
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar

from sos_desktop.domain.casework.engagement import (
    CaseYear,
    Decision,
    Document,
    HandOver,
    Note,
    OtherPlan,
    Referral,
)
from sos_desktop.domain.casework.labels import noun
from sos_desktop.domain.casework.records import (
    Action,
    Aim,
    Case,
    CaseRecord,
    Cause,
    Contact,
    DistrictPriority,
    Evidence,
    Finding,
    LcapGoal,
    Measure,
    ProgressNote,
    Record,
    Task,
    TeamMember,
    Voice,
)
from sos_desktop.domain.casework.routes import LCAP_STEPS, check_steps
from sos_desktop.domain.casework.words import PRIORITIES, ContactKind, PlanKind, Repeats
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS, EntityKind
from sos_desktop.domain.formats import date_words
from sos_desktop.domain.text import kept, kept_line
from sos_desktop.foundation.errors import InputProblem

LONG, SHORT = 20_000, 500
"""The longest text, in characters: one that is written at length, and one that is a line."""

R = TypeVar("R", bound=Record)

_SHORT_FIELDS = {
    "title", "name", "role", "email", "phone", "assignee", "owner", "provider", "unit", "number",
    "source", "group", "consultant", "opened_by", "moved_by", "people", "place", "absent",
    "status", "from_consultant", "to_consultant", "origin",
}  # fmt: skip

_LINES = _SHORT_FIELDS | {"salutation", "organization", "contact"}
"""Fields without line breaks."""

_REQUIRED: dict[type[CaseRecord], tuple[str, str]] = {
    Task: ("title", "Say what is to be done."),
    TeamMember: ("name", "Write the team member's name."),
    DistrictPriority: ("text", "Write the district's priority in a few words."),
    LcapGoal: ("number", "Write the number of the LCAP goal or action, such as 2 or 2.4."),
    Finding: ("text", "Write the strength or weakness in a few words."),
    Cause: ("text", "Write the cause in a few words."),
    Evidence: ("text", "Write what was seen, read or heard."),
    Aim: ("text", "Write what will be better, for whom, by how much and by when."),
    Action: ("text", "Write what will be done."),
    Measure: ("name", "Give the measure a name."),
    ProgressNote: ("text", "Write what happened."),
    Decision: ("text", "Write what was decided."),
    Note: ("text", "Write the note."),
    Document: ("name", "Name the file."),
    Referral: ("purpose", "Write what the help is for."),
}

_DATED: dict[type[Record], str] = {
    Case: "opened_on",
    Contact: "held_on",
    ProgressNote: "noted_on",
    CaseYear: "noted_on",
    HandOver: "handed_on",
    Decision: "decided_on",
    Note: "noted_on",
    Document: "added_on",
    Referral: "referred_on",
}

_WHICH_PRIORITY = "Choose one of the state priorities 1 to 10."
_EARLIEST, _LATEST = date(1990, 1, 1), date(2100, 1, 1)
_COE_ONLY = (9, 10)
_NOT_FOR_DISTRICTS = "State priorities 9 and 10 are for county offices only. Choose from 1 to 8."


def cleaned(record: R) -> R:
    """The record with its texts trimmed and free of characters no file can hold.

    A text that is a line, such as a title or a name, is kept on one, whatever was pasted into it.
    """
    changes = {
        item.name: kept_line(value) if item.name in _LINES else kept(value)
        for item in fields(record)
        if isinstance(value := getattr(record, item.name), str) and type(value) is str
    }
    return replace(record, **{k: v for k, v in changes.items() if v != getattr(record, k)})


def check_record(record: CaseRecord, lea_kind: str) -> None:
    """Raise unless a record, already cleaned, may be kept.

    Args:
        record: What is to be kept.
        lea_kind: Whose case it belongs to; state priorities 9 and 10 are for COEs only.

    Raises:
        InputProblem: With `where` set to the field.
    """
    if required := _REQUIRED.get(type(record)):
        name, sentence = required
        if not getattr(record, name):
            raise InputProblem(sentence, where=name)
    check_texts(record)
    if isinstance(record, Finding):
        _check_priority(record, lea_kind)
    elif rule := _RULES.get(type(record)):
        rule(record)


def check_case(case: Case, lea_kind: str = EntityKind.COE) -> None:
    """Raise unless a case, already cleaned, may be kept.

    Args:
        case: What is to be kept.
        lea_kind: Whose it is; state priorities 9 and 10 are for COEs only.

    Raises:
        InputProblem: With `where` set to the field.
    """
    check_texts(case)
    if any(number not in PRIORITIES for number in case.focus_priorities):
        raise InputProblem(_WHICH_PRIORITY, where="focus_priorities")
    if lea_kind != EntityKind.COE and set(_COE_ONLY) & set(case.focus_priorities):
        raise InputProblem(_NOT_FOR_DISTRICTS, where="focus_priorities")
    if any(group not in STUDENT_GROUPS for group in case.focus_groups):
        raise InputProblem("Choose student groups from the list.", where="focus_groups")
    check_steps({name: getattr(case, name) for name in LCAP_STEPS})
    if case.closed_on is not None and case.closed_on < case.opened_on:
        raise InputProblem("A case cannot close before it opened.", where="closed_on")


def check_in_case(case: Case, day: date, where: str) -> None:
    """Raise when something is said to have happened before its case opened, or can not be right.

    Raises:
        InputProblem: With `where` set to the field given.
    """
    _check_day(where, day)
    if day < case.opened_on:
        raise InputProblem(
            f"This case opened on {date_words(case.opened_on)}; the date lies before it. Check "
            "the date.",
            where=where,
        )


def require(text: str, sentence: str, where: str) -> str:
    """`text` trimmed; `InputProblem` with `sentence` when nothing is left."""
    if not (trimmed := kept(text)):
        raise InputProblem(sentence, where=where)
    return trimmed


def check_texts(record: Record) -> None:
    """Raise when a text is too long, a date is impossible or missing, or a number is none."""
    day = _DATED.get(type(record))
    if day is not None and getattr(record, day) is None:
        raise InputProblem("Write the date, for example Nov 21, 2026.", where=day)
    for item in fields(record):
        value: Any = getattr(record, item.name)
        if isinstance(value, str):
            _check_length(item.name, value)
        elif isinstance(value, date):
            _check_day(item.name, value)
        elif isinstance(value, float) and not math.isfinite(value):
            raise InputProblem("Write a number, or leave the field empty.", where=item.name)


def _check_length(name: str, text: str) -> None:
    longest = SHORT if name in _SHORT_FIELDS else LONG
    if len(text) > longest:
        raise InputProblem(
            f"This text has {len(text):,} characters; the longest that can be kept has "
            f"{longest:,}. Shorten it, or split it in two.",
            where=name,
        )


def _check_day(name: str, day: date) -> None:
    if not _EARLIEST <= day <= _LATEST:
        raise InputProblem(
            f"The year {day.year} cannot be right. Check the date.",
            where=name,
        )


def _check_priority(record: Finding, lea_kind: str) -> None:
    if record.priority not in PRIORITIES:
        raise InputProblem(_WHICH_PRIORITY, where="priority")
    if record.priority in _COE_ONLY and lea_kind != EntityKind.COE:
        raise InputProblem(_NOT_FOR_DISTRICTS, where="priority")


def _check_action(action: Action) -> None:
    if action.starts_on and action.ends_on and action.ends_on < action.starts_on:
        raise InputProblem("The action ends before it starts. Check both dates.", where="ends_on")
    if action.cost is not None and action.cost < 0:
        raise InputProblem(
            "A cost is in whole dollars and cannot be below 0. Leave it empty when it is not "
            "known.",
            where="cost",
        )


def _check_measure(measure: Measure) -> None:
    first, last = measure.baseline_on, measure.target_on
    if first and last and last < first:
        raise InputProblem(
            "The target's date is before the baseline's. Check both dates.", where="target_on"
        )


def _check_cause(cause: Cause) -> None:
    if cause.agreement is not None and not 0 <= cause.agreement <= 100:
        raise InputProblem("Agreement is a percent from 0 to 100.", where="agreement")
    if cause.parent_id == cause.id:
        raise InputProblem("A cause cannot stand under itself.", where="parent_id")


def _check_voice(voice: Voice) -> None:
    if voice.count is not None and voice.count < 0:
        raise InputProblem("The number of people cannot be below 0.", where="count")


def _check_contact(contact: Contact) -> None:
    # A visit begins with its first note, while people are still coming in.
    if contact.kind is ContactKind.VISIT:
        return
    if not contact.summary and not contact.people:
        raise InputProblem(
            f"Write who took part in the {noun(contact)}, or what it was about.", where="summary"
        )


def _check_progress(note: ProgressNote) -> None:
    if note.value is not None and note.measure_id is None:
        raise InputProblem("Choose the measure this value belongs to.", where="measure_id")


def _check_task(task: Task) -> None:
    if task.repeats is Repeats.NONE:
        return
    if task.due_on is None:
        raise InputProblem("A task that comes back needs a date to begin with.", where="due_on")
    if task.repeats_until is not None and task.repeats_until < task.due_on:
        raise InputProblem(
            "The last date is before the first one. Check both dates.", where="repeats_until"
        )


def _check_plan(plan: OtherPlan) -> None:
    if plan.kind is PlanKind.OTHER and not plan.text:
        raise InputProblem("Write which plan it is.", where="text")


def _check_referral(referral: Referral) -> None:
    if not referral.provider:
        raise InputProblem("Choose a provider.", where="provider_id")
    if referral.priority is not None and referral.priority not in PRIORITIES:
        raise InputProblem(_WHICH_PRIORITY, where="priority")
    if referral.starts_on and referral.ends_on and referral.ends_on < referral.starts_on:
        raise InputProblem("The help ends before it starts. Check both dates.", where="ends_on")
    if referral.ends_on and referral.ends_on < referral.referred_on:
        raise InputProblem(
            "The help ends before it was proposed. Check both dates.", where="ends_on"
        )


_RULES: dict[type[CaseRecord], Callable[[Any], None]] = {
    Action: _check_action,
    Measure: _check_measure,
    Cause: _check_cause,
    Voice: _check_voice,
    Contact: _check_contact,
    ProgressNote: _check_progress,
    Task: _check_task,
    OtherPlan: _check_plan,
    Referral: _check_referral,
}
