"""A file that is moved, deleted or replaced while open: nothing is confirmed, nothing lost."""

import contextlib
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from db import backup
from db.engine import connect
from db.file_identity import FileIdentity, FileStanding
from sos_desktop.domain.casework.records import Task
from sos_desktop.foundation.errors import FileMoved, InputProblem
from sos_desktop.services.casework import cases, drafts, records
from sos_desktop.services.county import undo
from sos_desktop.services.county.county_files import (
    CountyFile,
    FileInUse,
    back_up,
    keep_daily_copy,
    open_county_file,
    save_everything_as,
)
from tests.casework import add_leas, open_case

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows does not let an open file go"
)


@pytest.fixture
def case_id(county: CountyFile) -> str:
    add_leas(county)
    case_id = open_case(county)
    _save(county, case_id, "before")
    return case_id


@pytest.fixture
def older(county: CountyFile, case_id: str, tmp_path: Path) -> Path:
    """The county file as it was at first, elsewhere."""
    return back_up(county, tmp_path / "older.sos")


def _save(county: CountyFile, case_id: str, title: str) -> None:
    records.save(county, Task(case_id=case_id, title=title))


def _titles(county: CountyFile, case_id: str) -> list[str]:
    return [task.title for task in cases.case_file(county, case_id).tasks]


