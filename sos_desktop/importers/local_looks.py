"""What a local file seems to be: which of its sheets, and what each column seems to mean."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from sos_desktop.domain.local.agreeing import together
from sos_desktop.domain.local.completing import completed
from sos_desktop.domain.local.guessing import (
    counts_nobody,
    guess,
    is_grade,
    is_month,
    is_of_students,
    is_student_number,
    private_reason,
    says_figure,
)
from sos_desktop.domain.local.mapping import (
    FIGURES,
    ColumnFacts,
    ColumnMap,
    ColumnMeaning,
    FileGuess,
    Meaning,
)
from sos_desktop.domain.local.names import NAME_SEPARATOR, plain_name
from sos_desktop.domain.local.number_texts import is_number
from sos_desktop.domain.local.periods import (
    in_year,
    is_undated,
    period_words,
    read_period,
    years_named,
)
from sos_desktop.domain.local.totals import is_total
from sos_desktop.domain.text import kept_line
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.chunks import parse_number
from sos_desktop.importers.local_files import LocalSheet
from sos_desktop.importers.local_headers import Header, find_header, is_footnote

_LOOKED_AT = 400
_EXAMPLES = 4
_FEWEST_STUDENTS = 20
_SHOWN = 4
_NUMBER = re.compile(r"(?<![\d%])\d+(?![\d%])")
_SAME = 4
"""Rows of one date, school and group, on the whole, from which each seems to be a student."""


_NEGATED = re.compile(
    r"(%|percent(age)?|number|count|students)?\s*(who\s+)?(not|non|no|nearly|did not|never)\b", re.I
)
_STUDENTS = re.compile(r"\b(students?|pupils?|alumnos|estudiantes|unduplicated)\b", re.I)


def choose_sheet(sheets: Sequence[LocalSheet], known: ColumnMap | None = None) -> LocalSheet:
    """The sheet the map names, or the first with column names of which one holds figures.

    Raises:
        InputProblem: The map names one that is not there, or no sheet has column names.
    """
    if known is not None and known.sheet:
        for sheet in sheets:
            if sheet.name.casefold() == known.sheet.casefold():
                return sheet
        if len(sheets) > 1 or sheets[0].name:
            names = ", ".join(f"“{sheet.name}”" for sheet in sheets[:6])
            raise InputProblem(
                f"{sheets[0].file} has no sheet “{known.sheet}”. It has {names}. Choose the sheet "
                "again.",
                where="sheet",
            )
    problem: InputProblem | None = None
    fitting: list[tuple[int, LocalSheet]] = []
    for sheet in sheets:
        try:
            header = find_header(sheet, known)
        except InputProblem as error:
            problem = problem or error
        else:
            fits = _fits(sheet, header, known) if len(sheets) > 1 else 0
            fitting.append((fits, sheet))
    if fitting:
        return min(fitting, key=lambda one: one[0])[1]
    assert problem is not None
    raise problem


def _fits(sheet: LocalSheet, header: Header, known: ColumnMap | None) -> int:
    """How little a sheet is what is meant: 0 with figures or a map's columns, 1 with students."""
    if known is not None and known.columns:
        there = {plain_name(name) for name in header.names}
        return 2 * any(plain_name(column.name) not in there for column in known.columns)
    facts, students = _columns(sheet, header)
    if any(fact.guess.meaning in FIGURES for fact in facts):
        return 0
    return 1 if students else 2


def look_at(sheets: Sequence[LocalSheet], known: ColumnMap | None = None) -> FileGuess:
    """What a file seems to be; with a map, what the map makes of it.

    A map without columns says on which sheet and in which row to look.

    Raises:
        InputProblem: It has no column names, or not the sheet that is asked for.
    """
    sheet = choose_sheet(sheets, known)
    header = find_header(sheet, known)
    facts, students = _columns(sheet, header)
    said = known if known is not None and known.columns else None
    crowd = _crowd(facts) if said is None else ()
    found = said or _map([f for f in facts if f not in crowd], sheet, header, students)
    return FileGuess(
        facts,
        found,
        tuple(one.name for one in sheets),
        max(0, len(sheet.lines) - header.last),
        students,
        ()
        if said is not None
        else (
            *_crowd_remarks(crowd),
            *_beside_remarks(facts, crowd, found),
            *_sizes_alone(facts, found),
            *_other_sheets(sheets, sheet, header),
        ),
    )


