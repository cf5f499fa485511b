"""Records of how support goes on: check-ins, changes by quarter, the review of a year."""

from datetime import date

from sos_desktop.domain.casework.learning_words import (
    Quarter,
    QuarterStanding,
    ReviewDecision,
)
from sos_desktop.domain.casework.records.base import CaseEvent, CaseRecord, OrderedRecord
from sos_desktop.domain.casework.records.learning import FIRST_YEAR, LAST_YEAR
from sos_desktop.domain.casework.records.schema import (
    DISTRICT,
    OFFICE,
    PUBLIC,
    Editor,
    Search,
    field,
    record,
)
from sos_desktop.domain.casework.records.support import Action
from sos_desktop.domain.casework.words import CasePart, Sensitivity
from sos_desktop.foundation.errors import InputProblem

_SECOND, _LAST_YEAR_OF_SUPPORT = 2, 9


def check_school_year(year: int) -> None:
    """Raise unless a school year can begin in this year.

    Raises:
        InputProblem: With `where` set to "year".
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InputProblem(
            f"The year {year} cannot be right. Write the year in which the school year begins.",
            where="year",
        )


@record(
    "check-in",
    read=PUBLIC,
    part=CasePart.PROGRESS,
    icon="message-square",
    keywords="new progress conversation",
    in_appendix=True,
)
class CheckIn(CaseRecord):
    """A short look at the work with the district: what moved, what is in the way, what is next.

    Attributes:
        people: Who was there: roles.
        asked: What the district asks of the county office.
    """

    held_on: date = field(
        "Date", Editor.EVENT_DATE, read=PUBLIC, sort=True, past=True, activity=True
    )
    people: str = field(
        "With", Editor.NAMES, read=DISTRICT, search=Search.BODY, placeholder="Roles", default=""
    )
    moved: str = field(
        "What moved",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        required="Write what moved since the last time, or that nothing did.",
    )
    hindered: str = field(
        "What is in the way", Editor.TEXT, read=PUBLIC, search=Search.BODY, default=""
    )
    next_step: str = field("What is next", Editor.TEXT, read=PUBLIC, search=Search.BODY, default="")
    asked: str = field(
        "What the district asks of us", Editor.TEXT, read=DISTRICT, search=Search.BODY, default=""
    )
    sensitivity: Sensitivity = field("Who may read this", read=PUBLIC, default=DISTRICT)

    @property
    def history_name(self) -> str:
        """Nothing; its text may not be for everybody."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Its day."""
        return {"held_on": self.held_on.isoformat()}

    def event(self) -> CaseEvent:
        """What moved, what hinders, and what is next."""
        said = (self.moved, self.hindered, self.next_step)
        return CaseEvent(self.held_on, "Check-in", "\n".join(t for t in said if t), self.people)


