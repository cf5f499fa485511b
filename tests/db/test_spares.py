"""Connections that are kept for a file that is moved: they hold it, and cost nothing until then."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from db import engine
from db.database import Database
from db.engine import KEPT_OPEN
from sos_desktop.services.county.county_files import CountyFile


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The connections that were set up, each of which reads the whole schema."""
    found: list[object] = []
    before = engine.configure

    def configure(connection: Any, *, wal: bool) -> None:
        found.append(connection)
        before(connection, wal=wal)

    monkeypatch.setattr(engine, "configure", configure)
    return found


def test_a_look_opens_all_that_a_moved_file_is_read_with_and_sets_up_one(
    county: CountyFile, set_up: list[object], tmp_path: Path
) -> None:
    database = Database(county.path)
    try:
        assert database.look() is None
        assert len(set_up) == 1
        assert database.look() is None
        assert len(set_up) == 1, "what is in use is taken again"
        county.path.rename(tmp_path / "Elsewhere.sos")
        with ExitStack() as held:
            for _ in range(KEPT_OPEN):
                connection = held.enter_context(database.connection())
                assert connection.execute("SELECT count(*) FROM meta").fetchone()[0] > 0
        assert len(set_up) == KEPT_OPEN
    finally:
        database.let_go()
