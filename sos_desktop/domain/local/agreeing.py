"""Which of several columns of figures belong together, by what their numbers say of each other."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from sos_desktop.domain.local.mapping import ColumnMeaning, Meaning

_CLOSE = 0.06
"""Percent points by which a percent of one decimal may differ from that of its counts."""
_WHOLE = 0.51
_MOSTLY = 0.8
_MOST_TRIED = 60
"""Ways to put columns together that are tried; a file has seldom more than a handful."""
_LEADING = (Meaning.NUMERATOR, Meaning.DENOMINATOR, Meaning.RATE)


def together(
    guesses: Sequence[ColumnMeaning], columns: Sequence[Sequence[float | None]]
) -> list[ColumnMeaning]:
    """Guesses in which of several counts, sizes and percents those stay that make each other.

    "Days absent", "Chronically absent", "Attendance %" and "Chronic %" beside "Enrolled": the
    counts whose percent stands beside them are meant, and the others are left out.

    Args:
        guesses: What each column seems to mean by itself.
        columns: The numbers of each in its first rows; None where a cell holds none.
    """
    found = list(guesses)
    places = {
        meaning: [
            n
            for n, one in enumerate(found)
            if one.meaning is meaning and not one.group and not one.period
        ]
        for meaning in _LEADING
    }
    several = any(len(those) > 1 for those in places.values())
    ways = list(product(*places.values()))[:_MOST_TRIED] if several else []
    fits = {way: _fit(*(columns[n] for n in way)) for way in ways}
    best = max(fits, key=lambda way: fits[way], default=None)
    if best is None or fits[best] < _MOSTLY:
        return found
    for n in (n for those in places.values() for n in those if n not in best):
        found[n] = replace(found[n], meaning=Meaning.LEAVE_OUT)
    return found


def _fit(
    counts: Sequence[float | None], sizes: Sequence[float | None], rates: Sequence[float | None]
) -> float:
    """In which share of the rows the counts make the percent; 0 where none has all three."""
    rows = [
        (count, size, rate)
        for count, size, rate in zip(counts, sizes, rates, strict=True)
        if count is not None and size and rate is not None
    ]
    near = _WHOLE if all(rate == int(rate) for _count, _size, rate in rows) else _CLOSE
    good = sum(abs(100 * count / size - rate) <= near for count, size, rate in rows)
    return good / len(rows) if rows else 0.0
