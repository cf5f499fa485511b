"""What the rules of run charts and control charts are told and tell.

A chart of a measure over time is judged by one set of rules at a time: those of a run chart know a
median, those of a control chart know a mean and limits, and their numbers must not be mixed.
"""

from datetime import date
from enum import StrEnum

from sos_desktop.foundation.frozen import frozen_dataclass

FEWEST_POINTS = 10
"""Below this many points no rule is judged. The published tables of run charts begin there (Anhøj
and Olesen 2014; the help of R's `qicharts2`). For control charts it is our own floor."""


class RuleSetName(StrEnum):
    """The sets of rules one can choose from."""

    ANHOJ = "anhoj"
    IHI = "ihi"
    XMR = "xmr"
    P = "p"
    U = "u"

    @property
    def words(self) -> str:
        """Its name as people read it."""
        return _NAMES[self]

    @property
    def needs_counts(self) -> bool:
        """Whether values must be counts out of something."""
        return self in (RuleSetName.P, RuleSetName.U)


_NAMES = {
    RuleSetName.ANHOJ: "run chart, Anhøj's rules",
    RuleSetName.IHI: "run chart, IHI's rules",
    RuleSetName.XMR: "XmR control chart",
    RuleSetName.P: "p control chart",
    RuleSetName.U: "u control chart",
}


class Signal(StrEnum):
    """What a rule says."""

    YES = "yes"
    NO = "no"
    TOO_FEW = "too few points"


@frozen_dataclass
class RuleResult:
    """What one rule found.

    Attributes:
        rule: The rule's name.
        points_used: How many points it looked at, without those it leaves out.
        center: Median or mean; None for a rule that knows none.
        limit: The number that decides; None where there is none.
        found: What was found, to be held against `limit`; None when nothing could be looked at.
        signal: Whether the rule says that something other than chance is at work.
        first, last: Where; None when it is nowhere in particular.
    """

    rule: str
    points_used: int
    center: float | None
    limit: float | None
    found: float | None
    signal: Signal
    first: date | None = None
    last: date | None = None


def judged(found: bool, points: int) -> Signal:
    """A rule's word, unless there are too few points to judge."""
    if points < FEWEST_POINTS:
        return Signal.TOO_FEW
    return Signal.YES if found else Signal.NO
