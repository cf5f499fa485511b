"""One changed file looked at, and what the program made of it against the truth."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from random import Random

import numpy as np

from sos_desktop.foundation.paths import HOME_VARIABLE, resource
from sos_desktop.importers.contract import VALUES, ParsedFile, Scope, Severity
from sos_desktop.importers.files import Source
from sos_desktop.importers.parse import parse_source
from sos_desktop.services.county.county_files import (
    CountyFile,
    create_county_file,
    open_county_file,
)
from sos_desktop.services.dashboard import imports
from sos_desktop.services.dashboard.imports import FilePreview, FileStatus, ImportPreview
from tests.fuzz.cell_kinds import CELL_KINDS, SHARED_KINDS, Change, Table
from tests.fuzz.file_kinds import FORMS, SHARED_FORMS, Form, tabs
from tests.fuzz.list_figures import FIGURE_STEMS, figure_file
from tests.fuzz.list_kinds import LIST_KINDS
from tests.fuzz.list_tables import LISTS, YEAR, list_name, list_table

LIST_STEMS = tuple(LISTS)
STEMS = ("ela", "math", "science", "elpi", "chronic", "susp", "grad", "cci")
OWN_COUNTY = "99"
LONGEST, LARGEST = 10.0, 1_000.0
OUTCOMES = ("same", "said", "not ready", "refused", "unbound", "silent", "fault")
_SPOKEN = (Severity.UNFIT, Severity.ERROR, Severity.WARNING)
_WAITING = (FileStatus.UNFIT, FileStatus.UNPLACED, FileStatus.FEWER)
_CORES = 2

Figures = dict[tuple[str, object], object]
"""What a file says by CDS code, and student group or whatever else it says something of."""


@dataclass(slots=True)
class Outcome:
    """What became of one file.

    Attributes:
        kind: One of `OUTCOMES`.
        detail: Which figure differs, or what went wrong.
        memory: By how much the most memory this process ever had grew through the file, in MB; what
            it held before (a whole suite of tests, say) does not count.
    """

    seed: int
    change: str
    stem: str
    kind: str = "same"
    detail: str = ""
    seconds: float = 0.0
    memory: float = 0.0
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Kind:
    """A change of the table, or a form of the file, and what it happens to."""

    name: str
    change: Change | None
    form: Form
    figures: bool = True
    lists: bool = True

    @property
    def stems(self) -> tuple[str, ...]:
        """The files it happens to."""
        return (*(STEMS if self.figures else ()), *(LIST_STEMS if self.lists else ()))


def kinds() -> tuple[Kind, ...]:
    """Every kind."""
    figures = (Kind(c.__name__, c, tabs, lists=c in SHARED_KINDS) for c in CELL_KINDS)
    lists = (Kind(c.__name__, c, tabs, figures=False) for c in LIST_KINDS)
    forms = (Kind(f.__name__, None, f, lists=f in SHARED_FORMS) for f in FORMS)
    return (*figures, *lists, *forms)


@cache
def table_of(stem: str) -> tuple[tuple[str, ...], ...]:
    """The truth as rows of text, column names first."""
    if stem in LISTS:
        return list_table(stem)
    path = resource("sample", f"{stem}download{YEAR}.txt")
    return tuple(tuple(line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines())


def _file_name(stem: str) -> str:
    return list_name(stem) if stem in LISTS else f"{stem}download{YEAR}"


def figures_of(parsed: ParsedFile) -> Figures:
    """What a file says, without its row numbers."""
    if parsed.values is None:
        return _listed(parsed)
    marks = [VALUES.index(name) - 1 for name in ("size_met", "prior_size_met", "accountable")]
    return {
        (parsed.entities[int(row[0])].cds, int(row[1])): tuple(
            # A mark that is blank and one that says N mean the same.
            (0.0 if place in marks else None) if np.isnan(value) else float(value)
            for place, value in enumerate(row[3:])
        )
        for row in parsed.values
    }


def _listed(parsed: ParsedFile) -> Figures:
    found: Figures = {}
    for entity, priority, rating, _row in parsed.ratings:
        found[parsed.entities[entity].cds, priority] = rating
    for row in parsed.official:
        said = {("mark", *key): mark for key, mark in row.marks.items()}
        said |= {("status", year): status for year, status in row.statuses.items()}
        said |= {("method", number): answer for number, answer in row.methods.items()}
        said |= {("fact", *key): value for key, value in row.facts.items()}
        said |= {("level 3",): row.level_3, ("leaving",): row.leaving}
        found |= {(parsed.entities[row.entity].cds, key): value for key, value in said.items()}
    return found


def make_bases(folder: Path) -> None:
    """A county file per file to change, with the rest of its year and the years before.

    Of the files to change that are lists it has the Dashboard of every LEA they name.
    """
    os.environ[HOME_VARIABLE] = str(folder / "home")
    (folder / "home").mkdir(exist_ok=True)
    sample = sorted(resource("sample").glob("*download202?.txt"))
    lists = list(_written(folder))
    if STEMS:
        _make_bases(folder, STEMS, [*sample, *lists])
    if LIST_STEMS:
        larger = list(_with_everybody(folder))
        names = {path.name for path in larger}
        _make_bases(
            folder, LIST_STEMS, [*(p for p in sample if p.name not in names), *larger, *lists]
        )


def _written(folder: Path) -> Iterator[Path]:
    """The lists of two years, and those of letters of the two years before."""
    for stem in LISTS:
        years = range(YEAR - 3, YEAR + 1) if stem == "assistance" else (YEAR - 1, YEAR)
        for year in years:
            path = folder / f"{list_name(stem, year)}.txt"
            rows = ("\t".join(row) for row in list_table(stem, year))
            path.write_text("\n".join(rows) + "\n", encoding="utf-8")
            yield path


def _with_everybody(folder: Path) -> Iterator[Path]:
    for stem in FIGURE_STEMS:
        for year in (YEAR - 1, YEAR):
            path = folder / f"{stem}download{year}.txt"
            path.write_text(figure_file(stem, year), encoding="utf-8")
            yield path


def _make_bases(folder: Path, stems: Sequence[str], paths: Sequence[Path]) -> None:
    """One county file with everything, and copies in which the file to change was taken back."""
    whole = folder / "whole.sos"
    whole.unlink(missing_ok=True)
    with create_county_file(whole, OWN_COUNTY, sample=True) as county:
        found = imports.preview(county, paths, scope=Scope.ALL)
        # A row of one district stands for many here, so marks of the span of grades may differ.
        found = found.accepted(found.named(FileStatus.UNFIT))
        assert all(file.status is FileStatus.READY for file in found.files)
        imports.commit(county, found)
    for stem in stems:
        shutil.copyfile(whole, folder / f"{stem}.sos")
        with open_county_file(folder / f"{stem}.sos") as county:
            own = next(
                b for b in imports.history(county) if Path(b.file_name).stem == _file_name(stem)
            )
            imports.undo_import(county, own.id)


_OPENED: dict[tuple[Path, str], CountyFile] = {}


def _county(bases: Path, stem: str) -> CountyFile:
    """This process's own copy of a base."""
    if (bases, stem) not in _OPENED:
        own = bases / f"{stem}-{os.getpid()}.sos"
        shutil.copyfile(bases / f"{stem}.sos", own)
        _OPENED[bases, stem] = open_county_file(own)
    return _OPENED[bases, stem]


