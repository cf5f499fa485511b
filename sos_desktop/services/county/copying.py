"""Automatic copies of the open county file: while working, at closing, and in a second place."""

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from db import backup
from db.copy_contents import work_mark_of
from db.copy_names import KeptCopy, is_ahead
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import EnvironmentProblem, InputProblem
from sos_desktop.foundation.files import followed, write_problem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county.county_file import CountyFile

REMIND_AFTER = timedelta(days=7)
"""For how long the second place may have nothing new before it is said."""
_ROOM_LEFT = 2.0
"""How many times its own size a disk must have free before a copy is begun."""


@frozen_dataclass
class CopyRoom:
    """What the automatic copies of a county file take.

    Attributes:
        count: How many there are on this computer.
        size: Of all of them, in bytes.
        newest: When the newest was made; None when there is none.
    """

    count: int
    size: int
    newest: datetime | None


def keep_copy(county: CountyFile, kind: str) -> Path | None:
    """Keep a copy of this moment on this computer; None when nothing changed since the newest.

    Args:
        county: The open county file.
        kind: "work" or "closing".

    Raises:
        FileMoved: The path does not name the open file any more.
        EnvironmentProblem: It could not be written; the copies that were there are there still.
    """
    if _holds_the_same(backup.kept_copies(county.path), county):
        return None
    _check_room(backup.folder(), county.path)
    return backup.of_now(county.path, kind, county.copy_to).path


def keep_in_second_place(county: CountyFile, place: Path) -> Path | None:
    """Keep a whole, closed copy in the folder a person chose; None when it has this work already.

    Raises:
        InputProblem: The folder is that of the county file or of this computer's own copies.
        FileMoved: The path does not name the open file any more.
        EnvironmentProblem: The place is not there, read-only or full.
    """
    check_second_place(county, place)
    if not backup.is_there(place):
        raise EnvironmentProblem(
            f"The second place for copies, {place}, is not there now. Connect the stick or drive, "
            "or choose another folder in Settings.",
            where=str(place),
            still=lambda: not backup.is_there(place),
        )
    if _holds_the_same(backup.kept_copies(county.path, place), county):
        return None
    _check_room(place, county.path)
    # What a sync program or another computer finds there is never half a copy.
    made = backup.of_now(county.path, "closing", county.copy_to, place)
    return made.path


def check_second_place(county: CountyFile, place: Path) -> None:
    """Raise unless a folder is a second place indeed.

    Raises:
        InputProblem: It is the folder of the county file or of this computer's own copies, where
            one loss takes both.
    """
    with contextlib.suppress(OSError):
        for taken, whose in (
            (county.path.parent, "the county file itself"),
            (backup.folder(), "the copies this computer keeps anyway"),
        ):
            if followed(place) == followed(taken):
                raise InputProblem(
                    f"{place} holds {whose}, so a loss would take both. Choose a folder on a "
                    "stick, on a share, or one that is synced.",
                    where=str(place),
                )


def second_place_reminder(county: CountyFile, place: Path, noted: str) -> str:
    """A sentence when the second place has had nothing for a week; "" otherwise.

    Args:
        county: The open county file.
        place: The folder.
        noted: When it was last seen there with everything in it, as this computer noted it, ISO;
            "" when never.
    """
    now = _now()
    found = (newest_in(place, county.path), _moment(noted))
    known = [one for one in found if one is not None and not is_ahead(one, now)]
    newest = max(known, default=None)
    if newest is not None and now - newest <= REMIND_AFTER:
        return ""
    since = f"since {newest:%B} {newest.day}" if newest else "yet"
    how = "" if backup.is_there(place) else " It is not connected now."
    return f"No copy of {county.path.name} was kept in {place} {since}.{how}"


def room_of_copies(path: Path) -> CopyRoom:
    """What the automatic copies of a county file take on this computer.

    Raises:
        EnvironmentProblem: Their folder cannot be read.
    """
    copies = backup.kept_copies(path)
    size = 0
    for copy in copies:
        with contextlib.suppress(OSError):
            size += copy.path.stat().st_size
    return CopyRoom(len(copies), size, backup.moment_of(copies[0]) if copies else None)


def newest_in(place: Path, path: Path) -> datetime | None:
    """When the newest copy of a county file in a second place was made; None for none in sight."""
    with contextlib.suppress(OSError, EnvironmentProblem):
        return next((backup.moment_of(copy) for copy in _not_ahead(path, place)), None)
    return None


def _moment(noted: str) -> datetime | None:
    try:
        return datetime.fromisoformat(noted)
    except ValueError:
        return None


def _now() -> datetime:
    """Where the computer is, without a time zone, as in the names of copies."""
    return clock.now().astimezone().replace(tzinfo=None)


def _not_ahead(path: Path, place: Path) -> Iterator[KeptCopy]:
    now = _now()
    copies = backup.kept_copies(path, place)
    return (copy for copy in copies if not is_ahead(backup.moment_of(copy), now))


def _holds_the_same(copies: Sequence[KeptCopy], county: CountyFile) -> bool:
    """Whether the newest copy has this work, also beside one made while the clock was wrong."""
    now = _now()
    first = copies[:1]
    known = [copy for copy in copies if not is_ahead(backup.moment_of(copy), now)][:1]
    for copy in {one.path: one for one in (*first, *known)}.values():
        with contextlib.suppress(OSError):
            mark = work_mark_of(copy.path)
            if mark and mark == county.work_mark():
                return True
    return False


def _check_room(place: Path, source: Path) -> None:
    """A disk that a copy would fill stops the work itself."""

    def is_narrow() -> bool:
        with contextlib.suppress(OSError):
            return shutil.disk_usage(place).free < size * _ROOM_LEFT
        return True

    try:
        free, size = shutil.disk_usage(place).free, source.stat().st_size
    except OSError as error:
        there = backup.is_there(place)
        raise (write_problem(place, error) if there else backup.place_gone(place)) from error
    if is_narrow():
        raise EnvironmentProblem(
            f"There is too little room for a copy in {place}: {free / 1e6:,.0f} MB are free. Free "
            "some room on that disk; what you enter is still saved in the county file.",
            where=str(place),
            still=is_narrow,
        )
