"""What is still open before a case leaves a stage: it warns, and never blocks.

Each stage's list is what the statewide System of Support asks of it (2018 brief; EC 52071(c)).
"""

from collections.abc import Callable, Iterable

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.stages.open_points import NEEDED_VOICES, counted, open_words
from sos_desktop.domain.casework.words import (
    ActionState,
    CauseState,
    FindingKind,
    Side,
    Stage,
    VoiceState,
)
from sos_desktop.foundation import clock


def missing(case_file: CaseFile, stage: Stage | None = None) -> tuple[str, ...]:
    """What is still open before leaving `stage`, in short phrases; empty when nothing is.

    Args:
        case_file: The case whole.
        stage: The stage to look at; the case's current one by default.
    """
    return open_words(open_points(case_file, stage))


def open_points(case_file: CaseFile, stage: Stage | None = None) -> tuple[str, ...]:
    """As `missing`, in the codes a move keeps (`stages.open_points`)."""
    return tuple(_OPEN[stage or case_file.case.stage](case_file))


def _identification(file: CaseFile) -> Iterable[str]:
    if not file.case.basis.groups and not file.case.request:
        yield "reason"
    if not file.case.consultant:
        yield "consultant"


def _outreach(file: CaseFile) -> Iterable[str]:
    today = clock.today()
    if not any(contact.held_on <= today for contact in file.contacts):
        yield "first_contact"
    if not file.priorities:
        yield "priorities"
    if not file.goals:
        yield "lcap_goals"
    sides = {member.side for member in file.team}
    if Side.DISTRICT not in sides:
        yield "district_member"
    if Side.COE not in sides:
        yield "coe_member"
    if file.case.service_level is None:
        yield "service_level"


def _needs(file: CaseFile) -> Iterable[str]:
    kinds = {finding.kind for finding in file.findings}
    if FindingKind.STRENGTH not in kinds:
        yield "strengths"
    if FindingKind.WEAKNESS not in kinds:
        yield "weaknesses"
    if not file.case.problem_of_practice:
        yield "problem_of_practice"
    validated = [cause for cause in file.causes if cause.state == CauseState.VALIDATED]
    if not validated:
        yield "validated_cause"
    backed = {piece.cause_id for piece in file.evidence}
    if bare := sum(cause.id not in backed for cause in validated):
        yield counted("evidence_for_causes", bare)
    heard = {
        voice.perspective
        for voice in file.voices
        if voice.stage == Stage.NEEDS and voice.state == VoiceState.HEARD
    }
    yield from (code for voice, code in NEEDED_VOICES.items() if voice not in heard)


def _support(file: CaseFile) -> Iterable[str]:
    yield from _each("aims", {"target_date_for_aims": [aim.due_on for aim in file.aims]})
    actions = [action for action in file.actions if action.state != ActionState.DROPPED]
    yield from _each(
        "actions",
        {
            "owner_for_actions": [action.owner for action in actions],
            "dates_for_actions": [action.ends_on for action in actions],
        },
    )
    yield from _each(
        "measures",
        {
            "baseline_for_measures": [_known(measure.baseline) for measure in file.measures],
            "target_for_measures": [_known(measure.target) for measure in file.measures],
        },
    )
    if not file.progress:
        yield "progress"


def _each(code: str, needs: dict[str, list[object]]) -> Iterable[str]:
    """Either the things themselves are missing, or something some of them need."""
    if not any(needs.values()):
        yield code
        return
    for need, values in needs.items():
        if empty := sum(not value for value in values):
            yield counted(need, empty)


def _known(value: float | None) -> bool:
    return value is not None


_OPEN: dict[Stage, Callable[[CaseFile], Iterable[str]]] = {
    Stage.IDENTIFICATION: _identification,
    Stage.OUTREACH: _outreach,
    Stage.NEEDS: _needs,
    Stage.SUPPORT: _support,
}
