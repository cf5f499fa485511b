"""Which of many names somebody means who typed a few letters, perhaps wrongly."""

import unicodedata
from collections.abc import Sequence

from rapidfuzz import fuzz, process

_WHOLE, _START, _WORDS, _INITIALS, _INSIDE = 100.0, 95.0, 90.0, 84.0, 80.0
_FUZZY_BELOW = 75.0
_ENOUGH = 72.0
_SHORTEST_GUESS = 4
"""Fewer letters are never taken for a misspelt name: everything would resemble them."""


def plain(text: str) -> str:
    """Lower case without accents, one blank between words: "Cañada  Vista" as "canada vista"."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    parts = unicodedata.normalize("NFKD", folded)
    kept = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return " ".join("".join(c if c.isalnum() else " " for c in kept).split())


def best(wanted: str, names: Sequence[str], limit: int = 9) -> list[int]:
    """Places in `names` of those that fit, best first; equal ones keep their order.

    The whole name beats its beginning, which beats beginnings of its words in any order, initials,
    letters inside it, and last a name that is only similar.

    Args:
        wanted: What somebody typed; nothing finds nothing.
        names: What can be meant, as shown or already `plain`.
        limit: At most so many.
    """
    query = plain(wanted)
    if not query:
        return []
    texts = [plain(name) for name in names]
    scores = {n: score for n, text in enumerate(texts) if (score := _certain(query, text))}
    if len(scores) < limit and len(query) >= _SHORTEST_GUESS:
        for _text, similar, n in process.extract(
            query, texts, scorer=fuzz.partial_ratio, score_cutoff=_ENOUGH, limit=limit
        ):
            scores.setdefault(n, similar * _FUZZY_BELOW / 100)
    return sorted(scores, key=lambda n: (-scores[n], n))[:limit]


def _certain(query: str, text: str) -> float:
    if text == query:
        return _WHOLE
    if text.startswith(query):
        return _START
    words = text.split()
    if all(any(word.startswith(part) for word in words) for part in query.split()):
        return _WORDS
    if "".join(word[0] for word in words).startswith(query.replace(" ", "")) and len(query) > 1:
        return _INITIALS
    return _INSIDE if query in text else 0.0
