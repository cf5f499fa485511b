"""Whether an open county file still holds what was saved in it."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from db.errors import environment_problem
from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.services.county.county_files import CountyFile


def check_still_sound(county: CountyFile) -> str | EnvironmentProblem:
    """Look whether what was saved is safe; call it off the main thread. Never raises.

    It takes a moment: SQLite looks at every page of the file for as long as two seconds, and what
    it has found sound until then is taken for the whole.

    Returns:
        A sentence that says so, or the problem that was found, for the person to read.
    """
    try:
        with county.session() as session:
            session.connection().exec_driver_sql("PRAGMA quick_check(1)")
    except EnvironmentProblem as problem:
        return problem
    except (DBAPIError, sqlite3.Error) as error:
        return environment_problem(error, county.path) or EnvironmentProblem(
            f"{county.path.name} could not be checked.", where=str(county.path)
        )
    return f"Everything you saved before is safe in {county.path.name}."
