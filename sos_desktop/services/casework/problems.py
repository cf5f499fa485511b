"""Problems of practice: one of several is chosen, and earlier wordings are kept."""

from dataclasses import replace

from sqlalchemy.orm import Session

from db.change_log import rename, touched
from db.models.registry import row_class
from db.queries.casework import case_by_id
from db.records import record_by_id, records_where
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.needs_words import ProblemState
from sos_desktop.domain.casework.records import Problem, ProblemVersion
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework.record_pointers import gone
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.write_gate import keep


def save_problem(county: CountyFile, problem: Problem) -> Changes:
    """Keep a problem; a wording it had before is kept as a version, and a chosen one is the case's.

    Raises:
        InputProblem: It cannot be kept; `where` names the field.
    """
    if problem.state is ProblemState.ASIDE and not problem.aside_because.strip():
        raise InputProblem("Say why it is set aside.", where="aside_because")
    with county.session("", problem.case_id) as session:
        before = record_by_id(session, Problem, problem.id)
        kept = keep(session, problem)
        after = kept.record
        assert isinstance(after, Problem)
        session.flush()
        if before is not None and before.text != after.text:
            keep(
                session,
                ProblemVersion(
                    case_id=before.case_id,
                    problem_id=before.id,
                    text=before.text,
                    kept_on=clock.today(),
                ),
            )
        if after.state is ProblemState.CHOSEN:
            _be_the_one(session, after, before.text if before is not None else "")
        if not touched(session):
            return Changes(Subject.NOTHING, case_id=problem.case_id)
        label = labels.save_label(kept.before, kept.record)
        rename(session, label)
    return Changes(Subject.CASES | Subject.CASE_CONTENT, label.words, problem.case_id, 1)


def choose(county: CountyFile, problem: Problem) -> Changes:
    """Make a problem the one the case works on; the one chosen before is a candidate again.

    Raises:
        InputProblem: It is gone.
    """
    with county.session() as session:
        kept = record_by_id(session, Problem, problem.id)
    if kept is None:
        raise gone("problem", "text")
    return save_problem(county, replace(kept, state=ProblemState.CHOSEN))


def _be_the_one(session: Session, problem: Problem, before: str) -> None:
    """Make it the case's; what stood there and is nobody's wording stays as a candidate."""
    others = records_where(session, Problem, row_class(Problem).case_id == problem.case_id)
    for other in others:
        if other.id != problem.id and other.state is ProblemState.CHOSEN:
            keep(session, replace(other, state=ProblemState.CANDIDATE))
    case = case_by_id(session, problem.case_id)
    if case is None:
        raise gone("case", "case_id")
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
