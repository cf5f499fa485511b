"""Records of needs: strengths and weaknesses, causes, evidence, interviews."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sos_desktop.domain.casework.records.base import CaseEvent, CaseRecord, OrderedRecord
from sos_desktop.domain.casework.records.case import COE_ONLY, NOT_FOR_DISTRICTS, WHICH_PRIORITY
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
    PRIORITY_CODES,
    CasePart,
    CauseState,
    EvidenceKind,
    FindingKind,
    ProposedBy,
    Sensitivity,
    Verb,
)
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation.errors import InputProblem


@record(
    "interview",
    read=PUBLIC,
    part=CasePart.NEEDS,
    icon="message-square",
    keywords="new heard empathy listening",
    in_appendix=True,
)
class Interview(CaseRecord):
    """What somebody said who knows the problem from the inside; by role, never by name.

    Attributes:
        role: Whose voice it is ("a parent of a seventh grader").
        summary: What was heard, in the words of who asked.
        quotes: Their own words, by which somebody may be known; the county office's only.
    """

    role: str = field(
        "Whose voice",
        read=PUBLIC,
        search=Search.TITLE,
        placeholder="A parent of a seventh grader, a bus driver",
        remark="a role, not a name",
        required="Write whose voice it is: a role, not a name.",
        naming=True,
    )
    held_on: date = field(
        "Date", Editor.EVENT_DATE, read=PUBLIC, sort=True, past=True, activity=True
    )
    place: str = field(
        "Where",
        read=DISTRICT,
        search=Search.BODY,
        placeholder="School, office, video call",
        default="",
    )
    summary: str = field("What we heard", Editor.TEXT, read=PUBLIC, search=Search.BODY, default="")
    quotes: str = field(
        "In their own words",
        Editor.TEXT,
        read=OFFICE,
        search=Search.BODY,
        placeholder="Kept in the county office",
        default="",
    )
    sensitivity: Sensitivity = field("Who may read this", read=PUBLIC, default=DISTRICT)

    @property
    def history_name(self) -> str:
        """Its day; whose voice it is may not be for everybody."""
        return date_words(self.held_on)

    def event(self) -> CaseEvent:
        """Whose voice was heard, and what it said."""
        return CaseEvent(self.held_on, f"Interview: {self.role}", self.summary)


@record(
    "finding",
    plural="Strengths and weaknesses",
    tag="Strength or weakness",
    read=PUBLIC,
    part=CasePart.NEEDS,
)
class Finding(OrderedRecord):
    """A strength or weakness by state priority; `priority` 1 to 10.

    Attributes:
        sensitivity: A new strength is offered as public, a new weakness is not
            (`readers.default_readers`).
    """

    kind: FindingKind = field("Kind", read=PUBLIC, sort=True, list_scope=True)
    priority: int = field("State priority", read=PUBLIC, codes=PRIORITY_CODES)
    text: str = field(
        "What we see",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        required="Write the strength or weakness in a few words.",
    )
    source: str = field(
        "Source",
        read=PUBLIC,
        search=Search.BODY,
        placeholder="Dashboard 2025, local data; a role, not a name",
        default="",
    )
    district_words: str = field(
        "In the district's words",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        placeholder="What the district's own people say about it",
        default="",
    )
    interview_id: str | None = field(
        "Heard in",
        Editor.NONE,
        read=DISTRICT,
        references=Interview,
        empty_label="No interview",
        default=None,
    )
    sensitivity: Sensitivity = field("Who may read this", read=PUBLIC, default=DISTRICT)

    @property
    def history_name(self) -> str:
        """Nothing; its text may not be for everybody."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Which of the two it is, and its state priority."""
        return {"kind": str(self.kind), "priority": self.priority}

    @classmethod
    def history_noun(cls, codes: Mapping[str, str | int]) -> str:
        """Which of the two it is."""
        return "strength" if codes.get("kind") == FindingKind.STRENGTH else "weakness"

    @classmethod
    def history_words(cls, codes: Mapping[str, str | int]) -> str:
        """Its state priority."""
        return f"Priority {codes['priority']}" if "priority" in codes else ""

    def check(self, lea_kind: str) -> None:
        """The state priority is one the LEA has."""
        if self.priority not in PRIORITY_CODES.words:
            raise InputProblem(WHICH_PRIORITY, where="priority")
        if self.priority in COE_ONLY and lea_kind != EntityKind.COE:
            raise InputProblem(NOT_FOR_DISTRICTS, where="priority")


_CAUSE_VERBS = {
    CauseState.POSSIBLE: Verb.DOUBT,
    CauseState.VALIDATED: Verb.VALIDATE,
    CauseState.REJECTED: Verb.SET_ASIDE,
}


@record("cause", read=PUBLIC, part=CasePart.NEEDS)
class Cause(OrderedRecord):
    """A node of the cause tree; top nodes are the bones of the fishbone.

    Attributes:
        agreement: Percent of partners who agreed, 0-100; None when nobody was asked.
        rejected_because: Why it was set aside; "" unless the state is REJECTED.
    """

    text: str = field(
        "Cause",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        required="Write the cause in a few words.",
    )
    parent_id: str | None = field(
        "Stands under",
        Editor.NONE,
        read=PUBLIC,
        references="self",
        cascade=True,
        list_scope=True,
        default=None,
    )
    state: CauseState = field("State", read=PUBLIC, default=CauseState.POSSIBLE)
    proposed_by: ProposedBy | None = field(
        "Proposed by", read=DISTRICT, empty_label="Not noted", default=None
    )
    agreement: int | None = field(
        "Partners who agree, in percent",
        read=PUBLIC,
        placeholder="Empty when nobody was asked",
        default=None,
    )
    rejected_because: str = field(
        "Set aside because", Editor.TEXT, read=DISTRICT, search=Search.BODY, default=""
    )

    def check(self, lea_kind: str) -> None:
        """Agreement is a percent, and no cause stands under itself."""
        if self.agreement is not None and not 0 <= self.agreement <= 100:
            raise InputProblem("Agreement is a percent from 0 to 100.", where="agreement")
        if self.parent_id == self.id:
            raise InputProblem("A cause cannot stand under itself.", where="parent_id")

    def own_readers(self) -> Sensitivity:
        """Only a validated cause is public."""
        return PUBLIC if self.state is CauseState.VALIDATED else DISTRICT

    def change_verb(self, before: Any) -> tuple[Verb, dict[str, str]]:
        """How sure the team is of it is more than an edit."""
        if before is None or before.state == self.state:
            return OrderedRecord.change_verb(self, before)
        return _CAUSE_VERBS[self.state], {}


@record("evidence", plural="Evidence", read=PUBLIC, part=CasePart.NEEDS)
class Evidence(CaseRecord):
    """Something seen, read or heard that bears on a cause; `cause_id` None when not yet tied."""

    kind: EvidenceKind = field("Kind", read=PUBLIC)
    text: str = field(
        "What it says",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        required="Write what was seen, read or heard.",
    )
    cause_id: str | None = field(
        "Bears on", read=PUBLIC, references=Cause, empty_label="No cause yet", default=None
    )
    source: str = field(
        "Source", read=DISTRICT, search=Search.BODY, placeholder="A role, not a name", default=""
    )
    gathered_on: date | None = field(
        "Date", Editor.EVENT_DATE, read=PUBLIC, sort=True, default=None
    )
    sensitivity: Sensitivity = field("Who may read this", read=PUBLIC, default=DISTRICT)

    @property
    def history_name(self) -> str:
        """Nothing; its text may not be for everybody."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Where it comes from."""
        return {"kind": str(self.kind)}
