"""Any spreadsheet or text table of an LEA: its sheets, and where its column names stand.

Reads .csv, .txt, .tsv and Excel workbooks, with the limits of Dashboard files; never writes.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sos_desktop.domain.local.guessing import (
    completed,
    guess,
    is_student_number,
    private_reason,
)
from sos_desktop.domain.local.mapping import (
    ColumnFacts,
    ColumnMap,
    ColumnMeaning,
    FileGuess,
    Meaning,
)
from sos_desktop.domain.local.periods import read_month, read_period
from sos_desktop.domain.local.totals import is_total
from sos_desktop.domain.text import kept_line
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.importers.chunks import parse_number
from sos_desktop.importers.files import read_problem
from sos_desktop.importers.other_kinds import OLE, ZIP, encoding_of, refuse_other_kinds
from sos_desktop.importers.quoted import quoted_rows
from sos_desktop.importers.workbooks import read_sheets

LARGEST = 200 << 20
MOST_ROWS = 1_000_000
_LOOKED_AT = 400
_SEARCHED = 30
_EXAMPLES = 4
_JOINED = " · "
_FOOTNOTE = re.compile(r"(sources?|notes?|prepared|generated|printed|run|as of|data)\b|[*†‡]", re.I)
_REMARK = 60
"""Characters from which a text alone in its row is a remark and no school."""
_AGAIN = "Save it again from Excel, or ask whoever sent it for the original."


@dataclass(slots=True)
class LocalSheet:
    """A table as lines of text.

    Attributes:
        name: The sheet's; "" for a text file.
        delimiter: Between cells; a text file's cells may stand in quotation marks.
    """

    file: str
    name: str
    lines: list[str]
    delimiter: str = "\t"
    quoted: bool = False

    def rows(self) -> Iterator[Sequence[str]]:
        """Every row from the first."""
        if self.quoted:
            return quoted_rows(self.file, self.lines, self.delimiter, again=_AGAIN)
        return (line.split(self.delimiter) for line in self.lines)

    def first_rows(self, count: int) -> list[Sequence[str]]:
        """The first rows."""
        return list(islice(self.rows(), count))


@dataclass(frozen=True, slots=True)
class Header:
    """Where the names of the columns stand.

    Attributes:
        last: The row, counting from 1, in which they end.
        rows: 1 or 2.
    """

    names: tuple[str, ...]
    last: int
    rows: int = 1


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
    refuse_other_kinds(path.name, data, _AGAIN)
    if data.startswith((ZIP, OLE)):
        found = read_sheets(path.name, data, _AGAIN, cancel)
        sheets = [LocalSheet(path.name, one.name, one.lines) for one in found]
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
        lines = _lines(data, "cp1252", "replace")
    if lines and lines[0].casefold().startswith("sep=") and len(lines[0].strip()) == 5:
        delimiter, lines[0] = lines[0].strip()[-1], ""
    else:
        sample = lines[:_SEARCHED]
        delimiter = max("\t;|,", key=lambda sign: sum(line.count(sign) for line in sample))
    return LocalSheet(name, "", lines, delimiter, quoted=b'"' in data)


def _lines(data: bytes, encoding: str, errors: str) -> list[str]:
    """Read one by one: a large file taken apart in one call would keep the window waiting."""
    with io.TextIOWrapper(io.BytesIO(data), encoding=encoding, errors=errors) as stream:
        return [line.rstrip("\n") for line in stream]


def find_header(sheet: LocalSheet, known: ColumnMap | None = None) -> Header:
    """Where the names of the columns stand: as the map says, or found.

    Raises:
        InputProblem: There is none.
    """
    rows = sheet.first_rows(max(_SEARCHED, known.header if known else 0) + 1)
    if known is not None and known.header and known.header <= len(rows):
        upper = rows[known.header - 2] if known.header_rows > 1 and known.header > 1 else None
        return Header(_names(rows[known.header - 1], upper), known.header, 2 if upper else 1)
    width = max((_filled(row) for row in rows), default=0)
    for place, row in enumerate(rows[:-1]):
        below = next((later for later in rows[place + 1 :] if _filled(later)), ())
        if _is_header(row, below, width):
            upper = rows[place - 1] if place and _is_upper(rows[place - 1], row) else None
            return Header(_names(row, upper), place + 1, 2 if upper else 1)
    raise InputProblem(
        f"No row of column names was found in {sheet.name or sheet.file}. Say in which row they "
        "stand, or give the table a first row of names.",
        where=sheet.file,
    )


def is_footnote(row: Sequence[str]) -> bool:
    """Whether a row holds one remark and nothing else, as below a table ("Source: …")."""
    texts = [cell.strip() for cell in row if cell.strip()]
    return len(texts) == 1 and (_FOOTNOTE.match(texts[0]) is not None or len(texts[0]) > _REMARK)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _is_header(row: Sequence[str], below: Sequence[str], width: int) -> bool:
    """A row of several texts with figures or days below, no emptier than most."""
    count = _filled(row)
    if count < 2 or count < 0.6 * width:
        return False
    numbers = sum(_is_figure(cell) for cell in row)
    return numbers <= 0.2 * count and any(map(_is_figure, below))


def _is_upper(row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row names several columns at once, as merged cells do."""
    filled = [n for n, cell in enumerate(row) if cell.strip()]
    if not filled or filled == [0] or any(_is_figure(row[n]) for n in filled):
        return False
    names = [kept_line(cell).casefold() for cell in below if cell.strip()]
    return len(filled) < _filled(below) or len(set(names)) < len(names)


