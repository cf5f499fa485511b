"""Records of support: aims, actions, measures, progress, help from others."""

from datetime import date
from typing import Any

from sos_desktop.domain.casework.records.base import CaseEvent, CaseRecord, OrderedRecord
from sos_desktop.domain.casework.records.case import WHICH_PRIORITY
from sos_desktop.domain.casework.records.needs import Cause
from sos_desktop.domain.casework.records.outreach import LcapGoal, OtherPlan
from sos_desktop.domain.casework.records.registers import Provider
from sos_desktop.domain.casework.records.schema import (
    DISTRICT,
    OFFICE,
    PUBLIC,
    Editor,
    Search,
    field,
    record,
)
from sos_desktop.domain.casework.words import (
    GROUP_CODES,
    PRIORITY_CODES,
    ActionState,
    CasePart,
    DistrictChoice,
    ProposedBy,
    ReferralOutcome,
    Sensitivity,
)
from sos_desktop.domain.changes import Subject
from sos_desktop.foundation.errors import InputProblem


@record("aim", read=PUBLIC, part=CasePart.SUPPORT, keywords="new goal")
class Aim(OrderedRecord):
    """What will be better, for whom, by how much, by when."""

    text: str = field(
        "Aim",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        required="Write what will be better, for whom, by how much and by when.",
    )
    group: str = field("For", read=PUBLIC, codes=GROUP_CODES, empty_label="Everyone", default="")
    due_on: date | None = field("By", read=PUBLIC, default=None)


@record("action", read=PUBLIC, part=CasePart.SUPPORT, keywords="new plan")
class Action(OrderedRecord):
    """A step of the plan.

    Attributes:
        schools: Where it happens; "" when nothing is noted, which means everywhere.
        owner: Who sees to it, in the district: a role, as it is printed.
        provider: Which organization helps (COE, SELPA, Geographic Lead, ...).
        cost: Whole dollars; None when not known, 0 when it costs nothing.
        lcap_goal_id: The LCAP goal or action it is part of.
        other_plan_id: Another plan of the district it serves as well.
    """

    text: str = field(
        "What",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        required="Write what will be done.",
    )
    schools: str = field(
        "Schools",
        read=PUBLIC,
        search=Search.BODY,
        placeholder="Where it happens; empty when everywhere",
        default="",
    )
    owner: str = field(
        "Who sees to it",
        Editor.NAME,
        read=PUBLIC,
        search=Search.BODY,
        placeholder="Director of special education",
        remark="a role, not a name",
        default="",
    )
    provider: str = field(
        "Help from",
        Editor.NAME,
        read=PUBLIC,
        search=Search.BODY,
        placeholder="COE, SELPA, Geographic Lead, …",
        remark="an organization, not a name",
        default="",
    )
    starts_on: date | None = field("From", read=PUBLIC, default=None)
    ends_on: date | None = field("To", read=PUBLIC, default=None)
    cost: int | None = field(
        "Cost in dollars",
        Editor.MONEY,
        read=PUBLIC,
        placeholder="Empty when not known, 0 when free",
        default=None,
    )
    lcap_goal_id: str | None = field(
        "LCAP goal or action",
        read=PUBLIC,
        references=LcapGoal,
        empty_label="None yet",
        default=None,
    )
    other_plan_id: str | None = field(
        "Another plan", read=PUBLIC, references=OtherPlan, empty_label="None", default=None
    )
    aim_id: str | None = field(
        "Aim", read=PUBLIC, references=Aim, list_scope=True, empty_label="No aim", default=None
    )
    cause_id: str | None = field(
        "Answers the cause", read=PUBLIC, references=Cause, empty_label="No cause", default=None
    )
    proposed_by: ProposedBy | None = field(
        "Proposed by", read=DISTRICT, empty_label="Not noted", default=None
    )
    state: ActionState = field("State", read=PUBLIC, default=ActionState.PLANNED)

    def own_readers(self) -> Sensitivity:
        """Only an action that is pursued is public."""
        return DISTRICT if self.state is ActionState.DROPPED else PUBLIC

    def check(self, lea_kind: str) -> None:
        """It does not end before it starts, and costs no less than nothing."""
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise InputProblem(
                "The action ends before it starts. Check both dates.", where="ends_on"
            )
        if self.cost is not None and self.cost < 0:
            raise InputProblem(
                "A cost is in whole dollars and cannot be below 0. Leave it empty when it is not "
                "known.",
                where="cost",
            )


@record("measure", read=PUBLIC, part=CasePart.SUPPORT, keywords="new indicator")
class Measure(OrderedRecord):
    """How the team will know; baseline and target in `unit`."""

    name: str = field(
        "Measure", read=PUBLIC, search=Search.TITLE, required="Give the measure a name."
    )
    unit: str = field("Unit", read=PUBLIC, placeholder="%, students, days …", default="")
    baseline: float | None = field("Baseline", read=PUBLIC, default=None)
    baseline_on: date | None = field(
        "Baseline measured on", Editor.EVENT_DATE, read=PUBLIC, default=None
    )
    target: float | None = field("Target", read=PUBLIC, default=None)
    target_on: date | None = field("Target by", read=PUBLIC, default=None)
    aim_id: str | None = field(
        "Aim", read=PUBLIC, references=Aim, list_scope=True, empty_label="No aim", default=None
    )

    def check(self, lea_kind: str) -> None:
        """The target does not lie before the baseline."""
        first, last = self.baseline_on, self.target_on
        if first and last and last < first:
            raise InputProblem(
                "The target's date is before the baseline's. Check both dates.", where="target_on"
            )


