"""The files beside one that is looked at: what it replaces, the year before, its sisters."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.county import LeaRow
from db.models.dashboard import ImportBatchRow, ObservationRow
from db.models.imported import ACTIVE
from sos_desktop.domain.dashboard.cds import STATE_CDS
from sos_desktop.domain.dashboard.codes import INDICATORS, Indicator
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.importers.contract import VALUES, ParsedFile
from sos_desktop.services.dashboard.import_views import FilePreview

if TYPE_CHECKING:
    import numpy as np

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

_KEPT = (
    "denominator",
    "prior_denominator",
    "numerator",
    "prior_numerator",
    "status_tenths",
    "prior_status_tenths",
)
STUDENTS, STUDENTS_BEFORE, MET, MET_BEFORE, STATUS, STATUS_BEFORE = range(len(_KEPT))
"""The columns of `FileBeside.figures`; the status in tenths, NaN is not reported."""

_PLACE = {name: place for place, name in enumerate(VALUES, start=2)}
_GROUPS = 64


def row_key(key: int) -> tuple[str, int]:
    """The CDS code and the number of the student group that a key stands for."""
    entity, group = divmod(int(key), _GROUPS)
    return f"{entity:014}", group


def entities_of(keys: "np.ndarray") -> "np.ndarray":
    """The entities of keys, as numbers."""
    return keys // _GROUPS


def groups_of(keys: "np.ndarray") -> "np.ndarray":
    """The student groups of keys."""
    return keys % _GROUPS


@frozen_dataclass
class FileBeside:
    """A file to compare with.

    Attributes:
        what: How sentences call it.
        keys: Rows of the own county and of the state, each an entity and a student group, in
            ascending order.
        figures: What is kept of each row.
        key: Its indicator and year.
        names: Of its entities, by CDS code.
        leas: How many it has in its scope.
        both_ways: Whether what it lacks is said too.
    """

    what: str
    keys: "np.ndarray"
    figures: "np.ndarray"
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


def entity_codes(parsed: ParsedFile) -> "np.ndarray":
    """The CDS codes of a file's entities as numbers."""
    import numpy as np

    return np.array([int(entity.cds) for entity in parsed.entities] or [0], dtype=np.int64)


def rows_of_county(parsed: ParsedFile, county_code: str) -> "tuple[np.ndarray, np.ndarray]":
    """The rows of one county's entities and of the state, as `FileBeside.keys` and `figures`."""
    import numpy as np

    assert parsed.values is not None
    of_row = entity_codes(parsed)[parsed.values[:, 0].astype(np.int64)]
    own = (of_row // 10**12 == int(county_code)) | (of_row == int(STATE_CDS))
    rows: np.ndarray = parsed.values[own]
    keys = of_row[own] * _GROUPS + rows[:, 1].astype(np.int64)
    return _in_order(keys, rows[:, [_PLACE[name] for name in _KEPT]])


def _in_order(keys: "np.ndarray", figures: "np.ndarray") -> "tuple[np.ndarray, np.ndarray]":
    order = keys.argsort()
    return keys[order], figures[order]


def _previewed(file: FilePreview, parsed: ParsedFile, county_code: str) -> FileBeside:
    names = {entity.cds: entity.name for entity in parsed.entities}
    what = f"{file.name} ({file.title})"
    key = (file.indicator or Indicator.ELA, file.year or 0)
    return FileBeside(what, *rows_of_county(parsed, county_code), names, file.leas, "", key)


def _stored(
    session: Session, indicator: Indicator, year: int, county_code: str
) -> FileBeside | None:
    import numpy as np

    wanted = {"indicator": INDICATORS[indicator].number, "year": year}
    batch = session.scalar(_batch_asked(), wanted)
    if batch is None:
        return None
    found: Any = session.execute(_rows_asked(), {"county": county_code, "batch": batch.id}).all()
    names = {row[0]: row[1] for row in found}
    keys = np.array([int(row[0]) * _GROUPS + row[2] for row in found], dtype=np.int64)
    figures = np.array([row[3:] for row in found], dtype=np.float64).reshape(-1, len(_KEPT))
    what = f"{batch.file_name} ({INDICATORS[indicator].short} {year}, loaded)"
    rows = _in_order(keys, figures)
    return FileBeside(what, *rows, names, batch.leas, batch.scope, (indicator, year))


@cache
def _batch_asked() -> sa.Select[ImportBatchRow]:
    """Of an indicator and a year; made once, for it is asked several times about each file."""
    return sa.select(ImportBatchRow).where(
        ImportBatchRow.state == ACTIVE,
        ImportBatchRow.kind == "dashboard",
        ImportBatchRow.indicator == sa.bindparam("indicator"),
        ImportBatchRow.year == sa.bindparam("year"),
        ImportBatchRow.series == "",
    )


@cache
def _rows_asked() -> Any:
    """Of a county and the state in one import: LEA, group and the figures that are kept."""
    figures: Any = [getattr(ObservationRow, name) for name in _KEPT]
    return (
        sa.select(LeaRow.cds, LeaRow.name, ObservationRow.student_group, *figures)
        .join(ObservationRow, ObservationRow.lea_id == LeaRow.id)
        .where(
            sa.or_(LeaRow.county_code == sa.bindparam("county"), LeaRow.cds == STATE_CDS),
            ObservationRow.batch_id == sa.bindparam("batch"),
        )
    )
