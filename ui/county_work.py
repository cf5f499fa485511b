"""What the frame of the window asks of the county file; imported on the worker only.

The services bring SQLAlchemy, which takes longer to load than the whole frame. So nothing the frame
is made of imports them: it stands first, and this module follows while it already answers.
"""

from dataclasses import dataclass
from pathlib import Path

from sos_desktop.services import outputs
from sos_desktop.services.casework import attachment_store, today, visits
from sos_desktop.services.county import county_files, file_health, undo
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.county.undo import UndoStatus

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


def keep_copy(county: CountyFile) -> Path | None:
    """The day's copy, and then room made where attached files are no longer shown."""
    attachment_store.forget_copies()
    copy = county_files.keep_daily_copy(county)
    attachment_store.sweep(county)
    return copy


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
    "finish_check",
    "frame_state",
    "free_paths",
    "give_back",
    "keep_copy",
    "open_file",
    "redo_last",
    "save_everything_as",
    "undo_last",
    "waiting_drafts",
]
