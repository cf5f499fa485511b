"""The case itself, facts about its LEA, and its way through stages, years and consultants."""

from datetime import date

from sos_desktop.domain.casework.records.base import CaseEvent, CaseRecord, Record
from sos_desktop.domain.casework.records.schema import (
    DISTRICT,
    OFFICE,
    PUBLIC,
    Editor,
    Search,
    field,
    record,
)
from sos_desktop.domain.casework.stages.open_points import open_words
from sos_desktop.domain.casework.stages.routes import (
    LCAP_STEPS,
    check_lcap_year,
    check_steps,
    lcap_school_year,
    school_year,
)
from sos_desktop.domain.casework.words import (
    GROUP_CODES,
    PRIORITY_CODES,
    CasePart,
    FactKind,
    ProposedBy,
    Route,
    ServiceLevel,
    Stage,
)
from sos_desktop.domain.changes import Subject
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.identification.basis import (
    NO_BASIS,
    IdentificationBasis,
    shared_basis,
)
from sos_desktop.foundation.errors import InputProblem

WHICH_PRIORITY = "Choose one of the state priorities 1 to 10."
COE_ONLY = (9, 10)
"""State priorities of county offices (EC 52066(d))."""
NOT_FOR_DISTRICTS = "State priorities 9 and 10 are for county offices only. Choose from 1 to 8."


