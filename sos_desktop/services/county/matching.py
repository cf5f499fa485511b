"""Which of many names somebody means who typed a few letters, perhaps wrongly."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

_WHOLE, _START, _WORDS, _INITIALS, _ALSO, _INSIDE = 100.0, 95.0, 90.0, 84.0, 82.0, 80.0
_CLEAR = 80.0
"""From this score on a name fits without any guess; then nothing is guessed besides."""
_GUESSED = 75.0
_SHORTEST_GUESS = 4
"""Fewer letters are never taken for a misspelt name: everything would resemble them."""
_BETWEEN = re.compile(r"[\W_]+")
"""What is no letter and no digit; to look at each sign by itself takes twice as long."""
_LETTERS, _MOST_WORDS = 80, 8
"""Of what was typed or pasted, so much is looked at: no name is longer."""


def plain(text: str) -> str:
    """Lower case without accents, one blank between words: "Cañada  Vista" as "canada vista"."""
    if text.isascii():
        kept = text.lower()
    else:
        folded = unicodedata.normalize("NFKD", text).casefold()
        parts = unicodedata.normalize("NFKD", folded)
        kept = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return _BETWEEN.sub(" ", kept).strip()


class NameIndex:
    """Names made ready once, so that every key that is typed is answered at once."""

    def __init__(self, names: Iterable[str] = (), also: Iterable[str] = ()) -> None:
        """Make them ready.

        Args:
            names: What can be meant, as shown.
            also: For each name, in the same order, other words by which it is known; may be empty.
        """
        self._texts: list[str] = []
        self._also: dict[int, str] = {}
        self._initials: list[str] = []
        self._holders: dict[str, list[int]] = {}
        self._add(names, also)

    def _add(self, names: Iterable[str], also: Iterable[str]) -> None:
        first = len(self._texts)
        for name in names:
            text = plain(name)
            words = text.split()
            for word in dict.fromkeys(words):
                self._holders.setdefault(word, []).append(len(self._texts))
            self._texts.append(f" {text}")
            self._initials.append("".join(word[0] for word in words))
        for number, known_as in enumerate(also, start=first):
            if known_as:
                self._also[number] = f"{self._texts[number]} {plain(known_as)}"

    def and_these(self, names: Iterable[str], also: Iterable[str] = ()) -> "NameIndex":
        """These names and more behind them."""
        made = NameIndex()
        made._texts, made._initials = [*self._texts], [*self._initials]
        made._also = {**self._also}
        made._holders = {word: [*places] for word, places in self._holders.items()}
        made._add(names, also)
        return made

    def best(self, wanted: str, limit: int = 9) -> list[int]:
        """Places of those that fit, best first; equal ones keep their order.

        The whole name beats its beginning, which beats beginnings of its words in any order,
        initials, the other words it is known by, and letters inside it. Only where none of these
        fits, names are taken whose words are similar to those typed.

        Args:
            wanted: What somebody typed; nothing finds nothing.
            limit: At most so many.
        """
        query = plain(wanted[:_LETTERS])
        if not query:
            return []
        scores = self._certain(query)
        if max(scores.values(), default=0) < _CLEAR and len(query) >= _SHORTEST_GUESS:
            scores = self._guessed(query)
        return sorted(scores, key=lambda place: (-scores[place], place))[:limit]

    def _certain(self, query: str) -> dict[int, float]:
        start, parts = f" {query}", [f" {part}" for part in query.split()]
        letters = query.replace(" ", "")
        several = len(query) > 1
        scores: dict[int, float] = {}
        for place, text in enumerate(self._texts):
            if text.startswith(start):
                scores[place] = _WHOLE if text == start else _START
            elif all(part in text for part in parts):
                scores[place] = _WORDS
            elif several and self._initials[place].startswith(letters):
                scores[place] = _INITIALS
            elif query in text:
                scores[place] = _INSIDE
        for place, text in self._also.items():
            if scores.get(place, 0) < _ALSO and all(part in text for part in parts):
                scores[place] = _ALSO
        return scores

    def _guessed(self, query: str) -> dict[int, float]:
        """Names that have a word similar to each of those typed, or the same letters in a row."""
        scores: dict[int, float] = {}
        for number, part in enumerate(query.split()[:_MOST_WORDS]):
            found: dict[int, float] = {}
            for word, similar in self._similar(part).items():
                for place in self._holders[word]:
                    found[place] = max(found.get(place, 0), similar)
            if number == 0:
                scores = found
            else:
                scores = {n: (scores[n] + found[n]) / 2 for n in scores.keys() & found.keys()}
        joined = query.replace(" ", "")
        if not scores and len(joined) > _SHORTEST_GUESS:
            return {
                n: _GUESSED for n, text in enumerate(self._texts) if joined in text.replace(" ", "")
            }
        return {place: similar * _GUESSED for place, similar in scores.items()}

    def _similar(self, part: str) -> dict[str, float]:
        """Words that begin with what was typed, or nearly: how much so, from 0 to 1."""
        words = list(self._holders)
        found = {word: 1.0 for word in words if word.startswith(part)}
        slips = _slips(len(part))
        if not slips:
            return found
        # A word is typed to its end, or so far: from five letters on its beginning counts as well.
        lengths: list[int | None] = [None]
        lengths += [len(part), len(part) + 1] if len(part) > _SHORTEST_GUESS else []
        for length in lengths:
            heads = [word[:length] for word in words]
            close = process.extract(
                part, heads, scorer=OSA.distance, score_cutoff=slips, limit=None
            )
            for head, distance, number in close:
                word, similar = words[number], 1 - distance / (len(part) + 1)
                if _begins_alike(part, head) and similar > found.get(word, 0):
                    found[word] = similar
        return found


def best(wanted: str, names: Sequence[str], limit: int = 9) -> list[int]:
    """Places in `names` of those that fit, as `NameIndex.best`, for names asked for once."""
    return NameIndex(names).best(wanted, limit)


def _slips(letters: int) -> int:
    """How many slips of the finger a word of so many letters may hold."""
    if letters < _SHORTEST_GUESS:
        return 0 if letters < 3 else 1
    return 1 if letters < 7 else 2


def _begins_alike(part: str, word: str) -> bool:
    """People rarely miss the first letter, and short words that differ in it are other words."""
    swapped = part[:2] == word[1::-1]
    return part[0] == word[:1] or swapped or len(part) > 6
