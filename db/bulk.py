"""Writes many rows of a table at once."""

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from db.engine import driver_connection
from db.models.base import Base

Value = int | float | str | None
"""As SQLite keeps it; a flag is 1 or 0, and None is nothing."""


def insert_rows(
    session: Session, kind: type[Base], columns: Sequence[str], rows: Iterable[Sequence[Value]]
) -> None:
    """Insert rows whose values stand in the order of `columns`; the others are empty.

    Through the driver: SQLAlchemy looks at every value of every row, which took longer than SQLite
    does to write them.

    Raises:
        sqlite3.Error: A row breaks what the table promises, or the file cannot be written.
    """
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {kind.__tablename__} ({', '.join(columns)}) VALUES ({marks})"
    driver_connection(session.connection()).executemany(statement, rows)
