"""A write-ahead log that a crash left beside a county file, and whose file was replaced since.

SQLite knows a log by its name only, and would write the pages in it over whatever file lies there
when it is opened next. So what was open, and which log belonged to it, is noted while a file is
open; a log found beside another file than its own is set aside before SQLite sees it.
"""

import contextlib
import shutil
from pathlib import Path
from typing import Any

from db import backup
from db.file_identity import LOG, FileIdentity, FileNumber, number_of
from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.foundation.files import followed
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class Belonging:
    """Which file and which log were open together."""

    file: FileNumber
    log: FileNumber

    @classmethod
    def of(cls, identity: FileIdentity) -> "Belonging | None":
        """What belongs together now; None when there is no log, or the drive gives no numbers."""
        if identity.number is None or identity.log_number is None:
            return None
        return cls(identity.number, identity.log_number)

    def plain(self) -> list[int]:
        """To be kept as JSON."""
        return [self.file.device, self.file.number, self.log.device, self.log.number]

    @classmethod
    def from_plain(cls, values: Any) -> "Belonging | None":
        """Read what was kept; None when it is not such a thing."""
        match values:
            case [int(), int(), int(), int()]:
                return cls(FileNumber(*values[:2]), FileNumber(*values[2:]))
        return None


def part_from_stranger(path: Path, noted: Belonging | None) -> Path | None:
    """Set the log beside `path` aside when it is the one noted and the file is not.

    Where neither is the one noted, both were copied or restored together, and belong together.

    Returns:
        Where the log is now; None when there was nothing to do.

    Raises:
        EnvironmentProblem: It cannot be moved, so the file must not be opened.
    """
    real = followed(path)
    log = real.with_name(f"{real.name}{LOG}")
    with contextlib.suppress(FileNotFoundError):
        if noted and number_of(log) == noted.log and number_of(path) != noted.file:
            return set_aside(log, path) if log.stat().st_size else None
    return None


def set_aside(log: Path, path: Path) -> Path:
    """Move a log that must not be read with the file at `path` among the copies.

    Raises:
        EnvironmentProblem: It cannot be moved.
    """
    target = backup.name_for(path, "steps of a replaced file", backup.folder(), LOG)
    try:
        return Path(shutil.move(log, target))
    except OSError as error:
        raise EnvironmentProblem(
            f"{path.name} was replaced by another file while the program had it open, and "
            f"{log.name} beside it still belongs to the file before. Move {log.name} to another "
            f"folder, then open {path.name} again.",
            details=error,
            where=str(path),
        ) from error
