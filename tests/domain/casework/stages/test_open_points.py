"""What a move left open: kept as codes, read as words, whatever a file holds."""

from datetime import date

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.stages.gates import missing, open_points
from sos_desktop.domain.casework.stages.open_points import counted, open_words
from sos_desktop.domain.casework.words import Stage
from tests.domain.casework.files import C, whole

BARE = r.Case(cds="1", route=whole().case.route, opened_on=date(2026, 11, 1))


@pytest.mark.parametrize("stage", Stage)
def test_codes_hold_no_words(stage: Stage) -> None:
    codes = open_points(whole(case=BARE, evidence=(), team=(), voices=(), progress=()), stage)
    assert not [code for code in codes if " " in code]
    assert len(missing(whole(case=BARE), stage)) == len(open_points(whole(case=BARE), stage))


@pytest.mark.parametrize(
    ("stored", "words"),
    [
        ("consultant", "a consultant"),
        (counted("evidence_for_causes", 1), "evidence for 1 cause"),
        (counted("target_for_measures", 3), "a target for 3 measures"),
        # As earlier formats have them; some are one word.
        ("the district's own priorities", "the district's own priorities"),
        ("evidence for 2 causes", "evidence for 2 causes"),
        ("strengths", "strengths"),
        ("aims", "aims"),
        ("actions", "actions"),
        ("measures", "measures"),
        # Of a newer program.
        ("interviews=2", "interviews=2"),
        ("interviews", "interviews"),
    ],
)
def test_what_is_kept_reads_well(stored: str, words: str) -> None:
    assert open_words((stored,)) == (words,)
    move = r.StageMove(
        case_id=C,
        from_stage=Stage.IDENTIFICATION,
        to_stage=Stage.OUTREACH,
        moved_on=date(2026, 11, 2),
        missing=(stored, "consultant"),
    )
    assert move.event().detail == f"Still open then: {words}, a consultant"
