"""Rows of a local file that add up others, as Excel's pivot tables and district offices name them.

A total that is taken for a school of its own, or beside the rows it adds up, counts students twice.
"""

import re
from collections.abc import Callable
from enum import IntEnum

from sos_desktop.domain.local.names import plain_name

_WORD = r"(?P<sort>grand |gran |overall |suma |sub[ -]?)?total(?:e?s)?(?: general)?"
_BEFORE = re.compile(rf"{_WORD}(?:\s*[:–-]\s*|\s+(?:for |of |de la |del |de )?|$)(?P<of>.*)", re.I)
_AFTER = re.compile(rf"(?P<of>.*?)(?:\s*[:–-]\s*|\s+){_WORD}", re.I)
_NO_PLACE = re.compile(
    r"(?:(?:state|county|district|school|overall|lea)(?:wide)?\s+)?(?:average|avg\.?|mean|median)"
    r"|promedio|media|state(?:wide)?|california(?: state)?|county(?:wide)?|condado",
    re.I,
)
_WHOLE = frozenset(
    [
        "all",
        "allschools",
        "allsites",
        "alldistrict",
        "allcombined",
        "combined",
        "overall",
        "todaslasescuelas",
        "district",
        "districtwide",
        "districtoverall",
        "distrito",
        "distritoescolar",
        "lea",
        "toda",
        "todas",
        "todoeldistrito",
        "todos",
        "wholedistrict",
    ]
)


class Adds(IntEnum):
    """What a row adds up."""

    NOTHING = 0
    ONE = 1
    """All of one name of the column."""
    ALL = 2
    """Everything in the column."""
    PART = 3
    """Some of it, and no column says which."""


def is_total(text: str) -> bool:
    """Whether a cell says that its row adds up others."""
    return _parts(text) is not None


def is_subtotal(text: str) -> bool:
    """Whether a cell names what its row adds up, as pivot tables do below each name."""
    parts = _parts(text)
    return parts is not None and bool(parts[1]) and not is_whole_lea(parts[1])


def is_whole_lea(text: str) -> bool:
    """Whether a place is the whole LEA."""
    return plain_name(text) in _WHOLE


def is_no_place(text: str) -> bool:
    """Whether a row among schools tells of no place of the LEA: a mean, or the whole state."""
    return _NO_PLACE.fullmatch(" ".join(text.split())) is not None


def what_it_adds(text: str, known: Callable[[str], str | None]) -> tuple[Adds, str]:
    """What the row of a cell adds up, and of which label.

    Args:
        text: The cell, such as "Alder ES Total" or "Grand total".
        known: The label of a name that stands in the column without "total"; None for all others.
    """
    parts = _parts(text)
    if parts is None:
        return (Adds.PART if is_no_place(text) else Adds.NOTHING), ""
    sort, name = parts
    if name and (label := known(name)) is not None:
        return Adds.ONE, label
    whole = not name or is_whole_lea(name) or plain_name(name).endswith(("district", "distrito"))
    return (Adds.ALL, "") if whole and not sort.startswith("sub") else (Adds.PART, "")


def _parts(text: str) -> tuple[str, str] | None:
    """The word before "total" and the name beside it; None where nothing is added up."""
    words = " ".join(text.split())
    found = _BEFORE.fullmatch(words) or _AFTER.fullmatch(words)
    return ((found["sort"] or "").strip().casefold(), found["of"].strip()) if found else None
