"""Records of working with a district: contacts, tasks, people, direction, decisions."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sos_desktop.domain.casework.records.base import CaseEvent, CaseRecord, OrderedRecord
from sos_desktop.domain.casework.records.schema import (
    DISTRICT,
    OFFICE,
    PUBLIC,
    Editor,
    Search,
    field,
    kind_of,
    record,
)
from sos_desktop.domain.casework.words import (
    GROUP_CODES,
    CasePart,
    ContactKind,
    Perspective,
    PlanKind,
    ProposedBy,
    Repeats,
    Sensitivity,
    Side,
    Stage,
    Verb,
    VoiceState,
)
from sos_desktop.domain.changes import Subject
from sos_desktop.foundation.errors import InputProblem

_MOST_HOURS = 200
_SITE_VISIT, _MEETING = (kind.words.lower() for kind in (ContactKind.VISIT, ContactKind.MEETING))


@record(
    "contact",
    plural="Contacts and meetings",
    read=PUBLIC,
    part=CasePart.OUTREACH,
    icon="message-square",
    subjects=Subject.TASKS,
)
class Contact(CaseRecord):
    """A call, letter, meeting or visit that took place or is planned.

    A person marks contacts public one by one, and then means all of one.

    Attributes:
        people: Who took part; `absent` is who should have and did not.
        hours: What the county office gave; None when nobody noted it.
        place: Where, such as the school of a site visit.
    """

    kind: ContactKind = field("Kind", read=PUBLIC, naming=True)
    held_on: date = field(
        "Date", Editor.EVENT_DATE, read=PUBLIC, sort=True, past=True, activity=True, naming=True
    )
    people: str = field(
        "With",
        Editor.NAMES,
        read=PUBLIC,
        search=Search.TITLE,
        placeholder="Roles or names",
        default="",
    )
    absent: str = field(
        "Invited and absent",
        Editor.NAMES,
        read=PUBLIC,
        search=Search.BODY,
        placeholder="Roles or names",
        default="",
    )
    place: str = field(
        "Where",
        read=PUBLIC,
        search=Search.TITLE,
        placeholder="School, office, video call",
        default="",
    )
    summary: str = field("What was said", Editor.TEXT, read=PUBLIC, search=Search.BODY, default="")
    agreed: str = field("What was agreed", Editor.TEXT, read=PUBLIC, search=Search.BODY, default="")
    hours: float | None = field(
        "Hours given",
        read=OFFICE,
        placeholder="Of the county office, with the way there",
        default=None,
    )
    sensitivity: Sensitivity = field("Who may read this", read=PUBLIC, default=DISTRICT)

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Its kind and its day."""
        return {"kind": str(self.kind), "held_on": self.held_on.isoformat()}

    @classmethod
    def history_noun(cls, codes: Mapping[str, str | int]) -> str:
        """Meetings that were planned together; a site visit made on its page; else a contact."""
        if codes.get("planned") == ContactKind.MEETING:
            return _MEETING
        return _SITE_VISIT if "visit" in codes else kind_of(cls).noun

    def check(self, lea_kind: str) -> None:
        """It says something, save a visit that begins; hours are those of some days."""
        if self.hours is not None and not 0 <= self.hours <= _MOST_HOURS:
            raise InputProblem(
                f"Hours given are from 0 to {_MOST_HOURS}. Leave them empty when they are not "
                "known.",
                where="hours",
            )
        if self.kind is not ContactKind.VISIT and not self.summary and not self.people:
            raise InputProblem(
                "Write who took part in the contact, or what it was about.", where="summary"
            )

    def may_lie_ahead(self) -> bool:
        """A meeting can be planned; a letter that has not been sent is no contact."""
        return self.kind is not ContactKind.MAIL

    def event(self) -> CaseEvent:
        """What was said and agreed."""
        agreed = f"Agreed: {self.agreed}" if self.agreed else ""
        detail = f"{self.summary}\n{agreed}".strip() if agreed else self.summary
        return CaseEvent(self.held_on, self.kind.words, detail, self.people)


