"""What follows when a record is kept: other records that go along with it.

The next task of a series, the tasks of tests and of look-backs, the look-backs after the end of
support, notes that bear a contact's date, the name of somebody on the office's team, who has been
heard in needs assessment, and the problem of practice a case works on.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.county import OFFICE, MetaRow
from db.models.registry import column, row_class
from db.queries.casework import case_by_id
from db.records import record_by_id, records_where
from sos_desktop.domain.casework.dates import look_backs
from sos_desktop.domain.casework.dates.cycle_tasks import task_id_of, task_of
from sos_desktop.domain.casework.dates.repeated_tasks import following_task
from sos_desktop.domain.casework.needs_words import ProblemState
from sos_desktop.domain.casework.records import (
    Case,
    Consultant,
    Contact,
    Interview,
    LookBack,
    Note,
    PdsaCycle,
    Problem,
    ProblemVersion,
    Quote,
    Record,
    SupportExit,
    Task,
    TeamMember,
    Voice,
)
from sos_desktop.domain.casework.words import Perspective, Stage, VoiceState
from sos_desktop.domain.needs.themes import people_heard
from sos_desktop.foundation import clock

Keep = Callable[[Session, Record], object]
"""The gate: what follows goes through it as well."""


def follow(session: Session, before: Record | None, after: Record, keep: Keep) -> None:
    """Let follow what follows from a record.

    Args:
        session: The session of the change.
        before: The record as it was kept; None when it is new.
        after: As it is kept now.
        keep: Keeps a record that follows.
    """
    for step in (
        _continue_series,
        _follow_date,
        _follow_name,
        _remind_of_test,
        _look_back_after,
        _remind_of_look_back,
        _count_as_heard,
        _keep_wording,
        _be_the_one,
    ):
        step(session, before, after, keep)


def _continue_series(session: Session, before: Record | None, after: Record, keep: Keep) -> None:
    """Make the next task of a series when one is finished, and take it back when it is reopened.

    The next one is taken back only while it stands exactly as it was made.
    """
    if not isinstance(after, Task):
        return
    done_before = before if isinstance(before, Task) and before.done_on is not None else None
    if (done_before is not None) == (after.done_on is not None):
        return
    following = following_task(done_before or after)
    if following is None:
        return
    kept = record_by_id(session, Task, following.id)
    if after.done_on is not None:
        if kept is None:
            keep(session, following)
    elif kept == following:
        session.delete(session.get_one(row_class(Task), following.id))


def _remind_of_test(session: Session, before: Record | None, after: Record, keep: Keep) -> None:
    """A test with a day asks for its result by a task, which is done once that is entered."""
    if not isinstance(after, PdsaCycle):
        return
    kept = record_by_id(session, Task, task_id_of(after))
    was = before if isinstance(before, PdsaCycle) else None
    same = was is not None and (was.tried_on, was.result) == (after.tried_on, after.result)
    task = None if same else task_of(after, kept, clock.today())
    if task is not None and task != kept:
        keep(session, task)


def _follow_name(session: Session, before: Record | None, after: Record, keep: Keep) -> None:
    """A team member who is called otherwise keeps cases, tasks, places on teams and letters."""
    if not isinstance(before, Consultant) or not isinstance(after, Consultant):
        return
    if before.name == after.name:
        return
    for kind, name in ((Case, "consultant"), (Task, "assignee"), (TeamMember, "name")):
        table: Any = row_class(kind)
        for row in session.scalars(sa.select(table).where(getattr(table, name) == before.name)):
            setattr(row, name, after.name)
    called = session.get(MetaRow, f"{OFFICE}contact")
    if called is not None and called.value == before.name:
        called.value = after.name


def _follow_date(session: Session, before: Record | None, after: Record, keep: Keep) -> None:
    """Give notes that still bear a contact's old date its new one; others stay."""
    if not isinstance(before, Contact) or not isinstance(after, Contact):
        return
    if before.held_on == after.held_on:
        return
    notes = records_where(
        session,
        Note,
        column(Note.contact_id) == before.id,
        column(Note.noted_on) == before.held_on,
    )
    for note in notes:
        keep(session, replace(note, noted_on=after.held_on))


def _look_back_after(session: Session, before: Record | None, after: Record, keep: Keep) -> None:
    """Two look-backs follow the day on which support ends."""
    if not isinstance(after, SupportExit):
        return
    if isinstance(before, SupportExit) and before.ended_on == after.ended_on:
        return
    kept = records_where(session, LookBack, column(LookBack.exit_id) == after.id)
    there = {found.id: found for found in kept}
    for found in look_backs.look_backs_of(after, there):
        if there.get(found.id) != found:
            keep(session, found)


