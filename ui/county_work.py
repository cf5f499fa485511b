"""What the frame of the window asks of the county file; imported on the worker only.

The services bring SQLAlchemy, which takes longer to load than the whole frame. So nothing the frame
is made of imports them: it stands first, and this module follows while it already answers.
"""

import logging
from dataclasses import dataclass
from pathlib import Path

from sos_desktop.foundation.errors import AppError
from sos_desktop.services import outputs
from sos_desktop.services.casework import attachment_store, today, visits
from sos_desktop.services.county import copying, county_files, file_health, undo
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.county.undo import UndoStatus

_log = logging.getLogger(__name__)

open_file = county_files.open_county_file
back_up = county_files.back_up
free_paths = outputs.free_paths
save_everything_as = county_files.save_everything_as
undo_last = undo.undo
redo_last = undo.redo
check_still_sound = file_health.check_still_sound
finish_check = file_health.finish_check
waiting_drafts = visits.waiting_drafts
give_back = attachment_store.give_back
second_place_reminder = copying.second_place_reminder


def keep_copy(county: CountyFile) -> Path | None:
    """The day's copy, and then room made where attached files are no longer shown."""
    attachment_store.forget_copies()
    copy = county_files.keep_daily_copy(county)
    attachment_store.sweep(county)
    return copy


def keep_work_copy(county: CountyFile) -> Path | None:
    """A copy of this moment, unless nothing changed since the newest."""
    return copying.keep_copy(county, "work")


def close(county: CountyFile, second_place: Path | None = None) -> bool:
    """Keep the copies of closing, make the file smaller where that is worth it, and let go of it.

    A copy that cannot be made is no reason to keep a file open that was closed.

    Returns:
        Whether the second place has everything now.
    """
    secured = False
    try:
        copying.keep_copy(county, "closing")
        if second_place is not None:
            copying.keep_in_second_place(county, second_place)
            secured = True
    except AppError as problem:
        _log.info("A copy at closing was not made: %s", type(problem).__name__)
    give_back(county)
    county.close()
    return secured


@dataclass(frozen=True, slots=True)
class FrameState:
    """Numbers beside the places of the rail, and what Undo and Redo would do."""

    counts: dict[str, int]
    undo: UndoStatus


def frame_state(county: CountyFile) -> FrameState:
    """Look at what the frame shows of a county file."""
    return FrameState(today.counts(county), undo.undo_status(county))


__all__ = [
    "FrameState",
    "back_up",
    "check_still_sound",
    "close",
    "finish_check",
    "frame_state",
    "free_paths",
    "give_back",
    "keep_copy",
    "keep_work_copy",
    "open_file",
    "redo_last",
    "save_everything_as",
    "second_place_reminder",
    "undo_last",
    "waiting_drafts",
]
