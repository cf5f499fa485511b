"""Rescues what can be read of a damaged county file into a new, sound one.

The damaged file is only read. Rows come from their tables, and rows of casework that are lost there
come from the history, which holds each of them as it was last saved.
"""

import contextlib
import json
import shutil
import sqlite3
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from db import schema_check
from db.connection import CountyConnection, writing
from db.engine import connect
from db.errors import REFUSALS, problem_of_making
from db.file_check import check_place
from db.header import mended_header
from db.migrations.identity import APPLICATION_ID
from db.migrations.runner import migrate
from db.migrations.steps import STEPS
from db.page_mending import mended_pages
from db.salvage import Row, Salvage, salvage
from db.search_index import PREFIX
from sos_desktop.foundation.errors import EnvironmentProblem, InputProblem
from sos_desktop.foundation.files import NO_ROOM, write_problem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.parts import part_of

_LIVE, _HISTORY, _ITEMS, _FACTS = 0, "change_log", "change_item", "meta"


@frozen_dataclass
class RescuedTable:
    """What became of one table.

    Attributes:
        name: The table's.
        read: Rows taken over as they stood.
        from_history: Rows that could not be read and were made anew from the history.
        lost: Rows known to be lost; None when something is lost and nobody can tell how much.
    """

    name: str
    read: int
    from_history: int = 0
    lost: int | None = 0

    @property
    def whole(self) -> bool:
        """Whether nothing is lost."""
        return self.lost == 0


