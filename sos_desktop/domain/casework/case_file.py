"""A case with everything that belongs to it, as screens, gates and exports need it."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from sos_desktop.domain.casework.access.withheld import Withheld
from sos_desktop.domain.casework.history.change_log import LogEntry
from sos_desktop.domain.casework.records import (
    Action,
    ActionQuarter,
    AgendaItem,
    Aim,
    Attachment,
    Case,
    CaseYear,
    Cause,
    CheckIn,
    Contact,
    Decision,
    DistrictPriority,
    Driver,
    DynamicsNote,
    Evidence,
    Feedback,
    Finding,
    Gain,
    HandOver,
    Interview,
    KeptFigure,
    LastingPart,
    LcapGoal,
    Lesson,
    LookBack,
    Measure,
    MeasureMark,
    Milestone,
    Note,
    OtherPlan,
    PdsaCycle,
    PlannedHours,
    Practice,
    Problem,
    ProblemVersion,
    ProcessStep,
    ProgressNote,
    ProgressScore,
    Quote,
    Referral,
    ReviewPoint,
    StageMove,
    SupportExit,
    Task,
    TeamMember,
    Theme,
    Voice,
    Vote,
    YearCost,
    YearSupport,
)
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class Lea:
    """An LEA as the Dashboard names it."""

    cds: str
    name: str
    kind: str
    county_code: str
    county: str


@frozen_dataclass
class MeasuredPoint:
    """One measurement.

    Attributes:
        on: Its day.
        value: What was measured, or numerator ÷ denominator; never missing: what was not measured
            is no point.
        numerator, denominator: The counts behind it; None for a value that is no ratio.
    """

    on: date
    value: float
    numerator: float | None = None
    denominator: float | None = None


@frozen_dataclass
class CaseFile:
    """One case; lists are in the order a person put them, or by date.

    Attributes:
        withheld: What it lacks as a copy for some readers (`access.copies`); nothing where the case
            is whole.
        measured: By the id of a measure what the Dashboard or local data in force say of it; empty
            where nobody looked (`services.casework.measure_points.with_figures`).
    """

    case: Case
    lea: Lea
    moves: tuple[StageMove, ...] = ()
    tasks: tuple[Task, ...] = ()
    contacts: tuple[Contact, ...] = ()
    team: tuple[TeamMember, ...] = ()
    voices: tuple[Voice, ...] = ()
    priorities: tuple[DistrictPriority, ...] = ()
    goals: tuple[LcapGoal, ...] = ()
    findings: tuple[Finding, ...] = ()
    figures: tuple[KeptFigure, ...] = ()
    causes: tuple[Cause, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    interviews: tuple[Interview, ...] = ()
    themes: tuple[Theme, ...] = ()
    quotes: tuple[Quote, ...] = ()
    problems: tuple[Problem, ...] = ()
    problem_versions: tuple[ProblemVersion, ...] = ()
    votes: tuple[Vote, ...] = ()
    process_steps: tuple[ProcessStep, ...] = ()
    dynamics: tuple[DynamicsNote, ...] = ()
    practices: tuple[Practice, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    aims: tuple[Aim, ...] = ()
    drivers: tuple[Driver, ...] = ()
    actions: tuple[Action, ...] = ()
    measures: tuple[Measure, ...] = ()
    marks: tuple[MeasureMark, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    cycles: tuple[PdsaCycle, ...] = ()
    costs: tuple[YearCost, ...] = ()
    progress: tuple[ProgressNote, ...] = ()
    scores: tuple[ProgressScore, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    quarters: tuple[ActionQuarter, ...] = ()
    reviews: tuple[ReviewPoint, ...] = ()
    exits: tuple[SupportExit, ...] = ()
    lasting: tuple[LastingPart, ...] = ()
    look_backs: tuple[LookBack, ...] = ()
    gains: tuple[Gain, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    year_support: tuple[YearSupport, ...] = ()
    planned_hours: tuple[PlannedHours, ...] = ()
    years: tuple[CaseYear, ...] = ()
    hand_overs: tuple[HandOver, ...] = ()
    decisions: tuple[Decision, ...] = ()
    other_plans: tuple[OtherPlan, ...] = ()
    notes: tuple[Note, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    referrals: tuple[Referral, ...] = ()
    log: tuple[LogEntry, ...] = ()
    withheld: Withheld = field(default_factory=Withheld)
    measured: Mapping[str, tuple[MeasuredPoint, ...]] = field(default_factory=dict)
