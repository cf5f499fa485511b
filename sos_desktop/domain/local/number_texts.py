"""Texts of local files that stand for a number: plain, marked, or held back."""

import re

_GAPS = frozenset(("n/a", "na", "-", "--", "–", "null", "none", "nan", "."))
_PARTED = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
_HELD_BACK = re.compile(
    r"(n\s*)?[<>≤≥]\s*=?\s*\d+(\.\d+)?\s*%?|\d{1,2}\s*[-–]\s*\d{1,2}"
    r"|(lt|le|under|below|(fewer|less)\s+than|menos\s+de)\s*\d+"
    r"|suppressed|supp?r?|redacted|masked|withheld|hidden|suprimid[oa]|no data|ds|ns|nr"
    r"|not\s+(reported|shown|available)|too\s+(few|small)|insufficient(\s+data)?",
    re.I,
)
_BEGINS = re.compile(r"[(<>≤≥~≈'\s]*[-−]?\d")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
_SOME = 0.3
_MOST = 0.6


def is_number(text: str) -> bool:
    """Whether a text is a number as files write them, a mark for none, or for one held back."""
    words = text.strip().removeprefix("=").strip('"')
    plain = _PARTED.sub("", words.removeprefix("'")).removesuffix("%").replace(",", "")
    plain = plain.replace("−", "-").strip("<>*()~≈†‡ ")
    try:
        float(plain or "0")
    except ValueError:
        return words.casefold() in _GAPS or _HELD_BACK.fullmatch(words) is not None
    return True


def are_numbers_somehow(filled: list[str]) -> bool:
    """Whether texts are meant as numbers, though many have more than that: "40 (10%)", "40/400"."""
    plain = sum(map(is_number, filled))
    begin = sum(is_number(text) or _BEGINS.match(text) is not None for text in filled)
    return bool(filled) and plain >= _SOME * len(filled) and begin >= _MOST * len(filled)


def is_no_count(text: str) -> bool:
    """Whether a text is a number that counts nobody, because it is not whole: "95.1"."""
    plain = text.strip().removesuffix("%").replace(",", "")
    try:
        return not float(plain).is_integer()
    except (ValueError, OverflowError):
        return False


def is_over_100(text: str) -> bool:
    """Whether a text is a number above 100, where a comma may stand for the point."""
    words = text.strip()
    plain = words.replace(",", "." if _DECIMAL_COMMA.fullmatch(words) else "")
    return plain.replace(".", "", 1).isdigit() and float(plain) > 100
