"""What the county office can do for each need over a school year, and where it falls short."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sos_desktop.domain.casework.learning_words import CapacityWay
from sos_desktop.domain.casework.partners.shared_needs import Need
from sos_desktop.domain.casework.records import Capacity
from sos_desktop.domain.formats import counted
from sos_desktop.foundation.frozen import frozen_dataclass

_JULY = 7
_MONTHS = 12
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@frozen_dataclass
class NeedOverTheYear:
    """A need of open cases and what there is for it in each month of a school year.

    Attributes:
        leas: Names of the LEAs that have it.
        ways: How the office sees to it, each way once, in the order of `CapacityWay`.
        short: For each month from July on how many LEAs cannot be served; 0 when all can.
    """

    need: Need
    leas: tuple[str, ...]
    ways: tuple[CapacityWay, ...]
    short: tuple[int, ...]

    @property
    def is_covered(self) -> bool:
        """Whether everybody can be served all year."""
        return not any(self.short)

    @property
    def spans(self) -> tuple[tuple[int, int, int], ...]:
        """Runs of months with the same shortage: first and last month (1 to 12), LEAs short."""
        return tuple(
            (_month_number(first), _month_number(last), self.short[first])
            for first, last in _spans(self.short)
        )

    @property
    def words(self) -> str:
        """Where it falls short: "nothing for 3 LEAs Jul–Jun", "2 of 3 LEAs wait Feb–Jun"."""
        if self.is_covered:
            return "covered all year"
        return "; ".join(self._span(*span) for span in self.spans)

    def _span(self, first: int, last: int, missing: int) -> str:
        months = _NAMES[first - 1]
        if last != first:
            months = f"{months}–{_NAMES[last - 1]}"
        if (first, last) == (_JULY, _JULY - 1):
            months = "all year"
        if missing == len(self.leas):
            return f"nobody for {counted(missing, 'LEA')} {months}"
        return f"{missing} of {len(self.leas)} LEAs wait {months}"


def over_the_year(
    needs: Mapping[Need, Sequence[str]], found: Iterable[Capacity], year: int
) -> tuple[NeedOverTheYear, ...]:
    """The needs of open cases, held against what there is month by month; the shortest first.

    Something serves a need when it names the need's priority or any, and its group or any. One
    that does not say how many LEAs it takes at a time takes all: nothing is called short by a
    figure nobody gave. What there is only in a part of a month is there in that month.

    Args:
        needs: Names of the LEAs by their need.
        found: What there is.
        year: The year in which the school year begins.
    """
    kept, made = tuple(found), []
    for need, leas in needs.items():
        serving = [one for one in kept if serves(one, need)]
        short = tuple(
            _missing(len(leas), [one for one in serving if _is_there(one, year, month)])
            for month in range(_MONTHS)
        )
        ways = tuple(way for way in CapacityWay if any(one.way is way for one in serving))
        made.append(NeedOverTheYear(need, tuple(leas), ways, short))
    return tuple(sorted(made, key=lambda one: (-sum(one.short), one.need.words)))


def serves(found: Capacity, need: Need) -> bool:
    """Whether something serves a need."""
    priority = found.priority is None or need.priority in (None, found.priority)
    group = not found.group or need.group in ("", found.group)
    return priority and group


def _missing(leas: int, there: Sequence[Capacity]) -> int:
    if any(one.districts is None for one in there):
        return 0
    return max(0, leas - sum(one.districts or 0 for one in there))


def _is_there(found: Capacity, year: int, place: int) -> bool:
    """Whether something is there on any day of the month at a place counted from July."""
    month = _month_number(place)
    of_year = year if month >= _JULY else year + 1
    first = date(of_year, month, 1)
    last = date(of_year, month, monthrange(of_year, month)[1])
    begun = found.starts_on is None or found.starts_on <= last
    return begun and (found.ends_on is None or found.ends_on >= first)


def _month_number(place: int) -> int:
    """The month at a place counted from July."""
    return (_JULY - 1 + place) % _MONTHS + 1


def _spans(short: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of months with the same shortage, as first and last place."""
    spans, begun = list[tuple[int, int]](), 0
    for place in range(1, len(short) + 1):
        if place == len(short) or short[place] != short[begun]:
            if short[begun]:
                spans.append((begun, place - 1))
            begun = place
    return spans
