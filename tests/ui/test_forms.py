"""Every form asks for what its records have, in a way that fits, and every list shows them."""

import ast
import importlib
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import reduce
from pathlib import Path
from types import UnionType
from typing import get_args, get_origin, get_type_hints

import pytest
from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.kinds import CASE_LISTS
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.casework.words import Stage
from tests.casework import one_of_each
from tests.domain.casework.files import C, whole
from ui.pages.case import (
    chain_lists,
    decisions,
    direction,
    needs,
    notes,
    outreach,
    people,
    referrals,
    see,
    support,
)
from ui.pages.case.tasks import task_list
from ui.widgets.forms.form import RecordForm
from ui.widgets.forms.form_fields import Field

ROOT = Path(__file__).parents[2]
_TEXTS = {Editor.LINE, Editor.NAME, Editor.NAMES, Editor.TEXT}
_FITS = {
    str: {*_TEXTS, Editor.CHOICE},
    date: {Editor.DATE, Editor.EVENT_DATE},
    bool: {Editor.CHOICE},
    int: {Editor.WHOLE, Editor.YEAR, Editor.MONEY, Editor.CHOICE},
    float: {Editor.NUMBER},
    tuple: {Editor.MULTIPLE},
}
"""Editors by the type of what they ask for; codes are chosen, whatever they are made of."""


def type_of(record, name):
    """The type of an attribute without None, and whether it may be None."""
    hint = get_type_hints(record)[name]
    optional = isinstance(hint, UnionType) and type(None) in get_args(hint)
    plain = next(a for a in get_args(hint) if a is not type(None)) if optional else hint
    return get_origin(plain) or plain, optional


def fitting(kind):
    if issubclass(kind, Enum):
        return {Editor.CHOICE}
    return next(editors for base, editors in _FITS.items() if issubclass(kind, base))


def written_fields():
    """Every `Field(Record.name, …)` of the window, by where it stands."""
    for path in sorted((ROOT / "ui").rglob("*.py")):
        text = path.read_text("utf-8")
        tree = ast.parse(text if "Field(" in text else "")
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in ast.walk(tree):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Name) and called.id == "Field":
                yield f"{module}:{node.lineno}", module, node


def test_every_form_names_its_fields_by_themselves():
    found = list(written_fields())
    assert len(found) > 60
    for place, module, node in found:
        of = node.args[0]
        if module == "ui.pages.case.declared" or ast.unparse(of).startswith("getattr("):
            continue  # made from the declaration, or for each of several names
        assert isinstance(of, ast.Attribute), f"{place}: name the field by itself"
        record = reduce(getattr, ast.unparse(of.value).split("."), importlib.import_module(module))
        assert is_dataclass(record), place
        assert of.attr in {field.name for field in fields(record)}, f"{place}: {of.attr}"
        editors = [ast.unparse(a) for a in node.args if ast.unparse(a).startswith("Editor.")]
        editor = Editor[editors[0].removeprefix("Editor.")] if editors else Editor.LINE
        kind, _optional = type_of(record, of.attr)
        assert editor in fitting(kind), f"{place}: {of.attr} is {kind.__name__}, asked by {editor}"


CHAIN_LISTS = (
    chain_lists.drivers,
    chain_lists.cycles,
    chain_lists.milestones,
    chain_lists.marks,
    chain_lists.costs,
)


def every_list():
    tab = QWidget()
    tab.standings = {}
    for name in ("part_of", "part_of_in_full", "about", "reading", "latest", "origin"):
        setattr(tab, name, lambda _record: "x")
    tab.local_entry = lambda: ()
    tab.file = None
    return [
        direction.PRIORITIES,
        direction.GOALS,
        direction.PLANS,
        decisions.DECISIONS,
        outreach.CONTACTS,
        people.TEAM,
        see.finding_list(tab),
        needs.evidence_list(lambda _evidence: ""),
        chain_lists.AIMS,
        support._actions(tab),
        support._measures(tab),
        support._progress(tab),
        *(made(tab) for made in CHAIN_LISTS),
        notes._visits(tab),
        notes._NOTES,
        notes._files(tab),
        task_list(lambda: False),
    ]


def full_file():
    made = one_of_each(C)
    return whole(
        **{
            name: tuple(record for record in made if type(record) is kind)
            for kind, name in CASE_LISTS.items()
        }
    )


def test_every_list_shows_and_asks_for_its_records(app, context, qtbot):
    file = full_file()
    referral = referrals.ReferralList(context)
    qtbot.addWidget(referral)
    for spec in (*every_list(), referral.spec):
        shown = getattr(file, CASE_LISTS[spec.kind])
        assert shown, spec.title
        for record in shown:
            assert all(isinstance(column.text(record), str) for column in spec.columns)
        asked = spec.fields(file)
        assert {field.record for field in asked} <= {spec.kind}, spec.title
        for field in asked:
            check(field)
        if spec.new is not None:
            form = RecordForm(asked)
            qtbot.addWidget(form)
            form.load(spec.new(file))
            assert form.record() == form._record, f"{spec.title}: an unchanged form changes it"


def check(field):
    kind, optional = type_of(field.record, field.name)
    assert field.label
    assert field.editor in fitting(kind), field.name
    if kind is date:
        assert field.required is not optional, field.name
    if field.editor is Editor.CHOICE:
        values = [value for value, _words in field.choices]
        assert values, field.name
        assert all(isinstance(v, kind) or (optional and v is None) for v in values), field.name
        words = [words for _value, words in field.choices]
        assert all(words), field.name
        if issubclass(kind, Stage):
            assert words[0].startswith("1 ")


def test_a_form_refuses_a_record_of_another_kind(app, qtbot):
    form = RecordForm((Field(r.Aim.text, "Aim"),))
    qtbot.addWidget(form)
    with pytest.raises(TypeError, match="Cause has not text"):
        form.load(r.Cause(case_id=C, text="x"))
