"""A kind of record, or one of its fields, that leaves something undecided is refused here."""

import sys
from dataclasses import fields
from datetime import date
from enum import Enum

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.kinds import BY_TABLE, CASE_LISTS, CASE_RECORDS
from sos_desktop.domain.casework.records.info import Editor, Search
from sos_desktop.domain.casework.records.schema import (
    PUBLIC,
    NotDeclared,
    all_kinds,
    field_info,
    kind_of,
    record,
)

KINDS = list(all_kinds())
FIELDS = [found for kind in KINDS for found in kind_of(kind).fields]
CHOSEN = (Editor.CHOICE, Editor.MULTIPLE)


def every_subclass(cls):
    for found in cls.__subclasses__():
        yield found
        yield from every_subclass(found)


def named(found):
    return f"{found.record.__name__}.{found.name}"


def test_every_class_of_records_is_a_declared_kind():
    # A slotted dataclass is made twice, and the first one may still be listed.
    living = {
        cls
        for cls in every_subclass(r.Record)
        if cls.__module__.startswith("sos_desktop.")
        and getattr(sys.modules[cls.__module__], cls.__name__, None) is cls
    }
    assert living - {r.CaseRecord, r.OrderedRecord} == set(KINDS)
    assert set(CASE_LISTS) == set(CASE_RECORDS), "which list of a case holds it?"
    assert len(BY_TABLE) == len(KINDS)


@pytest.mark.parametrize("cls", KINDS, ids=lambda cls: cls.__name__)
def test_a_kind_leaves_nothing_undecided(cls):
    kind = kind_of(cls)
    assert kind.noun
    assert kind.plural
    assert [found.name for found in kind.fields] == [item.name for item in fields(cls)]
    assert cls.__name__ in r.__all__
    if issubclass(cls, r.CaseRecord):
        assert kind.part is not None, "where does one go to see it?"
    pointed_to = any(cls in kind_of(other).references.values() for other in KINDS)
    assert kind.naming or not pointed_to, "by what is it called where others point to it?"
    assert not kind.in_appendix or kind.is_searched
    for target in kind.references.values():
        assert KINDS.index(target) <= KINDS.index(cls), "it stands before what it points to"


@pytest.mark.parametrize("found", FIELDS, ids=named)
def test_a_field_leaves_nothing_undecided(found):
    assert found.label
    assert found.search is Search.NO or found.type is str
    assert not found.past or found.type is date
    assert not found.required or found.type is str
    if found.editor in CHOSEN and found.references is None:
        coded = isinstance(found.type, type) and issubclass(found.type, Enum)
        assert coded or found.codes is not None or found.type is bool, "chosen from what?"
    if found.references is not None and found.editor is Editor.CHOICE:
        own = found.record is r.Referral  # its form says who was chosen and is no longer there
        assert found.empty_label or own, "what is choosing none called?"


def test_a_field_is_named_by_itself():
    assert field_info(r.Action.owner) == kind_of(r.Action).field("owner")


def test_what_is_not_declared_is_refused():
    with pytest.raises(NotDeclared, match="OrderedRecord"):
        kind_of(r.OrderedRecord)
    with pytest.raises(TypeError, match="read"):
        record("thing")
    assert kind_of(r.Case).read is PUBLIC
