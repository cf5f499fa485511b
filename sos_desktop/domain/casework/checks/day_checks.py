"""Which days cannot be right in a case, judged when they are entered, never afterwards."""

from datetime import date, timedelta

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.dates.work_days import holiday
from sos_desktop.domain.casework.records import Case, CaseRecord
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation.errors import InputProblem

BEFORE = timedelta(days=2 * 366)
"""How long before a case opened something may have happened in it. A case is often opened after the
first call or a decision of the board, and one that enters in its second year of help brings the
first year's contacts along; what is older than two years is a slip."""
AHEAD = timedelta(days=2 * 366)
"""How far ahead somebody plans a contact."""


def check_happened(case: Case, before: CaseRecord | None, after: CaseRecord, today: date) -> None:
    """Raise when something is said to have happened on an impossible day.

    A day that stands already is left alone, so that what was entered once can be edited.

    Args:
        case: The case it belongs to.
        before: The record as it was kept; None when it is new.
        after: As it is to be kept.
        today: This computer's date.

    Raises:
        InputProblem: With `where` set to the field.
    """
    for name in kind_of(type(after)).names(lambda field: field.past):
        day: date | None = getattr(after, name)
        if day is not None and (before is None or getattr(before, name) != day):
            _check_past(case, after, name, day, today)


def _check_past(case: Case, record: CaseRecord, name: str, day: date, today: date) -> None:
    if day < case.opened_on - BEFORE:
        raise InputProblem(
            f"This case opened on {date_words(case.opened_on)}; a {kind_of(type(record)).noun} "
            "more than two years before that is not a part of it. Check the date.",
            where=name,
        )
    if record.may_lie_ahead():
        if day > today + AHEAD:
            raise InputProblem(
                f"{date_words(day)} is more than two years ahead. Check the date.", where=name
            )
    elif day > today:
        raise InputProblem(
            f"{date_words(day)} has not come yet, so nothing can have happened then. Check the "
            "date.",
            where=name,
        )


def check_move(file: CaseFile, day: date, today: date) -> None:
    """Raise unless a move lies between the opening, or the move before it, and today.

    Raises:
        InputProblem: With `where` set to the day of the move.
    """
    last = max((move.moved_on for move in file.moves), default=file.case.opened_on)
    first = max(last, file.case.opened_on)
    if day > today:
        raise InputProblem(
            f"{file.lea.name}: a move is noted once it has happened, and {date_words(day)} has "
            "not come yet. Write today's date or an earlier one.",
            where="moved_on",
        )
    if day < min(first, today):
        what = "was moved last" if first > file.case.opened_on else "was opened"
        raise InputProblem(
            f"{file.lea.name}: the case {what} on {date_words(first)}, so it cannot have moved "
            "before. Check the date.",
            where="moved_on",
        )


def check_board_dates(before: Case, after: Case) -> None:
    """Raise when the board's dates, as they are now entered, contradict each other or the case.

    A report back to the board comes after the meeting that asks for it, and not before the case.

    Raises:
        InputProblem: With `where` set to the field.
    """
    board, report = after.board_date, after.report_back_date
    if (board, report) == (before.board_date, before.report_back_date):
        return
    for name, day in (("board_date", board), ("report_back_date", report)):
        if day is not None and day != getattr(before, name) and (off := holiday(day)):
            raise InputProblem(
                f"{date_words(day)} is {off}; no board meets then. Check the date.", where=name
            )
    if board is not None and board < after.opened_on - BEFORE:
        raise InputProblem(
            f"The board meeting lies more than two years before the case opened on "
            f"{date_words(after.opened_on)}. Check the date.",
            where="board_date",
        )
    if report is None:
        return
    if board is not None and report < board:
        raise InputProblem(
            f"The report back on {date_words(report)} lies before the board meeting on "
            f"{date_words(board)}. Check both dates.",
            where="report_back_date",
        )
    if report < after.opened_on:
        raise InputProblem(
            f"The report back lies before the case opened on {date_words(after.opened_on)}. "
            "Check the date.",
            where="report_back_date",
        )
