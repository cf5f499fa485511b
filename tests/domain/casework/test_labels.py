"""What the undo menu calls each change."""

from dataclasses import replace
from datetime import date

import pytest

from sos_desktop.domain.casework import kinds, labels
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.words import (
    CauseState,
    FindingKind,
    Perspective,
    Stage,
    VoiceState,
)
from tests.domain.casework.files import C

TASK = r.Task(case_id=C, title="Call")
DONE = replace(TASK, done_on=date(2026, 11, 1))
CAUSE = r.Cause(case_id=C, text="x")
VOICE = r.Voice(case_id=C, stage=Stage.NEEDS, perspective=Perspective.LABOR)
FINDING = r.Finding(case_id=C, kind=FindingKind.WEAKNESS, priority=1, text="x")


@pytest.mark.parametrize(
    ("before", "after", "label"),
    [
        (None, TASK, "Add task"),
        (TASK, replace(TASK, title="Write"), "Edit task"),
        (TASK, DONE, "Complete task"),
        (DONE, TASK, "Reopen task"),
        (None, FINDING, "Add weakness"),
        (CAUSE, replace(CAUSE, state=CauseState.VALIDATED), "Validate root cause"),
        (CAUSE, replace(CAUSE, state=CauseState.REJECTED), "Set cause aside"),
        (CAUSE, replace(CAUSE, text="y"), "Edit cause"),
        (None, VOICE, "Mark labor partners as missing"),
        (VOICE, replace(VOICE, state=VoiceState.HEARD), "Mark labor partners as heard"),
        (VOICE, replace(VOICE, note="x"), "Edit voice"),
    ],
)
def test_saving(before: r.CaseRecord | None, after: r.CaseRecord, label: str) -> None:
    assert labels.save_label(before, after) == label


def test_every_record_has_a_noun() -> None:
    assert set(labels.NOUNS) == {*kinds.CASE_RECORDS, *kinds.REGISTERS}
    assert labels.remove_label(FINDING) == "Remove weakness"
    assert labels.order_label(CAUSE) == "Reorder cause"
    assert f"Add {labels.NOUNS[r.Contact]}" == labels.ADD_CONTACT
    assert f"Add {labels.NOUNS[r.ProgressNote]}" == labels.ADD_PROGRESS
