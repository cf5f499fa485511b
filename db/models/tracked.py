"""What every table of records has beside the fields of its records."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from db.models.base import Moment


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