@record(
    "quarter of a change",
    plural="Changes by quarter",
    tag="Quarter",
    read=PUBLIC,
    part=CasePart.PROGRESS,
    icon="calendar",
    keywords="new status plan done",
    in_caseload=False,
    in_appendix=True,
)
class ActionQuarter(CaseRecord):
    """What was planned for a change in a quarter, and what was done; one per change and quarter.

    Attributes:
        year: The year in which the school year begins.
        standing: None while nobody has looked.
        spent: Whole dollars spent in the quarter; None when not known.
    """

    action_id: str | None = field(
        "Change",
        read=PUBLIC,
        references=Action,
        cascade=True,
        follows=True,
        unique=True,
        empty_label="No change",
        default=None,
    )
    year: int = field(
        "School year begins in", Editor.YEAR, read=PUBLIC, sort=True, unique=True, naming=True
    )
    quarter: Quarter = field(
        "Quarter", read=PUBLIC, sort=True, unique=True, naming=True, default=Quarter.FIRST
    )
    planned: str = field("Planned", Editor.TEXT, read=PUBLIC, search=Search.BODY, default="")
    done: str = field("Done", Editor.TEXT, read=PUBLIC, search=Search.BODY, default="")
    standing: QuarterStanding | None = field(
        "Standing", read=PUBLIC, empty_label="Not looked at", default=None
    )
    spent: int | None = field(
        "Spent in dollars",
        Editor.MONEY,
        read=PUBLIC,
        placeholder="Empty when not known",
        default=None,
    )

    @property
    def history_name(self) -> str:
        """Nothing; its change may not be for everybody."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Its quarter."""
        return {"year": self.year, "quarter": str(self.quarter)}

    def check(self, lea_kind: str) -> None:
        """It is of a change and a year; done work says what was done."""
        if self.action_id is None:
            raise InputProblem("Choose the change this is a quarter of.", where="action_id")
        check_school_year(self.year)
        if self.spent is not None and self.spent < 0:
            raise InputProblem(
                "What was spent is in whole dollars and cannot be below 0. Leave it empty when it "
                "is not known.",
                where="spent",
            )
        if self.standing is QuarterStanding.DONE and not self.done.strip():
            raise InputProblem("Write what was done before you call it done.", where="done")


@record(
    "point of a year's review",
    plural="Review of a year",
    tag="Review",
    read=DISTRICT,
    part=CasePart.PROGRESS,
    icon="refresh-cw",
    keywords="second year third keep change stop",
    in_caseload=False,
    in_appendix=True,
)
class ReviewPoint(OrderedRecord):
    """What the team decides about a part of the support when a further year begins.

    Attributes:
        support_year: Which year of support begins: 2, 3, …
        action_id: The change it is about; None for another part of the support.
        led_by: Who leads it from now on: a role of the district where it can be.
        hours: What the county office gives in that year; it is to fall. None when not said.
        voices: Who is heard now that was not before: roles.
    """

    reviewed_on: date = field("Date", Editor.EVENT_DATE, read=DISTRICT)
    support_year: int = field("Year of support", Editor.WHOLE, read=DISTRICT, default=_SECOND)
    text: str = field(
        "Part of the support",
        read=DISTRICT,
        search=Search.BODY,
        required="Write which part of the support this is about.",
    )
    action_id: str | None = field(
        "Change",
        read=DISTRICT,
        references=Action,
        follows=True,
        empty_label="No single change",
        default=None,
    )
    decision: ReviewDecision = field("Decision", read=DISTRICT, default=ReviewDecision.KEEP)
    why: str = field("Why", Editor.TEXT, read=DISTRICT, search=Search.BODY, default="")
    led_by: str = field(
        "Who leads it now",
        Editor.NAME,
        read=DISTRICT,
        search=Search.BODY,
        remark="a role, not a name",
        default="",
    )
    hours: float | None = field(
        "Hours of the county office in that year",
        read=OFFICE,
        placeholder="Empty when not said",
        default=None,
    )
    voices: str = field(
        "New voices", read=DISTRICT, search=Search.BODY, placeholder="Roles", default=""
    )

    @property
    def history_name(self) -> str:
        """Nothing; its text may not be for everybody."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Its day."""
        return {"reviewed_on": self.reviewed_on.isoformat()}

    def check(self, lea_kind: str) -> None:
        """It is about a second or later year; what changes or stops says why."""
        if not _SECOND <= self.support_year <= _LAST_YEAR_OF_SUPPORT:
            raise InputProblem(
                f"A review is of a second year of support or a later one: {_SECOND} to "
                f"{_LAST_YEAR_OF_SUPPORT}.",
                where="support_year",
            )
        if self.decision is not ReviewDecision.KEEP and not self.why.strip():
            raise InputProblem("Write why it is changed or stopped.", where="why")
        if self.hours is not None and self.hours < 0:
            raise InputProblem(
                "Hours cannot be below 0. Leave them empty when they are not known.", where="hours"
            )
