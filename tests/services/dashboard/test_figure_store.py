"""Every figure is stored as it was read, in order, however many go into one statement."""

import numpy as np
import pytest
import sqlalchemy as sa

from db.engine import driver_connection
from db.models.county import LeaRow
from db.models.dashboard import OBSERVATION_COLUMNS, ImportBatchRow, ObservationRow
from sos_desktop.foundation import clock
from sos_desktop.foundation.jobs import CancelToken, no_progress
from sos_desktop.services.dashboard import figure_store, imports
from sos_desktop.services.dashboard.figure_store import store_figures
from tests.importers import files

TOGETHER = figure_store._ROWS_TOGETHER
LEAS = 7


@pytest.fixture
def batch(county):
    """An import without figures, and LEAs with numbers that do not follow their order."""
    with county.session("Load") as session:
        session.add_all(
            LeaRow(id=100 - n, cds=f"2766{n:03}0000000", kind="district", county_code="27", name="")
            for n in range(LEAS)
        )
        row = ImportBatchRow(file_name="a", sha256="", imported_at=clock.now())
        session.add(row)
        session.flush()
        return row.id


def _made(count: int) -> np.ndarray:
    """Figures in no order, with gaps, and two columns nothing is reported in."""
    chance = np.random.default_rng(count)
    values = chance.integers(-2000, 2000, (count, len(OBSERVATION_COLUMNS) - 1)).astype(float)
    keys = chance.permutation(LEAS * 80)[:count]
    values[:, 0], values[:, 1] = keys % LEAS, keys // LEAS
    values[:, 2] = np.arange(count) + 2
    values[:, 3:][chance.random((count, values.shape[1] - 3)) < 0.3] = np.nan
    values[:, [5, 9]] = np.nan
    return values


def _stored(county) -> list[tuple[object, ...]]:
    with county.session() as session:
        found = session.connection().exec_driver_sql("SELECT * FROM observation").fetchall()
        return [tuple(row) for row in found]


@pytest.mark.parametrize("count", [0, 1, TOGETHER - 1, TOGETHER, TOGETHER + 1, 5 * TOGETHER + 3])
@pytest.mark.parametrize("at_once", [3, TOGETHER, TOGETHER + 7, 5000])
def test_figures_stand_as_read_in_the_order_of_the_key(county, batch, monkeypatch, count, at_once):
    monkeypatch.setattr(figure_store, "_ROWS_AT_ONCE", at_once)
    values, numbers = _made(count), [100 - n for n in range(LEAS)]
    with county.session("Import", references_known=True) as session:
        store_figures(session, values, numbers, batch, no_progress, CancelToken())
    expected = [
        (batch, numbers[int(row[0])], *(None if np.isnan(v) else int(v) for v in row[1:]))
        for row in values
    ]
    found = _stored(county)
    assert found == sorted(expected, key=lambda row: row[:3])
    assert {type(value) for row in found for value in row} <= {int, type(None)}


def test_a_file_with_doubled_rows_and_blanks_is_stored_row_by_row(county, tmp_path):
    rows = [
        files.row("susp", 2025, studentgroup="SWD", currstatus="9.2"),
        files.row("susp", 2025, studentgroup=""),
        files.row("susp", 2025, studentgroup="SWD", currstatus="9.2"),
        files.row("susp", 2025, studentgroup="ALL", currnumer="", currdenom="*", currstatus=""),
        files.row("susp", 2025, files.CHARTER, studentgroup="EL", change="-98.4"),
    ]
    preview = imports.preview(county, [files.write(tmp_path, "susp", 2025, rows)])
    imports.commit(county, preview)
    [parsed] = [file.parsed for file in preview.ready]
    assert parsed is not None
    assert parsed.values is not None
    with county.session() as session:
        found = session.execute(
            sa.select(
                LeaRow.cds,
                *(sa.column(name, _selectable=ObservationRow.__table__) for name in _FIGURES),
            ).join(ObservationRow, ObservationRow.lea_id == LeaRow.id)
        )
        stored = {tuple(row) for row in found}
    assert stored == {
        (parsed.entities[int(row[0])].cds, *(None if np.isnan(v) else int(v) for v in row[1:]))
        for row in parsed.values
    }
    assert len(stored) == len(parsed.values)


_FIGURES = OBSERVATION_COLUMNS[2:]


def test_references_are_right_and_looked_up_again_afterwards(county, tmp_path):
    with county.session("Import", references_known=True) as session:
        connection = driver_connection(session.connection())
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (0,)
    path = files.write(
        tmp_path, "susp", 2025, [files.row("susp", 2025), files.row("susp", 2025, files.CHARTER)]
    )
    imports.commit(county, imports.preview(county, [path]))
    with county.session("Change") as session:
        connection = driver_connection(session.connection())
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
