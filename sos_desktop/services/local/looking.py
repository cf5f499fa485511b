"""Local files before they are kept: opened, guessed, counted."""

from dataclasses import replace
from pathlib import Path

from sos_desktop.domain.casework.records import LocalSource
from sos_desktop.domain.local.leas import LeaOfFile
from sos_desktop.domain.local.mapping import ColumnMap, FileGuess, Meaning, from_stored
from sos_desktop.domain.local.names import plain_name
from sos_desktop.foundation import memory
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.files import sha256_of
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.foundation.jobs import CancelToken, Progress, no_progress
from sos_desktop.importers.local_counting import LocalReading, count
from sos_desktop.importers.local_files import LocalSheet, read_local
from sos_desktop.importers.local_headers import find_header
from sos_desktop.importers.local_looks import choose_sheet, look_at, time_of

_NOT_KEPT = (Meaning.LEAVE_OUT, Meaning.STUDENT, Meaning.YES, Meaning.MEMBER)
"""Meanings of columns of which nothing is kept but counts."""


@frozen_dataclass
class OpenedFile:
    """A local file as text, until it is kept or closed."""

    path: Path
    sha256: str
    sheets: tuple[LocalSheet, ...]

    @property
    def name(self) -> str:
        """What it is called."""
        return self.path.name


@frozen_dataclass
class CountedFile:
    """A local file with the figures made of it; nothing is kept yet."""

    file: OpenedFile
    map: ColumnMap
    reading: LocalReading


def open_file(path: Path, cancel: CancelToken | None = None) -> OpenedFile:
    """Read a file's sheets.

    Raises:
        InputProblem: It is empty, too large, protected, or no table.
        EnvironmentProblem: It cannot be read.
        Cancelled: The person stopped it.
    """
    sheets = read_local(path, cancel)
    return OpenedFile(path, sha256_of(path), tuple(sheets))


def guess_file(file: OpenedFile, known: ColumnMap | None = None) -> FileGuess:
    """What a file seems to be; with a map, what the map makes of it.

    Raises:
        InputProblem: It has no column names, or not the sheet that is asked for.
    """
    return look_at(file.sheets, known)


def count_file(
    file: OpenedFile,
    known: ColumnMap,
    *,
    lea: LeaOfFile | None = None,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> CountedFile:
    """Make figures of a file, of the rows of an LEA where others are in it; nothing is kept.

    Raises:
        InputProblem: A column is not there, nothing can be made of the rows, or the file has a row
            per student and nobody agreed that they are counted.
        Cancelled: The person stopped it.
    """
    sheet = choose_sheet(file.sheets, known)
    guessed = look_at(file.sheets, replace(known, sheet=sheet.name))
    if guessed.students and not known.students:
        raise InputProblem(
            f"{file.name} seems to have a row per student: {guessed.students} Students can be "
            "counted, and then only the counts are kept, no name and no number. Say that they are "
            "to be counted, or leave such columns out of the file.",
            where="students",
        )
    _refuse_private(file.name, guessed, known)
    memory.freeze()
    with memory.collector_paused():
        reading = count(sheet, find_header(sheet, known), known, progress, cancel, lea)
        memory.freeze()
    if len(file.sheets) > 1:
        reading.remarks.append(
            f"One of the {len(file.sheets)} sheets that hold anything was read. The others can be "
            "read after it, each by its name."
        )
    return CountedFile(file, known, reading)


def _refuse_private(name: str, guessed: FileGuess, known: ColumnMap) -> None:
    """Refuse a map that would keep what a column says that may name a student."""
    means = known.meanings_of(fact.name for fact in guessed.columns)
    for fact in guessed.columns:
        column = means[fact.name]
        if fact.private and column.meaning not in _NOT_KEPT:
            raise InputProblem(
                f"Column “{fact.name}” of {name} {fact.private}, and as “{column.meaning.words}” "
                "what it says would be kept. Leave it out. If it tells of no student, give it "
                "another name in the file.",
                where="columns",
            )


def fitting_map(source: LocalSource, file: OpenedFile) -> ColumnMap | None:
    """How files of a source are read, where this one has its columns; None where it has not.

    The school year is that of this file, or open: the last file's would put figures a year off.
    """
    try:
        known = from_stored(source.mapping)
        sheet = choose_sheet(file.sheets, known)
        header = find_header(sheet, known)
    except InputProblem:
        return None
    names = {plain_name(name) for name in header.names}
    if known.school_year:
        known = replace(known, school_year=time_of(sheet, header, known.columns))
    return known if {plain_name(column.name) for column in known.columns} <= names else None
