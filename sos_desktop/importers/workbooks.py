"""Opening an Excel workbook somebody sent, with a sentence for each way that can fail."""

import io
import json
import os
import re
import subprocess
import sys
import threading
import time
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.importers.workbook_child import READ_WORKBOOK, columns_and_rows
from sos_desktop.importers.workbook_formats import FormatCounts

MOST_CELLS = 16_000_000
"""More than a statewide file of any indicator has."""

MOST_UNPACKED = 1 << 30
MOST_PARTS = 2_000
MOST_SHEETS = 60
"""More than every indicator of every year."""

_SECONDS, _SECONDS_PER_MB = 20.0, 5.0
_DIMENSION = re.compile(rb'<(?:\w+:)?dimension[^>]*\sref="([A-Za-z0-9:$]{1,40})"')
_FILLED_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Z]{1,3}\d{1,7})"[^>]*(?<!/)>(?!</)')
_HEAD = 4096


@dataclass(slots=True)
class Sheet:
    """A sheet as text.

    Attributes:
        lines: Every row from the first, with tabs between the cells.
    """

    name: str
    lines: list[str] = field(default_factory=list)
    formats: FormatCounts = field(default_factory=FormatCounts)


def read_sheets(
    name: str, data: bytes, again: str, cancel: CancelToken | None = None
) -> list[Sheet]:
    """Every sheet of a workbook, read in a process of its own.

    Args:
        name: The file's name, for sentences.
        data: Its bytes.
        again: What to do when it is damaged, as a sentence.
        cancel: Checked while waiting.

    Raises:
        InputProblem: It is protected with a password, damaged, no workbook, or larger than any
            Dashboard file.
    """
    _look_at_size(name, data, again)
    seconds = _SECONDS + len(data) / 1e6 * _SECONDS_PER_MB
    return _Reading(name, again, cancel or CancelToken(), seconds).read(data)


def _command() -> list[str]:
    """What reads a workbook: the command line beside a built program, or Python itself."""
    if getattr(sys, "frozen", False):
        name = "sos.exe" if os.name == "nt" else "sos"
        return [str(Path(sys.executable).with_name(name)), READ_WORKBOOK]
    root = Path(__file__).resolve().parents[2]
    code = (
        f"import sys; sys.path.insert(0, {str(root)!r}); "
        f"from sos_desktop.importers.workbook_child import main; sys.exit(main())"
    )
    return [sys.executable, "-c", code]


@dataclass(slots=True)
class _Reading:
    """One reading of one workbook, given up when it takes longer than `seconds`."""

    name: str
    again: str
    token: CancelToken
    seconds: float
    late: bool = False

    def read(self, data: bytes) -> list[Sheet]:
        """Start the process, take what it sends, and see to it that it ends."""
        self.token.check()
        with subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ) as process:
            ended = threading.Event()
            watch = threading.Thread(target=self._watch, args=(process, ended), daemon=True)
            watch.start()
            try:
                return self._sheets(process, data)
            finally:
                ended.set()
                watch.join()
                process.kill()

    def _watch(self, process: subprocess.Popen[bytes], ended: threading.Event) -> None:
        end = time.monotonic() + self.seconds
        while True:
            self.late = time.monotonic() > end
            if self.late or self.token.cancelled:
                process.kill()
                return
            if ended.wait(0.1):
                return

    def _sheets(self, process: subprocess.Popen[bytes], data: bytes) -> list[Sheet]:
        sheets: list[Sheet] = []
        for kind, content in _answers(process, data):
            if kind == "sheet":
                sheets.append(Sheet(content))
                if len(sheets) > MOST_SHEETS:
                    raise self._problem("sheets")
            elif kind == "lines":
                sheets[-1].lines.extend(content)
            elif kind == "formats":
                sheets[-1].formats = FormatCounts(**content)
            elif kind == "done":
                return sheets
            else:
                raise self._problem(kind)
        self.token.check()
        raise self._problem("time" if self.late else "memory")

    def _problem(self, what: str) -> InputProblem:
        sentences = {
            "password": f"{self.name} is protected with a password. Open it in Excel, save it "
            "without a password, and choose it again.",
            "damaged": f"{self.name} is damaged, or is not an Excel workbook. {self.again}",
            "sheets": f"{self.name} has more than {MOST_SHEETS} sheets, so it was not read. Save "
            "those you need as a workbook of their own.",
            "memory": f"{self.name} asks for more memory than any Dashboard file needs, so it was "
            f"not read. {self.again}",
            "time": f"{self.name} takes longer to read than any Dashboard file, so it was given "
            f"up. {self.again}",
        }
        return InputProblem(sentences[what], where=self.name)


def _answers(process: subprocess.Popen[bytes], data: bytes) -> Iterator[tuple[str, Any]]:
    """What the process sends, until it ends."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(data)
        process.stdin.close()
        for line in process.stdout:
            yield tuple(json.loads(line))
    except (BrokenPipeError, ConnectionError, json.JSONDecodeError):
        return


def _look_at_size(name: str, data: bytes, again: str) -> None:
    """Refuse a workbook whose parts or range are larger than any Dashboard file's."""
    if data[:4] != b"PK\x03\x04":
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise InputProblem(
                    f"{name} would unpack to more than any Dashboard file holds, so it was not "
                    f"read. {again}",
                    where=name,
                )
            for part in parts:
                if "worksheets/" in part.filename and part.filename.endswith(".xml"):
                    _look_at_range(name, archive, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise InputProblem(
            f"{name} is damaged, or is not an Excel workbook. {again}", details=error, where=name
        ) from error
    except RuntimeError as error:
        raise InputProblem(
            f"{name} is protected with a password. Open it in Excel, save it without a password, "
            "and choose it again.",
            where=name,
        ) from error


def _look_at_range(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse a sheet whose filled cells span more than any Dashboard file's.

    What the sheet says of its range counts formatted empty cells too, as in two of CDE's own files;
    only where it is too large are the cells themselves looked at.
    """
    with archive.open(part) as stream:
        match = _DIMENSION.search(stream.read(_HEAD))
    if match is None or _cells(*columns_and_rows(match[1].decode("ascii"))) <= MOST_CELLS:
        return
    columns = rows = 0
    with archive.open(part) as stream:
        for found in _filled_cells(stream):
            column, row = columns_and_rows(found)
            columns, rows = max(columns, column), max(rows, row)
    if _cells(columns, rows) > MOST_CELLS:
        raise InputProblem(
            f"{name} has a cell far outside its table: a sheet of {rows:,} rows and {columns:,} "
            "columns would have to be read. Open it in Excel, delete the rows and columns beyond "
            "the table, save it, and choose it again.",
            where=name,
        )


def _cells(columns: int, rows: int) -> int:
    return columns * rows


def _filled_cells(stream: IO[bytes]) -> Iterator[str]:
    """The references of cells that are not empty."""
    rest = b""
    while block := stream.read(1 << 20):
        text = rest + block
        end = max(text.rfind(b"<c"), 0)
        yield from (found.decode("ascii") for found in _FILLED_CELL.findall(text[:end]))
        rest = text[end:]
    yield from (found.decode("ascii") for found in _FILLED_CELL.findall(rest))
