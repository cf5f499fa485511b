"""The rotating log, and the record of a crash of Python itself.

The log tells what the program did: names of operations, counts, row numbers. It never tells what a
case or a file says: `scrubbing` lets through only what is known to hold none of it, whoever writes,
libraries included. Only its owner can read it.
"""

import atexit
import contextlib
import faulthandler
import logging
import sys
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

from sos_desktop.foundation import paths, scrubbing
from sos_desktop.foundation.files import only_owner
from sos_desktop.foundation.scrubbing import Known
from sos_desktop.foundation.version import VERSION

_BYTES, _KEPT = 1_000_000, 5
_FORMAT = "%(asctime)s %(levelname)-8s %(threadName)s %(name)s: %(message)s"
LONGEST = 4_000
"""Characters of one entry; enough for a traceback, too few for a document."""

_log = logging.getLogger(__name__)


class _Plain(logging.Formatter):
    """Writes an entry without content, and the beginning and the end of a long one."""

    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        clean = logging.makeLogRecord(
            record.__dict__
            | {
                "msg": scrubbing.message(record),
                "args": None,
                "exc_info": None,
                "exc_text": scrubbing.traced(error) if error is not None else None,
                "stack_info": None,
            }
        )
        text = super().format(clean)
        if len(text) <= LONGEST:
            return text
        return f"{text[: LONGEST // 2]}\n… shortened …\n{text[-LONGEST // 2 :]}"


class _OwnFile(RotatingFileHandler):
    """The rotating file, readable by its owner only."""

    def _open(self) -> TextIOWrapper:
        stream = super()._open()
        only_owner(Path(self.baseFilename))
        return stream


class LogFiles:
    """The log and the crash record of one run.

    Attributes:
        last_crash: What Python wrote when the run before this one died; "" when it ended well.
    """

    def __init__(self, folder: Path) -> None:
        self.last_crash = _take_leftover(folder / "crash.log")
        only_owner(folder)
        self._handler = _OwnFile(
            folder / "sos-desktop.log", maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8"
        )
        self._handler.setFormatter(_Plain(_FORMAT))
        root = logging.getLogger()
        self._level_before = root.level
        root.addHandler(self._handler)
        root.setLevel(logging.INFO)
        self._crash_file = folder / "crash.log"
        self._crash: TextIO = self._crash_file.open("w", encoding="utf-8")
        only_owner(self._crash_file)
        faulthandler.enable(self._crash, all_threads=True)
        atexit.register(self.stop)

    def stop(self) -> None:
        """End the log of a run that ends well; happens by itself when Python ends."""
        atexit.unregister(self.stop)
        faulthandler.disable()
        self._crash.close()
        with contextlib.suppress(OSError):
            self._crash_file.unlink()
        root = logging.getLogger()
        root.removeHandler(self._handler)
        root.setLevel(self._level_before)
        self._handler.close()


def start() -> LogFiles | None:
    """Begin the log in the log folder; None when the folder cannot be written, and all goes on."""
    try:
        files = LogFiles(paths.log_dir())
    except OSError:
        return None
    _log.info("SOS Desktop %s starts on %s", Known(VERSION), Known(sys.platform))
    if files.last_crash:
        _log.error("The run before this one crashed; see crash-last.log")
    return files


def _take_leftover(file: Path) -> str:
    """The crash record of the last run, moved aside so that it is told only once."""
    try:
        text = file.read_text(encoding="utf-8", errors="replace").strip()
        if text:
            file.replace(file.with_name("crash-last.log"))
    except OSError:
        return ""
    return text
