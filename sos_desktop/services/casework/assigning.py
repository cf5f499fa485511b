"""Putting a case in other hands: who is in charge, the hand-over, and the open tasks."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from db.models.registry import column, row_class
from db.queries.people import active_team
from db.records import records_where
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.checks import record_checks
from sos_desktop.domain.casework.records import Case, HandOver, Task
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.write_gate import keep


def hand_to(
    session: Session, file: CaseFile, name: str, note: str = "", handed_on: date | None = None
) -> int | None:
    """Put somebody in charge of a case, in the change that is being made.

    A case that somebody had before is handed over, with the note, and the open tasks that were
    theirs go along; those of others stay with them.

    Args:
        session: The session of the change.
        file: The case.
        name: The consultant, trimmed; "" leaves the case, and the tasks, to nobody.
        note: For the hand-over.
        handed_on: The day; today by default.

    Returns:
        How many tasks changed hands; None when the case was theirs already.

    Raises:
        InputProblem: The name or the note cannot be kept, or the day lies before the case opened.
    """
    before = file.case.consultant
    if before == name:
        return None
    name = _of_the_team(session, name)
    keep(session, replace(file.case, consultant=name))
    if before or note:
        keep(session, _hand_over(file.case, name, note, handed_on))
    return _pass_on(session, file.case.id, before, name) if before else 0


def _of_the_team(session: Session, name: str) -> str:
    """The name as the office's team has it; any name while nobody stands in the team.

    Raises:
        InputProblem: There is a team, and the name is none of it.
    """
    team = {known.casefold(): known for known in active_team(session)}
    if not name or not team:
        return name
    if name.casefold() not in team:
        raise InputProblem(
            f"{name} is not on the office's team. Choose one of the names offered, or add {name} "
            "under Settings, Our team, first.",
            where="consultant",
        )
    return team[name.casefold()]


def _pass_on(session: Session, case_id: str, before: str, name: str) -> int:
    waiting = records_where(
        session, Task, row_class(Task).case_id == case_id, column(Task.done_on).is_(None)
    )
    theirs = [task for task in waiting if task.assignee.casefold() == before.casefold()]
    for task in theirs:
        keep(session, replace(task, assignee=name))
    return len(theirs)


def _hand_over(case: Case, name: str, note: str, handed_on: date | None) -> HandOver:
    day = handed_on or max(clock.today(), case.opened_on)
    record_checks.check_in_case(case, day, "handed_on")
    return HandOver(
        case_id=case.id,
        handed_on=day,
        from_consultant=case.consultant,
        to_consultant=name,
        note=note,
    )


def hand_over_subject(names: Collection[str], to_consultant: str) -> str:
    """What the file of a hand-over is called by: "Hand-over Mesa Alta to Ben Ito"."""
    what = next(iter(names)) if len(names) == 1 else f"{len(names)} cases"
    return f"Hand-over {what}{f' to {to_consultant}' if to_consultant else ''}"
