"""Counts what is asked of a county file."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from sos_desktop.services.county.county_files import CountyFile


@contextmanager
def statements(county: CountyFile) -> Iterator[list[str]]:
    """The statements asked within the block, in order."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, text: str, *_rest: object) -> None:
        asked.append(text)

    sa.event.listen(county.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        sa.event.remove(county.engine, "before_cursor_execute", note)
