"""Small numbers across the local sources of an LEA.

Attendance and suspensions count the same students. What one source holds back another may give
away: the size of a school shown in one, and that of the whole district in the other. So a source
is looked at beside all that the others show.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from sos_desktop.domain.local.cells import Key, LocalCell, Shown, added_up
from sos_desktop.domain.local.names import plain_place
from sos_desktop.domain.local.periods import year_of
from sos_desktop.domain.local.suppression import SmallNumberRule, protect

Other = tuple[Collection[LocalCell], Collection[Key]]
"""The figures of another source, and what it holds back."""


def held_beside(
    cells: Collection[LocalCell],
    hidden: Collection[Key],
    others: Sequence[Other],
    rule: SmallNumberRule,
) -> set[Key]:
    """What of a source is held back because of what others show; they are as they are.

    Args:
        cells: Its figures.
        hidden: What it holds back by itself.
        others: The LEA's other sources; those that count other students are left alone.
        rule: From how many students on.
    """
    if not others:
        return set()
    name = _plain_places(cells)
    own, names = _sizes(cells, name)
    joint, told, heard = dict(own), set[Key](), dict[Key, float]()
    held = {_plain(key, name) for key in hidden}
    alone = set(held)
    for figures, kept in others:
        sizes, _names = _sizes(figures, name)
        for key, size in sizes.items():
            heard[key] = max(size, heard.get(key, 0.0))
        if not _same_students(own, sizes):
            continue
        kept_plain = {_plain(key, name) for key in kept}
        for key, size in sizes.items():
            if joint.setdefault(key, size) == size:
                (held if key in kept_plain else told).add(key)
    found = _small_percents(cells, heard, name, rule)
    if not told and held <= alone:
        return found
    every = [LocalCell(*key, None, size) for key, size in joint.items()]
    # What another source shows is known, also where this one holds it back.
    table = protect(every, rule, held - told, told)
    return found | {names[key] for key in own if table.shown[key] is not Shown.YES}


def _plain_places(cells: Iterable[LocalCell]) -> Mapping[str, str]:
    """The places of a source as others may write them; those that would fall together are not."""
    places = {cell[1] for cell in cells}
    plain = {place: plain_place(place) for place in places}
    twice = Counter(plain.values())
    return {place: word if twice[word] == 1 else place for place, word in plain.items()}


def _plain(key: Key, known: Mapping[str, str]) -> Key:
    period, place, group = key
    return period, known.get(place) or plain_place(place), group


def _sizes(
    cells: Iterable[LocalCell], known: Mapping[str, str]
) -> tuple[dict[Key, float], dict[Key, Key]]:
    """How many students each figure tells of, with the totals that follow, and their own keys."""
    given = tuple(cells)
    sizes: dict[Key, float] = {}
    names: dict[Key, Key] = {}
    for cell in (*given, *added_up(given)):
        if cell.students is not None:
            key = _plain(cell.key, known)
            sizes[key], names[key] = cell.students, cell.key
    return sizes, names


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


def _same_students(own: Mapping[Key, float], other: Mapping[Key, float]) -> bool:
    """Whether two sources seem to count the same students: most sizes they share are equal."""
    shared = own.keys() & other.keys()
    equal = sum(own[key] == other[key] for key in shared)
    return equal > 0 and 2 * equal >= len(shared)
