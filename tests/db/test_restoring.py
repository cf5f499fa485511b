"""A copy takes the place of a file only when it is whole, and what was there is kept."""

import contextlib
import os
import shutil
import sqlite3

import pytest

from db import backup
from db.rescue import rescue
from db.restoring import restore
from sos_desktop.foundation.errors import AppError, EnvironmentProblem, InputProblem
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import FileInUse, open_county_file
from tests.casework import add_leas, open_case
from tests.db.rescuing import put_foreign_log


@pytest.fixture
def files(county, tmp_path):
    """A county file with a case, and a copy from before it."""
    add_leas(county)
    copy = backup.copy_to(county.path, tmp_path / "copy.sos").path
    open_case(county)
    county.close()
    return copy, county.path


def cases_in(path):
    with open_county_file(path) as opened:
        return len(cases.list_cases(opened))


def strays(folder):
    return [
        p.name for p in folder.iterdir() if ".part" in p.name or p.name.endswith(("-wal", "-shm"))
    ]


def test_the_copy_is_there_and_the_present_file_is_kept(files, tmp_path):
    copy, path = files
    restored = restore(copy, path, keep_aside=True)
    assert restored.aside is not None
    assert restored.aside.name.startswith("Monterey kept aside 2")
    assert (cases_in(path), cases_in(restored.aside)) == (0, 1)
    assert copy.exists()
    assert strays(tmp_path) == []


def test_again_on_the_same_day_takes_a_number(files):
    copy, path = files
    first = restore(copy, path, keep_aside=True).aside
    second = restore(copy, path, keep_aside=True).aside
    assert first != second
    assert cases_in(first) == 1


def test_a_missing_file_is_restored(files):
    copy, path = files
    path.unlink()
    assert restore(copy, path, keep_aside=False).aside is None
    assert cases_in(path) == 0


def test_without_leave_nothing_is_touched(files):
    copy, path = files
    before = path.read_bytes()
    with pytest.raises(InputProblem, match="exists already"):
        restore(copy, path, keep_aside=False)
    assert path.read_bytes() == before


def test_a_file_that_is_open_stays(files):
    copy, path = files
    with open_county_file(path):
        with pytest.raises(FileInUse, match=r"Close it there first\. Nothing was put back"):
            restore(copy, path, keep_aside=True)
        with pytest.raises(FileInUse, match=r"Close it there first\. Nothing was rescued"):
            rescue(path, path.with_name("rescued.sos"))
    assert cases_in(path) == 1


@pytest.mark.parametrize(
    "what", ["damaged", "text", "empty", "missing", "folder", "itself", "newer"]
)
def test_what_is_no_sound_copy_changes_nothing(files, tmp_path, what):
    copy, path = files
    before = path.read_bytes()
    if what == "damaged":
        data = bytearray(copy.read_bytes())
        data[4096:12288] = b"\xa5" * 8192
        copy.write_bytes(data)
    elif what == "newer":
        with contextlib.closing(sqlite3.connect(copy)) as connection:
            connection.execute("PRAGMA user_version=99")
            connection.commit()
    elif what in ("text", "empty"):
        copy.write_text("" if what == "empty" else "Not a county file")
    elif what == "missing":
        copy.unlink()
    elif what == "folder":
        copy = tmp_path
    else:
        copy = path
    with pytest.raises(AppError):
        restore(copy, path, keep_aside=True)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if "kept aside" in p.name] == []
    assert strays(tmp_path) == []


@pytest.mark.parametrize("links", [True, False])
def test_a_disk_that_refuses_at_the_end_leaves_the_file(files, tmp_path, monkeypatch, links):
    copy, path = files
    if not links:
        monkeypatch.setattr(os, "link", _refuse)
    original = type(path).replace

    def replace(self, target):
        if ".part" in self.name:
            raise OSError(28, "No space left on device")
        return original(self, target)

    monkeypatch.setattr(type(path), "replace", replace)
    with pytest.raises(EnvironmentProblem, match="no room left"):
        restore(copy, path, keep_aside=True)
    monkeypatch.undo()
    assert cases_in(path) == 1
    assert strays(tmp_path) == []


def _refuse(*_arguments):
    raise OSError(95, "Operation not supported")