def _titles_in(path: Path) -> list[str]:
    """Read as any SQLite program would, with whatever lies beside the file."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [title for (title,) in connection.execute("SELECT title FROM task ORDER BY rowid")]


def _rename(path: Path, _older: Path) -> None:
    path.rename(path.with_name("renamed.sos"))


def _delete(path: Path, _older: Path) -> None:
    path.unlink()


def _replace(path: Path, older: Path) -> None:
    shutil.copyfile(older, path.with_name("incoming"))
    path.with_name("incoming").replace(path)


def _rename_folder(path: Path, _older: Path) -> None:
    path.parent.rename(path.parent.with_name("another folder"))


Way = Callable[[Path, Path], None]
WAYS = pytest.mark.parametrize("way", [_rename, _delete, _replace])


@pytest.fixture
def in_folder(county: CountyFile, case_id: str, tmp_path: Path) -> CountyFile:
    """The same file in a folder of its own, so that the folder can be moved."""
    folder = tmp_path / "county"
    folder.mkdir()
    save_everything_as(county, folder / "Monterey.sos")
    return county


@pytest.mark.parametrize("way", [_rename, _delete, _replace, _rename_folder])
def test_nothing_is_confirmed(in_folder: CountyFile, case_id: str, older: Path, way: Way) -> None:
    county = in_folder
    way(county.path, older)
    for _attempt in range(3):
        with pytest.raises(FileMoved, match=r"Monterey\.sos.*[Ss]ave everything under another"):
            _save(county, case_id, "after")
    with pytest.raises(FileMoved):
        undo.undo(county)
    with pytest.raises(FileMoved):
        drafts.keep(county, drafts.NOTE, {"text": "half"})
    assert isinstance(county.look(), FileMoved)
    assert _titles(county, case_id) == ["before"]


@WAYS
def test_no_copy_seems_to_be_made(
    county: CountyFile, case_id: str, older: Path, way: Way, tmp_path: Path
) -> None:
    way(county.path, older)
    with pytest.raises(FileMoved):
        back_up(county, tmp_path / "copy.sos")
    with pytest.raises(FileMoved):
        keep_daily_copy(county)
    assert not (tmp_path / "copy.sos").exists()
    assert list(backup.folder().iterdir()) == []


@WAYS
def test_everything_is_saved_under_another_name_and_work_goes_on(
    county: CountyFile, case_id: str, older: Path, way: Way, tmp_path: Path
) -> None:
    way(county.path, older)
    with pytest.raises(FileMoved):
        _save(county, case_id, "typed")
    left, target = county.path, tmp_path / "ñ [new].sos"
    save_everything_as(county, target)
    _save(county, case_id, "typed")
    assert county.path == target
    assert county.look() is None
    undo.undo(county)
    undo.redo(county)
    with pytest.raises(FileInUse):
        open_county_file(target)
    county.close()
    assert _titles_in(target) == ["before", "typed"]
    left_beside = {file.name for file in left.parent.glob(f"*{left.name}*")}
    assert left_beside <= {left.name, f".{left.name}.lock"}
    with open_county_file(target) as again:
        assert _titles(again, case_id) == ["before", "typed"]


@WAYS
def test_it_is_saved_again_and_again(
    county: CountyFile, case_id: str, older: Path, way: Way, tmp_path: Path
) -> None:
    """Also when the new file goes before anything was read from it."""
    for number in range(3):
        way(county.path, older)
        save_everything_as(county, tmp_path / f"{number}.sos")
    county.close()
    assert _titles_in(tmp_path / "2.sos") == ["before"]


def test_it_is_not_saved_over_anything(county: CountyFile, case_id: str, older: Path) -> None:
    before = older.read_bytes()
    county.path.unlink()
    with pytest.raises(InputProblem, match="exists already"):
        save_everything_as(county, older)
    assert older.read_bytes() == before
    assert _titles(county, case_id) == ["before"]


def test_what_was_confirmed_goes_with_a_renamed_file(county: CountyFile, case_id: str) -> None:
    """It still lies in the log beside the old name when the file is renamed."""
    for number in range(20):
        _save(county, case_id, str(number))
    moved = county.path.with_name("moved.sos")
    county.path.rename(moved)
    county.close()
    assert _titles_in(moved) == ["before", *map(str, range(20))]
    assert [file.name for file in moved.parent.glob("Monterey*")] == []


@pytest.mark.parametrize("noticed", [True, False])
def test_the_file_put_in_its_place_is_left_alone(
    county: CountyFile, case_id: str, older: Path, noticed: bool
) -> None:
    for number in range(60):
        _save(county, case_id, f"{number} {'x' * 400}")
    before = older.read_bytes()
    _replace(county.path, older)
    if noticed:
        with pytest.raises(FileMoved):
            _save(county, case_id, "after")
        assert _titles_in(county.path) == _titles_in(older)
    county.close()
    assert county.path.read_bytes() == before
    assert [file.name for file in county.path.parent.glob("Monterey*")] == ["Monterey.sos"]
    with open_county_file(county.path) as again:
        assert _titles(again, case_id) == ["before"]


def test_a_file_that_comes_back_is_good_again(county: CountyFile, case_id: str) -> None:
    moved = county.path.with_name("moved.sos")
    county.path.rename(moved)
    with pytest.raises(FileMoved, match="is not in"):
        _save(county, case_id, "meanwhile")
    moved.rename(county.path)
    assert county.look() is None
    _save(county, case_id, "after")
    county.close()
    assert _titles_in(county.path) == ["before", "after"]


def test_a_moved_file_cannot_be_opened_a_second_time(county: CountyFile, case_id: str) -> None:
    """Two programs with two logs would damage it; they know it by its number."""
    moved = county.path.with_name("moved.sos")
    county.path.rename(moved)
    with pytest.raises(FileInUse):
        open_county_file(moved)
    assert not list(moved.parent.glob("moved.sos-*"))
    county.close()
    open_county_file(moved).close()


def test_moved_within_a_transaction(county: CountyFile, case_id: str) -> None:
    def write() -> None:
        with county.session("Write", case_id) as session:
            session.execute(sa.text("UPDATE task SET title='within'"))
            county.path.rename(county.path.with_name("moved.sos"))

    with pytest.raises(FileMoved):
        write()
    county.close()
    assert _titles_in(county.path.with_name("moved.sos")) == ["before"]


def test_moved_while_it_is_committed(
    county: CountyFile, case_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look and the disk: it is kept somewhere, but never called saved."""
    seen: list[FileStanding] = []
    standing = FileIdentity.standing

    def late(identity: FileIdentity) -> FileStanding:
        seen.append(standing(identity))
        if len(seen) == 2:  # the last look before the commit
            county.path.rename(county.path.with_name("moved.sos"))
        return seen[-1]

    monkeypatch.setattr(FileIdentity, "standing", late)
    with pytest.raises(FileMoved):
        _save(county, case_id, "late")
    assert seen[:3] == [FileStanding.HERE, FileStanding.HERE, FileStanding.GONE]


