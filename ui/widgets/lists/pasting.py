"""What a block of cells from a spreadsheet means in a list: which column is which field."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from ui.widgets.forms.cell_fields import CELLS, read_date
from ui.widgets.forms.form_fields import NUMBERS, AnyField, number_in

Block = tuple[tuple[str, ...], ...]
"""Rows of cells, each row as wide as the widest."""

_DATES = (Editor.DATE, Editor.EVENT_DATE)
_CHOOSY = (*NUMBERS, *_DATES, Editor.CHOICE)
"""Editors that cannot read any word."""


@frozen_dataclass
class Matched:
    """Which column of a block is which field.

    Attributes:
        names: The field of each column; "" for one that is left out.
        rows: The rows that are records, without headings.
        is_sure: Whether nobody need look: headings said it, or every cell could be read in order.
    """

    names: tuple[str, ...]
    rows: Block
    is_sure: bool


def block_of(text: str) -> Block:
    """The cells of a text as spreadsheets copy them; rows without any word are left out."""
    rows = [
        [cell.strip() for cell in row]
        for row in csv.reader(io.StringIO(text.strip("\r\n")), dialect="excel-tab")
    ]
    rows = [row for row in rows if any(row)]
    wide = max((len(row) for row in rows), default=0)
    return tuple(tuple(row + [""] * (wide - len(row))) for row in rows)


def matched(block: Block, fields: Sequence[AnyField], main: str) -> Matched:
    """Match the columns of a block with the fields of a list.

    Args:
        block: From `block_of`; not empty.
        fields: The fields of the list in the order they stand there.
        main: The name of the field that a single column goes into.
    """
    fields = [field for field in fields if field.editor in CELLS]
    wide = len(block[0])
    headed = _by_headings(block[0], fields)
    if headed and len(block) > 1:
        return Matched(headed, block[1:], is_sure=True)
    if wide == 1:
        return Matched((main,), block, is_sure=True)
    in_order = fields[:wide]
    if wide <= len(fields) and all(
        _reads(block, column, field) for column, field in enumerate(in_order)
    ):
        return Matched(tuple(field.name for field in in_order), block, is_sure=True)
    return Matched(_guessed(block, fields), block, is_sure=False)


def _by_headings(heads: Sequence[str], fields: Sequence[AnyField]) -> tuple[str, ...]:
    """The fields the first row names; nothing unless it names one for every cell it has."""
    known = {_plain(field.label): field.name for field in fields}
    names = tuple(known.get(_plain(head), "") for head in heads)
    return names if all(names) and len(set(names)) == len(names) else ()


def _plain(text: str) -> str:
    return text.partition("(")[0].strip().casefold()


def _guessed(block: Block, fields: Sequence[AnyField]) -> tuple[str, ...]:
    """For each column the first field not taken yet that can read all its cells.

    A number, a day or a choice first: a text would read anything.
    """
    choosy = sorted(fields, key=lambda field: field.editor not in _CHOOSY)
    taken: list[str] = []
    for column in range(len(block[0])):
        said = any(row[column] for row in block)
        fitting = (f.name for f in choosy if f.name not in taken and _reads(block, column, f))
        taken.append(next(fitting, "") if said else "")
    return tuple(taken)


def _reads(block: Block, column: int, field: AnyField) -> bool:
    try:
        for row in block:
            value_in(row[column], field)
    except InputProblem:
        return False
    return True


def value_in(text: str, field: AnyField) -> Any:
    """What a cell says of a field; None where it is empty and the field keeps its usual value.

    Raises:
        InputProblem: It cannot be read as that; `where` names the field.
    """
    text = text.strip()
    if not text:
        return None
    if field.editor in _DATES:
        return read_date(text, field)
    if field.editor in NUMBERS:
        return number_in(text, field)
    if field.editor is Editor.CHOICE:
        return _chosen(text, field)
    return text


def _chosen(text: str, field: AnyField) -> Any:
    wanted = text.casefold()
    for value, words in field.choices:
        if wanted in (words.casefold(), str(value).casefold()):
            return value
    begun = [value for value, words in field.choices if words.casefold().startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    raise InputProblem(f"“{text}” is none of the choices of {field.label}.", where=field.name)


def values_of(row: Sequence[str], found: Matched, fields: Mapping[str, AnyField]) -> dict[str, Any]:
    """The values of one row by the names of fields; an empty cell gives none.

    Raises:
        InputProblem: A cell cannot be read; `where` names the field.
    """
    read = {
        name: value_in(cell, fields[name])
        for cell, name in zip(row, found.names, strict=True)
        if name
    }
    return {name: value for name, value in read.items() if value is not None}
