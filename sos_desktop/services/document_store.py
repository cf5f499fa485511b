"""The contents of attached files: how much they take, and sweeping out what nothing shows."""

import contextlib
import json
import stat
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.models.changes import LIVE, UNDONE, ChangeItemRow, ChangeLogRow
from db.models.engagement import DocumentContentRow, DocumentRow
from db.undoing import DEPTH
from sos_desktop.foundation import paths
from sos_desktop.services.county_files import CountyFile
from sos_desktop.services.documents import OPENED


@dataclass(frozen=True, slots=True)
class Kept:
    """How much the files of a county file take: each content counts once."""

    count: int
    size: int


def kept(county: CountyFile) -> Kept:
    """How many different contents the county file holds, and their bytes together."""
    size = sa.func.length(DocumentContentRow.content)
    with county.session() as session:
        count, total = session.execute(sa.select(sa.func.count(), sa.func.sum(size))).one()
    return Kept(count, total or 0)


def sweep(county: CountyFile) -> int:
    """Remove contents that no file shows and no undo or redo can bring back; gives their number."""
    with county.session("") as session:
        stored = set(session.scalars(sa.select(DocumentContentRow.sha256)))
        unused = stored - set(session.scalars(sa.select(DocumentRow.sha256)))
        if unused:
            unused -= _reachable(session)
        for sha256 in unused:
            session.execute(
                sa.delete(DocumentContentRow).where(DocumentContentRow.sha256 == sha256)
            )
    return len(unused)


def forget_copies() -> None:
    """Remove the copies other programs were given; those still open there stay until next time."""
    for copy in (paths.data_dir() / OPENED).glob("*/*"):
        with contextlib.suppress(OSError):
            copy.chmod(stat.S_IREAD | stat.S_IWRITE)
            copy.unlink()
            copy.parent.rmdir()


def _reachable(session: Session) -> set[str]:
    """Hashes in changes that can still be taken back or done again."""
    newest = (
        sa.select(ChangeLogRow.change_id)
        .where(ChangeLogRow.undone == LIVE)
        .order_by(ChangeLogRow.id.desc())
        .limit(DEPTH)
    )
    undone = sa.select(ChangeLogRow.change_id).where(ChangeLogRow.undone == UNDONE)
    items = session.execute(
        sa.select(ChangeItemRow.before, ChangeItemRow.after).where(
            ChangeItemRow.table_name == DocumentRow.__tablename__,
            sa.or_(ChangeItemRow.change_id.in_(newest), ChangeItemRow.change_id.in_(undone)),
        )
    )
    values = [json.loads(side) for item in items for side in item if side is not None]
    return {value["sha256"] for value in values if "sha256" in value}
