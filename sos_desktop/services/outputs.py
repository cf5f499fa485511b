"""The one writer of every file a person asks for.

It refuses a place where her work would be lost: a county file or what belongs to one, a file this
output is made from, and one that is asked for twice. Links are followed, and names are compared as
systems do that ignore case.
"""

import os
import stat
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from db.file_identity import APPLICATION_ID
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.file_names import folded, free_stem, windows_refuses
from sos_desktop.foundation.files import write_problem, write_together

_ON_WINDOWS = os.name == "nt"
_COUNTY_ENDING = ".sos"
_MAGIC = b"SQLite format 3\x00"
_APPLICATION_ID_AT = 68
"""Where SQLite keeps the four bytes of `application_id` (sqlite.org/fileformat2.html, 1.3)."""
_BESIDE = ("-wal", "-shm", "-journal", ".lock", ".open")
"""Endings of the files SQLite and this program keep beside an open county file."""


def write_output(path: Path, content: bytes, *, made_from: Iterable[Path]) -> Path:
    """Write one file whole, or leave what was there.

    Args:
        path: Where; a link is followed.
        content: Its bytes.
        made_from: The files it is made from, such as the open county file.

    Raises:
        InputProblem: As for `check_outputs`.
        EnvironmentProblem: It cannot be written.
    """
    write_outputs([(path, content)], made_from=made_from)
    return path


def write_outputs(outputs: Sequence[tuple[Path, bytes]], *, made_from: Iterable[Path]) -> None:
    """Write several files of one run, each whole; if one cannot be made, none is changed.

    Raises:
        InputProblem: As for `check_outputs`.
        EnvironmentProblem: One cannot be written; where others are new already, it names them.
    """
    check_outputs([path for path, _content in outputs], made_from=made_from)
    write_together([(_through_links(path), content) for path, content in outputs])


def check_outputs(
    paths: Sequence[Path], *, made_from: Iterable[Path], as_county_file: bool = False
) -> None:
    """Raise unless every path may be written; ask before the work that makes the content, too.

    Args:
        paths: Everything one run is to write.
        made_from: The files it reads. The open county file must be among them: to open a file and
            close it again would take SQLite's locks off it on Linux and the Mac.
        as_county_file: A county file is to be made, so its ending is right.

    Raises:
        InputProblem: One is a county file or belongs to one, is read by this run, is asked for
            twice, is a folder or a device, or has a name the system does not take.
        EnvironmentProblem: It cannot be found out what is there.
    """
    sources = list(made_from)
    for number, path in enumerate(paths):
        try:
            why = _refusal(path, sources, paths[:number], as_county_file=as_county_file)
        except OSError as error:
            raise write_problem(path, error) from error
        if why:
            raise InputProblem(why, where=str(path))


def make_folder(folder: Path) -> None:
    """Make a folder for outputs, with those above it, unless it is there.

    Raises:
        InputProblem: A file has its name.
        EnvironmentProblem: It cannot be made there.
    """
    if folder.exists() and not folder.is_dir():
        raise InputProblem(
            f"{folder} is a file. Name a folder for the results; one that is missing is made.",
            where=str(folder),
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_problem(folder, error) from error


def free_paths(folder: Path, stem: str, endings: Collection[str]) -> tuple[Path, ...]:
    """Paths in `folder` that no file has yet: "… (2)" where one of the endings is taken.

    Raises:
        EnvironmentProblem: The folder cannot be read.
    """
    try:
        taken = {folded(path.name) for path in folder.iterdir()}
    except OSError as error:
        raise write_problem(folder / stem, error) from error
    free = free_stem(stem, endings, taken)
    return tuple(folder / f"{free}{ending}" for ending in endings)


def is_county_file(path: Path) -> bool:
    """Whether a file is a county file by what is in it, whatever it is called."""
    with path.open("rb") as stream:
        head = stream.read(_APPLICATION_ID_AT + 4)
    return head.startswith(_MAGIC) and head[_APPLICATION_ID_AT:] == APPLICATION_ID.to_bytes(4)


def _refusal(
    path: Path, made_from: Sequence[Path], others: Sequence[Path], *, as_county_file: bool
) -> str:
    """Why a path may not be written, in a sentence; "" when it may."""
    name = path.name
    if path.is_dir():
        return f"{path} is a folder. Add the name of a file to it."
    if _ON_WINDOWS and windows_refuses(name):
        return (
            f"Windows does not take {name} as the name of a file. Choose another one, without < > "
            ': " / \\ | ? * and without a dot or space at its end.'
        )
    place = _through_links(path)
    if any(_is_same(place, source) for source in made_from):
        what = f"the county file {name}" if _named_so(name, place) else name
        return (
            f"This cannot take the place of {what}, which it is made from. Choose another name or "
            "folder."
        )
    if any(_is_same(place, other) for other in others):
        return f"{name} is asked for twice. Give each file a name of its own."
    if place.exists() and not place.is_file():
        return f"{path} is no plain file. Choose another place."
    if place.exists() and not place.stat().st_mode & stat.S_IWRITE:
        return f"{name} is write-protected, and stays as it is. Choose another name."
    return _county_refusal(place, name, made_from, as_county_file=as_county_file)


def _county_refusal(
    place: Path, name: str, made_from: Sequence[Path], *, as_county_file: bool
) -> str:
    if place.exists() and is_county_file(place):
        return (
            f"{name} is a county file, and nothing is written over one. Choose another name or "
            "folder."
        )
    if _named_so(name, place) and not as_county_file:
        return f"{name} has the ending of county files. Choose a name that ends otherwise."
    if owner := _county_file_beside(place, made_from):
        return f"{name} belongs to the county file {owner.name}. Choose another name or folder."
    return ""


def _named_so(name: str, place: Path) -> bool:
    """Whether a file is called a county file, or what a link leads to is."""
    return any(folded(shown).endswith(_COUNTY_ENDING) for shown in (name, place.name))


def _county_file_beside(place: Path, made_from: Sequence[Path]) -> Path | None:
    """The county file that a file with this name would be taken to belong to."""
    for ending in _BESIDE:
        if not folded(place.name).endswith(ending):
            continue
        base = place.name.rstrip(". ")[: -len(ending)]
        for owner in {base, base.removeprefix(".")} - {""}:
            beside = place.with_name(owner)
            known = any(_is_same(beside, source) for source in made_from)
            if known or folded(owner).endswith(_COUNTY_ENDING):
                return beside
            if beside.is_file() and is_county_file(beside):
                return beside
    return None


def _through_links(path: Path) -> Path:
    """Where a link leads, so that writing fills the file behind it and leaves the link."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths are one file, or would be on a system that ignores case."""
    other = _through_links(other)
    if one.exists() and other.exists() and one.samefile(other):
        return True
    if folded(one.name) != folded(other.name):
        return False
    parents = one.absolute().parent, other.absolute().parent
    return all(parent.exists() for parent in parents) and parents[0].samefile(parents[1])
