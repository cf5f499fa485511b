"""Of which period, place and group each row of a local file is, and which rows are of none."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS
from sos_desktop.domain.local.cells import WHOLE
from sos_desktop.domain.local.guessing import are_names, is_grade, is_month, like_names
from sos_desktop.domain.local.mapping import FIGURES, Meaning
from sos_desktop.domain.local.names import NAME_SEPARATOR, group_reader, plain_name, spelled_alike
from sos_desktop.domain.local.periods import (
    DateOrder,
    calendar_year,
    date_order,
    in_year,
    is_undated,
    is_year,
    month_of,
    period_words,
    read_period,
    year_of,
)
from sos_desktop.domain.local.stepping import stepped
from sos_desktop.domain.local.totals import is_subtotal, is_total, is_whole_lea
from sos_desktop.domain.text import kept_line
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.local_rows import LocalRows
from sos_desktop.importers.local_sums import RowIds, TextColumn
from sos_desktop.importers.local_totals import ColumnTotals, rows_to_leave_out

_LONGEST = 80
_NOT_READ, _TOTAL, _TWO_WAYS, _NO_YEAR = -1, -2, -3, -4
_REASONS = 4
"""How many numbers below 0 say why a row is of no period, place or group."""
_YEARS = {
    Meaning.YEAR: lambda text: read_period(text) or None,
    Meaning.CALENDAR_YEAR: calendar_year,
}
"""How the text of a column is read that says the year of a month."""


@dataclass(slots=True)
class RowKeys:
    """Per row its period, place and group.

    Attributes:
        fits: Which rows have a period.
    """

    period: RowIds
    place: RowIds
    group: RowIds
    fits: np.ndarray

    def together(self) -> np.ndarray:
        """Per row a number, the same for rows of the same period, place and group."""
        return _together(self.period, self.place, self.group)


def _together(*columns: RowIds) -> np.ndarray:
    """Per row a number, the same for rows of which all columns say the same."""
    number = np.zeros(len(columns[0].of), np.int64)
    for one in columns:
        number = number * (len(one.labels) + _REASONS) + one.of + _REASONS
    return number


def keys_of(rows: LocalRows) -> RowKeys:
    """Read the columns that say when, where and who.

    Raises:
        InputProblem: One of them names students.
    """
    return _Keys(rows).read()


_LEVELS = ("aggregatelevel", "entitylevel", "reportinglevel")
"""Columns that say of each row what it is of, so that a school stands on every row of one."""


class _Keys:
    def __init__(self, rows: LocalRows) -> None:
        self.rows = rows
        self.map = rows.map
        self.totals: dict[Meaning, np.ndarray] = {}

    def read(self) -> RowKeys:
        period = self._periods()
        columns = self.map.having(Meaning.GROUP)
        read = group_reader(self.rows.texts[columns[0].name].known if columns else ())
        group = self._ids(Meaning.GROUP, read, ALL_STUDENTS)
        filled = not self._blank_is_total(period, group)
        place = self._ids(Meaning.PLACE, _read_place, WHOLE, filled=filled)
        self._write_alike(period, place, group)
        self._leave_totals_out(period, place, group)
        remark = self.rows.remark
        remark(period.of == _NOT_READ, "{rows} {has} no date that can be read, and {is} left")
        remark(
            period.of == _NO_YEAR,
            "{rows} {has} a month or a term without its year, and {is} left out. Write the school "
            "year of the file, such as 2026-27, or add it to the file.",
        )
        remark(period.of == _TOTAL, "{rows} {adds} up others by date, and {is} left", "adds")
        remark(
            period.of == _TWO_WAYS,
            "{rows} {has} a date that can be read in two ways, because the column has days before "
            "months and months before days, and {is} left",
        )
        return RowKeys(period, place, group, period.of >= 0)

    def _periods(self) -> RowIds:
        self._tell_plain_years()
        of_years, years = self._years()
        said = self.map.school_year and read_period(self.map.school_year)
        given = year_of(said) if said else ""
        columns = self.map.having(Meaning.DATE)
        if not columns:
            if years.labels and self.map.having(Meaning.YEAR):
                return years
            return RowIds(np.zeros(len(self.rows.at), np.int64), [self._of_sheet(said or "")])
        codes = self.rows.texts[columns[0].name]
        texts = list(codes.known)
        found = fill_down(codes)
        labels: dict[str, int] = {}
        parts: dict[int, str] = {}
        table = np.empty(len(texts), np.int64)
        order = self._order(texts)
        days = {text: read_period(text, order) for text in texts}
        by_month = is_month(columns[0].name) and _one_a_month(days.values())
        for code, text in enumerate(texts):
            read = days[text]
            if read is None and is_undated(text):
                parts[code] = text
                read = in_year(text, given) if given else None
            if read is None:
                table[code] = _unread(text)
            else:
                read = month_of(read) if by_month else read
                table[code] = labels.setdefault(self._stepped(read), len(labels))
        of = table[found] if len(found) else np.empty(0, np.int64)
        if self.map.having(of_years):
            for code, text in parts.items():
                for year, rows in self._of_years(years, found == code):
                    if read := in_year(text, year):
                        of[rows] = labels.setdefault(self._stepped(read), len(labels))
        return RowIds(of, list(labels))

    def _of_sheet(self, said: str) -> str:
        """When rows are of that say it nowhere: those of a sheet called "Sep" of that month."""
        name = self.rows.sheet.name
        if not is_year(said) or not is_undated(name) or name.isdigit():
            return said
        return in_year(name, said) or said

    def _years(self) -> tuple[Meaning, RowIds]:
        """The years that stand in a column of their own, and of which calendar they are."""
        calendar = self.map.having(Meaning.CALENDAR_YEAR)
        meaning = Meaning.CALENDAR_YEAR if calendar else Meaning.YEAR
        return meaning, self._ids(meaning, _YEARS[meaning], "")

    def _tell_plain_years(self) -> None:
        """A year alone is the school year that ends in it, which a file may mean otherwise."""
        columns = self.map.having(Meaning.YEAR, Meaning.DATE)
        figures = self.map.having(*FIGURES)
        heads = [column.name.split(NAME_SEPARATOR) for column in figures]
        heads += [column.name.split() for column in figures if is_year(column.period)]
        texts = chain(*(self.rows.texts[column.name].known for column in columns), *heads)
        plain = next((year for text in texts if (year := calendar_year(text))), None)
        if plain is None:
            return
        read = period_words(read_period(plain) or "")
        said = (
            f"A year alone, such as {plain}, was taken for the school year that ends in it ({read})"
        )
        beside = self.map.having(Meaning.YEAR) and self.map.having(Meaning.DATE)
        other = f"Where another is meant, write it as {plain}-{(int(plain) + 1) % 100:02d}."
        calendar = "Where it is the year of the calendar, say so of its column."
        self.rows.remarks.append(f"{said}. {calendar if beside else other}")

    def _of_years(self, years: RowIds, rows: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
        """Some rows by the year that stands in another column."""
        for number, year in enumerate(years.labels):
            if is_year(year) or calendar_year(year):
                yield year, rows & (years.of == number)

    def _order(self, texts: list[str]) -> DateOrder:
        order = date_order(texts)
        if order is DateOrder.DAY_FIRST:
            self.rows.remarks.append(
                "The dates of the file have the day before the month, and were read so."
            )
        return order

    def _stepped(self, period: str) -> str:
        return stepped(period, self.map.step) if self.map.students else period

    def _leave_totals_out(self, period: RowIds, place: RowIds, group: RowIds) -> None:
        """No student counts twice: rows that add up what other rows say have no place."""
        blank = np.zeros(len(self.rows.at), bool)
        if self.map.having(Meaning.GROUP) and self.totals.get(Meaning.PLACE) is not None:
            texts = self.rows.texts[self.map.having(Meaning.GROUP)[0].name]
            blank = texts.codes() == texts.known.get("", -1)
            plain = self.totals[Meaning.PLACE] < 0
            if (blank & plain).any():
                blank[:] = False  # no group is all students in this file
        left = rows_to_leave_out((period, place, group), tuple(self.totals.values()), blank)
        if self.map.students:
            for totals in self.totals.values():
                left |= totals >= 0
        self.rows.remark(left, "{rows} {adds} up others, and {is} left", "adds")
        place.of[left] = _NOT_READ

    def _write_alike(self, period: RowIds, place: RowIds, group: RowIds) -> None:
        """Take a school that is written in several ways for one.

        Where both ways stand beside each other it is for a person to say.
        """
        numbers = {label: n for n, label in enumerate(place.labels)}
        key = _together(period, group)
        same = np.zeros(len(place.of), bool)
        for name, other in spelled_alike(place.labels).items():
            rows, others = place.of == numbers[name], place.of == numbers[other]
            if np.isin(key[rows], key[others]).any():
                same |= rows
            else:
                place.of[rows] = numbers[other]
        self.rows.remark(
            same,
            "{rows} {has} a school that stands beside it, spelled otherwise, with the same date "
            "and group, and {counts} as another one.",
        )

    def _blank_is_total(self, period: RowIds, group: RowIds) -> bool:
        """Whether rows without a place are of all those with one, and are no merged cells."""
        if any(plain_name(name) in _LEVELS for name in self.rows.header.names):
            return True
        columns = self.map.having(Meaning.PLACE)
        counts = self.map.having(Meaning.DENOMINATOR) or self.map.having(Meaning.NUMERATOR)
        if not columns or not counts:
            return False
        texts, numbers = self.rows.texts[columns[0].name], self.rows.numbers[counts[0].name]
        blank = texts.codes() == texts.known.get("", -1)
        if not blank.any() or blank.all():
            return False
        _keys, of = np.unique(_together(period, group), return_inverse=True)
        values = np.nan_to_num(numbers.numbers())
        sums = [np.bincount(of[rows], values[rows], len(_keys)) for rows in (blank, ~blank)]
        alone = np.bincount(of[blank], minlength=len(_keys))
        there = alone > 0
        return bool((alone[there] == 1).all() and (sums[0] == sums[1])[there].all())

    def _ids(
        self,
        meaning: Meaning,
        read: Callable[[str], str | None],
        without: str,
        *,
        filled: bool = True,
    ) -> RowIds:
        columns = self.map.having(meaning)
        if not columns:
            return RowIds(np.zeros(len(self.rows.at), np.int64), [without])
        name = columns[0].name
        codes = self.rows.texts[name]
        found = fill_down(codes) if filled and meaning is not Meaning.GROUP else codes.codes()
        grades = is_grade(name)
        texts = [" ".join(kept_line(text).split())[:_LONGEST] for text in codes.known]
        found_labels = [read(text) for text in texts]
        if meaning in (Meaning.PLACE, Meaning.GROUP):
            _refuse_names(self.rows.sheet.file, name, texts)
            if some := like_names(texts):
                self.rows.remarks.append(_some_names(name, some))
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


def _one_a_month(periods: Iterable[str | None]) -> bool:
    """Whether no two periods lie in one month, so that days stand for their months."""
    days = {period for period in periods if period}
    return len({month_of(day) for day in days}) == len(days)


def _refuse_names(file: str, column: str, texts: list[str]) -> None:
    """Refuse a column whose texts would be kept, and name students further down in the file.

    Raises:
        InputProblem: It does.
    """
    if are_names(texts):
        raise InputProblem(
            f"Column “{column}” of {file} may name students, and what it says would be kept. Leave "
            "it out, or say that it means something else.",
            where="columns",
        )


def _some_names(column: str, some: int) -> str:
    """That a few of a column's texts may be students; none of them is repeated."""
    texts = "1 text" if some == 1 else f"{some:,} texts"
    return (
        f"{texts} of column “{column}” could be students’ names (last, first) and would be kept. "
        "Take those rows out of the file if so."
    )


def fill_down(column: TextColumn) -> np.ndarray:
    """Empty cells below a filled one take its text where the column looks like merged cells."""
    codes = column.codes()
    blank = codes == column.known.get("", -1)
    if len(blank) < 2 or blank[0]:
        return codes
    if 3 * int(blank.sum()) < len(blank) and not any(map(is_subtotal, column.known)):
        return codes
    last = np.maximum.accumulate(np.where(blank, 0, np.arange(len(codes))))
    return codes[last]


def _unread(text: str) -> int:
    """Why a text is no period."""
    if read_period(text) is not None:
        return _TWO_WAYS
    if is_undated(text):
        return _NO_YEAR
    return _TOTAL if is_total(text) else _NOT_READ


def _read_place(text: str) -> str:
    return WHOLE if not text or is_whole_lea(text) else text
