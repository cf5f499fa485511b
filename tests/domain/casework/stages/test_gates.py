"""What each stage asks for, one missing thing at a time."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.stages.gates import missing
from sos_desktop.domain.casework.stages.moves import plan_move
from sos_desktop.domain.casework.words import ActionState, CauseState, Stage, VoiceState
from sos_desktop.domain.identification.basis import BasisGroup, IdentificationBasis
from sos_desktop.foundation import clock
from tests.domain.casework.files import CASE, CAUSE, C, whole

NOW = datetime(2026, 11, 23, 20, tzinfo=UTC)
EMPTY = CaseFile(
    case=r.Case(id=C, cds=CASE.cds, route=CASE.route, opened_on=CASE.opened_on), lea=whole().lea
)


@pytest.fixture(autouse=True)
def _day():
    with clock.frozen(NOW):
        yield


@pytest.mark.parametrize("stage", Stage)
def test_a_whole_case_misses_nothing(stage: Stage) -> None:
    assert missing(whole(), stage) == ()


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (Stage.IDENTIFICATION, ("the reason for identification", "a consultant")),
        (
            Stage.OUTREACH,
            (
                "a first contact or meeting",
                "the district's own priorities",
                "LCAP goals",
                "a district team member",
                "a county office team member",
                "the level of service the district chose",
            ),
        ),
        (
            Stage.NEEDS,
            (
                "strengths",
                "weaknesses by state priority",
                "the problem of practice",
                "a validated root cause",
                "family voices",
                "board voices",
                "labor voices",
            ),
        ),
        (Stage.SUPPORT, ("aims", "actions", "measures", "a progress note")),
    ],
)
def test_an_empty_case_misses_everything(stage: Stage, expected: tuple[str, ...]) -> None:
    assert missing(EMPTY, stage) == expected


_BASIS = IdentificationBasis(year=2024, groups=(BasisGroup("SWD", letter="A"),))
_BARE = (CAUSE, replace(CAUSE, id="other"))
_ACTION = whole().actions[0]
_MEASURE = whole().measures[0]


@pytest.mark.parametrize(
    ("stage", "parts", "expected"),
    [
        (Stage.IDENTIFICATION, {"case": replace(CASE, request="", basis=_BASIS)}, ()),
        (
            Stage.IDENTIFICATION,
            {"case": replace(CASE, request="", basis=replace(_BASIS, groups=()))},
            ("the reason for identification",),
        ),
        (
            Stage.OUTREACH,
            {"contacts": (replace(whole().contacts[0], held_on=date(2026, 12, 1)),)},
            ("a first contact or meeting",),
        ),
        (Stage.NEEDS, {"evidence": ()}, ("evidence for 1 cause",)),
        (Stage.NEEDS, {"causes": _BARE, "evidence": ()}, ("evidence for 2 causes",)),
        (
            Stage.NEEDS,
            {"causes": (replace(CAUSE, state=CauseState.REJECTED),)},
            ("a validated root cause",),
        ),
        (
            Stage.NEEDS,
            {
                "voices": tuple(replace(v, state=VoiceState.INVITED) for v in whole().voices[:1])
                + whole().voices[1:]
            },
            ("family voices",),
        ),
        (
            Stage.NEEDS,
            {
                "voices": tuple(replace(v, stage=Stage.OUTREACH) for v in whole().voices[1:2])
                + whole().voices[::2]
            },
            ("board voices",),
        ),
        (
            Stage.SUPPORT,
            {"aims": (replace(whole().aims[0], due_on=None),)},
            ("a target date for 1 aim",),
        ),
        (
            Stage.SUPPORT,
            {"actions": (_ACTION, replace(_ACTION, owner=""), replace(_ACTION, owner=""))},
            ("an owner for 2 actions",),
        ),
        (Stage.SUPPORT, {"actions": (replace(_ACTION, state=ActionState.DROPPED),)}, ("actions",)),
        (Stage.SUPPORT, {"actions": (replace(_ACTION, ends_on=None),)}, ("dates for 1 action",)),
        (
            Stage.SUPPORT,
            {"measures": (replace(_MEASURE, baseline=None, target=None),)},
            ("a baseline for 1 measure", "a target for 1 measure"),
        ),
    ],
)
def test_one_thing_missing(stage: Stage, parts: dict[str, object], expected: tuple) -> None:
    assert missing(whole(**parts), stage) == expected


def test_the_current_stage_is_the_default() -> None:
    assert missing(EMPTY) == missing(EMPTY, Stage.IDENTIFICATION)


@pytest.mark.parametrize(
    ("file", "here", "to", "needs_reason", "skipped"),
    [
        (whole(), Stage.IDENTIFICATION, Stage.OUTREACH, False, ()),
        (EMPTY, Stage.IDENTIFICATION, Stage.OUTREACH, True, ()),
        (whole(), Stage.NEEDS, Stage.OUTREACH, True, ()),
        (whole(), Stage.IDENTIFICATION, Stage.SUPPORT, True, (Stage.OUTREACH, Stage.NEEDS)),
        (whole(), Stage.NEEDS, Stage.NEEDS, False, ()),
    ],
)
def test_when_a_move_needs_a_reason(
    file: CaseFile, here: Stage, to: Stage, needs_reason: bool, skipped: tuple[Stage, ...]
) -> None:
    plan = plan_move(replace(file, case=replace(file.case, stage=here)), to)
    assert (plan.needs_reason, plan.skipped) == (needs_reason, skipped)


def test_a_move_counts_what_every_stage_it_leaves_misses() -> None:
    plan = plan_move(EMPTY, Stage.NEEDS)
    assert plan.missing == (
        *missing(EMPTY, Stage.IDENTIFICATION),
        *missing(EMPTY, Stage.OUTREACH),
    )
