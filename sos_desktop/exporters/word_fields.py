"""The codes of Word's own fields (page numbers and the like) in a part, as Word would read them."""

import re
from collections.abc import Iterator
from typing import Any

from sos_desktop.exporters.word_package import local_name

ALLOWED = ("PAGE", "NUMPAGES", "SECTIONPAGES", "DATE")
_SWITCH = r"\\[*#@]\s*(?:\"[^\"]*\"|[^\s\"\\]+)|\\[lhs]\b"
_PLAIN = re.compile(rf"\s*(?:{'|'.join(ALLOWED)})\s*(?:(?:{_SWITCH})\s*)*", re.IGNORECASE)
_MERGE = re.compile(r"\s*((?:MERGEFIELD|ADDRESSBLOCK|GREETINGLINE)\b[^\\<\"\0]*)", re.IGNORECASE)
_CODES = ("instrText", "delInstrText")
OF_FIELDS = {"fldSimple", *_CODES}
"""Elements without which a part has no field."""
_STORIES = ("txbxContent", "footnote", "endnote", "comment")
"""Run beside the text they stand in: a code begun outside does not go on inside."""
_SET = ("rPr", "pPr", "sectPr")
_BESIDE_CODES = ("p", "r", "fldChar", "proofErr", "bookmarkStart", "bookmarkEnd", *_CODES, *_SET)
_NOT_PLAIN = "\0"
"""Stands in a code for whatever is there besides text, such as another field."""


def field_codes(root: Any) -> list[str]:
    """The code of every field, its pieces joined; "" is never among them.

    A code is spread over runs as Word pleases, and may stand in an attribute. What has no beginning
    is joined by paragraph.
    """
    found = [
        value
        for node in root.iter("{*}fldSimple")
        for key, value in node.attrib.items()
        if key.rpartition("}")[2] == "instr"
    ]
    seen: set[Any] = set()
    for story in (root, *root.iter(*(f"{{*}}{kind}" for kind in _STORIES))):
        found += _codes(story, seen)
    found += [_text(node) for node in _instructions(root) if node not in seen]
    return [code for code in found if code.strip()]


def is_allowed(code: str) -> bool:
    """Whether a field only counts pages or says the date, with switches for how it looks."""
    return _PLAIN.fullmatch(code) is not None


def merge_field(code: str) -> str:
    """A field of Word's mail merge, without its switches; "" for other fields."""
    found = _MERGE.match(code)
    return found[1].strip() if found else ""


def name_of(code: str) -> str:
    """What a person would call a field: its first word."""
    words = code.replace(_NOT_PLAIN, " ").split()
    return words[0][:20] if words else "field within a field"


def _instructions(root: Any) -> Iterator[Any]:
    return root.iter(*(f"{{*}}{kind}" for kind in _CODES))


def _text(node: Any) -> str:
    return "".join(node.itertext())


def _codes(story: Any, seen: set[Any]) -> list[str]:
    done: list[str] = []
    begun: list[list[str] | None] = []  # None: the code has ended, its result follows
    loose: list[str] = []
    for node in _within(story):
        kind = local_name(node)
        code = begun[-1] if begun else None
        if kind == "fldChar":
            _follow(node, begun, done)
        elif kind in _CODES:
            seen.add(node)
            (loose if code is None else code).append(_text(node))
        elif kind == "p":
            done.append("".join(loose))
            loose.clear()
        elif code is not None and kind not in _BESIDE_CODES:
            code.append(_NOT_PLAIN)
    return [*done, "".join(loose), *("".join(code) for code in begun if code is not None)]


def _follow(mark: Any, begun: list[list[str] | None], done: list[str]) -> None:
    """Where a field begins, its code ends, or the whole of it ends."""
    code = begun[-1] if begun else None
    kinds = [v.casefold() for k, v in mark.attrib.items() if k.rpartition("}")[2] == "fldCharType"]
    if "begin" in kinds:
        if code is not None:
            code.append(_NOT_PLAIN)
        begun.append([])
    elif begun and code is not None:
        done.append("".join(code))
        begun[-1] = None
    if "end" in kinds and begun:
        begun.pop()


def _within(node: Any) -> Iterator[Any]:
    """Every element of a story in order, without how text is set and without other stories."""
    for child in node:
        kind = local_name(child)
        if kind in _SET or kind in _STORIES:
            continue
        yield child
        yield from _within(child)