@record(
    "progress note",
    plural="Progress",
    tag="Progress",
    read=PUBLIC,
    part=CasePart.SUPPORT,
    icon="trending-up",
)
class ProgressNote(CaseRecord):
    """What happened since; with `measure_id` and `value` also a reading of a measure."""

    noted_on: date = field("Date", Editor.EVENT_DATE, read=PUBLIC, sort=True, activity=True)
    text: str = field(
        "What happened",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        required="Write what happened.",
    )
    action_id: str | None = field(
        "Action", read=PUBLIC, references=Action, empty_label="No action", default=None
    )
    measure_id: str | None = field(
        "Measure", read=PUBLIC, references=Measure, empty_label="No measure", default=None
    )
    value: float | None = field(
        "Value", read=PUBLIC, placeholder="Empty unless it is a reading", default=None
    )
    sensitivity: Sensitivity = field("Who may read this", read=PUBLIC, default=DISTRICT)

    @property
    def history_name(self) -> str:
        """Nothing; its text may not be for everybody."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Its day."""
        return {"noted_on": self.noted_on.isoformat()}

    def check(self, lea_kind: str) -> None:
        """A value belongs to a measure."""
        if self.value is not None and self.measure_id is None:
            raise InputProblem("Choose the measure this value belongs to.", where="measure_id")

    def event(self) -> CaseEvent:
        """What happened."""
        return CaseEvent(self.noted_on, "Progress", self.text)


_HELPED = (ReferralOutcome.HELPED, ReferralOutcome.PARTLY)


@record(
    "referral",
    read=DISTRICT,
    part=CasePart.SUPPORT,
    icon="handshake",
    subjects=Subject.REGISTERS,
    in_caseload=False,
    keywords="new provider refer help",
)
class Referral(CaseRecord):
    """Help from somebody else that was proposed to a district.

    Attributes:
        provider_id: Of the register; None when the provider was removed from it.
        provider: Its name as it was then.
        priority, group: The need it answers: a state priority 1 to 10, a student group's code.
        choice: What the district decided.
        outcome: None while it is not known.
    """

    provider: str = field("Provider", read=DISTRICT, search=Search.TITLE, naming=True)
    purpose: str = field(
        "What for",
        Editor.TEXT,
        read=DISTRICT,
        search=Search.BODY,
        naming=True,
        placeholder="What the help is for, in a few words",
        required="Write what the help is for.",
    )
    referred_on: date = field("Proposed on", Editor.EVENT_DATE, read=DISTRICT, sort=True)
    provider_id: str | None = field(
        "Provider", read=DISTRICT, references=Provider, in_history=False, default=None
    )
    priority: int | None = field(
        "State priority",
        read=DISTRICT,
        codes=PRIORITY_CODES,
        empty_label="No priority",
        default=None,
    )
    group: str = field(
        "Student group", read=DISTRICT, codes=GROUP_CODES, empty_label="No group", default=""
    )
    choice: DistrictChoice = field("District's choice", read=DISTRICT, default=DistrictChoice.OPEN)
    starts_on: date | None = field("Help from", read=DISTRICT, default=None)
    ends_on: date | None = field("Help to", read=DISTRICT, default=None)
    outcome: ReferralOutcome | None = field(
        "What came of it", read=DISTRICT, empty_label="Not known yet", default=None
    )
    outcome_note: str = field(
        "What came of it, in words",
        Editor.TEXT,
        read=OFFICE,
        search=Search.BODY,
        placeholder="What helped, what did not",
        default="",
    )

    @property
    def history_name(self) -> str:
        """Who was to help."""
        return self.provider

    def check(self, lea_kind: str) -> None:
        """Somebody helps with something known, on days that can follow each other."""
        if not self.provider:
            raise InputProblem("Choose a provider.", where="provider_id")
        if self.priority is not None and self.priority not in PRIORITY_CODES.words:
            raise InputProblem(WHICH_PRIORITY, where="priority")
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise InputProblem("The help ends before it starts. Check both dates.", where="ends_on")
        if self.ends_on and self.ends_on < self.referred_on:
            raise InputProblem(
                "The help ends before it was proposed. Check both dates.", where="ends_on"
            )

    def check_change(self, before: Any) -> None:
        """Help that was declined did not help."""
        if self._contradicts_itself() and not (before is not None and before._contradicts_itself()):
            raise InputProblem(
                "The district declined this help, so it cannot have helped. Change the district's "
                "choice, or say that what came of it is not known yet.",
                where="outcome",
            )

    def _contradicts_itself(self) -> bool:
        return self.choice is DistrictChoice.DECLINED and self.outcome in _HELPED

    def event(self) -> CaseEvent:
        """Who was proposed, what the district chose, and what came of it."""
        parts = [self.purpose, self.choice.words]
        parts += [self.outcome.words] if self.outcome else []
        return CaseEvent(self.referred_on, f"Referral to {self.provider}", "\n".join(parts))
