"""A survey on causes, read from a file and kept as agreement by role."""

from itertools import islice
from pathlib import Path

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.needs_words import VoteMethod
from sos_desktop.domain.changes import Changes
from sos_desktop.domain.needs.surveys import SurveyVotes, survey_votes
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.local_files import read_local
from sos_desktop.services.casework.causes import count_all
from sos_desktop.services.county.county_files import CountyFile

_MOST_ROWS = 100_000
_MOST_SAID = 4


def read_survey(file: CaseFile, path: Path) -> SurveyVotes:
    """What the first sheet of a file that names a cause says; only counts come out of it.

    Raises:
        InputProblem: The file cannot be read as a table, or no column is a cause of the case.
    """
    best: SurveyVotes | None = None
    for sheet in read_local(path):
        rows = list(islice(sheet.rows(), _MOST_ROWS))
        found = survey_votes(rows, file.causes)
        if best is None or len(found.counts) > len(best.counts):
            best = found
    if best is None or not best.counts:
        why = " ".join(best.unread[:_MOST_SAID]) if best is not None else ""
        raise InputProblem(
            f"Nothing in {path.name} could be counted: no column is a cause of this case. Head "
            "each column with the words of a cause, as they stand in the outline; a column named "
            f"Role tells the roles apart. {why}".rstrip()
        )
    return best


def keep_survey(county: CountyFile, file: CaseFile, found: SurveyVotes) -> Changes:
    """Keep what a survey says as agreement by role, as one change.

    Raises:
        InputProblem: A cause is gone, or nothing was counted.
    """
    causes = {cause.id: cause for cause in file.causes}
    counts = {causes[key]: by_role for key, by_role in found.counts.items() if key in causes}
    return count_all(county, counts, method=VoteMethod.SURVEY)
