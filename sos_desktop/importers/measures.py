"""A measure over time from a small text table: a day, and a value or a count out of a whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sos_desktop.domain.casework.case_file import MeasuredPoint
from sos_desktop.domain.formats import date_words, number_words, parse_date
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.files import read_problem
from sos_desktop.importers.other_kinds import encoding_of, refuse_other_kinds
from sos_desktop.importers.quoted import quoted_rows

_AGAIN = "Save it again as CSV, with the columns date and value, or date, numerator, denominator."
_COLUMNS = ("date", "value", "numerator", "denominator")
_DELIMITERS = ",;\t|"
_LARGEST, _MOST = 20 << 20, 1e15
_MISSING = frozenset({"", "-", "–", "—", "na", "n/a", "nan", "null", "none", "*", "."})
_NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)")
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(,\d{3})+(\.\d*)?")
_DECIMAL_COMMA = re.compile(r"-?(\d+(\.\d{3})*,\d{1,2}|0,\d+)")
_TIME = re.compile(r"(?:t|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m|z)?$", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[/.]?(\d{2}|(?<=[/.])\d)[/.]?(\d{2}|(?<=[/.])\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})[\s-]+([a-z]{3,9})\.?[\s,-]+(\d{4}|\d{2})", re.IGNORECASE)
_SEPARATOR = re.compile(r"sep=.?", re.IGNORECASE)
"""What Excel reads as the sign between columns; the line of names says it as well."""
_LINE_END = re.compile(r"\r\n|\n|\r")
"""Not what `splitlines` takes for one: a soft break in a remark is no new row."""
_LONG_AGO, _FIRST_YEAR = date(1000, 1, 1), 1900
"""From where a day without a year would count: before any year that is taken for one."""


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
    if path.is_dir():
        raise InputProblem(f"{path} is a folder. Choose the file with the measure.")
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
    if _SEPARATOR.fullmatch(lines[head].strip()) and any(map(str.strip, lines[head + 1 :])):
        head = next(n for n in range(head + 1, len(lines)) if lines[n].strip())
    delimiter = max(_DELIMITERS, key=lines[head].count)
    rows = list(quoted_rows(path.name, lines[head:], delimiter, first=head + 1, again=_AGAIN))
    return _Reading(path.name, rows[0], head + 1).table(rows[1:])


def _text(name: str, data: bytes) -> str:
    refuse_other_kinds(name, data, _AGAIN)
    if wide := encoding_of(data):
        return data.decode(wide, "replace").removeprefix("\ufeff")
    if b"\x00" in data[:4096]:
        raise InputProblem(f"{name} is not a text file. {_AGAIN}", where=name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _day(written: str) -> date | None:
    """A day as worksheets and databases write it; None for what is none, or has no year."""
    text = _TIME.sub("", written)
    if found := _YEAR_FIRST.fullmatch(text):
        text = "-".join(found.groups())
    elif found := _DAY_FIRST.fullmatch(text):
        century = "20" if len(found[3]) == 2 else ""
        text = f"{found[2]} {found[1]}, {century}{found[3]}"
    day = parse_date(text, _LONG_AGO) if any(sign.isdigit() for sign in text) else None
    return day if day is not None and day.year >= _FIRST_YEAR else None


class _Reading:
    """One file being read."""

    def __init__(self, name: str, header: Sequence[str], line: int) -> None:
        self._name, self._line = name, line
        names = [cell.strip().strip('"').casefold() for cell in header]
        self._wide = len(names)
        self._columns = {wanted: names.index(wanted) for wanted in _COLUMNS if wanted in names}
        self._counts = {"numerator", "denominator"} <= set(self._columns)
        if "date" not in self._columns or not (self._counts or "value" in self._columns):
            raise InputProblem(
                f"{name} needs the columns date and value, or date, numerator and denominator, "
                f"named in its first row; it has {', '.join(filter(None, names)) or 'none'}.",
                where=name,
            )
        for twice in (wanted for wanted in self._columns if names.count(wanted) > 1):
            raise InputProblem(
                f"{name} has two columns named {twice}. Keep one of them.", where=name
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
        if self._counts and "value" in self._columns:
            self._left_out.append("The column value is not read: numerator and denominator count.")
        unit = "" if self._counts else next(iter(self._units), "")
        return MeasureTable(tuple(self._points), unit, tuple(self._left_out))

    def _row(self, number: int, row: Sequence[str]) -> None:
        if any(cell.strip() for cell in row[self._wide :]):
            raise self._refused(
                number,
                "has more cells than the first row names; put a number such as 1,234 in quotation "
                "marks, or write 1234",
            )
        written = self._cell(row, "date")
        day = _day(written)
        if day is None:
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
        if "%" in self._units:
            raise self._refused(
                number, "has a percent sign at a count; write how many, and of how many"
            )
        if (top is None or bottom is None) and self._said(row, "value"):
            raise self._refused(
                number,
                "has a value, and not both of its counts; give every row its counts, or leave the "
                "columns numerator and denominator out",
            )
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
        if not _NUMBER.fullmatch(text):
            raise self._refused(number, f"has “{written}” as its {column}, which is no number")
        if abs(float(text)) > _MOST:
            raise self._refused(number, f"has a {column} that is too large to be measured")
        return float(text)

    def _said(self, row: Sequence[str], column: str) -> bool:
        """Whether a column is there and has something in this row."""
        return column in self._columns and self._cell(row, column).casefold() not in _MISSING

    def _cell(self, row: Sequence[str], column: str) -> str:
        place = self._columns[column]
        return row[place].strip() if place < len(row) else ""

    def _refused(self, number: int, what: str) -> InputProblem:
        return InputProblem(f"Row {number} of {self._name} {what}.", where=self._name)
