"""Places of a local file that are sums of others, whatever they are called and in which language.

A total or a subtotal that is taken for a school counts its students twice, and gives away what is
held back of its schools. Some say so in words (`totals`); all of them say it in their numbers.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from sos_desktop.domain.local.cells import WHOLE, LocalCell
from sos_desktop.foundation.frozen import frozen_dataclass

_FEWEST = 2
"""Places in a sum; one that says the same as another may be a school of its own."""
_LONGEST = 500
"""Places above or below a sum that are looked at."""
_TELLING, _TELLING_ALONE = 11, 100
"""Students from which two sums seldom agree by chance: one of several, or a single one."""
_ENOUGH = 2
"""Agreements, of counts or of sizes, before a place is taken for a sum."""

_Table = dict[str, LocalCell]
"""The figures of one period and group by place, in the order of the file."""


@frozen_dataclass
class AddedPlaces:
    """Which places are sums.

    Attributes:
        whole: Those of all other places.
        parts: Those of some of them, above or below which they stand.
    """

    whole: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()


def added_places(cells: Sequence[LocalCell]) -> AddedPlaces:
    """Find the places whose figures are the sums of others' in every period and group.

    Args:
        cells: Of one file; the places of a period and group in the order of the file.
    """
    first = {cell[1]: (cell[0], cell[2]) for cell in reversed(cells) if cell[1] != WHOLE}
    if len(first) <= _FEWEST:
        return AddedPlaces()
    runs: dict[str, frozenset[str]] = {}
    likely: set[str] = set()
    for key, table in _tables(cells, set(first.values())).items():
        runs |= {p: run for p, run in _runs(table) if first[p] == key}
        rests = (*_rests(table, ()), *_rests(table, runs.keys()))
        likely |= {p for p in rests if first[p] == key}
    if not runs and not likely:
        return AddedPlaces()
    tables = list(_tables(cells, None).values())
    parts = {place for place, run in runs.items() if _is_sum(tables, place, run)}
    plain = first.keys() - parts
    whole = {place for place in likely - parts if _is_sum(tables, place, plain - {place})}
    whole |= {place for place in parts if runs[place] >= plain}
    return AddedPlaces(frozenset(whole), frozenset(parts - whole))


def _tables(
    cells: Iterable[LocalCell], keys: Collection[tuple[str, str]] | None
) -> dict[tuple[str, str], _Table]:
    found: dict[tuple[str, str], _Table] = {}
    for cell in cells:
        key = (cell[0], cell[2])
        if cell[1] != WHOLE and (keys is None or key in keys):
            found.setdefault(key, {})[cell[1]] = cell
    return found


def _runs(table: _Table) -> Iterator[tuple[str, frozenset[str]]]:
    """The places with those right above or right below them that add up to them."""
    names, sizes = list(table), [cell.students or 0.0 for cell in table.values()]
    for at, wanted in enumerate(sizes):
        if not wanted:
            continue
        for step in (-1, 1):
            total, place = 0.0, at + step
            while 0 <= place < len(names) and total < wanted and abs(place - at) <= _LONGEST:
                total += sizes[place]
                place += step
            if total == wanted and abs(place - at) > _FEWEST:
                yield names[at], frozenset(names[min(at, place) + 1 : max(at, place)])
                break


def _rests(table: _Table, sums: Collection[str]) -> list[str]:
    """The places that may be all the others, as far as these are reported."""
    plain = {name: cell.students for name, cell in table.items() if name not in sums}
    every = sum(size for size in plain.values() if size is not None)
    gaps = None in plain.values()
    return [
        name
        for name, size in plain.items()
        if size and (2 * size == every or (gaps and 2 * size > every))
    ]


def _is_sum(tables: Sequence[_Table], place: str, others: Collection[str]) -> bool:
    """Whether a place is the sum of others wherever it stands, often enough to be no chance."""
    agreed: list[bool] = []
    for table in tables:
        if place not in table:
            continue
        there = [table[name] for name in table if name in others]
        sums = table[place]
        for wanted, parts in (
            (sums.numerator, [cell.numerator for cell in there]),
            (sums.denominator, [cell.denominator for cell in there]),
        ):
            if wanted is None:
                continue
            reported = [one for one in parts if one is not None]
            if sum(reported) > wanted or (len(reported) == len(parts) and sum(reported) < wanted):
                return False
            if len(reported) == len(parts) >= _FEWEST and wanted >= _TELLING:
                agreed.append(wanted >= _TELLING_ALONE)
    if len(agreed) >= _ENOUGH:
        return True
    at_end = all(place in (next(iter(t)), next(reversed(t))) for t in tables if place in t)
    return any(agreed) and at_end and len(others) > _FEWEST
