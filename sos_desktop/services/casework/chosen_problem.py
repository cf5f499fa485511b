"""What follows when a problem of practice is kept: its earlier wording, and the one of the case."""

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy.orm import Session

from db.models.registry import row_class
from db.queries.casework import case_by_id
from db.records import records_where
from sos_desktop.domain.casework.needs_words import ProblemState
from sos_desktop.domain.casework.records import Problem, ProblemVersion, Record
from sos_desktop.foundation import clock

Keep = Callable[[Session, Record], object]


def follow_problem(session: Session, before: Record | None, after: Record, keep: Keep) -> None:
    """A wording it had before is kept as a version, and a chosen one is the case's.

    Args:
        session: The session of the change.
        before: The record as it was kept; None when it is new.
        after: As it is kept now; only a problem is followed.
        keep: Keeps a record that follows.
    """
    if not isinstance(after, Problem):
        return
    was = before if isinstance(before, Problem) else None
    if was is not None and was.text != after.text:
        keep(
            session,
            ProblemVersion(
                case_id=was.case_id, problem_id=was.id, text=was.text, kept_on=clock.today()
            ),
        )
    if after.state is ProblemState.CHOSEN and was != after:
        _be_the_one(session, after, was.text if was is not None else "", keep)


def _be_the_one(session: Session, problem: Problem, before: str, keep: Keep) -> None:
    """Make it the case's; what stood there and is nobody's wording stays as a candidate."""
    session.flush()  # the others are asked of the file
    others = records_where(session, Problem, row_class(Problem).case_id == problem.case_id)
    for other in others:
        if other.id != problem.id and other.state is ProblemState.CHOSEN:
            keep(session, replace(other, state=ProblemState.CANDIDATE))
    case = case_by_id(session, problem.case_id)
    if case is None:
        return
    known = {"", before, problem.text, *(other.text for other in others)}
    if case.problem_of_practice.strip() not in known:
        typed, who = case.problem_of_practice, case.problem_proposed_by
        keep(session, Problem(case_id=case.id, text=typed, proposed_by=who))
    keep(
        session,
        replace(
            case,
            problem_of_practice=problem.text,
            problem_proposed_by=problem.proposed_by or case.problem_proposed_by,
        ),
    )