def test_what_a_crash_left_in_the_log_is_in_the_file_kept_aside(county, tmp_path):
    add_leas(county)
    copy = backup.copy_to(county.path, tmp_path / "copy.sos").path
    open_case(county)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for file in tmp_path.glob("Monterey.sos*"):
        shutil.copy(file, crashed / file.name)
    restored = restore(copy, crashed / "Monterey.sos", keep_aside=True)
    assert cases_in(restored.aside) == 1
    assert cases_in(restored.path) == 0


def test_a_damaged_file_is_kept_as_it_is(files):
    copy, path = files
    damaged = b"SQLite format 3\x00" + b"\xa5" * 8000
    path.write_bytes(damaged)
    restored = restore(copy, path, keep_aside=True)
    assert restored.aside.read_bytes() == damaged
    assert cases_in(path) == 0


def test_a_file_whose_names_are_no_text_is_kept_and_replaced_too(files, tmp_path):
    """SQLite quotes the name in what it says, and Python cannot read that."""
    copy, path = files
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    damaged = path.read_bytes().replace(b"CREATE TABLE", b"CREATE \xff\xfeBLE")
    path.write_bytes(damaged)
    with (
        contextlib.closing(sqlite3.connect(path)) as connection,
        pytest.raises(UnicodeDecodeError),
    ):
        connection.execute("SELECT count(*) FROM note")
    assert restore(copy, path, keep_aside=True).aside.read_bytes() == damaged
    assert cases_in(path) == 0
    path.write_bytes(damaged)
    assert rescue(path, tmp_path / "rescued.sos").path.exists()


def test_a_name_too_long_for_the_disk_is_said(files, tmp_path):
    copy, _path = files
    with pytest.raises(AppError, match="name"):
        restore(copy, tmp_path / f"{'n' * 300}.sos", keep_aside=True)


def test_the_log_of_another_file_is_kept_aside_and_not_written_into_this_one(files, tmp_path):
    copy, path = files
    before = put_foreign_log(path, tmp_path)
    restored = restore(copy, path, keep_aside=True)
    assert restored.aside.read_bytes() == before
    assert cases_in(path) == 0


def test_what_lies_beside_a_copy_is_not_finished_in_it(files, tmp_path):
    """A journal of another file was written into the copy."""
    copy, _path = files
    other = tmp_path / "other.sos"
    shutil.copyfile(copy, other)
    with contextlib.closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN")
        listed = [(f"key {n:06}", "a text that takes its room " * 9) for n in range(2000)]
        connection.executemany("INSERT INTO meta VALUES (?, ?)", listed)
        shutil.copyfile(f"{other}-journal", f"{copy}-journal")
    beside = [file.read_bytes() for file in (copy, copy.with_name(f"{copy.name}-journal"))]
    with contextlib.suppress(AppError):
        restore(copy, tmp_path / "new.sos", keep_aside=False)
    assert [f.read_bytes() for f in (copy, copy.with_name(f"{copy.name}-journal"))] == beside
    assert strays(tmp_path) == []


@pytest.mark.parametrize("sign", ["n", "ñ", "💥"])
def test_a_long_name_has_room_for_the_one_it_is_kept_aside_by(files, tmp_path, sign):
    copy, path = files
    target = tmp_path / f"{sign * (240 // len(sign.encode()))}.sos"
    path.rename(target)
    aside = restore(copy, target, keep_aside=True).aside
    assert (cases_in(target), cases_in(aside)) == (0, 1)


def test_through_a_link_the_file_behind_it_is_replaced(files, tmp_path):
    copy, path = files
    link = tmp_path / "link.sos"
    link.symlink_to(path)
    assert restore(copy, link, keep_aside=True).path == path
    assert link.is_symlink()
    assert cases_in(path) == 0


def test_after_a_read_only_file_one_can_work_again(files):
    copy, path = files
    path.chmod(0o440)
    restored = restore(copy, path, keep_aside=True)
    assert path.stat().st_mode & 0o640 == 0o640
    assert restored.aside.stat().st_mode & 0o777 == 0o440


def test_a_folder_that_is_gone_is_told(files, tmp_path):
    copy, _path = files
    with pytest.raises(EnvironmentProblem, match="does not exist"):
        restore(copy, tmp_path / "gone" / "Monterey.sos", keep_aside=True)
