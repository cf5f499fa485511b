"""The dates of one case: board meetings, planned visits, the steps of an LCAP review."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from sos_desktop.domain.casework.calendar import Entry, EntryKind
from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.changes import Changes
from sos_desktop.domain.formats import date_words, distance_words
from sos_desktop.foundation import clock
from sos_desktop.services import calendar, cases
from sos_desktop.services.county_files import CountyFile
from ui.context import AppContext
from ui.widgets.basics import button, clear, label, pill
from ui.widgets.forms import Field, FormDialog

_STEPS = (
    Field("lcap_clarification_on", "County asked for clarification", "date"),
    Field("lcap_response_on", "District responded", "date"),
    Field("lcap_recommendations_on", "County sent recommendations", "date"),
    Field("lcap_resubmission_on", "Board considered them, resubmitted", "date"),
    Field("lcap_approved_on", "Approved", "date"),
)


@dataclass(frozen=True, slots=True)
class LcapSteps:
    """The days on which the steps of an LCAP review were taken; None while not taken."""

    lcap_clarification_on: date | None
    lcap_response_on: date | None
    lcap_recommendations_on: date | None
    lcap_resubmission_on: date | None
    lcap_approved_on: date | None


class CaseDatesCard(QFrame):
    """What comes up in a case beside its tasks, each with its source."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        self._file: CaseFile | None = None
        self.steps_button = button(
            "LCAP review…", self.edit_steps, role="quiet", name="Dates of the LCAP review"
        )
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
        self.steps_button.setVisible(file.case.closed_on is None)
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
        """Note the days on which steps of the review were taken."""
        if self._file is None:
            return
        county, case = self._context.county, self._file.case
        steps = LcapSteps(**{field.name: getattr(case, field.name) for field in _STEPS})
        FormDialog(
            self._context, "LCAP review", _STEPS, steps,
            lambda edited: _save(county, case.id, edited), parent=self,
            explanation="Leave a step empty until it is taken. The next one is due 15 days after "
            "it (EC 52070; the days were read in EC 52070.5).",
        ).open()  # fmt: skip


def _save(county: CountyFile, case_id: str, steps: LcapSteps) -> Changes:
    values = {field.name: getattr(steps, field.name) for field in _STEPS}
    case = cases.case_file(county, case_id).case
    return cases.update_case(county, replace(case, **values), "Note LCAP review")


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
    tone = "warn" if late else "accent" if entry.kind is EntryKind.LCAP else "quiet"
    row.addWidget(pill(f"{date_words(entry.day)}, {distance_words(entry.day, today)}", tone))
    return row
