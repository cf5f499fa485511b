"""Every level and color of a year worked out again from status and change."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, repeat
from typing import NamedTuple

from db.queries.observations import active_batches, leas_of
from sos_desktop.domain.dashboard.codes import GROUP_BY_NUMBER, Color, EntityKind, Indicator
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.memory import collector_paused
from sos_desktop.foundation.text_tables import CodedColumn, coded_csv_bytes
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.cut_scores import cut_scores
from sos_desktop.services.dashboard.recolored import RecoloredPart, recolored_parts

CSV_COLUMNS = ("cds", "indicator", "student_group", "file_color", "computed_color")
"""What stands first in a `Recolored`, in its order."""
_COLORS = (*range(len(Color)), None)
"""By code; the last is that of `NOT_KNOWN`."""


class Recolored(NamedTuple):
    """One figure with a color in the file or a computed one; 0 is no color, None not known.

    Attributes:
        by_hand: CDE marked the figure (not certified, data error), so its color follows another
            rule.
    """

    cds: str
    indicator: Indicator
    group: str
    file_color: int | None
    computed_color: int | None
    by_hand: bool


@frozen_dataclass
class RecolorTable:
    """A year's figures.

    Attributes:
        parts: Its figures by column, because a statewide year has a million.
        cds: The CDS code of each LEA by its number in the county file.
        same, different: Colored figures that do and do not come out as published; those CDE marked
            count as the same or not at all.
        unknown: Colored figures per indicator whose cut scores are not known for the year.
        inferred: The indicators whose cut scores were read off the files themselves.
    """

    year: int
    parts: tuple[RecoloredPart, ...]
    cds: Mapping[int, str]
    same: int
    different: int
    unknown: dict[Indicator, int]
    inferred: tuple[Indicator, ...]

    @property
    def rows(self) -> Iterator[Recolored]:
        """Figure by figure, in the order of the county file."""
        for part in self.parts:
            columns = (part.leas, part.groups, part.file_colors, part.computed_colors, part.by_hand)
            for lea, group, published, computed, by_hand in zip(
                *(column.tolist() for column in columns), strict=True
            ):
                yield Recolored(
                    self.cds[lea],
                    part.indicator,
                    GROUP_BY_NUMBER[group],
                    _COLORS[published],
                    _COLORS[computed],
                    by_hand,
                )

    def __len__(self) -> int:
        return sum(len(part.leas) for part in self.parts)

    @property
    def by_hand(self) -> int:
        """How many of them CDE marked."""
        return sum(int(part.by_hand.sum()) for part in self.parts)


def recolor_year(county: CountyFile, year: int) -> RecolorTable:
    """Recompute every figure of a year that is loaded, schools and the state included.

    Raises:
        InputProblem: Nothing of the year is loaded.
    """
    parts: list[RecoloredPart] = []
    unknown: Counter[Indicator] = Counter()
    same = different = 0
    with county.session() as session, collector_paused():
        batches = active_batches(session, year)
        if not batches:
            raise InputProblem(
                f"No data of the {year} Dashboard are loaded. Load them with import first."
            )
        leas = leas_of(session, EntityKind, batches=batches)
        for batch in sorted(batches, key=lambda batch: batch.id):
            for part in recolored_parts(session, batch, leas):
                parts.append(part)
                unknown[part.indicator] += part.unknown
                same += part.same
                different += part.different
    inferred = {
        cuts.indicator
        for cuts in cut_scores()
        if year in cuts.years and cuts.certainty == "inferred"
    }
    loaded = {part.indicator for part in parts if len(part.leas)}
    return RecolorTable(
        year,
        tuple(parts),
        {number: lea.cds for number, lea in leas.items()},
        same,
        different,
        dict(+unknown),
        tuple(i for i in Indicator if i in inferred & loaded),
    )


def recolor_csv(table: RecolorTable, *, for_excel: bool = False) -> bytes:
    """A row per figure with a color; colors 1 Red to 5 Blue, 0 none, blank not known.

    `for_excel` as `csv_bytes` says.
    """
    indicators, last = list(Indicator), max(GROUP_BY_NUMBER)
    cds = [table.cds.get(number) for number in range(max(table.cds, default=0) + 1)]
    groups = [GROUP_BY_NUMBER.get(number) for number in range(last + 1)]
    with collector_paused():
        columns = (
            CodedColumn(cds, _codes(table, "leas")),
            CodedColumn(
                indicators,
                chain.from_iterable(
                    repeat(indicators.index(part.indicator), len(part.leas)) for part in table.parts
                ),
            ),
            CodedColumn(groups, _codes(table, "groups")),
            CodedColumn(_COLORS, _codes(table, "file_colors")),
            CodedColumn(_COLORS, _codes(table, "computed_colors")),
        )
        return coded_csv_bytes(CSV_COLUMNS, columns, for_excel=for_excel)


def _codes(table: RecolorTable, column: str) -> Iterator[int]:
    return chain.from_iterable(getattr(part, column).tolist() for part in table.parts)
