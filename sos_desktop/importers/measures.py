"""A measure over time from a small text table: a day, and a value or a count out of a whole."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sos_desktop.domain.formats import date_words, number_words, parse_date
from sos_desktop.domain.improvement.signals import MeasuredPoint
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.files import read_problem
from sos_desktop.importers.quoted import quoted_rows

_AGAIN = "Save it again as CSV, with the columns date and value, or date, numerator, denominator."
_DELIMITERS = ",;\t|"
_LARGEST = 20 << 20
_MISSING = frozenset({"", "-", "–", "—", "na", "n/a", "nan", "null", "none", "*", "."})
_NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)")
_THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d*)?")
_DECIMAL_COMMA = re.compile(r"-?\d+,\d{1,2}")
_LINE_END = re.compile(r"\r\n|\n|\r")
"""Not what `splitlines` takes for one: a soft break in a remark is no new row."""
_NO_DAY = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """What a file says.

    Attributes:
        points: Each measured day, in the order of the file.
        unit: "%" when the values are written with that sign, else "".
        left_out: Sentences about rows without a measurement.
    """

    points: tuple[MeasuredPoint, ...]
    unit: str
    left_out: tuple[str, ...]


def read_measures(path: Path) -> MeasureTable:
    """Read a measure. A row without a value is no measurement, and never 0.

    Raises:
        InputProblem: The columns are missing, a cell cannot be read, two rows name the same day,
            values are in different units, or a count is out of nothing.
        EnvironmentProblem: The system does not let us read it.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise InputProblem(f"{path.name} is too large for a measure over time. {_AGAIN}")
        data = path.read_bytes()
    except OSError as error:
        raise read_problem(path.name, error) from error
    lines = _LINE_END.split(_text(path.name, data))
    if not any(line.strip() for line in lines):
        raise InputProblem(f"{path.name} is empty. {_AGAIN}", where=path.name)
    head = next(number for number, line in enumerate(lines) if line.strip())
    delimiter = max(_DELIMITERS, key=lines[head].count)
    rows = list(quoted_rows(path.name, lines[head:], delimiter, first=head + 1, again=_AGAIN))
    return _Reading(path.name, rows[0], head + 1).table(rows[1:])


def _text(name: str, data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if b"\x00" in data[:4096]:
        raise InputProblem(f"{name} is not a text file. {_AGAIN}", where=name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


class _Reading:
    """One file being read."""

    def __init__(self, name: str, header: Sequence[str], line: int) -> None:
        self._name, self._line = name, line
        names = [cell.strip().strip('"').casefold() for cell in header]
        self._columns = {
            wanted: names.index(wanted)
            for wanted in ("date", "value", "numerator", "denominator")
            if wanted in names
        }
        self._counts = {"numerator", "denominator"} <= set(self._columns)
        if "date" not in self._columns or not (self._counts or "value" in self._columns):
            raise InputProblem(
                f"{name} needs the columns date and value, or date, numerator and denominator; it "
                f"has {', '.join(filter(None, names)) or 'none'}.",
                where=name,
            )
        self._points: list[MeasuredPoint] = []
        self._rows: dict[date, int] = {}
        self._units: dict[str, int] = {}
        self._left_out: list[str] = []

    def table(self, rows: Sequence[Sequence[str]]) -> MeasureTable:
        """Everything the rows say."""
        for number, row in enumerate(rows, self._line + 1):
            if any(cell.strip() for cell in row):
                self._row(number, row)
        if len(self._units) > 1:
            (_first, one), (_second, other) = list(self._units.items())[:2]
            raise self._refused(
                other, f"has another unit than row {one}: one has a percent sign, one has none"
            )
        unit = "" if self._counts else next(iter(self._units), "")
        return MeasureTable(tuple(self._points), unit, tuple(self._left_out))

    def _row(self, number: int, row: Sequence[str]) -> None:
        written = self._cell(row, "date")
        day = parse_date(written, _NO_DAY) if any(sign.isdigit() for sign in written) else None
        if day is None or day.year < 1900:
            raise self._refused(
                number, f"has “{written}” as its date; write it as 2026-01-31 or 1/31/2026"
            )
        point = self._counted(number, row, day) if self._counts else self._valued(number, row, day)
        if point is None:
            return
        if day in self._rows:
            raise self._refused(
                number,
                f"and row {self._rows[day]} both give a value for {date_words(day)}; keep one of "
                "them, or give each its own day",
            )
        self._rows[day] = number
        self._points.append(point)

    def _valued(self, number: int, row: Sequence[str], day: date) -> MeasuredPoint | None:
        value = self._number(number, "value", self._cell(row, "value"))
        if value is None:
            self._left_out.append(f"Row {number}, {date_words(day)}, has no value and is left out.")
            return None
        return MeasuredPoint(day, value)

    def _counted(self, number: int, row: Sequence[str], day: date) -> MeasuredPoint | None:
        top = self._number(number, "numerator", self._cell(row, "numerator"))
        bottom = self._number(number, "denominator", self._cell(row, "denominator"))
        if top is None or bottom is None or (top == 0 and bottom == 0):
            self._left_out.append(
                f"Row {number}, {date_words(day)}, has no count and is left out."
                if bottom != 0
                else f"Row {number}, {date_words(day)}, counts none out of 0 and is left out."
            )
            return None
        if bottom <= 0 or top < 0:
            raise self._refused(
                number,
                f"counts {number_words(top)} out of {number_words(bottom)}, which cannot be",
            )
        return MeasuredPoint(day, top / bottom, top, bottom)

    def _number(self, number: int, column: str, written: str) -> float | None:
        text = written.replace("\N{MINUS SIGN}", "-").replace("\N{NO-BREAK SPACE}", "")
        if text.casefold() in _MISSING:
            return None
        percent = text.endswith("%")
        text = text.removesuffix("%").strip()
        self._units.setdefault("%" if percent else "", number)
        if _THOUSANDS.fullmatch(text):
            text = text.replace(",", "")
        elif _DECIMAL_COMMA.fullmatch(text):
            raise self._refused(
                number, f"has “{written}” as its {column}; write decimals with a point"
            )
        if not _NUMBER.fullmatch(text) or not math.isfinite(float(text)):
            raise self._refused(number, f"has “{written}” as its {column}, which is no number")
        return float(text)

    def _cell(self, row: Sequence[str], column: str) -> str:
        place = self._columns[column]
        return row[place].strip() if place < len(row) else ""

    def _refused(self, number: int, what: str) -> InputProblem:
        return InputProblem(f"Row {number} of {self._name} {what}.", where=self._name)
