"""Text made safe for paper and for cells."""

import re
from datetime import date
from html import escape

from sos_desktop.domain.formats import date_words, number_words
from sos_desktop.domain.report import Cell

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")


def printable(text: str) -> str:
    """Without control characters, with plain line ends."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def markup(text: str) -> str:
    """For a reportlab paragraph: nothing in it is taken as markup; line breaks are kept."""
    return escape(printable(text), quote=False).replace("\n", "<br/>")


def cell_text(value: Cell, kind: str, missing: str) -> str:
    """A table value in words, the same on paper and on screen."""
    if value is None or value == "":
        return missing
    if isinstance(value, date):
        return date_words(value)
    if isinstance(value, str):
        return value
    return {
        "money": f"${value:,.0f}",
        "percent": f"{number_words(value)} %",
        "whole": f"{value:,.0f}",
    }.get(kind, number_words(value))
