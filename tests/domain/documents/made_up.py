"""A made-up language: every word of English between « and », so that English without them shows."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.documents.catalog import whole_english

_LETTERS = re.compile(r"[^\W\d_]")
_MARKED = re.compile(r"«[^«»]*»")


def made_up(english: Mapping[str, Any]) -> dict[str, Any]:
    """The file of the language, complete."""
    return _marked(whole_english(english))


def _marked(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {key: _marked(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_marked(value) for value in data]
    return f"«{data}»" if isinstance(data, str) else data


def not_translated(text: str) -> list[str]:
    """The words that stand outside the marks; of a text that was cut, what follows counts as in."""
    while (shorter := _MARKED.sub(" ", text)) != text:
        text = shorter
    return [part for part in text.partition("«")[0].split() if _LETTERS.search(part)]


def without_words(file: CaseFile) -> CaseFile:
    """A case whose own texts hold no letters, so that every letter is a fixed word's."""
    lea = replace(file.lea, name="§1", county="§2")
    lists = {
        name: tuple(map(without, value))
        for name in CaseFile.__dataclass_fields__
        if isinstance(value := getattr(file, name), tuple)
    }
    return replace(file, lea=lea, case=without(file.case), **lists)


def without(record: Any) -> Any:
    """A record whose own texts hold no letters."""
    codes = {"group", "sha256", "suffix"}
    changes = {
        field.name: "§3"
        for field in kind_of(type(record)).fields
        if type(getattr(record, field.name)) is str
        and getattr(record, field.name)
        and field.references is None
        and field.name not in codes | {"id", "case_id", "cds"}
    }
    if hasattr(record, "missing"):
        changes["missing"] = ()
    return replace(record, **changes)
