"""What a record must be like before it is kept; each refusal names the field it belongs to."""

import math
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from sos_desktop.domain.casework.records import Case, Record
from sos_desktop.domain.casework.records.schema import FieldInfo, kind_of
from sos_desktop.domain.formats import date_words
from sos_desktop.domain.text import kept, kept_line
from sos_desktop.foundation.errors import InputProblem

LONG, SHORT = 20_000, 500
"""The longest text, in characters: one that is written at length, and one that is a line."""

R = TypeVar("R", bound=Record)

_EARLIEST, _LATEST = date(1990, 1, 1), date(2100, 1, 1)


def cleaned(record: R) -> R:
    """The record with its texts trimmed and free of characters no file can hold.

    A text that is a line, such as a title or a name, is kept on one, whatever was pasted into it.
    """
    changes = {
        field.name: kept_line(value) if field.is_line else kept(value)
        for field in kind_of(type(record)).fields
        if type(value := getattr(record, field.name)) is str
    }
    return replace(record, **{k: v for k, v in changes.items() if v != getattr(record, k)})


def check_record(record: Record, lea_kind: str = "", before: Record | None = None) -> None:
    """Raise unless a record, already cleaned, may be kept.

    Args:
        record: What is to be kept.
        before: As it is kept; a field that stays as it is there is not judged again, so that a
            file with something odd from before can be worked in. None for a new record.
        lea_kind: The kind of LEA whose case it is or belongs to; state priorities 9 and 10 are for
            county offices only.

    Raises:
        InputProblem: With `where` set to the field.
    """
    check_fields(record, before)
    record.check(lea_kind)


def check_fields(record: Record, before: Record | None = None) -> None:
    """Raise unless each field for itself may be kept; what stays as it was before is let be.

    Raises:
        InputProblem: Something required is missing, a text is too long, a date is impossible or
            missing, or a number is none; `where` is set to the field.
    """
    fields = [
        field
        for field in kind_of(type(record)).fields
        if before is None or getattr(before, field.name) != getattr(record, field.name)
    ]
    for field in fields:
        _check_there(field, getattr(record, field.name))
    for field in fields:
        _check_value(field, getattr(record, field.name))


def check_in_case(case: Case, day: date, where: str) -> None:
    """Raise when something is said to have happened before its case opened, or can not be right.

    Raises:
        InputProblem: With `where` set to the field given.
    """
    _check_day(where, day)
    if day < case.opened_on:
        raise InputProblem(
            f"This case opened on {date_words(case.opened_on)}; the date lies before it. Check "
            "the date.",
            where=where,
        )


def require(text: str, sentence: str, where: str) -> str:
    """`text` trimmed; `InputProblem` with `sentence` when nothing is left."""
    if not (trimmed := kept(text)):
        raise InputProblem(sentence, where=where)
    return trimmed


def _check_there(field: FieldInfo, value: Any) -> None:
    if field.required and not value:
        raise InputProblem(field.required, where=field.name)
    if value is None and field.type is date and not field.optional:
        raise InputProblem("Write the date, for example Nov 21, 2026.", where=field.name)


def _check_value(field: FieldInfo, value: Any) -> None:
    if isinstance(value, str):
        _check_length(field.name, value, field.longest or (SHORT if field.is_line else LONG))
    elif isinstance(value, date):
        _check_day(field.name, value)
    elif isinstance(value, float) and not math.isfinite(value):
        raise InputProblem("Write a number, or leave the field empty.", where=field.name)


def _check_length(name: str, text: str, longest: int) -> None:
    if len(text) > longest:
        raise InputProblem(
            f"This text has {len(text):,} characters; the longest that can be kept has "
            f"{longest:,}. Shorten it, or split it in two.",
            where=name,
        )


def _check_day(name: str, day: date) -> None:
    if not _EARLIEST <= day <= _LATEST:
        raise InputProblem(
            f"The year {day.year} cannot be right. Check the date.",
            where=name,
        )
