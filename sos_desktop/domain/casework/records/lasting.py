"""Records of what comes of support: check-ins, quarters, reviews, exit, and looking back."""

from datetime import date

from sos_desktop.domain.casework.learning_words import (
    ExitReason,
    GainStanding,
    LookBackKind,
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
from sos_desktop.domain.casework.records.support import Action, Measure
from sos_desktop.domain.casework.support_words import INDICATOR_CODES
from sos_desktop.domain.casework.words import GROUP_CODES, CasePart, Sensitivity
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
    part=CasePart.SUPPORT,
    icon="message-square",
    keywords="new progress conversation",
    in_caseload=False,
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
    part=CasePart.SUPPORT,
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
    part=CasePart.SUPPORT,
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

    reviewed_on: date = field("Date", Editor.EVENT_DATE, read=DISTRICT, activity=True)
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


@record(
    "end of support",
    plural="End of support",
    tag="Exit",
    read=PUBLIC,
    part=CasePart.SUPPORT,
    icon="flag",
    keywords="new exit leave finish",
    in_caseload=False,
    in_appendix=True,
)
class SupportExit(CaseRecord):
    """That support ends: what changed, and who is called when it slips.

    Two look-backs and their tasks follow from its day.

    Attributes:
        held_for: Over how long, or how many readings, the aim was held.
        hears_on: When the board hears of what lasts.
        watch: What is watched afterwards; `call` says who calls whom if it slips.
    """

    ended_on: date = field("Support ends on", read=PUBLIC, sort=True, activity=True)
    reason: ExitReason = field("Why", read=PUBLIC, default=ExitReason.REACHED)
    changed: str = field(
        "What changed",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        required="Write what changed for students and in the work of adults.",
    )
    held_for: str = field(
        "The aim was held for",
        read=PUBLIC,
        placeholder="Two readings, or a semester",
        default="",
    )
    hears_on: date | None = field("The board hears of it on", read=PUBLIC, default=None)
    watch: str = field(
        "What is watched afterwards", Editor.TEXT, read=PUBLIC, search=Search.BODY, default=""
    )
    call: str = field(
        "Who calls whom if it slips",
        read=DISTRICT,
        search=Search.BODY,
        placeholder="Roles",
        default="",
    )
    sensitivity: Sensitivity = field("Who may read this", read=PUBLIC, default=DISTRICT)

    @property
    def history_name(self) -> str:
        """Nothing; its text may not be for everybody."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Its day."""
        return {"ended_on": self.ended_on.isoformat()}

    def check(self, lea_kind: str) -> None:
        """An aim that was held says for how long."""
        if self.reason is ExitReason.REACHED and not self.held_for.strip():
            raise InputProblem(
                "Write over how many readings, or how long, the aim was held; or choose another "
                "reason.",
                where="held_for",
            )

    def event(self) -> CaseEvent:
        """That it ended, and what changed."""
        return CaseEvent(
            self.ended_on, "Support ends", "\n".join((self.reason.words, self.changed))
        )


@record(
    "part that stays",
    plural="What stays when support ends",
    tag="What stays",
    read=PUBLIC,
    part=CasePart.SUPPORT,
    icon="circle-check",
    keywords="new keep last sustain exit",
    in_caseload=False,
    in_appendix=True,
)
class LastingPart(OrderedRecord):
    """Something that stays when support ends, with who keeps it and what pays for it.

    Attributes:
        action_id: The change it came from.
        kept_by, successor: Who keeps it, and who after them: roles.
        written_in: In which policy, calendar, job text or agreement it is written down.
        paid_from: What pays for it after help ends.
    """

    text: str = field(
        "What stays",
        read=PUBLIC,
        search=Search.BODY,
        required="Write what stays when support ends.",
    )
    action_id: str | None = field(
        "From the change",
        read=PUBLIC,
        references=Action,
        follows=True,
        empty_label="No single change",
        default=None,
    )
    kept_by: str = field(
        "Who keeps it",
        Editor.NAME,
        read=PUBLIC,
        search=Search.BODY,
        remark="a role, not a name",
        default="",
    )
    successor: str = field(
        "Who after them",
        Editor.NAME,
        read=PUBLIC,
        search=Search.BODY,
        remark="a role, not a name",
        default="",
    )
    written_in: str = field(
        "Written down in",
        read=PUBLIC,
        search=Search.BODY,
        placeholder="Policy, calendar, job text, agreement",
        default="",
    )
    paid_from: str = field(
        "Paid from",
        read=PUBLIC,
        search=Search.BODY,
        placeholder="LCFF, Title I, …; or that it costs nothing",
        default="",
    )

    @property
    def history_name(self) -> str:
        """Nothing; its change may not be for everybody."""
        return ""

    @property
    def lacks(self) -> tuple[str, ...]:
        """What nobody has said yet of how it lasts, as the words of a sentence."""
        asked = (
            (self.kept_by, "who keeps it"),
            (self.successor, "who after them"),
            (self.written_in, "where it is written down"),
            (self.paid_from, "what pays for it"),
        )
        return tuple(words for said, words in asked if not said.strip())


@record(
    "look-back",
    read=DISTRICT,
    part=CasePart.SUPPORT,
    icon="calendar",
    keywords="new after support ended last faded",
    in_caseload=False,
    in_appendix=True,
)
class LookBack(CaseRecord):
    """A look at what is left of the gains, some time after support ended.

    Attributes:
        exit_id: The end of support it follows; it goes with it.
        looked_on: None while it waits.
        people: With whom: roles.
    """

    due_on: date = field("Due", read=DISTRICT, sort=True, naming=True)
    kind: LookBackKind = field("When", read=DISTRICT, naming=True, default=LookBackKind.OTHER)
    exit_id: str | None = field(
        "Follows",
        Editor.NONE,
        read=DISTRICT,
        references=SupportExit,
        cascade=True,
        follows=True,
        default=None,
    )
    looked_on: date | None = field(
        "Looked at on", Editor.EVENT_DATE, read=DISTRICT, past=True, activity=True, default=None
    )
    people: str = field(
        "With", Editor.NAMES, read=DISTRICT, search=Search.BODY, placeholder="Roles", default=""
    )
    text: str = field(
        "What is still in place, and what is not",
        Editor.TEXT,
        read=DISTRICT,
        search=Search.BODY,
        default="",
    )

    @property
    def history_name(self) -> str:
        """Nothing; its text may not be for everybody."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Its day."""
        return {"due_on": self.due_on.isoformat()}

    def check(self, lea_kind: str) -> None:
        """Who looked says what was found."""
        if self.looked_on is not None and not self.text.strip():
            raise InputProblem(
                "Write what is still in place and what is not, or leave the day empty.",
                where="text",
            )

    def event(self) -> CaseEvent | None:
        """What was found; nothing while it waits."""
        if self.looked_on is None:
            return None
        return CaseEvent(self.looked_on, "Looked back", self.text, self.people)


@record(
    "gain looked at again",
    plural="Gains looked at again",
    tag="Gain",
    read=DISTRICT,
    part=CasePart.SUPPORT,
    icon="trending-up",
    keywords="new faded held",
    in_caseload=False,
    in_appendix=True,
)
class Gain(CaseRecord):
    """A figure before support, when it ended and now. Missing figures are None, never 0.

    Attributes:
        look_back_id: At which look-back; it goes with it.
        measure_id: The measure it is of; None for a cell of the Dashboard.
        indicator, group: Of that cell: codes; "" for none.
        before, at_exit, now: In the unit of the measure or the indicator.
        now_year: The Dashboard year of `now`; None for a measure's reading.
        color_at_exit, color_now: The Dashboard's color 1 (red) to 5 (blue); None without one.
        standing: What became of it; proposed by the figures, decided by a person.
    """

    look_back_id: str | None = field(
        "Look-back",
        read=DISTRICT,
        references=LookBack,
        cascade=True,
        follows=True,
        empty_label="No look-back",
        default=None,
    )
    name: str = field(
        "Gain", read=DISTRICT, search=Search.TITLE, required="Write which gain this is about."
    )
    measure_id: str | None = field(
        "Measure", read=DISTRICT, references=Measure, empty_label="No measure", default=None
    )
    indicator: str = field(
        "Dashboard indicator",
        read=DISTRICT,
        codes=INDICATOR_CODES,
        empty_label="No indicator",
        default="",
    )
    group: str = field(
        "Student group", read=DISTRICT, codes=GROUP_CODES, empty_label="No group", default=""
    )
    before: float | None = field("Before support", read=DISTRICT, default=None)
    at_exit: float | None = field("When support ended", read=DISTRICT, default=None)
    now: float | None = field("Now", read=DISTRICT, default=None)
    now_year: int | None = field("Dashboard year", Editor.YEAR, read=DISTRICT, default=None)
    color_at_exit: int | None = field("Color then", Editor.NONE, read=DISTRICT, default=None)
    color_now: int | None = field("Color now", Editor.NONE, read=DISTRICT, default=None)
    standing: GainStanding = field("What became of it", read=DISTRICT, default=GainStanding.UNKNOWN)
    why: str = field(
        "Why, as the district sees it", Editor.TEXT, read=DISTRICT, search=Search.BODY, default=""
    )

    @property
    def history_name(self) -> str:
        """Nothing; its look-back may not be for everybody."""
        return ""

    def check(self, lea_kind: str) -> None:
        """It is of a look-back."""
        if self.look_back_id is None:
            raise InputProblem("Choose the look-back this gain belongs to.", where="look_back_id")
