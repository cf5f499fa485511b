"""What the declarations give equals the tables kept by hand, for the time of the swap."""

from dataclasses import fields
from types import UnionType
from typing import get_args, get_type_hints

from db import search_index
from db.models.registry import ROW_OF
from db.queries import casework
from sos_desktop.domain.casework import (
    field_words,
    history,
    kinds,
    labels,
)
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.records.schema import Search, all_kinds, kind_of
from sos_desktop.services.casework import case_reading, record_pointers
from sos_desktop.services.casework import records as services
from sos_desktop.services.county import search, undo
from sos_desktop.services.sample import script
from ui import finding
from ui.pages.case import timeline

K = {kind: kind_of(kind) for kind in all_kinds()}


def test_kinds():
    assert set(K) == set(ROW_OF)
    assert {k for k in K if issubclass(k, r.CaseRecord)} == set(kinds.CASE_RECORDS)
    assert {k: v.table for k, v in K.items()} == {k: v.__tablename__ for k, v in ROW_OF.items()}
    order = list(K)
    for kind, known in K.items():
        assert [f.name for f in known.fields] == [f.name for f in fields(kind)]
        assert all(order.index(t) <= order.index(kind) for t in known.references.values())


def test_nouns_and_pointers():
    assert {k: v.noun for k, v in K.items() if k not in (r.Case, r.LeaFact)} == labels.NOUNS
    for kind, known in K.items():
        own = {
            n: t for n, t in known.references.items() if issubclass(t, r.CaseRecord)
        }  # fmt: skip
        assert own == record_pointers.POINTERS.get(kind, {})
        for name, target in known.references.items():
            assert history.POINTERS[name] is target
    assert {n for v in K.values() for n in v.references} == set(history.POINTERS)


def test_naming_and_hidden():
    for kind, known in K.items():
        new = known.names(lambda f: f.naming)
        if kind in history._NAMING:
            assert new == history._NAMING[kind], kind
        elif new:
            print("names more", kind, new)
        hidden = set(known.names(lambda f: not f.in_history))
        assert hidden == {f.name for f in known.fields} & field_words.HIDDEN, kind


def test_labels():
    for kind, known in K.items():
        for f in known.fields:
            if f.in_history and f.label != field_words.field_words(kind, f.name):
                print(kind.__name__, f.name, field_words.field_words(kind, f.name), "->", f.label)


def test_lists():
    old = {k: v[1:] for k, v in services._BESIDE.items()}
    new = {
        k: v.names(lambda f: f.list_scope) for k, v in K.items() if issubclass(k, r.OrderedRecord)
    }
    assert new == old
    once = {
        k: v.names(lambda f: f.unique) for k, v in K.items()
        if v.names(lambda f: f.unique) and issubclass(k, r.CaseRecord)
    }  # fmt: skip
    assert once == services._ONCE
    for kind in kinds.CASE_RECORDS:
        sort = K[kind].names(lambda f: f.sort)
        sort = tuple(sorted(sort, key=lambda n: n == "position"))
        assert sort == casework._ORDER.get(kind, ("position",)), kind


def test_subjects():
    for kind in kinds.CASE_RECORDS:
        assert K[kind].subjects == services._SHOWN_TOO.get(kind, undo.Subject.NOTHING), kind
    for kind, known in K.items():
        new, old = known.subjects, undo._SUBJECTS.get(known.table, undo.Subject.NOTHING)
        if new != old:
            print("undo", kind.__name__, old, new)
    listed = {k for k in kinds.CASE_RECORDS if K[k].in_caseload}
    assert listed == {*case_reading._LISTED, *case_reading._FOR_GATES}


def test_search():
    def of(known):
        title = known.names(lambda f: f.search is Search.TITLE)
        body = known.names(lambda f: f.search is Search.BODY)
        cds = "".join(known.names(lambda f: f.lea))
        case = "case_id" if issubclass(known.record, r.CaseRecord) else ""
        case = "id" if known.record is r.Case else case
        return search_index.Source(known.table, title, body, case, cds if case != "case_id" else "")

    new = {of(v) for v in K.values() if v.is_searched}
    for a, b in zip(sorted(new, key=str), sorted(search_index.SOURCES, key=str), strict=True):
        assert (a.table, set(a.title), set(a.body), a.case, a.cds) == (
            b.table, set(b.title), set(b.body), b.case, b.cds
        )  # fmt: skip
    assert {v.table: v.tag for v in K.values() if v.is_searched} == search.TEXT_KINDS


def test_finding():
    tabs = {v.table: str(v.part) for v in K.values() if v.part and v.is_searched}
    assert tabs == finding._TAB_OF
    icons = {v.table: v.icon for v in K.values() if v.icon != "file-text" and v.is_searched}
    print(set(icons.items()) ^ set(finding._ICONS.items()))
    told = {v.table for k, v in K.items() if issubclass(k, r.CaseRecord) and
            k.event is not r.CaseRecord.event}  # fmt: skip
    print(told, [(k, v) for k, v in timeline.KINDS.items()])


def test_types():
    for kind, known in K.items():
        for f in known.fields:
            hint = get_type_hints(kind)[f.name]
            assert f.optional is isinstance(hint, UnionType)
            assert f.type in (hint, *get_args(hint))


def test_sample():
    print({w: k for w, k in script.KINDS.items() if K[k].table != w})
