"""Reads one file whole: what it is, whose figures, which figures, and every problem."""

import hashlib
from dataclasses import dataclass

import numpy as np

from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.domain.formats import counted
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.importers.chunks import WantedColumns, pieces
from sos_desktop.importers.contract import (
    EQUITY_MULTIPLIER,
    LOW_PERFORMING,
    OFFICIAL,
    VALUES,
    IssueLog,
    ParsedFile,
    Scope,
    Severity,
)
from sos_desktop.importers.entities import Entities, rows_in_scope
from sos_desktop.importers.figures import NUMBERS, TEXTS, Figures
from sos_desktop.importers.files import Source
from sos_desktop.importers.layouts import layouts
from sos_desktop.importers.official import parse_official
from sos_desktop.importers.other_lists import parse_other_list
from sos_desktop.importers.ratings import parse_ratings
from sos_desktop.importers.recognise import Recognised, recognise
from sos_desktop.importers.table_remarks import note_table, refuse_unsaved
from sos_desktop.importers.tables import SheetTable, read_tables

DAMAGED_SHARE = 0.05
"""Above this share of rows with something wrong, the file as a whole is not to be trusted."""

_KEY_SHIFT = 64


def parse_source(
    source: Source,
    *,
    scope: Scope,
    county_code: str,
    choice: Indicator | None = None,
    leave_out: bool = False,
    cancel: CancelToken | None = None,
) -> ParsedFile:
    """Read a file; nothing is written anywhere.

    Args:
        source: The file.
        scope: Which entities to keep.
        county_code: The own county, whose schools are kept by the default scope.
        choice: The indicator a person chose where the header leaves it open.
        leave_out: A person said that rows which cannot be placed may be left out, however many.
        cancel: Checked between pieces.

    Raises:
        NeedsChoice, NotRead, UnplacedRows, InputProblem, EnvironmentProblem: The file cannot be
            used as it is; none of it is.
    """
    [first, *_] = read_source(source, cancel)
    return parse_table(
        first,
        scope=scope,
        county_code=county_code,
        choice=choice,
        leave_out=leave_out,
        cancel=cancel,
    )


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table of a file, not yet understood.

    Attributes:
        name: As shown: the file's, with the sheet's where several sheets hold tables.
        sha256: Of the whole file.
    """

    name: str
    sha256: str
    table: SheetTable


def read_source(source: Source, cancel: CancelToken | None = None) -> list[ReadTable]:
    """The tables of a file; several where a workbook has several sheets with CDS codes.

    Raises:
        InputProblem, EnvironmentProblem: It cannot be read, or holds none.
    """
    data = source.read()
    digest = hashlib.sha256(data).hexdigest()
    tables = read_tables(source.name, data, cancel)
    several = len(tables) > 1
    found = [
        ReadTable(f"{source.name} › {table.sheet}" if several else source.name, digest, table)
        for table in tables
    ]
    known = [one for one in found if layouts().dataset_of(one.table.header) is not None]
    return [*known, *(one for one in found if one not in known)] if known else found


def parse_table(
    read: ReadTable,
    *,
    scope: Scope,
    county_code: str,
    choice: Indicator | None = None,
    leave_out: bool = False,
    cancel: CancelToken | None = None,
) -> ParsedFile:
    """Understand a table that was read; as `parse_source`."""
    name, digest, table = read.name, read.sha256, read.table
    issues = IssueLog(name)
    found = recognise(name, table, issues, choice)
    refuse_unsaved(name, table)
    note_table(table, issues)
    if found.dataset.note:
        issues.add(Severity.NOTE, found.dataset.note)
    if found.identity.kind == "local":
        return parse_ratings(name, digest, table, found, issues, scope, county_code)
    if found.identity.kind in (EQUITY_MULTIPLIER, LOW_PERFORMING):
        return parse_other_list(name, digest, table, found, issues, scope, county_code)
    if found.identity.kind in OFFICIAL:
        return parse_official(name, digest, table, found, issues, scope, county_code)
    entities = Entities(scope, county_code, issues, found.columns)
    figures = Figures(found.identity.indicator, found.dataset.only_group, issues)
    keep = rows_in_scope(table, found.columns, scope, county_code)
    values, crooked = _read(table, found, keep, entities, figures, cancel or CancelToken())
    _note_crooked(issues, crooked, table)
    values, conflicting = _without_duplicates(values, issues)
    _note_blank_colors(issues, figures)
    looked_at = len(table) if keep is None else len(keep)
    unplaced = entities.rejected + figures.rejected + len(crooked)
    other = conflicting + figures.emptied
    if not leave_out:
        _check_unplaced(name, looked_at, unplaced, other, issues)
    _check_damage(name, looked_at, other if leave_out else other + unplaced, issues)
    return ParsedFile(
        name=name,
        sha256=digest,
        identity=found.identity,
        entities=entities.found,
        issues=issues.all(),
        rows_read=len(table) - table.blank,
        outside=len(table) - looked_at + entities.outside,
        values=values,
        facts={"encoding": table.encoding} if table.encoding else {},
        columns=frozenset(found.columns),
    )


def _read(
    table: SheetTable,
    found: Recognised,
    keep: np.ndarray | None,
    entities: Entities,
    figures: Figures,
    cancel: CancelToken,
) -> tuple[np.ndarray, list[tuple[int, int]]]:
    wanted = WantedColumns(
        texts={name: found.columns[name] for name in TEXTS if name in found.columns},
        numbers={name: found.columns[name] for name in NUMBERS if name in found.columns},
    )
    parts, crooked = [np.empty((0, len(VALUES) + 2), dtype=np.float32)], []
    for chunk, wrong in pieces(table, wanted, keep):
        cancel.check()
        numbers = entities.number(chunk)
        entities.check_charters(chunk, numbers)
        parts.append(figures.rows(chunk, numbers))
        crooked.extend(wrong)
    entities.check_names()
    return np.concatenate(parts), crooked


def _note_crooked(issues: IssueLog, crooked: list[tuple[int, int]], table: SheetTable) -> None:
    width, last = len(table.header), len(table) + table.first_row - 1
    for row, count in crooked:
        if row == last and count < width and table.encoding and _begins_with_digits(table):
            issues.add(
                Severity.ERROR,
                "The file breaks off in its last row, so it was not downloaded or copied whole: "
                "the rows after it are missing.",
                row=row,
                value=f"{count} of {width} columns",
                remedy="Download the file again from CDE.",
            )
            continue
        issues.add(
            Severity.ERROR,
            f"The row does not line up with the {width} column names. It is left out.",
            row=row,
            value=f"{count} columns",
            remedy="Compare with CDE's original file.",
        )


def _begins_with_digits(table: SheetTable) -> bool:
    """Whether the last row begins as rows do, with a code, and not with the words of a note."""
    lines = table.lines
    last = "\t".join((table.cells or [[]])[-1]) if lines is None else lines[len(lines) - 1]
    return last.strip(" \"'=\t")[:1].isdigit() or not table.header[0].casefold().startswith("cds")


def _note_blank_colors(issues: IssueLog, figures: Figures) -> None:
    """CDE writes 0 for "no color"; a blank among colours was lost on the way.

    Many are a program's way of writing 0, a few may have been colors.
    """
    blank = len(figures.blank_colors)
    if blank and figures.colors:
        few = blank < figures.colors * _FEW_BLANK
        issues.add(
            Severity.WARNING if few else Severity.NOTE,
            "Some rows have no color at all, not even 0 for “no color”. It is taken as not "
            "reported.",
            row=figures.blank_colors[0],
            column="color",
            remedy="Compare with CDE's original file." if few else "",
            count=blank,
        )


_FEW_BLANK = 0.01


def _without_duplicates(values: np.ndarray, issues: IssueLog) -> tuple[np.ndarray, int]:
    """One row per entity and group; rows that contradict each other are all left out."""
    keys = values[:, 0].astype(np.int64) * _KEY_SHIFT + values[:, 1].astype(np.int64)
    unique, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    if len(unique) == len(keys):
        return values, 0
    keep = np.ones(len(values), dtype=bool)
    conflicting = 0
    for number in np.flatnonzero(counts > 1):
        places = np.flatnonzero(inverse == number)
        body = values[places, 3:]
        same = bool(np.array_equal(body, np.broadcast_to(body[0], body.shape), equal_nan=True))
        keep[places[1:] if same else places] = False
        conflicting += 0 if same else len(places)
        issues.add(
            Severity.NOTE if same else Severity.ERROR,
            "The same row stands in the file more than once; it is counted once."
            if same
            else "Rows for the same LEA and student group contradict each other. None is loaded.",
            row=int(values[places[1], 2]),
            column="cds, studentgroup",
            remedy="" if same else "Compare with CDE's original file.",
            count=len(places) - 1 if same else len(places),
        )
    return values[keep], conflicting


def _is_damaged(rows: int, bad: int) -> bool:
    return bad > max(rows * DAMAGED_SHARE, 10) or 0 < rows <= bad


def _check_unplaced(name: str, rows: int, unplaced: int, other: int, issues: IssueLog) -> None:
    """Ask the person where nothing but rows that cannot be placed is in the way."""
    if unplaced >= rows or not _is_damaged(rows, unplaced + other) or _is_damaged(rows, other):
        return
    raise UnplacedRows(
        f"{unplaced:,} of {rows:,} rows of {name} cannot be placed: see below which, and why. "
        "Choose CDE's original file, or load the file without these rows.",
        issues,
        unplaced,
        where=name,
    )


def _check_damage(name: str, rows: int, bad: int, issues: IssueLog) -> None:
    if not _is_damaged(rows, bad):
        return
    raise DamagedFile(
        f"{name} has {counted(bad, 'error')} in {counted(rows, 'row')}, too many to trust the "
        "rest. Nothing of it is loaded. Choose CDE's original file; a spreadsheet program may have "
        "changed this one.",
        issues,
        where=name,
    )


class DamagedFile(InputProblem):
    """Too much in the file is wrong.

    Attributes:
        issues: What was found.
    """

    def __init__(self, message: str, issues: IssueLog, *, where: str) -> None:
        super().__init__(message, where=where)
        self.issues = issues.all()


class UnplacedRows(DamagedFile):
    """Too many rows say nothing usable of whose figures they are; the rest can be loaded.

    Attributes:
        rows: How many.
    """

    def __init__(self, message: str, issues: IssueLog, rows: int, *, where: str) -> None:
        super().__init__(message, issues, where=where)
        self.rows = rows
