"""Writes the figures of an import into the county file: up to a million and a half in a year."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from db.models.dashboard import OBSERVATION_COLUMNS, ObservationRow
from sos_desktop.foundation.jobs import CancelToken, Progress

if TYPE_CHECKING:
    import numpy as np

_ROWS_AT_ONCE = 5000
_ROWS_TOGETHER = 100
"""Rows of one INSERT: SQLite takes a third less time than for as many of one row each."""


def store_figures(
    session: Session,
    values: "np.ndarray",
    numbers: Sequence[int],
    batch_id: int,
    progress: Progress,
    cancel: CancelToken,
) -> None:
    """Insert in the order of the key, so that the table only grows at its end.

    The driver binds NaN as NULL, and the columns' INTEGER affinity makes 12.0 into 12. Columns the
    file has nothing in are left out: they are NULL by themselves.
    """
    import numpy as np

    used = 1 + np.flatnonzero([not np.isnan(values[:, n]).all() for n in range(1, values.shape[1])])
    columns = [OBSERVATION_COLUMNS[place] for place in (0, 1, *(1 + used))]
    one, many = (_insert(columns, batch_id, rows) for rows in (1, _ROWS_TOGETHER))
    leas = np.asarray(numbers, dtype=np.float64)[values[:, 0].astype(np.int64)]
    order = np.lexsort((values[:, 1], leas))
    driver = session.connection().connection.driver_connection
    assert driver is not None
    for start in range(0, len(order), _ROWS_AT_ONCE):
        cancel.check()
        progress(start, len(order), "")
        part = order[start : start + _ROWS_AT_ONCE]
        rows = np.empty((len(part), 1 + len(used)))
        rows[:, 0], rows[:, 1:] = leas[part], values[part][:, used]
        whole = len(rows) - len(rows) % _ROWS_TOGETHER
        driver.executemany(many, rows[:whole].reshape(-1, _ROWS_TOGETHER * rows.shape[1]).tolist())
        driver.executemany(one, rows[whole:].tolist())


def _insert(columns: Sequence[str], batch_id: int, rows: int) -> str:
    """For so many rows of one import, whose number stands in it."""
    row = f"({batch_id}, {', '.join('?' * (len(columns) - 1))})"
    return (
        f"INSERT INTO {ObservationRow.__tablename__} ({', '.join(columns)}) "
        f"VALUES {', '.join([row] * rows)}"
    )
