"""What the cells of the table of letters say, worked out for all rows at once, on the worker."""

from enum import StrEnum

from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.identification.identification_view import (
    IdentificationRow,
    IdentificationView,
)

FIXED = 2
"""Columns before those of the student groups: status, and number of groups."""
NONE = "·"
NOT_LISTED = "–"
OPEN = "?"
DIFFERS = "≠"


class ComparedSide(StrEnum):
    """Whose letters are shown."""

    BOTH = "both"
    OFFICIAL = "official"
    COMPUTED = "computed"


@frozen_dataclass
class LetterLine:
    """What the cells of a row say.

    Attributes:
        texts: A text per column.
        count: How many groups have a letter.
        differing: The groups whose letters are marked as differing.
    """

    row: IdentificationRow
    texts: tuple[str, ...]
    count: int
    differing: frozenset[str]


@frozen_dataclass
class LetterCells:
    """A year of one side or both.

    Attributes:
        texts: Per column, what stands in it, each text once.
    """

    view: IdentificationView | None
    side: ComparedSide
    groups: tuple[str, ...]
    lines: tuple[LetterLine, ...]
    texts: tuple[frozenset[str], ...]

    def shows(self, view: IdentificationView, side: ComparedSide) -> bool:
        """Whether it is this very view from this side."""
        return view is self.view and self.side is _side_of(view, side)


NO_CELLS = LetterCells(None, ComparedSide.BOTH, (), (), (frozenset(),) * FIXED)


def letter_cells(view: IdentificationView, side: ComparedSide) -> LetterCells:
    """All cells of a side that a year has."""
    side = _side_of(view, side)
    groups = view.groups if view.shown else ()
    lines = tuple(_line(row, groups, side) for row in view.rows)
    columns = range(FIXED + len(groups))
    texts = tuple(frozenset(line.texts[column] for line in lines) for column in columns)
    return LetterCells(view, side, groups, lines, texts)


def _side_of(view: IdentificationView, side: ComparedSide) -> ComparedSide:
    """The side; of a year that is in no list there is only the computed one."""
    return side if view.lists else ComparedSide.COMPUTED


def _line(row: IdentificationRow, groups: tuple[str, ...], side: ComparedSide) -> LetterLine:
    own = row.computed_letters()
    differing = frozenset(row.differing())
    listed = side is not ComparedSide.COMPUTED and row.official is not None
    alone = side is ComparedSide.COMPUTED or (side is ComparedSide.BOTH and row.official is None)
    if alone:
        letters = [_computed(row, group) for group in groups]
    elif side is ComparedSide.OFFICIAL:
        letters = [_official(row, group) for group in groups]
    else:
        letters = [_both(row, group, own, differing) for group in groups]
    count = len(row.official or {}) if listed or side is ComparedSide.OFFICIAL else len(own)
    said = str(count or NONE)
    if alone and (row.computed is None or row.may_add_letters):
        said = f"{count}+" if count else OPEN
    marked = differing if side is ComparedSide.BOTH else frozenset[str]()
    return LetterLine(row, (short_status(row), said, *letters), count, marked)


def _official(row: IdentificationRow, group: str) -> str:
    return NOT_LISTED if row.official is None else row.official.get(group) or NONE


def _both(
    row: IdentificationRow, group: str, own: dict[str, str], differing: frozenset[str]
) -> str:
    listed = (row.official or {}).get(group, "")
    if group not in differing:
        return listed or _computed(row, group).removesuffix(OPEN) or NONE
    return f"{own.get(group, '–')} {DIFFERS} {listed or '–'}"


def _computed(row: IdentificationRow, group: str) -> str:
    """A letter, or the priority met in brackets; with a mark where it is not certain."""
    result = (row.computed or {}).get(group)
    # Without a file that is waited for nothing is open; that is how it is for nearly every group.
    mark = OPEN if group in row.waits and row.is_open(group) else ""
    if result is None:
        return mark or NONE
    return f"{result.letter or f'({result.priorities[0]})'}{mark}"


def short_status(row: IdentificationRow) -> str:
    """A status in a narrow column: "Year 1", "Year 1/2", "DA", "General", "?"."""
    status = row.status.status
    if status is None and row.status.served:
        return f"Year {'/'.join(map(str, row.status.owed.years_of_help))}"
    if status is None:
        unsettled = row.status.charter is not None and row.status.charter.unsettled
        return "unsettled" if unsettled else "?"
    number = row.status.help_year
    if number:
        return f"Year {number}"
    return "DA" if status.startswith("Diff") else "General"
