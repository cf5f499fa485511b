"""The last steps, going back several at once, and each record's own history."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from db.undoing import DEPTH
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.kinds import REGISTERS
from sos_desktop.domain.changes import Subject
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import history, registers, undo
from tests.casework import add_leas, content, fill, open_case
from tests.casework import registers as one_of_each_register

START = datetime(2026, 11, 23, 17, tzinfo=UTC)


@pytest.fixture
def case_id(county):
    add_leas(county)
    with clock.frozen(START):
        return open_case(county)


def labels(county):
    return [(s.label, s.undone, s.distance) for s in history.last_steps(county)]


def add_causes(county, case_id, *texts):
    for text in texts:
        records.save(county, r.Cause(case_id=case_id, text=text), label=f"Add {text}")


def test_the_last_steps_say_what_when_who_and_where(county, case_id):
    with clock.frozen(START + timedelta(minutes=1)):
        registers.save(county, one_of_each_register()[1])
    newest, first = history.last_steps(county)
    assert (newest.label, newest.lea, newest.who) == ("Add provider: Coast SELPA", "", "Ana Ruiz")
    assert newest.at == START + timedelta(minutes=1)
    assert first.lea == "Salinas Union High"


def test_several_steps_back_and_again(county, case_id):
    states = [content(county)]
    for text in ("a", "b", "c"):
        add_causes(county, case_id, text)
        states.append(content(county))
    add_a = next(s for s in history.last_steps(county) if s.label == "Add a")
    changes = undo.undo_to(county, add_a.change_id)
    assert (changes.label, changes.case_id) == ("3 steps", case_id)
    assert content(county) == states[0]
    assert labels(county) == [
        ("Add c", True, 3),
        ("Add b", True, 2),
        ("Add a", True, 1),
        ("Open case for Salinas Union High", False, 1),
    ]
    add_b = next(s for s in history.last_steps(county) if s.label == "Add b")
    assert undo.redo_to(county, add_b.change_id).label == "2 steps"
    assert content(county) == states[2]
    add_c = history.last_steps(county)[0]
    assert undo.redo_to(county, add_c.change_id).label == "Add c"
    assert content(county) == states[3]


def test_a_step_that_cannot_be_reached_changes_nothing(county, case_id):
    add_causes(county, case_id, "a", "b")
    newest = history.last_steps(county)[0]
    undo.undo(county)
    add_causes(county, case_id, "c")
    before, steps = content(county), labels(county)
    for act in (undo.undo_to, undo.redo_to):
        with pytest.raises(InputProblem):
            act(county, newest.change_id)
    assert (content(county), labels(county)) == (before, steps)
    assert [label for label, *_ in steps] == ["Add c", "Add a", "Open case for Salinas Union High"]


def test_only_what_undo_reaches_is_listed(county, case_id):
    add_causes(county, case_id, *map(str, range(DEPTH + 5)))
    steps = history.last_steps(county)
    assert len(steps) == DEPTH
    undo.undo_to(county, steps[-1].change_id)
    assert undo.undo(county).subjects is Subject.NOTHING
    assert [s.undone for s in history.last_steps(county)] == [True] * DEPTH


def test_a_record_tells_its_history(county, case_id):
    cause = r.Cause(case_id=case_id, text="Late buses")
    proof = r.Evidence(case_id=case_id, kind=w.EvidenceKind.LOCAL, text="Bus log")
    with clock.frozen(START):
        records.save(county, cause)
        records.save(county, proof)
    with clock.frozen(START + timedelta(minutes=5)):
        county.user = "Ben Ito"
        records.save(county, replace(proof, cause_id=cause.id, text="The bus log of May"))
        records.remove(county, cause)
    found = history.record_history(county, r.Evidence, proof.id)
    assert [(h.operation, h.who, h.label, h.undone) for h in found] == [
        ("update", "Ben Ito", "Remove cause: Late buses", False),
        ("update", "Ben Ito", "Edit evidence: Local data", False),
        ("insert", "Ana Ruiz", "Add evidence: Local data", False),
    ]
    assert found[0].words == "Bears on: Late buses → not set"
    assert found[1].words == (
        "What it says: Bus log → The bus log of May\nBears on: not set → Late buses"
    )
    assert "What it says: Bus log" in found[2].words
    undo.undo(county)
    assert history.record_history(county, r.Evidence, proof.id)[0].undone
    gone = history.record_history(county, r.Cause, cause.id)
    assert [h.operation for h in gone] == ["delete", "insert"]


def test_every_kind_of_record_has_a_readable_history(county, case_id):
    kept = [*fill(county, case_id), *one_of_each_register()]
    for record in kept:
        if type(record) in REGISTERS:
            registers.save(county, record)
        found = history.record_history(county, type(record), record.id)
        assert found[-1].operation == "insert"
        assert found[-1].changes
        said = " ".join(entry.words for entry in found)
        assert record.id not in said
        assert case_id not in said
        assert "no longer there" not in said
        assert "StrEnum" not in said


def test_the_case_itself_has_a_history(county, case_id):
    cases.assign(county, case_id, "Luz Peña")
    cases.move_stage(county, case_id, w.Stage.OUTREACH, "Ready")
    found = history.record_history(county, r.Case, case_id)
    assert [entry.words for entry in found[:2]] == [
        "Stage: Identification → Outreach",
        "Consultant: not set → Luz Peña",
    ]
    assert "LEA: Salinas Union High" in found[-1].words


def test_what_is_unknown_has_no_history(county, case_id):
    assert history.record_history(county, r.Cause, "nowhere") == ()