def opened() -> list[CountyFile]:
    """The county files this process has open."""
    return list(_OPENED.values())


def forget() -> None:
    """Forget them, once they are closed."""
    _OPENED.clear()
    truth.cache_clear()


@dataclass(frozen=True, slots=True)
class Truth:
    """What the unchanged file says, and what is remarked of it and how often.

    Attributes:
        before: What local ratings of the year before say.
    """

    kind: str
    figures: Figures
    before: Figures
    remarks: frozenset[tuple[str, str, int]]


@cache
def truth(bases: Path, stem: str) -> Truth:
    """What the unchanged file says."""
    header, *rows = table_of(stem)
    table = Table(list(header), [list(row) for row in rows])
    with tempfile.TemporaryDirectory() as folder:
        file_name, data = tabs(table, _file_name(stem), Random(0))
        path = Path(folder, file_name)
        path.write_bytes(data)
        [file] = imports.preview(_county(bases, stem), [path], scope=Scope.ALL).files
    assert file.parsed is not None
    return Truth(
        file.parsed.identity.kind, figures_of(file.parsed), _before(bases, stem), _remarks(file)
    )


def _before(bases: Path, stem: str) -> Figures:
    """The local ratings of the year before; nothing for other files."""
    if stem != "local":
        return {}
    source = Source(bases / f"{list_name(stem, YEAR - 1)}.txt")
    return figures_of(parse_source(source, scope=Scope.ALL, county_code=OWN_COUNTY))


def _remarks(file: FilePreview) -> frozenset[tuple[str, str, int]]:
    spoken = (issue for issue in file.issues if issue.severity in _SPOKEN)
    return frozenset((issue.column, issue.meaning, issue.count) for issue in spoken)


