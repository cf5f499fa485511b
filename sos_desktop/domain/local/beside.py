"""Small numbers across the local sources of an LEA.

Attendance and suspensions count the same students. What one source holds back another may give
away: the size of a school shown in one, and that of the whole district in the other. So a source
is looked at beside all that the others show.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from sos_desktop.domain.local.cells import Key, LocalCell, LocalTable, Shown, added_up
from sos_desktop.domain.local.facts import Facts
from sos_desktop.domain.local.papers import (
    Paper,
    plain_key,
    plain_places,
    same_students,
    sizes_of,
)
from sos_desktop.domain.local.periods import year_of
from sos_desktop.domain.local.suppression import SmallNumberRule, protect
from sos_desktop.foundation.memory import let_go


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


def _held_beside(
    now: Paper,
    others: Sequence[Paper],
    rule: SmallNumberRule,
    *,
    earlier: Sequence[Paper] = (),
    told: Collection[Key] | None = None,
) -> tuple[set[Key], set[str]]:
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

    Returns:
        It, and the periods in which not everything small could be proved to be safe.
    """
    if not others and not earlier:
        return set(), set()
    name = plain_places(now.cells)
    own = sizes_of(now, name)
    papers, heard = [sizes_of(one, name) for one in earlier], dict[Key, float]()
    for other in others:
        sizes = sizes_of(other, name)
        for key, size in sizes.every():
            heard[key] = max(size, heard.get(key, 0.0))
        sizes.strange = not same_students(own, sizes)
        papers.append(sizes)
    found = _small_percents(now.cells, heard, name, rule)
    if not papers:
        return found, set()
    facts = Facts(own, papers, rule.minimum)
    known = None if told is None else {plain_key(key, name) for key in told}
    held = facts.held_back(known)
    return found | {own.names[key] for key in held}, facts.unproved


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
    unproved = set[str]()
    if others or earlier:
        kept |= {c[:3] for c in cells if c.students is not None and 0 < c.students < rule.minimum}
        now = Paper(cells, kept, said)
        more, unproved = _held_beside(now, others, rule, earlier=earlier, told=told)
        kept |= more
    table = protect(cells, rule, kept, told)
    kept |= _hidden(table)
    if unproved:
        again, *papers = (_of(unproved, one) for one in (Paper(cells, ()), *earlier, *others))
        before, beside = papers[: len(earlier)], papers[len(earlier) :]
        shown = shown_beside(again.cells, rule, held=kept, earlier=before, others=beside)
        kept |= _hidden(shown) - told
    return kept


def _of(periods: Collection[str], paper: Paper) -> Paper:
    """A paper without other periods than some."""
    return replace(paper, cells=[cell for cell in paper.cells if cell[0] in periods])


def _hidden(table: LocalTable) -> set[Key]:
    yes = Shown.YES
    return {key for key, shown in table.shown.items() if shown is not yes}


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
    more, _unproved = _held_beside(Paper(cells, hidden.union(held)), others, rule, earlier=earlier)
    if not more - hidden:
        return table
    return protect(cells, rule, {*held, *more}, shown_before=True)


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
        key = plain_key(cell.key, known)
        near = of_year.get((year_of(cell.period), *key[1:]), 0.0) if cell.period else 0.0
        if 0 < sizes.get(key, near) < rule.minimum:
            found.add(cell.key)
    return found