def _beside_remarks(
    facts: Sequence[ColumnFacts], crowd: Sequence[ColumnFacts], found: ColumnMap
) -> Iterator[str]:
    """That columns hold figures of the same sort as one that is read, and are left out."""
    means = found.meanings_of(fact.name for fact in facts)
    for column in found.having(*FIGURES):
        same = (column.meaning, column.group, column.period)
        others = [
            f"“{kept_line(fact.name)}”"
            for fact in facts
            if (fact.guess.meaning, fact.guess.group, fact.guess.period) == same
            if fact not in crowd and means[fact.name].meaning is Meaning.LEAVE_OUT
        ]
        if others:
            more = " and others" if len(others) > _SHOWN else ""
            hold = "holds" if len(others) == 1 else "hold"
            yield (
                f"“{kept_line(column.name)}” is read as “{column.meaning.words}”. "
                f"{', '.join(others[:_SHOWN])}{more} {hold} such figures as well. Choose the one "
                "that is meant, or name each by its month or group."
            )


def _other_sheets(sheets: Sequence[LocalSheet], sheet: LocalSheet, header: Header) -> Iterator[str]:
    """That other sheets hold the same columns, as a workbook with one for each month."""
    same: list[str] = []
    for other in sheets:
        with suppress(InputProblem):
            if other is not sheet and find_header(other).names == header.names:
                same.append(f"“{kept_line(other.name)}”")
    if same:
        more = " and others" if len(same) > _SHOWN else ""
        has = "has" if len(same) == 1 else "have"
        yield (
            f"“{kept_line(sheet.name)}” is read. {', '.join(same[:_SHOWN])}{more} {has} the same "
            "columns: read the file once more for each, under the same name."
        )


def _sizes_alone(facts: Sequence[ColumnFacts], found: ColumnMap) -> Iterator[str]:
    """That a file seems to say of how many, and no column how many of them."""
    sizes = found.having(Meaning.DENOMINATOR)
    others = [
        f"“{kept_line(fact.name)}”"
        for fact in facts
        if fact.guess.meaning is Meaning.LEAVE_OUT and not is_grade(fact.name)
        if not counts_nobody(fact.name)
        if fact.examples and all(map(is_number, fact.examples))
    ]
    if sizes and others and sizes == found.having(*FIGURES):
        more = " and others" if len(others) > _SHOWN else ""
        yield (
            f"“{kept_line(sizes[0].name)}” is read as “{sizes[0].meaning.words}”, and nothing as "
            f"“{Meaning.NUMERATOR.words}”. If {', '.join(others[:_SHOWN])}{more} "
            f"{'is' if len(others) == 1 else 'are'} meant, say what it counts."
        )


def _crowd(facts: Sequence[ColumnFacts]) -> tuple[ColumnFacts, ...]:
    """Columns of the same figures of which nothing says when or of whom each is.

    "Month 1" and "Month 2", "Q1" to "Q9", "Alder" and "Birch": the first of them is not the figure
    of the whole.
    """
    alike: dict[tuple[Meaning, str], list[ColumnFacts]] = {}
    for fact in facts:
        column = fact.guess
        if column.group or column.period or column.meaning not in FIGURES:
            continue
        stem = _NUMBER.sub("#", plain_name(column.name))
        if "#" in stem or not says_figure(column.name):
            key = stem if "#" in stem else ""
            alike.setdefault((column.meaning, key), []).append(fact)
    return tuple(
        fact
        for found in alike.values()
        if len(found) > 1 and not all(one.guess.undated for one in found)
        for fact in found
    )


def _crowd_remarks(crowd: Sequence[ColumnFacts]) -> tuple[str, ...]:
    if not crowd:
        return ()
    shown = ", ".join(f"“{kept_line(fact.name)}”" for fact in crowd[:_SHOWN])
    more = " and others" if len(crowd) > _SHOWN else ""
    return (
        f"{shown}{more} hold figures, and nothing says of which period or group each is. They are "
        "left out: name them in the file, such as “Sep 2026” or “English learners”; schools stand "
        "below each other, in a column of their own.",
    )


