"""What the declarations give equals the tables kept by hand, for the time of the swap."""

from dataclasses import fields
from types import UnionType
from typing import get_args, get_type_hints

from sos_desktop.domain.casework import (
    kinds,
)
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.records.schema import all_kinds, kind_of
from ui import finding
from ui.pages.case import timeline

K = {kind: kind_of(kind) for kind in all_kinds()}


def test_kinds():
    assert {k for k in K if issubclass(k, r.CaseRecord)} == set(kinds.CASE_RECORDS)
    order = list(K)
    for kind, known in K.items():
        assert [f.name for f in known.fields] == [f.name for f in fields(kind)]
        assert all(order.index(t) <= order.index(kind) for t in known.references.values())


def test_finding():
    tabs = {v.table: str(v.part) for v in K.values() if v.part and v.is_searched}
    assert tabs == finding._TAB_OF
    icons = {v.table: v.icon for v in K.values() if v.icon != "file-text" and v.is_searched}
    print(set(icons.items()) ^ set(finding._ICONS.items()))
    told = {
        v.table
        for k, v in K.items()
        if issubclass(k, r.CaseRecord) and k.event is not r.CaseRecord.event
    }
    print(told, [(k, v) for k, v in timeline.KINDS.items()])


def test_types():
    for kind, known in K.items():
        for f in known.fields:
            hint = get_type_hints(kind)[f.name]
            assert f.optional is isinstance(hint, UnionType)
            assert f.type in (hint, *get_args(hint))
