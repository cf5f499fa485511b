"""The fixed choices of support that learns, each with the words a person reads."""

from sos_desktop.domain.casework.words import CodeList, PlanKind, Words
from sos_desktop.domain.dashboard.codes import INDICATORS, Indicator


class EvidenceTier(Words):
    """How well an action's evidence stands (ESSA section 8101(21); CDE's page on its tiers)."""

    STRONG = "1", "1 Strong: a well-run experiment with random groups"
    MODERATE = "2", "2 Moderate: a study with matched groups"
    PROMISING = "3", "3 Promising: a study that allows for other differences"
    RATIONALE = "4", "4 A rationale: why it should work, and that it is being studied"


class MeasureKind(Words):
    """What a measure tells of: the aim itself, what drives it, the work, or a cost elsewhere."""

    OUTCOME = "outcome", "Outcome"
    DRIVER = "driver", "Driver"
    PROCESS = "process", "Process"
    BALANCING = "balancing", "Balancing"


class WantedDirection(Words):
    """Which way a measure is to go."""

    UP = "up", "Higher is better"
    DOWN = "down", "Lower is better"


class MeasureSource(Words):
    """Where a measure's figures come from."""

    HAND = "hand", "Noted by hand"
    DASHBOARD = "dashboard", "A cell of the Dashboard"
    LOCAL = "local", "Local data"


class ChartRules(Words):
    """By which set of rules a measure is judged; their numbers are never mixed."""

    ANHOJ = "anhoj", "Run chart, Anhøj's rules"
    IHI = "ihi", "Run chart, IHI's rules"
    XMR = "xmr", "XmR control chart, single values"
    P = "p", "p control chart, shares"
    U = "u", "u control chart, rates"


class ProgressLevel(Words):
    """How far an improvement is, as IHI's scale counts it, each level with what it asks for."""

    INTENT = "0.5", "0.5 Intent to take part: who asked"
    TEAM = "1.0", "1.0 A team is formed: name its roles"
    PLANNING = "1.5", "1.5 Planning has begun: name the aim"
    ACTIVITY = "2.0", "2.0 Activity, no changes yet: what was looked at"
    TESTED = "2.5", "2.5 Changes are tested, no improvement yet: name the test"
    MODEST = "3.0", "3.0 Modest improvement: a measure, about 20% of the way"
    IMPROVED = "3.5", "3.5 Improvement: a measure that goes on to move"
    SIGNIFICANT = "4.0", "4.0 Significant improvement: a measure, about 50% of the way"
    SUSTAINED = "4.5", "4.5 Sustainable improvement: held, with who keeps it"
    OUTSTANDING = "5.0", "5.0 Outstanding results that last: reached, and spread"

    @property
    def asks_evidence(self) -> bool:
        """Whether somebody has to say what shows it."""
        return float(self.value) >= _EVIDENCE_FROM


_EVIDENCE_FROM = 2.5


class CycleDecision(Words):
    """What follows from a test of a change."""

    ADOPT = "adopt", "Adopt"
    ADAPT = "adapt", "Adapt"
    ABANDON = "abandon", "Abandon"


class MarkKind(Words):
    """What stands at a point of a measure's chart."""

    REMARK = "remark", "Remark"
    CHANGE = "change", "A change began"
    TEST = "test", "A test"
    BASELINE = "baseline", "The center line begins anew"


_NAMED_PLANS = tuple(kind for kind in PlanKind if kind is not PlanKind.OTHER)

PLAN_CODES = CodeList(
    {str(kind): kind.words for kind in _NAMED_PLANS}, tuple(map(str, _NAMED_PLANS))
)
"""Kinds of other plans, where an action names several; one of no known kind needs words."""

INDICATOR_CODES = CodeList(
    {str(code): facts.short for code, facts in INDICATORS.items()}, tuple(map(str, Indicator))
)
"""State indicators, of which a measure may tell a cell."""


class ThreadPart(Words):
    """What a golden thread leads through, from a result to the LCAP."""

    CELL = "cell", "Dashboard result"
    PROBLEM = "problem", "Problem"
    CAUSE = "cause", "Root cause"
    DRIVER = "driver", "Driver"
    CHANGE = "change", "Change"
    MEASURE = "measure", "Measure"
    LCAP = "lcap", "LCAP or other plan"
    AIM = "aim", "Aim"


class LooseEndKind(Words):
    """Where a golden thread ends too soon; a gap is named, nobody is blamed."""

    GROUP = "group", "nothing answers this group yet"
    PROBLEM = "problem", "no problem of practice yet"
    CAUSE = "cause", "no accepted root cause yet"
    NOT_ACCEPTED = "not_accepted", "its cause is not accepted"
    NO_CHANGE = "no_change", "no change yet"
    NO_CAUSE = "no_cause", "serves no cause yet"
    NO_MEASURE = "no_measure", "no measure yet"
    NO_PLAN = "no_plan", "not in the LCAP or another plan yet"
    GOAL_GONE = "goal_gone", "the LCAP goal it names is not there"
    NO_OWNER = "no_owner", "nobody owns it yet"
