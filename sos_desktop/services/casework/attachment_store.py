"""The contents of attached files: how much they take, and sweeping out what nothing shows."""

import contextlib
import logging
import sqlite3
import stat

import sqlalchemy as sa
from sqlalchemy.orm import Session

from db import backup, shrinking
from db.engine import is_shared_place
from db.models.attachments import AttachmentContentRow
from db.models.base import dictionary_of
from db.models.changes import LIVE, UNDONE, ChangeItemRow, ChangeLogRow
from db.models.registry import column
from db.undoing import DEPTH
from sos_desktop.domain.casework.records import Attachment, LetterTemplate
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.foundation import paths
from sos_desktop.foundation.errors import FileMoved
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.casework.attachments import OPENED
from sos_desktop.services.county.county_files import CountyFile

_log = logging.getLogger(__name__)


@frozen_dataclass
class StoredSize:
    """How much the files of a county file take: each content counts once."""

    count: int
    size: int


def kept(county: CountyFile) -> StoredSize:
    """How many different contents the county file holds, and their bytes together."""
    size = sa.func.length(AttachmentContentRow.content)
    with county.session() as session:
        count, total = session.execute(sa.select(sa.func.count(), sa.func.sum(size))).one()
    return StoredSize(count, total or 0)


def sweep(county: CountyFile) -> int:
    """Remove contents that no file shows and no undo or redo can bring back; gives their number."""
    with county.session("") as session:
        stored = set(session.scalars(sa.select(AttachmentContentRow.sha256)))
        unused = stored - set(session.scalars(sa.select(column(Attachment.sha256))))
        unused -= set(session.scalars(sa.select(column(LetterTemplate.sha256))))
        if unused:
            reachable = _reachable(session)
            unused = set() if reachable is None else unused - reachable
        for sha256 in unused:
            session.execute(
                sa.delete(AttachmentContentRow).where(AttachmentContentRow.sha256 == sha256)
            )
    return len(unused)


def give_back(county: CountyFile) -> int:
    """Let the file become smaller by what was swept out; call it last, before the file is closed.

    It is done only where it is worth writing the file anew, on a disk of this computer, and when a
    whole copy of the day is kept. That it cannot be done now is no problem of the person's.

    Returns:
        How many bytes the file became smaller.
    """
    if not backup.has_today(county.path) or is_shared_place(county.path):
        return 0
    county.let_go()
    try:
        given = shrinking.shrink(county.path, county.identity)
    except (sqlite3.Error, OSError, FileMoved) as error:
        _log.info("The county file was not made smaller: %s", error)
        return 0
    if given:
        _log.info("The county file became %d bytes smaller", given)
    return given


def forget_copies() -> None:
    """Remove the copies other programs were given; those still open there stay until next time."""
    for copy in (paths.data_dir() / OPENED).glob("*/*"):
        with contextlib.suppress(OSError):
            copy.chmod(stat.S_IREAD | stat.S_IWRITE)
            copy.unlink()
            copy.parent.rmdir()


def _reachable(session: Session) -> set[str] | None:
    """Hashes in changes that can still be taken back or done again; None when one is unreadable."""
    newest = (
        sa.select(ChangeLogRow.change_id)
        .where(ChangeLogRow.undone == LIVE)
        .order_by(ChangeLogRow.id.desc())
        .limit(DEPTH)
    )
    undone = sa.select(ChangeLogRow.change_id).where(ChangeLogRow.undone == UNDONE)
    items = session.execute(
        sa.select(ChangeItemRow.before, ChangeItemRow.after).where(
            ChangeItemRow.table_name == kind_of(Attachment).table,
            sa.or_(ChangeItemRow.change_id.in_(newest), ChangeItemRow.change_id.in_(undone)),
        )
    )
    values = [dictionary_of(side) for item in items for side in item if side is not None]
    return {value["sha256"] for value in values if "sha256" in value} if all(values) else None
