"""From the rows of a local file to figures by period, place and group.

A piece of some thousand rows at a time, so that neither memory nor the window's own thread has to
hold a large file. Of a file with a row per student only counts are made: what tells one student
from another is compared here and goes nowhere.
"""

from dataclasses import dataclass, field

import numpy as np

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS
from sos_desktop.domain.formats import counted
from sos_desktop.domain.local.added import added_places, all_students
from sos_desktop.domain.local.cells import WHOLE, Key, LocalCell
from sos_desktop.domain.local.leas import LeaOfFile
from sos_desktop.domain.local.mapping import FIGURES, ColumnMap, Meaning
from sos_desktop.domain.local.names import NAME_SEPARATOR, group_code
from sos_desktop.domain.local.periods import in_year, is_part, is_year
from sos_desktop.domain.local.stepping import brought_together
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.jobs import CancelToken, Progress, no_progress
from sos_desktop.importers.chunks import parse_number
from sos_desktop.importers.local_checks import (
    rates_of,
    remark_odd_cells,
    repeated_rows,
    sound_rows,
)
from sos_desktop.importers.local_files import LocalSheet
from sos_desktop.importers.local_headers import Header
from sos_desktop.importers.local_keys import RowKeys, keys_of
from sos_desktop.importers.local_leas import keep_rows_of
from sos_desktop.importers.local_refusals import (
    refuse_dates_among_places,
    refuse_measures_in_rows,
)
from sos_desktop.importers.local_rows import LocalRows, read_rows
from sos_desktop.importers.local_sums import RowIds, Sums
from sos_desktop.importers.local_wholes import (
    columns_beside,
    columns_with_wholes,
    parts_of_rows,
    told_apart,
)
from sos_desktop.importers.student_counts import counted_students

_YES = frozenset({"y", "yes", "true", "t", "x", "sí", "si", "✓"})
_NO = frozenset({"n", "no", "false", "f"})


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
    lea: LeaOfFile | None = None,
) -> LocalReading:
    """Make figures of a sheet; with an LEA, of its rows alone where a column says whose they are.

    Raises:
        InputProblem: A column the map names is not there, no row is of the LEA, or nothing can be
            made of the rows.
        Cancelled: The person stopped it.
    """
    known = known.dated()
    _refuse_months_without_year(sheet, header, known)
    known.check()
    token = cancel or CancelToken()
    beside = columns_beside(sheet, header, known)
    rows = read_rows(sheet, header, known, progress, token, beside)
    rows.remarks += _beside_values(sheet)
    keep_rows_of(rows, lea)
    refuse_dates_among_places(rows)
    refuse_measures_in_rows(rows, beside)
    keys = keys_of(rows)
    if known.students:
        cells = _students(rows, keys, token)
    else:
        keys.fits &= ~parts_of_rows(rows, keys, columns_with_wholes(rows, beside))
        cells = _figures(rows, keys, token)
    if not cells:
        raise InputProblem(
            f"No figure could be made of {sheet.file}. "
            + (" ".join(rows.remarks[:3]) or "Its rows hold no numbers."),
            where=sheet.file,
        )
    return LocalReading(cells, len(rows.at), rows.remarks)


def _beside_values(sheet: LocalSheet) -> list[str]:
    """What a sheet of a workbook says beside its values, in sentences."""
    found = [sheet.without_results] if sheet.without_results else []
    if sheet.formats.hidden:
        verb = "is" if sheet.formats.hidden == 1 else "are"
        found.append(
            f"{counted(sheet.formats.hidden, 'row')} of the sheet {verb} hidden, as by a filter, "
            "and read like the others."
        )
    return found


