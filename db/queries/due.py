"""What waits: due tasks and quiet cases of open cases, read without reading whole cases."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.base import Day
from db.models.changes import LIVE, ChangeLogRow
from db.models.county import LeaRow
from db.models.registry import column, row_class
from db.queries.case_log import last_changes
from db.records import records_where
from sos_desktop.domain.casework.dates import activity, look_backs
from sos_desktop.domain.casework.dates.due import is_overdue, steps
from sos_desktop.domain.casework.history.change_log import LogEntry
from sos_desktop.domain.casework.learning_words import GainStanding
from sos_desktop.domain.casework.records import (
    Case,
    CaseRecord,
    Contact,
    Gain,
    HandOver,
    LookBack,
    Task,
)
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.casework.words import Route, Stage
from sos_desktop.foundation.frozen import frozen_dataclass

_CASE, _TASK = row_class(Case), row_class(Task)
_OPEN = column(Case.closed_on).is_(None)
_CLOSED = column(Case.closed_on).is_not(None)
_WAITING = column(Task.done_on).is_(None)
_OF_GAIN = ("id", "case_id", "look_back_id", "name", "standing", "why")
_SLIPPED = (GainStanding.PARTLY, GainStanding.FADED)
_LOOKED_BACK_AT = sa.table(kind_of(LookBack).table, sa.column("case_id", sa.Text))
_LOOKS_BACK = sa.and_(
    _TASK.case_id.in_(sa.select(_LOOKED_BACK_AT.c.case_id)),
    column(Task.origin) == look_backs.ORIGIN,
)
"""Tasks of look-backs; by their cases, whose index spares reading the tasks of all the years."""


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
    return {line[0]: CaseHead(*line) for line in session.execute(_heads(_OPEN))}


def _heads(which: sa.ColumnElement[bool]) -> sa.Select[str, str, str, str, Stage, date, date]:
    let_go_on = (
        sa.select(sa.func.max(column(HandOver.handed_on)))
        .where(row_class(HandOver).case_id == _CASE.id, column(HandOver.to_consultant) == "")
        .scalar_subquery()
    )
    return (
        sa.select(
            _CASE.id,
            column(Case.cds),
            sa.func.coalesce(LeaRow.name, sa.literal("LEA ") + column(Case.cds)),
            column(Case.consultant),
            column(Case.stage),
            column(Case.opened_on),
            let_go_on,
        )
        .outerjoin(LeaRow, LeaRow.cds == column(Case.cds))
        .where(which)
        .order_by(column(Case.opened_on), _CASE.id)
    )


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
    due_on = column(Task.due_on)
    due = sa.or_(due_on <= last, due_on.is_(None)) if undated else due_on <= last
    since = [] if first is None else [due_on >= first]
    where = sa.or_(_in_open_case(Task), _LOOKS_BACK) if after_support else _in_open_case(Task)
    return records_where(session, Task, where, _WAITING, due, *since, order_by=due_on)


def after_support(session: Session, last: date) -> list[tuple[Task, CaseHead]]:
    """Open tasks of look-backs in closed cases due up to `last`: help ends, learning does not."""
    due_on, closed = column(Task.due_on), sa.select(_CASE.id).where(_CLOSED)
    waits = (_LOOKS_BACK, _WAITING, _TASK.case_id.in_(closed), due_on <= last)
    found = records_where(session, Task, *waits, order_by=due_on)
    heads = heads_of(session, {task.case_id for task in found})
    return [(task, heads[task.case_id]) for task in found]


def heads_of(session: Session, case_ids: Collection[str]) -> dict[str, CaseHead]:
    """Some cases by id, open or closed; nobody is asked for none."""
    if not case_ids:
        return {}
    return {line[0]: CaseHead(*line) for line in session.execute(_heads(_CASE.id.in_(case_ids)))}


def contacts_between(session: Session, first: date, last: date) -> list[Contact]:
    """Contacts of open cases in a span of days, both ends included, by date."""
    held_on = column(Contact.held_on)
    return records_where(
        session, Contact, _in_open_case(Contact), held_on.between(first, last), order_by=held_on
    )


def contacts_behind(session: Session) -> dict[str, Contact]:
    """The contacts at which open tasks were agreed, by id."""
    agreed_at = sa.select(column(Task.contact_id)).where(_WAITING)
    found = records_where(session, Contact, row_class(Contact).id.in_(agreed_at))
    return {contact.id: contact for contact in found}


def dated_cases(session: Session) -> list[Case]:
    """Open cases that set dates of their own: a board meeting or steps of an LCAP review."""
    dates = (
        column(Case.board_date),
        column(Case.report_back_date),
        column(Case.lcap_clarification_on),
        column(Case.lcap_response_on),
        column(Case.lcap_recommendations_on),
        column(Case.lcap_resubmission_on),
    )
    some = sa.or_(column(Case.route) == Route.LCAP, *(found.is_not(None) for found in dates))
    return records_where(session, Case, _OPEN, some)


def overdue_count(session: Session, today: date) -> int:
    """How much is late: tasks and LCAP steps of open cases, look-backs of closed ones."""
    counts = sa.or_(_in_open_case(Task), _LOOKS_BACK)
    late = sa.select(sa.func.count()).where(counts, _WAITING, column(Task.due_on) < today)
    tasks = session.scalar(late) or 0
    return tasks + sum(_late_steps(session, today).values())


def faded_gains(session: Session, since: date) -> list[SlippedGain]:
    """Gains that look-backs due since a day found partly lost or faded, the newest first.

    Of plain tables: mostly there is none, and to map two more kinds takes time.
    """
    gain = sa.table(kind_of(Gain).table, *(sa.column(name, sa.Text) for name in _OF_GAIN))
    look = sa.table(kind_of(LookBack).table, sa.column("id", sa.Text), sa.column("due_on", Day))
    found = session.execute(
        sa.select(
            gain.c.id,
            gain.c.case_id,
            sa.func.coalesce(LeaRow.name, sa.literal("LEA ") + column(Case.cds)),
            column(Case.consultant),
            gain.c.name,
            gain.c.standing,
            gain.c.why,
        )
        .join(look, look.c.id == gain.c.look_back_id)
        .join(_CASE, _CASE.id == gain.c.case_id)
        .outerjoin(LeaRow, LeaRow.cds == column(Case.cds))
        .where(gain.c.standing.in_(list(map(str, _SLIPPED))), look.c.due_on >= since)
        .order_by(look.c.due_on.desc(), gain.c.name)
    )
    return [SlippedGain(*line[:5], GainStanding(line[5]), line[6]) for line in found]


def open_case_count(session: Session) -> int:
    """How many cases are open."""
    return session.scalar(sa.select(sa.func.count()).where(_OPEN)) or 0


def overdue_by_case(session: Session, today: date) -> dict[str, int]:
    """How much is late in each open case, steps of an LCAP review too; others are not in."""
    query = (
        sa.select(_TASK.case_id, sa.func.count())
        .where(_in_open_case(Task), _WAITING, column(Task.due_on) < today)
        .group_by(_TASK.case_id)
    )
    found = Counter({line[0]: line[1] for line in session.execute(query)})
    found.update(_late_steps(session, today))
    return dict(found)


def last_activity(session: Session, heads: Iterable[CaseHead], today: date) -> dict[str, date]:
    """The last day, up to today, on which anything was done in each case."""
    opened = {head.case_id: head.opened_on for head in heads}
    newest = (_newest_days(kind, name, today) for kind, name in activity.FIELDS)
    days: dict[str, list[date]] = defaultdict(list)
    for case_id, day in session.execute(sa.union_all(*newest)):
        days[case_id].append(day)
    changed = last_changes(session, opened)
    return {
        case_id: activity.last_day(opened_on, days[case_id], changed.get(case_id), today)
        for case_id, opened_on in opened.items()
    }


def _newest_days(kind: type[CaseRecord], name: str, today: date) -> sa.Select[str, Any]:
    """The newest day of a kind in each open case, up to today.

    Of a plain table: to map seven more kinds takes as long as everything else Today reads.
    """
    table = sa.table(kind_of(kind).table, sa.column("case_id", sa.Text), sa.column(name, Day))
    case_id, day = table.c
    opened = case_id.in_(sa.select(_CASE.id).where(_OPEN))
    return sa.select(case_id, sa.func.max(day)).where(day <= today, opened).group_by(case_id)


def changes_since(session: Session, moment: datetime | None, limit: int) -> list[LogEntry]:
    """The newest changes in force, newest first; those after `moment` only, when it is given."""
    query = sa.select(ChangeLogRow).where(ChangeLogRow.undone == LIVE)
    if moment is not None:
        query = query.where(ChangeLogRow.at > moment)
    rows = session.scalars(query.order_by(ChangeLogRow.id.desc()).limit(limit))
    return [LogEntry(at=r.at, who=r.who, label=r.change_label, case_id=r.case_id) for r in rows]


def last_change_by(session: Session, who: str, before: datetime) -> datetime | None:
    """When somebody last changed something before a moment; None when never."""
    return session.scalar(
        sa.select(sa.func.max(ChangeLogRow.at)).where(
            ChangeLogRow.who == who, ChangeLogRow.at < before
        )
    )


def _late_steps(session: Session, today: date) -> dict[str, int]:
    found = {
        case.id: sum(is_overdue(step, today) for step in steps(case))
        for case in dated_cases(session)
    }
    return {case_id: count for case_id, count in found.items() if count}


def _in_open_case(kind: type[CaseRecord]) -> sa.ColumnElement[bool]:
    return row_class(kind).case_id.in_(sa.select(_CASE.id).where(_OPEN))
