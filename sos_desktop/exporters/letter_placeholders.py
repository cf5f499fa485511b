"""What looks like a place to fill in, and is none that is filled in: marks of other programs."""

import re

from sos_desktop.domain.casework.letters.letter_fields import FIELDS
from sos_desktop.exporters.word_package import Package
from sos_desktop.foundation.errors import InputProblem

_MARKED = re.compile(
    r"«[^«»\n]{1,60}»|<<[^<>\n]{1,60}>>|\[[^\[\]\n]{1,80}\]|(?<!\{)\{[^{}\n]{1,60}\}(?!\})"
    r"|Click or tap (?:here )?to enter [a-z ]+"
)
_ASKS = re.compile(r"(insert|enter|fill in|type|your)\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z_]\w*")
_TRACKED = {"ins", "del", "moveFrom", "moveTo"}
_FILLED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$|docProps/")
"""The parts whose text is filled in, and the properties, which a letter does not keep."""


def placeholders(text: str) -> list[str]:
    """Marks in a paragraph that a person would take for a place to fill in; prose is none."""
    return [found[0] for found in _MARKED.finditer(text) if _is_one(found[0])]


def _is_one(mark: str) -> bool:
    inside = mark.strip("«»<>[]{} ")
    known = inside.casefold().replace(" ", "_") in FIELDS
    if mark.startswith("["):
        return known or bool(_ASKS.match(inside))
    if mark.startswith(("{", "«")):
        return known or bool(_NAME.fullmatch(inside))
    return True


def check_hidden(package: Package) -> None:
    """Look for what would go out with a letter though nobody sees it in the template.

    Raises:
        InputProblem: It has comments or tracked changes, or a field where none is filled in, such
            as a chart.
    """
    for part, tree in package.trees.items():
        kinds = package.kinds[part]
        if "comments" in kinds and "comment" in kinds:
            raise InputProblem(
                f"{package.name} has comments, and they would go out with the letter. Delete them "
                "in Word (Review, Delete all comments), then save it.",
                where=package.name,
            )
        if kinds & _TRACKED:
            raise InputProblem(
                f"{package.name} has tracked changes, and they would go out with the letter. "
                "Accept or reject all of them in Word (Review), then save it.",
                where=package.name,
            )
        if not _FILLED.match(part) and "{{" in "".join(tree.itertext()):
            raise InputProblem(
                f"{package.name} has a field in a place where none is filled in, such as a chart "
                "or a drawing. Move it into the text.",
                where=package.name,
            )
