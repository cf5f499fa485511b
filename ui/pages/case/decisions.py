"""What was decided together, who proposed it, and a quiet word about whose work it is."""

from collections.abc import Sequence
from typing import Any

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.partners import agency
from sos_desktop.domain.casework.records import Decision
from sos_desktop.domain.casework.words import ProposedBy, Stage
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation import clock
from ui.context import AppContext
from ui.models.table import Column
from ui.pages.case.people import offer_people
from ui.pages.case.tabs import PROPOSED, people_of
from ui.widgets.basics import label
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import Field
from ui.widgets.lists.record_list import ListSpec, RecordList

_TONES = {ProposedBy.DISTRICT: "good", ProposedBy.JOINT: "accent", ProposedBy.COE: "quiet"}


def _who(decision: Decision) -> str:
    return decision.proposed_by.words if decision.proposed_by else "not noted"


DECISIONS = ListSpec(
    "Decisions",
    "decision",
    "What was decided together, and who proposed it: the district, the county office, or both.",
    (
        Column("Date", lambda d: date_words(d.decided_on), sort=lambda d: d.decided_on, width=13),
        Column("Decision", lambda d: d.text, width=40, tooltip=lambda d: d.text),
        Column(
            "Stage",
            lambda d: f"{int(d.stage)} {d.stage.title}",
            sort=lambda d: int(d.stage),
            width=16,
        ),
        Column(
            "Proposed by",
            _who,
            width=14,
            tone=lambda d: _TONES[d.proposed_by] if d.proposed_by else "quiet",
        ),
        Column("Who took part", lambda d: d.people or "not noted", width=34),
    ),
    lambda file: (
        Field("text", "Decision", "text"),
        Field("decided_on", "Date", "event", required=True),
        Field("proposed_by", "Proposed by", "choice", PROPOSED),
        Field("stage", "Stage", "choice", tuple((s, f"{int(s)} {s.title}") for s in Stage)),
        Field("people", "Who took part", "names", hint="Roles or names", offers=people_of(file)),
    ),
    lambda file: Decision(
        case_id=file.case.id, text="", decided_on=clock.today(), stage=file.case.stage
    ),
)


class DecisionsList(RecordList):
    """The decisions, newest first, with the counts of who proposed what below."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, DECISIONS)
        self.counts = label("", "small", tone="muted", wrap=True)
        self.warning = label("", tone="warn", wrap=True)
        self.box.addWidget(self.counts)
        self.box.addWidget(self.warning)
        self.opened.connect(self._offer)

    def _offer(self, dialog: FormDialog) -> None:
        if self._file is not None:
            offer_people(self._context, dialog, self._file)

    def show_records(self, file: CaseFile, found: Sequence[Any]) -> None:
        super().show_records(file, found)
        counted = agency.agency(file)
        self.counts.setText(agency.counts_words(counted))
        parts = ", ".join(counted.parts)
        self.counts.setToolTip(f"Counted: {parts}." if parts else "")
        self.warning.setText(agency.agency_words(counted))
        self.warning.setVisible(bool(self.warning.text()))
