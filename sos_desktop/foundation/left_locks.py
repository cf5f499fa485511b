"""The locks, in the data folder, of the county files that are open on this computer."""

import contextlib
import os
from pathlib import Path

from sos_desktop.foundation import paths

_ENDING = ".lock"


def folder() -> Path:
    """Where they lie; the folder may not be there."""
    return paths.data_dir() / "open"


def place(name: str) -> Path:
    """Where the lock of this name lies; its folder is made when missing.

    Raises:
        OSError: The folder cannot be made.
    """
    folder().mkdir(exist_ok=True)
    return folder() / f"{name}{_ENDING}"


def sweep() -> int:
    """Remove the locks that killed runs left, and say how many; those that are held stay.

    Never raises.
    """
    removed = 0
    with contextlib.suppress(OSError):
        for lock in sorted(folder().glob(f"*{_ENDING}")):
            removed += _swept(lock)
    return removed


def _swept(file: Path) -> bool:
    from filelock import FileLock, Timeout

    lock = FileLock(file, timeout=0)
    with contextlib.suppress(OSError, NotImplementedError, Timeout), lock:
        if os.name != "nt":
            # Removed while it is held: whoever waits for it then sees that it is gone.
            file.unlink(missing_ok=True)
            return True
    if os.name == "nt":
        # What somebody holds cannot be removed there.
        with contextlib.suppress(OSError):
            file.unlink()
            return True
    return False
