"""The verbs of tasks: add, finish, put off, hand on."""

from dataclasses import replace
from datetime import date, timedelta

import sqlalchemy as sa

from db.change_log import rename
from db.models.registry import column, row_class
from db.records import record_by_id, records_where
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.history.change_label import ChangeLabel
from sos_desktop.domain.casework.records import Case, Task
from sos_desktop.domain.casework.words import Verb
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.text import kept_line
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import records
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.write_gate import keep

SNOOZE = timedelta(days=7)


def save(county: CountyFile, task: Task, *, label: ChangeLabel | None = None) -> Changes:
    """Add a task, or bring it up to date; finishing one that comes back makes the next.

    Raises:
        InputProblem: It has no case or no title, or its dates cannot be.
    """
    if not task.case_id.strip():
        raise InputProblem(
            "A task belongs to a case, so that it is never lost. Choose the case it is for.",
            where="case_id",
        )
    return records.save(county, task, label=label)


def complete(county: CountyFile, task_id: str, on: date | None = None) -> Changes:
    """Mark a task done, today by default; nothing when it was done already.

    Raises:
        InputProblem: It is no longer there.
    """
    task = _task(county, task_id)
    if task.done_on is not None:
        return Changes(Subject.NOTHING, case_id=task.case_id)
    done = replace(task, done_on=on or clock.today())
    return save(county, done, label=labels.of_record(Verb.DONE, done))


def put_off(county: CountyFile, task_id: str, days: timedelta = SNOOZE) -> Changes:
    """Give a task a later date: counted from today when it is overdue or has none.

    A task that comes back keeps coming back; its later dates follow from the new one.

    Raises:
        InputProblem: It is no longer there.
    """
    task = _task(county, task_id)
    day = max(task.due_on or clock.today(), clock.today()) + days
    return move(county, task_id, day)


def move(county: CountyFile, task_id: str, due_on: date) -> Changes:
    """Give a task another date.

    Raises:
        InputProblem: It is no longer there, or it comes back only until an earlier day.
    """
    task = _task(county, task_id)
    label = labels.of_record(Verb.RESCHEDULE, task, day=due_on.isoformat())
    return save(county, replace(task, due_on=due_on), label=label)


def reassign(county: CountyFile, task_ids: tuple[str, ...], assignee: str) -> Changes:
    """Hand tasks to somebody as one change; "" leaves them to nobody.

    Returns:
        What was touched, with how many tasks changed hands.
    """
    name = kept_line(assignee)
    with county.session("") as session:
        asked = records_where(session, Task, row_class(Task).id.in_(task_ids))
        changed = [task for task in asked if task.assignee != name]
        for task in changed:
            keep(session, replace(task, assignee=name))
        title = changed[0].title if len(changed) == 1 else ""
        label = labels.of_kind(Verb.GIVE, Task, title, name, count=len(changed))
        rename(session, label)
        cases = {task.case_id for task in changed}
        if len(cases) == 1:
            session.info["note"].case_id = next(iter(cases))
    if not changed:
        return Changes(Subject.NOTHING)
    return Changes(
        Subject.TASKS | Subject.CASES | Subject.CASE_CONTENT, label.words, count=len(changed)
    )


def assignees(county: CountyFile) -> tuple[str, ...]:
    """Everybody in charge of an open case or of a task not done, by name."""
    with county.session() as session:
        names = set(
            session.scalars(
                sa.select(column(Case.consultant)).where(column(Case.closed_on).is_(None))
            )
        )
        waiting = sa.select(column(Task.assignee)).where(column(Task.done_on).is_(None))
        names |= set(session.scalars(waiting.distinct()))
    return tuple(sorted(names - {""}, key=str.casefold))


def _task(county: CountyFile, task_id: str) -> Task:
    with county.session() as session:
        task = record_by_id(session, Task, task_id)
    if task is None:
        raise InputProblem(
            "This task is no longer there; it may have been removed or undone.", where="id"
        )
    return task
