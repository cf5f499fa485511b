"""A file is written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.foundation.files import sha256_of, write_atomically, write_problem


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "plañ.pdf"
    for content in (b"one", b"two"):
        write_atomically(path, content)
        assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["plañ.pdf"]


def test_a_failed_write_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    (target / "inside").mkdir(parents=True)
    with pytest.raises(EnvironmentProblem):
        write_atomically(target, b"x")
    assert (target / "inside").is_dir()
    assert not list(tmp_path.glob(".*.part"))


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="does not exist"):
        write_atomically(tmp_path / "gone" / "a.pdf", b"x")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.ENOENT, "does not exist"),
        (errno.EACCES, "read-only"),
        (errno.EROFS, "read-only"),
        (errno.EIO, "could not be saved"),
    ],
)
def test_every_refusal_has_a_sentence(number: int, words: str) -> None:
    problem = write_problem(Path("plan.pdf"), OSError(number, "x"))
    assert words in problem.message
    assert problem.where == "plan.pdf"


def test_the_hash_is_sha256(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    assert sha256_of(path).startswith("ba7816bf8f01cfea")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_what_is_written_can_be_read_as_any_other_file_of_the_person(tmp_path: Path) -> None:
    write_atomically(tmp_path / "new", b"x")
    (tmp_path / "plain").touch()
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode
    (tmp_path / "new").chmod(0o600)
    write_atomically(tmp_path / "new", b"y")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600


def test_the_longest_name(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 251 + ".pdf")
    write_atomically(path, b"x")
    assert path.read_bytes() == b"x"
