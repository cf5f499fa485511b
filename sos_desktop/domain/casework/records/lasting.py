"""Records of what lasts: the end of support, what stays, and looking back at the gains."""

from datetime import date

from sos_desktop.domain.casework.learning_words import (
    ExitReason,
    GainStanding,
    LookBackKind,
)
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
from sos_desktop.domain.casework.support_words import INDICATOR_CODES
from sos_desktop.domain.casework.words import GROUP_CODES, CasePart, Sensitivity
from sos_desktop.foundation.errors import InputProblem


@record(
    "end of support",
    plural="End of support",
    tag="Exit",
    read=PUBLIC,
    part=CasePart.PROGRESS,
    icon="flag",
    keywords="new exit leave finish",
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

    ended_on: date = field("End of support", read=PUBLIC, sort=True, activity=True, naming=True)
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
    hears_on: date | None = field("Day the board hears of it", read=PUBLIC, default=None)
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
    part=CasePart.PROGRESS,
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
    part=CasePart.PROGRESS,
    icon="calendar",
    keywords="new after support ended last faded",
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
        "Looked at", Editor.EVENT_DATE, read=DISTRICT, past=True, activity=True, default=None
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
    part=CasePart.PROGRESS,
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
