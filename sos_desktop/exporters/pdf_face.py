"""What the bundled typeface can print, and what stands for the rest."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics

from sos_desktop.domain.documents.typed import BEGIN, END
from sos_desktop.domain.text import plain
from sos_desktop.exporters.pdf_style import FACES, register_fonts

INSTEAD = "□"
"""Stands for each letter that cannot be printed, so that nobody takes the text for whole."""
_LAYOUT = "\n\t"
_LONG_LINE = 300
"""Letters of a line of print, at most."""


def printed(text: str) -> str:
    """The text as the typeface can print it, in every weight."""
    text = plain(text)
    return text if text.isascii() else "".join(map(_printed, text))


def unprintable(texts: Iterable[str]) -> tuple[str, ...]:
    """The letters and marks of the texts that cannot be printed, in order, each once."""
    signs = dict.fromkeys(sign for text in texts if not text.isascii() for sign in plain(text))
    return tuple(
        sign
        for sign in signs
        if sign != INSTEAD and _printed(sign) in ("", INSTEAD) and _says(sign)
    )


def fitted(text: str, face: str, size: float, room: float) -> str:
    """A line no longer than its room, in points; what was cut ends with "…"."""
    if len(text) <= _LONG_LINE and pdfmetrics.stringWidth(text, face, size) <= room:
        return text

    def cut(length: int) -> float:
        return pdfmetrics.stringWidth(f"{text[:length]}…", face, size)

    shown = text[: bisect_right(range(1, min(len(text), _LONG_LINE) + 1), room, key=cut)]
    return f"{shown.rstrip()}…" if shown else ""


@cache
def _printed(sign: str) -> str:
    if sign in _LAYOUT or sign in (BEGIN, END) or ord(sign) in _signs():
        return sign
    simpler = unicodedata.normalize("NFKC", sign)  # a full-width A is an A
    if simpler and all(ord(part) in _signs() for part in simpler):
        return simpler
    return INSTEAD if _says(sign) and not unicodedata.category(sign).startswith("M") else ""


def _says(sign: str) -> bool:
    """Whether something is lost without it; joiners and variants only say how others look."""
    return unicodedata.category(sign) != "Cf" and not "\ufe00" <= sign <= "\ufe0f"


@cache
def _signs() -> frozenset[int]:
    register_fonts()
    faces: list[Any] = [pdfmetrics.getFont(name) for name in FACES]
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in faces))
