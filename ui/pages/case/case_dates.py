"""The dates of one case: board meetings, planned visits, the steps of an LCAP review."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.dates.calendar import CalendarKind, Entry, under_review
from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.formats import date_words, distance_words
from sos_desktop.foundation import clock
from sos_desktop.services.casework import calendar
from ui.context import AppContext
from ui.pages.case.lcap import CHANGE, lcap_dialog
from ui.widgets.basics import button, clear, label, pill


class CaseDatesCard(QFrame):
    """What comes up in a case beside its tasks, each with its source."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        self._file: CaseFile | None = None
        self.steps_button = button(f"{CHANGE}…", self.edit_steps, role="quiet")
        head = QHBoxLayout()
        head.addWidget(label("Dates of this case", "heading", wrap=True), 1)
        head.addWidget(self.steps_button)
        self._body = QVBoxLayout()
        self._body.setSpacing(6)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(6)
        box.addLayout(head)
        box.addLayout(self._body)

    def show_file(self, file: CaseFile) -> None:
        """Show a case's dates."""
        self._file = file
        self.steps_button.setVisible(file.case.closed_on is None and under_review(file.case))
        clear(self._body)
        found = calendar.case_dates(file) if file.case.closed_on is None else ()
        for entry in found:
            self._body.addLayout(_row(entry))
        if not found:
            words = "Board meetings, planned visits and steps of an LCAP review stand here."
            if file.case.route is Route.LCAP:
                words = "No step of the LCAP review is waiting."
            self._body.addWidget(label(words, tone="muted", wrap=True))

    def edit_steps(self) -> None:
        """Open what edits the steps of the review, as the Identification tab does."""
        if self._file is not None:
            lcap_dialog(self._context, self, self._file).open()


def _row(entry: Entry) -> QHBoxLayout:
    today = clock.today()
    late = entry.day < today
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(entry.title, wrap=True))
    if entry.more:
        words.addWidget(label(entry.more, "small", tone="muted", wrap=True))
    row = QHBoxLayout()
    row.addLayout(words, 1)
    tone = "warn" if late else "accent" if entry.kind is CalendarKind.LCAP else "quiet"
    row.addWidget(pill(f"{date_words(entry.day)}, {distance_words(entry.day, today)}", tone))
    return row
