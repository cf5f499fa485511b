"""From what a person dropped to single files: folders are walked, zips opened with care."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from sos_desktop.foundation.errors import AppError, EnvironmentProblem, InputProblem

DATA_ENDINGS = frozenset(
    {".txt", ".tsv", ".tab", ".csv", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}
)
LARGEST_FILE = 200_000_000
LARGEST_ZIP = 3 << 30
MOST_MEMBERS = 500
"""A statewide file has forty million bytes at most; every year of every indicator is a hundred
files."""

_READABLE = "Dashboard files end in .txt, .csv, .xlsx, .xls or .ods, alone or in a .zip."


@dataclass(frozen=True, slots=True)
class Source:
    """One file to look at: itself, a member of a zip, or a member of a zip inside that."""

    path: Path
    member: str = ""
    inner: str = ""

    @property
    def name(self) -> str:
        """As shown: "all.zip › eladownload2025.txt"."""
        return " › ".join(part for part in (self.path.name, self.member, self.inner) if part)

    def read(self) -> bytes:
        """The file's bytes.

        Raises:
            EnvironmentProblem: It cannot be read.
            InputProblem: It is too large, or the zip is damaged or asks for a password.
        """
        try:
            if self.member:
                return _read_member(self.path, self.member, self.inner)
            if self.path.stat().st_size > LARGEST_FILE:
                raise InputProblem(
                    f"{self.name} is larger than 200 MB, more than any Dashboard file. "
                    "Choose the file as CDE published it.",
                    where=self.name,
                )
            return self.path.read_bytes()
        except OSError as error:
            raise read_problem(self.name, error) from error


def find_sources(paths: Sequence[Path]) -> tuple[list[Source], list[AppError]]:
    """All data files among `paths`, folders walked and zips opened; and what was wrong."""
    found: list[Source] = []
    problems: list[AppError] = []
    for path in paths:
        try:
            found.extend(_sources_in(path))
        except AppError as problem:
            problems.append(problem)
    unique = list(dict.fromkeys(found))
    return unique, problems


def _sources_in(path: Path) -> list[Source]:
    if path.is_dir():
        return _folder(path)
    if not path.exists():
        raise InputProblem(
            f"{path} is not there. It may have been moved or renamed; choose it again.",
            where=str(path),
        )
    if not path.is_file():  # a pipe or device: reading one may wait for ever
        raise InputProblem(
            f"{path} is not a file that can be read whole. Choose the file as CDE published it.",
            where=str(path),
        )
    if path.suffix.casefold() == ".zip":
        return _zip(path)
    return [Source(path)]


def _folder(folder: Path) -> list[Source]:
    found: list[Source] = []
    for path in sorted(folder.rglob("*")):
        if _hidden(path.name) or not path.is_file():
            continue
        if path.suffix.casefold() == ".zip":
            found.extend(_zip(path))
        elif path.suffix.casefold() in DATA_ENDINGS and path.name.casefold() != "readme.txt":
            found.append(Source(path))
    if not found:
        raise InputProblem(
            f"There is no Dashboard file in the folder {folder.name}. {_READABLE}",
            where=str(folder),
        )
    return found


def _zip(path: Path) -> list[Source]:
    try:
        with zipfile.ZipFile(path) as archive:
            found = [
                Source(path, info.filename, inner)
                for info in _members(path.name, archive)
                for inner in _inner(path.name, archive, info)
            ]
    except NotImplementedError as error:
        raise _packed_otherwise(path, error) from error
    except (zipfile.BadZipFile, EOFError, RuntimeError, zlib.error) as error:
        raise _damaged(path.name, error) from error
    except OSError as error:
        raise read_problem(path.name, error) from error
    if not found:
        raise InputProblem(
            f"There is no Dashboard file in {path.name}. {_READABLE}", where=str(path)
        )
    return found


def _members(name: str, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The members that may be Dashboard files, or zips of them."""
    infos = archive.infolist()
    _check_size(name, infos)
    members = [info for info in infos if _wanted(info) or _is_zip(info)]
    if any(info.flag_bits & 1 for info in members):
        raise InputProblem(
            f"{name} is protected with a password. Unpack it first, then choose the files.",
            where=name,
        )
    return members


def _inner(name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> list[str]:
    """The files of a zip inside a zip, which is opened one level; [""] for any other member."""
    if not _is_zip(info):
        return [""]
    with archive.open(info) as stream, zipfile.ZipFile(io.BytesIO(_unpacked(stream))) as inside:
        shown = f"{name} › {info.filename}"
        return [found.filename for found in _members(shown, inside) if _wanted(found)]


def _check_size(name: str, infos: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse a zip that would unpack to far more than a statewide year of every indicator."""
    if sum(info.file_size for info in infos) > LARGEST_ZIP or any(
        info.file_size > LARGEST_FILE for info in infos
    ):
        raise InputProblem(
            f"{name} would unpack to more than all Dashboard files together, or holds a file of "
            "more than 200 MB. It is not read. Choose the files as CDE published them.",
            where=name,
        )
    if len(infos) > MOST_MEMBERS:
        raise InputProblem(
            f"{name} holds {len(infos):,} files, more than all Dashboard files together. It is not "
            "read. Choose the files as CDE published them.",
            where=name,
        )


def _is_zip(info: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(info.filename)
    hidden = any(_hidden(part) for part in name.parts)
    return not hidden and name.suffix.casefold() == ".zip"


def _wanted(info: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(info.filename)
    hidden = any(_hidden(part) for part in name.parts)
    return not info.is_dir() and not hidden and name.suffix.casefold() in DATA_ENDINGS


def _read_member(path: Path, member: str, inner: str) -> bytes:
    """A member's bytes; never more than its entry promised, whatever the data say."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(member) as stream:
            data = _unpacked(stream)
        if inner:
            with zipfile.ZipFile(io.BytesIO(data)) as inside, inside.open(inner) as stream:
                data = _unpacked(stream)
    except NotImplementedError as error:
        raise _packed_otherwise(path, error) from error
    except (zipfile.BadZipFile, EOFError, KeyError, RuntimeError, zlib.error) as error:
        raise _damaged(path.name, error) from error
    return data


def _packed_otherwise(path: Path, error: Exception) -> InputProblem:
    return InputProblem(
        f"{path.name} is packed in a way this program cannot open. Unpack it with the system's own "
        "tools, then choose the files.",
        details=error,
        where=str(path),
    )


def _unpacked(stream: IO[bytes]) -> bytes:
    blocks: list[bytes] = []
    total = 0
    while block := stream.read(1 << 20):
        total += len(block)
        if total > LARGEST_FILE:
            raise InputProblem("A file in the zip unpacks to more than 200 MB. It is not read.")
        blocks.append(block)
    return b"".join(blocks)


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$", "__MACOSX"))


def _damaged(name: str, error: Exception) -> InputProblem:
    return InputProblem(
        f"{name} is damaged or was not copied whole, so it cannot be opened. Copy or download it "
        "again.",
        details=error,
        where=name,
    )


def read_problem(name: str, error: OSError) -> EnvironmentProblem:
    """The sentence for a file that the system does not let us read."""
    if isinstance(error, PermissionError):
        text = (
            f"{name} cannot be read. It may be open in Excel, or you may not have the right to "
            "read it. Close it there and try again."
        )
    elif isinstance(error, FileNotFoundError):
        text = f"{name} is not there any more. It may have been moved; choose it again."
    else:
        text = f"{name} could not be read from the disk. Copy it to this computer and try again."
    return EnvironmentProblem(text, details=error, where=name)
