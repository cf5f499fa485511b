"""What automatic copies are called, and which of them are kept."""

import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from db import copy_changes
from sos_desktop.foundation.frozen import frozen_dataclass

ENDING = ".sos"
_LONGEST_STEM = 180
"""Bytes of a name that leave room for the mark, the day and the kind in any file system."""
_ENDINGS = (ENDING, copy_changes.ENDING)
_SLACK = timedelta(hours=26)
"""How far ahead of now a copy may be by a change of the clock or a journey."""
_NAME = re.compile(r"(\d{4}-\d\d-\d\d)(?: (\d\d)(\d\d)(\d\d))? ([a-z0-9-]+)")


@frozen_dataclass
class Plan:
    """How many of the newest copies are kept, and for how many days one a day, week and month."""

    newest: int
    days: int
    weeks: int
    months: int


USUAL = Plan(10, 14, 61, 730)
PLANS = (USUAL, Plan(5, 7, 35, 365), Plan(3, 3, 21, 92), Plan(2, 1, 8, 31), Plan(2, 0, 0, 0))
"""The usual one, and what is kept instead where copies would take too much room."""


@frozen_dataclass
class KeptCopy:
    """An automatic copy.

    Attributes:
        path: Where it lies.
        made_at: When, where the computer was; older names tell the day only.
        kind: "daily", "work", "closing", or "format-2" before format 2 was brought to a newer one.
    """

    path: Path
    made_at: datetime
    kind: str


def stem_of(path: Path) -> str:
    """The file's name and a mark of its folder: files of one name in two folders stay apart."""
    mark = hashlib.sha256(os.path.realpath(path).encode(errors="surrogateescape")).hexdigest()[:6]
    stem = path.stem[:60]
    while len(stem.encode(errors="surrogateescape")) > _LONGEST_STEM:
        stem = stem[:-1]
    return f"{stem} {mark}"


_FILE = re.compile(rf"(?P<stem>.+) (?P<mark>[0-9a-f]{{6}}) (?P<said>{_NAME.pattern})")


def file_stems(files: Iterable[Path]) -> dict[str, tuple[KeptCopy, ...]]:
    """The copies of whatever county files, by what the file was called, the newest first.

    Files of one name in two folders stay apart: their mark is added to the name.
    """
    found: dict[tuple[str, str], list[KeptCopy]] = {}
    for file in files:
        said = _FILE.fullmatch(file.stem) if file.suffix in _ENDINGS else None
        copy = _read(file, said["said"]) if said else None
        if said and copy:
            found.setdefault((said["stem"], said["mark"]), []).append(copy)
    names = [stem for stem, _mark in found]
    return {
        stem if names.count(stem) == 1 else f"{stem} {mark}": _newest_first(copies)
        for (stem, mark), copies in found.items()
    }


def copies_of(path: Path, files: Iterable[Path]) -> tuple[KeptCopy, ...]:
    """The automatic copies of a county file among some files, the newest first."""
    start = f"{stem_of(path)} "
    found = []
    for file in files:
        if file.suffix not in _ENDINGS or not file.name.startswith(start):
            continue
        if copy := _read(file, file.stem[len(start) :]):
            found.append(copy)
    return _newest_first(found)


def _newest_first(copies: Iterable[KeptCopy]) -> tuple[KeptCopy, ...]:
    return tuple(sorted(copies, key=lambda copy: (copy.made_at, copy.path.name), reverse=True))


def _read(file: Path, said: str) -> KeptCopy | None:
    """What the end of a copy's name says; None where it is no copy's."""
    parts = _NAME.fullmatch(said)
    if parts is None:
        return None
    day, hour, minute, second, kind = parts.groups()
    try:
        moment = datetime.fromisoformat(f"{day} {hour or '00'}:{minute or '00'}:{second or '00'}")
    except ValueError:
        return None
    return KeptCopy(file, moment, kind)


def is_ahead(moment: datetime, now: datetime) -> bool:
    """Whether a moment is one the clock was wrong at, then or now: it is still to come."""
    return moment > now + _SLACK


def superfluous(
    copies: Sequence[KeptCopy], now: datetime, plan: Plan = USUAL
) -> tuple[KeptCopy, ...]:
    """The copies that need not be kept any more.

    Kept are, as usual, the newest ten, the newest of each day for two weeks, of each week for two
    months and of each month for two years. A copy from a time still to come was
    written while the clock was wrong: how old it is cannot be known, and it counts as older than
    all others.

    Args:
        copies: In any order.
        now: Where the computer is, without a time zone, as in the names.
        plan: How many are kept.
    """
    known = [copy for copy in copies if not is_ahead(copy.made_at, now)]
    known.sort(key=lambda copy: (copy.made_at, copy.path.name), reverse=True)
    strange = [copy for copy in copies if is_ahead(copy.made_at, now)]
    kept = {copy.path for copy in [*known, *strange][: plan.newest]}
    for days, name in (
        (plan.days, "%Y-%m-%d"),
        (plan.weeks, "%G-%V"),
        (plan.months, "%Y-%m"),
    ):
        met: set[str] = set()
        for copy in known:
            span = copy.made_at.strftime(name)
            if span not in met and now - copy.made_at <= timedelta(days=days):
                met.add(span)
                kept.add(copy.path)
    return tuple(copy for copy in copies if copy.path not in kept)
