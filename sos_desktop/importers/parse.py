"""Reads one file whole: what it is, whose figures, which figures, and every problem."""

import hashlib

import numpy as np

from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.importers.chunks import WantedColumns, pieces
from sos_desktop.importers.contract import (
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
from sos_desktop.importers.official import parse_official
from sos_desktop.importers.ratings import parse_ratings
from sos_desktop.importers.recognise import Recognised, recognise
from sos_desktop.importers.tables import SheetTable, read_table

DAMAGED_SHARE = 0.05
"""Above this share of rows with something wrong, the file as a whole is not to be trusted."""

_KEY_SHIFT = 64


def parse_source(
    source: Source,
    *,
    scope: Scope,
    county_code: str,
    choice: Indicator | None = None,
    cancel: CancelToken | None = None,
) -> ParsedFile:
    """Read a file; nothing is written anywhere.

    Args:
        source: The file.
        scope: Which entities to keep.
        county_code: The own county, whose schools are kept by the default scope.
        choice: The indicator a person chose where the header leaves it open.
        cancel: Checked between pieces.

    Raises:
        NeedsChoice, NotRead, InputProblem, EnvironmentProblem: The file cannot be used as it is;
            none of it is.
    """
    data = source.read()
    digest = hashlib.sha256(data).hexdigest()
    issues = IssueLog(source.name)
    table = read_table(source.name, data)
    del data
    found = recognise(source.name, table, issues, choice)
    if found.dataset.note:
        issues.add(Severity.NOTE, found.dataset.note)
    if found.identity.kind == "local":
        return parse_ratings(source.name, digest, table, found, issues, scope, county_code)
    if found.identity.kind in OFFICIAL:
        return parse_official(source.name, digest, table, found, issues, scope, county_code)
    entities = Entities(scope, county_code, issues, found.columns)
    figures = Figures(found.identity.indicator, found.dataset.only_group, issues)
    keep = rows_in_scope(table, found.columns, scope, county_code)
    values, crooked = _read(table, found, keep, entities, figures, cancel or CancelToken())
    _note_crooked(issues, crooked, len(table.header))
    values, conflicting = _without_duplicates(values, issues)
    _note_blank_colors(issues, figures)
    looked_at = len(table) if keep is None else len(keep)
    bad = entities.rejected + figures.rejected + len(crooked) + conflicting
    _check_damage(source.name, looked_at, bad + figures.emptied, issues)
    return ParsedFile(
        name=source.name,
        sha256=digest,
        identity=found.identity,
        entities=entities.found,
        issues=issues.all(),
        rows_read=len(table),
        outside=len(table) - looked_at + entities.outside,
        values=values,
        facts={"encoding": table.encoding} if table.encoding else {},
    )


def _read(
    table: SheetTable,
    found: Recognised,
    keep: list[int] | None,
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
        parts.append(figures.rows(chunk, entities.number(chunk)))
        crooked.extend(wrong)
    return np.concatenate(parts), crooked


def _note_crooked(issues: IssueLog, crooked: list[tuple[int, int]], width: int) -> None:
    for row, count in crooked:
        issues.add(
            Severity.ERROR,
            f"The row does not line up with the {width} column names. It is left out.",
            row=row,
            value=f"{count} columns",
            remedy="Compare with CDE's original file.",
        )


def _note_blank_colors(issues: IssueLog, figures: Figures) -> None:
    """CDE writes 0 for "no color"; a blank among colours was lost on the way."""
    if figures.blank_colors and figures.colors:
        issues.add(
            Severity.NOTE,
            "Some rows have no color at all, not even 0. It is taken as not reported.",
            row=figures.blank_colors[0],
            column="color",
            count=len(figures.blank_colors),
        )


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


def _check_damage(name: str, rows: int, bad: int, issues: IssueLog) -> None:
    if bad == 0 or (bad <= max(rows * DAMAGED_SHARE, 10) and bad < rows):
        return
    raise DamagedFile(
        f"{name} has {bad:,} errors in {rows:,} rows, too many to trust the rest. Nothing of it is "
        "loaded. Choose CDE's original file; a spreadsheet program may have changed this one.",
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
