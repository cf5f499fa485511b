"""What is derived from the declarations of kinds and fields."""

from dataclasses import fields
from types import UnionType
from typing import get_args, get_type_hints

from sos_desktop.domain.casework import (
    kinds,
)
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.records.schema import all_kinds, kind_of
from ui import finding
from ui.navigation import CaseTarget

K = {kind: kind_of(kind) for kind in all_kinds()}


def test_kinds():
    assert {k for k in K if issubclass(k, r.CaseRecord)} == set(kinds.CASE_RECORDS)
    order = list(K)
    for kind, known in K.items():
        assert [f.name for f in known.fields] == [f.name for f in fields(kind)]
        assert all(order.index(t) <= order.index(kind) for t in known.references.values())


def test_what_find_reads_of_a_case_stands_on_one_of_its_tabs():
    for kind, known in K.items():
        if issubclass(kind, r.CaseRecord) and known.is_searched:
            target = finding.way_to_record("case", known.table, "record")
            assert target == CaseTarget("case", str(known.part), (known.table, "record"))


def test_types():
    for kind, known in K.items():
        for f in known.fields:
            hint = get_type_hints(kind)[f.name]
            assert f.optional is isinstance(hint, UnionType)
            assert f.type in (hint, *get_args(hint))