def _is_figure(cell: str) -> bool:
    text = cell.strip()
    return bool(text) and parse_number(text) is not None and text[-1:].isdigit() | ("%" in text)


def _names(row: Sequence[str], upper: Sequence[str] | None) -> tuple[str, ...]:
    names: list[str] = []
    above = ""
    for place, cell in enumerate(row):
        name = kept_line(cell)[:80]
        if upper is not None:
            here = kept_line(upper[place])[:80] if place < len(upper) else ""
            above = here or (above if name else "")
            name = _JOINED.join(part for part in (above, name) if part)
        names.append(name or f"Column {_letters(place)}")
    seen: dict[str, int] = {}
    for place, name in enumerate(names):
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            names[place] = f"{name} ({seen[name]})"
    return tuple(names)


def _letters(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


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
    for sheet in sheets:
        try:
            find_header(sheet, known)
        except InputProblem as error:
            problem = problem or error
        else:
            return sheet
    assert problem is not None
    raise problem


def look_at(sheets: Sequence[LocalSheet], known: ColumnMap | None = None) -> FileGuess:
    """What a file seems to be; with a map, what the map makes of it.

    Raises:
        InputProblem: It has no column names, or not the sheet that is asked for.
    """
    sheet = choose_sheet(sheets, known)
    header = find_header(sheet, known)
    body = sheet.first_rows(header.last + _LOOKED_AT)[header.last :]
    body = [row for row in body if any(cell.strip() for cell in row) and not is_footnote(row)]
    columns = [
        [row[place].strip() if place < len(row) else "" for row in body]
        for place in range(len(header.names))
    ]
    private = [private_reason(name, columns[n]) for n, name in enumerate(header.names)]
    students = next(
        (
            f"Column “{name}” {why}."
            for name, why, values in zip(header.names, private, columns, strict=True)
            if ("student" in why or "birth" in why) and not _is_free(name, why, values)
        ),
        "",
    )
    shown = [[] if why else values for why, values in zip(private, columns, strict=True)]
    guesses = completed([guess(*one) for one in zip(header.names, shown, strict=True)], shown)
    facts = [_facts(*one) for one in zip(guesses, shown, private, strict=True)]
    found = _map(facts, sheet, header, students) if known is None else known
    return FileGuess(
        tuple(facts),
        found,
        tuple(one.name for one in sheets),
        max(0, len(sheet.lines) - header.last),
        students,
        (),
    )


def _is_free(name: str, private: str, values: Sequence[str]) -> bool:
    """Free text may name a student, which does not make each row one."""
    if private != "may name a student":
        return False
    filled = [value for value in values if value]
    return "note" in name.casefold() or sum(value.count(" ") > 3 for value in filled) > 0


def _facts(meaning: ColumnMeaning, values: Sequence[str], private: str) -> ColumnFacts:
    if private:
        nothing = ColumnMeaning(meaning.name, Meaning.LEAVE_OUT)
        return ColumnFacts(meaning.name, (), nothing, private, private)
    filled = [value for value in values if value]
    examples = tuple(dict.fromkeys(kept_line(value)[:40] for value in filled))[:_EXAMPLES]
    found = _found(meaning.meaning, filled, len(values))
    return ColumnFacts(meaning.name, examples, meaning, found)


def _found(meaning: Meaning, filled: Sequence[str], count: int) -> str:
    """What was found in a column, in a few words."""
    if not filled:
        return "empty"
    if meaning is Meaning.DATE:
        odd = [v for v in filled if not (read_period(v) or read_month(v) or is_total(v))]
        return f"{len(odd)} cannot be read as a date" if odd else f"{len(set(filled))} different"
    if meaning in (Meaning.PLACE, Meaning.GROUP):
        return f"{len(set(filled))} different"
    if meaning in (Meaning.NUMERATOR, Meaning.DENOMINATOR, Meaning.RATE, Meaning.SCORE):
        odd = [v for v in filled if (n := parse_number(v)) is None or n != n]
        gaps = count - len(filled) + len(odd)
        return "no gaps" if not gaps else f"{gaps} hold no number"
    return ""


def _map(
    facts: Sequence[ColumnFacts], sheet: LocalSheet, header: Header, students: str
) -> ColumnMap:
    """A first map: one column of each meaning that can stand only once."""
    once = {Meaning.DATE, Meaning.YEAR, Meaning.PLACE, Meaning.GROUP}
    taken: set[tuple[Meaning, str, str]] = set()
    columns: list[ColumnMeaning] = []
    for fact in facts:
        column = fact.guess
        single = (column.meaning, "", "")
        key = single if column.meaning in once else (column.meaning, column.group, column.period)
        if column.meaning is Meaning.LEAVE_OUT or key in taken:
            continue
        if column.meaning is Meaning.MEMBER:
            key = (column.meaning, fact.name, "")
        taken.add(key)
        columns.append(column)
    if students:
        figures = (Meaning.NUMERATOR, Meaning.DENOMINATOR, Meaning.RATE)
        columns = [column for column in columns if column.meaning not in figures]
        number = next((f for f in facts if is_student_number(f.name, f.examples)), None)
        if number is not None:
            columns.append(ColumnMeaning(number.name, Meaning.STUDENT))
    return ColumnMap(
        tuple(columns),
        sheet=sheet.name,
        header=header.last,
        header_rows=header.rows,
        school_year="",
    )
