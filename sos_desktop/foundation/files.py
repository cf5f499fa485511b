"""Writing files so that a crash or a full disk never leaves half of one."""

import contextlib
import errno
import hashlib
import os
import stat
from pathlib import Path

from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.foundation.parts import part_of

_CHUNK = 1 << 20


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
    try:
        with part_of(path) as part:
            with part.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            part.chmod(_mode_for(path))
            part.replace(path)
    except OSError as error:
        raise write_problem(path, error) from error


def _mode_for(path: Path) -> int:
    """What the file at `path` has, or what a new one gets where the person works."""
    with contextlib.suppress(OSError):
        return stat.S_IMODE(path.stat().st_mode) | stat.S_IWRITE
    # The mask can only be read by setting it; meanwhile it is the strictest.
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def write_problem(path: Path, error: OSError) -> EnvironmentProblem:
    """The sentence for a failed write to `path`."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        what = (
            f"There is no room left on the disk to save {path.name}. "
            "Free some space, or save it elsewhere."
        )
    elif error.errno in (errno.ENOENT, errno.ENOTDIR):
        what = f"The folder {path.parent} does not exist. Choose another folder."
    elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY):
        what = (
            f"{path.name} could not be saved in {path.parent}: the folder is read-only, or the "
            "file is open in another program. Close it there, or save under another name."
        )
    else:
        what = f"{path.name} could not be saved. Try again, or save it in another folder."
    return EnvironmentProblem(what, details=str(error), where=str(path))
