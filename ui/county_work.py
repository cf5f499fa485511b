"""What the frame of the window asks of the county file; imported on the worker only.

The services bring SQLAlchemy, which takes longer to load than the whole frame. So nothing the frame
is made of imports them: it stands first, and this module follows while it already answers. What is
not needed to open a county file is not here, because all of it would be loaded first.
"""

from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services import outputs
from sos_desktop.services.casework import today
from sos_desktop.services.county import county_files, undo
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.county.undo import UndoStatus

open_file = county_files.open_county_file
back_up = county_files.back_up
free_paths = outputs.free_paths
save_everything_as = county_files.save_everything_as
undo_last = undo.undo
redo_last = undo.redo


@frozen_dataclass
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
    "frame_state",
    "free_paths",
    "open_file",
    "redo_last",
    "save_everything_as",
    "undo_last",
]
