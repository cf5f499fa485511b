"""The figures of an import with the colors that follow from them, many at a time."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from db.models.dashboard import ImportBatchRow
from db.queries.observations import (
    ABSENT,
    alternative_schools,
    figure_columns,
    with_size_marks,
)
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.dashboard.codes import (
    GROUP_BY_NUMBER,
    INDICATOR_BY_NUMBER,
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
NOT_KNOWN = -1
"""A color that is not known."""
_LAST_GROUP = max(GROUP_BY_NUMBER)


@frozen_dataclass
class RecoloredPart:
    """Some figures of an import: those with a color in the file or a computed one, by column.

    Attributes:
        leas, groups: Whom each is about, by the numbers of the county file.
        file_colors: 1 Red to 5 Blue, 0 for none, `NOT_KNOWN` when the file does not say.
        computed_colors: Likewise; `NOT_KNOWN` where the cut scores are not known.
        by_hand: Whether CDE marked each (not certified, data error), so that its color follows
            another rule.
        same, different: Colored figures that do and do not come out as published; those CDE marked
            count as the same or not at all.
        unknown: Colored figures whose cut scores are not known.
    """

    indicator: Indicator
    leas: "np.ndarray"
    groups: "np.ndarray"
    file_colors: "np.ndarray"
    computed_colors: "np.ndarray"
    by_hand: "np.ndarray"
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
        width = len(_NUMBERS) + 1
        flat = np.fromiter(chain.from_iterable(rows), np.int64, len(rows) * width)
        *numbers, packed = flat.reshape(-1, width).T
        columns = dict(zip(_NUMBERS, map(_or_nan, numbers), strict=True)) | _unpacked(packed)
        if marked:
            columns["size_met"] = np.nan_to_num(columns["size_met"])
        yield _part(batch, columns, about)


def _unpacked(packed: "np.ndarray") -> "dict[str, np.ndarray]":
    """The marks of figures, NaN for none, from `figure_columns`' one number."""
    import numpy as np

    value = np.array([*range(7), np.nan])
    return {name: value[packed >> 3 * place & 7] for place, name in enumerate(_MARKS)}


def _or_nan(numbers: "np.ndarray") -> "np.ndarray":
    import numpy as np

    return np.where(numbers == ABSENT, np.nan, numbers)


class _About:
    """Who the figures are about, by the numbers that stand in them."""

    def __init__(self, leas: Mapping[int, Lea], alternative: frozenset[int]) -> None:
        import numpy as np

        size, last = rule_book().size, max(leas, default=0) + 1
        kinds = list(EntityKind)
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
    return RecoloredPart(
        indicator,
        leas[shown],
        groups[shown],
        _colors(published[shown]),
        _colors(computed[shown]),
        by_hand[shown],
        int((known & (published == computed)).sum()),
        int(differs.sum()),
        int((shown & np.isnan(computed)).sum()),
    )


def _colors(found: "np.ndarray") -> "np.ndarray":
    import numpy as np

    return np.nan_to_num(found, nan=NOT_KNOWN).astype(np.int8)
