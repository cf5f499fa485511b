"""Writing files so that a crash or a full disk never leaves half of one."""

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.foundation.parts import part_of

NO_ROOM = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
"""What a system says where a file finds no room: a disk, a quota, or the largest file is full."""
_CHUNK = 1 << 20


def followed(path: Path) -> Path:
    """Where a path leads, through links; one that leads to itself stays, for `open` to refuse.

    `Path.resolve` raises a RuntimeError there, which nobody who reads files expects.
    """
    return Path(os.path.realpath(path))


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_CHUNK):
            digest.update(block)
    return digest.hexdigest()


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path` whole, or leave what was there.

    Raises:
        EnvironmentProblem: The folder is missing or read-only, the disk is full, or another
            program has the file open.
    """
    write_together([(path, data)])


def write_together(files: Sequence[tuple[Path, bytes]]) -> None:
    """Put several files in their places; what cannot be written whole leaves all of them as before.

    Only a place that another program holds, which shows when the finished files take their places
    one after another, can leave some new and others as they were; the message then names the new.

    Raises:
        EnvironmentProblem: As for `write_atomically`.
    """
    with contextlib.ExitStack() as stack:
        parts: list[tuple[Path, Path]] = []
        for path, data in files:
            with _problem_of(path):
                part = stack.enter_context(part_of(path))
                _fill(part, data)
                part.chmod(_mode_for(path))
            parts.append((part, path))
        for number, (part, path) in enumerate(parts):
            with _problem_of(path, [done.name for _part, done in parts[:number]]):
                part.replace(path)


def _fill(part: Path, data: bytes) -> None:
    with part.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


@contextlib.contextmanager
def _problem_of(path: Path, done: Sequence[str] = ()) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise write_problem(path, error, done) from error


def _mode_for(path: Path) -> int:
    """What the file at `path` has, or what a new one gets where the person works."""
    with contextlib.suppress(OSError):
        return stat.S_IMODE(path.stat().st_mode) | stat.S_IWRITE
    # The mask can only be read by setting it; meanwhile it is the strictest.
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def only_owner(path: Path) -> None:
    """Let only the owner read a file, or enter a folder; where that cannot be set, it stays.

    On Windows nothing is done: what lies in a person's profile is hers alone by inheritance.
    """
    if os.name == "posix":
        with contextlib.suppress(OSError):
            path.chmod(0o700 if path.is_dir() else 0o600)


def write_problem(
    path: Path, error: OSError, done: Sequence[str] = (), *, as_it_is: str = ""
) -> EnvironmentProblem:
    """The sentence for a failed write to `path`.

    Args:
        path: What could not be written.
        error: What the system said.
        done: The names of files that are new all the same.
        as_it_is: A sentence that says what stays as it was.
    """
    meant = f"{as_it_is} " if as_it_is else ""
    if error.errno in NO_ROOM:
        what = (
            f"There is no room left on the disk to save {path.name}. {meant}"
            "Free some space, or save it elsewhere."
        )
    elif error.errno in (errno.ENOENT, errno.ENOTDIR):
        what = f"The folder {path.parent} does not exist. Choose another folder."
    elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY):
        what = (
            f"{path.name} could not be saved in {path.parent}: the folder is read-only, or the "
            "file is open in another program. Close it there, or save under another name."
        )
    elif error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
        what = (
            f"The name {path.name[:60]} or that of its folder is too long for this computer, or "
            "has a character it does not allow. Choose a shorter name."
        )
    else:
        what = f"{path.name} could not be saved. {meant}Try again, or save it in another folder."
    if done:
        what += f" New already: {', '.join(done)}."
    return EnvironmentProblem(what, details=error, where=str(path))
