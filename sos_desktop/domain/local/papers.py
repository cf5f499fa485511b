"""Tables of local figures as several papers tell them, by keys that all of them have in common."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from sos_desktop.domain.local.cells import WHOLE, Key, LocalCell, added_up
from sos_desktop.domain.local.names import plain_place
from sos_desktop.domain.local.periods import nested
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class Paper:
    """A table of figures as its readers have it, or had it once.

    Attributes:
        cells: Its figures.
        held: What of them, and of the totals added up from them, is not shown.
        said: What the last of its files says itself; None where that is everything.
        doubtful: What is not among what is held, but may not have been shown then either.
    """

    cells: Collection[LocalCell]
    held: Collection[Key]
    said: Collection[Key] | None = None
    doubtful: Collection[Key] = ()


@dataclass(slots=True)
class Sizes:
    """How many students each figure of a table tells of.

    Attributes:
        rows: Of what it says itself, by key.
        added: Of the totals that are added up from that.
        held: What of both is not shown.
        names: Their keys as the table has them.
        said: What of its rows its last file says; None where that is all.
        doubtful: What may not have been shown although it is not among what is held.
        strange: Whether it seems to count other students than the table it is held against.
    """

    rows: dict[Key, float] = field(default_factory=dict)
    added: dict[Key, float] = field(default_factory=dict)
    held: set[Key] = field(default_factory=set)
    names: dict[Key, Key] = field(default_factory=dict)
    said: set[Key] | None = None
    doubtful: set[Key] = field(default_factory=set)
    strange: bool = False

    def lacks(self, key: Key) -> bool:
        """Whether the last file does not say a row itself."""
        return self.said is not None and key not in self.said

    def every(self) -> Iterator[tuple[Key, float]]:
        """All of them."""
        return chain(self.rows.items(), self.added.items())

    def columns(self) -> dict[Key, list[Key]]:
        """The rows from which each total is added up."""
        found: dict[Key, list[Key]] = {}
        for key in self.rows if self.added else ():
            total = (key[0], WHOLE, key[2])
            if total in self.added:
                found.setdefault(total, []).append(key)
        return found


def plain_places(cells: Iterable[LocalCell]) -> Mapping[str, str]:
    """The places of a source as others may write them; those that would fall together are not."""
    places = {cell[1] for cell in cells}
    plain = {place: plain_place(place) for place in places}
    twice = Counter(plain.values())
    return {place: word if twice[word] == 1 else place for place, word in plain.items()}


def plain_key(key: Key, known: Mapping[str, str]) -> Key:
    """A key as all papers have it.

    Args:
        key: Of a paper.
        known: Its places, those known otherwise by themselves.
    """
    period, place, group = key
    return period, known.get(place) or plain_place(place), group


def sizes_of(paper: Paper, known: Mapping[str, str]) -> Sizes:
    """How many students the figures of a paper tell of, by keys as all papers have them."""
    found, given = Sizes(), tuple(paper.cells)
    for cells, sizes in ((given, found.rows), (added_up(given), found.added)):
        for cell in cells:
            if cell.students is not None:
                key = plain_key(cell.key, known)
                sizes[key], found.names[key] = cell.students, cell.key
    found.held |= {plain_key(key, known) for key in paper.held}
    found.doubtful |= {plain_key(key, known) for key in paper.doubtful}
    if paper.said is not None:
        found.said = {plain_key(key, known) for key in paper.said}
    return found


def same_students(own: Sizes, other: Sizes) -> bool:
    """Whether two tables seem to count the same students.

    Most sizes that both tell are equal. A total added up from fewer rows may be smaller. Where
    nothing speaks against it they do.
    """
    shared = own.rows.keys() & other.rows.keys()
    equal = sum(own.rows[key] == other.rows[key] for key in shared)
    if shared:
        return equal > 0 and 2 * equal >= len(shared)
    less = more = 0
    for added, sizes in ((own.added, other.rows), (other.added, own.rows)):
        there = added.keys() & sizes.keys()
        less += sum(added[key] <= sizes[key] for key in there)
        more += sum(added[key] > sizes[key] for key in there)
    for longer, shorter in (*_over_time(own, other), *_over_time(other, own)):
        less += shorter <= longer
        more += shorter > longer
    return less >= more


def _over_time(own: Sizes, other: Sizes) -> Iterator[tuple[float, float]]:
    """Figures of longer periods, each with what another table says of shorter ones within."""
    within = nested({key[0] for key in (*own.rows, *other.rows)})
    for (period, where, group), size in own.rows.items() if within else ():
        parts = [other.rows.get((one, where, group)) for one in within.get(period, ())]
        told = [one for one in parts if one is not None]
        if len(told) > 1:
            yield size, sum(told)
