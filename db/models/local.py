"""The figures of local files: by period, place and group, never by student."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class LocalValueRow(Base):
    """One figure of one local file (`LocalFile.number`); NULL means not reported.

    `file` points to no row on purpose: undoing the reading of a file takes its record away, and
    doing it again finds the figures where they were.
    """

    __tablename__ = "local_value"
    __table_args__ = ({"sqlite_with_rowid": False},)

    file: Mapped[int] = mapped_column(sa.Integer, primary_key=True)
    period: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    place: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    student_group: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    numerator: Mapped[float | None] = mapped_column(sa.REAL)
    denominator: Mapped[float | None] = mapped_column(sa.REAL)
    value: Mapped[float | None] = mapped_column(sa.REAL)


class LocalHeldRow(Base):
    """A figure of a source that was held back once and stays so, whatever comes later.

    Two papers of different days must not show together what neither shows.
    """

    __tablename__ = "local_held"
    __table_args__ = ({"sqlite_with_rowid": False},)

    source_id: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    period: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    place: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    student_group: Mapped[str] = mapped_column(sa.Text, primary_key=True)
