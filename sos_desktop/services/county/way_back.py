"""The way back: the copies of a county file, restoring one, rescuing a damaged file."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from db import backup
from db.copy_changes import holds_changes_only
from db.copy_comparison import Comparison, compare
from db.copy_contents import CopyContents, contents_of, file_id_of
from db.copy_names import KeptCopy, file_stems, stem_of
from db.rescue import RescuedFile
from db.rescue import rescue as rescue_file
from db.rescue_source import check_source
from db.restoring import RestoredFile
from db.restoring import restore as restore_file
from sos_desktop.domain.formats import counted
from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county.file_sums import is_changed_within
from sos_desktop.services.county.second_states import CONFLICTED, second_states
from sos_desktop.services.outputs import check_outputs

_AT_ONCE = 4
"""Copies that are looked into at the same time."""
_KINDS = {
    "daily": "first of the day",
    "work": "while working",
    "closing": "at closing",
}


@frozen_dataclass
class CountyCopy:
    """An automatic copy of a county file and what is in it.

    Attributes:
        contents: What is in it; no more than its size until it was looked into.
        made_at: When it was made, where the computer is.
        second_place: The folder a person chose, when it lies there; None on this computer.
        elsewhere: It was made while the file had another name or lay in another folder.
        looked_into: Whether anybody read what is in it.
    """

    copy: KeptCopy
    contents: CopyContents
    made_at: datetime
    second_place: Path | None = None
    elsewhere: bool = False
    looked_into: bool = True

    @property
    def kind_words(self) -> str:
        """Why it was made, as people read it."""
        kind = self.copy.kind
        if kind == CONFLICTED:
            return "a second state that a sync program left"
        if kind.startswith("format-"):
            return "before a newer program changed its format"
        return _KINDS.get(kind, kind)

    @property
    def place_words(self) -> str:
        """Where it lies."""
        if self.copy.kind == CONFLICTED:
            return "Beside the file"
        if self.elsewhere:
            return f"This computer, from {name_before(self.copy.path)} elsewhere"
        if self.second_place is None:
            return "This computer"
        return f"Second place: {self.second_place.name or self.second_place}"

    @property
    def whole(self) -> bool:
        """Whether it can be opened by itself; else it goes with a whole copy beside it."""
        return not holds_changes_only(self.copy.path)

    @property
    def holds(self) -> str:
        """How much is in it; "" when that cannot be read."""
        contents = self.contents
        if contents.open_cases is None:
            return ""
        cases = contents.open_cases + (contents.closed_cases or 0)
        return " · ".join(
            (
                counted(cases, "case"),
                counted(contents.tasks or 0, "open task"),
                counted(contents.loaded_files or 0, "loaded file"),
            )
        )


def copies_of_file(
    path: Path, *, second_place: Path | None = None, check: bool = False
) -> tuple[CountyCopy, ...]:
    """`list_copies`, and what is in each.

    Args:
        path: The county file.
        second_place: A further folder to look in; one that is not there holds none.
        check: Look through every page of each copy, too.

    Raises:
        EnvironmentProblem: The folder of the copies cannot be read.
    """
    return look_into(list_copies(path, second_place=second_place), check=check)


def list_copies(path: Path, *, second_place: Path | None = None) -> tuple[CountyCopy, ...]:
    """The automatic copies of a county file, the newest first, none looked into yet.

    The file itself may be gone. Those made before it was moved, renamed or saved under another name
    belong to it, too.

    Raises:
        EnvironmentProblem: The folder of the copies cannot be read.
    """
    found = [(copy, None) for copy in (*backup.kept_copies(path), *second_states(path))]
    if second_place is not None:
        with contextlib.suppress(EnvironmentProblem):
            found += [(copy, second_place) for copy in backup.kept_copies(path, second_place)]
    here = _listed(found)
    others = _listed((copy, None) for copy in _made_elsewhere(path, here))
    both = (*here, *(replace(copy, elsewhere=True) for copy in others))
    return tuple(sorted(both, key=lambda one: one.made_at, reverse=True))


def _made_elsewhere(path: Path, here: Iterable[CountyCopy]) -> Iterator[KeptCopy]:
    """Copies of the same county file from when it had another name or folder."""
    own_names = f"{stem_of(path)} "
    others = []
    for copies in file_stems(backup.folder_contents()).values():
        whole = next((copy.path for copy in copies if not holds_changes_only(copy.path)), None)
        if whole and not whole.name.startswith(own_names):
            others.append((whole, copies))
    if not others:
        return  # which file it is need not be asked
    known = (path, *(copy.copy.path for copy in here if copy.whole))
    own = next(filter(None, map(file_id_of, known)), "")
    for whole, copies in others if own else ():
        if file_id_of(whole) == own:
            yield from copies


def _listed(found: Iterable[tuple[KeptCopy, Path | None]]) -> tuple[CountyCopy, ...]:
    copies = []
    for copy, place in found:
        with contextlib.suppress(OSError):  # taken away meanwhile
            bare = CopyContents(copy.path.stat().st_size)
            moment = backup.moment_of(copy)
            copies.append(CountyCopy(copy, bare, moment, place, looked_into=False))
    return tuple(sorted(copies, key=lambda one: one.made_at, reverse=True))


def look_into(copies: Iterable[CountyCopy], *, check: bool = False) -> tuple[CountyCopy, ...]:
    """The copies with what is in each; those that were taken away meanwhile are left out.

    Args:
        copies: Whichever.
        check: Look through every page of each, too.
    """

    def look(copy: CountyCopy) -> CountyCopy | None:
        with contextlib.suppress(OSError, EnvironmentProblem):
            contents = contents_of(copy.copy.path, check=check)
            return replace(copy, contents=contents, looked_into=True)
        return None

    # SQLite reads what a file is made of anew in each, and lets others work meanwhile.
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return tuple(one for one in pool.map(look, copies) if one is not None)


def copies_on_computer() -> tuple[CountyCopy, ...]:
    """The copies this computer keeps of whatever county files, the newest first, none looked into.

    Raises:
        EnvironmentProblem: The folder of the copies cannot be read.
    """
    stems = file_stems(backup.folder_contents())
    return _listed((copy, None) for copies in stems.values() for copy in copies)


def has_copies() -> bool:
    """Whether this computer keeps a copy of any county file."""
    with contextlib.suppress(EnvironmentProblem):
        return bool(file_stems(backup.folder_contents()))
    return False


def name_before(path: Path) -> str:
    """What the county file was called of which `path` is an automatic copy ("Monterey.sos")."""
    stems = file_stems([path])
    return f"{next(iter(stems), path.stem)}.sos"


def check_copy(copy: CountyCopy) -> CountyCopy:
    """The copy, looked through page by page; one that is gone counts as not sound."""
    try:
        contents = contents_of(copy.copy.path, check=True)
    except (OSError, EnvironmentProblem):
        contents = replace(copy.contents, sound=False)
    return replace(copy, contents=contents, looked_into=True)


def compare_with(copy: CountyCopy, file: Path) -> Comparison | None:
    """What the copy lacks of the file, and the other way round; None when it cannot be told."""
    try:
        return compare(copy.copy.path, file)
    except (OSError, EnvironmentProblem):
        return None


def restore(copy: Path, target: Path, *, keep_aside: bool) -> RestoredFile:
    """Put a copy in the place of a county file; see `db.restoring.restore`."""
    if not os.path.lexists(target):
        check_outputs([target], made_from=[copy], as_county_file=True)
    return restore_file(copy, target, keep_aside=keep_aside)


def rescue(damaged: Path, target: Path) -> RescuedFile:
    """Rescue what can be read of a damaged county file; see `db.rescue.rescue`."""
    check_source(damaged)
    check_outputs([target], made_from=[damaged], as_county_file=True)
    rescued = rescue_file(damaged, target)
    return replace(rescued, changed_within=rescued.whole and is_changed_within(damaged))


__all__ = [
    "Comparison",
    "CountyCopy",
    "RescuedFile",
    "RestoredFile",
    "check_copy",
    "compare_with",
    "copies_of_file",
    "copies_on_computer",
    "has_copies",
    "list_copies",
    "look_into",
    "name_before",
    "rescue",
    "restore",
]