@record(
    "case",
    table="support_case",
    read=PUBLIC,
    icon="folder-open",
    subjects=Subject.TASKS,
)
class Case(Record):
    """One LEA's cycle of assistance. One LEA has at most one that is open.

    Attributes:
        cds: The LEA.
        year: Dashboard year that led to it; None for routes that need no data.
        consultant: Name of the COE person in charge; "" when unassigned.
        basis: Why the LEA was identified, as it was that day; later files never rewrite it.
        request: For a voluntary request or an LCAP not approved: what was asked or found.
        closing_reason, lasting: On closing: why, and what must last after support ends; a case
            opened again keeps the latter for its next closing.
        lcap_clarification_on ... lcap_approved_on: The steps of an LCAP that was not approved
            (EC 52070, 52070.5): the county's written clarification, the district's response, the
            county's recommendations, the resubmission, the approval; None while not taken.
        lcap_year: The year in which the school year of the LCAP under review begins, as a person
            noted it; None while the first step tells it.
        previous_id: The LEA's case before this one; None for its first.
        focus_groups, focus_priorities: What the work is about: codes of student groups and state
            priorities 1 to 10, not limited to those that led to identification.
        within_lcap: No new plan is made: every change hangs on an action the LCAP has already.
    """

    cds: str = field("LEA", Editor.NONE, read=PUBLIC, lea=True)
    route: Route = field("Route", read=PUBLIC)
    opened_on: date = field("Opened on", Editor.EVENT_DATE, read=PUBLIC, naming=True)
    opened_by: str = field("Opened by", read=OFFICE, default="")
    year: int | None = field("Dashboard year", Editor.YEAR, read=PUBLIC, default=None)
    stage: Stage = field("Stage", read=PUBLIC, default=Stage.IDENTIFICATION)
    consultant: str = field("Consultant", read=DISTRICT, search=Search.TITLE, default="")
    basis: IdentificationBasis = field(
        "Basis",
        Editor.NONE,
        read=PUBLIC,
        share=shared_basis,
        in_history=False,
        default=NO_BASIS,
    )
    request: str = field(
        "What was asked or found", Editor.TEXT, read=PUBLIC, search=Search.BODY, default=""
    )
    focus_groups: tuple[str, ...] = field(
        "Focus groups", read=PUBLIC, codes=GROUP_CODES, default=()
    )
    service_level: ServiceLevel | None = field("Level of service", read=PUBLIC, default=None)
    problem_of_practice: str = field(
        "Problem of practice", Editor.TEXT, read=PUBLIC, search=Search.BODY, default=""
    )
    problem_proposed_by: ProposedBy | None = field(
        "Problem proposed by", read=DISTRICT, default=None
    )
    board_date: date | None = field("Board date", read=PUBLIC, default=None)
    report_back_date: date | None = field("Report back", read=PUBLIC, default=None)
    closed_on: date | None = field("Closed on", Editor.EVENT_DATE, read=PUBLIC, default=None)
    closing_reason: str = field(
        "Why support ends", Editor.TEXT, read=DISTRICT, search=Search.BODY, default=""
    )
    lasting: str = field("What must last", Editor.TEXT, read=PUBLIC, search=Search.BODY, default="")
    lcap_clarification_on: date | None = field(
        "Written clarification", Editor.EVENT_DATE, read=PUBLIC, default=None
    )
    lcap_response_on: date | None = field(
        "District's response", Editor.EVENT_DATE, read=PUBLIC, default=None
    )
    lcap_recommendations_on: date | None = field(
        "County's recommendations", Editor.EVENT_DATE, read=PUBLIC, default=None
    )
    lcap_resubmission_on: date | None = field(
        "LCAP resubmitted", Editor.EVENT_DATE, read=PUBLIC, default=None
    )
    lcap_approved_on: date | None = field(
        "LCAP approved", Editor.EVENT_DATE, read=PUBLIC, default=None
    )
    lcap_year: int | None = field(
        "School year of the LCAP begins in", Editor.YEAR, read=PUBLIC, default=None
    )
    previous_id: str | None = field(
        "Case before", Editor.NONE, read=PUBLIC, references="self", default=None
    )
    focus_priorities: tuple[int, ...] = field(
        "Focus priorities", read=PUBLIC, codes=PRIORITY_CODES, default=()
    )
    within_lcap: bool = field("Within the LCAP alone", read=PUBLIC, default=False)

    @property
    def lcap_days(self) -> dict[str, date | None]:
        """The days of the steps of an LCAP review, by field name; None for one not noted."""
        return {name: getattr(self, name) for name in LCAP_STEPS}

    @property
    def lcap_school_year(self) -> str:
        """The school year of the LCAP under review ("2026-27"); "" while nothing tells it.

        What a person noted counts before what the steps tell.
        """
        noted = self.lcap_year
        return lcap_school_year(self.lcap_days) if noted is None else school_year(noted)

    def check(self, lea_kind: str) -> None:
        """What the work is about is known, and days stand in their order."""
        if any(number not in PRIORITY_CODES.words for number in self.focus_priorities):
            raise InputProblem(WHICH_PRIORITY, where="focus_priorities")
        if lea_kind != EntityKind.COE and set(COE_ONLY) & set(self.focus_priorities):
            raise InputProblem(NOT_FOR_DISTRICTS, where="focus_priorities")
        if any(group not in GROUP_CODES.words for group in self.focus_groups):
            raise InputProblem("Choose student groups from the list.", where="focus_groups")
        check_steps(self.lcap_days)
        check_lcap_year(self.lcap_year)
        if self.closed_on is not None and self.closed_on < self.opened_on:
            raise InputProblem("A case cannot close before it opened.", where="closed_on")


@record("fact about an LEA", plural="Facts about an LEA", read=OFFICE, subjects=Subject.DATA)
class LeaFact(Record):
    """Something about an LEA and a year that no Dashboard file tells and a person records.

    Attributes:
        holds: True when it holds, False when it is known not to.
        source: Where it was read ("CDE letter of Dec 11, 2024").
    """

    cds: str = field("LEA", Editor.NONE, read=OFFICE, lea=True, unique=True)
    kind: FactKind = field("Kind", read=OFFICE, unique=True)
    year: int = field("Year", Editor.YEAR, read=OFFICE, unique=True)
    holds: bool = field("Holds", read=OFFICE)
    noted_on: date = field("Date", Editor.EVENT_DATE, read=OFFICE)
    source: str = field("Source", read=OFFICE, default="")

    @property
    def history_codes(self) -> dict[str, str | int]:
        """What holds or does not."""
        return {"kind": str(self.kind), "year": self.year, "holds": int(self.holds)}


