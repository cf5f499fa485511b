"""Problems of practice: each wording a person settles on is kept."""

from db.change_log import rename, touched
from db.records import record_by_id
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.records import Problem, ProblemVersion
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation import clock
from sos_desktop.services.casework import records
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.write_gate import keep


def reword(county: CountyFile, problem: Problem) -> Changes:
    """Keep a problem with its wording before as a version, also where one of today is there.

    What is saved while somebody types keeps only the wording the day began with
    (`services.following`).

    Raises:
        InputProblem: It cannot be kept; `where` names the field.
    """
    with county.session("", problem.case_id) as session:
        before = record_by_id(session, Problem, problem.id)
        if before is not None and before.text != problem.text.strip():
            version = ProblemVersion(
                case_id=before.case_id,
                problem_id=before.id,
                text=before.text,
                kept_on=clock.today(),
            )
            keep(session, version)
            session.flush()
        kept = keep(session, problem)
        if not touched(session):
            return Changes(Subject.NOTHING, case_id=problem.case_id)
        label = labels.save_label(kept.before, kept.record)
        rename(session, label)
    return Changes(records.subjects_of(problem), label.words, problem.case_id, 1)
