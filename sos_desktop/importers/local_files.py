"""Any spreadsheet or text table of an LEA: its sheets as lines of text.

Reads .csv, .txt, .tsv and Excel workbooks, with the limits of Dashboard files; never writes.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from sos_desktop.domain.formats import counted
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.importers.files import read_problem
from sos_desktop.importers.other_kinds import OLE, ZIP, encoding_of, refuse_other_kinds
from sos_desktop.importers.quoted import quoted_rows
from sos_desktop.importers.workbook_formats import FormatCounts
from sos_desktop.importers.workbooks import read_sheets

LARGEST = 200 << 20
MOST_ROWS = 1_000_000
_SEARCHED = 30
_TABLES = (".csv", ".txt", ".tsv", ".xlsx", ".xls")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
    "|(?<=[\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\x7f])"
)
"""Signs nobody sees, as they come with what is pasted: with one "North" would be another school."""
_PLAIN = b"\t\n\r" + bytes(range(0x20, 0x7F))
"""Bytes of a text in which there can be no such sign."""
_FORMULA_TEXT = re.compile(r'="([^"]*)"')
"""A text that an export wrote as a formula, so that Excel keeps its zeros: ="0042"."""
_SPANISH = "áéíóúñüÁÉÍÓÚÑÜ"
_BOOKS = ("xl/", "content.xml")
"""Parts that a workbook of Excel or OpenDocument has, and a folder packed as zip has not."""
_AGAIN = "Save it again from Excel, or ask whoever sent it for the original."


@dataclass(slots=True)
class LocalSheet:
    """A table as lines of text.

    Attributes:
        name: The sheet's; "" for a text file.
        delimiter: Between cells; a text file's cells may stand in quotation marks.
        formats: What a sheet of a workbook says beside its values.
    """

    file: str
    name: str
    lines: list[str]
    delimiter: str = "\t"
    quoted: bool = False
    formats: FormatCounts = field(default_factory=FormatCounts)

    @property
    def without_results(self) -> str:
        """That formulas of the sheet have no results, and what to do; "" where all have."""
        if not self.formats.unsaved:
            return ""
        cells = ", ".join(self.formats.examples[:3])
        return (
            f"{counted(self.formats.unsaved, 'formula')} ({cells}) have no results in the file, as "
            "in a workbook no Excel has saved, and are not reported. Open it in Excel, save it, "
            "and read it again."
        )

    def rows(self) -> Iterator[Sequence[str]]:
        """Every row from the first."""
        if self.quoted:
            lines = [f"{line}\n" for line in self.lines]
            rows = quoted_rows(self.file, lines, self.delimiter, again=_AGAIN)
            return (_in_one_line(row) for row in rows)
        return (line.split(self.delimiter) for line in self.lines)

    def first_rows(self, count: int) -> list[Sequence[str]]:
        """The first rows."""
        return list(islice(self.rows(), count))


def _in_one_line(row: Sequence[str]) -> Sequence[str]:
    joined = "".join(row)
    if '="' in joined:
        row = [_FORMULA_TEXT.sub(r"\1", cell) for cell in row]
    return [" ".join(cell.split("\n")) for cell in row] if "\n" in joined else row


def read_local(path: Path, cancel: CancelToken | None = None) -> list[LocalSheet]:
    """The sheets of a file that hold anything; one for a text file.

    Raises:
        EnvironmentProblem: The file cannot be read.
        InputProblem: It is empty, too large, protected, or no table.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise InputProblem(
                f"{path.name} is larger than {LARGEST >> 20} MB. It is not read. Save the part "
                "that is needed as a file of its own.",
                where=path.name,
            )
        data = path.read_bytes()
    except OSError as error:
        raise read_problem(path.name, error) from error
    _refuse_packed(path.name, data)
    refuse_other_kinds(path.name, data, _AGAIN)
    if data.startswith((ZIP, OLE)):
        found = read_sheets(path.name, data, _AGAIN, cancel)
        sheets = [
            LocalSheet(path.name, one.name, list(map(_seen, one.lines)), formats=one.formats)
            for one in found
        ]
    else:
        sheets = [_text(path.name, data)]
    kept = [sheet for sheet in sheets if any(line.strip() for line in sheet.lines)]
    if not kept:
        raise InputProblem(f"{path.name} is empty. {_AGAIN}", where=path.name)
    if any(len(sheet.lines) > MOST_ROWS for sheet in kept):
        raise InputProblem(
            f"{path.name} has more than {MOST_ROWS:,} rows. It is not read. Save the part that is "
            "needed as a file of its own.",
            where=path.name,
        )
    return kept


def _refuse_packed(name: str, data: bytes) -> None:
    """Refuse a folder that is packed, which begins as a workbook does."""
    if not data.startswith(ZIP):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        return
    tables = [part for part in names if part.lower().endswith(_TABLES)]
    if tables and not any(part.startswith(_BOOKS) for part in names):
        raise InputProblem(
            f"{name} is packed (zip). Unpack it, then choose the table in it.", where=name
        )


def _text(name: str, data: bytes) -> LocalSheet:
    wide = encoding_of(data)
    if wide is None and b"\x00" in data[:65536]:
        raise InputProblem(
            f"{name} is not a text or Excel file, whatever its name says. {_AGAIN}", where=name
        )
    encoding = wide or "utf-8-sig"
    try:
        lines = _lines(data, encoding, "strict")
    except UnicodeDecodeError:
        lines = _lines(data, _of_eight_bits(data), "replace")
    if lines and lines[0].casefold().startswith("sep=") and len(lines[0].strip()) == 5:
        delimiter, lines[0] = lines[0].strip()[-1], ""
    else:
        sample = lines[:_SEARCHED]
        delimiter = max("\t;|^,", key=lambda sign: sum(line.count(sign) for line in sample))
    return LocalSheet(name, "", lines, delimiter, quoted=b'"' in data)


def _of_eight_bits(data: bytes) -> str:
    """How a text with a byte per letter is written: the way in which it has most Spanish letters.

    Excel saves "CSV (MS-DOS)" and "CSV (Macintosh)" beside what Windows writes.
    """
    beyond = data.translate(None, _PLAIN)
    ways = ("cp1252", "cp850", "mac_roman")
    return max(ways, key=lambda way: sum(map(beyond.decode(way, "replace").count, _SPANISH)))


def _lines(data: bytes, encoding: str, errors: str) -> list[str]:
    """Read one by one: a large file taken apart in one call would keep the window waiting."""
    with io.TextIOWrapper(io.BytesIO(data), encoding=encoding, errors=errors) as stream:
        lines = (line.rstrip("\n") for line in stream)
        return [*lines] if not data.translate(None, _PLAIN) else [*map(_seen, lines)]


def _seen(line: str) -> str:
    plain = line.isascii() and line.replace("\t", "").isprintable()
    return line if plain else _UNSEEN.sub("", line)
