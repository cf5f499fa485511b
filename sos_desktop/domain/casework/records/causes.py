"""What is worked out about causes: problems of practice, evidence, votes, a process, dynamics."""

from datetime import date
from typing import Any

from sos_desktop.domain.casework.needs_words import (
    DynamicsTopic,
    EvidenceSide,
    EvidenceStrength,
    ProblemState,
    VoteMethod,
)
from sos_desktop.domain.casework.records.base import CaseRecord, OrderedRecord
from sos_desktop.domain.casework.records.local import LocalSource
from sos_desktop.domain.casework.records.needs import (
    MOST_PEOPLE,
    WHY_ASIDE,
    Cause,
    Finding,
    Quote,
    Theme,
)
from sos_desktop.domain.casework.records.notes import Attachment, Note
from sos_desktop.domain.casework.records.schema import (
    DISTRICT,
    OFFICE,
    PUBLIC,
    Editor,
    Search,
    field,
    record,
)
from sos_desktop.domain.casework.words import (
    CasePart,
    EvidenceKind,
    Perspective,
    ProposedBy,
    Sensitivity,
)
from sos_desktop.domain.changes import Subject
from sos_desktop.foundation.errors import InputProblem

MOST_DOTS = 20
"""The most votes a person may be given."""


@record(
    "problem of practice",
    plural="Problems of practice",
    read=DISTRICT,
    part=CasePart.NEEDS,
    keywords="new candidate",
    subjects=Subject.CASES,
    in_appendix=True,
)
class Problem(OrderedRecord):
    """A problem the district might work on; one of several is chosen, in `Case` as well.

    Attributes:
        who, what, at_place, how_much, since: Its parts, of which the sentence is made.
        finding_id: The finding whose figures it is about.
        aside_because: Why it was set aside; "" unless it was.
    """

    text: str = field(
        "Problem",
        Editor.TEXT,
        read=DISTRICT,
        search=Search.BODY,
        required="Write the problem in a sentence.",
    )
    who: str = field(
        "Who", read=DISTRICT, placeholder="Students with disabilities in middle school", default=""
    )
    what: str = field(
        "What happens",
        read=DISTRICT,
        placeholder="begin the year without the adult their plan names",
        default="",
    )
    at_place: str = field("Where", read=DISTRICT, placeholder="at two of nine schools", default="")
    how_much: str = field("How much", read=DISTRICT, placeholder="62 of 673 students", default="")
    since: str = field("Since when", read=DISTRICT, placeholder="since 2023", default="")
    finding_id: str | None = field(
        "The finding it is about",
        read=DISTRICT,
        references=Finding,
        empty_label="None",
        default=None,
    )
    state: ProblemState = field("State", read=DISTRICT, default=ProblemState.CANDIDATE)
    proposed_by: ProposedBy | None = field(
        "Proposed by", read=DISTRICT, empty_label="Not noted", default=None
    )
    aside_because: str = field(
        "Set aside because", Editor.TEXT, read=DISTRICT, search=Search.BODY, default=""
    )

    @property
    def history_name(self) -> str:
        """Nothing; its text may not be for everybody."""
        return ""

    def check_change(self, before: Any) -> None:
        """Nothing is set aside without a reason."""
        again = before is not None and before.state is ProblemState.ASIDE
        if self.state is ProblemState.ASIDE and not self.aside_because.strip() and not again:
            raise InputProblem(WHY_ASIDE, where="aside_because")


@record(
    "version of a problem",
    plural="Versions of problems",
    read=DISTRICT,
    part=CasePart.NEEDS,
    in_appendix=True,
)
class ProblemVersion(CaseRecord):
    """How a problem was worded on a day, so that it can be compared with what it became."""

    problem_id: str | None = field(
        "Problem", Editor.NONE, read=DISTRICT, references=Problem, cascade=True, default=None
    )
    text: str = field(
        "Wording", Editor.TEXT, read=DISTRICT, search=Search.BODY, required="Write the problem."
    )
    kept_on: date = field("Date", Editor.EVENT_DATE, read=DISTRICT, sort=True, past=True)
    kept_by: str = field("Kept by", Editor.NAME, read=OFFICE, default="")

    @property
    def history_name(self) -> str:
        """Nothing; its text may not be for everybody."""
        return ""


