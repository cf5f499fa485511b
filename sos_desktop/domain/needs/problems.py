"""A problem of practice: its sentence from its parts, gentle hints, two wordings side by side."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from sos_desktop.domain.casework.records import Finding, KeptFigure, Problem
from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.domain.dashboard.wording import status_phrase
from sos_desktop.domain.formats import number_words
from sos_desktop.foundation.frozen import frozen_dataclass


class HintKind(StrEnum):
    """What a problem is looked at again for."""

    SOLUTION = "solution"
    BLAME = "blame"


@frozen_dataclass
class WordHint:
    """Words at which a problem is looked at again, and why; see `problem_words.toml`."""

    kind: HintKind
    words: tuple[str, ...]
    reason: str


@frozen_dataclass
class FoundHint:
    """A hint at words that stand in a text."""

    kind: HintKind
    found: tuple[str, ...]
    reason: str

    @property
    def words(self) -> str:
        """As the window says it."""
        return f"{', '.join(f'“{word}”' for word in self.found)}: {self.reason}"


@frozen_dataclass
class ComparedWords:
    """A stretch of two wordings: in both, only in the earlier, or only in the later."""

    text: str
    before: bool
    after: bool


def hints_in(text: str, known: Iterable[WordHint]) -> tuple[FoundHint, ...]:
    """What a text is to be looked at again for; whole words are compared, whatever their case."""
    plain = " ".join(text.casefold().replace("’", "'").split())
    found: list[FoundHint] = []
    for hint in known:
        there = tuple(
            word for word in hint.words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain)
        )
        longest = tuple(w for w in there if not any(w != o and w in o for o in there))
        if longest:
            found.append(FoundHint(hint.kind, longest, hint.reason))
    return tuple(found)


def composed(problem: Problem) -> str:
    """The sentence its parts make; "" while none is written."""
    parts = (problem.who, problem.what, problem.at_place, problem.since)
    said = " ".join(part.strip().rstrip(".") for part in parts if part.strip())
    if problem.how_much.strip():
        amount = problem.how_much.strip().rstrip(".")
        said = f"{said}: {amount}" if said else amount
    return f"{said[0].upper()}{said[1:]}." if said else ""


def figures_of(finding: Finding | None, figures: Sequence[KeptFigure]) -> str:
    """The figures of a finding in words, as they were kept: "62 of 673"."""
    if finding is None:
        return ""
    said: list[str] = []
    for figure in figures:
        if figure.finding_id != finding.id:
            continue
        parts: list[str] = []
        if figure.numerator is not None and figure.denominator is not None:
            parts.append(f"{figure.numerator:,} of {figure.denominator:,}")
        elif figure.value is not None:
            parts.append(_value_words(figure, figure.value))
        said += parts
    return "; ".join(said)


def _value_words(figure: KeptFigure, value: float) -> str:
    """A value with its unit where it is the Dashboard's: "95.7 points below standard"."""
    if figure.year is None or figure.indicator not in list(Indicator):
        return number_words(value)
    return status_phrase(Indicator(figure.indicator), figure.year, value)


def compared(before: str, after: str) -> tuple[ComparedWords, ...]:
    """Two wordings word by word."""
    old, new = before.split(), after.split()
    found: list[ComparedWords] = []
    for tag, start, end, begin, stop in SequenceMatcher(None, old, new, False).get_opcodes():
        if tag == "equal":
            found.append(ComparedWords(" ".join(old[start:end]), True, True))
            continue
        if end > start:
            found.append(ComparedWords(" ".join(old[start:end]), True, False))
        if stop > begin:
            found.append(ComparedWords(" ".join(new[begin:stop]), False, True))
    return tuple(found)
