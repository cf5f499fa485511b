"""Turning an accepted cause round: the driver, and the changes that answered the cause."""

from dataclasses import replace

from db.change_log import rename
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.records import Cause, Driver
from sos_desktop.domain.changes import Changes
from sos_desktop.services.casework.records import subjects_of
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.write_gate import keep


def turn_round(county: CountyFile, file: CaseFile, driver: Driver, cause: Cause) -> Changes:
    """Keep a driver made from a cause, as one change.

    The changes that answered the cause and hang on no driver hang on this one from then on, and
    serve its aim where they served none.

    Raises:
        InputProblem: One of them cannot be kept.
        EnvironmentProblem: The file or the computer refuses.
    """
    moved = [a for a in file.actions if a.cause_id == cause.id and a.driver_id is None]
    with county.session("", driver.case_id) as session:
        kept = keep(session, driver).record
        for action in moved:
            aim_id = action.aim_id or driver.aim_id
            keep(session, replace(action, driver_id=driver.id, aim_id=aim_id))
        label = labels.save_label(None, kept)
        rename(session, label)
    return Changes(subjects_of(driver), label.words, driver.case_id, 1 + len(moved))
