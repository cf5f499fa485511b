"""Figures in words, the same in reasons, cells and letters."""

from sos_desktop.domain.dashboard.codes import (
    ALL_STUDENTS,
    INDICATORS,
    LETTER_GROUPS,
    NO_DATA,
    Color,
    Indicator,
    change_word,
    distance_name,
    group_name,
    status_word,
)
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.dashboard.year_words import word_years
from sos_desktop.domain.formats import PERCENT, number_words, signed_words, with_unit

NOT_REPORTED = "not reported"
NO_COLOR = "no color"
NO_LEVEL = "no level"
TOO_FEW_TO_SHOW = 11
_FEWER = "fewer than {least} students"
_LEASTS = (TOO_FEW_TO_SHOW, 15, 30)
"""Below which numbers a figure is not shown, or has no color."""


def value_words(indicator: Indicator, status: float | None) -> str:
    """A status as a cell shows it: "9.2%", "−98.4"; "not reported" for None."""
    unit = PERCENT if INDICATORS[indicator].percent else ""
    return with_unit(status, unit, 1) or NOT_REPORTED


def value_phrase(observation: Observation) -> str:
    """A status in a sentence, with its unit: "9.2%", "98.4 points below standard"."""
    return status_phrase(observation.indicator, observation.year, observation.status)


def status_phrase(indicator: Indicator, year: int, status: float | None) -> str:
    """The same of an indicator and a Dashboard year."""
    if status is None or INDICATORS[indicator].percent:
        return value_words(indicator, status)
    if indicator is Indicator.SCIENCE:
        return f"{number_words(status, 1)} science points"
    name = distance_name(year)
    if not round(status, 1):
        return f"at {name}"
    return f"{number_words(abs(status), 1)} points {'below' if status < 0 else 'above'} {name}"


def change_phrase(observation: Observation) -> str:
    """How it moved, in a sentence, with its unit: "declined 3.1 points"; "" when not reported."""
    words = change_words(observation)
    return f"{words} points" if any(sign.isdigit() for sign in words) else words


def change_words(observation: Observation) -> str:
    """How it moved, in CDE's words: "declined 3.1", "maintained, −0.4"; "" when not reported.

    A word that contradicts the number's sign (a level given by hand, a column mixed up) is not
    repeated; then only the number's own way is said: "up 2.0".
    """
    change = observation.change
    if change is None:
        return ""
    word = change_word(observation.indicator, observation.change_level, observation.year)
    if word == "maintained":
        return f"maintained, {signed_words(change, 1)}" if change else "maintained"
    if (word.startswith("increased") and change > 0) or (
        word.startswith("declined") and change < 0
    ):
        return f"{word} {abs(change):.1f}"
    if not change:
        return "unchanged"
    return f"{'up' if change > 0 else 'down'} {abs(change):.1f}"


def change_arrow(observation: Observation) -> str:
    """An arrow for the way the number moved, not for whether that is good; "" when unknown."""
    if observation.change is None:
        return ""
    if observation.change_level == 3 or observation.change == 0:
        return "→"
    return "↑" if observation.change > 0 else "↓"


_NOUNS = frozenset({"EL", "LTEL", "FOS", "HOM", "SWD"})
"""Groups whose names are nouns themselves."""
_COMMON = frozenset({"LTEL", "FOS", "HOM", "SED", "SWD"})
"""Groups whose names begin with a common word, small inside a sentence."""


def students_phrase(group: str) -> str:
    """The students of a group inside a sentence: "Hispanic students", "foster youth"."""
    if group == ALL_STUDENTS:
        return "students"
    if group == "MR":
        return "students of two or more races"
    name = group_name(group)
    who = name[0].lower() + name[1:] if group in _COMMON else name
    return who if group in _NOUNS or group not in LETTER_GROUPS else f"{who} students"


def indicator_phrase(indicator: Indicator) -> str:
    """The indicator inside a sentence: "ELA", "Math", "suspension"."""
    facts = INDICATORS[indicator]
    return facts.short if indicator in (Indicator.ELA, Indicator.MATH) else facts.name


def level_words(observation: Observation, *, by_status: bool) -> str:
    """The colour's or the status level's word."""
    if by_status:
        return status_word(observation.indicator, observation.status_level, observation.year)
    return (observation.color or Color.NONE).word


def figure_phrase(observation: Observation, *, by_status: bool) -> str:
    """One figure in a sentence: "ELA Red (98.4 points below standard, declined 3.1 points)"."""
    inside = [value_phrase(observation)]
    if moved := change_phrase(observation):
        inside.append(moved)
    words = level_words(observation, by_status=by_status)
    return f"{indicator_phrase(observation.indicator)} {words} ({', '.join(inside)})"


def shown_count(count: int | None) -> int | None:
    """A number of students as it may be shown; None below eleven, where only "fewer" is said."""
    return count if count is not None and count >= TOO_FEW_TO_SHOW else None


def absence_words(observation: Observation | None, minimum: int = 30) -> str:
    """Why a figure has no level: "fewer than 11 students", "not reported", ...; "" if it has one.

    `minimum` is the least number of students for a level (30, or 15 for some groups of an LEA).
    """
    if observation is None:
        return NOT_REPORTED
    if observation.color:
        return ""
    count = observation.denominator
    if observation.status is None:
        few = count is not None and count < TOO_FEW_TO_SHOW
        return _FEWER.format(least=TOO_FEW_TO_SHOW) if few else NOT_REPORTED
    if count is not None and count < minimum:
        return _FEWER.format(least=minimum)
    return NO_COLOR


def year_before_words(observation: Observation, minimum: int = 30) -> str:
    """Why a figure with enough students has no colour: too few the year before; else ""."""
    before = observation.prior_denominator
    if before is None or before >= minimum:
        return ""
    return f"fewer than {minimum} students the year before"


def cell_phrases() -> tuple[str, ...]:
    """Every phrase that can stand in a cell of an LEA's figures, beside the figures themselves."""
    colors = (color.word for color in Color)
    status = (word for words in word_years() for word in words.status)
    few = (_FEWER.format(least=least) for least in _LEASTS)
    return tuple(dict.fromkeys((*colors, NO_DATA, *status, NOT_REPORTED, NO_LEVEL, *few)))