def _refuse_months_without_year(sheet: LocalSheet, header: Header, known: ColumnMap) -> None:
    """Refuse columns that are months or terms of no year where nothing else says when.

    Raises:
        InputProblem: There are.
    """
    names = [name for name in header.names if is_part(name.rpartition(NAME_SEPARATOR)[0] or name)]
    used = [c for c in known.having(*FIGURES) if c.undated]
    said = known.having(Meaning.DATE, Meaning.YEAR) or (known.school_year and not used)
    if len(names) > 1 and not said:
        shown = " and ".join(f"“{name}”" for name in names[:2])
        raise InputProblem(
            f"{shown} of {sheet.file} say no year. Write the school year of the file, such as "
            "2026-27, or the year into the names of the columns, such as “Sep 2026”.",
            where="columns",
        )


def _figures(rows: LocalRows, keys: RowKeys, cancel: CancelToken) -> list[LocalCell]:
    remark_odd_cells(rows)
    known = rows.map
    leading = known.having(Meaning.NUMERATOR, Meaning.RATE, Meaning.SCORE)
    series = {(c.group, c.period): None for c in leading or known.having(Meaning.DENOMINATOR)}
    # Beside columns of groups alone a total says how many all students are.
    totals = {("", c.period): None for c in known.having(Meaning.DENOMINATOR) if not c.group}
    totals = totals if all(c.group for c in leading) and leading else {}
    sums, count = Sums(), len(rows.at)
    once = ~repeated_rows(rows, keys)
    for own_group, own_period in series | totals:
        periods = _periods_of(keys.period, own_period)
        groups = keys.group if not own_group else RowIds.of_one(group_code(own_group), count)
        fits = periods.of >= 0 if own_period else keys.fits
        counts = rows.figures(Meaning.NUMERATOR, own_group, own_period)
        sizes = rows.figures(Meaning.DENOMINATOR, own_group, own_period)
        rates = rates_of(rows, own_group, own_period)
        if (own_group, own_period) in totals and not any(
            c.group for c in known.having(Meaning.DENOMINATOR)
        ):
            counts, sizes = sizes, None
        fits = fits & once & sound_rows(rows, counts, sizes, rates)
        cancel.check()
        sums.add((periods, keys.place, groups), fits, counts, sizes, rates)
    cells, lost = sums.cells()
    if lost:
        rows.remarks.append(
            f"{counted(lost, 'figure')} stand in several rows as percents without counts. "
            "They cannot be brought together, and are not reported."
        )
    if sums.several:
        rows.remarks.append(
            f"Several rows of one date, place and group were added up to make "
            f"{counted(sums.several, 'figure')}. Where they are of the same students, leave all "
            "but one of them out."
            + (told_apart(rows.sheet, rows.header, known) if not known.students else "")
        )
    cells = _without_sums(rows, keys, cells)
    return brought_together(cells, known.step)


def _periods_of(rows: RowIds, own: str) -> RowIds:
    """When the figures of a column are of: as its rows say, or as it says itself.

    A month or a term without a year is of the year of each row.
    """
    if not own:
        return rows
    if not is_part(own):
        return RowIds.of_one(own, len(rows.of))
    labels = [in_year(own, label) if is_year(label) else None for label in rows.labels]
    known = np.array([label is not None for label in labels] or [False])
    there = rows.of >= 0
    of = np.where(there & known[np.where(there, rows.of, 0)], rows.of, -1)
    return RowIds(of, [label or "" for label in labels])


def _without_sums(rows: LocalRows, keys: RowKeys, cells: list[LocalCell]) -> list[LocalCell]:
    """The figures without those of places that add up others; all of them make the whole LEA."""
    everybody = all_students(cells)
    words = "{rows} {adds} up other groups, and {is} taken for all students."
    rows.remark(_labelled(keys.group, everybody), words, "adds")
    if everybody:
        cells = [c._replace(group=ALL_STUDENTS) if c[2] in everybody else c for c in cells]
    added = added_places(cells)
    rows.remark(
        _labelled(keys.place, added.parts), "{rows} {adds} up others, and {is} left", "adds"
    )
    for places, words in (
        (added.whole, "{rows} {adds} up all others, and {is} taken for the whole LEA."),
        (
            added.same,
            "{rows} {says} of a place what the rows of the place before it say. It is counted "
            "beside it: where it adds it up, take these rows out of the file.",
        ),
        (
            added.near,
            "{rows} {has} about as many students as all other places together. They are counted "
            "as a school: where they are a total, call the place “Total” in the file.",
        ),
    ):
        rows.remark(_labelled(keys.place, places), words, "adds")
    gone = added.whole | added.parts
    if not gone:
        return cells
    kept = {cell.key: cell for cell in cells if cell.place not in gone}
    for cell in cells:
        if cell.place in added.whole:
            whole = cell._replace(place=WHOLE)
            kept.setdefault(whole.key, whole)
    return list(kept.values())


