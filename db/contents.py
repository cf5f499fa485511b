"""The bytes of attached files, in and out of the county file without holding other threads.

Bound as a parameter or read as a column, a large content is copied while Python's lock is held, and
the window stands still for as long. SQLite's own reading and writing of a part of a row does not
hold it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from db.models.attachments import AttachmentContentRow

_TABLE, _COLUMN = AttachmentContentRow.__tablename__, AttachmentContentRow.content.key
_PIECE = 1 << 20


def has_content(session: Session, sha256: str) -> bool:
    """Whether a content is kept."""
    return _place(session, sha256) is not None


def put_content(session: Session, sha256: str, content: bytes) -> None:
    """Keep a content under its hash, in the transaction of the session."""
    session.execute(
        sa.insert(AttachmentContentRow).values(
            sha256=sha256, content=sa.func.zeroblob(len(content))
        )
    )
    place, pieces = _place(session, sha256), memoryview(content)
    assert place is not None
    with _opened(session, place) as blob:
        for start in range(0, len(content), _PIECE):
            blob.write(pieces[start : start + _PIECE])


def get_content(session: Session, sha256: str) -> bytes | None:
    """The content kept under a hash; None when there is none, or something that is no content."""
    place = _place(session, sha256, sa.func.typeof(AttachmentContentRow.content) == "blob")
    if place is None:
        return None
    with _opened(session, place, readonly=True) as blob:
        return blob.read()


def _place(session: Session, sha256: str, *more: sa.ColumnElement[bool]) -> int | None:
    """The number of the row in its table."""
    return session.scalar(
        sa.select(sa.literal_column("rowid"))
        .select_from(AttachmentContentRow)
        .where(AttachmentContentRow.sha256 == sha256, *more)
    )


@contextmanager
def _opened(session: Session, place: int, *, readonly: bool = False) -> Iterator[sqlite3.Blob]:
    """The content of a row; what goes wrong with it is wrapped as in any other statement."""
    connection = cast(sqlite3.Connection, session.connection().connection.driver_connection)
    try:
        with connection.blobopen(_TABLE, _COLUMN, place, readonly=readonly) as blob:
            yield blob
    except sqlite3.Error as error:
        raise DBAPIError(_TABLE, None, error, hide_parameters=True) from error
