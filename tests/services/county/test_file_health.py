"""What is said about the safety of saved work is said after a look."""

import contextlib
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from db import database, opening, schema_check, soundness
from db.migrations.steps import STEPS
from db.models.county import LeaRow
from db.models.dashboard import ImportBatchRow, ObservationRow
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import Cancelled, EnvironmentProblem, FileDamaged, FileMoved
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.services.county.county_files import (
    CountyFile,
    open_county_file,
)
from sos_desktop.services.county.file_health import check_still_sound, finish_check
from sos_desktop.services.county.way_back_words import table_words
from tests.casework import add_leas, open_case
from tests.conftest import Prepared


def test_a_sound_file_is_called_safe(county: CountyFile) -> None:
    add_leas(county)
    open_case(county)
    assert check_still_sound(county) == "Everything you saved before is safe in Monterey.sos."


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let an open file go")
def test_a_file_that_is_gone_is_not(county: CountyFile) -> None:
    county.path.unlink()
    assert isinstance(check_still_sound(county), FileMoved)


def test_a_damaged_file_is_not(county: CountyFile) -> None:
    add_leas(county)
    open_case(county)
    county.let_go()
    content = bytearray(county.path.read_bytes())
    content[8192:30000] = b"\xff" * (30000 - 8192)
    county.path.write_bytes(content)
    found = check_still_sound(county)
    assert isinstance(found, EnvironmentProblem)
    assert "damaged" in found.message


def test_a_look_that_takes_too_long_ends(county: CountyFile, monkeypatch) -> None:
    monkeypatch.setattr(soundness, "_STEPS", 1)
    assert county.find_damage(lambda: True) is None


