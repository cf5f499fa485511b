"""Tables of the Dashboard side: imported files, published figures."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Moment
from db.models.imported import ACTIVE, FIGURES, IMPORTS


class ImportBatchRow(Base):
    """One imported file. At most one is active per kind, indicator, year and series.

    It is never removed: taking an import back, and doing it again, changes only whether it counts.
    """

    __tablename__ = IMPORTS
    __table_args__ = (
        sa.Index(
            "import_batch_active",
            "kind",
            "indicator",
            "year",
            "series",
            unique=True,
            sqlite_where=sa.text("state = 'active'"),
        ),
    )

    id: Mapped[int] = mapped_column(sa.Integer, primary_key=True)
    file_name: Mapped[str] = mapped_column(sa.Text)
    sha256: Mapped[str] = mapped_column(sa.Text)
    kind: Mapped[str] = mapped_column(sa.Text, default="dashboard")
    indicator: Mapped[int | None] = mapped_column(sa.Integer)
    year: Mapped[int | None] = mapped_column(sa.Integer)
    series: Mapped[str] = mapped_column(sa.Text, default="", server_default=sa.text("''"))
    layout: Mapped[str] = mapped_column(sa.Text, default="")
    scope: Mapped[str] = mapped_column(sa.Text, default="")
    rows_read: Mapped[int] = mapped_column(sa.Integer, default=0)
    rows_kept: Mapped[int] = mapped_column(sa.Integer, default=0)
    leas: Mapped[int] = mapped_column(sa.Integer, default=0)
    schools: Mapped[int] = mapped_column(sa.Integer, default=0)
    issues_json: Mapped[str] = mapped_column(sa.Text, default="[]")
    imported_at: Mapped[datetime] = mapped_column(Moment)
    imported_by: Mapped[str] = mapped_column(sa.Text, default="")
    replaced_batch_id: Mapped[int | None] = mapped_column(sa.ForeignKey("import_batch.id"))
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(sa.Text, default=ACTIVE)


class ObservationRow(Base):
    """One published figure; every column is an integer and NULL means not reported.

    Tenths keep one decimal exactly (-98.4 is -984). Bulk inserts may bind floats: SQLite's INTEGER
    affinity turns 12.0 into 12, and NaN is bound as NULL.
    """

    __tablename__ = FIGURES
    __table_args__ = ({"sqlite_with_rowid": False},)

    batch_id: Mapped[int] = mapped_column(
        sa.ForeignKey("import_batch.id", ondelete="CASCADE"), primary_key=True
    )
    lea_id: Mapped[int] = mapped_column(sa.ForeignKey("lea.id"), primary_key=True)
    student_group: Mapped[int] = mapped_column(sa.Integer, primary_key=True)
    source_row: Mapped[int | None] = mapped_column(sa.Integer)
    numerator: Mapped[int | None] = mapped_column(sa.Integer)
    denominator: Mapped[int | None] = mapped_column(sa.Integer)
    status_tenths: Mapped[int | None] = mapped_column(sa.Integer)
    prior_numerator: Mapped[int | None] = mapped_column(sa.Integer)
    prior_denominator: Mapped[int | None] = mapped_column(sa.Integer)
    prior_status_tenths: Mapped[int | None] = mapped_column(sa.Integer)
    change_tenths: Mapped[int | None] = mapped_column(sa.Integer)
    status_level: Mapped[int | None] = mapped_column(sa.Integer)
    change_level: Mapped[int | None] = mapped_column(sa.Integer)
    color: Mapped[int | None] = mapped_column(sa.Integer)
    box: Mapped[int | None] = mapped_column(sa.Integer)
    size_met: Mapped[int | None] = mapped_column(sa.Integer)
    prior_size_met: Mapped[int | None] = mapped_column(sa.Integer)
    accountable: Mapped[int | None] = mapped_column(sa.Integer)
    small: Mapped[int | None] = mapped_column(sa.Integer)
    high_school_cuts: Mapped[int | None] = mapped_column(sa.Integer)
    uncertified: Mapped[int | None] = mapped_column(sa.Integer)
    data_error: Mapped[int | None] = mapped_column(sa.Integer)
    span: Mapped[int | None] = mapped_column(sa.Integer)


OBSERVATION_COLUMNS: tuple[str, ...] = tuple(ObservationRow.__table__.columns.keys())
"""In the order of the table, for inserting many rows at once."""


class AlternativeSchoolRow(Base):
    """A school that an imported file marks as one with alternative status (DASS) in its year."""

    __tablename__ = "alternative_school"
    __table_args__ = ({"sqlite_with_rowid": False},)

    batch_id: Mapped[int] = mapped_column(
        sa.ForeignKey("import_batch.id", ondelete="CASCADE"), primary_key=True
    )
    lea_id: Mapped[int] = mapped_column(sa.ForeignKey("lea.id"), primary_key=True)


class LocalRatingRow(Base):
    """What an LEA rated itself on a local indicator: 1 met, 2 not met, 3 for two or more years."""

    __tablename__ = "local_rating"
    __table_args__ = ({"sqlite_with_rowid": False},)

    batch_id: Mapped[int] = mapped_column(
        sa.ForeignKey("import_batch.id", ondelete="CASCADE"), primary_key=True
    )
    lea_id: Mapped[int] = mapped_column(sa.ForeignKey("lea.id"), primary_key=True)
    priority: Mapped[int] = mapped_column(sa.Integer, primary_key=True)
    rating: Mapped[int | None] = mapped_column(sa.Integer)
    source_row: Mapped[int | None] = mapped_column(sa.Integer)
