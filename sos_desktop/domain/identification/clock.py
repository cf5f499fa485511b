"""From "met the criteria" to "is owed assistance": two different facts since 2023.

EC 52071(c)(1) asks for two years of help, so an LEA that no longer meets the criteria can still be
in its second year.
"""

import re

from sos_desktop.domain.identification.rules import Clock, RuleBook

GENERAL = "General Assistance"
DIFFERENTIATED = "Differentiated Assistance"
_YEAR = re.compile(rf"{DIFFERENTIATED}(?:, Year (\d)| \(year (\d) of help\))")


_OPEN = "year of help not known"


def year_of_help(number: int) -> str:
    """CDE's words for a year of help: "Differentiated Assistance, Year 2"."""
    return f"{DIFFERENTIATED}, Year {number}"


def help_year(status: str | None) -> int:
    """Which year of help a status is; 0 for none, and for years that did not count them."""
    match = _YEAR.fullmatch(status or "")
    return int(match[1] or match[2]) if match else 0


def with_help(status: str, number: int | None) -> str:
    """CDE's words with the year of help that follows: 0 adds nothing, None says that it is open.

    "Differentiated Assistance (year 2 of help)"; `help_year` reads it again.
    """
    if number == 0 or help_year(status):
        return status
    return f"{status} ({f'year {number} of help' if number else _OPEN})"


def help_is_open(status: str) -> bool:
    """Whether a status says that its year of help is not known."""
    return status.endswith(f"({_OPEN})")


def help_that_follows(
    clock: Clock, status: str | None, met: bool | None, previous: str | None
) -> int | None:
    """The year of help of a status that CDE published without one, as in its list of 2025.

    Args:
        clock: The clock of the status's year.
        status: CDE's words.
        met: Whether the criteria of the year were met; None when that cannot be told.
        previous: The status of the determination year before, its year of help said or worked out;
            None when it is not known.

    Returns:
        The year; 0 where none is counted; None when it cannot be told.
    """
    if clock.years == 1 or not is_served(status):
        return 0
    if said := help_year(status):
        return said
    if met and clock.restarts:
        return 1
    before = help_year(previous)
    if met is None and (previous == GENERAL or before >= clock.years):
        return 1
    if met is False and (before or clock.years == 2):
        return before + 1 if before else 2
    return None


def is_served(status: str | None) -> bool | None:
    """Whether a status means differentiated assistance; None when it is not known."""
    return None if status is None else status.startswith(DIFFERENTIATED)


def next_status(clock: Clock, met: bool | None, previous: str | None) -> str | None:
    """The status of a year.

    Args:
        clock: The year's clock.
        met: Whether the criteria were met; None when that cannot be told.
        previous: The status of the determination year before; `GENERAL` for an LEA that is new or
            where the year before had no clock; None when it is not known.

    Returns:
        CDE's words, or None when it cannot be told.
    """
    if met is None:
        return None
    if clock.years == 1:
        return DIFFERENTIATED if met else GENERAL
    if met and clock.restarts:
        return year_of_help(1)
    if previous is None or help_is_open(previous):
        return None
    before = help_year(previous)
    if 0 < before < clock.years:
        return year_of_help(before + 1)
    return year_of_help(1) if met else GENERAL


def carries_over(book: RuleBook, year: int) -> bool:
    """Whether the status of the year before can reach into a year at all.

    The first year of the two-year clock began anew: of 617 LEAs of 2022 none was carried into 2023.
    """
    before = book.year_before(year)
    clock = book.clock_of(before) if before is not None else None
    return clock is not None and clock.years > 1
