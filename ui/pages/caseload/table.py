"""The caseload as a table, and as text for the clipboard."""

from collections.abc import Callable, Sequence
from datetime import date

from sos_desktop.domain.formats import date_words
from sos_desktop.foundation.text_tables import tab_separated
from sos_desktop.services.casework.cases import CaseRow
from ui.models.table import Column
from ui.pages.case.tasks import due_short, due_tone, due_words
from ui.pages.caseload.card import basis_words


def _stage(row: CaseRow) -> str:
    words = row.case.stage.words
    return f"{words}, closed" if row.case.closed_on else words


def _next(row: CaseRow) -> str:
    return row.next_task.title if row.next_task and not row.case.closed_on else "none"


def _due(row: CaseRow) -> str:
    return due_short(row.next_task) if row.next_task and not row.case.closed_on else "–"


def _due_in_full(row: CaseRow) -> str:
    return due_words(row.next_task) if row.next_task and not row.case.closed_on else "–"


def _due_on(row: CaseRow) -> date | None:
    return row.next_task.due_on if row.next_task and not row.case.closed_on else None


def _due_date(row: CaseRow) -> str:
    day = _due_on(row)
    return date_words(day) if day else "–"


def _tone(row: CaseRow) -> str:
    return due_tone(row.next_task) if row.next_task and not row.case.closed_on else ""


def _support(row: CaseRow) -> str:
    return row.support.words or "–"


def _latest(row: CaseRow) -> str:
    return str(row.years[-1]) if row.years else "–"


def _groups(row: CaseRow) -> str:
    return ", ".join(row.groups) or "–"


def _priorities(row: CaseRow) -> str:
    return ", ".join(str(number) for number in row.priorities) or "–"


_ABOUT: Callable[[CaseRow], str] = basis_words

COLUMNS: tuple[Column[CaseRow], ...] = (
    Column("District", lambda r: r.lea.name, width=26, tooltip=lambda r: r.lea.name),
    Column("Stage", _stage, sort=lambda r: int(r.case.stage), width=22),
    Column("Consultant", lambda r: r.case.consultant or "unassigned", width=16),
    Column("Next task", _next, width=30, tooltip=_next),
    Column("Due", _due, sort=_due_on, tone=_tone, width=19, tooltip=_due_in_full),
    Column("About", _groups, width=34, tooltip=_ABOUT, spare=True),
    Column("Priorities", _priorities, width=11, spare=True),
    Column("Due date", _due_date, sort=_due_on, width=13, spare=True),
    Column("Year of support", _support, width=18, spare=True),
    Column(
        "Dashboard", _latest, sort=lambda r: r.years[-1] if r.years else None, width=11, spare=True
    ),
    Column("Route", lambda r: r.case.route.words, width=22, spare=True),
    Column(
        "Last activity",
        lambda r: date_words(r.last_activity),
        sort=lambda r: r.last_activity,
        width=13,
        spare=True,
    ),
)


def as_lines(rows: Sequence[CaseRow]) -> str:
    """The rows as tab-separated text with a heading, as spreadsheets and mail take it."""
    cells = ([column.text(row) for column in COLUMNS] for row in rows)
    return tab_separated([column.heading for column in COLUMNS], cells)
