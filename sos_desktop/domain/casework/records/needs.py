"""Records of needs: interviews, strengths and weaknesses, themes with their quotes, causes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sos_desktop.domain.casework.needs_words import (
    CATEGORY_CODES,
    CauseKind,
    Confidence,
    DistrictControl,
    ListeningKind,
)
from sos_desktop.domain.casework.records.base import CaseEvent, CaseRecord, OrderedRecord
from sos_desktop.domain.casework.records.case import COE_ONLY, NOT_FOR_DISTRICTS, WHICH_PRIORITY
from sos_desktop.domain.casework.records.notes import Note
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
    PRIORITY_CODES,
    CasePart,
    CauseState,
    FindingKind,
    Perspective,
    ProposedBy,
    Sensitivity,
    Verb,
)
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation.errors import InputProblem

WHY_ASIDE = "Say why it is set aside."
MOST_PEOPLE = 100_000
"""More were never heard at once; a number above it was typed into the wrong field."""


@record(
    "interview",
    read=PUBLIC,
    part=CasePart.NEEDS,
    icon="message-square",
    keywords="new heard empathy listening",
    in_appendix=True,
)
class Interview(CaseRecord):
    """What somebody said who knows the problem from the inside; by role, never by name.

    Attributes:
        role: Whose voice it is ("a parent of a seventh grader").
        kind: An interview, a group talk, or something seen.
        perspective: Which of the voices it is; None when not noted.
        people: How many were heard; None when not counted.
        summary: What was heard, in the words of who asked.
        quotes: Their own words, by which somebody may be known; the county office's only.
    """

    role: str = field(
        "Whose voice",
        read=PUBLIC,
        search=Search.TITLE,
        placeholder="A parent of a seventh grader, a bus driver",
        remark="a role, not a name",
        required="Write whose voice it is: a role, not a name.",
        naming=True,
    )
    kind: ListeningKind = field("Kind", read=PUBLIC, default=ListeningKind.INTERVIEW)
    perspective: Perspective | None = field(
        "Perspective", read=PUBLIC, empty_label="Not noted", default=None
    )
    people: int | None = field(
        "How many people", read=PUBLIC, placeholder="Empty when not counted", default=None
    )
    held_on: date = field(
        "Date", Editor.EVENT_DATE, read=PUBLIC, sort=True, past=True, activity=True
    )
    place: str = field(
        "Where",
        read=DISTRICT,
        search=Search.BODY,
        placeholder="School, office, video call",
        default="",
    )
    summary: str = field("What we heard", Editor.TEXT, read=PUBLIC, search=Search.BODY, default="")
    quotes: str = field(
        "In their own words",
        Editor.TEXT,
        read=OFFICE,
        search=Search.BODY,
        placeholder="Kept in the county office",
        default="",
    )
    sensitivity: Sensitivity = field("Who may read this", read=PUBLIC, default=DISTRICT)

    @property
    def history_name(self) -> str:
        """Its day; whose voice it is may not be for everybody."""
        return date_words(self.held_on)

    def check(self, lea_kind: str) -> None:
        """Whoever is heard is at least one."""
        _check_people(self.people)

    def event(self) -> CaseEvent:
        """Whose voice was heard, and what it said."""
        return CaseEvent(self.held_on, f"{self.kind.words}: {self.role}", self.summary)


@record(
    "finding",
    plural="Strengths and weaknesses",
    tag="Strength or weakness",
    read=PUBLIC,
    part=CasePart.NEEDS,
)
class Finding(OrderedRecord):
    """A strength or weakness by state priority; `priority` 1 to 10.

    Attributes:
        sensitivity: A new strength is offered as public, a new weakness is not
            (`readers.default_readers`).
    """

    kind: FindingKind = field("Kind", read=PUBLIC, sort=True, list_scope=True)
    priority: int = field("State priority", read=PUBLIC, codes=PRIORITY_CODES)
    text: str = field(
        "What we see",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        required="Write the strength or weakness in a few words.",
    )
    source: str = field(
        "Source",
        read=PUBLIC,
        search=Search.BODY,
        placeholder="Dashboard 2025, local data; a role, not a name",
        default="",
    )
    district_words: str = field(
        "In the district's words",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        placeholder="What the district's own people say about it",
        default="",
    )
    interview_id: str | None = field(
        "Heard in",
        Editor.NONE,
        read=DISTRICT,
        references=Interview,
        empty_label="No interview",
        default=None,
    )
    sensitivity: Sensitivity = field("Who may read this", read=PUBLIC, default=DISTRICT)

    @property
    def history_name(self) -> str:
        """Nothing; its text may not be for everybody."""
        return ""

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Which of the two it is, and its state priority."""
        return {"kind": str(self.kind), "priority": self.priority}

    @classmethod
    def history_noun(cls, codes: Mapping[str, str | int]) -> str:
        """Which of the two it is."""
        return "strength" if codes.get("kind") == FindingKind.STRENGTH else "weakness"

    @classmethod
    def history_words(cls, codes: Mapping[str, str | int]) -> str:
        """Its state priority."""
        return f"Priority {codes['priority']}" if "priority" in codes else ""

    def check(self, lea_kind: str) -> None:
        """The state priority is one the LEA has."""
        if self.priority not in PRIORITY_CODES.words:
            raise InputProblem(WHICH_PRIORITY, where="priority")
        if self.priority in COE_ONLY and lea_kind != EntityKind.COE:
            raise InputProblem(NOT_FOR_DISTRICTS, where="priority")


