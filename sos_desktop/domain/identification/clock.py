"""From "met the criteria" to "is owed assistance": two different facts since 2023.

EC 52071(c)(1) asks for two years of help, so an LEA that no longer meets the criteria can still be
in its second year. Where a file is missing, the statuses that remain possible can still agree: an
LEA that was in year 1 is owed help the year after, whatever the file would say.
"""

import re
from collections.abc import Collection, Iterable

from sos_desktop.domain.identification.rules import Clock, RuleBook
from sos_desktop.foundation.frozen import frozen_dataclass

GENERAL = "General Assistance"
DIFFERENTIATED = "Differentiated Assistance"
LOCAL_INDICATORS = "local indicators"
"""What the files of local ratings are called among those that decide something."""
_YEAR = re.compile(rf"{DIFFERENTIATED}(?:, Year (\d)| \(year (\d) of help\))")


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
    return f"{status} ({f'year {number} of help' if number else 'year of help not known'})"


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
            where the year before had no clock; None when it is not known. CDE's words without a
            year of help leave the year open.

    Returns:
        CDE's words, or None when it cannot be told.
    """
    if met is None:
        return None
    if clock.years == 1:
        return DIFFERENTIATED if met else GENERAL
    if met and clock.restarts:
        return year_of_help(1)
    if previous is None or previous == DIFFERENTIATED or leaves_year_open(previous):
        return None
    before = help_year(previous)
    if 0 < before < clock.years:
        return year_of_help(before + 1)
    return year_of_help(1) if met else GENERAL


def next_statuses(clock: Clock, met: bool | None, previous: Collection[str]) -> frozenset[str]:
    """The statuses a year can have.

    Args:
        clock: The year's clock.
        met: Whether the criteria were met; None when that is open.
        previous: The statuses the determination year before can have had, as `next_status` takes
            one; `every_status` when nothing is known of it.
    """
    answers = (True, False) if met is None else (met,)
    found = (next_status(clock, answer, before) for answer in answers for before in previous)
    return frozenset(status for status in found if status is not None)


def every_status(clock: Clock) -> frozenset[str]:
    """What a status can be in a year of which nothing is known."""
    if clock.years == 1:
        return frozenset((GENERAL, DIFFERENTIATED))
    return frozenset((GENERAL, *(year_of_help(n + 1) for n in range(clock.years))))


def read_status(clock: Clock, stated: str) -> frozenset[str]:
    """The statuses words can stand for: CDE's list may leave out the year of help."""
    if clock.years > 1 and is_served(stated) and not help_year(stated):
        return every_status(clock) - {GENERAL}
    return frozenset((stated,))


@frozen_dataclass
class PossibleStatus:
    """The statuses an LEA can have in a year by what is loaded.

    Attributes:
        statuses: In CDE's words; empty when there is none to be told.
        decided_by: The files that settle which of them it is ("local indicators 2024"); empty when
            there is only one.
    """

    statuses: frozenset[str] = frozenset()
    decided_by: tuple[str, ...] = ()

    @property
    def certain(self) -> str | None:
        """The status; None when it is open."""
        return next(iter(self.statuses)) if len(self.statuses) == 1 else None

    @property
    def served(self) -> bool | None:
        """Whether it is owed assistance; None when that is open."""
        answers = {is_served(status) for status in self.statuses}
        return answers.pop() if len(answers) == 1 else None

    @property
    def years_of_help(self) -> tuple[int, ...]:
        """The years of help it can be in, in order; 0 for none, and where they are not counted."""
        return tuple(sorted({help_year(status) for status in self.statuses}))

    @property
    def words(self) -> str:
        """What is certain: "Differentiated Assistance, year 1 or 2 (local indicators 2024 decide)".

        Empty when not even that assistance is owed is certain.
        """
        if self.certain is not None:
            return self.certain
        if not self.served:
            return ""
        years = " or ".join(map(str, self.years_of_help))
        decided = f" ({deciding_words(self.decided_by)})" if self.decided_by else ""
        return f"{DIFFERENTIATED}, year {years}{decided}"


def leaves_year_open(status: str) -> bool:
    """Whether words of a status say that assistance is owed and leave the year open.

    As `PossibleStatus` and `with_help` say it.
    """
    if not is_served(status) or help_year(status):
        return False
    return status.startswith(f"{DIFFERENTIATED}, year ") or status == with_help(
        DIFFERENTIATED, None
    )


NOTHING_KNOWN = PossibleStatus()


def deciding_words(files: Iterable[str]) -> str:
    """Which files settle something: "suspension and local indicators 2024 decide"."""
    by_year: dict[str, list[str]] = {}
    for file in files:
        name, _, year = file.rpartition(" ")
        by_year.setdefault(year, []).append(name)
    parts = [f"{_listing(names)} {year}" for year, names in by_year.items()]
    names = [name for found in by_year.values() for name in found]
    one = len(names) == 1 and names[0] != LOCAL_INDICATORS
    return f"{' and '.join(parts)} {'decides' if one else 'decide'}"


def _listing(names: list[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1]) if len(names) > 1 else names)


def carries_over(book: RuleBook, year: int) -> bool:
    """Whether the status of the year before can reach into a year at all.

    The first year of the two-year clock began anew: of 617 LEAs of 2022 none was carried into 2023.
    """
    before = book.year_before(year)
    clock = book.clock_of(before) if before is not None else None
    return clock is not None and clock.years > 1
