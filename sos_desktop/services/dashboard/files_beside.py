"""The files beside one that is looked at: what it replaces, the year before, its sisters."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.dashboard import ACTIVE, ImportBatchRow, LeaRow, ObservationRow
from sos_desktop.domain.dashboard.codes import INDICATORS, Indicator
from sos_desktop.importers.contract import VALUES, ParsedFile
from sos_desktop.services.dashboard.import_views import FilePreview

SISTERS: dict[Indicator, tuple[Indicator, ...]] = {
    Indicator.ELA: (Indicator.MATH,),
    Indicator.MATH: (Indicator.ELA,),
    Indicator.GRADUATION: (Indicator.CCI,),
    Indicator.CCI: (Indicator.GRADUATION,),
    Indicator.SUSPENSION: (Indicator.CHRONIC,),
    Indicator.CHRONIC: (Indicator.SUSPENSION,),
    Indicator.SCIENCE: (Indicator.ELA,),
}
"""Files of one year whose rows an indicator's file has too. Chronic absenteeism is of grades K to 8
and science is tested in fewer grades than ELA, so they lack rows; which, `sister_rows` says.

Tried on the files of 2017, 2022 and 2023: with eleven students or more, 5 of 89,000 rows had no
counterpart. The year before held the same: none of 814."""

Key = tuple[str, int]
"""A CDS code and the number of a student group."""


class KeptFigures(NamedTuple):
    """Of a row; the status in tenths, NaN is not reported."""

    students: float
    students_before: float
    met: float
    met_before: float
    status: float
    status_before: float


_KEPT = (
    "denominator",
    "prior_denominator",
    "numerator",
    "prior_numerator",
    "status_tenths",
    "prior_status_tenths",
)
_PLACE = {name: place for place, name in enumerate(VALUES, start=2)}


@dataclass(frozen=True, slots=True)
class FileBeside:
    """A file to compare with.

    Attributes:
        what: How sentences call it.
        rows: Those of the own county.
        key: Its indicator and year.
        names: Of its entities, by CDS code.
        leas: How many it has in its scope.
        both_ways: Whether what it lacks is said too.
    """

    what: str
    rows: dict[Key, KeptFigures]
    names: dict[str, str]
    leas: int
    scope: str
    key: tuple[Indicator, int]
    both_ways: bool = False


def files_beside(
    session: Session, parsed: ParsedFile, county_code: str, before: Sequence[FilePreview]
) -> Iterator[FileBeside]:
    """The files to compare with, those of the same preview before those that are loaded."""
    indicator, year = parsed.identity.indicator, parsed.identity.year
    assert indicator is not None
    wanted = [(indicator, year), (indicator, year - 1), (indicator, year + 1)]
    wanted += [(sister, year) for sister in SISTERS.get(indicator, ())]
    for key in wanted:
        other = next((f for f in before if (f.indicator, f.year) == key and _usable(f)), None)
        if other is not None and other.parsed is not None:
            found = _previewed(other, other.parsed, county_code)
        else:
            found = _stored(session, *key, county_code)
        if found is not None:
            both = indicator in SISTERS.get(key[0], ()) and key[0] is not indicator
            yield replace(found, both_ways=both)


def _usable(file: FilePreview) -> bool:
    parsed = file.parsed
    return parsed is not None and parsed.values is not None and not parsed.identity.series


def rows_of_county(parsed: ParsedFile, county_code: str) -> dict[Key, KeptFigures]:
    """The rows of one county's entities."""
    import numpy as np

    assert parsed.values is not None
    own = np.array([e.cds[:2] == county_code for e in parsed.entities], dtype=bool)
    if not own.any():
        return {}
    rows: np.ndarray = parsed.values[own[parsed.values[:, 0].astype(np.int64)]]
    places = [0, 1, *(_PLACE[name] for name in _KEPT)]
    return {
        (parsed.entities[int(entity)].cds, int(group)): KeptFigures(*kept)
        for entity, group, *kept in rows[:, places].tolist()
    }


def _previewed(file: FilePreview, parsed: ParsedFile, county_code: str) -> FileBeside:
    names = {entity.cds: entity.name for entity in parsed.entities}
    what = f"{file.name} ({file.title})"
    key = (file.indicator or Indicator.ELA, file.year or 0)
    return FileBeside(what, rows_of_county(parsed, county_code), names, file.leas, "", key)


def _stored(
    session: Session, indicator: Indicator, year: int, county_code: str
) -> FileBeside | None:
    batch = session.scalar(
        sa.select(ImportBatchRow).where(
            ImportBatchRow.state == ACTIVE,
            ImportBatchRow.kind == "dashboard",
            ImportBatchRow.indicator == INDICATORS[indicator].number,
            ImportBatchRow.year == year,
            ImportBatchRow.series == "",
        )
    )
    if batch is None:
        return None
    query = (
        sa.select(
            LeaRow.cds,
            LeaRow.name,
            ObservationRow.student_group,
            *(getattr(ObservationRow, name) for name in _KEPT),
        )
        .join(ObservationRow, ObservationRow.lea_id == LeaRow.id)
        .where(LeaRow.county_code == county_code, ObservationRow.batch_id == batch.id)
    )
    rows: dict[Key, KeptFigures] = {}
    names: dict[str, str] = {}
    for cds, name, group, *kept in session.execute(query):
        figures = (math.nan if value is None else float(value) for value in kept)
        rows[cds, group] = KeptFigures(*figures)
        names[cds] = name
    what = f"{batch.file_name} ({INDICATORS[indicator].short} {year}, loaded)"
    return FileBeside(what, rows, names, batch.leas, batch.scope, (indicator, year))
