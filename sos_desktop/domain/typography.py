"""American typography, in one place: 9.7%, a true minus, quotes and apostrophes that curl.

Documents and letters are set with it when they are written, whoever typed the words. Nothing is
changed but these signs, and setting a text twice changes nothing more.
"""

import re

from sos_desktop.domain.formats import MINUS, PERCENT

_SIGNS = frozenset("'\"-" + PERCENT)
_LEFT_SINGLE, _RIGHT_SINGLE, _LEFT_DOUBLE, _RIGHT_DOUBLE = "‘’“”"
_OPENS = r"(?:^|(?<=[\s(\[{—–/‘“]))"
"""What a sign stands after when it begins something."""
_NEGATIVE = re.compile(rf"{_OPENS}-(?=\.?\d)", re.MULTILINE)
_LOOSE_PERCENT = re.compile(rf"(?<=\d)[ \u00a0\u202f]{PERCENT}")
_WITHIN = re.compile(r"(?<=\w)'(?=\w)")
_DECADE = re.compile(rf"{_OPENS}'(?=\d\ds?\b)", re.MULTILINE)
_QUOTED = re.compile(rf"{_OPENS}'(?=\S)([^'\n]*?\S)'(?!\w)", re.MULTILINE)
_OPENING = re.compile(rf'{_OPENS}"(?=\S)', re.MULTILINE)
_ADDRESS = re.compile(r"((?:https?://|www\.)\S+)")


def typeset(text: str) -> str:
    """A text with the signs of print for those of a keyboard; addresses stay as they are."""
    if _SIGNS.isdisjoint(text):
        return text
    parts = _ADDRESS.split(text)
    return "".join(part if place % 2 else _set(part) for place, part in enumerate(parts))


def _set(text: str) -> str:
    text = _LOOSE_PERCENT.sub(PERCENT, _NEGATIVE.sub(MINUS, text))
    text = _DECADE.sub(_RIGHT_SINGLE, _WITHIN.sub(_RIGHT_SINGLE, text))
    text = _QUOTED.sub(rf"{_LEFT_SINGLE}\1{_RIGHT_SINGLE}", text).replace("'", _RIGHT_SINGLE)
    return _OPENING.sub(_LEFT_DOUBLE, text).replace('"', _RIGHT_DOUBLE)