@record(
    "task",
    plural="Tasks done",
    read=DISTRICT,
    part=CasePart.TASKS,
    icon="circle-check",
    subjects=Subject.TASKS | Subject.CASES,
)
class Task(CaseRecord):
    """Something to do by a date.

    Attributes:
        repeats: How often it comes back; doing it makes the next one.
        repeats_until: The last day a next one may be due; None for as long as the case is open.
        origin: The key of the template or calendar date it was made from; "" when typed.
        contact_id: The visit or meeting at which it was agreed.
    """

    title: str = field(
        "Task", read=DISTRICT, search=Search.TITLE, required="Say what is to be done."
    )
    due_on: date | None = field("Due", read=DISTRICT, sort=True, default=None)
    assignee: str = field("Assigned to", Editor.NAME, read=DISTRICT, search=Search.BODY, default="")
    repeats: Repeats = field("Comes back", read=DISTRICT, default=Repeats.NONE)
    repeats_until: date | None = field("Comes back until", read=DISTRICT, default=None)
    done_on: date | None = field(
        "Done on", Editor.EVENT_DATE, read=DISTRICT, past=True, default=None
    )
    note: str = field("Note", Editor.TEXT, read=OFFICE, search=Search.BODY, default="")
    origin: str = field("Origin", Editor.NONE, read=OFFICE, in_history=False, default="")
    contact_id: str | None = field(
        "Visit or meeting",
        Editor.NONE,
        read=DISTRICT,
        references=Contact,
        follows=True,
        default=None,
    )

    def check(self, lea_kind: str) -> None:
        """A task that comes back has a first day, and its last one is not before it."""
        if self.repeats is Repeats.NONE:
            return
        if self.due_on is None:
            raise InputProblem("A task that comes back needs a date to begin with.", where="due_on")
        if self.repeats_until is not None and self.repeats_until < self.due_on:
            raise InputProblem(
                "The last date is before the first one. Check both dates.", where="repeats_until"
            )

    def change_verb(self, before: Any) -> tuple[Verb, dict[str, str]]:
        """Completing it, or taking that back, is more than an edit."""
        if before is None or before.done_on == self.done_on:
            return CaseRecord.change_verb(self, before)
        return (Verb.COMPLETE if self.done_on else Verb.REOPEN), {}

    def event(self) -> CaseEvent | None:
        """That it was done."""
        if self.done_on is None:
            return None
        return CaseEvent(self.done_on, f"Task done: {self.title}", self.note, self.assignee)


@record("team member", tag="Team", read=DISTRICT, part=CasePart.OUTREACH, icon="users")
class TeamMember(CaseRecord):
    """Somebody on the improvement team."""

    name: str = field(
        "Name", read=DISTRICT, search=Search.TITLE, required="Write the team member's name."
    )
    role: str = field("Role", read=DISTRICT, search=Search.TITLE, default="")
    side: Side = field("Works for", read=DISTRICT, default=Side.DISTRICT)
    email: str = field("E-mail", read=DISTRICT, search=Search.BODY, default="")
    phone: str = field("Phone", read=DISTRICT, search=Search.BODY, default="")


