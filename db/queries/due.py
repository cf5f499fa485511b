"""What waits: due tasks and quiet cases of open cases, read without reading whole cases."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.casework import ContactRow, StageMoveRow, SupportCaseRow, TaskRow
from db.models.changes import LIVE, ChangeLogRow
from db.models.dashboard import LeaRow
from db.models.engagement import HandOverRow
from db.models.improvement import ProgressNoteRow
from db.models.registry import to_record
from db.queries.case_log import last_changes
from sos_desktop.domain.casework.change_log import LogEntry
from sos_desktop.domain.casework.due import is_overdue, steps
from sos_desktop.domain.casework.records import Case, Contact, Task
from sos_desktop.domain.casework.words import Stage

_OPEN = SupportCaseRow.closed_on.is_(None)
_WAITING = TaskRow.done_on.is_(None)


@dataclass(frozen=True, slots=True)
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


def open_heads(session: Session) -> dict[str, CaseHead]:
    """Every open case by id."""
    row = SupportCaseRow
    let_go_on = (
        sa.select(sa.func.max(HandOverRow.handed_on))
        .where(HandOverRow.case_id == row.id, HandOverRow.to_consultant == "")
        .scalar_subquery()
    )
    found = session.execute(
        sa.select(row.id, row.cds, LeaRow.name, row.consultant, row.stage, row.opened_on, let_go_on)
        .join(LeaRow, LeaRow.cds == row.cds)
        .where(_OPEN)
        .order_by(row.opened_on, row.id)
    )
    return {line[0]: CaseHead(*line) for line in found}


def waiting_tasks(
    session: Session, last: date, first: date | None = None, *, undated: bool = False
) -> list[Task]:
    """Open tasks of open cases due up to `last`, and from `first` on if given, by date.

    Those without a date are in it only when asked for.
    """
    due = TaskRow.due_on <= last
    due = sa.or_(due, TaskRow.due_on.is_(None)) if undated else due
    query = _of_open_cases(TaskRow).where(_WAITING, due)
    if first is not None:
        query = query.where(TaskRow.due_on >= first)
    return [to_record(Task, row) for row in session.scalars(query.order_by(TaskRow.due_on))]


def contacts_between(session: Session, first: date, last: date) -> list[Contact]:
    """Contacts of open cases in a span of days, both ends included, by date."""
    query = _of_open_cases(ContactRow).where(ContactRow.held_on.between(first, last))
    return [to_record(Contact, row) for row in session.scalars(query.order_by(ContactRow.held_on))]


def contacts_behind(session: Session) -> dict[str, Contact]:
    """The contacts at which open tasks were agreed, by id."""
    query = sa.select(ContactRow).join(TaskRow, TaskRow.contact_id == ContactRow.id)
    rows = session.scalars(query.where(_WAITING).distinct())
    return {row.id: to_record(Contact, row) for row in rows}


def dated_cases(session: Session) -> list[Case]:
    """Open cases that set dates of their own: a board meeting or steps of an LCAP review."""
    row = SupportCaseRow
    dates = (
        row.board_date, row.report_back_date, row.lcap_clarification_on, row.lcap_response_on,
        row.lcap_recommendations_on, row.lcap_resubmission_on,
    )  # fmt: skip
    some = sa.or_(row.route == "lcap", *(column.is_not(None) for column in dates))
    return [to_record(Case, found) for found in session.scalars(sa.select(row).where(_OPEN, some))]


def overdue_count(session: Session, today: date) -> int:
    """How much is late in open cases: tasks, and steps of LCAP reviews."""
    query = _of_open_cases(TaskRow).where(_WAITING, TaskRow.due_on < today)
    tasks = session.scalar(query.with_only_columns(sa.func.count())) or 0
    return tasks + sum(_late_steps(session, today).values())


def open_case_count(session: Session) -> int:
    """How many cases are open."""
    return session.scalar(sa.select(sa.func.count()).where(_OPEN)) or 0


def overdue_by_case(session: Session, today: date) -> dict[str, int]:
    """How much is late in each open case, steps of an LCAP review too; others are not in."""
    query = (
        sa.select(TaskRow.case_id, sa.func.count())
        .join(SupportCaseRow, SupportCaseRow.id == TaskRow.case_id)
        .where(_OPEN, _WAITING, TaskRow.due_on < today)
        .group_by(TaskRow.case_id)
    )
    found = Counter({line[0]: line[1] for line in session.execute(query)})
    found.update(_late_steps(session, today))
    return dict(found)


def last_activity(session: Session, heads: Iterable[CaseHead], today: date) -> dict[str, date]:
    """The last day, up to today, on which anything happened in each case."""
    last = {head.case_id: head.opened_on for head in heads}
    for column, case_id in (
        (StageMoveRow.moved_on, StageMoveRow.case_id),
        (ContactRow.held_on, ContactRow.case_id),
        (ProgressNoteRow.noted_on, ProgressNoteRow.case_id),
    ):
        query = sa.select(case_id, sa.func.max(column)).where(column <= today).group_by(case_id)
        for key, day in session.execute(query):
            _later(last, key, day)
    for key, at in last_changes(session).items():
        _later(last, key, min(at.astimezone().date(), today))
    return last


def changes_since(session: Session, moment: datetime | None, limit: int) -> list[LogEntry]:
    """The newest changes in force, newest first; those after `moment` only, when it is given."""
    query = sa.select(ChangeLogRow).where(ChangeLogRow.undone == LIVE)
    if moment is not None:
        query = query.where(ChangeLogRow.at > moment)
    rows = session.scalars(query.order_by(ChangeLogRow.id.desc()).limit(limit))
    return [LogEntry(at=r.at, who=r.who, label=r.label, case_id=r.case_id) for r in rows]


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


def _of_open_cases(row: Any) -> Any:
    return sa.select(row).join(SupportCaseRow, SupportCaseRow.id == row.case_id).where(_OPEN)


def _later(last: dict[str, date], key: str, day: date) -> None:
    if key in last and day > last[key]:
        last[key] = day
