"""Records of help from others that was proposed to a district."""

from datetime import date
from typing import Any

from sos_desktop.domain.casework.records.base import CaseEvent, CaseRecord
from sos_desktop.domain.casework.records.case import WHICH_PRIORITY
from sos_desktop.domain.casework.records.registers import Provider
from sos_desktop.domain.casework.records.schema import (
    DISTRICT,
    OFFICE,
    Editor,
    Search,
    field,
    record,
)
from sos_desktop.domain.casework.words import (
    GROUP_CODES,
    PRIORITY_CODES,
    CasePart,
    DistrictChoice,
    ReferralOutcome,
)
from sos_desktop.domain.changes import Subject
from sos_desktop.foundation.errors import InputProblem

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
