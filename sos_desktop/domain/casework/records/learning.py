"""Records of learning: tests of changes, milestones, what stands at a point, cost by year."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sos_desktop.domain.casework.records.base import CaseEvent, CaseRecord, OrderedRecord
from sos_desktop.domain.casework.records.schema import (
    DISTRICT,
    PUBLIC,
    Editor,
    Search,
    field,
    record,
)
from sos_desktop.domain.casework.records.support import Action, Measure
from sos_desktop.domain.casework.support_words import CycleDecision, MarkKind, ProgressLevel
from sos_desktop.domain.casework.words import CasePart, Sensitivity
from sos_desktop.foundation.errors import InputProblem

FIRST_YEAR, LAST_YEAR = 2013, 2100
"""School years of the local control funding formula begin in 2013."""


@record(
    "test",
    plural="Tests of changes",
    read=DISTRICT,
    part=CasePart.SUPPORT,
    icon="refresh-cw",
    keywords="new pdsa cycle trial prediction",
    in_caseload=False,
    in_appendix=True,
)
class PdsaCycle(OrderedRecord):
    """One turn of Plan, Do, Study, Act: six fields. The tests of a change, in order, are its chain.

    Attributes:
        action_id: The change that is tried.
        tried_on: The day it is, or was, tried.
        prediction: What is expected; it stands once a result is entered.
        decision: What follows; None while it is not decided.
    """

    plan: str = field(
        "Question and plan",
        Editor.TEXT,
        read=DISTRICT,
        search=Search.BODY,
        naming=True,
        placeholder="What we want to know; what is tried, where, by whom (roles, no names)",
        required="Write what you want to find out, and what is tried where.",
    )
    action_id: str | None = field(
        "Change that is tried",
        read=DISTRICT,
        references=Action,
        list_scope=True,
        empty_label="No change",
        default=None,
    )
    prediction: str = field(
        "Prediction",
        Editor.TEXT,
        read=DISTRICT,
        search=Search.BODY,
        placeholder="What you expect, in a number where you can",
        default="",
    )
    tried_on: date | None = field("Date", Editor.EVENT_DATE, read=DISTRICT, default=None)
    result: str = field("What happened", Editor.TEXT, read=DISTRICT, search=Search.BODY, default="")
    learned: str = field(
        "What we learned", Editor.TEXT, read=DISTRICT, search=Search.BODY, default=""
    )
    decision: CycleDecision | None = field(
        "Decision", read=DISTRICT, empty_label="Not decided", default=None
    )

    @property
    def history_name(self) -> str:
        """Nothing; its text may not be for everybody."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Its place in the chain of its change."""
        return {"position": self.position + 1}

    @classmethod
    def history_words(cls, codes: Mapping[str, str | int]) -> str:
        """Its place in the chain, counting from 1."""
        return str(codes.get("position", ""))

    def check(self, lea_kind: str) -> None:
        """A result answers a prediction, and a decision rests on a result."""
        if self.result and not self.prediction:
            raise InputProblem(
                "Write first what you expected. A result without a prediction cannot surprise.",
                where="prediction",
            )
        if self.decision is not None and not self.result:
            raise InputProblem(
                "Write what happened before you decide what follows.", where="result"
            )

    def check_change(self, before: Any) -> None:
        """The prediction stands once a result was entered."""
        if before is not None and before.result and before.prediction != self.prediction:
            raise InputProblem(
                "The prediction stands as it was made, because a result is entered. Write what you "
                "see otherwise now under What we learned.",
                where="prediction",
            )

    def event(self) -> CaseEvent | None:
        """What was tried and what came of it; a test that is only planned is not told."""
        if self.tried_on is None or not self.result:
            return None
        words = [self.plan, self.result]
        words += [self.decision.words] if self.decision else []
        return CaseEvent(self.tried_on, "A change was tested", "\n".join(words))


@record(
    "milestone",
    read=PUBLIC,
    part=CasePart.SUPPORT,
    icon="flag",
    keywords="new step interim target",
    in_caseload=False,
    in_appendix=True,
)
class Milestone(CaseRecord):
    """A step on the way: of a change, or an interim target of a measure.

    Attributes:
        value: Where the measure is to stand that day, in its unit; None for a step of a change.
        reached_on: None while it is not reached.
    """

    text: str = field(
        "Milestone",
        read=PUBLIC,
        search=Search.BODY,
        required="Write what is to be reached, in a few words.",
    )
    due_on: date = field("By", read=PUBLIC, sort=True)
    action_id: str | None = field(
        "Of the change",
        read=PUBLIC,
        references=Action,
        cascade=True,
        follows=True,
        empty_label="No change",
        default=None,
    )
    measure_id: str | None = field(
        "Of the measure",
        read=PUBLIC,
        references=Measure,
        cascade=True,
        empty_label="No measure",
        default=None,
    )
    value: float | None = field(
        "Interim target",
        read=PUBLIC,
        placeholder="Empty unless it is of a measure",
        default=None,
    )
    reached_on: date | None = field(
        "Reached", Editor.EVENT_DATE, read=PUBLIC, past=True, default=None
    )

    def check(self, lea_kind: str) -> None:
        """It belongs to something, and a value to a measure."""
        if self.action_id is None and self.measure_id is None:
            raise InputProblem(
                "Choose the change or the measure this is a milestone of.", where="action_id"
            )
        if self.value is not None and self.measure_id is None:
            raise InputProblem(
                "Choose the measure this interim target belongs to.", where="measure_id"
            )


