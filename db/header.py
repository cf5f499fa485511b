"""The first hundred bytes of a county file, without which SQLite reads nothing of the rest.

Format: sqlite.org/fileformat2.html, section 1.3.
"""

from pathlib import Path
from typing import BinaryIO

from db.file_identity import APPLICATION_ID
from db.file_pages import PAGE
from db.migrations.steps import STEPS
from db.page_mending import names_tables
from db.rescue_source import BESIDE
from sos_desktop.foundation.errors import InputProblem

_MAGIC = b"SQLite format 3\x00"
_UTF_8, _SCHEMA_FORMAT = 1, 4


def mended_header(path: Path, named: Path) -> None:
    """Put a header right where SQLite would not take the file for a database at all.

    What can be known is written: what every county file has, and the length of this one. A header
    SQLite takes is left alone.

    Args:
        path: A copy of the file, which is changed.
        named: The file as messages call it.

    Raises:
        InputProblem: Nothing in the file looks like a page of a county file.
    """
    with path.open("r+b") as stream:
        head = bytearray(stream.read(100))
        if _is_taken(head):
            if not any(path.with_name(f"{path.name}{ending}").exists() for ending in BESIDE):
                _say_length(stream, head)
            return
        if not names_tables(path):
            raise InputProblem(
                f"{named.name} is not a county file of SOS Desktop, or nothing of it is left, so "
                "there is nothing to rescue. If it was a county file, restore a copy instead.",
                where=str(named),
            )
        stream.seek(0, 2)
        stream.write(bytes(-stream.tell() % PAGE))
        pages = stream.tell() // PAGE
        head = head.ljust(100, b"\0")
        version = int.from_bytes(head[60:64])
        head[:16] = _MAGIC
        head[16:24] = PAGE.to_bytes(2) + bytes((1, 1, 0, 64, 32, 32))
        head[24:28] = head[92:96] = (1).to_bytes(4)
        head[28:32] = pages.to_bytes(4)
        head[32:40] = bytes(8)
        head[44:48], head[52:56] = _SCHEMA_FORMAT.to_bytes(4), bytes(4)
        head[56:60] = _UTF_8.to_bytes(4)
        head[60:64] = (version if 1 <= version <= len(STEPS) else len(STEPS)).to_bytes(4)
        head[64:68] = bytes(4)
        head[68:72] = APPLICATION_ID.to_bytes(4)
        head[72:92] = bytes(20)
        stream.seek(0)
        stream.write(head)


def _say_length(stream: BinaryIO, head: bytearray) -> None:
    """Make a file that was cut off end with a page, and say how long it is."""
    stream.seek(0, 2)
    stream.write(bytes(-stream.tell() % PAGE))
    pages = stream.tell() // PAGE
    if int.from_bytes(head[28:32]) > pages:
        head[28:32] = pages.to_bytes(4)
        head[92:96] = head[24:28]
        stream.seek(0)
        stream.write(head)


def _is_taken(head: bytes | bytearray) -> bool:
    """Whether SQLite reads a file with this header."""
    return (
        head[:16] == _MAGIC
        and int.from_bytes(head[16:18]) == PAGE
        and head[18] in (1, 2)
        and head[19] in (1, 2)
        and head[20] == 0
        and head[21:24] == bytes((64, 32, 32))
        and int.from_bytes(head[44:48]) in range(1, 5)
        and int.from_bytes(head[56:60]) == _UTF_8
    )