@record("voice", read=PUBLIC, part=CasePart.OUTREACH)
class Voice(CaseRecord):
    """Whether a perspective has been heard in a stage; one per case, stage and perspective."""

    stage: Stage = field("Stage", read=PUBLIC, sort=True, unique=True)
    perspective: Perspective = field("Perspective", read=PUBLIC, unique=True)
    state: VoiceState = field("State", read=PUBLIC, default=VoiceState.MISSING)
    count: int | None = field("Number of people", read=PUBLIC, default=None)
    note: str = field("Note", Editor.TEXT, read=OFFICE, search=Search.BODY, default="")

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Whose voice it is."""
        return {"perspective": str(self.perspective)}

    def check(self, lea_kind: str) -> None:
        """Nobody counts below zero."""
        if self.count is not None and self.count < 0:
            raise InputProblem("The number of people cannot be below 0.", where="count")

    def change_verb(self, before: Any) -> tuple[Verb, dict[str, str]]:
        """How far it has been heard is what is told, also of a new one."""
        if before is not None and before.state == self.state:
            return Verb.EDIT, {}
        return Verb.MARK, {"state": str(self.state)}


@record(
    "district priority",
    plural="District priorities",
    read=DISTRICT,
    part=CasePart.OUTREACH,
    keywords="new",
)
class DistrictPriority(OrderedRecord):
    """What the district itself says matters most, in its order."""

    text: str = field(
        "Priority",
        Editor.TEXT,
        read=DISTRICT,
        search=Search.BODY,
        required="Write the district's priority in a few words.",
    )


@record("LCAP goal", table="lcap_goal", read=PUBLIC, part=CasePart.OUTREACH, keywords="new action")
class LcapGoal(OrderedRecord):
    """A goal or action of the district's LCAP that the work feeds ("2", "2.4")."""

    number: str = field(
        "Number",
        read=PUBLIC,
        search=Search.TITLE,
        naming=True,
        placeholder="2 or 2.4",
        longest=20,  # typed into it, the words of a goal would stand where its number does
        required="Write the number of the LCAP goal or action, such as 2 or 2.4.",
    )
    text: str = field(
        "Goal or action", Editor.TEXT, read=PUBLIC, search=Search.BODY, naming=True, default=""
    )

    @property
    def history_name(self) -> str:
        """Its number and its words."""
        return f"{self.number} {self.text}"


@record("other plan", read=PUBLIC, part=CasePart.OUTREACH, in_caseload=False)
class OtherPlan(OrderedRecord):
    """A plan the district is under besides its LCAP; `group` is the student group it is about."""

    kind: PlanKind = field("Plan", read=PUBLIC, naming=True)
    text: str = field(
        "Words",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        naming=True,
        placeholder="Schools, year, what it asks for",
        default="",
    )
    group: str = field(
        "For",
        read=PUBLIC,
        codes=GROUP_CODES,
        empty_label="No single group",
        default="",
    )

    @property
    def history_name(self) -> str:
        """Nothing; its kind says which it is."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Its kind."""
        return {"kind": str(self.kind)}

    def check(self, lea_kind: str) -> None:
        """A plan of no known kind has words."""
        if self.kind is PlanKind.OTHER and not self.text:
            raise InputProblem("Write which plan it is.", where="text")


@record(
    "decision",
    read=DISTRICT,
    part=CasePart.OUTREACH,
    icon="scale",
    in_caseload=False,
    keywords="new decided",
)
class Decision(CaseRecord):
    """Something decided together, and who proposed it; None when that was not noted."""

    text: str = field(
        "Decision",
        Editor.TEXT,
        read=DISTRICT,
        search=Search.BODY,
        naming=True,
        required="Write what was decided.",
    )
    decided_on: date = field("Date", Editor.EVENT_DATE, read=DISTRICT, sort=True, past=True)
    proposed_by: ProposedBy | None = field(
        "Proposed by", read=DISTRICT, empty_label="Not noted", default=None
    )
    stage: Stage = field("Stage", read=DISTRICT)
    people: str = field(
        "Who took part",
        Editor.NAMES,
        read=OFFICE,
        search=Search.BODY,
        placeholder="Roles or names",
        default="",
    )

    def event(self) -> CaseEvent:
        """What was decided, and who proposed it."""
        proposed = f"Proposed by: {self.proposed_by.words}" if self.proposed_by else ""
        return CaseEvent(self.decided_on, f"Decided: {self.text}", proposed, self.people)
