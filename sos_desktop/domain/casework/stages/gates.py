"""What is still open before a case leaves a stage: it warns, and never blocks.

Each stage's list is what the statewide System of Support asks of it (2018 brief; EC 52071(c)).
"""

from collections.abc import Callable, Iterable

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.words import (
    ActionState,
    CauseState,
    FindingKind,
    Perspective,
    Side,
    Stage,
    VoiceState,
)
from sos_desktop.foundation import clock

NEEDED_VOICES = {
    Perspective.FAMILIES: "family voices",
    Perspective.BOARD: "board voices",
    Perspective.LABOR: "labor voices",
}
"""Whose absence from the root cause analysis is pointed out: it should hear families and look at
the dynamics of the board and of labor and management (2018 brief)."""


def missing(case_file: CaseFile, stage: Stage | None = None) -> tuple[str, ...]:
    """What is still open before leaving `stage`, in short phrases; empty when nothing is.

    Args:
        case_file: The case whole.
        stage: The stage to look at; the case's current one by default.
    """
    return tuple(_OPEN[stage or case_file.case.stage](case_file))


def _identification(file: CaseFile) -> Iterable[str]:
    if not file.case.basis.get("groups") and not file.case.request:
        yield "the reason for identification"
    if not file.case.consultant:
        yield "a consultant"


def _outreach(file: CaseFile) -> Iterable[str]:
    today = clock.today()
    if not any(contact.held_on <= today for contact in file.contacts):
        yield "a first contact or meeting"
    if not file.priorities:
        yield "the district's own priorities"
    if not file.goals:
        yield "LCAP goals"
    sides = {member.side for member in file.team}
    if Side.DISTRICT not in sides:
        yield "a district team member"
    if Side.COE not in sides:
        yield "a county office team member"
    if file.case.service_level is None:
        yield "the level of service the district chose"


def _needs(file: CaseFile) -> Iterable[str]:
    kinds = {finding.kind for finding in file.findings}
    if FindingKind.STRENGTH not in kinds:
        yield "strengths"
    if FindingKind.WEAKNESS not in kinds:
        yield "weaknesses by state priority"
    if not file.case.problem_of_practice:
        yield "the problem of practice"
    validated = [cause for cause in file.causes if cause.state == CauseState.VALIDATED]
    if not validated:
        yield "a validated root cause"
    backed = {piece.cause_id for piece in file.evidence}
    if bare := sum(cause.id not in backed for cause in validated):
        yield f"evidence for {_count(bare, 'cause')}"
    heard = {
        voice.perspective
        for voice in file.voices
        if voice.stage == Stage.NEEDS and voice.state == VoiceState.HEARD
    }
    yield from (words for voice, words in NEEDED_VOICES.items() if voice not in heard)


def _support(file: CaseFile) -> Iterable[str]:
    yield from _each("aims", "aim", {"a target date": [aim.due_on for aim in file.aims]})
    actions = [action for action in file.actions if action.state != ActionState.DROPPED]
    yield from _each(
        "actions",
        "action",
        {
            "an owner": [action.owner for action in actions],
            "dates": [action.ends_on for action in actions],
        },
    )
    yield from _each(
        "measures",
        "measure",
        {
            "a baseline": [_known(measure.baseline) for measure in file.measures],
            "a target": [_known(measure.target) for measure in file.measures],
        },
    )
    if not file.progress:
        yield "a progress note"


def _each(plural: str, singular: str, needs: dict[str, list[object]]) -> Iterable[str]:
    """Either the things themselves are missing, or something some of them need."""
    if not any(needs.values()):
        yield plural
        return
    for need, values in needs.items():
        if empty := sum(not value for value in values):
            yield f"{need} for {_count(empty, singular)}"


def _known(value: float | None) -> bool:
    return value is not None


def _count(number: int, singular: str) -> str:
    return f"{number} {singular}" if number == 1 else f"{number} {singular}s"


_OPEN: dict[Stage, Callable[[CaseFile], Iterable[str]]] = {
    Stage.IDENTIFICATION: _identification,
    Stage.OUTREACH: _outreach,
    Stage.NEEDS: _needs,
    Stage.SUPPORT: _support,
}