@record(
    "theme",
    read=PUBLIC,
    part=CasePart.NEEDS,
    icon="message-square",
    in_appendix=True,
)
class Theme(OrderedRecord):
    """What several people said, in their words; quotes are sorted into themes.

    Attributes:
        finding_id: The finding that says the same of the figures ("seen in data").
    """

    text: str = field(
        "Theme",
        read=PUBLIC,
        search=Search.TITLE,
        placeholder="In their words",
        required="Name the theme in a few words of those who were heard.",
    )
    finding_id: str | None = field(
        "Seen in the data as",
        read=PUBLIC,
        references=Finding,
        empty_label="Not seen in data",
        default=None,
    )
    sensitivity: Sensitivity = field("Who may read this", read=PUBLIC, default=DISTRICT)

    @property
    def history_name(self) -> str:
        """Nothing; its text may not be for everybody."""
        return ""


@record(
    "quote",
    read=PUBLIC,
    part=CasePart.NEEDS,
    icon="message-square",
    keywords="new heard said",
    in_appendix=True,
)
class Quote(CaseRecord):
    """What somebody said, word for word, without a name.

    Attributes:
        voice: Whose words they are; None when not noted.
        people: How many said so.
        theme_id: The theme it was sorted into; None while it is not sorted.
        interview_id: Where it was said; a quote is no more open than that.
        note_id: The quote of a visit it was taken from.
        finding_id: The finding that was written from it.
        tags: Words by which it is found again, with commas between them.
    """

    text: str = field(
        "Quote",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        placeholder="Word for word, without a name",
        required="Write what was said.",
    )
    voice: Perspective | None = field(
        "Whose words", read=PUBLIC, sort=True, empty_label="Not noted", default=None
    )
    people: int = field("How many said so", read=PUBLIC, default=1)
    theme_id: str | None = field(
        "Theme", read=PUBLIC, references=Theme, empty_label="Not sorted yet", default=None
    )
    interview_id: str | None = field(
        "Heard in",
        read=DISTRICT,
        references=Interview,
        follows=True,
        empty_label="No interview",
        default=None,
    )
    note_id: str | None = field(
        "From the note", Editor.NONE, read=DISTRICT, references=Note, follows=True, default=None
    )
    finding_id: str | None = field(
        "Finding", Editor.NONE, read=PUBLIC, references=Finding, default=None
    )
    tags: str = field(
        "Tags",
        read=DISTRICT,
        search=Search.BODY,
        placeholder="bus, mornings; commas between them",
        default="",
    )
    sensitivity: Sensitivity = field("Who may read this", read=PUBLIC, default=DISTRICT)

    @property
    def history_name(self) -> str:
        """Nothing; its text may not be for everybody."""
        return ""

    def check(self, lea_kind: str) -> None:
        """Somebody said it."""
        _check_people(self.people)


