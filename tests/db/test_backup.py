"""A copy is whole and checked; copying bytes would not be."""

import contextlib
import os
import re
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db import backup
from db.file_identity import APPLICATION_ID
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.services.county.county_files import open_county_file
from tests.db import version_files


@pytest.fixture
def busy(tmp_path: Path):
    """A database whose rows are still in its write-ahead log."""
    path = tmp_path / "busy.sos"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA wal_autocheckpoint=0")
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
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
    assert (copy, _count(target)) == (backup.CopyResult(target), 500)
    assert [file.name for file in tmp_path.glob("*copy*")] == ["ñ copy.sos"]


def test_a_copy_that_cannot_be_written_leaves_nothing(busy: Path, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        backup.copy_to(busy, tmp_path / "missing" / "copy.sos")
    assert str(tmp_path / "missing") in caught.value.message
    assert not list(tmp_path.rglob("*.part"))


def test_a_damaged_file_is_no_source(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sos"
    broken.write_bytes(b"SQLite format 3\x00" + bytes(4080))
    with pytest.raises(EnvironmentProblem):
        backup.copy_to(broken, tmp_path / "copy.sos")
    assert not (tmp_path / "copy.sos").exists()


def test_one_copy_a_day_is_kept_for_two_weeks(busy: Path) -> None:
    start = datetime(2026, 11, 1, 20, tzinfo=UTC)
    for day in range(20):
        with clock.frozen(start + timedelta(days=day)):
            assert backup.of_today(busy) is not None
            assert backup.of_today(busy) is None
    assert _days() == [f"2026-11-{day:02}" for day in (1, *range(7, 21))]


def test_files_of_one_name_in_two_folders_stay_apart(busy: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / busy.name
    other.parent.mkdir()
    backup.copy_to(busy, other)
    copies = [
        backup.before_upgrade(path, 1, lambda target, path=path: backup.copy_to(path, target))
        for path in (busy, other)
    ]
    assert copies[0] != copies[1]


@pytest.mark.parametrize("name", ["Monterey [2026].sos", "a*b?.sos", "ñ" * 100 + ".sos", "😀" * 55])
def test_copies_of_any_name_are_counted(busy: Path, tmp_path: Path, name: str) -> None:
    if os.name == "nt" and set(name) & set("*?"):
        pytest.skip("Windows has no such names")
    path = tmp_path / "named" / name
    path.parent.mkdir()
    backup.copy_to(busy, path)
    for day in range(1, 21):
        with clock.frozen(datetime(2026, 11, day, 20, tzinfo=UTC)):
            assert backup.of_today(path) is not None
    assert _days() == [f"2026-11-{day:02}" for day in (1, *range(7, 21))]


def test_a_copy_made_on_a_clock_set_back_stays(busy: Path) -> None:
    """It is the newest; copies of days still to come were made on a wrong clock, and go first."""
    for day in range(1, 13):
        with clock.frozen(datetime(2026, 11, day, 20, tzinfo=UTC)):
            backup.of_today(busy)
    with clock.frozen(datetime(2026, 11, 5, 20, tzinfo=UTC)):  # the day's copy is there
        assert backup.of_today(busy) is None
    with clock.frozen(datetime(2026, 1, 1, 20, tzinfo=UTC)):
        copied = backup.of_today(busy)
    assert copied is not None
    assert copied.path.exists()
    assert len(_days()) == 10
    with clock.frozen(datetime(2026, 11, 13, 20, tzinfo=UTC)):
        backup.of_today(busy)
    assert "2026-11-13" in _days()


def test_copies_made_on_a_clock_set_forward_do_not_stay_for_ever(busy: Path) -> None:
    for day in range(1, 13):
        with clock.frozen(datetime(2099, 1, day, 20, tzinfo=UTC)):
            backup.of_today(busy)
    for day in range(1, 13):
        with clock.frozen(datetime(2026, 11, day, 20, tzinfo=UTC)):
            backup.of_today(busy)
    assert _days() == [f"2026-11-{day:02}" for day in range(1, 13)]


def _days() -> list[str]:
    return sorted(
        re.findall(r"\d{4}-\d\d-\d\d", file.name)[-1] for file in backup.folder().iterdir()
    )


def test_a_file_that_is_not_there_is_no_source(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match=r"gone\.sos is not in"):
        backup.copy_to(tmp_path / "gone.sos", tmp_path / "copy.sos")
    assert [file.name for file in tmp_path.glob("*.sos*")] == []


def test_what_is_no_county_file_is_no_source(tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "other.sos")) as connection:
        connection.execute("CREATE TABLE t (n INTEGER)")
    with pytest.raises(EnvironmentProblem, match="could not be made"):
        backup.copy_to(tmp_path / "other.sos", tmp_path / "copy.sos")
    assert not (tmp_path / "copy.sos").exists()


@pytest.fixture
def no_folder(home: Path) -> Path:
    """Something else stands where the folder of copies would be."""
    (home / "backups").write_bytes(b"")
    return home / "backups"


def test_without_a_folder_for_copies_a_sentence_names_it(busy: Path, no_folder: Path) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        backup.of_today(busy)
    assert str(no_folder) in caught.value.message
    assert not backup.has_today(busy)


def test_an_upgrade_waits_until_its_copy_can_be_kept(tmp_path: Path, no_folder: Path) -> None:
    path = version_files.restore(version_files.FOLDER / "format_1.sql", tmp_path / "old.sos")
    before = path.read_bytes()
    with pytest.raises(EnvironmentProblem) as caught:
        open_county_file(path)
    assert str(no_folder) in caught.value.message
    assert "old.sos" in caught.value.message
    assert path.read_bytes() == before
    no_folder.unlink()
    open_county_file(path).close()


def test_a_folder_that_cannot_be_written_is_named_too(busy: Path, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        backup.of_today(busy, copies=tmp_path / "not there")
    assert str(tmp_path / "not there") in caught.value.message


@pytest.mark.skipif(os.name == "nt", reason="on Windows the profile folder sees to it")
def test_copies_are_their_owners_only_and_what_is_shared_stays_shared(
    busy: Path, tmp_path: Path
) -> None:
    backup.of_today(busy)
    (made,) = backup.folder().iterdir()
    assert made.stat().st_mode & 0o777 == 0o600
    assert backup.folder().stat().st_mode & 0o777 == 0o700
    shared = tmp_path / "shared.sos"
    shared.touch()
    shared.chmod(0o664)
    backup.copy_to(busy, shared)
    assert shared.stat().st_mode & 0o777 == 0o664
