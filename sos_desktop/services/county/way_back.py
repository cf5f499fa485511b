"""The way back: the copies of a county file, restoring one, rescuing a damaged file."""

from dataclasses import dataclass
from pathlib import Path

from db import backup
from db.copy_contents import CopyContents, contents_of
from db.copy_names import KeptCopy
from db.rescue import RescuedFile, RescuedTable
from db.rescue import rescue as rescue_file
from db.restoring import RestoredFile
from db.restoring import restore as restore_file
from sos_desktop.domain.casework.records.schema import all_kinds, kind_of
from sos_desktop.foundation.errors import EnvironmentProblem
from sos_desktop.services.outputs import check_outputs

_KINDS = {
    "daily": "first of the day",
    "work": "while working",
    "closing": "at closing",
}
_TABLES = {
    "meta": "facts of the office and the file",
    "lea": "LEAs and schools",
    "import_batch": "loaded files",
    "observation": "Dashboard figures",
    "local_rating": "local ratings",
    "lea_fact": "facts of LEAs",
    "alternative_school": "alternative schools",
    "official_row": "rows of CDE's lists",
    "official_mark": "letter codes of CDE's lists",
    "official_status": "statuses of CDE's lists",
    "official_fact": "flags and figures of CDE's lists",
    "change_log": "steps of the history",
    "change_item": "changes in the history",
    "document_content": "contents of attached files",
    "saved_view": "saved views",
}


@dataclass(frozen=True, slots=True)
class CountyCopy:
    """An automatic copy of a county file and what is in it."""

    copy: KeptCopy
    contents: CopyContents

    @property
    def kind_words(self) -> str:
        """Why it was made, as people read it."""
        kind = self.copy.kind
        if kind.startswith("format-"):
            return "before a newer program changed its format"
        return _KINDS.get(kind, kind)


def copies_of_file(path: Path, *, check: bool = False) -> tuple[CountyCopy, ...]:
    """The automatic copies of a county file, the newest first; the file itself may be gone.

    Args:
        path: The county file.
        check: Look through every page of each copy, too.

    Raises:
        EnvironmentProblem: The folder of the copies cannot be read.
    """
    found = []
    for copy in backup.kept_copies(path):
        try:
            found.append(CountyCopy(copy, contents_of(copy.path, check=check)))
        except (OSError, EnvironmentProblem):
            continue  # taken away while it was looked at
    return tuple(found)


def restore(copy: Path, target: Path, *, keep_aside: bool) -> RestoredFile:
    """Put a copy in the place of a county file; see `db.restoring.restore`."""
    return restore_file(copy, target, keep_aside=keep_aside)


def rescue(damaged: Path, target: Path) -> RescuedFile:
    """Rescue what can be read of a damaged county file; see `db.rescue.rescue`."""
    check_outputs([target], made_from=[damaged], as_county_file=True)
    return rescue_file(damaged, target)


def table_words(table: str) -> str:
    """What the rows of a table are, in words."""
    if table in _TABLES:
        return _TABLES[table]
    nouns = {kind_of(kind).table: kind_of(kind).noun for kind in all_kinds()}
    return f"records “{nouns[table]}”" if table in nouns else table


def rescued_sentence(table: RescuedTable) -> str:
    """What became of one table: read, made anew, lost."""
    said = f"{table_words(table.name)}: {table.read:,} read"
    if table.from_history:
        said += f", {table.from_history:,} made anew from the history"
    if table.lost is None:
        return f"{said}, others lost; how many cannot be told"
    return f"{said}, {table.lost:,} lost" if table.lost else said
