"""Rows of a local file that are parts of another row, by a column of which nothing is kept.

"Grade" with K, 1, 2 and "Total", "Charter" with Y, N and "All": the row of all is the figure, and
the parts beside it would count its students twice.
"""

import re
from collections.abc import Sequence

import numpy as np

from sos_desktop.domain.local.guessing import is_grade, says_measure
from sos_desktop.domain.local.mapping import FIGURES, ColumnMap
from sos_desktop.domain.local.names import plain_name
from sos_desktop.domain.local.number_texts import is_number
from sos_desktop.domain.local.totals import is_total, is_whole_lea
from sos_desktop.importers.local_files import LocalSheet
from sos_desktop.importers.local_headers import Header
from sos_desktop.importers.local_keys import RowKeys
from sos_desktop.importers.local_rows import LocalRows

_LOOKED_AT = 400
_CODES = re.compile(r"\b(school|site|campus|code|id|escuela|plantel)\b|#", re.I)
"""Columns whose numbers tell rows apart and count nothing."""
_MOST = 40
"""Different texts of a column that tells parts apart."""


def columns_beside(sheet: LocalSheet, header: Header, known: ColumnMap) -> Sequence[str]:
    """The columns nothing is kept of that may say of all rows what they count, or of whom.

    A list of students has no row that is of several.
    """
    used = {plain_name(column.name) for column in known.columns}
    body = sheet.first_rows(header.last + _LOOKED_AT)[header.last :]
    found: list[str] = []
    for place, name in enumerate(header.names):
        texts = {row[place].strip() for row in body if place < len(row)}
        may_say = says_measure(name) or (not known.students and len(texts) <= _MOST)
        if plain_name(name) not in used and may_say:
            found.append(name)
    return found


def columns_with_wholes(rows: LocalRows, beside: Sequence[str]) -> Sequence[str]:
    """Those of some columns in which some rows, and not all, say that they are of all."""
    found: list[str] = []
    for name in beside:
        texts = {text.strip() for text in rows.texts[name].known}
        if 0 < sum(map(_is_of_all, texts)) < len(texts) <= _MOST:
            found.append(name)
    return found


def parts_of_rows(rows: LocalRows, keys: RowKeys, beside: Sequence[str]) -> np.ndarray:
    """Which rows are parts of another row of the same period, place and group; it says so."""
    left = np.zeros(len(rows.at), bool)
    if not beside:
        return left
    _keys, of = np.unique(keys.together(), return_inverse=True)
    for name in beside:
        column = rows.texts[name]
        wholes = np.array([_is_of_all(text) for text in column.known], bool)[column.codes()]
        there = np.bincount(of[wholes & ~left], minlength=len(rows.at)) > 0
        parts = there[of] & ~wholes & ~left & keys.fits
        said = name.replace("{", "(").replace("}", ")")
        rows.remark(
            parts,
            f"{{rows}} {{says}} parts of what another row says of all by “{said}”, and {{is}} left",
        )
        left |= parts
    return left


def told_apart(sheet: LocalSheet, header: Header, known: ColumnMap) -> str:
    """What tells rows of one date, place and group apart and is left out; "" for nothing."""
    used = {plain_name(column.name) for column in known.columns}
    keys = {plain_name(c.name) for c in known.columns if c.meaning not in FIGURES}
    body = sheet.first_rows(header.last + _LOOKED_AT)[header.last :]
    wide = len(header.names)
    rows = [[*row, *[""] * (wide - len(row))] for row in body if any(map(str.strip, row))]
    at = [n for n, name in enumerate(header.names) if plain_name(name) in keys]
    found: list[str] = []
    for place, name in enumerate(header.names):
        texts = {row[place].strip() for row in rows}
        figures = all(map(is_number, texts)) and not (is_grade(name) or _CODES.search(name))
        if plain_name(name) in used or len(texts) < 2 or figures:
            continue
        apart: dict[tuple[str, ...], set[str]] = {}
        for row in rows:
            apart.setdefault(tuple(row[n] for n in at), set()).add(row[place].strip())
        if any(len(several) > 1 for several in apart.values()):
            found.append(f"“{name}”")
    if not found:
        return ""
    names = ", ".join(found[:3])
    if len(found) == 1:
        return f" {names} tells them apart and is left out: say what it means where it matters."
    return f" {names} tell them apart and are left out: say what they mean where it matters."


def _is_of_all(text: str) -> bool:
    return is_total(text) or is_whole_lea(text)
