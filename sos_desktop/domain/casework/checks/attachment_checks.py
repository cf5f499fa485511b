"""What a file must be like before it is kept in the county file, and what it is called there."""

from collections.abc import Collection
from pathlib import PurePath

from sos_desktop.domain.casework.checks.attachment_kinds import OLE, ZIP, ending_of, holds, refused
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.file_names import folded, free_stem, safe_name

LARGEST = 25 * 1024 * 1024
"""Bytes of the largest file that is kept: a long scan or a dozen photos; a video is too much."""

_WITH_MACROS = (
    "accdb accde docm dotm fodg fodp fods fodt mdb potm ppam ppsm pptm sldm xlam xlsb xlsm xltm"
)
_IN_PACKAGES = (b"vbaProject.bin", b"xl/macrosheets/", b"Basic/script-lc.xml", b"Scripts/python/")
"""Where Office and OpenDocument files keep macros."""
_WORD = ("doc", "docx", "dot", "dotx", "rtf", "wps")
"""Word opens a web archive, with its macros, under these names too."""


def another_name(name: str, taken: Collection[str]) -> str:
    """`name`, or with " (2)" before its ending when a file of the case is called that already."""
    path, known = PurePath(name), {folded(other) for other in taken}
    return f"{free_stem(path.stem, [path.suffix], known)}{path.suffix}"


def check_size(name: str, size: int) -> None:
    """Raise unless a file of this many bytes may be kept.

    Raises:
        InputProblem: It is empty, or larger than 25 MB.
    """
    if size == 0:
        raise InputProblem(
            f"{name} is empty, so there is nothing to keep. If it should hold something, save it "
            "again where it comes from.",
            where="name",
        )
    if size > LARGEST:
        raise InputProblem(
            f"{name} has {size_words(size)}; the largest file that can be kept has "
            f"{size_words(LARGEST)}. Keep it in a folder and write its place in a note, or attach "
            "a smaller copy.",
            where="name",
        )


def check_harmless(name: str, content: bytes) -> None:
    """Raise when opening a file could harm the computer, by its name or by what is in it.

    Raises:
        InputProblem: It is of a kind that is not kept (`attached_kinds`), or holds such a file.
    """
    found = refused(name, content)
    if found is not None:
        group, inside = found
        subject = f"{name} holds {safe_name(inside)}, which" if inside else name
        raise InputProblem(
            f"{subject} {group.what}. Such files are not kept or opened here, because opening one "
            f"could harm the computer. {group.instead}",
            where="name",
        )


def may_hold_macros(name: str, content: bytes) -> bool:
    """Whether an Office file holds macros or could: opening it deserves a question first."""
    if ending_of(name) in _WITH_MACROS.split():
        return True
    if content.startswith(ZIP):
        return any(holds(content, place) for place in _IN_PACKAGES)
    if content[:64].lstrip().lower().startswith(b"mime-version:"):
        return ending_of(name) in _WORD
    return content.startswith(OLE) and holds(content, "_VBA_PROJECT".encode("utf-16-le"))


def size_words(size: int) -> str:
    """A size as people say it: "830 bytes", "12 KB", "3.4 MB"."""
    if size < 1024:
        return "1 byte" if size == 1 else f"{size} bytes"
    if size < 1024 * 1024:
        return f"{round(size / 1024):,} KB"
    return f"{size / 1024 / 1024:,.1f}".removesuffix(".0") + " MB"
