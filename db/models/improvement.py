"""Tables of the case side, part two: from findings to causes to the plan."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Code, Day
from db.models.casework import OfCase
from sos_desktop.domain.casework.words import (
    ActionState,
    CauseState,
    EvidenceKind,
    FindingKind,
    ProposedBy,
    Sensitivity,
)


class FindingRow(OfCase, Base):
    """`records.Finding`."""

    __tablename__ = "finding"

    kind: Mapped[FindingKind] = mapped_column(Code(FindingKind))
    priority: Mapped[int] = mapped_column(sa.Integer)
    text: Mapped[str] = mapped_column(sa.Text)
    source: Mapped[str] = mapped_column(sa.Text)
    sensitivity: Mapped[Sensitivity] = mapped_column(Code(Sensitivity))
    position: Mapped[int] = mapped_column(sa.Integer)


class CauseRow(OfCase, Base):
    """`records.Cause`."""

    __tablename__ = "cause"

    text: Mapped[str] = mapped_column(sa.Text)
    parent_id: Mapped[str | None] = mapped_column(
        sa.Text, sa.ForeignKey("cause.id", ondelete="CASCADE")
    )
    position: Mapped[int] = mapped_column(sa.Integer)
    state: Mapped[CauseState] = mapped_column(Code(CauseState))
    proposed_by: Mapped[ProposedBy | None] = mapped_column(Code(ProposedBy))
    agreement: Mapped[int | None] = mapped_column(sa.Integer)
    rejected_because: Mapped[str] = mapped_column(sa.Text)


class EvidenceRow(OfCase, Base):
    """`records.Evidence`."""

    __tablename__ = "evidence"

    kind: Mapped[EvidenceKind] = mapped_column(Code(EvidenceKind))
    text: Mapped[str] = mapped_column(sa.Text)
    cause_id: Mapped[str | None] = mapped_column(
        sa.Text, sa.ForeignKey("cause.id", ondelete="SET NULL")
    )
    source: Mapped[str] = mapped_column(sa.Text)
    gathered_on: Mapped[date | None] = mapped_column(Day)
    sensitivity: Mapped[Sensitivity] = mapped_column(Code(Sensitivity))


class AimRow(OfCase, Base):
    """`records.Aim`."""

    __tablename__ = "aim"

    text: Mapped[str] = mapped_column(sa.Text)
    group: Mapped[str] = mapped_column("student_group", sa.Text)
    due_on: Mapped[date | None] = mapped_column(Day)
    position: Mapped[int] = mapped_column(sa.Integer)


class ActionRow(OfCase, Base):
    """`records.Action`."""

    __tablename__ = "action"

    text: Mapped[str] = mapped_column(sa.Text)
    aim_id: Mapped[str | None] = mapped_column(
        sa.Text, sa.ForeignKey("aim.id", ondelete="SET NULL")
    )
    cause_id: Mapped[str | None] = mapped_column(
        sa.Text, sa.ForeignKey("cause.id", ondelete="SET NULL")
    )
    owner: Mapped[str] = mapped_column(sa.Text)
    provider: Mapped[str] = mapped_column(sa.Text)
    starts_on: Mapped[date | None] = mapped_column(Day)
    ends_on: Mapped[date | None] = mapped_column(Day)
    cost: Mapped[int | None] = mapped_column(sa.Integer)
    lcap_goal_id: Mapped[str | None] = mapped_column(
        sa.Text, sa.ForeignKey("lcap_goal.id", ondelete="SET NULL")
    )
    proposed_by: Mapped[ProposedBy | None] = mapped_column(Code(ProposedBy))
    state: Mapped[ActionState] = mapped_column(Code(ActionState))
    position: Mapped[int] = mapped_column(sa.Integer)
    other_plan_id: Mapped[str | None] = mapped_column(
        sa.Text, sa.ForeignKey("other_plan.id", ondelete="SET NULL"), sort_order=2
    )


class MeasureRow(OfCase, Base):
    """`records.Measure`."""

    __tablename__ = "measure"

    name: Mapped[str] = mapped_column(sa.Text)
    aim_id: Mapped[str | None] = mapped_column(
        sa.Text, sa.ForeignKey("aim.id", ondelete="SET NULL")
    )
    unit: Mapped[str] = mapped_column(sa.Text)
    baseline: Mapped[float | None] = mapped_column(sa.REAL)
    baseline_on: Mapped[date | None] = mapped_column(Day)
    target: Mapped[float | None] = mapped_column(sa.REAL)
    target_on: Mapped[date | None] = mapped_column(Day)
    position: Mapped[int] = mapped_column(sa.Integer)


class ProgressNoteRow(OfCase, Base):
    """`records.ProgressNote`."""

    __tablename__ = "progress_note"

    noted_on: Mapped[date] = mapped_column(Day)
    text: Mapped[str] = mapped_column(sa.Text)
    action_id: Mapped[str | None] = mapped_column(
        sa.Text, sa.ForeignKey("action.id", ondelete="SET NULL")
    )
    measure_id: Mapped[str | None] = mapped_column(
        sa.Text, sa.ForeignKey("measure.id", ondelete="SET NULL")
    )
    value: Mapped[float | None] = mapped_column(sa.REAL)
    sensitivity: Mapped[Sensitivity] = mapped_column(Code(Sensitivity))
