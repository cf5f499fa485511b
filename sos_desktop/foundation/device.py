"""Which device this is: a random id, kept with the program's data.

It says which changes were made in one place, so that the work of two laptops can be told apart and
brought together. It says nothing about the computer or the person: it is neither made from the
computer's name nor shown anywhere.
"""

import logging
from pathlib import Path
from uuid import UUID, uuid4

from sos_desktop.foundation import paths
from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.foundation.files import write_atomically

_log = logging.getLogger(__name__)


def device_id() -> str:
    """The id of this device, made at the first call.

    Where it cannot be kept, every call gives another one: changes that may stem from two places are
    never taken for those of one.
    """
    file = paths.data_dir() / "device"
    known = _read(file)
    if known:
        return known
    made = str(uuid4())
    try:
        write_atomically(file, made.encode("ascii"))
    except EnvironmentProblem as problem:
        _log.info("The id of this device could not be kept: %s", problem.details)
        return made
    return _read(file) or made


def _read(file: Path) -> str:
    """What the file holds; "" when there is none, or something that is no id."""
    try:
        return str(UUID(file.read_text(encoding="ascii").strip()))
    except (OSError, ValueError):
        return ""