def _check_people(count: int | None) -> None:
    if count is not None and not 1 <= count <= MOST_PEOPLE:
        raise InputProblem(
            f"The number of people is from 1 to {MOST_PEOPLE:,}.",
            where="people",
        )


_CAUSE_VERBS = {
    CauseState.POSSIBLE: Verb.DOUBT,
    CauseState.VALIDATED: Verb.VALIDATE,
    CauseState.REJECTED: Verb.SET_ASIDE,
    CauseState.TO_TEST: Verb.EDIT,
}


@record("cause", read=PUBLIC, part=CasePart.NEEDS)
class Cause(OrderedRecord):
    """A node of the cause tree; top nodes hang on the bone of their category.

    Attributes:
        category: Of a top node: the bone it hangs on, a code of `CATEGORIES` or a county's own
            words; a top node without one is a bone itself.
        kind: Symptom, contributing cause or root cause; None when not judged.
        control: Whether the district can change it; None when not judged.
        confidence: How sure the team is; None when it was not asked.
        forward: One of the few that go forward to support.
        agreement: Percent of partners who agreed, 0-100; None when nobody was asked.
        rejected_because: Why it was set aside; "" unless the state is REJECTED.
    """

    text: str = field(
        "Cause",
        Editor.TEXT,
        read=PUBLIC,
        search=Search.BODY,
        required="Write the cause in a few words.",
    )
    parent_id: str | None = field(
        "Stands under",
        Editor.NONE,
        read=PUBLIC,
        references="self",
        cascade=True,
        list_scope=True,
        default=None,
    )
    state: CauseState = field("State", read=PUBLIC, default=CauseState.POSSIBLE)
    proposed_by: ProposedBy | None = field(
        "Proposed by", read=DISTRICT, empty_label="Not noted", default=None
    )
    category: str = field(
        "Category", Editor.NONE, read=PUBLIC, codes=CATEGORY_CODES, empty_label="None", default=""
    )
    kind: CauseKind | None = field(
        "What it is", read=PUBLIC, empty_label="Not judged", default=None
    )
    control: DistrictControl | None = field(
        "Who can change it", read=PUBLIC, empty_label="Not judged", default=None
    )
    confidence: Confidence | None = field(
        "How sure the team is", read=DISTRICT, empty_label="Not asked", default=None
    )
    forward: bool = field("Goes forward to support", read=PUBLIC, default=False)
    agreement: int | None = field(
        "Partners who agree, in percent",
        read=PUBLIC,
        placeholder="Empty when nobody was asked",
        default=None,
    )
    rejected_because: str = field(
        "Set aside because", Editor.TEXT, read=DISTRICT, search=Search.BODY, default=""
    )

    def check(self, lea_kind: str) -> None:
        """Agreement is a percent, and no cause stands under itself."""
        if self.agreement is not None and not 0 <= self.agreement <= 100:
            raise InputProblem("Agreement is a percent from 0 to 100.", where="agreement")
        if self.parent_id == self.id:
            raise InputProblem("A cause cannot stand under itself.", where="parent_id")

    def check_change(self, before: Any) -> None:
        """Nothing is set aside without a reason."""
        again = before is not None and before.state is CauseState.REJECTED
        if self.state is CauseState.REJECTED and not self.rejected_because.strip() and not again:
            raise InputProblem(WHY_ASIDE, where="rejected_because")

    def own_readers(self) -> Sensitivity:
        """Only a validated cause is public."""
        return PUBLIC if self.state is CauseState.VALIDATED else DISTRICT

    def change_verb(self, before: Any) -> tuple[Verb, dict[str, str]]:
        """How sure the team is of it is more than an edit."""
        if before is None or before.state == self.state or self.state not in _CAUSE_VERBS:
            return OrderedRecord.change_verb(self, before)
        return _CAUSE_VERBS[self.state], {}