def _labelled(ids: RowIds, names: frozenset[str]) -> np.ndarray:
    """Which rows have one of some labels."""
    return np.isin(ids.of, [n for n, name in enumerate(ids.labels) if name in names])


def _students(rows: LocalRows, keys: RowKeys, cancel: CancelToken) -> list[LocalCell]:
    known, count = rows.map, len(rows.at)
    columns = known.having(Meaning.STUDENT)
    students = rows.texts[columns[0].name].codes() if columns else np.arange(count)
    yes = _counting(rows, keys)
    scores = rows.figures(Meaning.SCORE, "", "")
    sets = [(RowIds.of_one(ALL_STUDENTS, count), keys.fits)]
    if known.having(Meaning.GROUP):
        sets.append((keys.group, keys.fits & (keys.group.of >= 0)))
    for column in known.having(Meaning.MEMBER):
        own = RowIds.of_one(group_code(column.name), count)
        sets.append((own, keys.fits & _are_yes(rows, column.name)))
    cells: dict[Key, LocalCell] = {}
    twice = False
    for groups, chosen in sets:
        cancel.check()
        found = counted_students(groups, (keys.period, keys.place), chosen, students, yes, scores)
        twice |= any(cells.get(cell.key, cell) != cell for cell in found)
        cells = {cell.key: cell for cell in found} | cells
    if twice:
        rows.remarks.append("Two columns say who is in a group; the first of them counts.")
    rows.remarks.append(
        f"{counted(len(np.unique(students)), 'student')} in {counted(count, 'row')} were counted. "
        "No name and no number of a student is kept."
    )
    return list(cells.values())


def _counting(rows: LocalRows, keys: RowKeys) -> np.ndarray | None:
    """Which rows count: those with a yes in one of the columns that say so.

    A row that says neither yes nor no is one of which it is not known: it has no part in anything.
    """
    columns = rows.map.having(Meaning.YES)
    if not columns:
        return None
    yes = np.zeros(len(rows.at), bool)
    open_ = np.zeros(len(rows.at), bool)
    for column in columns:
        found, no = _are_yes(rows, column.name), _are_no(rows, column.name)
        yes |= found
        open_ |= ~(found | no)
    open_ &= ~yes
    rows.remark(open_, "{rows} {says} neither yes nor no, and {is} left", "says")
    keys.fits &= ~open_
    return yes


def _are_yes(rows: LocalRows, name: str) -> np.ndarray:
    codes = rows.texts[name]
    table = np.array([_is_yes(text) for text in codes.known], dtype=bool)
    return table[codes.codes()] if len(table) else np.empty(0, bool)


def _are_no(rows: LocalRows, name: str) -> np.ndarray:
    """Which rows say no; an empty cell does in a column that says nothing but yes."""
    codes = rows.texts[name]
    noes = [_is_no(text) for text in codes.known]
    blank = not any(noes)
    said = zip(codes.known, noes, strict=True)
    table = np.array([no or (blank and not text.strip()) for text, no in said], dtype=bool)
    return table[codes.codes()] if len(table) else np.empty(0, bool)


def _is_yes(text: str) -> bool:
    word = text.strip().casefold()
    if word in _YES:
        return True
    number = parse_number(word) if word else None
    return number is not None and number > 0


def _is_no(text: str) -> bool:
    word = text.strip().casefold()
    return word in _NO or (bool(word) and parse_number(word) == 0)
