"""The history of casework: the audit trail and the undo stack are the same rows."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Moment

LIVE, UNDONE, DISCARDED = 0, 1, 2
"""States of a change: in force; undone and can be done again; undone and passed over by newer work
(kept as history only)."""


class ChangeLogRow(Base):
    """One thing a person did."""

    __tablename__ = "change_log"
    __table_args__ = (sa.Index("change_log_case", "case_id", "id"),)

    id: Mapped[int] = mapped_column(sa.Integer, primary_key=True)
    change_id: Mapped[str] = mapped_column(sa.Text, unique=True)
    at: Mapped[datetime] = mapped_column(Moment)
    who: Mapped[str] = mapped_column(sa.Text)
    label: Mapped[str] = mapped_column(sa.Text)
    case_id: Mapped[str | None] = mapped_column(sa.Text)
    undone: Mapped[int] = mapped_column(sa.Integer, default=LIVE, server_default=sa.text("0"))


class ChangeItemRow(Base):
    """One row it touched: `before` and `after` hold the changed columns as stored, in JSON."""

    __tablename__ = "change_item"
    __table_args__ = (sa.Index("change_item_change", "change_id"),)

    id: Mapped[int] = mapped_column(sa.Integer, primary_key=True)
    change_id: Mapped[str] = mapped_column(
        sa.ForeignKey("change_log.change_id", ondelete="CASCADE")
    )
    table_name: Mapped[str] = mapped_column(sa.Text)
    row_id: Mapped[str] = mapped_column(sa.Text)
    operation: Mapped[str] = mapped_column(sa.Text)
    before: Mapped[str | None] = mapped_column(sa.Text)
    after: Mapped[str | None] = mapped_column(sa.Text)
