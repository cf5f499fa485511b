"""Problems of practice: one of several is chosen."""

from dataclasses import replace

from db.records import record_by_id
from sos_desktop.domain.casework.needs_words import ProblemState
from sos_desktop.domain.casework.records import Problem
from sos_desktop.domain.changes import Changes
from sos_desktop.services.casework import records
from sos_desktop.services.casework.record_pointers import gone
from sos_desktop.services.county.county_files import CountyFile


def choose(county: CountyFile, problem: Problem) -> Changes:
    """Make a problem the one the case works on; the one chosen before is a candidate again.

    Raises:
        InputProblem: It is gone.
    """
    with county.session() as session:
        kept = record_by_id(session, Problem, problem.id)
    if kept is None:
        raise gone("problem", "text")
    return records.save(county, replace(kept, state=ProblemState.CHOSEN))
