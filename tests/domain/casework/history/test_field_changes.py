"""What changed in a record, in the product's words."""

import pytest

from sos_desktop.domain.casework import records as e
from sos_desktop.domain.casework import records as g
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.history.field_changes import (
    field_changes,
    record_name,
    referenced_ids,
)
from sos_desktop.domain.casework.kinds import CASE_RECORDS, REGISTERS
from sos_desktop.domain.casework.records.schema import kind_of

NAMES = {"c1": "Late buses", "2766": "Salinas Union High"}


@pytest.mark.parametrize(
    ("kind", "before", "after", "words"),
    [
        (r.Task, {"due_on": None}, {"due_on": "2026-12-01"}, ["Due: not set → Dec 1, 2026"]),
        (r.Task, {"repeats": "none"}, {"repeats": "monthly"}, ["Comes back: Once → Every month"]),
        (r.Task, {"assignee": ""}, {"assignee": "Ana"}, ["Assigned to: not set → Ana"]),
        (r.Case, {"stage": 1}, {"stage": 3}, ["Stage: Identification → Needs and root causes"]),
        (r.Case, {"year": 2024}, {"year": 2025}, ["Dashboard year: 2024 → 2025"]),
        (
            r.Case,
            {"focus_groups": "[]"},
            {"focus_groups": '["SWD", "EL"]'},
            ["Focus groups: not set → Students with disabilities, English learners"],
        ),
        (
            r.Case,
            {"focus_priorities": "[4]"},
            {"focus_priorities": "[4, 6]"},
            ["Focus priorities: 4 Pupil achievement → 4 Pupil achievement, 6 School climate"],
        ),
        (r.Case, {"basis": "{}"}, {"basis": '{"year": 2025}'}, []),
        (r.Evidence, {"cause_id": "c1"}, {"cause_id": None}, ["Bears on: Late buses → not set"]),
        (
            r.Evidence,
            {"cause_id": "gone"},
            {"cause_id": "c1"},
            ["Bears on: one that is no longer there → Late buses"],
        ),
        (r.Action, {"cost": None}, {"cost": 0}, ["Cost in dollars: not set → $0"]),
        (r.Action, {"cost": 1200}, {"cost": 25000}, ["Cost in dollars: $1,200 → $25,000"]),
        (r.Cause, {"position": 0}, {"position": 2}, ["Place in the list: 1 → 3"]),
        (r.Measure, {"baseline": 31.5}, {"baseline": 20.0}, ["Baseline: 31.5 → 20"]),
        (g.Provider, {"active": 1}, {"active": 0}, ["Active: Yes → No"]),
        (g.Provider, {"cost": "no cost"}, {"cost": "$5 a day"}, ["Cost: no cost → $5 a day"]),
        (g.Person, {"cds": None}, {"cds": "2766"}, ["LEA: not set → Salinas Union High"]),
        (
            e.Referral,
            {"group": "", "priority": None},
            {"group": "SWD", "priority": 5},
            [
                "State priority: not set → 5 Pupil engagement",
                "Student group: not set → Students with disabilities",
            ],
        ),
        (
            r.Task,
            None,
            {"title": "Call", "due_on": None, "note": "", "position": 0},
            ["Task: Call"],
        ),
        (
            r.Task,
            {"title": "Call", "done_on": "2026-12-01"},
            None,
            ["Task: Call", "Done on: Dec 1, 2026"],
        ),
        (r.Cause, {"text": "a\nb"}, {"text": "a c"}, ["Cause: a b → a c"]),
        (r.Cause, {"updated_at": "x"}, {"updated_at": "y"}, []),
    ],
)
def test_a_change_in_words(kind, before, after, words):
    assert [change.words for change in field_changes(kind, before, after, NAMES)] == words


def test_a_long_text_shows_where_it_begins_to_differ():
    old, new = "x" * 500 + " old end", "x" * 500 + " new end"
    (change,) = field_changes(r.Cause, {"text": old}, {"text": new}, {})
    assert change.before.endswith("old end")
    assert change.after.endswith("new end")
    assert max(len(change.before), len(change.after)) < 200
    (added,) = field_changes(r.Cause, None, {"text": old}, {})
    assert len(added.after) <= 160
    assert added.after.endswith("…")


@pytest.mark.parametrize(
    ("kind", "values", "name"),
    [
        (r.Cause, {"text": "Late buses"}, "Late buses"),
        (r.LcapGoal, {"number": "2.4", "text": ""}, "2.4"),
        (r.Contact, {"kind": "visit", "held_on": "2026-11-16"}, "Site visit, Nov 16, 2026"),
        (r.Case, {"opened_on": "2026-11-16"}, "the case opened Nov 16, 2026"),
        (r.Cause, {"text": ""}, "one without a name"),
    ],
)
def test_how_a_record_is_called_elsewhere(kind, values, name):
    assert record_name(kind, values) == name


def test_ids_that_have_to_be_looked_up():
    values = [None, {"cause_id": "c1", "aim_id": None}, {"cause_id": "c2"}]
    found = referenced_ids(r.Evidence, values)
    assert found == {r.Cause: {"c1", "c2"}}


@pytest.mark.parametrize("kind", [r.Case, *CASE_RECORDS, *REGISTERS])
def test_no_field_is_called_by_its_code(kind):
    for field in kind_of(kind).fields:
        if field.in_history:
            assert "_" not in field.label
            assert not field.label.endswith((" id", " on")) or field.label in {
                "Done on",
                "Left on",
                "Opened on",
                "Closed on",
                "Proposed on",
                "Bears on",
                "Baseline measured on",
            }
