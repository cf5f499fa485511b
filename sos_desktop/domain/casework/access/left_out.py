"""Line by line what a copy of a case leaves out, and why: asked before the copy is saved."""

from collections.abc import Iterator, Mapping
from datetime import date

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import Reader, readers_of, strictest
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.kinds import CASE_LISTS, CASE_RECORDS
from sos_desktop.domain.casework.records import CaseRecord, Measure, ProgressNote, Record
from sos_desktop.domain.casework.records.info import Editor, FieldInfo
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.casework.value_words import value_words
from sos_desktop.foundation.frozen import frozen_dataclass

_LONGEST = 200
_OWN = "marked “{readers}”"
_KIND = "{plural} are for “{readers}”"
_FIELD = "“{label}” is for “{readers}”, whatever else may be read"
_LEADER = "what it belongs to is for “{readers}”"
Reading = tuple[str, date, float]
"""The name of a measure, the day, the value."""


@frozen_dataclass
class LeftOutLine:
    """A record, or a part of one, that a copy does not have.

    Attributes:
        kind: Of which kind of record, in words.
        words: What it says, on one line.
        why: The reason, in a sentence's words.
        texts: What to look for in a paper, to know whether it would stand there: what somebody
            typed, or what a value is called.
        reading: The measure's name, day and value, which stand in charts and tables without the
            words of the note; None where it is none.
    """

    kind: str
    words: str
    why: str
    texts: tuple[str, ...]
    reading: Reading | None = None


def left_out(file: CaseFile, reader: Reader) -> tuple[LeftOutLine, ...]:
    """What the copy of a whole case for some readers lacks, in the order of its kinds.

    Raises:
        ValueError: The case is a copy itself, and cannot tell what it lacks.
    """
    if file.withheld.records or file.withheld.fields:
        raise ValueError("A copy does not know what it lacks; ask the whole case.")
    copy = copy_for(file, reader)
    every: dict[str, Record] = {
        item.id: item for name in CASE_LISTS.values() for item in getattr(file, name)
    }
    found = list(_fields(file.case, copy))
    for kind in CASE_RECORDS:
        kept = {item.id for item in getattr(copy, CASE_LISTS[kind])}
        for record in getattr(file, CASE_LISTS[kind]):
            if record.id not in kept:
                found.append(_record(record, every))
            else:
                found += _fields(record, copy)
    return tuple(found)


def _record(record: CaseRecord, every: Mapping[str, Record]) -> LeftOutLine:
    kind = kind_of(type(record))
    said = list(_said(record))
    typed = tuple(text for field, text in said if field.type is str)
    words = _line(tuple(text for _field, text in said)) or kind.noun
    return LeftOutLine(
        _capital(kind.noun), words, _why(record, every), typed, _reading(record, every)
    )


def _reading(record: CaseRecord, every: Mapping[str, Record]) -> Reading | None:
    if not isinstance(record, ProgressNote) or record.value is None:
        return None
    measure = every.get(record.measure_id or "")
    return (measure.name, record.noted_on, record.value) if isinstance(measure, Measure) else None


def _why(record: CaseRecord, every: Mapping[str, Record]) -> str:
    kind, readers = kind_of(type(record)), readers_of(record, every)
    if record.own_readers() is readers and kind.read is not readers:
        return _OWN.format(readers=readers.words)
    if kind.read is readers:
        return _KIND.format(plural=kind.plural, readers=readers.words)
    return _LEADER.format(readers=readers.words)


def _fields(record: Record, copy: CaseFile) -> Iterator[LeftOutLine]:
    """Single values of a record that is in the copy; pointers to others are told there."""
    kind = kind_of(type(record))
    for field in kind.fields:
        if field.references is not None or field.editor is Editor.NONE:
            continue
        if copy.withheld.hides(record.id, field.name):
            said = value_words(field, getattr(record, field.name), "")
            readers = strictest(kind.read, field.read).words
            yield LeftOutLine(
                _capital(kind.noun),
                _line((f"{field.label}: {said}",)),
                _FIELD.format(label=field.label, readers=readers),
                (said if field.type is str else field.label,),
            )


def _said(record: Record) -> Iterator[tuple[FieldInfo, str]]:
    """What the fields of a record say that somebody reads; what it is known by comes first."""
    kind = kind_of(type(record))
    shown = [f for f in kind.fields if f.references is None and f.editor is not Editor.NONE]
    for field in sorted(shown, key=_weight):
        said = value_words(field, getattr(record, field.name), "")
        if said:
            yield field, said


def _weight(field: FieldInfo) -> int:
    return 0 if field.naming or field.required else 1 if field.type is str else 2


def _line(texts: tuple[str, ...]) -> str:
    told = "; ".join(" ".join(text.split()) for text in texts[:3])
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1].rstrip()}…"


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
