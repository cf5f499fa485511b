"""What an .xlsx says beside its values: cells shown as percent, formulas without a value."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

_PERCENT_FORMATS = {9, 10}
_LITERAL = re.compile(r'"[^"]*"|\\.|_.')
"""Signs a format only shows; a percent sign among them multiplies nothing."""

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")
_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class SheetFormats:
    """What stands beside the values of one sheet.

    Attributes:
        percent: Columns of numbers shown as percent, by row; both count from 0.
        unsaved: How many cells hold a formula without a value.
        examples: The first of them ("L2").
        errors: How many cells hold an error, such as #DIV/0!; #N/A is a missing value.
        hidden: How many rows are hidden, as by a filter.
    """

    percent: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    unsaved: int = 0
    examples: tuple[str, ...] = ()
    errors: int = 0
    hidden: int = 0

    def counted(self) -> "FormatCounts":
        """How often each was met."""
        cells = sum(len(columns) for columns in self.percent.values())
        row = min(self.percent, default=-1) + 1 or None
        return FormatCounts(cells, row, self.unsaved, self.examples, self.errors, self.hidden)


@dataclass(frozen=True, slots=True)
class FormatCounts:
    """How many cells are shown as percent, the first such row, and formulas without a value.

    Attributes:
        percent_row: Counts from 1; None when there is none.
        examples: The first cells with such a formula ("L2").
        errors: Cells that hold an error.
        hidden: Rows that are hidden.
    """

    percent: int = 0
    percent_row: int | None = None
    unsaved: int = 0
    examples: tuple[str, ...] = ()
    errors: int = 0
    hidden: int = 0


def formats_of(data: bytes, number: int) -> SheetFormats:
    """The formats of the sheet with a number; nothing for workbooks that are no .xlsx."""
    if data[:2] != b"PK":
        return SheetFormats()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = _sheet_part(archive, number)
        if name is None:
            return SheetFormats()
        percent = _percent_styles(archive)
        if not percent and not _has_more_than_values(archive, name):
            return SheetFormats()
        return _scan(archive, name, percent)


def _elements(archive: zipfile.ZipFile, name: str) -> list[tuple[str, dict[str, str]]]:
    """Every start of an element in a small part, in order."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, marks: found.append((_local(tag), marks))
    try:
        with archive.open(name) as stream:
            parser.ParseFile(stream)
    except KeyError:
        return []
    return found


def _local(tag: str) -> str:
    return tag.rsplit(":", 1)[-1]


def _sheet_part(archive: zipfile.ZipFile, number: int) -> str | None:
    """The part a sheet is in, by its place in the workbook."""
    sheets = [m for tag, m in _elements(archive, "xl/workbook.xml") if tag == "sheet"]
    targets = {
        marks.get("Id", ""): marks.get("Target", "")
        for tag, marks in _elements(archive, "xl/_rels/workbook.xml.rels")
        if tag == "Relationship"
    }
    if number >= len(sheets):
        return None
    key = next((v for k, v in sheets[number].items() if k.rsplit(":", 1)[-1] == "id"), "")
    target = targets.get(key, "")
    name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return name if name in archive.namelist() else None


def _percent_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """Numbers of the cell styles that show a number as percent."""
    codes: dict[int, str] = {}
    styles: list[int] = []
    inside = False
    for tag, marks in _elements(archive, "xl/styles.xml"):
        if tag == "numFmt":
            codes[int(marks.get("numFmtId", "0"))] = marks.get("formatCode", "")
        elif tag in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            inside = tag == "cellXfs"
        elif tag == "xf" and inside:
            styles.append(int(marks.get("numFmtId", "0")))
    return frozenset(
        place
        for place, code in enumerate(styles)
        if code in _PERCENT_FORMATS or "%" in _LITERAL.sub("", codes.get(code, ""))
    )


def _has_more_than_values(archive: zipfile.ZipFile, name: str) -> bool:
    last = b""
    with archive.open(name) as stream:
        while block := stream.read(1 << 20):
            text = last + block
            if b"<f" in text or b't="e"' in text or b'hidden="' in text:
                return True
            last = block[-8:]
    return False


def _scan(archive: zipfile.ZipFile, name: str, percent: frozenset[int]) -> SheetFormats:
    scan = _Scan(percent)
    parser = expat.ParserCreate()
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.text
    with archive.open(name) as stream:
        parser.ParseFile(stream)
    return SheetFormats(
        {row: tuple(columns) for row, columns in scan.found.items()},
        scan.unsaved,
        tuple(scan.examples),
        scan.errors,
        scan.hidden,
    )


class _Scan:
    def __init__(self, percent: frozenset[int]) -> None:
        self.percent = percent
        self.found: dict[int, list[int]] = {}
        self.unsaved = 0
        self.errors = 0
        self.hidden = 0
        self._is_error = False
        self.examples: list[str] = []
        self._cell = ""
        self._shown_as_percent = self._formula = self._value = self._inside = False

    def start(self, tag: str, marks: dict[str, str]) -> None:
        """A cell, or what is in it, begins."""
        local = _local(tag)
        if local == "c":
            self._cell = marks.get("r", "")
            number = marks.get("t", "n") == "n"
            self._shown_as_percent = number and int(marks.get("s", "0")) in self.percent
            self._is_error = marks.get("t") == "e"
            # A formula may give an empty text, which is a value.
            self._value, self._formula = marks.get("t") == "str", False
        elif local == "row":
            self.hidden += marks.get("hidden") in ("1", "true")
        elif local == "f":
            self._formula = True
        elif local == "v":
            self._inside = True

    def text(self, data: str) -> None:
        """What stands in a cell."""
        self._value |= self._inside and bool(data.strip())
        self.errors += self._inside and self._is_error and "N/A" not in data

    def end(self, tag: str) -> None:
        """A cell ends."""
        local = _local(tag)
        if local == "v":
            self._inside = False
        if local != "c":
            return
        if self._formula and not self._value:
            self.unsaved += 1
            if len(self.examples) < _EXAMPLES:
                self.examples.append(self._cell)
        match = _REFERENCE.fullmatch(self._cell)
        if self._shown_as_percent and self._value and match:
            column = 0
            for letter in match[1]:
                column = column * 26 + ord(letter) - 64
            self.found.setdefault(int(match[2]) - 1, []).append(column - 1)
