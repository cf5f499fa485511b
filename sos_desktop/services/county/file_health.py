"""Whether an open county file still holds what was saved in it."""

from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.services.county.county_files import CountyFile

_SECONDS = 2.0
"""Longer than that nobody waits for an answer; what was sound until then is taken for the whole."""


def check_still_sound(county: CountyFile) -> str | EnvironmentProblem:
    """Look whether what was saved is safe; call it off the main thread. Never raises.

    The file has to be in its place, and SQLite finds its pages and rows in order. It takes two
    seconds at most.

    Returns:
        A sentence that says so, or the problem that was found, for the person to read.
    """
    problem = county.find_damage(_SECONDS)
    return problem or f"Everything you saved before is safe in {county.path.name}."
