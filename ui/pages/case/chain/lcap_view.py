"""Text for the LCAP with its count, ready to paste, and the results it has to answer."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import PUBLIC
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.stages.cycles import newest_basis
from sos_desktop.domain.dashboard.codes import INDICATORS, group_name
from sos_desktop.domain.documents.lcap_text import (
    RequiredAction,
    answers,
    prompt_text,
    required_actions,
)
from sos_desktop.domain.documents.registry import LCAP
from sos_desktop.domain.documents.results import DashboardResults
from sos_desktop.domain.improvement.thread import Thread
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.dashboard import districts
from sos_desktop.services.languages import language
from ui.context import AppContext
from ui.models.table import Column
from ui.widgets.basics import button, label
from ui.widgets.lists.fitted_table import FittedTable
from ui.widgets.typing import Typing, typing_of


class LcapView(QWidget):
    """The prompt's text above, the checklist below.

    Signals:
        record_asked: The id of a change that answers a result.
    """

    record_asked = Signal(str)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self._file: CaseFile | None = None
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Text for the technical assistance prompt")
        typing_of(self.text, Typing.LOOKS)
        self.count = label("", "small", tone="muted")
        self.copy = button("Copy", self._copy, role="primary", icon_name="copy")
        self.table: FittedTable[RequiredAction] = FittedTable(
            (
                Column("Student group", lambda r: group_name(r.group), width=24),
                Column("Indicator", lambda r: INDICATORS[r.indicator].short, width=16),
                Column("Result", lambda r: r.value, width=20),
                Column("Why", _why, width=16),
                Column("The plan's action", self._answer, tooltip=self._answer, width=44),
            ),
            name="Results the LCAP has to answer",
            key=lambda row: (row.group, row.indicator),
            lines=2,
            whole=False,
        )
        self.table.chosen.connect(self._go)
        self.nothing = label("", tone="muted", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label("Reflections: technical assistance", "strong"), 1)
        head.addWidget(self.count)
        head.addWidget(self.copy)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 8)
        box.setSpacing(8)
        box.addLayout(head)
        box.addWidget(self.text, 2)
        box.addWidget(label("Results the LCAP has to answer", "strong"))
        box.addWidget(self.nothing)
        box.addWidget(self.table, 3)

    def show_file(self, file: CaseFile, _thread: Thread) -> None:
        """Show what a case gives to its LCAP, from what everybody may read."""
        self._file = file
        text = prompt_text(copy_for(file, PUBLIC), language().catalog(LCAP.key))
        self.text.setPlainText(text)
        self.count.setText(f"{len(text):,} characters")
        county = self.context.county

        def results() -> DashboardResults | None:
            year = newest_basis(file.case, file.years).year or file.case.year
            try:
                return districts.district(county, file.case.cds, year).printed
            except InputProblem:
                return None

        self.context.query(results, self._show_results, owner=self)

    def _show_results(self, results: DashboardResults | None) -> None:
        if self._file is None:
            return
        found = required_actions(self._file, results)
        self.table.set_rows(found)
        self.table.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.nothing.setText(
            "No Dashboard figures are loaded, so what the LCAP has to answer cannot be told."
            if results is None or not results.cells
            else "By the loaded figures no result of the district as a whole has to be answered."
        )

    def _answer(self, row: RequiredAction) -> str:
        found = answers(self._file, row) if self._file is not None else ()
        return "; ".join(action.text for action in found) or "no action yet"

    def _go(self, row: RequiredAction) -> None:
        found = answers(self._file, row) if self._file is not None else ()
        if found:
            self.record_asked.emit(found[0].id)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.context.notice.emit("info", "The text is on the clipboard", "")


def _why(row: RequiredAction) -> str:
    return "led to assistance" if row.led_here else "lowest level"
