"""Every kind of record: those of a case, and those of the county file as a whole."""

from sos_desktop.domain.casework.engagement import (
    CaseYear,
    Decision,
    Document,
    HandOver,
    Note,
    OtherPlan,
    Referral,
)
from sos_desktop.domain.casework.records import (
    Action,
    Aim,
    CaseRecord,
    Cause,
    Contact,
    DistrictPriority,
    Evidence,
    Finding,
    LcapGoal,
    Measure,
    ProgressNote,
    Record,
    StageMove,
    Task,
    TeamMember,
    Voice,
)
from sos_desktop.domain.casework.registers import (
    Consultant,
    CountyDate,
    Person,
    Provider,
    SavedView,
)

CASE_RECORDS: tuple[type[CaseRecord], ...] = (
    StageMove, CaseYear, HandOver, Contact, Task, TeamMember, Voice, DistrictPriority, LcapGoal,
    OtherPlan, Decision, Referral, Note, Document, Finding, Cause, Evidence, Aim, Action, Measure,
    ProgressNote,
)  # fmt: skip
"""What belongs to a case; each kind stands after those it may point to."""

REGISTERS: tuple[type[Record], ...] = (Person, Provider, Consultant, CountyDate, SavedView)
"""What belongs to the county file as a whole."""
