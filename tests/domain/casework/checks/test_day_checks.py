"""Days that cannot be right."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.checks.day_checks import (
    check_board_dates,
    check_happened,
    check_move,
)
from sos_desktop.domain.casework.records import CaseRecord, Contact, Decision, StageMove, Task
from sos_desktop.domain.casework.words import ContactKind, Stage
from sos_desktop.foundation.errors import InputProblem
from tests.domain.casework.files import CASE, LEA, C

TODAY = date(2026, 11, 25)
OPENED = CASE.opened_on
DAYS = timedelta(days=1)
CALL = Contact(case_id=C, kind=ContactKind.CALL, held_on=TODAY, summary="x")
MAIL = replace(CALL, kind=ContactKind.MAIL)
VISIT = replace(CALL, kind=ContactKind.VISIT)
DECIDED = Decision(case_id=C, text="x", decided_on=TODAY, stage=Stage.NEEDS)
DONE = Task(case_id=C, title="x", done_on=TODAY)


@pytest.mark.parametrize(
    "record",
    [
        CALL,
        DECIDED,
        DONE,
        replace(DONE, done_on=None),
        replace(CALL, held_on=OPENED - 700 * DAYS),
        replace(DECIDED, decided_on=OPENED - 700 * DAYS),
        replace(VISIT, held_on=TODAY + 400 * DAYS),
    ],
)
def test_days_that_can_be(record: CaseRecord) -> None:
    check_happened(CASE, None, record, TODAY)


@pytest.mark.parametrize(
    ("record", "where"),
    [
        (replace(CALL, held_on=date(1999, 3, 1)), "held_on"),
        (replace(CALL, held_on=OPENED - 740 * DAYS), "held_on"),
        (replace(VISIT, held_on=date(2099, 3, 1)), "held_on"),
        (replace(MAIL, held_on=TODAY + DAYS), "held_on"),
        (replace(DECIDED, decided_on=date(1999, 3, 1)), "decided_on"),
        (replace(DECIDED, decided_on=TODAY + DAYS), "decided_on"),
        (replace(DONE, done_on=TODAY + DAYS), "done_on"),
        (replace(DONE, done_on=date(1999, 3, 1)), "done_on"),
    ],
)
def test_days_that_cannot_be(record: CaseRecord, where: str) -> None:
    with pytest.raises(InputProblem) as caught:
        check_happened(CASE, None, record, TODAY)
    assert caught.value.where == where
    assert caught.value.message.endswith("Check the date.")
    check_happened(CASE, record, record, TODAY)


def _moved(*days: date) -> CaseFile:
    moves = (
        StageMove(case_id=C, from_stage=Stage.IDENTIFICATION, to_stage=Stage.OUTREACH, moved_on=day)
        for day in days
    )
    return CaseFile(case=CASE, lea=LEA, moves=tuple(moves))


@pytest.mark.parametrize(
    ("moves", "day", "fits"),
    [
        ((), OPENED, True),
        ((), OPENED - DAYS, False),
        ((), date(1995, 1, 1), False),
        ((), TODAY, True),
        ((), TODAY + DAYS, False),
        ((date(2026, 11, 10),), date(2026, 11, 10), True),
        ((date(2026, 11, 10),), date(2026, 11, 9), False),
        ((date(2099, 1, 1),), TODAY, True),
    ],
)
def test_a_move_lies_between_the_last_one_and_today(
    moves: tuple[date, ...], day: date, fits: bool
) -> None:
    if fits:
        check_move(_moved(*moves), day, TODAY)
        return
    with pytest.raises(InputProblem) as caught:
        check_move(_moved(*moves), day, TODAY)
    assert caught.value.where == "moved_on"
    assert LEA.name in caught.value.message


@pytest.mark.parametrize(
    ("board", "report", "where"),
    [
        (date(2026, 12, 15), date(2027, 1, 5), ""),
        (date(2026, 12, 15), date(2026, 12, 15), ""),
        (None, date(2027, 1, 5), ""),
        (OPENED - 200 * DAYS, None, ""),
        (date(2026, 12, 15), date(2026, 1, 5), "report_back_date"),
        (date(2026, 12, 15), date(2026, 12, 14), "report_back_date"),
        (None, OPENED - DAYS, "report_back_date"),
        (date(1999, 1, 1), None, "board_date"),
    ],
)
def test_the_boards_dates(board: date | None, report: date | None, where: str) -> None:
    after = replace(CASE, board_date=board, report_back_date=report)
    if not where:
        check_board_dates(CASE, after)
        return
    with pytest.raises(InputProblem) as caught:
        check_board_dates(CASE, after)
    assert caught.value.where == where
    check_board_dates(after, replace(after, consultant="Ben Ito"))
