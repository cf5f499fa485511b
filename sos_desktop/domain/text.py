"""What a text is like once it is kept or printed, wherever it was pasted or read from.

Word pastes a soft line break as U+000B, web pages bring signs nobody sees, old programs bring
control characters. Left in, they join words on paper, part them in a search, or cannot be written
into a file at all.
"""

import re
import unicodedata
from collections.abc import Sequence

NO_TEXT = {"text": False}
"""Metadata of a field that holds letters nobody reads, such as a color."""

_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x0e\x85\u2028\u2029]")
"""What breaks a line; U+000E is Word's column break."""
_INSTEAD = {
    **dict.fromkeys("\x07\x1c\x1d", " "),  # U+0007 ends a cell of a table in Word
    "\x1e": "\u2011",  # Word's own non-breaking hyphen
    **dict.fromkeys(map(chr, (0x1680, *range(0x2000, 0x200B), 0x205F, 0x3000)), " "),
    **{
        chr(code): bytes([code]).decode("cp1252", "ignore")  # Windows' signs read as Latin-1
        for code in range(0x80, 0xA0)
        if code != 0x85
    },
}
_UNSEEN = (
    "\x00-\x06\x08\x0f-\x1b\x1f\x7f"  # controls; U+001F is Word's optional hyphen
    "\u00ad\u180e\u2060-\u2064\ufeff"  # optional hyphen, no width, byte order mark
    "\u202a-\u202e\u2066-\u2069"  # turn the writing direction
    "\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e007f"  # out of use, notes between lines, tags
    "\ufdd0-\ufdef\ufffe\uffff"  # no characters
)
_NO_WIDTH = "(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b"
"""A space without width; it parts words in Thai, Lao, Burmese and Khmer, and hides elsewhere."""
_REMOVED = re.compile(f"[{_UNSEEN}]|{_NO_WIDTH}")
_ODD = re.compile(
    f"[{re.escape(''.join(_INSTEAD))}{_UNSEEN}\u200b\r\x0b\x0c\x0e\x85\u2028\u2029\ud800-\udfff]"
)
_ABBREVIATION = re.compile(r"\(([A-Z]+)\)$")
_HALVES = re.compile("[\ud800-\udfff]")
_WITHIN_LINE = re.compile(r"[\t\u00a0\u202f]")
_NAMED = 40
"""How many characters are named before the rest are counted."""


def plain(text: str) -> str:
    r"""The text with lines that end in "\n" and without characters that no reader shows.

    Signs that decide how a script is written (joiners, marks of direction) stay, and so do tabs
    and non-breaking spaces. Half of a surrogate pair, which no file can hold, becomes "?".
    """
    if _ODD.search(text):
        whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
        lines = _LINE_ENDS.sub("\n", _HALVES.sub("?", whole))
        text = _REMOVED.sub("", "".join(_INSTEAD.get(sign, sign) for sign in lines))
    return unicodedata.normalize("NFC", text)


def kept(text: str) -> str:
    """A text of one or more lines as it is kept: plain, without spaces around it."""
    return plain(text).strip()


def kept_line(text: str) -> str:
    """A text of one line as it is kept: plain, breaks and tabs as spaces, no space that holds."""
    if text.isascii() and text.isprintable():  # nothing to mend in nearly every name of a file
        return text.strip()
    parts = (part.strip() for part in _WITHIN_LINE.sub(" ", plain(text)).split("\n"))
    return " ".join(part for part in parts if part)


def signs_named(signs: Sequence[str]) -> str:
    """Single characters as a list a person reads; after some the rest are counted.

    A mark stands on a ring, as it would join what is before it.
    """
    shown = [
        f"◌{sign}" if unicodedata.category(sign).startswith("M") else sign
        for sign in signs[:_NAMED]
    ]
    more = len(signs) - len(shown)
    return f"{', '.join(shown)}{f' and {more} more' if more else ''}"


def column_letters(place: int) -> str:
    """A column's letters as a spreadsheet has them: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def abbreviation(words: str) -> str:
    """“Comprehensive Support and Improvement (CSI)” as “CSI”; words without one as they are."""
    found = _ABBREVIATION.search(words)
    return found.group(1) if found else words