def _remind_of_look_back(
    session: Session, before: Record | None, after: Record, keep: Keep
) -> None:
    """A look-back has a task until somebody has looked."""
    if not isinstance(after, LookBack):
        return
    was = before if isinstance(before, LookBack) else None
    if was is not None and (was.due_on, was.looked_on) == (after.due_on, after.looked_on):
        return
    kept = record_by_id(session, Task, look_backs.task_id(after))
    task = look_backs.task_of_look_back(after, kept)
    if task is not None and task != kept:
        keep(session, task)


def _count_as_heard(session: Session, before: Record | None, after: Record, keep: Keep) -> None:
    """Whoever talked, or is quoted, has been heard; a larger number noted by hand stays."""
    heard = _heard(after)
    if heard is None or heard == _heard(before) or not isinstance(after, (Interview, Quote)):
        return
    role, count = heard
    talks = records_where(session, Interview, row_class(Interview).case_id == after.case_id)
    others = (talk for talk in talks if talk.perspective is role and talk.id != after.id)
    count += sum(people_heard(talk) or 0 for talk in others)
    kept = _voice(session, after.case_id, role)
    found = replace(kept, state=VoiceState.HEARD, count=max(kept.count or 0, count) or None)
    if found != kept:
        keep(session, found)


def _heard(record: Record | None) -> tuple[Perspective, int] | None:
    """Whose voice a record brings, and how many people; None where it brings none."""
    if isinstance(record, Interview) and record.perspective is not None:
        people = people_heard(record)
        return None if people is None else (record.perspective, people)
    return (record.voice, 0) if isinstance(record, Quote) and record.voice is not None else None


def _voice(session: Session, case_id: str, role: Perspective) -> Voice:
    """What is noted of a role in needs assessment, or a new note."""
    found = records_where(
        session,
        Voice,
        row_class(Voice).case_id == case_id,
        column(Voice.stage) == Stage.NEEDS,
        column(Voice.perspective) == role,
    )
    return next(iter(found), Voice(case_id=case_id, stage=Stage.NEEDS, perspective=role))


def _keep_wording(session: Session, before: Record | None, after: Record, keep: Keep) -> None:
    """The wording a problem had when the day began is kept as a version.

    A form saves while somebody types, so that not every state of a text is a wording.
    """
    if not isinstance(before, Problem) or not isinstance(after, Problem):
        return
    if before.text == after.text:
        return
    today = clock.today()
    of_problem = column(ProblemVersion.problem_id) == after.id
    if records_where(session, ProblemVersion, of_problem, column(ProblemVersion.kept_on) == today):
        return
    session.flush()  # the version points to a row that stands
    version = ProblemVersion(
        case_id=after.case_id, problem_id=after.id, text=before.text, kept_on=today
    )
    keep(session, version)


def _be_the_one(session: Session, before: Record | None, after: Record, keep: Keep) -> None:
    """The problem that is chosen is the case's, with who proposed it; the one before no longer is.

    What stood at the case and is nobody's wording stays as a candidate.
    """
    if not isinstance(after, Problem):
        return
    was = before if isinstance(before, Problem) else None
    known = {"", after.text, was.text if was is not None else ""}
    case = case_by_id(session, after.case_id)
    if case is None:
        return
    told = case.problem_of_practice.strip()
    if after.state is not ProblemState.CHOSEN:
        if was is not None and was.state is ProblemState.CHOSEN and told in known:
            keep(session, replace(case, problem_of_practice="", problem_proposed_by=None))
        return
    of_case = row_class(Problem).case_id == after.case_id
    others = [one for one in records_where(session, Problem, of_case) if one.id != after.id]
    if told not in known and told not in {one.text for one in others}:
        who = case.problem_proposed_by
        keep(session, Problem(case_id=case.id, text=told, proposed_by=who))
    for other in others:
        if other.state is ProblemState.CHOSEN:
            keep(session, replace(other, state=ProblemState.CANDIDATE))
    same = case.problem_proposed_by if told in known and told else None
    chosen = replace(
        case_by_id(session, case.id) or case,
        problem_of_practice=after.text,
        problem_proposed_by=after.proposed_by or same,
    )
    keep(session, chosen)
