"""What looks like a place to fill in, and is none that is filled in: marks of other programs."""

import re
import zipfile
from io import BytesIO
from urllib.parse import unquote

from sos_desktop.domain.casework.letter_fields import FIELDS
from sos_desktop.foundation.errors import InputProblem

_MARKED = re.compile(
    r"«[^«»\n]{1,60}»|<<[^<>\n]{1,60}>>|\[[^\[\]\n]{1,80}\]|(?<!\{)\{[^{}\n]{1,60}\}(?!\})"
    r"|Click or tap (?:here )?to enter [a-z ]+"
)
_ASKS = re.compile(r"(insert|enter|fill in|type|your)\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z_]\w*")
_MERGE = re.compile(r"\b(?:MERGEFIELD|ADDRESSBLOCK|GREETINGLINE)\b[^\\<\"]*")
_CODES = re.compile(r"<w:instrText[^>]*>([^<]*)</w:instrText>|w:instr=\"([^\"]*)\"|</w:p>")
_TARGET = re.compile(r'Target="([^"]*)"')
_COMMENT = re.compile(r"<w:comment[ >]")
_TRACKED = re.compile(r"<w:(?:ins|del|moveFrom|moveTo) [^>]*>")
_TEXT_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")


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


def check_hidden(data: bytes, name: str) -> list[str]:
    """Merge fields of Word in a template, by their codes.

    Raises:
        InputProblem: It has comments or tracked changes, which would go out with the letter, or a
            field where none is filled in, such as the target of a link.
    """
    codes: list[str] = []
    with zipfile.ZipFile(BytesIO(data)) as package:
        for entry in package.namelist():
            if entry.endswith((".xml", ".rels")):
                text = package.read(entry).decode("utf-8", "replace")
                _check_part(entry, text, name)
                codes += _merge_fields(text)
    return codes


def _check_part(entry: str, text: str, name: str) -> None:
    if entry.startswith("word/comments") and _COMMENT.search(text):
        raise InputProblem(
            f"{name} has comments, and they would go out with the letter. Delete them in Word "
            "(Review, Delete all comments), then save it.",
            where=name,
        )
    if _TEXT_PARTS.fullmatch(entry):
        if _TRACKED.search(text):
            raise InputProblem(
                f"{name} has tracked changes, and they would go out with the letter. Accept or "
                "reject all of them in Word (Review), then save it.",
                where=name,
            )
        return
    if entry.endswith(".rels"):
        for target in _TARGET.findall(text):
            if "{{" in unquote(target) or placeholders(unquote(target)):
                raise InputProblem(
                    f"{name} has a link to “{unquote(target)[:60]}”. Fields are filled in only in "
                    "the text, not in where a link leads. Take the link away and keep its text.",
                    where=name,
                )
    elif not entry.startswith("docProps/") and "{{" in re.sub(r"<[^>]*>", "", text):
        raise InputProblem(
            f"{name} has a field in a place where none is filled in, such as a chart or a "
            "drawing. Move it into the text.",
            where=name,
        )


def _merge_fields(text: str) -> list[str]:
    """Codes of Word's mail merge; a code may be split into pieces inside a paragraph."""
    pieces: list[str] = []
    for found in _CODES.finditer(text):
        pieces.append("\n" if found[0] == "</w:p>" else found[1] or found[2] or "")
    return [found[0].strip() for found in _MERGE.finditer("".join(pieces))]