@record("evidence", plural="Evidence", read=PUBLIC, part=CasePart.NEEDS)
class Evidence(CaseRecord):
    """Something seen, read or heard that bears on a cause; `cause_id` None when not yet tied.

    Attributes:
        side: Whether it speaks for the cause or against it.
        strength: How much it weighs; None when nobody judged it.
        voice: From whose voice it is, where it points to no quote or theme that says so.
        finding_id, theme_id, quote_id, note_id, attachment_id, local_source_id: What it is, where
            that stands in the case already; it is no more open than what it points to.
    """

    kind: EvidenceKind = field("Kind", read=PUBLIC)
    text: str = field(
        "What it says",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        required="Write what was seen, read or heard.",
    )
    cause_id: str | None = field(
        "Bears on", read=PUBLIC, references=Cause, empty_label="No cause yet", default=None
    )
    side: EvidenceSide = field("Speaks", read=PUBLIC, default=EvidenceSide.FOR)
    strength: EvidenceStrength | None = field(
        "How strong", read=PUBLIC, empty_label="Not judged", default=None
    )
    source: str = field(
        "Source", read=DISTRICT, search=Search.BODY, placeholder="A role, not a name", default=""
    )
    voice: Perspective | None = field(
        "Whose voice", read=PUBLIC, empty_label="Nobody's, or not noted", default=None
    )
    gathered_on: date | None = field(
        "Date", Editor.EVENT_DATE, read=PUBLIC, sort=True, default=None
    )
    finding_id: str | None = field(
        "Finding", Editor.NONE, read=PUBLIC, references=Finding, follows=True, default=None
    )
    theme_id: str | None = field(
        "Theme", Editor.NONE, read=PUBLIC, references=Theme, follows=True, default=None
    )
    quote_id: str | None = field(
        "Quote", Editor.NONE, read=PUBLIC, references=Quote, follows=True, default=None
    )
    note_id: str | None = field(
        "Note", Editor.NONE, read=DISTRICT, references=Note, follows=True, default=None
    )
    attachment_id: str | None = field(
        "File", Editor.NONE, read=DISTRICT, references=Attachment, follows=True, default=None
    )
    local_source_id: str | None = field(
        "Local data", Editor.NONE, read=DISTRICT, references=LocalSource, default=None
    )
    sensitivity: Sensitivity = field("Who may read this", read=PUBLIC, default=DISTRICT)

    @property
    def history_name(self) -> str:
        """Nothing; its text may not be for everybody."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Where it comes from."""
        return {"kind": str(self.kind)}


@record("vote", plural="Agreement by role", read=DISTRICT, part=CasePart.NEEDS, icon="users")
class Vote(CaseRecord):
    """How many of a role agree that a cause is a root of the problem; once per cause, role and way.

    Attributes:
        method: By hands, in a survey, or with dots.
        voice: The role; None where the roles were not told apart.
        agree: Hands or answers that agree; with dots, the dots this cause got.
        asked: How many were asked.
        votes_each: With dots: how many each person had; None otherwise.
    """

    cause_id: str | None = field(
        "Cause",
        Editor.NONE,
        read=DISTRICT,
        references=Cause,
        cascade=True,
        follows=True,
        default=None,
    )
    method: VoteMethod = field("How it was asked", read=DISTRICT, default=VoteMethod.HANDS)
    voice: Perspective | None = field(
        "Role", read=DISTRICT, empty_label="All together", default=None
    )
    agree: int = field("Agree, or dots", read=DISTRICT)
    asked: int = field("Of how many", read=DISTRICT)
    votes_each: int | None = field("Votes per person", read=DISTRICT, default=None)
    held_on: date = field("Date", Editor.EVENT_DATE, read=DISTRICT, sort=True, past=True)

    @property
    def history_name(self) -> str:
        """Nothing; it is told with its cause."""
        return ""

    def check(self, lea_kind: str) -> None:
        """No more agree than were asked."""
        if not 1 <= self.asked <= MOST_PEOPLE:
            raise InputProblem("At least one person is asked.", where="asked")
        if self.votes_each is not None and not 1 <= self.votes_each <= MOST_DOTS:
            raise InputProblem(f"Votes per person are from 1 to {MOST_DOTS}.", where="votes_each")
        most = self.asked * (self.votes_each or 1)
        if not 0 <= self.agree <= most:
            raise InputProblem(
                f"{self.agree} cannot be out of {most}. Check both numbers.", where="agree"
            )