@record(
    "remark at a point",
    plural="Remarks at points",
    read=PUBLIC,
    part=CasePart.SUPPORT,
    icon="message-square",
    in_caseload=False,
    in_appendix=True,
)
class MeasureMark(CaseRecord):
    """What stands at a day of a measure's chart: a remark, a change, or a new baseline with why."""

    measure_id: str | None = field(
        "Measure",
        read=PUBLIC,
        references=Measure,
        cascade=True,
        empty_label="No measure",
        default=None,
    )
    stands_on: date = field("Date", Editor.EVENT_DATE, read=PUBLIC, sort=True)
    kind: MarkKind = field("Kind", read=PUBLIC, default=MarkKind.REMARK)
    text: str = field(
        "What it says",
        read=PUBLIC,
        search=Search.BODY,
        placeholder="A storm closed two schools; the new call list began",
        required="Write what happened, or why the center line begins anew.",
    )
    sensitivity: Sensitivity = field("Who may read this", read=PUBLIC, default=DISTRICT)

    @property
    def history_name(self) -> str:
        """Nothing; its text may not be for everybody."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Its day."""
        return {"stands_on": self.stands_on.isoformat()}

    def check(self, lea_kind: str) -> None:
        """It stands at a measure."""
        if self.measure_id is None:
            raise InputProblem("Choose the measure it stands at.", where="measure_id")


@record(
    "cost of a year",
    plural="Costs by year",
    tag="Cost",
    read=PUBLIC,
    part=CasePart.SUPPORT,
    icon="landmark",
    in_caseload=False,
    in_appendix=True,
)
class YearCost(CaseRecord):
    """What a change costs in one school year.

    Attributes:
        year: The year in which the school year begins.
        dollars: Whole dollars; 0 when it costs nothing that year.
        source: What pays it.
    """

    action_id: str | None = field(
        "Of the change",
        read=PUBLIC,
        references=Action,
        cascade=True,
        follows=True,
        empty_label="No change",
        default=None,
    )
    year: int = field("School year begins in", Editor.YEAR, read=PUBLIC, sort=True, naming=True)
    dollars: int = field("Dollars", Editor.MONEY, read=PUBLIC)
    source: str = field(
        "Paid from",
        read=PUBLIC,
        search=Search.BODY,
        placeholder="LCFF, Title I, LREBG, …",
        default="",
    )

    def check(self, lea_kind: str) -> None:
        """It is of a change and a year, and no less than nothing."""
        if self.action_id is None:
            raise InputProblem("Choose the change this is a cost of.", where="action_id")
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise InputProblem(
                f"The year {self.year} cannot be right. Write the year in which the school year "
                "begins.",
                where="year",
            )
        if self.dollars < 0:
            raise InputProblem("A cost is in whole dollars and cannot be below 0.", where="dollars")


@record(
    "progress score",
    plural="Scores of progress",
    tag="Score",
    read=DISTRICT,
    part=CasePart.SUPPORT,
    icon="trending-up",
    keywords="new level improvement",
    in_appendix=True,
)
class ProgressScore(CaseRecord):
    """How far the work is, as a person judged it; the program never sets it.

    Attributes:
        evidence: What shows it; asked for from the level of changes that are tested.
        scored_by: Who said so: a role.
    """

    scored_on: date = field("Date", Editor.EVENT_DATE, read=DISTRICT, sort=True, activity=True)
    score: ProgressLevel = field("Score", read=DISTRICT, default=ProgressLevel.INTENT)
    evidence: str = field(
        "What shows it",
        Editor.TEXT,
        read=DISTRICT,
        search=Search.BODY,
        placeholder="Which test, which measure, since when",
        default="",
    )
    scored_by: str = field(
        "Judged by",
        Editor.NAME,
        read=DISTRICT,
        placeholder="The district's team",
        remark="a role, not a name",
        default="",
    )

    @property
    def history_name(self) -> str:
        """Nothing; its evidence may not be for everybody."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Its day."""
        return {"scored_on": self.scored_on.isoformat()}

    def check(self, lea_kind: str) -> None:
        """A level that claims tests or improvement says what shows it."""
        if self.score.asks_evidence and not self.evidence.strip():
            raise InputProblem(
                "This level needs what shows it: the test, or the measure and how far it moved.",
                where="evidence",
            )

    def event(self) -> CaseEvent:
        """The score."""
        words = [self.score.words, self.evidence]
        return CaseEvent(self.scored_on, "Progress was scored", "\n".join(w for w in words if w))
