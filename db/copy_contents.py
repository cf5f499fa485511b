"""What a copy of a county file holds, read without changing it."""

import contextlib
import hashlib
import json
import re
import sqlite3
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

from db import copy_changes
from db.engine import connect
from db.file_identity import APPLICATION_ID, LOG, LOG_INDEX
from db.migrations.steps import STEPS, format_of
from db.models.changes import label_of
from db.models.county import FILE_ID
from db.soundness import is_sound
from sos_desktop.foundation.files import followed
from sos_desktop.foundation.frozen import frozen_dataclass

_CONTENTS, _MARK = "contents", "work_mark"
_ID_STORED = re.compile(rb"file_id([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
_BEGINNING = 1 << 20
_IN_CODES = 4
"""The first format whose history is kept in codes."""
_UNREADABLE = (
    sqlite3.Error,
    UnicodeDecodeError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
)
"""What reading rows of a damaged file, or of one from a newer program, may raise."""
_NEWEST_TYPED = (
    "SELECT CAST(after AS BLOB) FROM change_item WHERE change_id = "
    "(SELECT change_id FROM change_log ORDER BY id DESC LIMIT 1) ORDER BY id LIMIT 1"
)
_LABEL = "verb, kind, name, recipient, codes, label"


@frozen_dataclass
class CopyContents:
    """What stands in a copy.

    Attributes:
        size: Of the whole file it is a copy of, in bytes; on the disk it may take less.
        format: Its format; 0 when it is no county file that can be read.
        sound: Whether SQLite finds its pages and rows in order; None when nobody looked.
        county: The county's code; "" when it says none.
        open_cases, closed_cases: How many; None when they cannot be read.
        tasks: How many are open; None when they cannot be read.
        loaded_files: How many Dashboard files are loaded; None when they cannot be read.
        changed_at: When something was saved last; None when nothing was.
        last_change: The newest change that is in force, as the history calls it.
    """

    size: int
    format: int = 0
    sound: bool | None = None
    county: str = ""
    open_cases: int | None = None
    closed_cases: int | None = None
    tasks: int | None = None
    loaded_files: int | None = None
    changed_at: datetime | None = None
    last_change: str = ""

    @property
    def from_newer_program(self) -> bool:
        """Whether this program cannot open it, because a newer one wrote it."""
        return self.format > len(STEPS)

    @property
    def cannot_be_used(self) -> bool:
        """Whether it is known that one cannot go on with it here."""
        return self.sound is False or self.from_newer_program


def contents_of(path: Path, *, check: bool) -> CopyContents:
    """Look into a copy. Never raises for a damaged one.

    Args:
        path: The copy; nothing is written into it or beside it.
        check: Look through all its pages, which takes a second for every few hundred megabytes.

    Raises:
        OSError: It is not there or cannot be reached.
    """
    size = path.stat().st_size
    if copy_changes.holds_changes_only(path):
        return _joined_contents(path, size, check=check)
    try:
        with contextlib.closing(connect(path, read_only=True)) as connection:
            return _looked_into(connection, size, check=check)
    except _UNREADABLE:
        return CopyContents(size, sound=False)


def facts_to_keep(path: Path) -> dict[str, str]:
    """What is to be known of a whole copy when only its changes are kept."""
    contents = asdict(contents_of(path, check=False))
    changed_at = contents.pop("changed_at")
    contents["changed_at"] = changed_at.isoformat() if changed_at else None
    return {_CONTENTS: json.dumps(contents, ensure_ascii=False), _MARK: work_mark_of(path)}


def _joined_contents(path: Path, size: int, *, check: bool) -> CopyContents:
    try:
        facts = json.loads(copy_changes.facts_of(path)[_CONTENTS])
        at = facts.pop("changed_at")
        contents = CopyContents(**facts, changed_at=datetime.fromisoformat(at) if at else None)
    except _UNREADABLE:
        return CopyContents(size, sound=False)
    base = copy_changes.base_of(path)
    if base is None or not base.exists():
        return replace(contents, sound=False)
    # The whole copy was looked through when it was made.
    return replace(contents, sound=copy_changes.is_same(path)) if check else contents


def file_id_of(path: Path) -> str:
    """Which county file one is, or a copy of: the mark it got when it was made; "" for none."""
    try:
        with contextlib.closing(
            connect(path, read_only=True, without_log=_is_left_log(path))
        ) as connection:
            found = connection.execute("SELECT value FROM meta WHERE key = ?", (FILE_ID,))
            return str((found.fetchone() or ("",))[0])
    except (sqlite3.Error, UnicodeDecodeError):
        return _id_among_bytes(path)
    except OSError:
        return ""


def _is_left_log(path: Path) -> bool:
    """Whether nobody has the file open that a log lies beside: whoever has keeps an index of it.

    SQLite would leave one there, and the mark stands in the file since that was made.
    """
    real = followed(path)
    log, index = (real.with_name(f"{real.name}{ending}") for ending in (LOG, LOG_INDEX))
    return log.exists() and not index.exists()


def _id_among_bytes(path: Path) -> str:
    """The mark of a damaged file, which stands behind its name on one of the first pages."""
    with contextlib.suppress(OSError), path.open("rb") as stream:
        if found := _ID_STORED.search(stream.read(_BEGINNING)):
            return found[1].decode()
    return ""


def work_mark_of(path: Path) -> str:
    """`work_mark` of a copy; "" when it cannot be read.

    Not among its contents: it goes through the whole history, which takes as long as all else.

    Raises:
        OSError: It is not there or cannot be reached.
    """
    try:
        if copy_changes.holds_changes_only(path):
            return copy_changes.facts_of(path).get(_MARK, "")
        with contextlib.closing(connect(path, read_only=True)) as connection:
            return work_mark(connection)
    except (sqlite3.Error, UnicodeDecodeError):
        return ""


def work_mark(connection: sqlite3.Connection) -> str:
    """The same for two files that hold the same work, also what is typed and not entered yet.

    When somebody was last here is no work. What goes on being typed in one field grows into the
    newest step, so what that step left there counts too.

    Raises:
        sqlite3.Error: It cannot be read.
    """
    typed = connection.execute(_NEWEST_TYPED).fetchone()
    steps = connection.execute("SELECT max(id), count(*), sum(undone) FROM change_log").fetchone()
    facts = connection.execute(
        "SELECT key, value FROM meta WHERE key NOT LIKE 'seen:%' ORDER BY key"
    ).fetchall()
    return hashlib.sha256(repr((steps, facts, typed)).encode(errors="replace")).hexdigest()


def _count(connection: sqlite3.Connection, what: str) -> int:
    return connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0]


