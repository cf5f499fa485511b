"""Records of support: actions, measures, progress."""

from datetime import date

from sos_desktop.domain.casework.records.aims import Aim, Driver
from sos_desktop.domain.casework.records.base import CaseEvent, CaseRecord, OrderedRecord
from sos_desktop.domain.casework.records.causes import Practice
from sos_desktop.domain.casework.records.local import LocalSource
from sos_desktop.domain.casework.records.needs import Cause
from sos_desktop.domain.casework.records.outreach import LcapGoal, OtherPlan
from sos_desktop.domain.casework.records.schema import (
    DISTRICT,
    PUBLIC,
    Editor,
    Search,
    field,
    record,
)
from sos_desktop.domain.casework.support_words import (
    INDICATOR_CODES,
    PLAN_CODES,
    ChartRules,
    EvidenceTier,
    MeasureKind,
    MeasureSource,
    WantedDirection,
)
from sos_desktop.domain.casework.words import (
    GROUP_CODES,
    ActionState,
    CasePart,
    ProposedBy,
    Sensitivity,
)
from sos_desktop.domain.dashboard.codes import INDICATORS, Indicator
from sos_desktop.domain.formats import with_unit
from sos_desktop.domain.unreadable import is_readable
from sos_desktop.foundation.errors import InputProblem


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
        further_plans: Codes of kinds of plans it serves besides.
        driver_id: What it is to move; None while it hangs on no driver.
        funding: What pays it, in words.
        evidence_tier: How well the evidence for it stands; None when nobody looked.
        evidence: What its tier asks for: the study, for whom and where, and how ours differs.
        spreads: The practice it spreads, where it is known to work here.
        practice_id: The same, where it stands among the practices that work.
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
    further_plans: tuple[str, ...] = field(
        "Further plans", read=PUBLIC, codes=PLAN_CODES, default=()
    )
    funding: str = field(
        "Paid from",
        read=PUBLIC,
        search=Search.BODY,
        placeholder="LCFF, Title I, LREBG, …",
        default="",
    )
    evidence_tier: EvidenceTier | None = field(
        "Evidence tier (ESSA)", read=PUBLIC, empty_label="Not looked up", default=None
    )
    evidence: str = field(
        "Evidence for it",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        placeholder="Which study; for whom and where it was; how ours differs",
        default="",
    )
    spreads: str = field(
        "Practice it spreads",
        read=PUBLIC,
        search=Search.BODY,
        placeholder="Where it works here already",
        default="",
    )
    practice_id: str | None = field(
        "A practice that works here",
        read=PUBLIC,
        references=Practice,
        empty_label="None",
        default=None,
    )
    aim_id: str | None = field(
        "Aim", read=PUBLIC, references=Aim, list_scope=True, empty_label="No aim", default=None
    )
    driver_id: str | None = field(
        "Moves the driver", read=PUBLIC, references=Driver, empty_label="No driver", default=None
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
        known = is_readable(self.state) and self.state is not ActionState.DROPPED
        return PUBLIC if known else DISTRICT

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
        if any(plan not in PLAN_CODES.words for plan in self.further_plans):
            raise InputProblem("Choose further plans from the list.", where="further_plans")


_SHORTEST_SHIFT, _LONGEST_SHIFT = 6, 8


@record("measure", read=PUBLIC, part=CasePart.SUPPORT, keywords="new indicator")
class Measure(OrderedRecord):
    """How the team will know; baseline and target in `unit`.

    Attributes:
        direction: Which way it is to go; None when nobody said, and its target is then not judged.
        source: Where its figures come from.
        indicator, group: Of a cell of the Dashboard: codes; "" for none.
        local_source_id: The local data they are from.
        rules, shift, center_points: How its run chart is judged; see `improvement.measure_chart`.
        counted, out_of: What is counted, and out of whom, in words.
        driver_id, action_id: The driver, or the change, it tells of.
    """

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
    direction: WantedDirection | None = field(
        "Which way", read=PUBLIC, empty_label="Not said", default=None
    )
    kind: MeasureKind = field("Kind", read=PUBLIC, default=MeasureKind.OUTCOME)
    source: MeasureSource = field("Figures from", read=PUBLIC, default=MeasureSource.HAND)
    indicator: str = field(
        "Dashboard indicator",
        read=PUBLIC,
        codes=INDICATOR_CODES,
        empty_label="No indicator",
        default="",
    )
    group: str = field(
        "Student group", read=PUBLIC, codes=GROUP_CODES, empty_label="No group", default=""
    )
    local_source_id: str | None = field(
        "Local source", Editor.NONE, read=DISTRICT, references=LocalSource, default=None
    )
    rules: ChartRules = field("Judged by", read=PUBLIC, default=ChartRules.ANHOJ)
    shift: int | None = field(
        "Points in a row that are a shift",
        Editor.WHOLE,
        read=PUBLIC,
        placeholder="Empty: as the rules say; 6, 7 or 8",
        default=None,
    )
    center_points: int | None = field(
        "Center line of the first points",
        Editor.WHOLE,
        read=PUBLIC,
        placeholder="Empty: those before the change",
        default=None,
    )
    counted: str = field(
        "What is counted", read=PUBLIC, placeholder="Students who missed 10% of days", default=""
    )
    out_of: str = field("Out of", read=PUBLIC, placeholder="Students enrolled", default="")
    aim_id: str | None = field(
        "Aim", read=PUBLIC, references=Aim, list_scope=True, empty_label="No aim", default=None
    )
    driver_id: str | None = field(
        "Tells of the driver", read=PUBLIC, references=Driver, empty_label="None", default=None
    )
    action_id: str | None = field(
        "Tells of the change", read=PUBLIC, references=Action, empty_label="None", default=None
    )

    @property
    def decimals(self) -> int | None:
        """One for a cell of the Dashboard, as CDE writes it; None for as many as a figure has."""
        return 1 if self.source is MeasureSource.DASHBOARD else None

    def written(self, value: float | None) -> str | None:
        """A figure of it with its unit: "9.7%", "−113.0 points"; None for none."""
        return with_unit(value, self.unit, self.decimals)

    def check(self, lea_kind: str) -> None:
        """The target lies ahead of the baseline, in time and in the way it is to go."""
        first, last = self.baseline_on, self.target_on
        if first and last and last < first:
            raise InputProblem(
                "The target's date is before the baseline's. Check both dates.", where="target_on"
            )
        if self.shift is not None and not _SHORTEST_SHIFT <= self.shift <= _LONGEST_SHIFT:
            raise InputProblem(
                f"A shift is {_SHORTEST_SHIFT}, 7 or {_LONGEST_SHIFT} points in a row. Leave it "
                "empty for what the rules say.",
                where="shift",
            )
        if self.center_points is not None and self.center_points < 1:
            raise InputProblem(
                "The center line needs one point at least. Leave it empty for those before the "
                "change.",
                where="center_points",
            )
        if self._target_is_behind():
            raise InputProblem(
                "The target lies on the wrong side of the baseline for which way the measure is to "
                "go. Check the target, the baseline and the direction.",
                where="target",
            )

    @property
    def wanted(self) -> WantedDirection | None:
        """Which way it is to go; of a cell of the Dashboard its indicator says it."""
        if self.source is MeasureSource.DASHBOARD and self.indicator in set(Indicator):
            lower = INDICATORS[Indicator(self.indicator)].lower_is_better
            return WantedDirection.DOWN if lower else WantedDirection.UP
        return self.direction

    def _target_is_behind(self) -> bool:
        if self.baseline is None or self.target is None or self.wanted is None:
            return False
        ahead = self.target - self.baseline
        return ahead < 0 if self.wanted is WantedDirection.UP else ahead > 0


@record(
    "progress note",
    plural="Progress",
    tag="Progress",
    read=PUBLIC,
    part=CasePart.SUPPORT,
    icon="trending-up",
)
class ProgressNote(CaseRecord):
    """What happened since; with `measure_id` and `value` also a reading of a measure.

    Attributes:
        value: The reading; None where it is made of the counts, or nothing was measured.
        numerator, denominator: The counts behind a share or rate; both or neither.
    """

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
    numerator: float | None = field(
        "Counted", read=PUBLIC, placeholder="Students counted, where it is a share", default=None
    )
    denominator: float | None = field(
        "Out of", read=PUBLIC, placeholder="Of how many", default=None
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
        """A value belongs to a measure; counts are whole, and out of something."""
        if (self.numerator is None) != (self.denominator is None):
            raise InputProblem(
                "Write both how many are counted and of how many, or neither.", where="denominator"
            )
        if self.denominator is not None and self.denominator <= 0:
            raise InputProblem(
                "Of how many cannot be 0 or less: then nothing was measured. Leave the reading "
                "out.",
                where="denominator",
            )
        if self.numerator is not None and self.numerator < 0:
            raise InputProblem("What is counted cannot be below 0.", where="numerator")
        if self.numerator is not None and self.measure_id is None:
            raise InputProblem("Choose the measure these counts belong to.", where="measure_id")
        if self.value is not None and self.measure_id is None:
            raise InputProblem("Choose the measure this value belongs to.", where="measure_id")

    def event(self) -> CaseEvent:
        """What happened."""
        return CaseEvent(self.noted_on, "Progress", self.text)
