"""Storage errors become sentences when they are the computer's, and stay errors when ours."""

import contextlib
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest
from sqlalchemy.exc import OperationalError

from db.errors import environment_problem, problem_of_making
from sos_desktop.domain.casework.records import Task
from sos_desktop.foundation.errors import EnvironmentProblem, FileMoved
from sos_desktop.services.casework import records
from sos_desktop.services.casework.cases import case_file
from sos_desktop.services.county.county_files import CountyFile, back_up, save_everything_as
from tests.casework import add_leas, open_case

PATH = Path("Monterey.sos")


def _error(code: int, text: str = "x") -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(text)
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_BUSY, "in use by another program"),
        (sqlite3.SQLITE_LOCKED, "in use by another program"),
        (sqlite3.SQLITE_READONLY, "read-only"),
        (sqlite3.SQLITE_PERM, "does not allow"),
        (sqlite3.SQLITE_IOERR, "disk did not answer"),
        (sqlite3.SQLITE_IOERR_READ, "disk did not answer"),
        (sqlite3.SQLITE_IOERR_LOCK, "disk did not answer"),
        (sqlite3.SQLITE_IOERR_WRITE, "could not be written"),
        (sqlite3.SQLITE_IOERR_FSYNC, "could not be written"),
        (sqlite3.SQLITE_IOERR_SHMSIZE, "could not be written"),
        (sqlite3.SQLITE_IOERR_NOMEM, "memory"),
        (sqlite3.SQLITE_IOERR_CORRUPTFS, "damaged"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "damaged"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "in use by another program"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "read-only"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "was moved"),
        (sqlite3.SQLITE_IOERR_VNODE, "was moved"),
        (sqlite3.SQLITE_CORRUPT, "damaged"),
        (sqlite3.SQLITE_FULL, "disk is full"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened"),
        (sqlite3.SQLITE_NOTADB, "not a county file"),
        (sqlite3.SQLITE_TOOBIG, "too long"),
        (sqlite3.SQLITE_NOMEM, "memory"),
    ],
)
def test_the_computer_refused(code: int, words: str) -> None:
    for error in (_error(code), OperationalError("select", {}, _error(code))):
        problem = environment_problem(error, PATH)
        assert problem is not None
        assert words in problem.message
        assert "!" not in problem.message
        assert problem.where == "Monterey.sos"


@pytest.mark.parametrize(
    "code",
    [
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_SHMSIZE,
    ],
)
def test_on_a_full_disk_it_says_so(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite has several codes for it, depending on which file found no room."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Mock(free=0))
    problem = environment_problem(_error(code), tmp_path / "Monterey.sos")
    assert problem is not None
    assert "disk is full" in problem.message


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            sqlite3.SQLITE_FULL,
            "There is no room left on the disk for copy.sos. Nothing is lost. Free",
        ),
        (sqlite3.SQLITE_IOERR_WRITE, "copy.sos could not be written in "),
        (sqlite3.SQLITE_IOERR_FSYNC, "copy.sos could not be written in "),
        (sqlite3.SQLITE_CORRUPT, "Monterey.sos is damaged"),
        (sqlite3.SQLITE_NOTADB, "Monterey.sos is not a county file"),
    ],
)
def test_what_cannot_be_written_is_the_new_file(code: int, words: str, tmp_path: Path) -> None:
    """And what cannot be read is the one it is made from."""
    problem = problem_of_making(_error(code), PATH, tmp_path / "copy.sos", "Nothing is lost.")
    assert problem is not None
    assert words in problem.message
    assert ("Nothing is lost." in problem.message) == (problem.where != str(PATH))


def test_a_moved_file_has_its_own_problem() -> None:
    problem = environment_problem(_error(sqlite3.SQLITE_READONLY_DBMOVED), PATH)
    assert isinstance(problem, FileMoved)


def test_a_text_that_is_none_is_never_quoted() -> None:
    text = "Could not decode to UTF-8 column 'text' with text 'A mother complained'"
    problem = environment_problem(sqlite3.OperationalError(text), PATH)
    assert problem is not None
    assert "damaged" in problem.message
    assert "mother" not in f"{problem.message} {problem.details}"


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB, where one may be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    wanted = [str(mount), "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if mount is None or subprocess.run(wanted, check=False, capture_output=True).returncode:
        pytest.skip("a small disk can be mounted by an administrator of Linux only")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def _save_until_refused(county: CountyFile, case_id: str) -> list[str]:
    saved: list[str] = []
    with contextlib.suppress(EnvironmentProblem):
        for number in range(2000):
            records.save(county, Task(case_id=case_id, title=f"{number} {'x' * 400}"))
            saved.append(str(number))
    return saved


def test_a_disk_that_is_really_full(county: CountyFile, tiny_disk: Path) -> None:
    add_leas(county)
    case_id = open_case(county)
    save_everything_as(county, tiny_disk / "Monterey.sos")
    assert case_file(county, case_id).tasks == ()
    with (tiny_disk / "others").open("wb", buffering=0) as stream:
        with contextlib.suppress(OSError):
            while stream.write(b"x" * 4096):
                pass
        stream.truncate(stream.tell() - 300_000)
    saved = _save_until_refused(county, case_id)
    assert saved
    full = pytest.raises(EnvironmentProblem, match=r"disk is full|no room left")
    with full:
        records.save(county, Task(case_id=case_id, title="x" * 400))
    with full:
        back_up(county, tiny_disk / "copy.sos")
    tasks = case_file(county, case_id).tasks
    assert [task.title.split()[0] for task in tasks] == saved
    (tiny_disk / "others").unlink()
    records.save(county, Task(case_id=case_id, title="after"))
    county.close()
    left = sorted(file.name for file in tiny_disk.iterdir())
    assert left == [".Monterey.sos.lock", "Monterey.sos"]


@pytest.mark.parametrize(
    "error",
    [
        _error(sqlite3.SQLITE_ERROR),
        _error(sqlite3.SQLITE_CONSTRAINT),
        _error(sqlite3.SQLITE_MISUSE),
        sqlite3.ProgrammingError("wrong thread"),
        ValueError("x"),
    ],
)
def test_the_program_is_wrong(error: Exception) -> None:
    assert environment_problem(error, PATH) is None


def test_a_real_error_of_sqlite_is_sorted(tmp_path: Path) -> None:
    text = tmp_path / "text.sos"
    text.write_bytes(b"SQLite format 3\x00" + b"x" * 4000)
    with (
        contextlib.closing(sqlite3.connect(text)) as connection,
        pytest.raises(sqlite3.DatabaseError) as caught,
    ):
        connection.execute("SELECT * FROM sqlite_master")
    assert environment_problem(caught.value, text) is not None
