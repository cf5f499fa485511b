"""From the rows of a local file to figures by period, place and group.

A piece of some thousand rows at a time, so that neither memory nor the window's own thread has to
hold a large file. Of a file with a row per student only counts are made: what tells one student
from another is compared here and goes nowhere.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS
from sos_desktop.domain.formats import counted
from sos_desktop.domain.local.cells import WHOLE, LocalCell
from sos_desktop.domain.local.guessing import group_code, is_grade
from sos_desktop.domain.local.mapping import ColumnMap, Meaning, plain_name
from sos_desktop.domain.local.periods import (
    is_year,
    month_in_year,
    read_month,
    read_period,
)
from sos_desktop.domain.local.stepping import brought_together, stepped
from sos_desktop.domain.local.totals import is_subtotal, is_total, is_whole_lea
from sos_desktop.domain.text import kept_line
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.jobs import CancelToken, Progress, no_progress
from sos_desktop.importers.chunks import parse_number
from sos_desktop.importers.local_files import Header, LocalSheet, is_footnote
from sos_desktop.importers.local_sums import NumberColumn, RowIds, Sums, TextColumn, row_words
from sos_desktop.importers.local_totals import ColumnTotals, rows_to_leave_out
from sos_desktop.importers.student_counts import counted_students

ROWS = 10_000
_LONGEST = 80
_NOT_READ, _TOTAL = -1, -2
_YES = frozenset({"y", "yes", "true", "t", "x", "sí", "si", "✓"})
_TEXTS = (Meaning.DATE, Meaning.YEAR, Meaning.PLACE, Meaning.GROUP, Meaning.STUDENT)


@dataclass(slots=True)
class LocalReading:
    """What came of reading a file.

    Attributes:
        cells: Its figures.
        rows: Rows below the column names that hold anything.
        remarks: What a person should know, in sentences without a value of the file.
    """

    cells: list[LocalCell] = field(default_factory=list)
    rows: int = 0
    remarks: list[str] = field(default_factory=list)


def count(
    sheet: LocalSheet,
    header: Header,
    known: ColumnMap,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> LocalReading:
    """Make figures of a sheet.

    Raises:
        InputProblem: A column the map names is not there, or nothing can be made of the rows.
        Cancelled: The person stopped it.
    """
    known.check()
    return _Counting(sheet, header, known, progress, cancel or CancelToken()).read()


class _Counting:
    def __init__(
        self,
        sheet: LocalSheet,
        header: Header,
        known: ColumnMap,
        progress: Progress,
        cancel: CancelToken,
    ) -> None:
        self.sheet = sheet
        self.header = header
        self.map = known
        self.progress = progress
        self.cancel = cancel
        self.reading = LocalReading()
        self.texts: dict[str, TextColumn] = {}
        self.numbers: dict[str, NumberColumn] = {}
        self.row_numbers: list[np.ndarray] = []
        self.totals: dict[Meaning, np.ndarray] = {}
        self.places = {c.name: self._place(c.name) for c in known.columns}
        for column in known.columns:
            if column.meaning in (*_TEXTS, Meaning.YES, Meaning.MEMBER):
                self.texts[column.name] = TextColumn()
            else:
                self.numbers[column.name] = NumberColumn()

    def _place(self, name: str) -> int:
        for place, found in enumerate(self.header.names):
            if plain_name(found) == plain_name(name):
                return place
        names = ", ".join(f"“{found}”" for found in self.header.names[:8])
        raise InputProblem(
            f"{self.sheet.file} has no column “{name}”. Its columns in row {self.header.last} are "
            f"{names}. Say again what the columns mean, or in which row their names stand.",
            where="columns",
        )

    def read(self) -> LocalReading:
        for first, rows in self._pieces():
            self.cancel.check()
            self.progress(first, len(self.sheet.lines), f"Reading {self.sheet.file}")
            self._take(first, rows)
        self.rows = np.concatenate(self.row_numbers) if self.row_numbers else np.empty(0, int)
        self.reading.rows = len(self.rows)
        period, place, group, fits = self._keys()
        if self.map.students:
            self._count_students(period, place, group, fits)
        else:
            self._add_figures(period, place, group, fits)
        if not self.reading.cells:
            raise InputProblem(
                f"No figure could be made of {self.sheet.file}. "
                + (" ".join(self.reading.remarks[:3]) or "Its rows hold no numbers."),
                where=self.sheet.file,
            )
        return self.reading

    def _pieces(self) -> Iterator[tuple[int, list[Sequence[str]]]]:
        rows = self.sheet.rows()
        for _above in range(self.header.last):
            next(rows, None)
        first = self.header.last + 1
        while piece := list(islice(rows, ROWS)):
            yield first, piece
            first += len(piece)

    def _take(self, first: int, rows: list[Sequence[str]]) -> None:
        used = sorted(self.places.values())
        figures = [self.places[name] for name in self.numbers]
        names = list(self.header.names)
        kept = [
            (n, row)
            for n, row in enumerate(rows, first)
            if any(row[p].strip() for p in used if p < len(row))
            and [*row] != names
            and (any(row[p].strip() for p in figures if p < len(row)) or not is_footnote(row))
        ]
        self.row_numbers.append(np.fromiter((n for n, _row in kept), np.int64, len(kept)))
        for name, place in self.places.items():
            values = [row[place] if place < len(row) else "" for _n, row in kept]
            if name in self.texts:
                self.texts[name].add(values)
            else:
                self.numbers[name].add([value or "nan" for value in values])

    def _keys(self) -> tuple["RowIds", "RowIds", "RowIds", np.ndarray]:
        """The period, place and group of each row, and which rows have all of them."""
        period = self._periods()
        place = self._ids(Meaning.PLACE, _read_place, WHOLE)
        group = self._ids(Meaning.GROUP, group_code, ALL_STUDENTS)
        self._leave_totals_out(period, place, group)
        fits = (period.of != _NOT_READ) & (period.of != _TOTAL)
        self._remark(period.of == _NOT_READ, "{rows} {has} no date that can be read, and {is} left")
        self._remark(period.of == _TOTAL, "{rows} {adds} up others by date, and {is} left", "adds")
        return period, place, group, fits

    def _periods(self) -> "RowIds":
        years = self._ids(Meaning.YEAR, lambda text: read_period(text) or None, "")
        given = self.map.school_year and read_period(self.map.school_year)
        columns = self.map.having(Meaning.DATE)
        if not columns:
            if years.labels and self.map.having(Meaning.YEAR):
                return years
            return RowIds(np.zeros(len(self.rows), np.int64), [given or ""])
        codes = self.texts[columns[0].name]
        texts = list(codes.known)
        found = _fill_down(codes)
        labels: dict[str, int] = {}
        months: dict[int, int] = {}
        table = np.empty(len(texts), np.int64)
        for code, text in enumerate(texts):
            read = read_period(text)
            if read is None and (month := read_month(text)):
                months[code] = month
                read = month_in_year(month, given) if given else None
            if read is not None:
                table[code] = labels.setdefault(self._stepped(read), len(labels))
            else:
                table[code] = _TOTAL if is_total(text) else _NOT_READ
        of = table[found] if len(found) else np.empty(0, np.int64)
        if months and self.map.having(Meaning.YEAR):
            for code, month in months.items():
                for number, year in enumerate(years.labels):
                    if is_year(year):
                        rows = (found == code) & (years.of == number)
                        label = self._stepped(month_in_year(month, year))
                        of[rows] = labels.setdefault(label, len(labels))
        return RowIds(of, list(labels))

    def _stepped(self, period: str) -> str:
        if not self.map.students:
            return period
        return stepped(period, self.map.step)

    def _leave_totals_out(self, period: "RowIds", place: "RowIds", group: "RowIds") -> None:
        """No student counts twice: rows that add up what other rows say have no place."""
        blank = np.zeros(len(self.rows), bool)
        if self.map.having(Meaning.GROUP) and self.totals.get(Meaning.PLACE) is not None:
            texts = self.texts[self.map.having(Meaning.GROUP)[0].name]
            blank = texts.codes() == texts.known.get("", -1)
            plain = self.totals[Meaning.PLACE] < 0
            if (blank & plain).any():
                blank[:] = False  # no group is all students in this file
        left = rows_to_leave_out((period, place, group), tuple(self.totals.values()), blank)
        if self.map.students:
            for totals in self.totals.values():
                left |= totals >= 0
        self._remark(left, "{rows} {adds} up others, and {is} left", "adds")
        place.of[left] = _NOT_READ

    def _ids(self, meaning: Meaning, read: Callable[[str], str | None], without: str) -> "RowIds":
        columns = self.map.having(meaning)
        if not columns:
            return RowIds(np.zeros(len(self.rows), np.int64), [without])
        codes = self.texts[columns[0].name]
        found = codes.codes() if meaning is Meaning.GROUP else _fill_down(codes)
        grades = is_grade(columns[0].name)
        texts = [" ".join(kept_line(text).split())[:_LONGEST] for text in codes.known]
        found_labels = [read(text) for text in texts]
        if meaning in (Meaning.PLACE, Meaning.GROUP):
            totals = ColumnTotals(without)
            found_labels = totals.labels(texts, found_labels, read)
            self.totals[meaning] = totals.of_rows(found)
        labels: dict[str, int] = {}
        table = np.empty(len(texts), np.int64)
        for code, label in enumerate(found_labels):
            if grades and label and label != ALL_STUDENTS:
                label = f"Grade {label}" if label.isdigit() else label
            table[code] = _NOT_READ if label is None else labels.setdefault(label, len(labels))
        return RowIds(table[found] if len(found) else found, list(labels))

    def _remark(self, rows: np.ndarray, words: str, verb: str = "has") -> None:
        if not rows.any():
            return
        found = self.rows[rows]
        many = len(found) > 1
        said = words.format(
            rows=row_words(found),
            has="have" if many else "has",
            adds="add" if many else "adds",
            holds="hold" if many else "holds",
            counts="count" if many else "counts",
            **{"is": "are" if many else "is"},
        )
        self.reading.remarks.append(f"{said} out." if said.endswith("left") else said)

    def _figures(self, meaning: Meaning, group: str, period: str) -> np.ndarray | None:
        """The numbers of a meaning for a column's own group and period, or for all."""
        for wanted in ((group, period), (group, ""), ("", period), ("", "")):
            for column in self.map.having(meaning):
                if (column.group, column.period) == wanted:
                    return self.numbers[column.name].numbers()
        return None

    def _add_figures(
        self, period: "RowIds", place: "RowIds", group: "RowIds", fits: np.ndarray
    ) -> None:
        for name, numbers in self.numbers.items():
            odd = numbers.odd_rows()
            self._remark(
                odd, f"{{rows}}, column “{name}”, {{holds}} no number; it is not reported."
            )
        leading = self.map.having(Meaning.NUMERATOR, Meaning.RATE, Meaning.SCORE)
        series = {
            (c.group, c.period): None for c in leading or self.map.having(Meaning.DENOMINATOR)
        }
        sums = Sums()
        for own_group, own_period in series:
            periods = period if not own_period else RowIds.of_one(own_period, len(self.rows))
            groups = group if not own_group else RowIds.of_one(own_group, len(self.rows))
            rows = fits if not own_period else np.ones(len(self.rows), bool)
            counts = self._figures(Meaning.NUMERATOR, own_group, own_period)
            sizes = self._figures(Meaning.DENOMINATOR, own_group, own_period)
            rates = self._rates(own_group, own_period)
            rows = rows & self._sound(counts, sizes, rates)
            self.cancel.check()
            sums.add((periods, place, groups), rows, counts, sizes, rates)
        cells, lost = sums.cells()
        if lost:
            self.reading.remarks.append(
                f"{counted(lost, 'figure')} stand in several rows as percents without counts. "
                "They cannot be brought together, and are not reported."
            )
        self.reading.cells = brought_together(cells, self.map.step)

    def _rates(self, group: str, period: str) -> np.ndarray | None:
        scores = self._figures(Meaning.SCORE, group, period)
        if scores is not None:
            return scores
        rates = self._figures(Meaning.RATE, group, period)
        if rates is None:
            return None
        filled = rates[~np.isnan(rates)]
        if len(filled) and filled.max() <= 1 and (filled % 1 != 0).any():
            return rates * 100
        self._remark((rates < 0) | (rates > 100), "{rows} {holds} a percent below 0 or above 100.")
        return rates

    def _sound(
        self, counts: np.ndarray | None, sizes: np.ndarray | None, rates: np.ndarray | None
    ) -> np.ndarray:
        """Rows whose numbers can be: none below 0, no more counted than there are."""
        sound = np.ones(len(self.rows), bool)
        for numbers in (counts, sizes):
            if numbers is not None:
                below = numbers < 0
                self._remark(below, "{rows} {holds} a count below 0, and {is} left")
                sound &= ~below
        if counts is not None and sizes is not None:
            more = counts > sizes
            self._remark(more, "{rows} {counts} more students than there are, and {is} left")
            sound &= ~more
        if self.map.having(Meaning.RATE) and rates is not None:
            sound &= ~((rates < 0) | (rates > 100))
        return sound

    def _count_students(
        self, period: "RowIds", place: "RowIds", group: "RowIds", fits: np.ndarray
    ) -> None:
        columns = self.map.having(Meaning.STUDENT)
        students = self.texts[columns[0].name].codes() if columns else np.arange(len(self.rows))
        yes = self._yes()
        scores = self._figures(Meaning.SCORE, "", "")
        everybody = RowIds.of_one(ALL_STUDENTS, len(self.rows))
        sets = [(everybody, fits)]
        if self.map.having(Meaning.GROUP):
            sets.append((group, fits & (group.of >= 0)))
        for column in self.map.having(Meaning.MEMBER):
            own = RowIds.of_one(group_code(column.name), len(self.rows))
            sets.append((own, fits & self._are_yes(column.name)))
        for groups, rows in sets:
            self.cancel.check()
            found = counted_students(groups, (period, place), rows, students, yes, scores)
            self.reading.cells += found
        self.reading.remarks.append(
            f"{counted(len(np.unique(students)), 'student')} in {counted(len(self.rows), 'row')} "
            "were counted. No name and no number of a student is kept."
        )

    def _yes(self) -> np.ndarray | None:
        columns = self.map.having(Meaning.YES)
        if not columns:
            return None
        found = np.zeros(len(self.rows), bool)
        for column in columns:
            found |= self._are_yes(column.name)
        return found

    def _are_yes(self, name: str) -> np.ndarray:
        codes = self.texts[name]
        table = np.array([_is_yes(text) for text in codes.known], dtype=bool)
        return table[codes.codes()] if len(table) else np.empty(0, bool)


def _fill_down(column: TextColumn) -> np.ndarray:
    """Empty cells below a filled one take its text where the column looks like merged cells."""
    codes = column.codes()
    blank = codes == column.known.get("", -1)
    if len(blank) < 2 or blank[0]:
        return codes
    if 3 * int(blank.sum()) < len(blank) and not any(map(is_subtotal, column.known)):
        return codes
    last = np.maximum.accumulate(np.where(blank, 0, np.arange(len(codes))))
    return codes[last]


def _read_place(text: str) -> str:
    return WHOLE if not text or is_whole_lea(text) else text


def _is_yes(text: str) -> bool:
    word = text.strip().casefold()
    if word in _YES:
        return True
    number = parse_number(word) if word else None
    return number is not None and number > 0
