"""Work on the county file itself: casework, undo, imports, migration, copies."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from db.migrations.steps import STEPS
from sos_desktop.domain.casework import records as r
from sos_desktop.services.casework import records
from sos_desktop.services.casework.cases import case_file
from sos_desktop.services.county import undo
from sos_desktop.services.county.county_files import (
    CountyFile,
    back_up,
    create_county_file,
    keep_daily_copy,
    open_county_file,
)
from sos_desktop.services.dashboard import imports
from sos_desktop.services.sample import COUNTY_CODE, make_sample_files
from tests.casework import add_leas, open_case
from tests.db import version_files
from tests.torture import looking
from tests.torture.journal import Journal, Teller
from tests.torture.kinds import COUNTY, Kind, Place, Steps, copy_base, differs, in_county

_MOST = 30
"""Records at a time; then some are removed."""

_FIELDS = {r.Task: "title", r.Aim: "text", r.DistrictPriority: "text"}


class Casework(Kind):
    """Records of a case are added, changed and removed."""

    name: ClassVar[str] = "casework"
    undoes: ClassVar[bool] = False

    @classmethod
    def make_bases(cls, bases: Path) -> None:
        if (bases / "case_id").exists():
            return
        with create_county_file(bases / "casework.sos", "27") as county:
            add_leas(county)
            (bases / "case_id").write_text(open_case(county), encoding="utf-8")

    def prepare(self, place: Place, rng: Random) -> None:
        copy_base(place, "casework.sos")
        shutil.copyfile(place.bases / "case_id", place.folder / "case_id")

    def work(self, folder: Path, rng: Random, teller: Teller) -> None:
        case_id, held = (folder / "case_id").read_text("utf-8"), Steps()
        with open_county_file(folder / COUNTY) as county:
            teller.ready()
            while True:
                chance = rng.random() if self.undoes else 0.0
                if chance > 0.7 and held.can_redo:
                    teller.step(_words(held.redo()), partial(undo.redo, county))
                elif chance > 0.4 and held.can_undo:
                    teller.step(_words(held.undo()), partial(undo.undo, county))
                else:
                    self._change(county, case_id, held, rng, teller)

    @staticmethod
    def _change(county: CountyFile, case_id: str, held: Steps, rng: Random, teller: Teller) -> None:
        known, words = held.now, f"Words ñ {rng.random()}"
        if known and rng.random() < (0.9 if len(known) > _MOST else 0.2):
            record = known[rng.choice(sorted(known))]
            wanted = _words(held.change(**{record.id: None}))
            teller.step(wanted, partial(records.remove, county, record))
            return
        # Typing in one field twice running is one step of the history, so another one is taken.
        others = sorted(known.keys() - {held.last})
        if others and rng.random() < 0.4:
            record = known[rng.choice(others)]
            record = replace(record, **{_FIELDS[type(record)]: words})
        else:
            kind = rng.choice(list(_FIELDS))
            record = kind(case_id=case_id, **{_FIELDS[kind]: words})
        wanted = _words(held.change(**{record.id: record}))
        teller.step(wanted, partial(records.save, county, record))

    def after(self, place: Place, journal: Journal) -> list[str]:
        case_id = (place.folder / "case_id").read_text("utf-8")
        file = in_county(place.county, lambda county: case_file(county, case_id))
        found = {record.id: record for record in (*file.tasks, *file.aims, *file.priorities)}
        return differs(_words(found), journal, {})

    def expected(self, place: Place) -> set[str]:
        return {COUNTY, "case_id"}


def _words(known: dict[str, Any]) -> dict[str, str]:
    return {id_: getattr(record, _FIELDS[type(record)]) for id_, record in known.items()}


class Undo(Casework):
    """The same, with steps taken back and done again."""

    name: ClassVar[str] = "undo"
    undoes: ClassVar[bool] = True


class Imports(Kind):
    """Dashboard files are loaded one by one, and some are taken back."""

    name: ClassVar[str] = "imports"
    most_steps: ClassVar[int] = 5

    @classmethod
    def make_bases(cls, bases: Path) -> None:
        (bases / "files").mkdir()
        files = make_sample_files(bases / "files")
        with create_county_file(bases / "imports.sos", COUNTY_CODE, sample=True):
            pass
        shutil.copyfile(bases / "imports.sos", bases / "loaded.sos")
        with open_county_file(bases / "loaded.sos") as county:
            for file in files:
                imports.commit(county, imports.preview(county, [file]))

    def prepare(self, place: Place, rng: Random) -> None:
        copy_base(place, "imports.sos")
        shutil.copytree(place.bases / "files", place.folder / "files")

    def work(self, folder: Path, rng: Random, teller: Teller) -> None:
        files, held = sorted((folder / "files").iterdir()), Steps()
        with open_county_file(folder / COUNTY) as county:
            teller.ready()
            while True:
                active = sorted(name for name, state in held.now.items() if state == "active")
                waiting = [file for file in files if file.name not in active]
                if active and (not waiting or rng.random() < 0.2):
                    self._take_back(county, rng.choice(active), held, teller)
                else:
                    self._load(county, rng.choice(waiting), held, teller)

    @staticmethod
    def _load(county: CountyFile, file: Path, held: Steps, teller: Teller) -> None:
        looked_at = imports.preview(county, [file])
        wanted = held.change(**{file.name: "active"})
        teller.step(wanted, partial(imports.commit, county, looked_at))

    @staticmethod
    def _take_back(county: CountyFile, name: str, held: Steps, teller: Teller) -> None:
        (number,) = [
            batch.id
            for batch in imports.history(county)
            if batch.file_name == name and batch.state == "active"
        ]
        wanted = held.change(**{name: "undone"})
        teller.step(wanted, partial(imports.undo_import, county, number))

    def after(self, place: Place, journal: Journal) -> list[str]:
        figures, whole = _figures(place.county), _figures(place.bases / "loaded.sos")
        states = {name: state for name, state, _counts in figures}
        faults = differs(states, journal, {})
        wanted = {name: counts for name, _state, counts in whole}
        return faults + [
            f"{name} was loaded in part" for name, _, counts in figures if counts != wanted[name]
        ]

    def expected(self, place: Place) -> set[str]:
        return {COUNTY, *(f"files/{file.name}" for file in (place.bases / "files").iterdir())}


def _figures(path: Path) -> list[tuple[str, str, tuple[int, ...]]]:
    """Every import with its state and how many rows it has in each table, the oldest first."""
    with looking.opened(path) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
            if "batch_id" in _columns(connection, name)
        ]
        batches = connection.execute("SELECT id, file_name, state FROM import_batch ORDER BY id")
        return [
            (
                name,
                state,
                tuple(
                    connection.execute(
                        f'SELECT count(*) FROM "{table}" WHERE batch_id=?', (number,)
                    ).fetchone()[0]
                    for table in tables
                ),
            )
            for number, name, state in batches.fetchall()
        ]


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]


class Migration(Kind):
    """A file of an older format is opened."""

    name: ClassVar[str] = "migration"
    most_steps: ClassVar[int] = 0
    most_calls: ClassVar[int] = 300
    padding: ClassVar[int] = 5_000
    """Rows more in the file, so that copying it takes a while."""

    @classmethod
    def make_bases(cls, bases: Path) -> None:
        for number in range(1, len(STEPS)):
            path = bases / f"format_{number}.sos"
            version_files.restore(version_files.FOLDER / f"format_{number}.sql", path)
            with closing(sqlite3.connect(path)) as connection, connection:
                rows = ((f"torture.{n}", "x" * 500) for n in range(cls.padding))
                connection.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", rows)

    def prepare(self, place: Place, rng: Random) -> None:
        number = rng.randint(1, len(STEPS) - 1)
        copy_base(place, f"format_{number}.sos")
        (place.folder / "format").write_text(str(number), encoding="utf-8")

    def work(self, folder: Path, rng: Random, teller: Teller) -> None:
        teller.ready()
        opened: list[CountyFile] = []
        teller.step(len(STEPS), lambda: opened.append(open_county_file(folder / COUNTY)))
        opened[0].close()

    def at_once(self, place: Place, journal: Journal) -> list[str]:
        had = int((place.folder / "format").read_text("utf-8"))
        has = looking.value(place.county, "PRAGMA user_version")
        faults = [] if has in (had, len(STEPS)) else [f"format {has} is neither old nor new"]
        if journal.done and has == had:
            faults.append("an opened file is still in the old format")
        if has == had:
            return faults + _fewer_rows(place.bases / f"format_{had}.sos", place.county)
        kept = [looking.value(copy, "PRAGMA user_version") for copy in looking.copies(place.home)]
        return faults if had in kept else [*faults, "there is no copy from before"]

    def after(self, place: Place, journal: Journal) -> list[str]:
        had = (place.folder / "format").read_text("utf-8")
        has = in_county(
            place.county, lambda county: looking.value(county.path, "PRAGMA user_version")
        )
        faults = [] if has == len(STEPS) else [f"format {has} after the next start"]
        return faults + _fewer_rows(place.bases / f"format_{had}.sos", place.county)

    def expected(self, place: Place) -> set[str]:
        return {COUNTY, "format"}


def _fewer_rows(before: Path, now: Path) -> list[str]:
    """Tables that lost rows."""
    had, has = _counts(before), _counts(now)
    return [f"{name} lost rows" for name, count in had.items() if has.get(name, count) < count]


def _counts(path: Path) -> dict[str, int]:
    with looking.opened(path) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall()
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for (name,) in names
            if "search" not in name and not name.startswith("sqlite_")
        }


class Copies(Kind):
    """Copies are made while one works, by hand under ever new names and the automatic ones."""

    name: ClassVar[str] = "copies"
    most_calls: ClassVar[int] = 500

    @classmethod
    def make_bases(cls, bases: Path) -> None:
        Casework.make_bases(bases)

    def prepare(self, place: Place, rng: Random) -> None:
        Casework().prepare(place, rng)
        (place.folder / "stick").mkdir()

    def work(self, folder: Path, rng: Random, teller: Teller) -> None:
        case_id, tasks, number = (folder / "case_id").read_text("utf-8"), 0, 0
        with open_county_file(folder / COUNTY) as county:
            teller.ready()
            while True:
                what = rng.choice(("copy", "stick/copy", "daily", "task", "task"))
                if what == "task":
                    tasks += 1
                    task = r.Task(case_id=case_id, title=f"Task {tasks}")
                    teller.step(("task", tasks), partial(records.save, county, task))
                elif what == "daily":
                    teller.step(("daily", tasks), partial(keep_daily_copy, county))
                else:
                    number += 1
                    target = f"{what} ñ {number}.sos"
                    teller.step((target, tasks), partial(back_up, county, folder / target))

    def at_once(self, place: Place, journal: Journal) -> list[str]:
        made = [(place.folder / name, tasks) for name, tasks in journal.done if _is_copy(name)]
        faults = [
            f"{path.name} was confirmed and holds {found} of {tasks} tasks"
            for path, tasks in made
            if (found := _tasks(path)) < tasks
        ]
        if any(name == "daily" for name, _ in journal.done) and not looking.copies(place.home):
            faults.append("the day's copy was confirmed and is not there")
        return faults + [fault for path in _copies(place) for fault in looking.unsound(path)]

    def after(self, place: Place, journal: Journal) -> list[str]:
        allowed = {tasks for _name, tasks in journal.outcomes(("", 0))}
        for copy in _copies(place):
            open_county_file(copy).close()
        found = in_county(place.county, lambda county: _tasks(county.path))
        return [] if found in allowed else [f"{found} tasks, not {sorted(allowed)}"]

    def expected(self, place: Place) -> set[str]:
        made = (path.relative_to(place.folder).as_posix() for path in _copies(place))
        return {COUNTY, "case_id", *made}


def _is_copy(name: str) -> bool:
    return name.endswith(".sos")


def _copies(place: Place) -> list[Path]:
    """The copies made by hand that are there."""
    return [*place.folder.glob("copy ñ *.sos"), *(place.folder / "stick").glob("copy ñ *.sos")]


def _tasks(path: Path) -> int:
    return looking.value(path, "SELECT count(*) FROM task")
