"""Text made safe for paper and for cells."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from html import escape
from typing import Any, TypeVar

from sos_desktop.domain.documents.report import Cell
from sos_desktop.domain.documents.typed import BEGIN, LANGUAGE, MARKED, unmarked
from sos_desktop.domain.formats import ENGLISH_DATES, PERCENT, DateWords, number_words, with_unit
from sos_desktop.domain.quantities import Quantity
from sos_desktop.domain.text import NO_TEXT, plain
from sos_desktop.domain.typography import typeset

T = TypeVar("T")
_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"]+")
_AFTER_ADDRESS = ".,;:!?)]”’'"
"""Signs after an address that belong to the sentence."""
LINK_COLOR = "#1D4F8C"
_SPAN = (
    f'<ondraw name="begin_span" label="{LANGUAGE}"/>\\1<ondraw name="end_span" label="{LANGUAGE}"/>'
)
"""What a tagged canvas makes a span with a language of."""


def printable(text: str) -> str:
    """Plain, also where it was kept before texts were cleaned, without marks of language."""
    return unmarked(plain(text))


def printed_words(text: str) -> str:
    """As it goes to paper and into files: plain, with the signs of print."""
    return typeset(plain(text))


def with_texts(value: T, change: Callable[[str], str]) -> T:
    """A document, or a part of one, with every text changed."""
    found: Any = value
    if type(value) is str:
        found = change(value)
    elif isinstance(value, tuple):
        found = tuple(with_texts(part, change) for part in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {
            f.name: with_texts(getattr(value, f.name), change)
            for f in fields(value)
            if f.metadata != NO_TEXT
        }
        found = replace(value, **changed)
    return found


def markup(text: str) -> str:
    """For a reportlab paragraph: nothing in it is taken as markup; line breaks are kept."""
    escaped = escape(plain(text), quote=False).replace("\n", "<br/>")
    return unmarked(MARKED.sub(_SPAN, escaped)) if BEGIN in escaped else escaped


def linked(text: str) -> str:
    """As `markup`, with addresses of the web as links one can click."""
    return _ADDRESS.sub(_link, markup(text))


def _link(found: re.Match[str]) -> str:
    address = found[0].rstrip(_AFTER_ADDRESS)
    rest = found[0][len(address) :]
    return f'<a href="{address}" color="{LINK_COLOR}"><u>{address}</u></a>{rest}'


def cell_text(value: Cell, kind: str, missing: str, dates: DateWords = ENGLISH_DATES) -> str:
    """A table value in words, the same on paper and on screen."""
    if value is None or value == "":
        return missing
    if isinstance(value, date):
        return dates.full(value)
    if isinstance(value, str | Quantity):
        return str(value)
    return {
        "money": f"${value:,.0f}",
        "percent": with_unit(value, PERCENT) or missing,
        "whole": f"{value:,.0f}",
        "year": f"{value:.0f}",
    }.get(kind, number_words(value))
