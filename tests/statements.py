"""What is asked of a county file, by SQLAlchemy or past it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from db import connection

Asked = list[tuple[str, Any]]
"""Statements, each with what was given for its question marks."""


@contextmanager
def asked_in_full() -> Iterator[Asked]:
    """The statements of the block, in order; of one for many rows, what was given for the first."""
    asked: Asked = []
    execute, executemany = connection._Cursor.execute, connection._Cursor.executemany

    def one(self: Any, sql: str, parameters: Any = (), /) -> Any:
        asked.append((sql, parameters))
        return execute(self, sql, parameters)

    def many(self: Any, sql: str, parameters: Any, /) -> Any:
        given = list(parameters)
        asked.append((sql, next(iter(given), ())))
        return executemany(self, sql, given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection._Cursor, "execute", one)
        patch.setattr(connection._Cursor, "executemany", many)
        yield asked


@contextmanager
def statements() -> Iterator[list[str]]:
    """The statements asked within the block, in order; complete when it has ended."""
    told: list[str] = []
    with asked_in_full() as asked:
        yield told
    told.extend(text for text, _given in asked)
