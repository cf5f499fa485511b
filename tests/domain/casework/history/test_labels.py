"""What the undo menu calls each change."""

import json
from dataclasses import replace
from datetime import date

import pytest

from sos_desktop.domain.casework import kinds, words
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.history import change_label, labels
from sos_desktop.domain.casework.needs_words import DynamicsTopic
from sos_desktop.domain.casework.records import (
    Attachment,
    DynamicsNote,
    Note,
    Practice,
    Quote,
    Theme,
)
from sos_desktop.domain.casework.words import (
    CauseState,
    ContactKind,
    EvidenceKind,
    FindingKind,
    NoteKind,
    Perspective,
    Sensitivity,
    Stage,
    Verb,
    VoiceState,
)
from tests.casework import one_of_each, registers
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
    assert labels.save_label(before, after).words == label


def test_what_is_done_to_a_record_has_its_noun() -> None:
    assert labels.remove_label(FINDING).words == "Remove weakness: Priority 1"
    assert labels.order_label(CAUSE).words == "Reorder cause: x"


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
    (
        r.Interview(case_id=C, role=SECRET, held_on=DAY, summary=SECRET, quotes=SECRET),
        "Add interview: Nov 1, 2026",
    ),
    (
        r.MeasureMark(case_id=C, measure_id="m", stands_on=DAY, text=SECRET),
        "Add remark at a point: Nov 1, 2026",
    ),
    (Theme(case_id=C, text=SECRET), "Add theme"),
    (r.CheckIn(case_id=C, held_on=DAY, moved=SECRET), "Add check-in: Nov 1, 2026"),
    (
        r.SupportExit(case_id=C, ended_on=DAY, changed=SECRET, held_for=SECRET),
        "Add end of support: Nov 1, 2026",
    ),
    (r.Lesson(case_id=C, noted_on=DAY, text=SECRET), "Add lesson: Nov 1, 2026"),
    (Quote(case_id=C, text=SECRET), "Add quote"),
    (Practice(case_id=C, text=SECRET), "Add practice"),
    (
        DynamicsNote(case_id=C, topic=DynamicsTopic.TRUST, text=SECRET, noted_on=DAY),
        "Add private note on dynamics",
    ),
    (Attachment(case_id=C, name=SECRET, size=1, sha256="", added_on=DAY), "Add file"),
    (
        Attachment(
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
    made = labels.save_label(None, record)
    assert made.words == label
    assert SECRET not in (made.name, made.recipient, *made.codes.values())


def test_everything_with_a_sensitivity_is_guarded() -> None:
    with_one = {kind for kind in kinds.CASE_RECORDS if "sensitivity" in kind.__annotations__}
    assert {type(record) for record, _label in GUARDED} == with_one


@pytest.mark.parametrize(
    ("said", "name", "label"),
    [
        ("Add task", "Send\n the  packet", "Add task: Send the packet"),
        ("Add task", "", "Add task"),
        ("Add task", "x" * 60, f"Add task: {'x' * 49}…"),
        ("A" * 58, "y" * 30, f"{'A' * 58}: {'y' * 19}…"),
    ],
)
def test_a_name_is_one_line_and_short(said, name, label) -> None:
    assert change_label.named(said, name) == label


@pytest.mark.parametrize("record", one_of_each(C) + registers(), ids=lambda found: found.noun)
def test_words_of_the_program_never_reach_the_history(record: r.Record) -> None:
    """A name is a person's word; what the program's own lists call something is kept as code."""
    made = labels.save_label(None, record)
    own = {word.words for kind in vars(words).values() if _is_list(kind) for word in kind}
    assert made.name not in own | {stage.title for stage in Stage}
    assert all(isinstance(code, int) or " " not in code for code in made.codes.values())
    assert json.loads(json.dumps(made.codes)) == made.codes
    assert made.words.startswith(("Add ", "Mark "))


def _is_list(found: object) -> bool:
    return isinstance(found, type) and issubclass(found, words.Words) and found is not words.Words


@pytest.mark.parametrize("verb", [verb for verb in Verb if verb is not Verb.UNKNOWN])
@pytest.mark.parametrize("kind", ["task", "support_case", "import_batch", "of a newer program"])
def test_every_verb_has_words_whatever_is_known(verb: Verb, kind: str) -> None:
    codes = {"kind": "of a newer program", "stage": 9, "day": "no day", "plans": "new", "state": 1}
    for known in ({}, codes):
        assert change_label.ChangeLabel(verb, kind, "Name", "Ben Ito", known).words[0].isupper()
    assert change_label.ChangeLabel(verb).words


def test_what_is_not_known_is_shown_as_it_was_written() -> None:
    assert labels.prose("As it was written").words == "As it was written"
    assert change_label.ChangeLabel(Verb.UNKNOWN).words == "Change"
