"""What the columns of a local file mean, as a person said it once and it is remembered.

A column is known by its name, so that the next file may have its columns in another order.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import Any

from sos_desktop.domain.casework.words import Words
from sos_desktop.domain.local.names import NAME_SEPARATOR, group_code, plain_name
from sos_desktop.domain.local.periods import in_year, is_part, read_period, year_of
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass


class Meaning(Words):
    """What a column can mean."""

    LEAVE_OUT = "leave_out", "Leave out"
    DATE = "date", "Date or period"
    YEAR = "year", "School year of the month"
    CALENDAR_YEAR = "calendar_year", "Calendar year of the month"
    LEA = "lea", "District (others left out)"
    PLACE = "place", "School or place"
    GROUP = "group", "Student group"
    NUMERATOR = "numerator", "Students counted"
    DENOMINATOR = "denominator", "Of how many students"
    RATE = "rate", "Percent"
    SCORE = "score", "Mean score"
    STUDENT = "student", "One student (counted, never kept)"
    YES = "yes", "Counts when yes"
    MEMBER = "member", "In the group when yes"


class Step(Words):
    """To which length periods are brought together."""

    AS_IS = "as_is", "As in the file"
    MONTH = "month", "By month"
    YEAR = "year", "By school year"


FIGURES = (Meaning.NUMERATOR, Meaning.DENOMINATOR, Meaning.RATE, Meaning.SCORE)
"""Meanings of columns that hold numbers."""
_SETTINGS = (
    "name",
    "measure",
    "measure_words",
    "columns",
    "sheet",
    "header",
    "header_rows",
    "step",
    "school_year",
    "count_students",
)
"""What a kept map may say beside columns, in the order in which it is told."""
_OF_COLUMN = ("means", "group", "period")
_ONCE = (
    *((Meaning.DATE,), (Meaning.YEAR, Meaning.CALENDAR_YEAR), (Meaning.LEA,)),
    *((Meaning.PLACE,), (Meaning.GROUP,), (Meaning.STUDENT,)),
)
"""Meanings that one column at most has, or one of two."""
_ONE_STUDENT = (Meaning.STUDENT, Meaning.YES, Meaning.MEMBER)
"""Meanings that only a file with a row per student has."""


@frozen_dataclass
class ColumnMeaning:
    """What one column means.

    Attributes:
        name: As the file heads it; both names where it has two rows of them.
        group: The group a column of figures is of, where the column says it and not the row.
        period: The period it is of, likewise; of a month without a year as the column says it
            ("Sep"), until `ColumnMap.dated` knows the year.
    """

    name: str
    meaning: Meaning
    group: str = ""
    period: str = ""

    @property
    def undated(self) -> str:
        """The month or term without a year that it is of ("Sep"); "" for any other."""
        said = self.period or self.name.rpartition(NAME_SEPARATOR)[0] or self.name
        return said if is_part(said) else ""


@frozen_dataclass
class ColumnMap:
    """How files of a source are read.

    Attributes:
        columns: Only those that mean something; all others are left out.
        sheet: The workbook's sheet; "" for the first that fits.
        header: The row, counting from 1, in which the names of the columns end; 0 for found.
        header_rows: In how many rows they stand, 1 or 2.
        step: To which length periods are brought together.
        school_year: "2026-27" for months without a year; "" where the file says them.
        students: The file has a row per student, and it was agreed that they are counted.
    """

    columns: tuple[ColumnMeaning, ...] = ()
    sheet: str = ""
    header: int = 0
    header_rows: int = 1
    step: Step = Step.AS_IS
    school_year: str = ""
    students: bool = False

    def meaning_of(self, name: str) -> ColumnMeaning:
        """What a column means; those that are not named are left out."""
        return self.meanings_of((name,))[name]

    def meanings_of(self, names: Iterable[str]) -> dict[str, ColumnMeaning]:
        """What each of these columns means: a file may have thousands, each looked for once."""
        known = {plain_name(column.name): column for column in reversed(self.columns)}
        return {
            name: known.get(plain_name(name)) or ColumnMeaning(name, Meaning.LEAVE_OUT)
            for name in names
        }

    def having(self, *meanings: Meaning) -> tuple[ColumnMeaning, ...]:
        """The columns with one of some meanings."""
        return tuple(column for column in self.columns if column.meaning in meanings)

    def with_column(self, column: ColumnMeaning) -> "ColumnMap":
        """The map with another meaning of one column."""
        others = [c for c in self.columns if plain_name(c.name) != plain_name(column.name)]
        kept = [column] if column.meaning is not Meaning.LEAVE_OUT else []
        return replace(self, columns=(*others, *kept))

    def dated(self) -> "ColumnMap":
        """The map with the school year in the months and terms of its columns that say none."""
        said = read_period(self.school_year) if self.school_year else None
        if said is None:
            return self
        year = year_of(said)
        undated = {c.name: c.undated for c in self.having(*FIGURES) if c.period and c.undated}
        leading = self.having(Meaning.NUMERATOR, Meaning.RATE, Meaning.SCORE)
        if not self.having(Meaning.DATE) and all(c.period or c.undated for c in leading):
            undated = {c.name: c.undated for c in self.having(*FIGURES) if c.undated}
        return replace(
            self,
            columns=tuple(
                replace(c, period=in_year(undated[c.name], year) or c.period)
                if c.name in undated
                else c
                for c in self.columns
            ),
        )

    def check(self) -> None:
        """Raise unless figures can be made of it.

        Raises:
            InputProblem: Something that is needed is missing, or two columns say the same.
        """
        counted = self.having(*FIGURES, *_ONE_STUDENT)
        if not counted:
            raise InputProblem(
                "No column holds figures yet. Say which column counts students, or holds a "
                "percent or a score.",
                where="columns",
            )
        for meanings in _ONCE:
            found = self.having(*meanings)
            if len(found) > 1:
                names = " and ".join(f"“{column.name}”" for column in found[:2])
                raise InputProblem(
                    f"{names} both mean “{found[0].meaning.words}”. Choose one of them and leave "
                    "the other out.",
                    where="columns",
                )
        if self.school_year and read_period(self.school_year) is None:
            raise InputProblem(
                f"“{self.school_year}” is no school year. Write it like 2026-27.", where="columns"
            )
        if self.having(Meaning.CALENDAR_YEAR) and not self.having(Meaning.DATE):
            raise InputProblem(
                f"“{self.having(Meaning.CALENDAR_YEAR)[0].name}” says the calendar year of a "
                "month, and no column says the month. Choose “Date or period” for the column of "
                "months, or another meaning for the year.",
                where="columns",
            )
        said = self.having(Meaning.DATE, Meaning.YEAR) or self.school_year
        in_columns = all(column.period for column in self.having(*FIGURES))
        if not said and (not in_columns or self.having(*_ONE_STUDENT)):
            raise InputProblem(
                "No column says when. Say which column holds the date or the period, or write "
                "the school year of the file.",
                where="columns",
            )
        if not self.students and self.having(*_ONE_STUDENT) and not self.having(*FIGURES):
            raise InputProblem(
                "The columns are those of a file with a row per student. Say that the students are "
                "to be counted (count_students), or which column holds figures.",
                where="students",
            )
        if self.students and self.having(Meaning.NUMERATOR, Meaning.DENOMINATOR, Meaning.RATE):
            raise InputProblem(
                "In a file with a row per student the students are counted. Choose “Counts when "
                "yes” for the column that says who counts, or “Mean score”, and leave columns of "
                "counts and percents out.",
                where="columns",
            )


def to_stored(found: ColumnMap) -> dict[str, Any]:
    """A map as plain values, for the county file and for a file of its own."""
    values: dict[str, Any] = {
        "sheet": found.sheet,
        "header": found.header,
        "header_rows": found.header_rows,
        "step": str(found.step),
        "school_year": found.school_year,
        "count_students": found.students,
    }
    kept = {name: value for name, value in values.items() if value not in ("", 0, False)}
    kept["columns"] = {column.name: _column_stored(column) for column in found.columns}
    return kept


def _column_stored(column: ColumnMeaning) -> str | dict[str, str]:
    if not column.group and not column.period:
        return str(column.meaning)
    values = {"means": str(column.meaning), "group": column.group, "period": column.period}
    return {name: value for name, value in values.items() if value}


def from_stored(values: Mapping[str, Any]) -> ColumnMap:
    """A map from plain values; columns may be named by what they mean too (`date = "Month"`).

    Raises:
        InputProblem: Something in it cannot be used; the sentence names it.
    """
    columns: list[ColumnMeaning] = []
    table = values.get("columns", {})
    if not isinstance(table, Mapping):
        raise _wrong("“columns” has to be a table, such as [columns].")
    known = {str(meaning) for meaning in Meaning}
    for name in (name for name in values if name not in known and name not in _SETTINGS):
        raise _wrong(f"it says “{name}”, which is not known. It may say {', '.join(_SETTINGS)}.")
    above = {name: value for name, value in values.items() if name in known}
    for name, value in (*above.items(), *table.items()):
        columns += _read_columns(str(name), value, known)
    said = {plain_name(column.name): column.meaning for column in columns}
    for column in columns:
        if not column.name.strip():
            raise _wrong("a column without a name is in it.")
        if said[plain_name(column.name)] is not column.meaning:
            raise _wrong(f"column “{column.name}” is in it with two meanings.")
    step = values.get("step", str(Step.AS_IS))
    if not isinstance(step, str) or step not in set(Step):
        raise _wrong(f"“step” is one of {', '.join(Step)}.")
    agreed = values.get("count_students", False)
    if not isinstance(agreed, bool):
        raise _wrong("“count_students” is true or false.")
    header_rows = _number(values, "header_rows", 1)
    if header_rows not in (1, 2):
        raise _wrong("“header_rows” is 1 or 2.")
    return ColumnMap(
        tuple(dict.fromkeys(columns)),
        sheet=_text(values, "sheet"),
        header=_number(values, "header", 0),
        header_rows=header_rows,
        step=Step(step),
        school_year=_text(values, "school_year"),
        students=agreed,
    )


def _read_columns(name: str, value: Any, known: Iterable[str]) -> list[ColumnMeaning]:
    if isinstance(value, Mapping):
        return [_read_column(name, value, known)]
    if isinstance(value, list) and name in known and all(isinstance(one, str) for one in value):
        return [ColumnMeaning(one, Meaning(name)) for one in value]
    if isinstance(value, str) and value in known:
        return [ColumnMeaning(name, Meaning(value))]
    if isinstance(value, str) and name in known:
        return [ColumnMeaning(value, Meaning(name))]
    raise _unknown(name, value)


def _read_column(name: str, value: Mapping[str, Any], known: Iterable[str]) -> ColumnMeaning:
    for key in (key for key in value if key not in _OF_COLUMN):
        raise _wrong(f"column “{name}” says “{key}”. It may say {', '.join(_OF_COLUMN)}.")
    meaning = value.get("means", "")
    if not isinstance(meaning, str) or meaning not in set(known):
        raise _unknown(name, meaning)
    group, period = _text(value, "group"), _text(value, "period")
    read = (read_period(period) or (period if is_part(period) else None)) if period else ""
    if read is None:
        raise _wrong(f"column “{name}” is of “{period}”, which is no date or period.")
    return ColumnMeaning(name, Meaning(meaning), group_code(group) if group else "", read)


def _unknown(name: str, value: Any) -> InputProblem:
    return _wrong(
        f"Column “{name}” cannot mean “{value}”. A column means one of {', '.join(Meaning)}."
    )


def _wrong(what: str) -> InputProblem:
    return InputProblem(f"The meaning of the columns cannot be used: {what}", where="columns")


def _text(values: Mapping[str, Any], name: str) -> str:
    found = values.get(name, "")
    if not isinstance(found, str):
        raise _wrong(f"“{name}” has to be a text.")
    return found


def _number(values: Mapping[str, Any], name: str, default: int) -> int:
    found = values.get(name, default)
    if type(found) is not int or found < 0:
        raise _wrong(f"“{name}” has to be a whole number.")
    return found


@frozen_dataclass
class ColumnFacts:
    """A column as the wizard shows it.

    Attributes:
        name: As the file heads it.
        examples: Its first different values; none where it may name a student.
        guess: What it seems to mean.
        found: What was found in it, in a few words.
        private: Why it is left out and not shown; "" for all others.
    """

    name: str
    examples: tuple[str, ...]
    guess: ColumnMeaning
    found: str = ""
    private: str = ""


@frozen_dataclass
class FileGuess:
    """What a file seems to be.

    Attributes:
        sheets: The names of its sheets that hold anything.
        students: Why it seems to have a row per student; "" when it does not.
    """

    columns: tuple[ColumnFacts, ...]
    map: ColumnMap
    sheets: tuple[str, ...] = ()
    rows: int = 0
    students: str = ""
    remarks: tuple[str, ...] = field(default=())
