"""An LEA's years in the System of Support, and a county's release day."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from sos_desktop.domain.identification.clock import (
    NOTHING_KNOWN,
    PossibleStatus,
    help_year,
    is_served,
)
from sos_desktop.foundation.frozen import frozen_dataclass


class Basis(StrEnum):
    """Where a result comes from; the two are never mixed without saying which is which."""

    OFFICIAL = "Official"
    COMPUTED = "Computed (estimate)"


class Movement(StrEnum):
    """What a year changed for an LEA."""

    ENTERED = "entered"
    CONTINUED = "continued"
    SECOND_YEAR = "second year"
    GOES_ON = "continued or second year"
    LEFT = "left"
    NONE = "not in assistance"
    UNKNOWN = "not known"


@frozen_dataclass
class YearEntry:
    """One determination year of one LEA.

    Attributes:
        letters: Group code to letter; None when the year is not known.
        status: CDE's words, and the year of help where they do not name it; None when not known.
        met: Whether the year's criteria were met; None when not known.
        owed: The statuses that are possible where none is certain.
    """

    year: int
    basis: Basis | None
    letters: Mapping[str, str] | None
    status: str | None
    met: bool | None
    owed: PossibleStatus = NOTHING_KNOWN

    @property
    def served(self) -> bool | None:
        """Whether assistance is owed; None when that is not known."""
        return self.owed.served if self.status is None else is_served(self.status)

    @property
    def words(self) -> str:
        """The status, as far as it is certain; "not known" when nothing of it is."""
        return self.status or self.owed.words or "not known"


@frozen_dataclass
class LedgerYear:
    """A year in the ledger, with what it changed.

    Attributes:
        new_groups: Groups with a letter that had none the determination year before; empty when
            either year is not known.
        in_assistance: Determination years in assistance in a row up to and with this one, as far
            back as is known; 0 when not served or not known.
    """

    entry: YearEntry
    movement: Movement
    new_groups: tuple[str, ...]
    in_assistance: int


def ledger(entries: Sequence[YearEntry]) -> tuple[LedgerYear, ...]:
    """What each year changed; `entries` are the determination years in order, oldest first."""
    found: list[LedgerYear] = []
    before: YearEntry | None = None
    streak = 0
    for entry in entries:
        movement = movement_of(before, entry)
        served = entry.served
        streak = streak + 1 if served else 0
        new: tuple[str, ...] = ()
        if entry.letters is not None and before is not None and before.letters is not None:
            new = tuple(group for group in entry.letters if group not in before.letters)
        found.append(LedgerYear(entry, movement, new, streak))
        before = entry
    return tuple(found)


def movement_of(before: YearEntry | None, now: YearEntry) -> Movement:
    """From the statuses of two determination years in a row."""
    served = now.served
    was = before.served if before is not None else False
    if served is None:
        return Movement.UNKNOWN
    if served and now.status is None:
        return Movement.GOES_ON if was else Movement.UNKNOWN
    if served:
        if help_year(now.status) > 1:
            return Movement.SECOND_YEAR
        if was is None:
            return Movement.UNKNOWN
        return Movement.CONTINUED if was else Movement.ENTERED
    if was is None:
        return Movement.UNKNOWN
    return Movement.LEFT if was else Movement.NONE


@frozen_dataclass
class ReleaseLine:
    """One LEA on release day."""

    cds: str
    name: str
    movement: Movement
    level_3: bool | None


@frozen_dataclass
class ReleaseSummary:
    """A county's release day: who is new, continues, is in the second year, left, is at Level 3."""

    year: int
    lines: tuple[ReleaseLine, ...]

    def of(self, movement: Movement) -> tuple[ReleaseLine, ...]:
        """The LEAs with one movement."""
        return tuple(line for line in self.lines if line.movement is movement)

    @property
    def at_level_3(self) -> tuple[ReleaseLine, ...]:
        """The LEAs with the flag."""
        return tuple(line for line in self.lines if line.level_3)


def release_summary(year: int, lines: Iterable[ReleaseLine]) -> ReleaseSummary:
    """The summary, LEAs by name."""
    return ReleaseSummary(year, tuple(sorted(lines, key=lambda line: line.name)))
