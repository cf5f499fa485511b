"""Tables of what belongs to no single case: people, providers, the office's team, dates, views."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Code, Day, JsonDict, JsonTuple, Truth
from db.models.casework import Tracked
from sos_desktop.domain.casework.words import DateStanding, PersonRole, ProviderKind


class PersonRow(Tracked, Base):
    """`registers.Person`."""

    __tablename__ = "person"

    name: Mapped[str] = mapped_column(sa.Text)
    role: Mapped[PersonRole] = mapped_column(Code(PersonRole))
    cds: Mapped[str | None] = mapped_column(sa.Text, sa.ForeignKey("lea.cds"), index=True)
    organization: Mapped[str] = mapped_column(sa.Text)
    title: Mapped[str] = mapped_column(sa.Text)
    salutation: Mapped[str] = mapped_column(sa.Text)
    email: Mapped[str] = mapped_column(sa.Text)
    phone: Mapped[str] = mapped_column(sa.Text)
    note: Mapped[str] = mapped_column(sa.Text)
    left_on: Mapped[date | None] = mapped_column(Day)


class ProviderRow(Tracked, Base):
    """`registers.Provider`."""

    __tablename__ = "provider"

    name: Mapped[str] = mapped_column(sa.Text)
    kind: Mapped[ProviderKind] = mapped_column(Code(ProviderKind))
    priorities: Mapped[tuple[int, ...]] = mapped_column(JsonTuple)
    groups: Mapped[tuple[str, ...]] = mapped_column(JsonTuple)
    topics: Mapped[str] = mapped_column(sa.Text)
    capacity: Mapped[int | None] = mapped_column(sa.Integer)
    cost: Mapped[str] = mapped_column(sa.Text)
    contact: Mapped[str] = mapped_column(sa.Text)
    email: Mapped[str] = mapped_column(sa.Text)
    phone: Mapped[str] = mapped_column(sa.Text)
    note: Mapped[str] = mapped_column(sa.Text)
    active: Mapped[bool] = mapped_column(Truth)


class ConsultantRow(Tracked, Base):
    """`registers.Consultant`."""

    __tablename__ = "consultant"

    name: Mapped[str] = mapped_column(sa.Text)
    title: Mapped[str] = mapped_column(sa.Text)
    email: Mapped[str] = mapped_column(sa.Text)
    phone: Mapped[str] = mapped_column(sa.Text)
    capacity: Mapped[int | None] = mapped_column(sa.Integer)
    signs: Mapped[bool] = mapped_column(Truth)
    active: Mapped[bool] = mapped_column(Truth)


class CountyDateRow(Tracked, Base):
    """`registers.CountyDate`."""

    __tablename__ = "county_date"

    title: Mapped[str] = mapped_column(sa.Text)
    month: Mapped[int] = mapped_column(sa.Integer)
    day: Mapped[int] = mapped_column(sa.Integer)
    key: Mapped[str] = mapped_column(sa.Text)
    year: Mapped[int | None] = mapped_column(sa.Integer)
    standing: Mapped[DateStanding] = mapped_column(Code(DateStanding))
    source: Mapped[str] = mapped_column(sa.Text)
    note: Mapped[str] = mapped_column(sa.Text)
    hidden: Mapped[bool] = mapped_column(Truth)


class SavedViewRow(Tracked, Base):
    """`registers.SavedView`; a name once per page."""

    __tablename__ = "saved_view"
    __table_args__ = (sa.UniqueConstraint("page", "name"),)

    page: Mapped[str] = mapped_column(sa.Text)
    name: Mapped[str] = mapped_column(sa.Text)
    filters: Mapped[dict[str, Any]] = mapped_column(JsonDict)
