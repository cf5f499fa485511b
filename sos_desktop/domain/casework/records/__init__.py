"""What a case and the county file are made of: plain, frozen records, the same everywhere.

Every record has an `id` (a UUID as text). Texts are "" when nothing was written; dates and numbers
are None when not known. Who may read what stands at each kind and each field.
"""

# The modules stand in the order in which kinds are listed where nothing else orders them.
# isort: off
from sos_desktop.domain.casework.records.base import CaseRecord, OrderedRecord, Record, new_id
from sos_desktop.domain.casework.records.case import Case, CaseYear, HandOver, LeaFact, StageMove
from sos_desktop.domain.casework.records.outreach import (
    Contact,
    Decision,
    DistrictPriority,
    LcapGoal,
    OtherPlan,
    Task,
    TeamMember,
    Voice,
)
from sos_desktop.domain.casework.records.notes import Attachment, Note
from sos_desktop.domain.casework.records.needs import Cause, Finding, Interview, Quote, Theme
from sos_desktop.domain.casework.records.local import KeptFigure, LocalFile, LocalSource
from sos_desktop.domain.casework.records.causes import (
    DynamicsNote,
    Evidence,
    Practice,
    Problem,
    ProblemVersion,
    ProcessStep,
    Vote,
)
from sos_desktop.domain.casework.records.agenda import AgendaItem
from sos_desktop.domain.casework.records.registers import (
    CauseCategory,
    Consultant,
    CountyDate,
    InterviewGuide,
    Person,
    Provider,
    LetterTemplate,
    SavedView,
)
from sos_desktop.domain.casework.records.aims import Aim, Driver
from sos_desktop.domain.casework.records.support import Action, Measure, ProgressNote
from sos_desktop.domain.casework.records.learning import (
    MeasureMark,
    Milestone,
    PdsaCycle,
    ProgressScore,
    YearCost,
)
from sos_desktop.domain.casework.records.referrals import Referral
from sos_desktop.domain.casework.records.progress import ActionQuarter, CheckIn, ReviewPoint
from sos_desktop.domain.casework.records.lasting import Gain, LastingPart, LookBack, SupportExit
from sos_desktop.domain.casework.records.feedback import (
    Feedback,
    Lesson,
    PlannedHours,
    YearSupport,
)
from sos_desktop.domain.casework.records.county_support import (
    Capacity,
    CountyGoal,
    Offer,
    OfferPlace,
)

# isort: on

__all__ = [
    "Action",
    "ActionQuarter",
    "AgendaItem",
    "Aim",
    "Attachment",
    "Capacity",
    "Case",
    "CaseRecord",
    "CaseYear",
    "Cause",
    "CauseCategory",
    "CheckIn",
    "Consultant",
    "Contact",
    "CountyDate",
    "CountyGoal",
    "Decision",
    "DistrictPriority",
    "Driver",
    "DynamicsNote",
    "Evidence",
    "Feedback",
    "Finding",
    "Gain",
    "HandOver",
    "Interview",
    "InterviewGuide",
    "KeptFigure",
    "LastingPart",
    "LcapGoal",
    "LeaFact",
    "Lesson",
    "LetterTemplate",
    "LocalFile",
    "LocalSource",
    "LookBack",
    "Measure",
    "MeasureMark",
    "Milestone",
    "Note",
    "Offer",
    "OfferPlace",
    "OrderedRecord",
    "OtherPlan",
    "PdsaCycle",
    "Person",
    "PlannedHours",
    "Practice",
    "Problem",
    "ProblemVersion",
    "ProcessStep",
    "ProgressNote",
    "ProgressScore",
    "Provider",
    "Quote",
    "Record",
    "Referral",
    "ReviewPoint",
    "SavedView",
    "StageMove",
    "SupportExit",
    "Task",
    "TeamMember",
    "Theme",
    "Voice",
    "Vote",
    "YearCost",
    "YearSupport",
    "new_id",
]
