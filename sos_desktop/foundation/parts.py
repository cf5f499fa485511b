"""Unfinished files: a hidden one beside its target while it is written, swept after a kill.

Every part has a record in the data folder, whose lock the writing process holds. The system lets go
of the lock when a process dies, on Windows too, so a lock that can be taken says "nobody writes
this any more" where a process number, which is given out again, would only guess.
"""

import contextlib
import logging
import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sos_desktop.foundation import paths

if TYPE_CHECKING:
    from filelock import FileLock

_log = logging.getLogger(__name__)

_PART = re.compile(r"\.sos-([0-9a-f]{12})\.part")
_RECORD, _LOCK = ".part", ".lock"
_BESIDE = ("", "-journal", "-wal", "-shm")
"""A part that SQLite writes may have files of its own beside it."""


@contextlib.contextmanager
def part_of(target: Path) -> Iterator[Path]:
    """An empty file of our own beside `target`, readable by its owner only, for a `with` block.

    Fill it, then `replace` it onto the target; whatever is left is removed at the end of the block,
    however it ends. The name is short, so that any name `target` can have leaves room for it.
    Where the data folder cannot be written the part has no record, and a kill may leave it.

    Raises:
        OSError: It cannot be made: the folder is missing, read-only or full.
    """
    token = secrets.token_hex(6)
    part = target.absolute().with_name(f".sos-{token}.part")
    with _recorded(token, part):
        try:
            os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            yield part
        finally:
            _remove(part)


def sweep() -> int:
    """Remove the parts that killed runs left, and say how many; those still being written stay.

    A record whose folder is out of reach, as on a stick that was pulled out, is kept for the next
    time. Never raises.
    """
    removed = 0
    for token in _tokens():
        with contextlib.suppress(OSError, ValueError):
            removed += _swept(token)
    if removed:
        _log.info("Unfinished files of an earlier run removed: %d", removed)
    return removed


def _folder() -> Path:
    return paths.data_dir() / "parts"


def _tokens() -> list[str]:
    with contextlib.suppress(OSError):
        return sorted(lock.stem for lock in _folder().glob(f"*{_LOCK}"))
    return []


@contextlib.contextmanager
def _recorded(token: str, part: Path) -> Iterator[None]:
    with _held(token) as held:
        if not held:
            yield
            return
        record = _folder() / f"{token}{_RECORD}"
        with contextlib.suppress(OSError):
            record.write_bytes(os.fsencode(part))
        try:
            yield
        finally:
            with contextlib.suppress(OSError):
                record.unlink(missing_ok=True)


@contextlib.contextmanager
def _held(token: str) -> Iterator[bool]:
    """Hold the lock of `token`; False when another process has it, or there is none to be had."""
    lock = _lock(token)
    if lock is None:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()
        file = Path(lock.lock_file)
        with contextlib.suppress(OSError):
            if not file.with_suffix(_RECORD).exists():
                file.unlink(missing_ok=True)


def _lock(token: str) -> "FileLock | None":
    from filelock import FileLock

    try:
        _folder().mkdir(exist_ok=True)
        lock = FileLock(_folder() / f"{token}{_LOCK}", timeout=0)
        lock.acquire()
    except (OSError, NotImplementedError):
        return None
    return lock


def _swept(token: str) -> bool:
    """Whether a part was removed; its record goes too, unless the part could not be reached."""
    with _held(token) as held:
        record = _folder() / f"{token}{_RECORD}"
        if not held or not record.exists():
            return False
        part = Path(os.fsdecode(record.read_bytes()))
        named = _PART.fullmatch(part.name)
        ours = named is not None and named.group(1) == token and part.is_absolute()
        if ours and not part.parent.is_dir():
            return False
        found = ours and part.is_file() and not part.is_symlink()
        if found:
            _remove(part)
        if not (found and part.exists()):
            record.unlink()
        return found and not part.exists()


def _remove(part: Path) -> None:
    for ending in _BESIDE:
        with contextlib.suppress(OSError):
            part.with_name(f"{part.name}{ending}").unlink(missing_ok=True)
