"""What the undo menu calls each change."""

from dataclasses import replace
from datetime import date

import pytest

from sos_desktop.domain.casework import kinds
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.history import labels
from sos_desktop.domain.casework.records import Document, Note
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.casework.words import (
    CauseState,
    ContactKind,
    EvidenceKind,
    FindingKind,
    NoteKind,
    Perspective,
    Sensitivity,
    Stage,
    VoiceState,
)
from tests.domain.casework.files import C

DAY = date(2026, 11, 1)
TASK = r.Task(case_id=C, title="Call")
DONE = replace(TASK, done_on=DAY)
CAUSE = r.Cause(case_id=C, text="x")
VOICE = r.Voice(case_id=C, stage=Stage.NEEDS, perspective=Perspective.LABOR)
FINDING = r.Finding(case_id=C, kind=FindingKind.WEAKNESS, priority=1, text="x")


@pytest.mark.parametrize(
    ("before", "after", "label"),
    [
        (None, TASK, "Add task: Call"),
        (TASK, replace(TASK, title="Write"), "Edit task: Write"),
        (TASK, DONE, "Complete task: Call"),
        (DONE, TASK, "Reopen task: Call"),
        (None, FINDING, "Add weakness: Priority 1"),
        (CAUSE, replace(CAUSE, state=CauseState.VALIDATED), "Validate root cause: x"),
        (CAUSE, replace(CAUSE, state=CauseState.REJECTED), "Set cause aside: x"),
        (CAUSE, replace(CAUSE, text="y"), "Edit cause: y"),
        (None, VOICE, "Mark labor partners as missing"),
        (VOICE, replace(VOICE, state=VoiceState.HEARD), "Mark labor partners as heard"),
        (VOICE, replace(VOICE, note="x"), "Edit voice: Labor partners"),
    ],
)
def test_saving(before: r.CaseRecord | None, after: r.CaseRecord, label: str) -> None:
    assert labels.save_label(before, after) == label


def test_what_is_done_to_a_record_has_its_noun() -> None:
    assert labels.remove_label(FINDING) == "Remove weakness: Priority 1"
    assert labels.order_label(CAUSE) == "Reorder cause: x"
    assert f"Add {kind_of(r.Contact).noun}" == labels.ADD_CONTACT
    assert f"Add {kind_of(r.ProgressNote).noun}" == labels.ADD_PROGRESS


SECRET = "What nobody outside the office may read"
GUARDED = (
    (
        r.Contact(case_id=C, kind=ContactKind.CALL, held_on=DAY, summary=SECRET, agreed=SECRET),
        "Add contact: Call, Nov 1, 2026",
    ),
    (
        Note(case_id=C, kind=NoteKind.QUOTE, text=SECRET, noted_on=DAY),
        "Add note: Quote without a name",
    ),
    (Note(case_id=C, kind=NoteKind.OTHER, text=SECRET, noted_on=DAY), "Add note"),
    (
        r.Finding(case_id=C, kind=FindingKind.STRENGTH, priority=4, text=SECRET),
        "Add strength: Priority 4",
    ),
    (r.Evidence(case_id=C, kind=EvidenceKind.INTERVIEW, text=SECRET), "Add evidence: Interview"),
    (r.ProgressNote(case_id=C, noted_on=DAY, text=SECRET), "Add progress note: Nov 1, 2026"),
    (Document(case_id=C, name=SECRET, size=1, sha256="", added_on=DAY), "Add file"),
    (
        Document(
            case_id=C,
            name="Agenda.pdf",
            size=1,
            sha256="",
            added_on=DAY,
            sensitivity=Sensitivity.PUBLIC,
        ),
        "Add file: Agenda.pdf",
    ),
)


@pytest.mark.parametrize(("record", "label"), GUARDED)
def test_texts_that_can_be_kept_back_never_reach_the_history(record, label) -> None:
    assert labels.save_label(None, record) == label


def test_everything_with_a_sensitivity_is_guarded() -> None:
    with_one = {kind for kind in kinds.CASE_RECORDS if "sensitivity" in kind.__annotations__}
    assert {type(record) for record, _label in GUARDED} == with_one


@pytest.mark.parametrize(
    ("words", "name", "label"),
    [
        ("Add task", "Send\n the  packet", "Add task: Send the packet"),
        ("Add task", "", "Add task"),
        ("Add task", "x" * 60, f"Add task: {'x' * 49}…"),
        ("A" * 58, "y" * 30, f"{'A' * 58}: {'y' * 19}…"),
    ],
)
def test_a_name_is_one_line_and_short(words, name, label) -> None:
    assert labels.named(words, name) == label
    assert labels.without_name(label) == words
