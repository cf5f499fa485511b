"""Small numbers across the local sources of an LEA.

Attendance and suspensions count the same students. What one source holds back another may give
away: the size of a school shown in one, and that of the whole district in the other. So a source
is looked at beside all that the others show.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from sos_desktop.domain.local.cells import WHOLE, Key, LocalCell, LocalTable, Shown, added_up
from sos_desktop.domain.local.names import plain_place
from sos_desktop.domain.local.other_tables import OtherTables
from sos_desktop.domain.local.periods import year_of
from sos_desktop.domain.local.suppression import SmallNumberRule, protect
from sos_desktop.domain.local.table_sums import TableSums
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.memory import let_go


@frozen_dataclass
class Paper:
    """A table of figures as its readers have it, or had it once.

    Attributes:
        cells: Its figures.
        held: What of them, and of the totals added up from them, is not shown.
    """

    cells: Collection[LocalCell]
    held: Collection[Key]


def as_it_was(
    before: Mapping[Key, LocalCell],
    now: Mapping[Key, LocalCell],
    held: Collection[Key],
    rule: SmallNumberRule,
) -> Paper:
    """A table that a source showed before, where figures may have been other than they are now.

    What is held back is known by its key alone. What says something else now may have been held
    back since; so it is decided again for the table as it stood.
    """
    sizes = [
        {cell[:3]: cell.students for cell in (*table.values(), *added_up(table.values()))}
        for table in (before, now)
    ]
    changed = {key for key in held if key in sizes[0] and sizes[0][key] != sizes[1].get(key)}
    if changed:
        kept = {*held} - changed
        shown = protect(before.values(), rule, kept).shown
        held = kept | {key for key, state in shown.items() if state is not Shown.YES}
    return Paper(before.values(), held)


def held_beside(
    now: Paper,
    others: Sequence[Paper],
    rule: SmallNumberRule,
    *,
    earlier: Sequence[Paper] = (),
    told: Collection[Key] | None = None,
) -> set[Key]:
    """What of a source is held back because of what its readers have beside it.

    A number that two tables tell of the same is one fact. Totals that are added up from different
    rows are facts of their own: their difference tells of the rows that one of them lacks.

    Args:
        now: Its figures, and what it holds back by itself.
        others: Tables of the LEA's other sources; those that count other students are left alone.
        rule: From how many students on.
        earlier: What the source showed before.
        told: What it shows already with the same numbers, so that to hold it back protects
            nothing; None while nothing of it is new.
    """
    if not others and not earlier:
        return set()
    name = _plain_places(now.cells)
    own = _sizes(now, name)
    papers, heard = [_sizes(one, name) for one in earlier], dict[Key, float]()
    for other in others:
        sizes = _sizes(other, name)
        for key, size in sizes.every():
            heard[key] = max(size, heard.get(key, 0.0))
        if _same_students(own, sizes):
            papers.append(sizes)
    found = _small_percents(now.cells, heard, name, rule)
    if not papers:
        return found
    facts = _Facts(own, papers, rule)
    known = None if told is None else {_plain(key, name) for key in told}
    return found | {own.names[key] for key in facts.held_back(known)}


def held_back(
    cells: Collection[LocalCell],
    rule: SmallNumberRule,
    *,
    held: Collection[Key] = (),
    earlier: Sequence[Paper] = (),
    others: Sequence[Paper] = (),
) -> set[Key]:
    """Everything that is held back of a source when its figures change, before any of it is shown.

    Args:
        cells: Its figures.
        rule: From how many students on.
        held: What it held back before, which stays so.
        earlier: What it showed before.
        others: What the LEA's other sources show and showed.
    """
    now = {cell[:3]: cell for cell in cells} if earlier else {}
    told = {
        cell[:3]
        for paper in earlier
        for cell in paper.cells
        if cell[:3] not in held and now.get(cell[:3]) == cell
    }
    kept = {*held}
    if others or earlier:
        kept |= {c[:3] for c in cells if c.students is not None and 0 < c.students < rule.minimum}
        kept |= held_beside(Paper(cells, kept), others, rule, earlier=earlier, told=told)
    table, yes = protect(cells, rule, kept, told), Shown.YES
    kept |= {key for key, shown in table.shown.items() if shown is not yes}
    let_go(now)
    return kept


def shown_beside(
    cells: Collection[LocalCell],
    rule: SmallNumberRule,
    *,
    held: Collection[Key],
    earlier: Sequence[Paper],
    others: Sequence[Paper],
) -> LocalTable:
    """A source as it is shown, with what was held back when its files came.

    Files that came before a rule was there are held against the others here. Nothing that is shown
    since is taken back, unless readers could compute a small group from it.
    """
    table = protect(cells, rule, held, shown_before=True)
    hidden = {key for key, shown in table.shown.items() if shown is not Shown.YES}
    more = held_beside(Paper(cells, hidden.union(held)), others, rule, earlier=earlier)
    if not more - hidden:
        return table
    return protect(cells, rule, {*held, *more}, shown_before=True)


@dataclass(slots=True)
class _Sizes:
    """How many students each figure of a table tells of.

    Attributes:
        rows: Of what it says itself, by key.
        added: Of the totals that are added up from that.
        held: What of both is not shown.
        names: Their keys as the table has them.
    """

    rows: dict[Key, float] = field(default_factory=dict)
    added: dict[Key, float] = field(default_factory=dict)
    held: set[Key] = field(default_factory=set)
    names: dict[Key, Key] = field(default_factory=dict)

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


class _Facts:
    """The numbers of several tables, each of them once, and what is told of them."""

    def __init__(self, own: _Sizes, papers: Sequence[_Sizes], rule: SmallNumberRule) -> None:
        self._own, self._papers = own, papers
        self._cells: list[LocalCell] = []
        self._known: dict[tuple[Key, float, frozenset[int]], int] = {}
        self._sums = TableSums(self._cells, rule.minimum)
        tables = (own, *papers)
        self._numbers = [
            {key: self._number(key, size) for key, size in one.rows.items()} for one in tables
        ]
        together: dict[Key, int] = {}
        for numbers in self._numbers:
            for key, n in numbers.items():
                together.setdefault(key, n)
        self._add_totals(tables, together)
        self._look_apart(tables, together)

    def held_back(self, told: Collection[Key] | None) -> set[Key]:
        """What of the own table is held back.

        Args:
            told: What it shows already; None while nothing of it is new.
        """
        own = self._numbers[0]
        shown, held = set[int](), set[int]()
        for numbers, paper in zip(self._numbers[1:], self._papers, strict=True):
            shown |= {n for key, n in numbers.items() if key not in paper.held}
            held |= {n for key, n in numbers.items() if key in paper.held}
        fresh = () if told is None else told
        shown |= {own[key] for key in fresh if key in own}
        hidden = {n for key, n in own.items() if key in self._own.held}
        mine = set(own.values())
        if told is None:
            held -= mine
        hidden |= held | {n for n in range(len(self._cells)) if n not in mine}
        tables = OtherTables(self._sums, hidden, shown, known_only=told is None)
        tables.hide_what_gives_away()
        return {key for key, n in own.items() if n in tables.hidden}

    def _number(self, key: Key, size: float, parts: frozenset[int] = frozenset()) -> int:
        """The number of what is told, the same for all tables that tell it."""
        number = self._known.setdefault((key, size, parts), len(self._cells))
        if number == len(self._cells):
            self._cells.append(LocalCell(*key, None, size))
            if not parts:
                self._sums.rows[key, size] = number
        return number

    def _add_totals(self, tables: Sequence[_Sizes], together: dict[Key, int]) -> None:
        """Number the totals that follow, and find the sums of all rows together.

        Where all tables have the same rows of a total it is one with what any says of the whole.
        """
        columns: dict[Key, set[int]] = {}
        for (period, where, group), n in together.items():
            if where != WHOLE:
                columns.setdefault((period, WHOLE, group), set()).add(n)
        added: list[int] = []
        for numbers, table in zip(self._numbers, tables, strict=True):
            for total, keys in table.columns().items():
                parts = frozenset(numbers[key] for key in keys)
                of_all = parts == columns[total]
                n = self._number(total, table.added[total], frozenset() if of_all else parts)
                numbers[total] = n
                self._sums.add(n, parts)
                if of_all and together.setdefault(total, n) == n:
                    added.append(n)
        self._sums.look_at(together, added)

    def _look_apart(self, tables: Sequence[_Sizes], together: Mapping[Key, int]) -> None:
        """Find the sums of tables that say something else: by themselves, and with what they lack.

        A figure that was corrected stood in the sums of its day, with the others as they are still.
        """
        for numbers, table in zip(self._numbers, tables, strict=True):
            odd = {key[0] for key in table.rows if together[key] != numbers[key]}
            if not odd and table is not self._own:
                continue
            apart = {key: n for key, n in numbers.items() if key[0] in odd or table is self._own}
            added = [n for key, n in apart.items() if key in table.added]
            self._sums.look_at(apart, added, rests=table is self._own)
            if odd:
                others = {key: n for key, n in together.items() if key[0] in odd}
                self._sums.look_at(others | apart, added, rests=False)


def _plain_places(cells: Iterable[LocalCell]) -> Mapping[str, str]:
    """The places of a source as others may write them; those that would fall together are not."""
    places = {cell[1] for cell in cells}
    plain = {place: plain_place(place) for place in places}
    twice = Counter(plain.values())
    return {place: word if twice[word] == 1 else place for place, word in plain.items()}


def _plain(key: Key, known: Mapping[str, str]) -> Key:
    period, place, group = key
    return period, known.get(place) or plain_place(place), group


def _sizes(paper: Paper, known: Mapping[str, str]) -> _Sizes:
    found, given = _Sizes(), tuple(paper.cells)
    for cells, sizes in ((given, found.rows), (added_up(given), found.added)):
        for cell in cells:
            if cell.students is not None:
                key = _plain(cell.key, known)
                sizes[key], found.names[key] = cell.students, cell.key
    found.held |= {_plain(key, known) for key in paper.held}
    return found


def _small_percents(
    cells: Iterable[LocalCell],
    sizes: Mapping[Key, float],
    known: Mapping[str, str],
    rule: SmallNumberRule,
) -> set[Key]:
    """Percents without their students, of groups that another source says are small.

    A size of the same period counts, or else the largest of its school year.
    """
    open_ = [cell for cell in cells if cell.students is None and cell.value is not None]
    if not open_:
        return set()
    of_year: dict[Key, float] = {}
    for (period, place, group), size in sizes.items():
        if period:
            key = (year_of(period), place, group)
            of_year[key] = max(size, of_year.get(key, 0.0))
    found: set[Key] = set()
    for cell in open_:
        key = _plain(cell.key, known)
        near = of_year.get((year_of(cell.period), *key[1:]), 0.0) if cell.period else 0.0
        if 0 < sizes.get(key, near) < rule.minimum:
            found.add(cell.key)
    return found


def _same_students(own: _Sizes, other: _Sizes) -> bool:
    """Whether two tables seem to count the same students.

    Most sizes that both tell are equal. A total added up from fewer rows may be smaller.
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
    return less > more
