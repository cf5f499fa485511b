"""Whether an open county file still holds what was saved in it."""

import time

from sos_desktop.foundation.errors import EnvironmentProblem, FileDamaged
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.services.county import file_sums
from sos_desktop.services.county.county_files import CountyFile

_SECONDS = 2.0
"""Longer than that nobody waits for an answer; what was sound until then is taken for the whole."""
_DAMAGED_FIGURES = (
    "The Dashboard figures in {name} are damaged and cannot be read safely. What you had entered "
    "was in order when the file was opened. Open the latest copy from the backup folder, and keep "
    "this file aside."
)
_DAMAGED_HISTORY = (
    "The history of changes in {name}, or what Find looks through, is damaged and cannot be read "
    "safely. Nothing was written into the file. Open the latest copy from the backup folder, and "
    "keep this file aside."
)
_CHANGED = (
    "{name} is not what it was when it was closed here, although no program wrote into it since: "
    "its disk or stick has lost something. What is shown may be wrong in a place. Go back to a "
    "copy, and keep this file aside."
)


def check_still_sound(county: CountyFile) -> str | EnvironmentProblem:
    """Look whether what was saved is safe; call it off the main thread. Never raises.

    The file has to be in its place, and SQLite finds its pages and rows in order. It takes two
    seconds at most.

    Returns:
        A sentence that says so, or the problem that was found, for the person to read.
    """
    until = time.monotonic() + _SECONDS
    problem = county.find_damage(lambda: time.monotonic() > until)
    return problem or f"Everything you saved before is safe in {county.path.name}."


def finish_check(county: CountyFile, cancel: CancelToken) -> FileDamaged | None:
    """Check the whole file: its history, sum and figures as far as opening did not.

    A file that cannot be looked at now (moved, or in use) stays unchecked.

    Returns:
        The damage, for the person to read; None when there is none.

    Raises:
        Cancelled: It was stopped; the file stays unchecked.
    """
    if damage := _damage_of_history(county):
        return damage
    if file_sums.is_as_closed(county.path, cancel) is False:
        return FileDamaged(
            _CHANGED.format(name=county.path.name), details="sum", where=str(county.path)
        )
    if county.checked_whole:
        return None
    problem = county.find_damage(lambda: cancel.cancelled)
    cancel.check()
    if isinstance(problem, FileDamaged):
        words = _DAMAGED_FIGURES.format(name=county.path.name)
        return FileDamaged(words, details=problem.details, where=problem.where)
    county.checked_whole = problem is None
    return None


def _damage_of_history(county: CountyFile) -> FileDamaged | None:
    """First, because whoever writes would have to wait for it."""
    try:
        county.check_history()
    except FileDamaged as problem:
        words = _DAMAGED_HISTORY.format(name=county.path.name)
        return FileDamaged(words, details=problem.details, where=problem.where)
    except EnvironmentProblem:
        return None
    return None
