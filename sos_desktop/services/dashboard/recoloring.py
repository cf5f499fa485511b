"""Every level and colour of a year worked out again from status and change."""

from collections import Counter

from db.queries.observations import active_batches, leas_of
from sos_desktop.domain.dashboard.codes import EntityKind, Indicator
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.memory import collector_paused
from sos_desktop.foundation.text_tables import csv_bytes
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.cut_scores import cut_scores
from sos_desktop.services.dashboard.recolored import Recolored, recolored_parts

CSV_COLUMNS = ("cds", "indicator", "student_group", "file_color", "computed_color")
"""What stands first in a `Recolored`, in its order."""


@frozen_dataclass
class RecolorTable:
    """A year's figures.

    Attributes:
        same, different: Coloured figures that do and do not come out as published; those CDE marked
            count as the same or not at all.
        unknown: Coloured figures per indicator whose cut scores are not known for the year.
        inferred: The indicators whose cut scores were read off the files themselves.
    """

    year: int
    rows: tuple[Recolored, ...]
    same: int
    different: int
    unknown: dict[Indicator, int]
    inferred: tuple[Indicator, ...]


def recolor_year(county: CountyFile, year: int) -> RecolorTable:
    """Recompute every figure of a year that is loaded, schools and the state included.

    Raises:
        InputProblem: Nothing of the year is loaded.
    """
    rows: list[Recolored] = []
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
                rows.extend(part.rows)
                unknown[part.indicator] += part.unknown
                same += part.same
                different += part.different
    inferred = {
        cuts.indicator
        for cuts in cut_scores()
        if year in cuts.years and cuts.certainty == "inferred"
    }
    loaded = {row.indicator for row in rows}
    return RecolorTable(
        year,
        tuple(rows),
        same,
        different,
        dict(+unknown),
        tuple(i for i in Indicator if i in inferred & loaded),
    )


def recolor_csv(table: RecolorTable, *, for_excel: bool = False) -> bytes:
    """A row per figure with a colour; colours 1 Red to 5 Blue, 0 none, blank not known.

    `for_excel` as `csv_bytes` says.
    """
    cells = (row[: len(CSV_COLUMNS)] for row in table.rows)
    with collector_paused():
        return csv_bytes(CSV_COLUMNS, cells, for_excel=for_excel)
