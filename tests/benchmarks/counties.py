"""County files to measure in, made once and kept in the system's temporary folder.

The big one holds one statewide year loaded by the program itself; the other years are its figures
with every color and level moved on, LEA by LEA. They stand in the file as loaded years do.
"""

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from db.models.dashboard import OBSERVATION_COLUMNS
from sos_desktop.services.county.county_files import (
    CountyFile,
    create_county_file,
    open_county_file,
)
from sos_desktop.services.dashboard import imports
from sos_desktop.services.dashboard.import_views import FileStatus
from sos_desktop.services.sample import make_sample_county
from tests.benchmarks import casework, statewide
from tests.benchmarks.measure import ROOT

SMALL = "the sample county, 16 districts, two years, eight cases worked through"
BIG = (
    "Los Angeles with 95 districts and 268 charter schools, eight statewide years of 1.3 million "
    "rows each, 400 cases (95 open), 5,000 tasks, 6,000 contacts, 2,000 notes and 40,000 rows of "
    "history"
)
GROWN = "the same with ten times the past: 4,000 cases (95 open) and ten times their records"
NEWEST = int(statewide.YEAR)
EARLIER = (2024, 2023, 2022, 2021, 2019, 2018, 2017)
WITHOUT_COLORS, WITHOUT_LEVELS = (2021, 2022), (2021,)
"""The state gave no colors in these years, and no levels at all in 2021."""


def small() -> Path:
    """The sample county as it is shipped."""
    return _kept("small", lambda path: make_sample_county(path).close())


def big() -> Path:
    """A county of the largest size, as `BIG` says."""
    return _kept("big", lambda path: _with_casework(figures(), path, 1))


def grown() -> Path:
    """The big county with ten times the casework behind it, as `GROWN` says."""
    return _kept("grown", lambda path: _with_casework(figures(), path, 10))


def figures() -> Path:
    """Eight statewide years and no casework."""
    return _kept("figures", _make_figures)


def year_files() -> Path:
    """The folder with the files of a statewide year."""

    def write(folder: Path) -> None:
        folder.mkdir()
        statewide.write_year(folder)

    return _kept("year", write)


def working_copy(made: Path, folder: Path) -> Path:
    """A copy to work in; the one that is kept is never opened."""
    target = folder / f"{made.name}.sos"
    shutil.copyfile(made, target)
    return target


def _kept(name: str, make: Callable[[Path], None]) -> Path:
    """What was made before by the same code, or made now; what older code made goes."""
    home = Path(tempfile.gettempdir()) / "sos-desktop-benchmarks"
    home.mkdir(exist_ok=True)
    target = home / f"{name}-{_state_of_the_code()}"
    part = target.with_suffix(".part")
    if not target.exists():
        print(f"  making “{name}” in {home} …", file=sys.stderr, flush=True)
        for left in (*home.glob(f"{name}-*"), *home.glob(f".{name}-*")):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        make(part)
        part.rename(target)
    return target


def _state_of_the_code() -> str:
    """Changes with the file format and with what is put into the files."""
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for name in ("casework.py", "counties.py", "statewide.py"):
        digest.update((here / name).read_bytes())
    for step in sorted((ROOT / "db" / "migrations").glob("m*.py")):
        digest.update(step.read_bytes())
    return digest.hexdigest()[:12]


def _make_figures(path: Path) -> None:
    files = sorted(year_files().iterdir())
    with create_county_file(path, statewide.OWN) as county:
        found = imports.preview(county, files, scope=imports.Scope.ALL)
        # Its figures are drawn by lot, and so do not follow from each other as CDE's do.
        loaded = imports.commit(county, found.accepted(found.named(FileStatus.UNFIT)))
        assert len(loaded.batches) == len(files), "some files of the statewide year were not loaded"
        for year in EARLIER:
            _copy_year(county, year)


def _copy_year(county: CountyFile, year: int) -> None:
    batches = sa.text(
        "INSERT INTO import_batch (file_name, sha256, kind, indicator, year, series, layout, "
        "scope, rows_read, rows_kept, leas, schools, issues_json, imported_at, imported_by, state) "
        "SELECT replace(file_name, :newest, :year), sha256 || :year, kind, indicator, :year, "
        "series, layout, scope, rows_read, rows_kept, leas, schools, '[]', imported_at, "
        "imported_by, state FROM import_batch WHERE year = :newest"
    )
    with county.session("Load") as session:
        session.execute(batches, {"year": year, "newest": NEWEST})
        session.execute(sa.text(_copied_figures(year)), {"year": year, "newest": NEWEST})


def _copied_figures(year: int) -> str:
    def moved(column: str) -> str:
        by = f"o.lea_id * 3 + o.student_group + {year}"
        return f"CASE WHEN o.{column} > 0 THEN (o.{column} + {by}) % 5 + 1 ELSE o.{column} END"

    values = {column: f"o.{column}" for column in OBSERVATION_COLUMNS}
    values["batch_id"] = "new.id"
    values["status_level"] = "NULL" if year in WITHOUT_LEVELS else moved("status_level")
    values["color"] = "NULL" if year in WITHOUT_COLORS else moved("color")
    return (
        f"INSERT INTO observation ({', '.join(values)}) SELECT {', '.join(values.values())} "
        "FROM import_batch new JOIN import_batch old ON old.indicator = new.indicator AND "
        "old.year = :newest JOIN observation o ON o.batch_id = old.id WHERE new.year = :year"
    )


def _with_casework(made: Path, path: Path, times: int) -> None:
    shutil.copyfile(made, path)
    with open_county_file(path) as county:
        casework.Casework(county, times).make()
