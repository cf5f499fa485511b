"""Tables of the county itself: what the file says of itself, and its LEAs."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base

OFFICE = "office."
"""Keys of facts that people write about the county office begin with it."""
FILE_ID = "file_id"
"""The fact that names a county file: made once, and the same in every copy of it."""


class MetaRow(Base):
    """One fact about the county file itself, such as its county.

    What people write about their office is in the history; what the program keeps for itself (the
    county, drafts) is not.
    """

    __tablename__ = "meta"

    key: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    value: Mapped[str] = mapped_column(sa.Text)


class LeaRow(Base):
    """A state, COE, district, charter or school; never deleted, because cases point to it."""

    __tablename__ = "lea"
    __table_args__ = (sa.Index("lea_county_kind", "county_code", "kind"),)

    id: Mapped[int] = mapped_column(sa.Integer, primary_key=True)
    cds: Mapped[str] = mapped_column(sa.Text, unique=True)
    kind: Mapped[str] = mapped_column(sa.Text)
    county_code: Mapped[str] = mapped_column(sa.Text)
    county_name: Mapped[str | None] = mapped_column(sa.Text)
    district_name: Mapped[str | None] = mapped_column(sa.Text)
    school_name: Mapped[str | None] = mapped_column(sa.Text)
    name: Mapped[str] = mapped_column(sa.Text)
    dass: Mapped[int | None] = mapped_column(sa.Integer)
