"""Records of working with a district: years, hand-overs, decisions, notes, files, referrals."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sos_desktop.domain.casework.records import CaseRecord
from sos_desktop.domain.casework.words import (
    DistrictChoice,
    NoteKind,
    Perspective,
    PlanKind,
    ProposedBy,
    ReferralOutcome,
    Sensitivity,
    Stage,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseYear(CaseRecord):
    """A further Dashboard year in which a case goes on, such as the second year of support.

    Attributes:
        year: The Dashboard year.
        status: What the LEA's status was that year, in words ("Year 2").
        basis: As `Case.basis`, for this year; empty when no group had a letter.
    """

    year: int
    noted_on: date
    status: str = ""
    basis: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver(CaseRecord):
    """A case going from one consultant to another; names are "" when nobody was in charge."""

    handed_on: date
    from_consultant: str = ""
    to_consultant: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(CaseRecord):
    """Something decided together, and who proposed it; None when that was not noted."""

    text: str
    decided_on: date
    stage: Stage
    proposed_by: ProposedBy | None = None
    people: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPlan(CaseRecord):
    """A plan the district is under besides its LCAP; `group` is the student group it is about."""

    kind: PlanKind
    text: str = ""
    group: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(CaseRecord):
    """Something written down, at a visit or from anywhere.

    Attributes:
        contact_id: The visit, meeting or call it belongs to; None for a note on its own.
        voice: Whose words a quote is, as a perspective, never a name.
        sensitivity: The county office only, until somebody says otherwise.
    """

    kind: NoteKind
    text: str
    noted_on: date
    contact_id: str | None = None
    voice: Perspective | None = None
    sensitivity: Sensitivity = Sensitivity.OFFICE


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(CaseRecord):
    """A file kept inside the county file; its content lies under its hash.

    Attributes:
        name: The file's name, with its ending.
        size: Bytes.
        sha256: Of the content, in hexadecimal.
        contact_id, note_id: The visit or note it was attached to.
        caption: What it is, in words.
    """

    name: str
    size: int
    sha256: str
    added_on: date
    contact_id: str | None = None
    note_id: str | None = None
    caption: str = ""
    sensitivity: Sensitivity = Sensitivity.OFFICE


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(CaseRecord):
    """Help from somebody else that was proposed to a district.

    Attributes:
        provider_id: Of the register; None when the provider was removed from it.
        provider: Its name as it was then.
        priority, group: The need it answers: a state priority 1 to 10, a student group's code.
        choice: What the district decided.
        outcome: None while it is not known.
    """

    provider: str
    purpose: str
    referred_on: date
    provider_id: str | None = None
    priority: int | None = None
    group: str = ""
    choice: DistrictChoice = DistrictChoice.OPEN
    starts_on: date | None = None
    ends_on: date | None = None
    outcome: ReferralOutcome | None = None
    outcome_note: str = ""