def _columns(sheet: LocalSheet, header: Header) -> tuple[tuple[ColumnFacts, ...], str]:
    """The columns of a sheet, and why it seems to have a row per student; "" when it does not."""
    body = sheet.first_rows(header.last + _LOOKED_AT)[header.last :]
    body = [row for row in body if any(cell.strip() for cell in row) and not is_footnote(row)]
    columns = [
        [row[place].strip() if place < len(row) else "" for row in body]
        for place in range(len(header.names))
    ]
    private = [private_reason(name, columns[n]) for n, name in enumerate(header.names)]
    shown = [[] if why else values for why, values in zip(private, columns, strict=True)]
    guesses = completed([guess(*one) for one in zip(header.names, shown, strict=True)], shown)
    guesses = together(
        guesses, [list(map(_number, values)) or [None] * len(body) for values in shown]
    )
    facts = tuple(_facts(*one) for one in zip(guesses, shown, private, strict=True))
    students = next(
        (f"Column “{f.name}” {f.private}." for f in facts if is_of_students(f.private)), ""
    )
    return facts, students or _repeated(facts, columns)


def _repeated(facts: Sequence[ColumnFacts], columns: Sequence[Sequence[str]]) -> str:
    """Why rows without a name or a number are students all the same; "" when they are not.

    A table of figures has one row for each of what it tells apart; a list of students has many
    that are told apart by nothing but the student.
    """
    known = [fact.guess.meaning for fact in facts]
    rows = len(columns[0]) if columns else 0
    sizes = [columns[n] for n, one in enumerate(known) if one is Meaning.DENOMINATOR]
    if rows >= _FEWEST_STUDENTS and any(set(values) == {"1"} for values in sizes):
        return "Every row tells of one student."
    if sizes or Meaning.RATE in known:
        return ""
    apart = [
        values
        for meaning, values in zip(known, columns, strict=True)
        if meaning not in (*FIGURES, Meaning.YES, Meaning.MEMBER)
    ]
    if rows < _FEWEST_STUDENTS or not apart or len(apart) == len(facts):
        return ""
    if _SAME * len(set(zip(*apart, strict=True))) > rows:
        return ""
    return "Many rows have the same date, school and group."


def _number(text: str) -> float | None:
    number = parse_number(text.removesuffix("%")) if text else None
    return None if number is None or number != number else number


def _facts(meaning: ColumnMeaning, values: Sequence[str], private: str) -> ColumnFacts:
    if private:
        nothing = ColumnMeaning(meaning.name, Meaning.LEAVE_OUT)
        return ColumnFacts(meaning.name, (), nothing, private, private)
    filled = [value for value in values if value]
    examples = tuple(dict.fromkeys(kept_line(value)[:40] for value in filled))[:_EXAMPLES]
    found = _found(meaning.meaning, filled, len(values))
    if meaning.meaning is Meaning.LEAVE_OUT and filled and is_month(meaning.name):
        found = "months of the calendar or of the school?"
    return ColumnFacts(meaning.name, examples, meaning, found)


def _found(meaning: Meaning, filled: Sequence[str], count: int) -> str:
    """What was found in a column, in a few words."""
    if not filled:
        return "empty"
    if meaning is Meaning.DATE:
        odd = [v for v in filled if not (read_period(v) or is_undated(v) or is_total(v))]
        return f"{len(odd)} cannot be read as a date" if odd else f"{len(set(filled))} different"
    if meaning in (Meaning.PLACE, Meaning.GROUP):
        return f"{len(set(filled))} different"
    if meaning in FIGURES:
        odd = [v for v in filled if (n := parse_number(v)) is None or n != n]
        gaps = count - len(filled) + len(odd)
        return f"{gaps} {'hold' if gaps > 1 else 'holds'} no number" if gaps else "no gaps"
    return ""


