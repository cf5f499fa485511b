"""Small numbers across the local sources of an LEA.

Attendance and suspensions count the same students. What one source holds back another may give
away: the size of a school shown in one, and that of the whole district in the other. So a source
is looked at beside all that the others show.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sos_desktop.domain.local.cells import Key, LocalCell, Shown, added_up
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
    own = _sizes(cells)
    joint, told, held = dict(own), set[Key](), set(hidden)
    for figures, kept in others:
        sizes = _sizes(figures)
        if not _same_students(own, sizes):
            continue
        for key, size in sizes.items():
            if joint.setdefault(key, size) == size:
                (held if key in kept else told).add(key)
    if not told and held <= set(hidden):
        return set()
    every = [LocalCell(*key, None, size) for key, size in joint.items()]
    # What another source shows is known, also where this one holds it back.
    table = protect(every, rule, held - told, told)
    return {key for key in own if table.shown[key] is not Shown.YES}


def _sizes(cells: Iterable[LocalCell]) -> dict[Key, float]:
    """How many students each figure tells of, with the totals that follow from them."""
    given = tuple(cells)
    every = (*given, *added_up(given))
    return {cell.key: cell.students for cell in every if cell.students is not None}


def _same_students(own: Mapping[Key, float], other: Mapping[Key, float]) -> bool:
    """Whether two sources seem to count the same students: most sizes they share are equal."""
    shared = own.keys() & other.keys()
    equal = sum(own[key] == other[key] for key in shared)
    return equal > 0 and 2 * equal >= len(shared)
