"""What was decided together, who proposed it, and a quiet word about whose work it is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.partners import agency
from sos_desktop.domain.casework.records import Decision
from sos_desktop.domain.casework.words import ProposedBy
from sos_desktop.foundation import clock
from ui.context import AppContext
from ui.pages.case.declared import list_of, shown
from ui.pages.case.people import Asking, offer_people
from ui.widgets.basics import label
from ui.widgets.lists.record_list import RecordList

_TONES = {ProposedBy.DISTRICT: "good", ProposedBy.JOINT: "accent", ProposedBy.COE: "quiet"}


def _tone(decision: Decision) -> str:
    return _TONES.get(decision.proposed_by, "quiet") if decision.proposed_by else "quiet"


DECISIONS = list_of(
    Decision,
    "What was decided together, and who proposed it: the district, the county office, or both.",
    lambda file: Decision(
        case_id=file.case.id, text="", decided_on=clock.today(), stage=file.case.stage
    ),
    (
        shown(Decision.decided_on, width=13),
        shown(Decision.text),
        shown(Decision.stage),
        shown(Decision.proposed_by, width=14, tone=_tone),
        shown(Decision.people),
    ),
)


class DecisionsList(RecordList[Decision]):
    """The decisions, newest first, with the counts of who proposed what below."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, DECISIONS, parent)
        self.counts = label("", "small", tone="muted", wrap=True)
        self.warning = label("", tone="warn", wrap=True)
        self.box.addWidget(self.counts)
        self.box.addWidget(self.warning)
        self.opened.connect(self._offer)

    def _offer(self, asking: Asking) -> None:
        if self._file is not None:
            offer_people(self._context, asking, self._file)

    def show_records(self, file: CaseFile, found: Sequence[Decision]) -> None:
        super().show_records(file, found)
        counted = agency.agency(file)
        self.counts.setText(agency.counts_words(counted))
        parts = ", ".join(counted.parts)
        self.counts.setToolTip(f"Counted: {parts}." if parts else "")
        self.warning.setText(agency.agency_words(counted))
        self.warning.setVisible(bool(self.warning.text()))
