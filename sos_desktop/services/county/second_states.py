"""The second state of a county file that a sync program left beside it."""

import contextlib
from datetime import datetime
from pathlib import Path

from db.copy_contents import file_id_of
from db.copy_names import ENDING, KeptCopy
from sos_desktop.foundation.places import looks_conflicted

CONFLICTED = "conflicted"
"""The kind of such a state, where copies are listed."""


def second_states(path: Path) -> tuple[KeptCopy, ...]:
    """Files beside a county file that are named as a second state of it, and began as it did.

    Two offices' files, and a file of another year that somebody named alike, are not among them:
    each county file says which one it is.
    """
    with contextlib.suppress(OSError):
        beside = [
            file
            for file in path.parent.iterdir()
            if file.suffix.casefold() == ENDING and looks_conflicted(file.stem, path.stem)
        ]
        mine = file_id_of(path) if beside else ""
        return tuple(
            KeptCopy(file, datetime.fromtimestamp(file.stat().st_mtime), CONFLICTED)
            for file in sorted(beside)
            if mine and file_id_of(file) == mine
        )
    return ()


def said_of_second_states(path: Path) -> str:
    """A sentence when there is a second state of a county file; "" otherwise."""
    found = second_states(path)
    if not found:
        return ""
    names = ", ".join(one.path.name for one in found)
    return (
        f"A second state of {path.name} lies beside it: {names}. A sync program leaves one when "
        "two computers saved. Look which of them holds what."
    )
