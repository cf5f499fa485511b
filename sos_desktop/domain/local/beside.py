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
from sos_desktop.domain.local.versions import SumsOfVersions
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.memory import let_go


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


def as_it_was(
    before: Mapping[Key, LocalCell],
    now: Mapping[Key, LocalCell],
    held: Collection[Key],
    rule: SmallNumberRule,
    said: Collection[Key] | None = None,
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
    doubtful = set[Key]()
    if changed:
        kept = {*held} - changed
        shown = protect(before.values(), rule, kept).shown
        held = kept | {key for key, state in shown.items() if state is not Shown.YES}
        doubtful = changed - held
    return Paper(before.values(), held, said, doubtful)


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
        others: Tables of the LEA's other sources. Of those that seem to count other students only
            what they tell or hold back alike counts.
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
        sizes.strange = not _same_students(own, sizes)
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
    said: Collection[Key] | None = None,
) -> set[Key]:
    """Everything that is held back of a source when its figures change, before any of it is shown.

    Args:
        cells: Its figures.
        rule: From how many students on.
        held: What it held back before, which stays so.
        earlier: What it showed before.
        others: What the LEA's other sources show and showed.
        said: What of its figures the new file says; None where that is everything.
    """
    kept, told = {*held}, _told_before(cells, earlier, held)
    if others or earlier:
        kept |= {c[:3] for c in cells if c.students is not None and 0 < c.students < rule.minimum}
        kept |= held_beside(Paper(cells, kept, said), others, rule, earlier=earlier, told=told)
    table = protect(cells, rule, kept, told)
    kept |= _hidden(table)
    if others or earlier:
        shown = shown_beside(cells, rule, held=kept, earlier=earlier, others=others)
        kept |= _hidden(shown) - told
    return kept


def _hidden(table: LocalTable) -> set[Key]:
    return {key for key, shown in table.shown.items() if shown is not Shown.YES}


def _told_before(
    cells: Collection[LocalCell], earlier: Sequence[Paper], held: Collection[Key]
) -> set[Key]:
    """What a source told before as it does now, a total that was added up then too."""
    if not earlier:
        return set()
    now = {cell[:3]: cell for cell in (*cells, *added_up(cells))}
    told = {
        cell[:3]
        for paper in earlier
        for cell in (*paper.cells, *added_up(paper.cells))
        if cell[:3] not in held and cell[:3] not in paper.held and _same(now.get(cell[:3]), cell)
    }
    let_go(now)
    return told


def _same(one: LocalCell | None, other: LocalCell) -> bool:
    return one is not None and (one == other or (None not in one[3:5] and one[3:5] == other[3:5]))


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
    hidden = _hidden(table)
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
        for numbers, table in zip(self._numbers, tables, strict=True):
            for key, n in numbers.items() if not table.strange else ():
                together.setdefault(key, n)
        odd = self._corrected(tables)
        self._sums.corrected |= odd
        self._add_totals(tables, together)
        self._look_apart(tables, together, odd)

    def held_back(self, told: Collection[Key] | None) -> set[Key]:
        """What of the own table is held back.

        Args:
            told: What it shows already; None while nothing of it is new.
        """
        own = self._numbers[0]
        shown, held, doubtful = set[int](), set[int](), set[int]()
        for numbers, paper in zip(self._numbers[1:], self._papers, strict=True):
            told_by = {n: key for key, n in numbers.items() if key not in paper.held}
            shown |= {n for n, key in told_by.items() if key not in paper.doubtful}
            doubtful |= {n for n, key in told_by.items() if key in paper.doubtful}
            held |= {n for key, n in numbers.items() if key in paper.held}
        fresh = () if told is None else told
        shown |= {own[key] for key in fresh if key in own}
        hidden = {n for key, n in own.items() if key in self._own.held}
        mine = set(own.values())
        if told is None:
            held -= mine
        hidden |= held | {n for n in range(len(self._cells)) if n not in mine}
        doubtful -= shown
        tables = OtherTables(
            self._sums, hidden, shown | doubtful, known_only=told is None, doubtful=doubtful
        )
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
                of_all = not table.strange and parts == columns[total]
                n = self._number(total, table.added[total], frozenset() if of_all else parts)
                numbers[total] = n
                self._sums.add(n, parts)
                if of_all and together.setdefault(total, n) == n:
                    added.append(n)
        self._sums.look_at(together, added)

    def _look_apart(
        self, tables: Sequence[_Sizes], together: Mapping[Key, int], odd: Collection[str]
    ) -> None:
        """Find the sums of tables that say something else: by themselves, and with what they lack.

        A figure that was corrected stood in the sums of its day, with the others as they are still.
        What a file says adds up by itself too: a figure it does not say may be an old one.
        """
        families = self._sums.families()
        for numbers, table in zip(self._numbers, tables, strict=True):
            own = table is self._own
            differs = {
                key[0] for key in table.rows if table.strange or together[key] != numbers[key]
            }
            apart = {key: n for key, n in numbers.items() if own or key[0] in differs}
            added = [n for key, n in apart.items() if key in table.added]
            if apart:
                self._sums.look_at(apart, added, rests=own)
            if differs and not table.strange:
                others = {key: n for key, n in together.items() if key[0] in differs}
                self._sums.look_at(others | apart, added, rests=False)
            if odd and table.said is not None:
                said = {key: numbers[key] for key in table.said if key[0] in odd}
                self._sums.look_at(said, heard=False)
        self._look_over_days(tables, odd, families)

    def _look_over_days(
        self, tables: Sequence[_Sizes], odd: Collection[str], families: list[frozenset[str]]
    ) -> None:
        """Find the sums that figures of several days make, in periods in which tables differ."""
        told: dict[str, dict[Key, list[int]]] = {period: {} for period in odd}
        for (key, _size), n in self._sums.rows.items() if odd else ():
            if key[0] in told:
                told[key[0]].setdefault(key, []).append(n)
        for period, found in told.items():
            files = [
                {k: numbers[k] for k in table.said or table.rows if k[0] == period and k in numbers}
                for numbers, table in zip(self._numbers, tables, strict=True)
                if not table.strange
            ]
            SumsOfVersions(self._sums, found, families, [one for one in files if one]).add()

    def _corrected(self, tables: Sequence[_Sizes]) -> set[str]:
        """The periods in which two tables say different things of one figure."""
        first: dict[Key, float] = {}
        return {
            key[0]
            for table in tables
            for key, size in table.rows.items()
            if first.setdefault(key, size) != size
        }


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
    found.doubtful |= {_plain(key, known) for key in paper.doubtful}
    if paper.said is not None:
        found.said = {_plain(key, known) for key in paper.said}
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
