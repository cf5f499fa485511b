"""Tables of what the state's own lists say."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class OfficialResultRow(Base):
    """An LEA or school in one of CDE's lists: 1 and 0 as written, NULL where the list is silent.

    `leaving` is the ESSA list's word for leaving CSI or ATSI.
    """

    __tablename__ = "official_row"
    __table_args__ = ({"sqlite_with_rowid": False},)

    batch_id: Mapped[int] = mapped_column(
        sa.ForeignKey("import_batch.id", ondelete="CASCADE"), primary_key=True
    )
    lea_id: Mapped[int] = mapped_column(sa.ForeignKey("lea.id"), primary_key=True)
    method1: Mapped[int | None] = mapped_column(sa.Integer)
    method2: Mapped[int | None] = mapped_column(sa.Integer)
    method3: Mapped[int | None] = mapped_column(sa.Integer)
    method4: Mapped[int | None] = mapped_column(sa.Integer)
    level_3: Mapped[int | None] = mapped_column(sa.Integer)
    leaving: Mapped[str | None] = mapped_column(sa.Text)
    source_row: Mapped[int | None] = mapped_column(sa.Integer)


class OfficialMarkRow(Base):
    """What a list says of a student group: a letter A to K, "?" unreadable, "Y" in the ESSA list.

    `judged_year` is the Dashboard year judged; charter lists hold two.
    """

    __tablename__ = "official_mark"
    __table_args__ = ({"sqlite_with_rowid": False},)

    batch_id: Mapped[int] = mapped_column(
        sa.ForeignKey("import_batch.id", ondelete="CASCADE"), primary_key=True
    )
    lea_id: Mapped[int] = mapped_column(sa.ForeignKey("lea.id"), primary_key=True)
    judged_year: Mapped[int] = mapped_column(sa.Integer, primary_key=True)
    student_group: Mapped[int] = mapped_column(sa.Integer, primary_key=True)
    mark: Mapped[str] = mapped_column(sa.Text)


class OfficialStatusRow(Base):
    """The status a list gives for a Dashboard year; later lists restate earlier years."""

    __tablename__ = "official_status"
    __table_args__ = ({"sqlite_with_rowid": False},)

    batch_id: Mapped[int] = mapped_column(
        sa.ForeignKey("import_batch.id", ondelete="CASCADE"), primary_key=True
    )
    lea_id: Mapped[int] = mapped_column(sa.ForeignKey("lea.id"), primary_key=True)
    year: Mapped[int] = mapped_column(sa.Integer, primary_key=True)
    status: Mapped[str] = mapped_column(sa.Text)


class OfficialFactRow(Base):
    """A flag (1 and 0) or a figure a list gives for a year; what it does not say has no row.

    `name` is one of `sos_desktop.domain.dashboard.list_facts.ListFact`.
    """

    __tablename__ = "official_fact"
    __table_args__ = ({"sqlite_with_rowid": False},)

    batch_id: Mapped[int] = mapped_column(
        sa.ForeignKey("import_batch.id", ondelete="CASCADE"), primary_key=True
    )
    lea_id: Mapped[int] = mapped_column(sa.ForeignKey("lea.id"), primary_key=True)
    year: Mapped[int] = mapped_column(sa.Integer, primary_key=True)
    name: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    value: Mapped[float] = mapped_column(sa.Float)
