"""Figures of local data: by period, place and group, never about one student."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from sos_desktop.domain.dashboard.codes import ALL_STUDENTS, STUDENT_GROUPS, group_name
from sos_desktop.domain.local.periods import year_of
from sos_desktop.foundation.frozen import frozen_dataclass

WHOLE = ""
"""The place of a figure of the whole LEA."""

Key = tuple[str, str, str]
"""Period, place and group of a figure."""


class Shown(StrEnum):
    """Whether a figure may be shown, and why not."""

    YES = "yes"
    SMALL = "small"
    """Too few students."""
    WITH_OTHERS = "with others"
    """A small one could be computed back from it."""


class LocalCell(NamedTuple):
    """One figure; None is not reported and never 0.

    A tuple, because a source can have hundreds of thousands.

    Attributes:
        period: As `periods` writes it ("2026-09"); sorts by time.
        place: A school in the file's words; "" for the whole LEA.
        group: A code of the Dashboard where the word is known, else the file's own word.
        numerator, denominator: How many students, of how many.
        value: A percent, or a mean score.
    """

    period: str
    place: str
    group: str
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None

    @property
    def key(self) -> Key:
        """By which it is found."""
        return self[:3]

    @property
    def students(self) -> float | None:
        """How many students it tells of; None when the file does not say."""
        return self.denominator if self.denominator is not None else self.numerator

    @property
    def figure(self) -> float | None:
        """What a chart draws: the percent or score where there is one, else the count."""
        return self.value if self.value is not None else self.numerator


def share(numerator: float | None, denominator: float | None) -> float | None:
    """A percent; None when one of the two is missing or nobody was there."""
    if numerator is None or not denominator:
        return None
    return 100 * numerator / denominator


def group_words(group: str) -> str:
    """A group as it is shown."""
    return group_name(group)


def place_words(place: str) -> str:
    """A place as it is shown."""
    return place or "Whole district"


def group_order(group: str) -> tuple[int, str]:
    """All students first, then the Dashboard's groups, then the file's own by name."""
    if group == ALL_STUDENTS:
        return 0, ""
    facts = STUDENT_GROUPS.get(group)
    return (facts.number, "") if facts else (100, group.casefold())


@frozen_dataclass
class LocalTable:
    """Figures of a source with what may be shown of each.

    Attributes:
        cells: As the files in force say them.
        totals: Of the whole LEA, added up from its schools where the files do not say it.
        shown: By key, for both.
    """

    cells: tuple[LocalCell, ...]
    totals: tuple[LocalCell, ...]
    shown: Mapping[Key, Shown]

    def may_show(self, cell: LocalCell) -> bool:
        """Whether a figure may be shown to anybody."""
        return self.shown.get(cell.key) is Shown.YES

    @property
    def hidden(self) -> int:
        """How many figures of the files are held back; of a large table not for the window."""
        return sum(not self.may_show(cell) for cell in self.cells)

    def visible(self) -> tuple[LocalCell, ...]:
        """Everything that may be shown, totals with it, by period, place and group."""
        of_period: dict[str, list[LocalCell]] = {}
        for cell in (*self.cells, *self.totals):
            if self.may_show(cell):
                of_period.setdefault(cell[0], []).append(cell)
        # Each period by itself: a large table sorted in one call holds every thread.
        ordered = (sorted(of_period[period], key=order) for period in sorted(of_period))
        return tuple(chain.from_iterable(ordered))


def without_lacking(table: LocalTable) -> LocalTable:
    """The table with no total of a period that a school does not report.

    A school without a row in it that has rows in another such period of the school year is open
    still: without its students the total would be another district's. Of another year it may be new
    or closed.
    """
    places: dict[str, set[str]] = {}
    for cell in table.cells:
        if cell[1] != WHOLE and cell[0]:
            places.setdefault(cell[0], set()).add(cell[1])
    alike = {period: (year_of(period), _kind(period)) for period in places}
    every: dict[tuple[str, str], set[str]] = {}
    for period, there in places.items():
        every.setdefault(alike[period], set()).update(there)
    lacking = {period for period, there in places.items() if there < every[alike[period]]}
    if not lacking:
        return table
    totals = (LocalCell(*cell[:3]) if cell[0] in lacking else cell for cell in table.totals)
    return LocalTable(table.cells, tuple(totals), table.shown)


def _kind(period: str) -> str:
    """What sort of period it is, the same for all months and for all quarters of a year."""
    return period[8:9] if period[4:5] == "/" else f"{len(period)}"


def order(cell: LocalCell) -> tuple[str, str, tuple[int, str]]:
    """Of figures in a list: by time, the whole LEA first, all students first."""
    return cell.period, cell.place, group_order(cell.group)


def added_up(cells: Iterable[LocalCell]) -> tuple[LocalCell, ...]:
    """Totals of the whole LEA by period and group where only its schools have figures.

    What one school does not report leaves the total without it: None, never a smaller number. A
    school without a row for a group has nobody in it; one without a row for all students, beside
    rows of its groups, does not report them. Means are not added; a percent is one of the sums.
    """
    given: set[tuple[str, str]] = set()
    sums: dict[tuple[str, str], list[LocalCell]] = {}
    for cell in cells:
        key = (cell[0], cell[2])
        if cell[1] == WHOLE:
            given.add(key)
        elif key in sums:
            sums[key].append(cell)
        else:
            sums[key] = [cell]
    places: dict[str, set[str]] = {}
    for (period, _group), parts in sums.items():
        places.setdefault(period, set()).update([cell[1] for cell in parts])
    found: list[LocalCell] = []
    for (period, group), parts in sums.items():
        if (period, group) not in given:
            lacks = group == ALL_STUDENTS and len(parts) < len(places[period])
            total = LocalCell(period, WHOLE, group)
            found.append(total if lacks else _sum(period, group, parts))
    return tuple(found)


def _sum(period: str, group: str, cells: list[LocalCell]) -> LocalCell:
    numerator = _total([cell[3] for cell in cells])
    denominator = _total([cell[4] for cell in cells])
    return LocalCell(period, WHOLE, group, numerator, denominator, share(numerator, denominator))


def _total(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None
