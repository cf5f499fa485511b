"""What a case is made of: plain, frozen records, the same in services, screens and exports.

Every record has an `id` (a UUID as text). Texts are "" when nothing was written; dates and numbers
are None when not known. Who may read which of them is decided in `casework.readers`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from sos_desktop.domain.casework.words import (
    ActionState,
    CauseState,
    ContactKind,
    EvidenceKind,
    FactKind,
    FindingKind,
    Perspective,
    ProposedBy,
    Repeats,
    Route,
    Sensitivity,
    ServiceLevel,
    Side,
    Stage,
    VoiceState,
)


def new_id() -> str:
    """A fresh UUID as text."""
    return str(uuid4())


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Base of everything stored about a case."""

    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord(Record):
    """Base of everything that belongs to one case."""

    case_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Record):
    """One LEA's cycle of assistance.

    Attributes:
        cds: The LEA.
        year: Dashboard year that led to it; None for routes that need no data.
        consultant: Name of the COE person in charge; "" when unassigned.
        basis: Why the LEA was identified, as it was that day: year, rule set, cells, files
            (`domain.identification.basis`). Later files never rewrite it.
        request: For a voluntary request or an LCAP not approved: what was asked or found.
        closing_reason, lasting: On closing: why, and what must last after support ends; a case
            opened again keeps the latter for its next closing.
        lcap_clarification_on ... lcap_approved_on: The steps of an LCAP that was not approved
            (EC 52070, 52070.5): the county's written clarification, the district's response, the
            county's recommendations, the resubmission, the approval; None while not taken.
        previous_id: The LEA's case before this one; None for its first.
        focus_groups, focus_priorities: What the work is about: codes of student groups and state
            priorities 1 to 10, not limited to those that led to identification.
    """

    cds: str
    route: Route
    opened_on: date
    opened_by: str = ""
    year: int | None = None
    stage: Stage = Stage.IDENTIFICATION
    consultant: str = ""
    basis: dict[str, Any] = field(default_factory=dict)
    request: str = ""
    focus_groups: tuple[str, ...] = ()
    service_level: ServiceLevel | None = None
    problem_of_practice: str = ""
    problem_proposed_by: ProposedBy | None = None
    board_date: date | None = None
    report_back_date: date | None = None
    closed_on: date | None = None
    closing_reason: str = ""
    lasting: str = ""
    lcap_clarification_on: date | None = None
    lcap_response_on: date | None = None
    lcap_recommendations_on: date | None = None
    lcap_resubmission_on: date | None = None
    lcap_approved_on: date | None = None
    previous_id: str | None = None
    focus_priorities: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaFact(Record):
    """Something about an LEA and a year that no Dashboard file tells and a person records.

    Attributes:
        holds: True when it holds, False when it is known not to.
        source: Where it was read ("CDE letter of Dec 11, 2024").
    """

    cds: str
    kind: FactKind
    year: int
    holds: bool
    noted_on: date
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageMove(CaseRecord):
    """A step from one stage to another, forward or back; `missing` is what was open that day."""

    from_stage: Stage
    to_stage: Stage
    moved_on: date
    moved_by: str = ""
    reason: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(CaseRecord):
    """Something to do by a date.

    Attributes:
        repeats: How often it comes back; doing it makes the next one.
        repeats_until: The last day a next one may be due; None for as long as the case is open.
        origin: The key of the template or calendar date it was made from; "" when typed.
        contact_id: The visit or meeting at which it was agreed.
    """

    title: str
    due_on: date | None = None
    assignee: str = ""
    done_on: date | None = None
    note: str = ""
    repeats: Repeats = Repeats.NONE
    repeats_until: date | None = None
    origin: str = ""
    contact_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(CaseRecord):
    """A call, letter, meeting or visit that took place or is planned.

    Attributes:
        people: Who took part; `absent` is who should have and did not.
        place: Where, such as the school of a site visit.
    """

    kind: ContactKind
    held_on: date
    people: str = ""
    summary: str = ""
    agreed: str = ""
    sensitivity: Sensitivity = Sensitivity.DISTRICT
    place: str = ""
    absent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember(CaseRecord):
    """Somebody on the improvement team."""

    name: str
    role: str = ""
    side: Side = Side.DISTRICT
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice(CaseRecord):
    """Whether a perspective has been heard in a stage; one per case, stage and perspective."""

    stage: Stage
    perspective: Perspective
    state: VoiceState = VoiceState.MISSING
    count: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictPriority(CaseRecord):
    """What the district itself says matters most, in its order."""

    text: str
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LcapGoal(CaseRecord):
    """A goal or action of the district's LCAP that the work feeds ("2", "2.4")."""

    number: str
    text: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(CaseRecord):
    """A strength or weakness by state priority; `priority` 1 to 10.

    Attributes:
        sensitivity: A new strength is offered as public, a new weakness is not
            (`readers.first_word`).
    """

    kind: FindingKind
    priority: int
    text: str
    source: str = ""
    sensitivity: Sensitivity = Sensitivity.DISTRICT
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause(CaseRecord):
    """A node of the cause tree; top nodes are the bones of the fishbone.

    Attributes:
        agreement: Percent of partners who agreed, 0-100; None when nobody was asked.
        rejected_because: Why it was set aside; "" unless the state is REJECTED.
    """

    text: str
    parent_id: str | None = None
    position: int = 0
    state: CauseState = CauseState.POSSIBLE
    proposed_by: ProposedBy | None = None
    agreement: int | None = None
    rejected_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(CaseRecord):
    """Something seen, read or heard that bears on a cause; `cause_id` None when not yet tied."""

    kind: EvidenceKind
    text: str
    cause_id: str | None = None
    source: str = ""
    gathered_on: date | None = None
    sensitivity: Sensitivity = Sensitivity.DISTRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim(CaseRecord):
    """What will be better, for whom, by how much, by when."""

    text: str
    group: str = ""
    due_on: date | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(CaseRecord):
    """A step of the plan.

    Attributes:
        owner: Who sees to it, in the district: a role, as it is printed.
        provider: Which organization helps (COE, SELPA, Geographic Lead, ...).
        cost: Whole dollars; None when not known, 0 when it costs nothing.
        lcap_goal_id: The LCAP goal or action it is part of.
        other_plan_id: Another plan of the district it serves as well.
    """

    text: str
    aim_id: str | None = None
    cause_id: str | None = None
    owner: str = ""
    provider: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    cost: int | None = None
    lcap_goal_id: str | None = None
    proposed_by: ProposedBy | None = None
    state: ActionState = ActionState.PLANNED
    position: int = 0
    other_plan_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(CaseRecord):
    """How the team will know; baseline and target in `unit`."""

    name: str
    aim_id: str | None = None
    unit: str = ""
    baseline: float | None = None
    baseline_on: date | None = None
    target: float | None = None
    target_on: date | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressNote(CaseRecord):
    """What happened since; with `measure_id` and `value` also a reading of a measure."""

    noted_on: date
    text: str
    action_id: str | None = None
    measure_id: str | None = None
    value: float | None = None
    sensitivity: Sensitivity = Sensitivity.DISTRICT


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One change as it stands in the history: who did what, when.

    Attributes:
        case_before, case_after: What it changed of the case itself: stored values by field; empty
            where it changed other records only, or where the history was read without them.
    """

    at: datetime
    who: str
    label: str
    case_id: str | None
    undone: bool = False
    case_before: Mapping[str, Any] = field(default_factory=dict)
    case_after: Mapping[str, Any] = field(default_factory=dict)