@frozen_dataclass
class RescuedFile:
    """A new county file with what could be read.

    Attributes:
        path: Where it is.
        tables: Every table that held something, by name.
    """

    path: Path
    tables: tuple[RescuedTable, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is lost."""
        return all(table.whole for table in self.tables)


def rescue(damaged: Path, target: Path) -> RescuedFile:
    """Read what can be read of `damaged` and write it to `target`, whole or not at all.

    Raises:
        InputProblem: Something is at `target` already, or `damaged` is no county file.
        EnvironmentProblem: `damaged` cannot be reached, is from a newer program, nothing of it can
            be read, or `target` cannot be written.
    """
    check_place(target)
    as_it_is = f"Nothing was rescued; {damaged.name} is as it was."
    try:
        with part_of(target) as part, part_of(target) as reading:
            # A copy of the bytes: SQLite would change the file when it finishes what a crash left.
            _copied(damaged, reading)
            mended_header(reading, damaged)
            lacking = mended_pages(reading)
            tables = _into(reading, part, damaged, lacking)
            part.rename(target)
    except OSError as error:
        raise write_problem(target, error, as_it_is=as_it_is) from error
    except REFUSALS as error:
        known = problem_of_making(error, damaged, target, as_it_is)
        raise known or _nothing(damaged, error) from error
    return RescuedFile(target, tables)


def _copied(damaged: Path, reading: Path) -> None:
    try:
        shutil.copyfile(damaged, reading)
        log = damaged.with_name(f"{damaged.name}-wal")
        if log.exists():
            shutil.copyfile(log, reading.with_name(f"{reading.name}-wal"))
    except OSError as error:
        if error.errno in NO_ROOM:  # what is copied is read well, and there is no room for it
            raise
        raise EnvironmentProblem(
            f"{damaged.name} cannot be read. Check that it is still there and that its drive is "
            "connected.",
            details=error,
            where=str(damaged),
        ) from error


def _into(
    reading: Path, part: Path, damaged: Path, lacking: Collection[str]
) -> tuple[RescuedTable, ...]:
    with contextlib.closing(connect(reading)) as source:
        source.text_factory = _lenient
        version = _format(source, damaged)
        mended_schema(source, version)
    with contextlib.closing(connect(reading)) as source:
        source.text_factory = _lenient
        _tolerate(source)
        migrate(part, STEPS[:version])
        with contextlib.closing(connect(part, checked=True)) as made:
            made.execute("PRAGMA foreign_keys=OFF")
            with writing(made):
                made.execute("DELETE FROM meta")  # what a new file would say about itself
                found = _fill(source, made, version, lacking)
                orphans = _without_orphans(made)
            if made.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise sqlite3.DatabaseError("what was rescued did not pass its check")
            if not _holds_something(made, found):
                raise _nothing(damaged, None)
            made.execute("PRAGMA journal_mode=DELETE")
    return tuple(_less(table, orphans.get(table.name, 0)) for table in found)


def _holds_something(made: CountyConnection, found: Sequence[RescuedTable]) -> bool:
    """Whether it is a county file, and holds more than whose it is if anything is lost."""
    if not made.execute(f"SELECT 1 FROM {_FACTS}").fetchone():
        return False
    lost = any(not table.whole for table in found)
    return not lost or any(t.read or t.from_history for t in found if t.name != _FACTS)


def _tolerate(source: CountyConnection) -> None:
    """Read on although a part of the file is described wrongly; the others may be right."""
    if sys.version_info >= (3, 12):
        source.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, False)
    source.execute("PRAGMA writable_schema=ON")


def mended_schema(source: CountyConnection, version: int) -> None:
    """Write the descriptions of the program's own tables again where they are damaged.

    They are the same in every file of a format; only where a table begins has to be read.
    """
    with contextlib.suppress(sqlite3.DatabaseError):
        _tolerate(source)
        meant = schema_check.own_descriptions(version)
        rows = source.execute("SELECT rowid, name, sql FROM sqlite_master").fetchall()
        for number, name, sql in rows:
            if name in meant and "".join(str(sql).split()) != "".join(meant[name].split()):
                source.execute(
                    "UPDATE sqlite_master SET sql=? WHERE rowid=?", (meant[name], number)
                )


def _lenient(value: bytes) -> str:
    return value.decode("utf-8", "replace")


def _format(source: CountyConnection, damaged: Path) -> int:
    """The format the file says it has; the program's own where it says nothing that can be."""
    try:
        owner = source.execute("PRAGMA application_id").fetchone()[0]
        version = source.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise _nothing(damaged, error) from error
    if owner != APPLICATION_ID and not _says_its_county(source):
        raise InputProblem(
            f"{damaged.name} is not a county file of SOS Desktop, so there is nothing to rescue.",
            where=str(damaged),
        )
    if version > len(STEPS):
        raise EnvironmentProblem(
            f"{damaged.name} was saved by a newer SOS Desktop. Install the current program on this "
            "computer, then rescue it there.",
            where=str(damaged),
        )
    return max(version, 1)


def _says_its_county(source: CountyConnection) -> bool:
    """Whether a file whose mark is damaged holds what only a county file does."""
    with contextlib.suppress(sqlite3.DatabaseError):
        found = source.execute("SELECT 1 FROM meta WHERE key = 'county_code'").fetchone()
        return found is not None and bool(source.execute("SELECT count(*) FROM change_log"))
    return False


def _fill(
    source: CountyConnection, made: CountyConnection, version: int, lacking: Collection[str]
) -> tuple[RescuedTable, ...]:
    names = [p.name for p in sorted(schema_check.own_parts(version)) if p.type == "table"]
    read: dict[str, Salvage] = {}
    for name in names:
        if not name.startswith((PREFIX, "sqlite_")):
            read[name] = salvage(source, name, lacking=name in lacking)
    history = _last_states(read)
    return tuple(
        done
        for name, found in read.items()
        if (done := _kept(made, name, found, history.get(name, {}))) is not None
    )


def _last_states(read: Mapping[str, Salvage]) -> dict[str, dict[str, dict[str, object] | None]]:
    """Each row of casework as the history saw it last; None for one that was removed."""
    log, items = read.get(_HISTORY), read.get(_ITEMS)
    states: dict[str, dict[str, dict[str, object] | None]] = {}
    if log is None or items is None:
        return states
    live = {row["change_id"] for row in _named(log) if row.get("undone") == _LIVE}
    for item in _named(items):
        if item.get("change_id") not in live:
            continue
        rows = states.setdefault(str(item["table_name"]), {})
        with contextlib.suppress(TypeError, ValueError):
            after = None if item["after"] is None else json.loads(str(item["after"]))
            key = str(item["row_id"])
            before = rows.get(key)
            rows[key] = None if after is None else {**(before or {}), **after}
    return states


def _named(found: Salvage) -> list[dict[str, object]]:
    return [dict(zip(found.columns, found.rows[n], strict=True)) for n in sorted(found.rows)]


def _kept(
    made: CountyConnection,
    name: str,
    found: Salvage,
    history: Mapping[str, dict[str, object] | None],
) -> RescuedTable | None:
    """Put the rows of a table into the new file; None for a table that never held any."""
    columns = [row[1] for row in made.execute(f'PRAGMA table_info("{name}")').fetchall()]
    refused = 0
    order = [found.columns.index(c) for c in columns if c in found.columns]
    present = [c for c in columns if c in found.columns]
    for number in sorted(found.rows):
        row = found.rows[number]
        refused += not _insert(made, name, present, tuple(row[place] for place in order))
    again = 0
    if not found.whole or refused:
        again = _from_history(made, name, columns, history)
    stands = len(found.rows) - refused
    lost = _lost(found, stands, again, refused)
    if not stands and not again and lost == 0:
        return None
    return RescuedTable(name, stands, again, lost)


def _lost(found: Salvage, stands: int, again: int, refused: int) -> int | None:
    if found.whole:
        return max(refused - again, 0)
    if found.count is not None and found.count >= stands:
        return max(found.count - stands - again, 0)
    return None


def _insert(made: CountyConnection, name: str, columns: list[str], row: Row) -> bool:
    """Whether a row fits; one that damage has changed breaks what the table promises."""
    listed = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    try:
        made.execute(f'INSERT INTO "{name}" ({listed}) VALUES ({marks})', row)
    except (sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.DataError):
        return False
    return True


def _from_history(
    made: CountyConnection,
    name: str,
    columns: list[str],
    history: Mapping[str, dict[str, object] | None],
) -> int:
    """Add the rows that the history knows and the table lacks."""
    keys = [row[1] for row in made.execute(f'PRAGMA table_info("{name}")').fetchall() if row[5]]
    if len(keys) != 1:
        return 0
    there = {str(row[0]) for row in made.execute(f'SELECT "{keys[0]}" FROM "{name}"').fetchall()}
    again = 0
    for key, values in history.items():
        if values is None or key in there or keys[0] not in values:
            continue
        known = [column for column in columns if column in values]
        again += _insert(made, name, known, tuple(values[column] for column in known))
    return again


def _without_orphans(made: CountyConnection) -> dict[str, int]:
    """Rows that point to what is lost: the pointer goes where it may be empty, else the row."""
    gone: dict[str, int] = {}
    _stand_ins(made)
    while broken := made.execute("PRAGMA foreign_key_check").fetchall():
        # Rows of a table without numbers of their own come as one.
        for table, number, parent, key in dict.fromkeys(broken):
            pointers = _pointers(made, table, key)
            info = made.execute(f'PRAGMA table_info("{table}")').fetchall()
            needed = {row[1] for row in info if row[3]}
            alone = number is not None
            which = "rowid=?" if alone else _points_nowhere(table, parent, pointers)
            values = (number,) if alone else ()
            if pointers and not needed & pointers.keys():
                empty = ", ".join(f'"{column}"=NULL' for column in pointers)
                made.execute(f'UPDATE "{table}" SET {empty} WHERE {which}', values)
            else:
                done = made.execute(f'DELETE FROM "{table}" WHERE {which}', values)
                gone[table] = gone.get(table, 0) + done.rowcount
    return gone


def _pointers(made: CountyConnection, table: str, key: int) -> dict[str, str]:
    """The columns of a foreign key, with those they point to."""
    keys = made.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
    return {row[3]: row[4] or row[3] for row in keys if row[0] == key}


def _points_nowhere(table: str, parent: str, pointers: Mapping[str, str]) -> str:
    """The condition for all rows of a table whose foreign key points to nothing."""
    same = " AND ".join(f'p."{to}" = "{table}"."{of}"' for of, to in pointers.items())
    given = " AND ".join(f'"{of}" IS NOT NULL' for of in pointers)
    return f'{given} AND NOT EXISTS (SELECT 1 FROM "{parent}" p WHERE {same})'


def _stand_ins(made: CountyConnection) -> None:
    """An LEA whose row is lost, by its code: its cases matter more than its name.

    The next Dashboard file that is loaded brings the name back.
    """
    made.execute(
        "INSERT INTO lea (cds, kind, county_code, name) "
        "SELECT DISTINCT cds, iif(substr(cds, 8) = '0000000', 'district', 'charter'), "
        "substr(cds, 1, 2), 'LEA ' || cds FROM support_case "
        "WHERE cds NOT IN (SELECT cds FROM lea)"
    )


def _less(table: RescuedTable, orphans: int) -> RescuedTable:
    """Without the rows that had to go because what they belong to is lost."""
    if not orphans:
        return table
    lost = None if table.lost is None else table.lost + orphans
    return RescuedTable(table.name, table.read - orphans, table.from_history, lost)


def _nothing(damaged: Path, error: Exception | None) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"Nothing of {damaged.name} could be read. Restore a copy instead; "
        "keep the damaged file, in case somebody can do more with it.",
        details=error or "",
        where=str(damaged),
    )
