"""Rescues what can be read of a damaged county file into a new, sound one.

The damaged file is only read. Rows come from their tables, and rows of casework that are lost there
come from the history, which holds each of them as it was last saved.
"""

import contextlib
import sqlite3
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from db import schema_check
from db.connection import CountyConnection, writing
from db.engine import connect
from db.errors import REFUSALS, problem_of_making
from db.file_check import check_place
from db.file_identity import APPLICATION_ID
from db.file_lock import WindowLock
from db.header import mended_header
from db.migrations.runner import migrate
from db.migrations.steps import STEPS
from db.page_mending import mended_pages
from db.rescue_history import LastStates, State
from db.rescue_pointers import without_orphans
from db.rescue_source import check_source, copy_source, left_beside
from db.rescue_stand_ins import stand_in_facts, stand_in_leas
from db.salvage import Row, Salvage, salvage
from db.search_index import PREFIX
from sos_desktop.foundation.errors import AppError, EnvironmentProblem, InputProblem
from sos_desktop.foundation.files import write_problem
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.parts import part_of

_FACTS = "meta"


@frozen_dataclass
class RescuedTable:
    """What became of one table.

    Attributes:
        name: The table's.
        read: Rows taken over as they stood.
        from_history: Rows that could not be read and were made anew from the history.
        lost: Rows known to be lost; None when something is lost and nobody can tell how much.
        damaged: Rows among those read that something else in the file contradicts.
    """

    name: str
    read: int
    from_history: int = 0
    lost: int | None = 0
    damaged: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing is lost, and nothing is known to be damaged."""
        return self.lost == 0 and not self.damaged


@frozen_dataclass
class RescuedFile:
    """A new county file with what could be read.

    Attributes:
        path: Where it is.
        tables: Every table that held something, by name.
        left_out: What a crash left beside the damaged file, where more could be read without it;
            what was saved last may be lost with it.
        changed_within: Its bytes are known not to be as they were, and nothing tells which.
    """

    path: Path
    tables: tuple[RescuedTable, ...]
    left_out: tuple[str, ...] = ()
    changed_within: bool = False

    @property
    def whole(self) -> bool:
        """Whether nothing is lost."""
        known = not self.left_out and not self.changed_within
        return known and all(table.whole for table in self.tables)


def rescue(damaged: Path, target: Path) -> RescuedFile:
    """Read what can be read of `damaged` and write it to `target`, whole or not at all.

    Raises:
        InputProblem: Something is at `target` already, or `damaged` is no county file.
        EnvironmentProblem: `damaged` cannot be reached, is open in a window or from a newer
            program, nothing of it can be read, or `target` cannot be written.
    """
    check_place(target)
    check_source(damaged)
    lock = WindowLock(damaged, in_use=f"Close it there first. {_as_it_is(damaged)}")
    try:
        lock.claim()
        with part_of(target) as part:
            rescued = _with_or_without(damaged, target, part)
            part.rename(target)
    except OSError as error:
        raise write_problem(target, error, as_it_is=_as_it_is(damaged)) from error
    finally:
        lock.release()
    return rescued


def _as_it_is(damaged: Path) -> str:
    return f"Nothing was rescued; {damaged.name} is as it was."


def _with_or_without(damaged: Path, target: Path, part: Path) -> RescuedFile:
    """With what a crash left beside the file, or without it where more can be read then.

    SQLite knows a log or a journal by its name alone, so it may be that of another file.
    """
    left = left_beside(damaged)
    if not left:
        return RescuedFile(target, _tried(damaged, target, part, with_left=False))
    problem: AppError | None = None
    tables: tuple[RescuedTable, ...] = ()
    try:
        tables = _tried(damaged, target, part, with_left=True)
    except AppError as error:
        problem = error
    if problem is None and all(table.whole for table in tables):
        return RescuedFile(target, tables)
    with part_of(part) as other:
        try:
            without = _tried(damaged, target, other, with_left=False)
        except AppError:
            without = ()
        if _rows(without) > _rows(tables):
            other.replace(part)
            return RescuedFile(target, without, tuple(file.name for file in left))
    if problem is not None:
        raise problem
    return RescuedFile(target, tables)


def _rows(tables: Iterable[RescuedTable]) -> int:
    return sum(table.read + table.from_history for table in tables)


def _tried(damaged: Path, target: Path, part: Path, *, with_left: bool) -> tuple[RescuedTable, ...]:
    try:
        with part_of(part) as reading:
            # A copy of the bytes: SQLite would change the file when it finishes what a crash left.
            copy_source(damaged, reading, with_left=with_left)
            mended_header(reading, damaged)
            lacking = mended_pages(reading)
            return _into(reading, part, damaged, lacking)
    except REFUSALS as error:
        known = problem_of_making(error, damaged, target, _as_it_is(damaged))
        raise known or _nothing(damaged, error) from error


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
                stand_in_leas(source, made)
                stand_in_facts(made)
                orphans = without_orphans(made)
            if made.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise sqlite3.DatabaseError("what was rescued did not pass its check")
            if not _holds_something(made, found):
                raise _nothing(damaged, None)
            made.execute("PRAGMA journal_mode=DELETE")
    return tuple(_less(table, orphans.get(table.name, 0)) for table in found)


def _holds_something(made: CountyConnection, found: Sequence[RescuedTable]) -> bool:
    """Whether it says whose it is, and holds more than that if anything is lost."""
    if not made.execute(f"SELECT 1 FROM {_FACTS} WHERE key = 'county_code'").fetchone():
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
        # Each alone would have SQLite make a journal, and take it away, once for each table.
        source.execute("BEGIN")
        with contextlib.suppress(sqlite3.DatabaseError):
            for number, name, sql in rows:
                if name in meant and "".join(str(sql).split()) != "".join(meant[name].split()):
                    source.execute(
                        "UPDATE sqlite_master SET sql=? WHERE rowid=?", (meant[name], number)
                    )
        source.commit()


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
    history = LastStates(read)
    return tuple(
        done
        for name, found in read.items()
        if (done := _kept(made, name, found, history)) is not None
    )


def _kept(
    made: CountyConnection,
    name: str,
    found: Salvage,
    history: LastStates,
) -> RescuedTable | None:
    """Put the rows of a table into the new file; None for a table that never held any."""
    columns = [row[1] for row in made.execute(f'PRAGMA table_info("{name}")').fetchall()]
    present = [c for c in columns if c in found.columns]
    order = [found.columns.index(c) for c in present]
    ours = [row for row in _in_order(found) if not _is_of_another(name, found, row, history)]
    made_of = (tuple(row[place] for place in order) for row in ours)
    refused = sum(not _insert(made, name, present, row) for row in made_of)
    again = 0
    if not found.whole or refused or len(ours) < len(found.rows) or history.whole:
        again = _from_history(made, name, columns, history.of(name))
    stands = len(ours) - refused
    lost = _lost(found, stands, again, refused)
    if lost is None and history.knows_all_of(made, name):
        lost = 0
    if not stands and not again and lost == 0:
        return None
    return RescuedTable(name, stands, again, lost, history.damaged(name, found))


def _in_order(found: Salvage) -> Iterable[Row]:
    return (found.rows[number] for number in sorted(found.rows))


def _is_of_another(name: str, found: Salvage, row: Row, history: LastStates) -> bool:
    if "id" not in found.columns:
        return False
    return history.is_of_another(name, row[found.columns.index("id")])


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
    history: Mapping[str, State | None],
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


def _less(table: RescuedTable, orphans: int) -> RescuedTable:
    """Without the rows that had to go because what they belong to is lost."""
    if not orphans:
        return table
    lost = None if table.lost is None else table.lost + orphans
    return replace(table, read=table.read - orphans, lost=lost)


def _nothing(damaged: Path, error: Exception | None) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"Nothing of {damaged.name} could be read. Restore a copy instead; "
        "keep the damaged file, in case somebody can do more with it.",
        details=error or "",
        where=str(damaged),
    )
