"""What waits: due tasks and quiet cases of open cases, read without reading whole cases."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from functools import cache

from sqlalchemy.orm import Session

from db.models.base import Moment
from db.models.changes import LIVE, read_label
from db.models.registry import column_name, table_name
from db.queries.case_log import last_changes
from db.records import (
    READ_DAY,
    READ_MOMENT,
    asked,
    at,
    fields_of,
    read_as,
    records_asked,
)
from sos_desktop.domain.casework.dates import activity, look_backs
from sos_desktop.domain.casework.dates.due import is_overdue, steps
from sos_desktop.domain.casework.history.change_log import LogEntry
from sos_desktop.domain.casework.learning_words import GainStanding
from sos_desktop.domain.casework.records import (
    Case,
    Contact,
    Gain,
    HandOver,
    LookBack,
    Task,
)
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.casework.words import Route, Stage
from sos_desktop.foundation.frozen import frozen_dataclass

_CASE, _TASK, _CONTACT = map(table_name, (Case, Task, Contact))
_GAIN, _HAND_OVER, _LOOK_BACK = map(table_name, (Gain, HandOver, LookBack))
_OPEN = f"{at(Case.closed_on)} IS NULL"
_WAITING = f"{at(Task.done_on)} IS NULL"
_OPEN_CASES = f"(SELECT id FROM {_CASE} WHERE {_OPEN})"
_IN_OPEN_CASE = f"case_id IN {_OPEN_CASES}"
_LOOKS_BACK = (
    f"(case_id IN (SELECT case_id FROM {_LOOK_BACK}) AND {at(Task.origin)} = '{look_backs.ORIGIN}')"
)
"""Tasks of look-backs; by their cases, whose index spares reading the tasks of all the years."""
_LEA = f"coalesce(lea.name, 'LEA ' || {at(Case.cds)})"
_SLIPPED = (GainStanding.PARTLY, GainStanding.FADED)


@frozen_dataclass
class CaseHead:
    """An open case as lists of what waits name it.

    Attributes:
        let_go_on: The last day on which it was handed to nobody; None when it never was.
    """

    case_id: str
    cds: str
    lea: str
    consultant: str
    stage: Stage
    opened_on: date
    let_go_on: date | None = None


@frozen_dataclass
class SlippedGain:
    """A gain that did not last, and whose it is; its case may be closed."""

    gain_id: str
    case_id: str
    lea: str
    consultant: str
    name: str
    standing: GainStanding
    why: str


def open_heads(session: Session) -> dict[str, CaseHead]:
    """Every open case by id."""
    return _heads(session, _OPEN)


def heads_of(session: Session, case_ids: Collection[str]) -> dict[str, CaseHead]:
    """Some cases by id, open or closed; nobody is asked for none."""
    if not case_ids:
        return {}
    which = f"{_CASE}.id IN (SELECT value FROM json_each(?))"
    return _heads(session, which, json.dumps(list(case_ids)))


def _heads(session: Session, which: str, *given: str) -> dict[str, CaseHead]:
    question = f"""
        SELECT {_CASE}.id, {at(Case.cds)}, {_LEA}, {at(Case.consultant)}, {at(Case.stage)},
            {at(Case.opened_on)},
            (SELECT max({at(HandOver.handed_on)}) FROM {_HAND_OVER}
             WHERE {_HAND_OVER}.case_id = {_CASE}.id AND {at(HandOver.to_consultant)} = '')
        FROM {_CASE} LEFT JOIN lea ON lea.cds = {at(Case.cds)}
        WHERE {which} ORDER BY {at(Case.opened_on)}, {_CASE}.id"""
    stage, opened_on = read_as(Case.stage), read_as(Case.opened_on)
    handed_on = read_as(HandOver.handed_on)
    return {
        case_id: CaseHead(case_id, cds, lea, who, stage(code), opened_on(since), handed_on(let_go))
        for case_id, cds, lea, who, code, since, let_go in asked(session, question, *given)
    }


def lea_names(session: Session, case_ids: Collection[str]) -> dict[str, str]:
    """The names of the LEAs of some cases, open or closed, by case id."""
    question = (
        f"SELECT {_CASE}.id, lea.name FROM {_CASE} JOIN lea ON lea.cds = {at(Case.cds)} "
        f"WHERE {_CASE}.id IN (SELECT value FROM json_each(?))"
    )
    return dict(asked(session, question, json.dumps(list(case_ids))))


def waiting_tasks(
    session: Session,
    last: date,
    first: date | None = None,
    *,
    undated: bool = False,
    after_support: bool = False,
) -> list[Task]:
    """Open tasks of open cases due up to `last`, and from `first` on if given, by date.

    Those without a date are in it only when asked for, and so are look-backs of closed cases.
    """
    due_on = at(Task.due_on)
    which = f"({_IN_OPEN_CASE} OR {_LOOKS_BACK})" if after_support else _IN_OPEN_CASE
    due = f"({due_on} <= :last OR {due_on} IS NULL)" if undated else f"{due_on} <= :last"
    since = "" if first is None else f"AND {due_on} >= :first"
    return records_asked(
        session,
        Task,
        f"SELECT {fields_of(Task)} FROM {_TASK} "
        f"WHERE {which} AND {_WAITING} AND {due} {since} ORDER BY {due_on}",
        last=last.isoformat(),
        first=first and first.isoformat(),
    )


def after_support(session: Session, last: date) -> list[tuple[Task, CaseHead]]:
    """Open tasks of look-backs in closed cases due up to `last`: help ends, learning does not."""
    found = records_asked(
        session,
        Task,
        f"SELECT {fields_of(Task)} FROM {_TASK} WHERE {_LOOKS_BACK} AND {_WAITING} "
        f"AND case_id IN (SELECT id FROM {_CASE} WHERE {at(Case.closed_on)} IS NOT NULL) "
        f"AND {at(Task.due_on)} <= ? ORDER BY {at(Task.due_on)}",
        last.isoformat(),
    )
    heads = heads_of(session, {task.case_id for task in found})
    return [(task, heads[task.case_id]) for task in found]


def contacts_between(session: Session, first: date, last: date) -> list[Contact]:
    """Contacts of open cases in a span of days, both ends included, by date."""
    return records_asked(
        session,
        Contact,
        f"SELECT {fields_of(Contact)} FROM {_CONTACT} WHERE {_IN_OPEN_CASE} "
        f"AND {at(Contact.held_on)} BETWEEN ? AND ? ORDER BY {at(Contact.held_on)}",
        first.isoformat(),
        last.isoformat(),
    )


def contacts_behind(session: Session) -> dict[str, Contact]:
    """The contacts at which open tasks were agreed, by id."""
    agreed_at = f"SELECT {at(Task.contact_id)} FROM {_TASK} WHERE {_WAITING}"
    question = f"SELECT {fields_of(Contact)} FROM {_CONTACT} WHERE id IN ({agreed_at})"
    return {contact.id: contact for contact in records_asked(session, Contact, question)}


def dated_cases(session: Session) -> list[Case]:
    """Open cases that set dates of their own: a board meeting or steps of an LCAP review."""
    dates = (
        Case.board_date,
        Case.report_back_date,
        Case.lcap_clarification_on,
        Case.lcap_response_on,
        Case.lcap_recommendations_on,
        Case.lcap_resubmission_on,
    )
    some = "".join(f" OR {at(found)} IS NOT NULL" for found in dates)
    return records_asked(
        session,
        Case,
        f"SELECT {fields_of(Case)} FROM {_CASE} WHERE {_OPEN} AND ({at(Case.route)} = ?{some})",
        str(Route.LCAP),
    )


def overdue_count(session: Session, today: date) -> int:
    """How much is late: tasks and LCAP steps of open cases, look-backs of closed ones."""
    which = f"({_IN_OPEN_CASE} OR {_LOOKS_BACK}) AND {_WAITING} AND {at(Task.due_on)} < ?"
    question = f"SELECT count(*) FROM {_TASK} WHERE {which}"
    [[tasks]] = asked(session, question, today.isoformat())
    return tasks + sum(_late_steps(session, today).values())


def faded_gains(session: Session, since: date) -> list[SlippedGain]:
    """Gains that look-backs due since a day found partly lost or faded, the newest first."""
    question = f"""
        SELECT {_GAIN}.id, {_GAIN}.case_id, {_LEA}, {at(Case.consultant)}, {at(Gain.name)},
            {at(Gain.standing)}, {at(Gain.why)}
        FROM {_GAIN} JOIN {_LOOK_BACK} ON {_LOOK_BACK}.id = {at(Gain.look_back_id)}
        JOIN {_CASE} ON {_CASE}.id = {_GAIN}.case_id
        LEFT JOIN lea ON lea.cds = {at(Case.cds)}
        WHERE {at(Gain.standing)} IN (?, ?) AND {at(LookBack.due_on)} >= ?
        ORDER BY {at(LookBack.due_on)} DESC, {at(Gain.name)}"""
    found = asked(session, question, *map(str, _SLIPPED), since.isoformat())
    return [
        SlippedGain(gain_id, case_id, lea, who, name, GainStanding(standing), why)
        for gain_id, case_id, lea, who, name, standing, why in found
    ]


def open_case_count(session: Session) -> int:
    """How many cases are open."""
    [[count]] = asked(session, f"SELECT count(*) FROM {_CASE} WHERE {_OPEN}")
    return count


def overdue_by_case(session: Session, today: date) -> dict[str, int]:
    """How much is late in each open case, steps of an LCAP review too; others are not in."""
    question = (
        f"SELECT case_id, count(*) FROM {_TASK} "
        f"WHERE {_IN_OPEN_CASE} AND {_WAITING} AND {at(Task.due_on)} < ? GROUP BY case_id"
    )
    found = Counter(dict(asked(session, question, today.isoformat())))
    found.update(_late_steps(session, today))
    return dict(found)


def last_activity(session: Session, heads: Iterable[CaseHead], today: date) -> dict[str, date]:
    """The last day, up to today, on which anything was done in each case."""
    opened = {head.case_id: head.opened_on for head in heads}
    days: dict[str, list[date]] = defaultdict(list)
    for case_id, day in asked(session, _newest_days(), today=today.isoformat()):
        days[case_id].append(READ_DAY(day))
    changed = last_changes(session, opened)
    return {
        case_id: activity.last_day(opened_on, days[case_id], changed.get(case_id), today)
        for case_id, opened_on in opened.items()
    }


@cache
def _newest_days() -> str:
    """Asks for the newest day of each kind in each open case, up to today."""
    return " UNION ALL ".join(
        f"SELECT case_id, max({day}) FROM {table_name(kind)} "
        f"WHERE {day} <= :today AND {_IN_OPEN_CASE} GROUP BY case_id"
        for kind, day in (
            (kind, f'"{column_name(kind_of(kind).field(name))}"') for kind, name in activity.FIELDS
        )
    )


def changes_since(session: Session, moment: datetime | None, limit: int) -> list[LogEntry]:
    """The newest changes in force, newest first; those after `moment` only, when it is given."""
    since = "" if moment is None else "AND at > :moment"
    question = f"""
        SELECT at, who, case_id, verb, kind, name, recipient, codes, label FROM change_log
        WHERE undone = {LIVE} {since} ORDER BY id DESC LIMIT :limit"""
    stored = None if moment is None else Moment().written(moment)
    return [
        LogEntry(at=READ_MOMENT(line[0]), who=line[1], label=read_label(*line[3:]), case_id=line[2])
        for line in asked(session, question, moment=stored, limit=limit)
    ]


def last_change_by(session: Session, who: str, before: datetime) -> datetime | None:
    """When somebody last changed something before a moment; None when never."""
    question = "SELECT max(at) FROM change_log WHERE who = ? AND at < ?"
    [[moment]] = asked(session, question, who, Moment().written(before))
    return READ_MOMENT(moment)


def _late_steps(session: Session, today: date) -> dict[str, int]:
    found = {
        case.id: sum(is_overdue(step, today) for step in steps(case))
        for case in dated_cases(session)
    }
    return {case_id: count for case_id, count in found.items() if count}