@record("stage move", read=OFFICE, part=CasePart.TIMELINE, icon="arrow-right")
class StageMove(CaseRecord):
    """A step from one stage to another, forward or back.

    Attributes:
        missing: What was open that day, as codes with figures (`stages.open_points`).
    """

    from_stage: Stage = field("From stage", read=OFFICE)
    to_stage: Stage = field("To stage", read=OFFICE)
    moved_on: date = field("Date", Editor.EVENT_DATE, read=OFFICE, sort=True, activity=True)
    moved_by: str = field("Moved by", read=OFFICE, default="")
    reason: str = field("Reason", Editor.TEXT, read=OFFICE, search=Search.BODY, default="")
    missing: tuple[str, ...] = field(
        "Still open", Editor.NONE, read=OFFICE, in_history=False, default=()
    )

    @property
    def history_codes(self) -> dict[str, str | int]:
        """The stage it leads to."""
        return {"to_stage": int(self.to_stage)}

    def event(self) -> CaseEvent:
        """Where the case went and what was open; a case opened again stays in its stage."""
        reopened = self.from_stage == self.to_stage
        title = "Case reopened" if reopened else f"Moved to {self.to_stage.title}"
        words = ", ".join(open_words(self.missing))
        open_then = f"Still open then: {words}" if words else ""
        detail = "\n".join(part for part in (self.reason, open_then) if part)
        return CaseEvent(self.moved_on, title, detail, self.moved_by)


@record(
    "year of support",
    plural="Years of support",
    tag="Year",
    read=PUBLIC,
    part=CasePart.TIMELINE,
    icon="calendar",
)
class CaseYear(CaseRecord):
    """A further Dashboard year in which a case goes on, such as the second year of support.

    Attributes:
        year: The Dashboard year.
        status: What the LEA's status was that year, in words ("Year 2").
        basis: As `Case.basis`, for this year; empty when no group had a letter.
    """

    year: int = field("Year", Editor.YEAR, read=PUBLIC, sort=True, unique=True, naming=True)
    noted_on: date = field("Date", Editor.EVENT_DATE, read=PUBLIC, activity=True)
    status: str = field("Status", read=PUBLIC, default="")
    basis: IdentificationBasis = field(
        "Basis",
        Editor.NONE,
        read=PUBLIC,
        share=shared_basis,
        in_history=False,
        default=NO_BASIS,
    )

    @property
    def history_codes(self) -> dict[str, str | int]:
        """The year."""
        return {"year": self.year}

    def event(self) -> CaseEvent:
        """That the case goes on."""
        return CaseEvent(self.noted_on, f"Goes on with the {self.year} Dashboard", self.status)


@record("hand-over", read=OFFICE, part=CasePart.TIMELINE, icon="users")
class HandOver(CaseRecord):
    """A case going from one consultant to another; names are "" when nobody was in charge."""

    handed_on: date = field("Date", Editor.EVENT_DATE, read=OFFICE, sort=True, activity=True)
    from_consultant: str = field("From", read=OFFICE, search=Search.TITLE, default="")
    to_consultant: str = field("To", read=OFFICE, search=Search.TITLE, naming=True, default="")
    note: str = field("Note", Editor.TEXT, read=OFFICE, search=Search.BODY, default="")

    @property
    def history_name(self) -> str:
        """Who is in charge now."""
        return self.to_consultant

    def event(self) -> CaseEvent:
        """Who is in charge now, and who was."""
        whom = self.to_consultant or "nobody"
        return CaseEvent(self.handed_on, f"Handed over to {whom}", self.note, self.from_consultant)
