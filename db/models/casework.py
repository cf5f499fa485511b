"""Tables of the case side, part one: the case, its way, its people.

Columns are named as the fields of the records in `domain.casework.records`; `registry` pairs them.
"""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from db.models.base import Base, Code, Day, JsonDict, JsonTuple, Moment
from sos_desktop.domain.casework.words import (
    ContactKind,
    Perspective,
    ProposedBy,
    Repeats,
    Route,
    Sensitivity,
    ServiceLevel,
    Side,
    Stage,
    VoiceState,
)

EMPTY = sa.text("''")
"""The default of texts that were added to a table later."""


class Tracked:
    """A row whose every change is written to the history."""

    id: Mapped[str] = mapped_column(sa.Text, primary_key=True, sort_order=-2)
    created_at: Mapped[datetime] = mapped_column(Moment, sort_order=1)
    updated_at: Mapped[datetime] = mapped_column(Moment, sort_order=1)


class OfCase(Tracked):
    """A tracked row that goes when its case goes."""

    @declared_attr
    @classmethod
    def case_id(cls) -> Mapped[str]:
        """The case it belongs to."""
        return mapped_column(
            sa.Text,
            sa.ForeignKey("support_case.id", ondelete="CASCADE"),
            index=True,
            sort_order=-1,
        )


class SupportCaseRow(Tracked, Base):
    """`records.Case`. One LEA has at most one open case."""

    __tablename__ = "support_case"
    __table_args__ = (
        sa.Index(
            "support_case_one_open", "cds", unique=True, sqlite_where=sa.text("closed_on IS NULL")
        ),
    )

    cds: Mapped[str] = mapped_column(sa.Text, sa.ForeignKey("lea.cds"))
    route: Mapped[Route] = mapped_column(Code(Route))
    opened_on: Mapped[date] = mapped_column(Day)
    opened_by: Mapped[str] = mapped_column(sa.Text)
    year: Mapped[int | None] = mapped_column(sa.Integer)
    stage: Mapped[Stage] = mapped_column(Code(Stage))
    consultant: Mapped[str] = mapped_column(sa.Text)
    basis: Mapped[dict[str, Any]] = mapped_column(JsonDict)
    request: Mapped[str] = mapped_column(sa.Text)
    focus_groups: Mapped[tuple[str, ...]] = mapped_column(JsonTuple)
    service_level: Mapped[ServiceLevel | None] = mapped_column(Code(ServiceLevel))
    problem_of_practice: Mapped[str] = mapped_column(sa.Text)
    problem_proposed_by: Mapped[ProposedBy | None] = mapped_column(Code(ProposedBy))
    board_date: Mapped[date | None] = mapped_column(Day)
    report_back_date: Mapped[date | None] = mapped_column(Day)
    closed_on: Mapped[date | None] = mapped_column(Day)
    closing_reason: Mapped[str] = mapped_column(sa.Text)
    lasting: Mapped[str] = mapped_column(sa.Text)
    lcap_clarification_on: Mapped[date | None] = mapped_column(Day, sort_order=2)
    lcap_response_on: Mapped[date | None] = mapped_column(Day, sort_order=2)
    lcap_recommendations_on: Mapped[date | None] = mapped_column(Day, sort_order=2)
    lcap_resubmission_on: Mapped[date | None] = mapped_column(Day, sort_order=2)
    lcap_approved_on: Mapped[date | None] = mapped_column(Day, sort_order=2)
    previous_id: Mapped[str | None] = mapped_column(
        sa.Text, sa.ForeignKey("support_case.id", ondelete="SET NULL"), sort_order=2
    )
    focus_priorities: Mapped[tuple[int, ...]] = mapped_column(
        JsonTuple, server_default=sa.text("'[]'"), sort_order=2
    )


class StageMoveRow(OfCase, Base):
    """`records.StageMove`."""

    __tablename__ = "stage_move"

    from_stage: Mapped[Stage] = mapped_column(Code(Stage))
    to_stage: Mapped[Stage] = mapped_column(Code(Stage))
    moved_on: Mapped[date] = mapped_column(Day)
    moved_by: Mapped[str] = mapped_column(sa.Text)
    reason: Mapped[str] = mapped_column(sa.Text)
    missing: Mapped[tuple[str, ...]] = mapped_column(JsonTuple)


class TaskRow(OfCase, Base):
    """`records.Task`."""

    __tablename__ = "task"

    title: Mapped[str] = mapped_column(sa.Text)
    due_on: Mapped[date | None] = mapped_column(Day)
    assignee: Mapped[str] = mapped_column(sa.Text)
    done_on: Mapped[date | None] = mapped_column(Day)
    note: Mapped[str] = mapped_column(sa.Text)
    repeats: Mapped[Repeats] = mapped_column(
        Code(Repeats), server_default=sa.text("'none'"), sort_order=2
    )
    repeats_until: Mapped[date | None] = mapped_column(Day, sort_order=2)
    origin: Mapped[str] = mapped_column(sa.Text, server_default=EMPTY, sort_order=2)
    contact_id: Mapped[str | None] = mapped_column(
        sa.Text, sa.ForeignKey("contact.id", ondelete="SET NULL"), sort_order=2
    )


class ContactRow(OfCase, Base):
    """`records.Contact`."""

    __tablename__ = "contact"

    kind: Mapped[ContactKind] = mapped_column(Code(ContactKind))
    held_on: Mapped[date] = mapped_column(Day)
    people: Mapped[str] = mapped_column(sa.Text)
    summary: Mapped[str] = mapped_column(sa.Text)
    agreed: Mapped[str] = mapped_column(sa.Text)
    sensitivity: Mapped[Sensitivity] = mapped_column(Code(Sensitivity))
    place: Mapped[str] = mapped_column(sa.Text, server_default=EMPTY, sort_order=2)
    absent: Mapped[str] = mapped_column(sa.Text, server_default=EMPTY, sort_order=2)


class TeamMemberRow(OfCase, Base):
    """`records.TeamMember`."""

    __tablename__ = "team_member"

    name: Mapped[str] = mapped_column(sa.Text)
    role: Mapped[str] = mapped_column(sa.Text)
    side: Mapped[Side] = mapped_column(Code(Side))
    email: Mapped[str] = mapped_column(sa.Text)
    phone: Mapped[str] = mapped_column(sa.Text)


class VoiceRow(OfCase, Base):
    """`records.Voice`; one per case, stage and perspective."""

    __tablename__ = "voice"
    __table_args__ = (sa.UniqueConstraint("case_id", "stage", "perspective"),)

    stage: Mapped[Stage] = mapped_column(Code(Stage))
    perspective: Mapped[Perspective] = mapped_column(Code(Perspective))
    state: Mapped[VoiceState] = mapped_column(Code(VoiceState))
    count: Mapped[int | None] = mapped_column(sa.Integer)
    note: Mapped[str] = mapped_column(sa.Text)


class DistrictPriorityRow(OfCase, Base):
    """`records.DistrictPriority`."""

    __tablename__ = "district_priority"

    text: Mapped[str] = mapped_column(sa.Text)
    position: Mapped[int] = mapped_column(sa.Integer)


class LcapGoalRow(OfCase, Base):
    """`records.LcapGoal`."""

    __tablename__ = "lcap_goal"

    number: Mapped[str] = mapped_column(sa.Text)
    text: Mapped[str] = mapped_column(sa.Text)
    position: Mapped[int] = mapped_column(sa.Integer)
