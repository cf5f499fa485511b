"""Records of what those say who took part, and of what is learned from a case."""

from datetime import date

from sos_desktop.domain.casework.learning_words import (
    ROLE_CODES,
    STATEMENTS,
    FeedbackLanguage,
    FeedbackPhase,
    FeedbackSide,
    LessonKind,
    Quarter,
)
from sos_desktop.domain.casework.records.base import CaseEvent, CaseRecord
from sos_desktop.domain.casework.records.progress import check_school_year
from sos_desktop.domain.casework.records.schema import (
    DISTRICT,
    OFFICE,
    PUBLIC,
    Editor,
    Search,
    field,
    record,
)
from sos_desktop.domain.casework.words import CasePart, Sensitivity
from sos_desktop.foundation.errors import InputProblem

LEAST, MOST = 1, 5
"""How far somebody agrees: 1 not at all, 5 wholly."""
_AGREES = "1 (not at all) to 5 (wholly)"


@record(
    "feedback",
    plural="Feedback",
    tag="Feedback",
    read=OFFICE,
    part=CasePart.PROGRESS,
    icon="message-square",
    keywords="new survey answer voices",
    in_caseload=False,
    in_appendix=True,
)
class Feedback(CaseRecord):
    """One answer of one person about a phase, by role and never by name.

    Attributes:
        trust, value, classroom, tools, doing, coherence: How far they agree with the statement of
            that key (`STATEMENTS`), 1 to 5; None when it was left out.
        file_name: The file it was taken in from; "" when it was typed.
    """

    given_on: date = field("Date", Editor.EVENT_DATE, read=OFFICE, sort=True, past=True)
    phase: FeedbackPhase = field("After", read=OFFICE, naming=True, default=FeedbackPhase.SUPPORT)
    side: FeedbackSide = field("Side", read=OFFICE, default=FeedbackSide.DISTRICT)
    role: str = field("Role", read=OFFICE, codes=ROLE_CODES, empty_label="Not said", default="")
    language: FeedbackLanguage = field("Language", read=OFFICE, default=FeedbackLanguage.ENGLISH)
    trust: int | None = field("Trust", read=OFFICE, placeholder=_AGREES, default=None)
    value: int | None = field("Added value", read=OFFICE, placeholder=_AGREES, default=None)
    classroom: int | None = field(
        "Reached classrooms", read=OFFICE, placeholder=_AGREES, default=None
    )
    tools: int | None = field("Learned the tools", read=OFFICE, placeholder=_AGREES, default=None)
    doing: int | None = field("Help in doing", read=OFFICE, placeholder=_AGREES, default=None)
    coherence: int | None = field(
        "Fitted other plans", read=OFFICE, placeholder=_AGREES, default=None
    )
    helped: str = field("What helped", Editor.TEXT, read=OFFICE, search=Search.BODY, default="")
    better: str = field(
        "What we should do otherwise", Editor.TEXT, read=OFFICE, search=Search.BODY, default=""
    )
    file_name: str = field("From the file", Editor.NONE, read=OFFICE, default="")

    @property
    def history_name(self) -> str:
        """Nothing; what somebody said is the office's."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """The phase it is about."""
        return {"phase": str(self.phase)}

    @property
    def scores(self) -> dict[str, int | None]:
        """How far they agree, by the key of the statement."""
        return {key: getattr(self, key) for key in STATEMENTS}

    def check(self, lea_kind: str) -> None:
        """It says something, on the scale that was printed."""
        for key, score in self.scores.items():
            if score is not None and not LEAST <= score <= MOST:
                raise InputProblem(
                    f"Agreement is a number from {LEAST} (not at all) to {MOST} (wholly). Leave "
                    "it empty when it was not answered.",
                    where=key,
                )
        said = [*self.scores.values(), self.helped or None, self.better or None]
        if all(found is None for found in said):
            raise InputProblem(
                "Write at least one answer: a number, what helped, or what to do otherwise.",
                where="helped",
            )
        if self.role and self.role not in ROLE_CODES.words:
            raise InputProblem("Choose a role from the list.", where="role")


@record(
    "lesson",
    read=DISTRICT,
    part=CasePart.PROGRESS,
    icon="lightbulb",
    keywords="new learned again",
    in_caseload=False,
    in_appendix=True,
)
class Lesson(CaseRecord):
    """What was learned, and whether one would do it again."""

    noted_on: date = field("Date", Editor.EVENT_DATE, read=DISTRICT, sort=True)
    text: str = field(
        "Lesson",
        Editor.TEXT,
        read=DISTRICT,
        search=Search.BODY,
        required="Write what was learned.",
    )
    kind: LessonKind = field("Next time", read=DISTRICT, default=LessonKind.AGAIN)
    phase: FeedbackPhase = field("From", read=DISTRICT, default=FeedbackPhase.SUPPORT)
    sensitivity: Sensitivity = field("Who may read this", read=DISTRICT, default=DISTRICT)

    @property
    def history_name(self) -> str:
        """Nothing; its text may not be for everybody."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Its day."""
        return {"noted_on": self.noted_on.isoformat()}

    def event(self) -> CaseEvent:
        """The lesson."""
        return CaseEvent(self.noted_on, "Lesson", "\n".join((self.text, self.kind.words)))


