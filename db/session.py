"""Short sessions: open, work, commit whole or roll back whole, close."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from db.change_log import CountySession, Note
from db.engine import READING
from db.errors import environment_problem, wrote_while_reading


@contextmanager
def session_scope(
    engine: sa.Engine, path: Path, note: Note | None = None
) -> Iterator[CountySession]:
    """A session on the county file; with a `note` it writes, without one it only reads.

    Raises:
        EnvironmentProblem: The file or the computer refused; nothing of the block was kept.
    """
    bind = engine if note is not None else engine.execution_options(**{READING: True})
    session = CountySession(bind, expire_on_commit=False, autoflush=note is not None)
    if note is not None:
        session.info["note"] = note
    try:
        yield session
        if note is not None:
            session.commit()
    except DBAPIError as error:
        problem = environment_problem(error, path)
        if problem is None or (note is None and wrote_while_reading(error)):
            raise
        raise problem from error
    finally:
        session.close()