def _map(
    facts: Sequence[ColumnFacts], sheet: LocalSheet, header: Header, students: str
) -> ColumnMap:
    """A first map: one column of each meaning that can stand only once."""
    once = {Meaning.DATE, Meaning.YEAR, Meaning.CALENDAR_YEAR, Meaning.PLACE, Meaning.GROUP}
    taken: set[tuple[Meaning, str, str]] = set()
    columns: list[ColumnMeaning] = []
    dated = any(fact.guess.meaning is Meaning.DATE for fact in facts)
    for fact in sorted(facts, key=_how_likely_meant):
        column = fact.guess
        single = (column.meaning, "", "")
        period = column.period or ("" if dated else column.undated)
        key = single if column.meaning in once else (column.meaning, column.group, period)
        if column.meaning is Meaning.LEAVE_OUT or key in taken:
            continue
        if column.meaning is Meaning.MEMBER:
            key = (column.meaning, fact.name, "")
        taken.add(key)
        columns.append(column)
    if not students and any(column.meaning in FIGURES for column in columns):
        of_one = (Meaning.YES, Meaning.MEMBER)
        columns = [column for column in columns if column.meaning not in of_one]
    if students:
        figures = (Meaning.NUMERATOR, Meaning.DENOMINATOR, Meaning.RATE)
        columns = [_counting_yes(column, facts) for column in columns]
        columns = [column for column in columns if column.meaning not in figures]
        number = next((f for f in facts if is_student_number(f.name, f.examples)), None)
        if number is not None:
            columns.append(ColumnMeaning(number.name, Meaning.STUDENT))
    return ColumnMap(
        tuple(columns),
        sheet=sheet.name,
        header=header.last,
        header_rows=header.rows,
        school_year=time_of(sheet, header, columns) if _lacks_year(columns, facts) else "",
    )


def _how_likely_meant(fact: ColumnFacts) -> int:
    """Of several counts: those that say students first, those that say who is not counted last."""
    name = fact.name.rpartition(NAME_SEPARATOR)[2]
    if _NEGATED.match(name.strip()):
        return 2
    said = fact.guess.meaning is Meaning.NUMERATOR and _STUDENTS.search(name)
    return 0 if said else 1


def _counting_yes(column: ColumnMeaning, facts: Sequence[ColumnFacts]) -> ColumnMeaning:
    """In a list of students a count of 0 or 1 says no or yes."""
    examples = next(fact.examples for fact in facts if fact.name == column.name)
    said = column.meaning is Meaning.NUMERATOR and bool(examples) and {*examples} <= {"0", "1"}
    return replace(column, meaning=Meaning.YES) if said else column


def _lacks_year(columns: Sequence[ColumnMeaning], facts: Sequence[ColumnFacts]) -> bool:
    """Whether the columns of a map say months or terms without a year, or nothing of time."""
    known = {column.meaning for column in columns}
    if {Meaning.YEAR, Meaning.CALENDAR_YEAR} & known:
        return False
    if Meaning.DATE in known:
        dates = (fact for fact in facts if fact.guess.meaning is Meaning.DATE)
        return any(is_undated(value) for fact in dates for value in fact.examples)
    figures = [column for column in columns if column.meaning in FIGURES]
    return any(not column.period or column.undated for column in figures) or not figures


def time_of(sheet: LocalSheet, header: Header, columns: Sequence[ColumnMeaning]) -> str:
    """When what a table does not date is: its school year ("2026-27"), "" where nothing says it.

    A sheet of one month or window, such as "Sep 2026" or "Sep" in a file of 2026-27, says that of
    all its rows where no column does.
    """
    year = _school_year(sheet, header)
    if any(column.meaning is Meaning.DATE or column.undated for column in columns):
        return year
    named = read_period(sheet.name)
    if named is None and year and is_undated(sheet.name) and not sheet.name.isdigit():
        named = in_year(sheet.name, year.replace("-", "/"))
    return period_words(named) if named else year


def _school_year(sheet: LocalSheet, header: Header) -> str:
    """The one school year that a table's titles, its sheet or its file name: "2026-27".

    "" where none or several are named; the titles count before the sheet and that before the file.
    """
    titles = sheet.first_rows(header.last - header.rows)
    above = " ".join(" ".join(row) for row in titles)
    for text in (above, sheet.name, sheet.file):
        if found := years_named(text):
            return found.pop().replace("/", "-") if len(found) == 1 else ""
    return ""
