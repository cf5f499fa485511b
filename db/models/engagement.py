"""Tables of the case side, part three: years, hand-overs, decisions, notes, files, referrals."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Code, Day, JsonDict
from db.models.casework import OfCase
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


class CaseYearRow(OfCase, Base):
    """`engagement.CaseYear`; one per case and Dashboard year."""

    __tablename__ = "case_year"
    __table_args__ = (sa.UniqueConstraint("case_id", "year"),)

    year: Mapped[int] = mapped_column(sa.Integer)
    noted_on: Mapped[date] = mapped_column(Day)
    status: Mapped[str] = mapped_column(sa.Text)
    basis: Mapped[dict[str, Any]] = mapped_column(JsonDict)


class HandOverRow(OfCase, Base):
    """`engagement.HandOver`."""

    __tablename__ = "hand_over"

    handed_on: Mapped[date] = mapped_column(Day)
    from_consultant: Mapped[str] = mapped_column(sa.Text)
    to_consultant: Mapped[str] = mapped_column(sa.Text)
    note: Mapped[str] = mapped_column(sa.Text)


class DecisionRow(OfCase, Base):
    """`engagement.Decision`."""

    __tablename__ = "decision"

    text: Mapped[str] = mapped_column(sa.Text)
    decided_on: Mapped[date] = mapped_column(Day)
    stage: Mapped[Stage] = mapped_column(Code(Stage))
    proposed_by: Mapped[ProposedBy | None] = mapped_column(Code(ProposedBy))
    people: Mapped[str] = mapped_column(sa.Text)


class OtherPlanRow(OfCase, Base):
    """`engagement.OtherPlan`."""

    __tablename__ = "other_plan"

    kind: Mapped[PlanKind] = mapped_column(Code(PlanKind))
    text: Mapped[str] = mapped_column(sa.Text)
    group: Mapped[str] = mapped_column("student_group", sa.Text)
    position: Mapped[int] = mapped_column(sa.Integer)


class NoteRow(OfCase, Base):
    """`engagement.Note`."""

    __tablename__ = "note"

    kind: Mapped[NoteKind] = mapped_column(Code(NoteKind))
    text: Mapped[str] = mapped_column(sa.Text)
    noted_on: Mapped[date] = mapped_column(Day)
    contact_id: Mapped[str | None] = mapped_column(
        sa.Text, sa.ForeignKey("contact.id", ondelete="SET NULL")
    )
    voice: Mapped[Perspective | None] = mapped_column(Code(Perspective))
    sensitivity: Mapped[Sensitivity] = mapped_column(Code(Sensitivity))


class DocumentRow(OfCase, Base):
    """`engagement.Document`."""

    __tablename__ = "document"

    name: Mapped[str] = mapped_column(sa.Text)
    size: Mapped[int] = mapped_column(sa.Integer)
    sha256: Mapped[str] = mapped_column(sa.Text)
    added_on: Mapped[date] = mapped_column(Day)
    contact_id: Mapped[str | None] = mapped_column(
        sa.Text, sa.ForeignKey("contact.id", ondelete="SET NULL")
    )
    note_id: Mapped[str | None] = mapped_column(
        sa.Text, sa.ForeignKey("note.id", ondelete="SET NULL")
    )
    caption: Mapped[str] = mapped_column(sa.Text)
    sensitivity: Mapped[Sensitivity] = mapped_column(Code(Sensitivity))


class DocumentContentRow(Base):
    """The bytes of attached files by hash; not in the history, which would hold them twice."""

    __tablename__ = "document_content"

    sha256: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    content: Mapped[bytes] = mapped_column(sa.LargeBinary)


class ReferralRow(OfCase, Base):
    """`engagement.Referral`."""

    __tablename__ = "referral"

    provider: Mapped[str] = mapped_column(sa.Text)
    purpose: Mapped[str] = mapped_column(sa.Text)
    referred_on: Mapped[date] = mapped_column(Day)
    provider_id: Mapped[str | None] = mapped_column(
        sa.Text, sa.ForeignKey("provider.id", ondelete="SET NULL")
    )
    priority: Mapped[int | None] = mapped_column(sa.Integer)
    group: Mapped[str] = mapped_column("student_group", sa.Text)
    choice: Mapped[DistrictChoice] = mapped_column(Code(DistrictChoice))
    starts_on: Mapped[date | None] = mapped_column(Day)
    ends_on: Mapped[date | None] = mapped_column(Day)
    outcome: Mapped[ReferralOutcome | None] = mapped_column(Code(ReferralOutcome))
    outcome_note: Mapped[str] = mapped_column(sa.Text)
