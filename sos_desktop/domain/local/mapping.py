"""What the columns of a local file mean, as a person said it once and it is remembered.

A column is known by its name, so that the next file may have its columns in another order.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import Any

from sos_desktop.domain.casework.words import Words
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass


class Meaning(Words):
    """What a column can mean."""

    LEAVE_OUT = "leave_out", "Leave out"
    DATE = "date", "Date or period"
    YEAR = "year", "School year of the month"
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
_ONE_STUDENT = (Meaning.STUDENT, Meaning.YES, Meaning.MEMBER)
"""Meanings that only a file with a row per student has."""


@frozen_dataclass
class ColumnMeaning:
    """What one column means.

    Attributes:
        name: As the file heads it; both names where it has two rows of them.
        group: The group a column of figures is of, where the column says it and not the row.
        period: The period it is of, likewise.
    """

    name: str
    meaning: Meaning
    group: str = ""
    period: str = ""


@frozen_dataclass
class ColumnMap:
    """How files of a source are read.

    Attributes:
        columns: Only those that mean something; all others are left out.
        sheet: The workbook's sheet; "" for the first that fits.
        header: The row, counting from 1, in which the names of the columns end; 0 for found.
        header_rows: In how many rows they stand, 1 or 2.
        step: To which length periods are brought together.
        school_year: "2026/27" for months without a year; "" where the file says them.
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
        wanted = plain_name(name)
        found = (column for column in self.columns if plain_name(column.name) == wanted)
        return next(found, ColumnMeaning(name, Meaning.LEAVE_OUT))

    def having(self, *meanings: Meaning) -> tuple[ColumnMeaning, ...]:
        """The columns with one of some meanings."""
        return tuple(column for column in self.columns if column.meaning in meanings)

    def with_column(self, column: ColumnMeaning) -> "ColumnMap":
        """The map with another meaning of one column."""
        others = [c for c in self.columns if plain_name(c.name) != plain_name(column.name)]
        kept = [column] if column.meaning is not Meaning.LEAVE_OUT else []
        return replace(self, columns=(*others, *kept))

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
        for meaning in (Meaning.DATE, Meaning.YEAR, Meaning.PLACE, Meaning.GROUP, Meaning.STUDENT):
            found = self.having(meaning)
            if len(found) > 1:
                names = " and ".join(f"“{column.name}”" for column in found[:2])
                raise InputProblem(
                    f"{names} both mean “{meaning.words}”. Choose one of them and leave the other "
                    "out.",
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
        if self.students and self.having(Meaning.NUMERATOR, Meaning.DENOMINATOR, Meaning.RATE):
            raise InputProblem(
                "In a file with a row per student the students are counted. Choose “Counts when "
                "yes” for the column that says who counts, or “Mean score”, and leave columns of "
                "counts and percents out.",
                where="columns",
            )


def plain_name(name: str) -> str:
    """The name of a column as it is compared: without case, spaces and signs."""
    return "".join(sign for sign in name.casefold() if sign.isalnum() or sign in "%#")


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
    above = {name: value for name, value in values.items() if name in known}
    for name, value in (*above.items(), *table.items()):
        columns += _read_columns(str(name), value, known)
    try:
        step = Step(values.get("step", Step.AS_IS))
    except ValueError:
        raise _wrong(f"“step” is one of {', '.join(Step)}.") from None
    return ColumnMap(
        tuple(columns),
        sheet=_text(values, "sheet"),
        header=_number(values, "header", 0),
        header_rows=min(2, max(1, _number(values, "header_rows", 1))),
        step=step,
        school_year=_text(values, "school_year"),
        students=values.get("count_students") is True,
    )


def _read_columns(name: str, value: Any, known: Iterable[str]) -> list[ColumnMeaning]:
    if isinstance(value, Mapping):
        meaning = value.get("means", "")
        if meaning not in known:
            raise _unknown(name, meaning)
        said = (str(value.get("group", "")), str(value.get("period", "")))
        return [ColumnMeaning(name, Meaning(meaning), *said)]
    if isinstance(value, list) and name in known:
        return [ColumnMeaning(str(one), Meaning(name)) for one in value]
    if isinstance(value, str) and value in known:
        return [ColumnMeaning(name, Meaning(value))]
    if isinstance(value, str) and name in known:
        return [ColumnMeaning(value, Meaning(name))]
    raise _unknown(name, value)


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