def _spoil(path: Path, table: str) -> None:
    """Overwrite a page of a table of a closed file."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        asked = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (root,) = connection.execute(asked, (table,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    content[(root - 1) * size + 8 : root * size] = b"\xff" * (size - 8)
    path.write_bytes(content)


def a_case(county: CountyFile, _folder: Path) -> None:
    add_leas(county)
    open_case(county)


def with_figures(county: CountyFile, folder: Path) -> None:
    a_case(county, folder)
    with county.session("Import") as session:
        batch = ImportBatchRow(file_name="a", sha256="", imported_at=clock.now())
        session.add(batch)
        session.flush()
        lea = session.scalar(sa.select(LeaRow.id))
        rows = [
            {"batch_id": batch.id, "lea_id": lea, "student_group": n, "source_row": n}
            for n in range(2000)
        ]
        session.execute(sa.insert(ObservationRow), rows)


@pytest.fixture
def figures_spoiled(tmp_path: Path, prepared: Callable[..., Prepared]) -> Path:
    """A county file with a wrong page of figures, which nothing read yet."""
    path = Path(shutil.copyfile(prepared(with_figures).path, tmp_path / "spoiled.sos"))
    _spoil(path, "observation")
    return path


def test_by_itself_opening_checks_the_figures_too(figures_spoiled: Path) -> None:
    before = figures_spoiled.read_bytes()
    with pytest.raises(EnvironmentProblem, match="is damaged"):
        open_county_file(figures_spoiled)
    assert figures_spoiled.read_bytes() == before


def test_what_waits_is_not_called_checked_and_found_later(figures_spoiled: Path) -> None:
    with open_county_file(figures_spoiled, rest_later=True) as county:
        assert not county.checked_whole
        found = finish_check(county, CancelToken())
        assert isinstance(found, FileDamaged)
        assert "figures in spoiled.sos are damaged" in found.message
        assert not county.checked_whole


def test_after_a_crash_nothing_waits(figures_spoiled: Path) -> None:
    figures_spoiled.with_name(".spoiled.sos.open").write_text("{}", encoding="utf-8")
    with pytest.raises(EnvironmentProblem, match="is damaged"):
        open_county_file(figures_spoiled, rest_later=True)


def test_on_a_network_drive_nothing_waits(figures_spoiled: Path, monkeypatch) -> None:
    monkeypatch.setattr(opening, "is_shared_place", lambda _path: True)
    with pytest.raises(EnvironmentProblem, match="is damaged"):
        open_county_file(figures_spoiled, rest_later=True)


def test_what_is_entered_never_waits(county: CountyFile) -> None:
    add_leas(county)
    open_case(county)
    county.close()
    _spoil(county.path, "support_case")
    with pytest.raises(EnvironmentProblem, match="is damaged"):
        open_county_file(county.path, rest_later=True)


def test_a_wrong_list_of_unused_pages_does_not_wait(county: CountyFile) -> None:
    """Writing takes pages from it, wherever they are used already."""
    county.close()
    with contextlib.closing(sqlite3.connect(county.path)) as connection:
        connection.execute("CREATE TABLE t AS SELECT zeroblob(20000)")
        connection.execute("DROP TABLE t")
        (free,) = connection.execute("PRAGMA freelist_count").fetchone()
        assert free > 2
    content = bytearray(county.path.read_bytes())
    content[36:40] = (free + 5).to_bytes(4, "big")
    county.path.write_bytes(content)
    with pytest.raises(EnvironmentProblem, match="is damaged"):
        open_county_file(county.path, rest_later=True)


@pytest.fixture
def lived_in(tmp_path: Path, prepared: Callable[..., Prepared]) -> Path:
    """A closed county file with history and texts to find, which was opened before."""
    return Path(shutil.copyfile(prepared(a_case).path, tmp_path / "lived in.sos"))


@pytest.mark.parametrize("table", ["change_log", "change_item", "search_entry", "search_text_data"])
def test_damage_of_history_and_find_is_told_before_anything_is_written(
    lived_in: Path, table: str
) -> None:
    """They wait until Today stands, and no longer: whoever writes first sees to it."""
    _spoil(lived_in, table)
    before = lived_in.read_bytes()
    with open_county_file(lived_in, rest_later=True) as county:
        for _try in range(2):
            with pytest.raises(FileDamaged), county.session("Step") as session:
                session.execute(sa.text("UPDATE meta SET value = 'x'"))
        found = finish_check(county, CancelToken())
        assert isinstance(found, FileDamaged)
        assert "The history of changes in lived in.sos" in found.message
        assert "Nothing was written" in found.message
    assert lived_in.read_bytes() == before


def test_a_sound_history_is_looked_at_once_before_the_first_step(
    lived_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[bool] = []

    def look(connection: sqlite3.Connection) -> bool:
        looked.append(soundness.is_history_sound(connection))
        return looked[-1]

    monkeypatch.setattr(database, "is_history_sound", look)
    with open_county_file(lived_in, rest_later=True) as county:
        with county.session() as session:
            assert session.scalar(sa.select(sa.func.count()).select_from(LeaRow))
        assert not looked
        for name in ("One", "Two"):
            with county.session(name) as session:
                session.execute(sa.text("UPDATE meta SET value = value"))
        assert looked == [True]
        assert finish_check(county, CancelToken()) is None
        assert looked == [True]


def _without_index(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TRIGGER search_note_added")


def _of_an_older_format(connection: sqlite3.Connection) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute(f"PRAGMA user_version = {version - 1}")


def _with_another_journal(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = DELETE")


@pytest.mark.parametrize("change", [_without_index, _of_an_older_format, _with_another_journal])
def test_where_opening_itself_would_write_the_history_does_not_wait(
    lived_in: Path, change: Callable[[sqlite3.Connection], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema_check, "difference", lambda *_given: ((), ()))
    with contextlib.closing(sqlite3.connect(lived_in)) as connection:
        change(connection)
        connection.commit()
    _spoil(lived_in, "change_log")
    before = lived_in.read_bytes()
    with pytest.raises(EnvironmentProblem, match="is damaged"):
        open_county_file(lived_in, rest_later=True)
    assert lived_in.read_bytes() == before


def test_a_sound_file_is_checked_whole_later(county: CountyFile) -> None:
    assert county.checked_whole
    county.close()
    with open_county_file(county.path, rest_later=True) as again:
        assert not again.checked_whole
        stopped = CancelToken()
        stopped.cancel()
        with pytest.raises(Cancelled):
            finish_check(again, stopped)
        assert not again.checked_whole
        assert finish_check(again, CancelToken()) is None
        assert again.checked_whole


def test_every_table_has_words_for_what_a_rescue_tells():
    """ "local_held: 12 read" told nobody anything."""
    assert [
        name for name in schema_check.own_descriptions(len(STEPS)) if table_words(name) == name
    ] == []
