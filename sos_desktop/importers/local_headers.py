"""Where the column names of a local table stand: in one row or two, below titles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from sos_desktop.domain.local.mapping import ColumnMap
from sos_desktop.domain.local.names import NAME_SEPARATOR
from sos_desktop.domain.local.periods import calendar_year, read_period
from sos_desktop.domain.text import column_letters, kept_line
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.chunks import MISSING, parse_number
from sos_desktop.importers.local_files import MOST_ROWS, LocalSheet

_SEARCHED = 30
_FOOTNOTE = re.compile(r"(sources?|notes?|prepared|generated|printed|run|as of|data)\b|[*†‡]", re.I)
_BEGINS = re.compile(r"[\s~≈<>≤≥(]*\d")
_DIGIT = re.compile(r"\d")
_SECOND = " (2)"
"""Behind a name that stands twice."""
_REMARK = 60
"""Characters from which a text alone in its row is a remark and no school."""


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


def find_header(sheet: LocalSheet, known: ColumnMap | None = None) -> Header:
    """Where the names of the columns stand: as the map says, or found.

    Raises:
        InputProblem: There is none.
    """
    wanted = min(known.header, MOST_ROWS) if known else 0
    rows = sheet.first_rows(max(_SEARCHED, wanted) + 1)
    if known is not None and known.header > len(rows):
        raise InputProblem(
            f"{sheet.name or sheet.file} has no row {known.header:,}, in which the names of the "
            "columns are said to stand.",
            where="columns",
        )
    if known is not None and known.header:
        upper = rows[known.header - 2] if known.header_rows > 1 and known.header > 1 else None
        return Header(_names(rows[known.header - 1], upper), known.header, 2 if upper else 1)
    width = max((_filled(row) for row in rows), default=0)
    for place, row in enumerate(rows[:-1]):
        below = next((later for later in rows[place + 1 :] if _filled(later)), ())
        upper = rows[place - 1] if place and _is_upper(rows[place - 1], row) else None
        if _is_header(row, below, width, upper or ()):
            if (top := _named_above(rows, place, width)) is not None:
                return Header(_names(rows[top], None), top + 1)
            if upper is not None and place > 1:
                _refuse_three(sheet, rows[place - 2], _names(row, upper), place + 1)
            return Header(_names(row, upper), place + 1, 2 if upper else 1)
    raise InputProblem(
        f"No row of column names was found in {sheet.name or sheet.file}. "
        + (
            sheet.without_results
            or "Say in which row they stand, or give the table a first row of names."
        ),
        where=sheet.file,
    )


def _named_above(rows: Sequence[Sequence[str]], place: int, width: int) -> int | None:
    """The row of names above one that only seems to hold some: "Alder ES, 30 students"; often none.

    A first row of figures with words beside the numbers looks like names above the next one.
    """
    top = place
    while top and _filled(rows[top - 1]) >= max(2, 0.6 * width):
        top -= 1
    names, row, between = rows[top], rows[place], rows[top + 1 : place]
    if top == place or not names[0].strip() or names[0].strip() == row[0].strip():
        return None
    said = any(
        _BEGINS.match(cell)
        and name.strip()
        and not _DIGIT.search(name)
        and (not read_period(cell) or any(at < len(r) and read_period(r[at]) for r in between))
        for at, (name, cell) in enumerate(zip(names, row, strict=False))
    )
    return top if said and row[0].strip() else None


def _refuse_three(sheet: LocalSheet, top: Sequence[str], names: Sequence[str], last: int) -> None:
    """Refuse names that are told apart only by a third row above them.

    Raises:
        InputProblem: They are.
    """
    twice = any(name.endswith(_SECOND) for name in names)
    if twice and _filled(top) > 1 and not any(_is_figure(cell) for cell in top):
        raise InputProblem(
            f"The names of the columns stand in rows {last - 2} to {last} of "
            f"{sheet.name or sheet.file}. At most two rows can be read: write what the first of "
            "them says into the second.",
            where=sheet.file,
        )


def is_footnote(row: Sequence[str]) -> bool:
    """Whether a row holds one remark and nothing else, as below a table ("Source: …")."""
    texts = [cell.strip() for cell in row if cell.strip()]
    return len(texts) == 1 and (_FOOTNOTE.match(texts[0]) is not None or len(texts[0]) > _REMARK)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _is_header(row: Sequence[str], below: Sequence[str], width: int, upper: Sequence[str]) -> bool:
    """A row of several texts with figures or days below, with its upper one as full as most."""
    count = _filled(row)
    both = [one + two for one, two in zip_longest(row, upper, fillvalue="")]
    if count < 2 or _filled(both) < 0.6 * width:
        return False
    numbers = 0 if _names_years(row, below) else sum(_is_figure(cell) for cell in row)
    return numbers <= 0.2 * count and any(_is_figure(cell) or _is_gap(cell) for cell in below)


def _names_years(row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the numbers of a row are years, each of a column of figures: "School, 2026, 2027"."""
    numbers = [n for n, cell in enumerate(row) if _is_figure(cell)]
    years = [year for n in numbers if (year := calendar_year(row[n]))]
    under = [below[n] for n in numbers if n < len(below)]
    apart = len(numbers) > 1 and len(set(years)) == len(numbers) < _filled(row)
    return apart and not any(map(calendar_year, under))


def _is_upper(row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row names several columns at once, or those the next does not, by merged cells."""
    filled = [n for n, cell in enumerate(row) if cell.strip()]
    if not filled or filled == [0] or any(_is_figure(row[n]) for n in filled):
        return False
    gaps = [n for n in range(filled[-1] + 1) if n >= len(below) or not below[n].strip()]
    if gaps and all(n in filled for n in gaps):
        return True  # merged downward: their names stand here alone
    names = [kept_line(cell).casefold() for cell in below if cell.strip()]
    return len(filled) < _filled(below) or len(set(names)) < len(names)


def _is_figure(cell: str) -> bool:
    text = cell.strip()
    return bool(text) and parse_number(text) is not None and text[-1:].isdigit() | ("%" in text)


def _is_gap(cell: str) -> bool:
    """Whether a cell stands for a figure that is not reported, or held back ("*", "<11")."""
    text = cell.strip()
    return bool(text) and (text in MISSING or text[0] in "<≤")


def _names(row: Sequence[str], upper: Sequence[str] | None) -> tuple[str, ...]:
    names: list[str] = []
    above = ""
    for place, cell in enumerate(row):
        name = kept_line(cell)[:80]
        if upper is not None:
            here = kept_line(upper[place])[:80] if place < len(upper) else ""
            above = here or (above if name else "")
            name = NAME_SEPARATOR.join(part for part in (above, name) if part)
        names.append(name or f"Column {column_letters(place)}")
    seen: dict[str, int] = {}
    for place, name in enumerate(names):
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            names[place] = f"{name} ({seen[name]})"
    return tuple(names)