@record(
    "support of a year",
    plural="Support by year",
    tag="Year",
    read=PUBLIC,
    part=CasePart.PROGRESS,
    icon="landmark",
    keywords="annual summary 52066 funding",
    in_caseload=False,
    in_appendix=True,
)
class YearSupport(CaseRecord):
    """What the county office does for an LEA in a school year, for its annual summary.

    Attributes:
        year: The year in which the school year begins; one for each.
        dollars: What it costs the county office; None when not known.
    """

    year: int = field(
        "School year begins in", Editor.YEAR, read=PUBLIC, sort=True, unique=True, naming=True
    )
    activities: str = field(
        "What we do",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        required="Write what the county office does for this LEA in the year.",
    )
    funding: str = field(
        "Paid from", read=PUBLIC, search=Search.BODY, placeholder="Fund or grant", default=""
    )
    dollars: int | None = field(
        "Dollars",
        Editor.MONEY,
        read=PUBLIC,
        placeholder="Empty when not known, 0 when free",
        default=None,
    )

    @property
    def history_name(self) -> str:
        """Nothing; its year says which it is."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """The year."""
        return {"year": self.year}

    def check(self, lea_kind: str) -> None:
        """It is of a year, and costs no less than nothing."""
        check_school_year(self.year)
        if self.dollars is not None and self.dollars < 0:
            raise InputProblem(
                "A cost is in whole dollars and cannot be below 0. Leave it empty when it is not "
                "known.",
                where="dollars",
            )


@record(
    "hours planned",
    plural="Hours planned",
    tag="Hours",
    read=OFFICE,
    part=CasePart.PROGRESS,
    icon="clock",
    keywords="new consultant time budget",
    in_caseload=False,
    in_appendix=True,
)
class PlannedHours(CaseRecord):
    """What a consultant is to give to a case in a quarter; what was given stands at the contacts.

    Attributes:
        consultant: Of the office's team; "" for whoever has the case.
        year: The year in which the school year begins.
    """

    year: int = field(
        "School year begins in", Editor.YEAR, read=OFFICE, sort=True, unique=True, naming=True
    )
    quarter: Quarter = field(
        "Quarter", read=OFFICE, sort=True, unique=True, naming=True, default=Quarter.FIRST
    )
    hours: float = field("Hours", read=OFFICE)
    consultant: str = field(
        "Consultant",
        Editor.NAME,
        read=OFFICE,
        search=Search.BODY,
        unique=True,
        placeholder="Whoever has the case",
        default="",
    )

    @property
    def history_name(self) -> str:
        """Nothing; its quarter says which it is."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """The quarter."""
        return {"year": self.year, "quarter": str(self.quarter)}

    def check(self, lea_kind: str) -> None:
        """It is of a year, and no less than nothing."""
        check_school_year(self.year)
        if self.hours < 0:
            raise InputProblem("Hours cannot be below 0.", where="hours")
