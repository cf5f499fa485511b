"""How hard English words are to read, as a school grade.

The Flesch-Kincaid grade: Kincaid, Fishburne, Rogers and Chissom, "Derivation of New Readability
Formulas", Research Branch Report 8-75, Naval Technical Training, 1975. It counts words, sentences
and syllables; it says nothing of whether a text is true or well thought out.
"""

import re
from collections.abc import Iterable

PLAIN_GRADE = 9.0
"""Above it a paper for a board is too hard."""
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_SENTENCE_END = re.compile(r"[.!?:;]+(?=\s|$)|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
_ABBREVIATION = re.compile(r"[A-Z]{2,}")
_LEAST_WORDS = 3


def grade(texts: Iterable[str]) -> float | None:
    """The grade of all texts together; None where there is too little to tell.

    Each text ends a sentence, whether it has a full stop or not. Abbreviations count as one
    syllable for each letter.
    """
    words, sentences, syllables = 0, 0, 0
    for text in texts:
        for part in _SENTENCE_END.split(text):
            found = _WORD.findall(part)
            if len(found) < _LEAST_WORDS:
                continue
            sentences += 1
            words += len(found)
            syllables += sum(map(_syllables, found))
    if sentences == 0:
        return None
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def _syllables(word: str) -> int:
    if _ABBREVIATION.fullmatch(word):
        return len(word)
    lower = word.lower().removesuffix("'s").removesuffix("’s")
    count = len(_VOWELS.findall(lower))
    silent_e = lower.endswith("e") and not lower.endswith(("le", "ee", "ye"))
    silent_ed = lower.endswith("ed") and not lower.endswith(("ted", "ded"))
    return max(count - (silent_e or silent_ed), 1)