@pytest.mark.parametrize("how", ["removed", "replaced"])
def test_the_log_is_taken_away(county: CountyFile, case_id: str, how: str) -> None:
    log = county.path.with_name(f"{county.path.name}-wal")
    if how == "removed":
        log.unlink()
    else:
        log.with_name("other").write_bytes(b"")
        log.with_name("other").replace(log)
    with pytest.raises(FileMoved, match="took away a file"):
        _save(county, case_id, "after")
    assert _titles(county, case_id) == ["before"]
    county.close()
    with open_county_file(county.path) as again:
        assert _titles(again, case_id) == ["before"]


def test_a_log_that_goes_with_the_last_connection_is_not_missed(
    county: CountyFile, case_id: str
) -> None:
    county.let_go()
    _save(county, case_id, "after")
    county.engine.dispose()
    _save(county, case_id, "later")
    assert county.look() is None


def test_the_log_of_a_plain_copy_is_known_from_the_start(older: Path, case_id: str) -> None:
    """A copy is no log's file yet when it is opened."""
    with open_county_file(older) as opened:
        older.with_name(f"{older.name}-wal").unlink()
        with pytest.raises(FileMoved, match="took away a file"):
            _save(opened, case_id, "after")


def test_an_idle_look_brings_everything_into_the_file(county: CountyFile, case_id: str) -> None:
    assert county.look() is None
    copy = Path(shutil.copyfile(county.path, county.path.with_name("bytes.sos")))
    assert _titles_in(copy) == ["before"]


def test_a_drive_without_numbers_is_believed(
    county: CountyFile, case_id: str, monkeypatch: pytest.MonkeyPatch, older: Path
) -> None:
    """Some network drives call every file 0; then only its absence says something."""
    monkeypatch.setattr("db.file_identity.number_of", lambda path: path.stat() and None)
    county.identity.number = None
    _save(county, case_id, "after")
    identity = FileIdentity(older)
    _replace(older, county.path)
    assert identity.standing() is FileStanding.HERE
    older.unlink()
    assert identity.standing() is FileStanding.GONE


def test_a_drive_that_does_not_answer(county: CountyFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError

    monkeypatch.setattr("db.file_identity.number_of", refuse)
    assert county.identity.standing() is FileStanding.UNREACHABLE


def test_a_link_that_leads_elsewhere(county: CountyFile, older: Path, tmp_path: Path) -> None:
    county.close()
    link = tmp_path / "link.sos"
    link.symlink_to(county.path)
    with open_county_file(link) as opened:
        with pytest.raises(FileInUse):
            open_county_file(county.path)
        link.unlink()
        link.symlink_to(older)
        assert isinstance(opened.look(), FileMoved)


def test_a_connection_never_opens_another_file(county: CountyFile, older: Path) -> None:
    identity = FileIdentity(county.path)
    county.close()
    _replace(county.path, older)
    with pytest.raises(FileMoved):
        connect(county.path, identity)
    county.path.unlink()
    with pytest.raises(FileNotFoundError):
        connect(county.path)
    with pytest.raises(FileMoved):
        connect(county.path, identity)
    assert not county.path.exists()


def test_numbers_are_found_for_real_files(county: CountyFile) -> None:
    found = county.path.stat()
    number = county.identity.number
    assert number is not None
    assert (number.device, number.number) == (found.st_dev, found.st_ino)
