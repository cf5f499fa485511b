"""A disk that is full at any step of the way back: all is as it was, and it is said.

A limit on the size of files stands for the disk: the system refuses the write that would pass it.
"""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import backup
from db.rescue import rescue
from db.restoring import restore
from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.services.county import way_back
from sos_desktop.services.county.county_files import CountyFile
from tests.casework import add_leas, open_case

if sys.platform == "win32":
    pytest.skip("there is no limit on the size of files", allow_module_level=True)

import resource

SHARES = (0.0, 0.05, 0.3, 0.6, 0.9, 0.99)
"""Of the size of the county file."""


@contextlib.contextmanager
def room_for(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def files(county: CountyFile, tmp_path: Path) -> tuple[Path, Path]:
    """A copy, and a county file with a case more, closed."""
    add_leas(county)
    (tmp_path / "stick").mkdir()
    copy = backup.copy_to(county.path, tmp_path / "stick" / "copy.sos").path
    open_case(county)
    county.close()
    return copy, county.path


def all_in(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and not path.name.endswith(".lock")
    }


def told_whole(problem: EnvironmentProblem, new: Path, means: str, stays: str) -> None:
    """What happened to which file, what it means for the other one, and what to do."""
    assert new.name in problem.message.partition(means)[0], "it is the new file that has no room"
    assert means in problem.message
    assert stays in problem.message.partition(means)[2]
    assert any(word in problem.message for word in ("Free some", "try again", "Try again"))
    assert "the last step was not saved" not in problem.message


@pytest.mark.parametrize("share", SHARES)
def test_a_copy(files: tuple[Path, Path], share: float, tmp_path: Path) -> None:
    copy, path = files
    before = all_in(copy.parent)
    size = int(path.stat().st_size * share)
    with room_for(size), pytest.raises(EnvironmentProblem) as told:
        backup.copy_to(path, copy)
    told_whole(told.value, copy, "No copy was made", path.name)
    assert all_in(copy.parent) == before, "the copy that was there is there still"


@pytest.mark.parametrize("share", SHARES)
def test_restoring(files: tuple[Path, Path], share: float) -> None:
    copy, path = files
    before = all_in(path.parent)
    size = int(copy.stat().st_size * share)
    with room_for(size), pytest.raises(EnvironmentProblem) as told:
        restore(copy, path, keep_aside=True)
    told_whole(told.value, path, "Nothing was put back", copy.name)
    assert all_in(path.parent) == before


@pytest.mark.parametrize("share", SHARES)
def test_rescuing(files: tuple[Path, Path], share: float, tmp_path: Path) -> None:
    _copy, path = files
    before = all_in(path.parent)
    size = int(path.stat().st_size * share)
    with room_for(size), pytest.raises(EnvironmentProblem) as told:
        rescue(path, tmp_path / "rescued.sos")
    told_whole(told.value, tmp_path / "rescued.sos", "Nothing was rescued", path.name)
    assert all_in(path.parent) == before
    assert not (tmp_path / "rescued.sos").exists()


def test_a_folder_of_a_hundred_copies_is_listed(files: tuple[Path, Path]) -> None:
    copy, path = files
    folder = backup.folder()
    for number in range(100):
        day, minute = 1 + number % 28, number // 28
        name = f"{backup.stem_of(path)} 2026-10-{day:02} 09{minute:02}00 work.sos"
        (folder / name).write_bytes(copy.read_bytes())
    found = way_back.copies_of_file(path)
    assert len(found) == 100
    assert [one.made_at for one in found] == sorted((one.made_at for one in found), reverse=True)