def _looked_into(connection: sqlite3.Connection, size: int, *, check: bool) -> CopyContents:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return CopyContents(size, sound=False)
    bare = CopyContents(size, format_of(connection), is_sound(connection) if check else None)
    try:
        return _read(connection, bare)
    except _UNREADABLE:
        if not bare.from_newer_program:
            raise
        return bare  # a newer program may keep its tables in another way


def _read(connection: sqlite3.Connection, bare: CopyContents) -> CopyContents:
    county = connection.execute("SELECT value FROM meta WHERE key='county_code'").fetchone()
    still_open, closed = connection.execute(
        "SELECT count(*) - count(closed_on), count(closed_on) FROM support_case"
    ).fetchone()
    change = connection.execute(
        f"SELECT at, {label_columns(bare.format)} FROM change_log "
        "WHERE undone = 0 ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return CopyContents(
        bare.size,
        bare.format,
        bare.sound,
        county[0] if county else "",
        still_open,
        closed,
        _count(connection, "task WHERE done_on IS NULL"),
        _count(connection, "import_batch WHERE state = 'active'"),
        datetime.fromisoformat(change[0]) if change else None,
        words_of(*change[1:]) if change else "",
    )


def label_columns(version: int) -> str:
    """The columns of the history that say what a change was, in a file of this format."""
    return _LABEL if version >= _IN_CODES else "label"


def words_of(*stored: str) -> str:
    """The words of a change, from `label_columns`: as they were kept, or made of their codes."""
    if len(stored) == 1:
        return stored[0]
    verb, kind, name, recipient, codes, prose = stored
    return label_of(verb, kind, name, recipient, json.loads(codes or "{}"), prose).words
