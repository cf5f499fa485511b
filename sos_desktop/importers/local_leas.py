"""Rows of a file that tells of several districts: those of the one it is read for count."""

import numpy as np

from sos_desktop.domain.local.leas import LeaOfFile, is_lea_code
from sos_desktop.domain.local.mapping import Meaning
from sos_desktop.domain.text import kept_line
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.importers.local_rows import LocalRows

_NAMED = 4


def keep_rows_of(rows: LocalRows, lea: LeaOfFile | None) -> None:
    """Leave out the rows of other districts, where a column says of which each row is.

    A file in which one district alone is named in words that are not the LEA's is read whole, and
    says so: words may be shortened in ways nobody knows. A code of another one is refused.

    Raises:
        InputProblem: No row is of the LEA.
    """
    columns = rows.map.having(Meaning.LEA)
    if lea is None or not columns or not len(rows.at):
        return
    column = rows.texts[columns[0].name]
    codes, texts = column.codes(), list(column.known)
    named = np.array([lea.is_named(text) for text in texts])
    said = [text for text in texts if text.strip()]
    if named.any():
        others = ~named[codes]
        rows.remark(others, "{rows} {is} of other districts, counties or the state, and {is} left")
        if others.any():
            rows.keep(~others)
        return
    shown = ", ".join(f"“{kept_line(text)[:60]}”" for text in said[:_NAMED])
    if len(said) == 1 and not is_lea_code(said[0]):
        rows.remarks.append(
            f"Column “{columns[0].name}” says {shown}. All rows were taken for those of {lea.name}."
        )
    elif said:
        raise InputProblem(
            f"No row of {rows.sheet.file} is of {lea.name}: column “{columns[0].name}” says {shown}"
            f"{' and others' if len(said) > _NAMED else ''}. Choose the file of this district, or "
            "say that the column means something else.",
            where="columns",
        )
