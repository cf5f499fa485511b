"""Names of files: what every system takes, and what is proposed to a person."""

import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePath

_LONGEST = 120
_LONGEST_SUBJECT = 80
_DEVICES = {"con", "prn", "aux", "nul", "clock$", "conin$", "conout$"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"
}
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_SPACES = re.compile(r"\s+")
_COUNTED = re.compile(r" \(\d+\)$")


def safe_name(name: str) -> str:
    """A file name that Windows, macOS and Linux take, as close to the given one as can be.

    Without folders, control characters, marks that turn the writing direction (they can make
    "exe.pdf" of "fdp.exe"), trailing dots and spaces; not a device name; at most 120 characters,
    with its ending.
    """
    text = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
    text = "".join(mark for mark in text if unicodedata.category(mark) not in ("Cf", "Co", "Cs"))
    text = _SPACES.sub(" ", _FORBIDDEN.sub("_", text)).strip().rstrip(". ")
    if text.strip("._ ") == "":
        text = "File"
    path = PurePath(text)
    stem, ending = path.stem, path.suffix
    if len(ending) > 16:
        stem, ending = text, ""
    if is_device(stem):
        stem = f"{stem}_" if "." not in stem else f"_{stem}"
    stem = stem[: _LONGEST - len(ending)].rstrip(". ")
    return f"{stem}{ending}"


def proposed_name(subject: str, rest: str = "", ending: str = "") -> str:
    """A name to propose: "Mesa Alta Unified", "plan 2025-11-26", ".pdf".

    What a system forbids becomes a space in it; only the subject is shortened, so that the rest
    still tells one file from another.
    """
    words = _SPACES.sub(" ", _FORBIDDEN.sub(" ", subject)).strip(" .")[:_LONGEST_SUBJECT]
    rest = _SPACES.sub(" ", _FORBIDDEN.sub(" ", rest))
    return safe_name(f"{words.strip(' .')} {rest}".strip() + ending)


def is_device(name: str) -> bool:
    """Whether Windows takes the name, with any ending, for a device such as a printer."""
    return name.split(".")[0].strip().casefold() in _DEVICES


def windows_refuses(name: str) -> bool:
    """Whether a file on Windows cannot have exactly this name."""
    return bool(_FORBIDDEN.search(name)) or name.endswith((".", " ")) or is_device(name)


def folded(name: str) -> str:
    """What two names have in common that are one file on a system that ignores case.

    Windows drops dots and spaces at the end; macOS keeps one of the two ways to write "ñ".
    """
    return unicodedata.normalize("NFC", name).casefold().rstrip(". ")


def free_stem(stem: str, endings: Collection[str], taken: Collection[str]) -> str:
    """`stem`, or with " (2)" behind it where it is taken with one of the endings.

    Args:
        stem: The name wished for, without ending.
        endings: All it is to be used with.
        taken: Names that are taken, each as `folded` gives it.
    """
    counted, room = _COUNTED.sub("", stem), _LONGEST - max(map(len, endings), default=0)
    found, number = stem, 1
    while any(folded(f"{found}{ending}") in taken for ending in endings):
        number += 1
        tail = f" ({number})"
        found = f"{counted[: room - len(tail)].rstrip()}{tail}"
    return found