@record(
    "step of a process",
    plural="Process map",
    read=DISTRICT,
    part=CasePart.NEEDS,
    keywords="new process map waiting breaks",
    icon="route",
    in_appendix=True,
)
class ProcessStep(OrderedRecord):
    """A step of how something is done today, from the one who walks it.

    Attributes:
        process: What is mapped ("From referral to support"); "" where there is only one.
        who: A role.
        waiting: How long it lies before this step ("three weeks").
        breaks: Where it goes wrong; "" where it does not.
        cause_id: The cause it shows.
    """

    process: str = field(
        "Process",
        read=DISTRICT,
        list_scope=True,
        placeholder="From referral to support",
        default="",
    )
    text: str = field(
        "Step",
        read=DISTRICT,
        search=Search.BODY,
        required="Write what happens in this step.",
    )
    who: str = field("Who does it", read=DISTRICT, placeholder="A role, not a name", default="")
    waiting: str = field("Waiting before it", read=DISTRICT, placeholder="Three weeks", default="")
    breaks: str = field("Where it breaks", read=DISTRICT, search=Search.BODY, default="")
    cause_id: str | None = field(
        "Shows the cause", read=DISTRICT, references=Cause, empty_label="None", default=None
    )


@record(
    "private note on dynamics",
    plural="Board and labor dynamics",
    tag="Dynamics",
    read=DISTRICT,
    part=CasePart.NEEDS,
    keywords="new board labor union trust",
    icon="lock",
    in_appendix=True,
)
class DynamicsNote(CaseRecord):
    """What one sees between a board, labor partners and management; the office's own.

    Attributes:
        cause_id: The cause in neutral words a person made of it; the cause does not point back.
    """

    topic: DynamicsTopic = field("About", read=DISTRICT, sort=True)
    text: str = field(
        "Note",
        Editor.TEXT,
        read=DISTRICT,
        search=Search.BODY,
        required="Write what you see.",
    )
    noted_on: date = field("Date", Editor.EVENT_DATE, read=DISTRICT, sort=True, past=True)
    cause_id: str | None = field(
        "Cause made of it", Editor.NONE, read=OFFICE, references=Cause, default=None
    )
    sensitivity: Sensitivity = field("Who may read this", read=DISTRICT, default=OFFICE)

    @property
    def history_name(self) -> str:
        """Nothing; it is private."""
        return ""

    def check(self, lea_kind: str) -> None:
        """It is never public: what may be said openly becomes a cause, in words of its own."""
        if self.sensitivity is PUBLIC:
            raise InputProblem(
                "A note on dynamics is never public. Make a cause of it, in neutral words.",
                where="sensitivity",
            )


@record(
    "practice",
    plural="Practices that work",
    read=PUBLIC,
    part=CasePart.NEEDS,
    keywords="new works bright spot invisible",
    icon="lightbulb",
    in_appendix=True,
)
class Practice(OrderedRecord):
    """Something that works and is nobody's policy.

    Attributes:
        owner: The role that does it.
        written: Where it is written down; "" where it is not.
        if_left: What would happen if that person left.
        finding_id: The strength it belongs to.
    """

    text: str = field(
        "What works",
        read=PUBLIC,
        search=Search.BODY,
        naming=True,
        required="Write what works, in a few words.",
    )
    owner: str = field("Who does it", read=PUBLIC, placeholder="A role, not a name", default="")
    place: str = field("Where", read=PUBLIC, placeholder="School, office", default="")
    since: str = field("Since when", read=PUBLIC, placeholder="Since 2022", default="")
    written: str = field("Written down in", read=PUBLIC, placeholder="Nowhere", default="")
    if_left: str = field("If that person left", Editor.TEXT, read=DISTRICT, default="")
    finding_id: str | None = field(
        "Strength it belongs to",
        read=PUBLIC,
        references=Finding,
        empty_label="None",
        default=None,
    )
    sensitivity: Sensitivity = field("Who may read this", read=PUBLIC, default=DISTRICT)

    @property
    def history_name(self) -> str:
        """Nothing; its text may not be for everybody."""
        return ""
