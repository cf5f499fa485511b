"""Small numbers: which figures are held back so that none of them can be computed from others.

A group of fewer students than the rule says is held back. Where what is left would give it away,
because totals and their parts stand in the same file, further figures are held back with it. A 0
tells of no student and is shown, unless nothing else protects a small group; then it is held back
as one of too few, which it is.

Students whom a total has beyond its parts count as a group without a row here, if they are few.

What is proved for every small figure is that another table exists which shows the same and in
which that figure differs: a number moved by one student along figures that are all held back, so
that every total stays. In that other table the small figures are still small (a 0 that is held back
may be one), the others are not, no count is below 0 and none above its group; so it holds against a
reader who knows the rule and solves for whole numbers. Nothing is added up over periods but what is
shown.
"""

from collections.abc import Collection, Iterable, Mapping

from sos_desktop.domain.local.cells import Key, LocalCell, LocalTable, Shown, added_up
from sos_desktop.domain.local.other_tables import OtherTables
from sos_desktop.domain.local.table_reading import TableReading
from sos_desktop.domain.local.table_sums import TableSums
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.memory import let_go


@frozen_dataclass
class SmallNumberRule:
    """From how many students on a figure is shown, and who says so."""

    minimum: int
    source: str


def protect(
    cells: Iterable[LocalCell],
    rule: SmallNumberRule,
    held: Collection[Key] = (),
    told: Collection[Key] = (),
    *,
    shown_before: bool = False,
) -> LocalTable:
    """Decide what may be shown of the figures of a source, and of their totals.

    Args:
        cells: Its figures, all that can ever be shown together.
        rule: From how many students on.
        held: Keys held back before, which stay so.
        told: Keys that were shown before with the same numbers: to hold them back protects nothing.
        shown_before: Whether what is not held was shown already; then no more is held back than
            what gives a small group away by what was shown, and not by what a reader may have
            heard elsewhere.
    """
    given = tuple(cells)
    totals = added_up(given)
    every = [*given, *totals]
    rows = len(every)
    place = {cell[:3]: n for n, cell in enumerate(every)}
    sums = TableSums(every, rule.minimum)
    TableReading(sums, place, range(len(given), rows)).add()
    stays = _numbers(place, held)
    tables = OtherTables(sums, stays, _numbers(place, told) - stays, known_only=shown_before)
    tables.hide_what_gives_away()
    # In a loop, which lets the window's thread in; `dict.fromkeys` would not.
    yes = Shown.YES
    shown = {key: yes for key in place}
    for n in tables.hidden:
        if n < rows:  # what a total has beyond its parts has no row
            small = n in tables.small or n in tables.nobody
            shown[every[n].key] = Shown.SMALL if small else Shown.WITH_OTHERS
    let_go(tables.of, tables.hidden_in, sums.found, place)
    return LocalTable(given, totals, shown)


def _numbers(place: Mapping[Key, int], keys: Iterable[Key]) -> set[int]:
    # In a loop, which lets the window's thread in; `&` of two large sets would not.
    return {place[key] for key in keys if key in place}