def try_once(bases: Path, names: Sequence[str], seed: int) -> Outcome:
    """One file; the seed says which, and how it is changed."""
    os.environ[HOME_VARIABLE] = str(bases / "home")
    chosen = [kind for kind in kinds() if not names or kind.name in names]
    kind = chosen[seed % len(chosen)]
    chance = Random(seed)
    stem = chance.choice(kind.stems)
    header, *rows = table_of(stem)
    table = Table(list(header), [list(row) for row in rows])
    outcome = Outcome(seed, kind.name, stem)
    if kind.change is not None:
        kind.change(table, chance)
    file_name, data = kind.form(table, _file_name(stem), chance)
    expected = truth(bases, stem)
    memory_before = _most_memory()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, file_name)
        path.write_bytes(data)
        try:
            found = _timed(outcome, bases, stem, path)
            if outcome.seconds > LONGEST:
                # A busy machine is slow once, a file that hangs each time.
                found = _timed(outcome, bases, stem, path)
            outcome.kind, outcome.detail = judge(found.files, expected, refused=found.refused)
        except Exception as error:  # noqa: BLE001 - whatever fails is what is looked for
            outcome.kind, outcome.detail = "fault", f"{type(error).__name__}: {error}"
    outcome.memory = _most_memory() - memory_before
    if outcome.seconds > LONGEST or outcome.memory > LARGEST:
        outcome.kind = "fault"
        outcome.detail = f"{outcome.seconds:.1f} s, {outcome.memory:.0f} MB"
    return outcome


def _timed(outcome: Outcome, bases: Path, stem: str, path: Path) -> ImportPreview:
    begun = time.monotonic()
    try:
        return imports.preview(_county(bases, stem), [path], scope=Scope.ALL)
    finally:
        outcome.seconds = time.monotonic() - begun


def judge(files: Sequence[FilePreview], expected: Truth, *, refused: bool) -> tuple[str, str]:
    """What the program made of a file, against the truth."""
    ready = [file for file in files if file.status is FileStatus.READY and file.parsed is not None]
    if not ready:
        waits = any(f.status in _WAITING for f in files)
        return ("not ready" if waits else "refused"), ""
    [file] = ready
    assert file.parsed is not None
    identity, found = file.parsed.identity, figures_of(file.parsed)
    right = expected.figures
    if (identity.kind, identity.year, found) == (expected.kind, YEAR, right):
        return "same", ""
    if _remarks(file) - expected.remarks:
        return "said", ""
    different = [key for key in {*found, *right} if found.get(key) != right.get(key)]
    if len(different) <= _FEW and all(_is_free(expected, key, found) for key in different):
        return "unbound", ""
    key = min(different, default=("", 0), key=str)
    return "silent", f"{key}: {right.get(key)} became {found.get(key)}"


def _is_free(expected: Truth, key: tuple[str, object], found: Figures) -> bool:
    """Whether nothing that is loaded says which of two values is right.

    Of local ratings: after "Met" comes "Met" or "Not Met", after "Not Met" comes "Met" or "for Two
    or More Years"; an LEA rates itself, and no other file has what it says. Of figures: a tenth, by
    which status, status before and change of CDE's own rows differ as well, being rounded.
    """
    right, read = expected.figures.get(key), found.get(key)
    if isinstance(right, tuple) and isinstance(read, tuple):
        apart = [n for n, both in enumerate(zip(right, read, strict=True)) if both[0] != both[1]]
        return all(
            n in _ROUNDED and None not in (right[n], read[n]) and abs(right[n] - read[n]) <= 1
            for n in apart
        )
    free = _FREE.get(expected.before.get(key), ())
    return right in free and read in free


_ROUNDED = [
    VALUES.index(name) - 1 for name in ("status_tenths", "prior_status_tenths", "change_tenths")
]
_FEW = 2
_MET, _NOT_MET, _LASTING = 1, 2, 3
_FREE: dict[object, tuple[int, int]] = {
    _MET: (_MET, _NOT_MET),
    _NOT_MET: (_MET, _LASTING),
    _LASTING: (_MET, _LASTING),
}


def _most_memory() -> float:
    """The most memory this process or those it started had, in MB; 0 where it is not told."""
    try:
        import resource as usage
    except ImportError:
        return 0.0
    whom = (usage.RUSAGE_SELF, usage.RUSAGE_CHILDREN)
    return max(usage.getrusage(who).ru_maxrss for who in whom) / 1024


def try_many(bases: Path, names: Sequence[str], seeds: Sequence[int]) -> Iterator[Outcome]:
    """All of them, on two cores; each outcome as it is there."""
    with ProcessPoolExecutor(_CORES, get_context("spawn")) as pool:
        yield from pool.map(partial(try_once, bases, names), seeds, chunksize=8)
