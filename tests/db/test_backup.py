"""A copy is whole and checked; copying bytes would not be."""

import contextlib
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db import backup
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import EnvironmentProblem


@pytest.fixture
def busy(tmp_path: Path):
    """A database whose rows are still in its write-ahead log."""
    path = tmp_path / "busy.sos"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA wal_autocheckpoint=0")
    connection.execute("CREATE TABLE t (n INTEGER)")
    connection.execute("PRAGMA wal_checkpoint")
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO t VALUES (?)", [(n,) for n in range(500)])
    connection.execute("COMMIT")
    yield path
    connection.close()


def _count(path: Path) -> int:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT count(*) FROM t").fetchone()[0]


def test_copying_the_file_loses_what_is_in_the_log(busy: Path, tmp_path: Path) -> None:
    assert _count(Path(shutil.copy(busy, tmp_path / "bytes.sos"))) == 0


def test_a_backup_has_every_row_in_one_file(busy: Path, tmp_path: Path) -> None:
    target = tmp_path / "ñ copy.sos"
    copy = backup.copy_to(busy, target)
    assert (copy, _count(target)) == (target, 500)
    assert [file.name for file in tmp_path.glob("*copy*")] == ["ñ copy.sos"]


def test_a_copy_that_cannot_be_written_leaves_nothing(busy: Path, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        backup.copy_to(busy, tmp_path / "missing" / "copy.sos")
    assert "copy.sos" in caught.value.message
    assert not list(tmp_path.rglob("*.part"))


def test_a_damaged_file_is_no_source(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sos"
    broken.write_bytes(b"SQLite format 3\x00" + bytes(4080))
    with pytest.raises(EnvironmentProblem):
        backup.copy_to(broken, tmp_path / "copy.sos")
    assert not (tmp_path / "copy.sos").exists()


def test_the_newest_ten_days_are_kept(busy: Path) -> None:
    start = datetime(2026, 11, 1, 20, tzinfo=UTC)
    for day in range(13):
        with clock.frozen(start + timedelta(days=day)):
            assert backup.of_today(busy) is not None
            assert backup.of_today(busy) is None
    kept = sorted(file.name for file in backup.folder().iterdir())
    assert len(kept) == backup.KEPT
    assert "2026-11-04" in kept[0]


def test_files_of_one_name_in_two_folders_stay_apart(busy: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / busy.name
    other.parent.mkdir()
    backup.copy_to(busy, other)
    assert backup.before_upgrade(busy, 1) != backup.before_upgrade(other, 1)
