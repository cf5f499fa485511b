"""The district's own direction: its priorities, its LCAP, and the other plans it is under."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.partners.coherence import plan_short, plan_words
from sos_desktop.domain.casework.records import DistrictPriority, LcapGoal, OtherPlan
from sos_desktop.domain.casework.words import PlanKind
from sos_desktop.services.casework import coherence
from ui.context import AppContext
from ui.pages.case.declared import list_of, shown
from ui.widgets.basics import button, label
from ui.widgets.flow import FlowLayout
from ui.widgets.lists.record_list import RecordList

PRIORITIES = list_of(
    DistrictPriority,
    "What the district itself says matters most comes first; the work builds on it.",
    lambda file: DistrictPriority(case_id=file.case.id, text=""),
    (shown(DistrictPriority.text, width=60),),
    title="The district's own priorities",
)
GOALS = list_of(
    LcapGoal,
    "Goals and actions of the district's LCAP that this work feeds, so that no new plan is needed.",
    lambda file: LcapGoal(case_id=file.case.id, number=""),
    (shown(LcapGoal.number, width=10), shown(LcapGoal.text, width=50)),
    title="LCAP goals and actions",
)
PLANS = list_of(
    OtherPlan,
    "Plans that ask the same people for causes and actions: CSI and ATSI, special education "
    "monitoring, Equity Multiplier. An action names the one it serves.",
    lambda file: OtherPlan(case_id=file.case.id, kind=PlanKind.SPECIAL_EDUCATION),
    (
        shown(OtherPlan.kind, width=28),
        shown(OtherPlan.text, width=40, missing="–"),
        shown(OtherPlan.group, width=24, missing="–"),
    ),
    title="Other plans the district is under",
)


class PlansList(RecordList[OtherPlan]):
    """Other plans; those CDE's loaded lists tell of are offered with one click."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, PLANS, parent)
        self._proposed: tuple[OtherPlan, ...] = ()
        self.hint = label("", "small", tone="muted")
        self.take_button = button("", self._take, icon_name="plus")
        self.offer = FlowLayout()
        self.offer.addWidget(self.hint)
        self.offer.addWidget(self.take_button)
        self.box.addLayout(self.offer)
        self._show_proposed(())

    def show_records(self, file: CaseFile, found: Sequence[OtherPlan]) -> None:
        super().show_records(file, found)
        county, case_id = self._context.county, file.case.id

        def show(plans: tuple[OtherPlan, ...]) -> None:
            if self._file is not None and self._file.case.id == case_id:
                self._show_proposed(plans)

        self._context.query(
            lambda: coherence.proposed_plans(county, case_id),
            show,
            owner=self,
            failed=lambda _gone: self._show_proposed(()),
        )

    def _show_proposed(self, plans: tuple[OtherPlan, ...]) -> None:
        self._proposed = plans
        names = ", ".join(plan_short(plan) for plan in plans)
        self.hint.setText(f"CDE's loaded lists have schools of this district under {names}.")
        self.take_button.setText(f"Add {names}")
        self.take_button.setAccessibleName(f"Add {names} from CDE's lists")
        self.take_button.setToolTip("\n".join(plan_words(plan) for plan in plans))
        for widget in (self.hint, self.take_button):
            widget.setVisible(bool(plans))

    def _take(self) -> None:
        county, plans = self._context.county, self._proposed
        if plans and self._file is not None:
            case_id = self._file.case.id
            self._context.change(lambda: coherence.take_over(county, case_id, plans), owner=self)
