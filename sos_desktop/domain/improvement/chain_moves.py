"""Moving drivers and changes in the chain: what a row becomes one level deeper or higher."""

from collections.abc import Sequence
from dataclasses import replace

from sos_desktop.domain.casework.records import Action, Driver
from sos_desktop.domain.improvement.chain import ChainRow
from sos_desktop.domain.improvement.thread import aim_driven


def deeper(
    row: ChainRow, rows: Sequence[ChainRow], drivers: Sequence[Driver]
) -> tuple[Driver | Action, str] | None:
    """A driver under the one that stands before it, or a change under the driver next above.

    Args:
        row: What is moved.
        rows: The whole chain.
        drivers: Those of the case.

    Returns:
        The record as it becomes, and what it stands under now; None where there is no such driver.
    """
    record, before = row.record, _before(row, rows)
    if before is None:
        return None
    if isinstance(record, Driver):
        return replace(record, parent_id=before.id, aim_id=None), before.text
    if isinstance(record, Action) and record.driver_id != before.id:
        aim_id = aim_driven(before, drivers) or record.aim_id
        return replace(record, driver_id=before.id, aim_id=aim_id), before.text
    return None


def higher(row: ChainRow, drivers: Sequence[Driver]) -> Driver | Action | None:
    """A driver beside the one it stands under, a change under what its driver stands under.

    A change of a primary driver stays: nothing is taken from the chain by a key. None where
    nothing would change.
    """
    record = row.record
    by_id = {driver.id: driver for driver in drivers}
    if isinstance(record, Driver) and record.parent_id in by_id:
        parent = by_id[record.parent_id]
        aim_id = aim_driven(parent, drivers) if parent.parent_id is None else None
        return replace(record, parent_id=parent.parent_id, aim_id=aim_id)
    if isinstance(record, Action) and record.driver_id in by_id:
        above = by_id[record.driver_id].parent_id
        return replace(record, driver_id=above) if above in by_id else None
    return None


def _before(row: ChainRow, rows: Sequence[ChainRow]) -> Driver | None:
    """The driver before a row: of a driver the one beside it, of a change the next above."""
    found: Driver | None = None
    for other in rows:
        if other.id == row.id:
            return found
        beside = isinstance(row.record, Action) or other.above == row.above
        if beside and isinstance(other.record, Driver):
            found = other.record
    return None
