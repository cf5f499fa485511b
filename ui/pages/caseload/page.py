"""The caseload: a board by stage or a table, with filters that stay."""

from typing import Any, ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.changes import Subject
from sos_desktop.domain.formats import date_words
from sos_desktop.services import cases
from sos_desktop.services.cases import CaseRow
from ui.context import AppContext
from ui.models.table import Column
from ui.pages.base import Page
from ui.pages.case.tasks import due_tone, due_words
from ui.pages.caseload.cards import Board, basis_words
from ui.pages.caseload.pick_lea import PickLeaDialog
from ui.widgets.basics import EmptyState, button, label
from ui.widgets.tables import RecordTable

_EVERYBODY, _NOBODY = "All consultants", "Unassigned"

COLUMNS: tuple[Column[CaseRow], ...] = (
    Column("District", lambda r: r.lea.name, width=26),
    Column("Stage", lambda r: f"{int(r.case.stage)} {r.case.stage.title}",
           sort=lambda r: int(r.case.stage), width=22),
    Column("About", basis_words, width=34, tooltip=basis_words),
    Column("Route", lambda r: r.case.route.words, width=18),
    Column("Consultant", lambda r: r.case.consultant or "unassigned", width=16),
    Column("Next task", lambda r: r.next_task.title if r.next_task else "none", width=30),
    Column("Due", lambda r: due_words(r.next_task) if r.next_task else "–",
           sort=lambda r: r.next_task.due_on if r.next_task else None,
           tone=lambda r: due_tone(r.next_task) if r.next_task else "", width=26),
    Column("Last activity", lambda r: date_words(r.last_activity),
           sort=lambda r: r.last_activity, width=13),
)  # fmt: skip


class CaseloadPage(Page):
    """Every case of the county."""

    key: ClassVar[str] = "caseload"
    title: ClassVar[str] = "Caseload"
    subjects: ClassVar[Subject] = Subject.CASES | Subject.TASKS | Subject.CASE_CONTENT

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._rows: tuple[CaseRow, ...] = ()
        self.open_action = QAction("Open a case…", self)
        self.open_action.setData("primary")
        self.open_action.triggered.connect(self._open_case)
        self.counts = label("", tone="muted", wrap=True)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by name or group")
        self.filter.setAccessibleName("Filter cases")
        self.filter.setClearButtonEnabled(True)
        self.consultant = QComboBox()
        self.consultant.setAccessibleName("Consultant")
        self.route = QComboBox()
        self.route.setAccessibleName("Route")
        for words in ("All routes", *(route.words for route in Route)):
            self.route.addItem(words)
        self.overdue = self._chip("Overdue", self._apply)
        self.closed = self._chip("Closed too", self.mark_stale)
        self.as_board = self._chip("Board", lambda: self._show_as(self.board))
        self.as_table = self._chip("Table", lambda: self._show_as(self.table))
        self.board = Board()
        self.table = RecordTable(COLUMNS, name="Cases", key=lambda row: row.case.id)
        self._lay_out()
        self._show_as(self.board)
        self.filter.textChanged.connect(lambda _text: self._apply())
        self.consultant.currentIndexChanged.connect(lambda _n: self._apply())
        self.route.currentIndexChanged.connect(lambda _n: self._apply())
        self.board.opened.connect(self._go)
        self.table.chosen.connect(self._go)

    def _chip(self, text: str, clicked: Any) -> Any:
        chip = button(text, clicked, role="chip")
        chip.setCheckable(True)
        return chip

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(label("Caseload", "title"))
        head.addWidget(self.counts, 1)
        head.addWidget(self.as_board)
        head.addWidget(self.as_table)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        self.filter.setMaximumWidth(280)
        self.filter.setMinimumWidth(self.fontMetrics().averageCharWidth() * 16)
        for combo in (self.consultant, self.route):
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(11)
        for widget in (self.filter, self.consultant, self.route, self.overdue, self.closed):
            tools.addWidget(widget)
        tools.addStretch(1)
        self.views = QStackedWidget()
        self.views.addWidget(self.board)
        self.views.addWidget(self.table)
        self.none_left = label("No case fits these filters.", tone="muted")
        self.none_left.hide()
        self.content = QWidget()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(tools)
        column.addWidget(self.none_left)
        column.addWidget(self.views, 1)
        self.empty = EmptyState(
            "kanban", "No cases yet",
            "Open a case for an identified district on the Identification page, or here for a "
            "district that asks for help or whose LCAP was not approved.",
            "See who is identified", lambda: self.context.go.emit("identification", {}),
        )  # fmt: skip
        self.stack = QStackedWidget()
        self.stack.addWidget(self.content)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 16)
        layout.addWidget(self.stack)

    def page_actions(self) -> list[QAction]:
        return [self.open_action]

    def reload(self) -> None:
        county, closed = self.context.county, self.closed.isChecked()
        self.context.query(
            lambda: cases.list_cases(county, include_closed=closed), self._show, owner=self
        )

    def _show(self, rows: tuple[CaseRow, ...]) -> None:
        self._rows = rows
        nothing = not rows and not self.closed.isChecked()
        self.stack.setCurrentWidget(self.empty if nothing else self.content)
        self._fill_consultants()
        self._show_counts()
        self._apply()

    def _fill_consultants(self) -> None:
        chosen = self.consultant.currentText()
        names = sorted({row.case.consultant for row in self._rows if row.case.consultant})
        self.consultant.blockSignals(True)
        self.consultant.clear()
        self.consultant.addItems([_EVERYBODY, _NOBODY, *names])
        self.consultant.setCurrentIndex(max(self.consultant.findText(chosen), 0))
        self.consultant.blockSignals(False)

    def _show_counts(self) -> None:
        rows = [row for row in self._rows if row.case.closed_on is None]
        overdue = sum(bool(row.overdue) for row in rows)
        unassigned = sum(not row.case.consultant for row in rows)
        cases_words = "1 open case" if len(rows) == 1 else f"{len(rows)} open cases"
        self.counts.setText(f"{cases_words} · {overdue} overdue · {unassigned} unassigned")

    def _apply(self) -> None:
        shown = [row for row in self._rows if self._fits(row)]
        self.board.show_rows(shown)
        self.table.set_rows(shown)
        self.none_left.setVisible(bool(self._rows) and not shown)

    def _fits(self, row: CaseRow) -> bool:
        wanted = self.filter.text().strip().casefold()
        text = f"{row.lea.name} {' '.join(row.groups)}".casefold()
        who, route = self.consultant.currentText(), self.route.currentText()
        by_consultant = (
            who in ("", _EVERYBODY)
            or (who == _NOBODY and not row.case.consultant)
            or who == row.case.consultant
        )
        by_route = self.route.currentIndex() <= 0 or route == row.case.route.words
        by_overdue = bool(row.overdue) or not self.overdue.isChecked()
        return wanted in text and by_consultant and by_route and by_overdue

    def _show_as(self, view: QWidget) -> None:
        self.views.setCurrentWidget(view)
        self.as_board.setChecked(view is self.board)
        self.as_table.setChecked(view is self.table)

    def _go(self, row: CaseRow) -> None:
        self.context.go.emit("case", {"case_id": row.case.id})

    def _open_case(self) -> None:
        PickLeaDialog(self.context, self).open()
