"""The figures of an import with the colors that follow from them, many at a time."""

from collections.abc import Iterator, Mapping
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy.orm import Session

from db.models.dashboard import ImportBatchRow
from db.queries.observations import alternative_schools, figure_columns, with_size_marks
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import (
    GROUP_BY_NUMBER,
    INDICATOR_BY_NUMBER,
    Color,
    EntityKind,
    Indicator,
)
from sos_desktop.domain.dashboard.recolor import is_alternative
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.dashboard.color_columns import MARKS, NUMBERS, computed_colors
from sos_desktop.services.dashboard.cut_scores import cut_scores
from sos_desktop.services.identification.reference import rule_book

if TYPE_CHECKING:
    import numpy as np

_NUMBERS: tuple[str, ...] = ("lea_id", *NUMBERS)
_MARKS: tuple[str, ...] = ("color", "uncertified", "data_error", *MARKS)
_ROWS_AT_ONCE = 20_000
_LAST_GROUP = max(GROUP_BY_NUMBER)


class Recolored(NamedTuple):
    """One figure with a colour in the file or a computed one; 0 is no colour, None not known.

    A tuple, because a statewide year has a million of them.

    Attributes:
        by_hand: CDE marked the figure (not certified, data error), so its colour follows another
            rule.
    """

    cds: str
    indicator: Indicator
    group: str
    file_color: int | None
    computed_color: int | None
    by_hand: bool


@frozen_dataclass
class RecoloredPart:
    """Some figures of an import.

    Attributes:
        rows: Those with a colour in the file or a computed one.
        same, different: Coloured figures that do and do not come out as published; those CDE marked
            count as the same or not at all.
        unknown: Coloured figures whose cut scores are not known.
    """

    indicator: Indicator
    rows: tuple[Recolored, ...]
    same: int
    different: int
    unknown: int


def recolored_parts(
    session: Session, batch: ImportBatchRow, leas: Mapping[int, Lea]
) -> Iterator[RecoloredPart]:
    """All figures of an import, in the order of the table.

    Args:
        session: A reading session.
        batch: The import.
        leas: Everything with figures in it, by number.
    """
    import numpy as np

    marked = batch.id in with_size_marks(session, [batch])
    about = _About(leas, alternative_schools(session, [batch])[batch.id])
    for rows in figure_columns(session, batch.id, _NUMBERS, _MARKS, _ROWS_AT_ONCE):
        *numbers, packed = np.array(rows, dtype=np.float64).T
        columns = dict(zip(_NUMBERS, numbers, strict=True)) | _unpacked(packed)
        if marked:
            columns["size_met"] = np.nan_to_num(columns["size_met"])
        yield _part(batch, columns, about)


def _unpacked(packed: "np.ndarray") -> "dict[str, np.ndarray]":
    """The marks of figures, NaN for none, from `figure_columns`' one number."""
    import numpy as np

    value = np.array([*range(7), np.nan])
    bits = packed.astype(np.int64)
    return {name: value[bits >> 3 * place & 7] for place, name in enumerate(_MARKS)}


class _About:
    """Who the figures are about, by the numbers that stand in them."""

    def __init__(self, leas: Mapping[int, Lea], alternative: frozenset[int]) -> None:
        import numpy as np

        size, last = rule_book().size, max(leas, default=0) + 1
        kinds = list(EntityKind)
        self.cds = {number: lea.cds for number, lea in leas.items()}
        self.alternative = np.zeros(last, dtype=bool)
        self._kind = np.zeros(last, dtype=np.int64)
        self._minimum = np.array(
            [
                [size.minimum(GROUP_BY_NUMBER.get(n, ""), kind) for n in range(_LAST_GROUP + 1)]
                for kind in kinds
            ]
        )
        for number, lea in leas.items():
            kind = EntityKind(lea.kind)
            self.alternative[number] = is_alternative(kind, dass=number in alternative)
            self._kind[number] = kinds.index(kind)

    def minimum(self, leas: "np.ndarray", groups: "np.ndarray") -> "np.ndarray":
        """Students each figure needs for a color, by number of LEA and student group."""
        return self._minimum[self._kind[leas], groups]


def _part(batch: ImportBatchRow, columns: "dict[str, np.ndarray]", about: _About) -> RecoloredPart:
    import numpy as np

    indicator = INDICATOR_BY_NUMBER[batch.indicator or 0]
    known_groups = np.isin(columns["student_group"], list(GROUP_BY_NUMBER))
    columns = {name: column[known_groups] for name, column in columns.items()}
    leas, groups = (columns[name].astype(np.int64) for name in ("lea_id", "student_group"))
    published = columns["color"]
    computed = computed_colors(
        cut_scores(),
        batch.year or 0,
        indicator,
        columns,
        minimum=about.minimum(leas, groups),
        alternative=about.alternative[leas],
    )
    by_hand = (columns["uncertified"] == 1) | (columns["data_error"] == 1)
    shown = (published > 0) | (computed > 0)
    known = shown & ~np.isnan(computed)
    differs = known & (published > 0) & (published != computed) & ~by_hand
    rows = zip(
        map(about.cds.__getitem__, leas[shown].tolist()),
        repeat(indicator),
        map(GROUP_BY_NUMBER.__getitem__, groups[shown].tolist()),
        _numbers(published[shown]),
        _numbers(computed[shown]),
        by_hand[shown].tolist(),
        strict=False,
    )
    return RecoloredPart(
        indicator,
        tuple(map(Recolored._make, rows)),
        int((known & (published == computed)).sum()),
        int(differs.sum()),
        int((shown & np.isnan(computed)).sum()),
    )


def _numbers(colors: "np.ndarray") -> Iterator[int | None]:
    import numpy as np

    known = (*range(len(Color)), None)
    return map(known.__getitem__, np.nan_to_num(colors, nan=-1).astype(np.int64).tolist())
