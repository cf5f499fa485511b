"""The history of casework: the audit trail and the undo stack are the same rows."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, JsonDict, Moment, dictionary_of
from sos_desktop.domain.casework.history.change_label import ChangeLabel
from sos_desktop.domain.casework.words import Verb

LIVE, UNDONE, DISCARDED = 0, 1, 2
"""States of a change: in force; undone and can be done again; undone and passed over by newer work
(kept as history only)."""


class ChangeLogRow(Base):
    """One thing a person did: codes and figures, of which words are made when they are shown.

    Attributes:
        label: The words of a change made before there were codes; "" where there are codes.
        file_id, device_id: Where it was made; None before that was kept.
    """

    __tablename__ = "change_log"
    __table_args__ = (
        sa.Index("change_log_case", "case_id", "id"),
        sa.Index("change_log_state", "undone", "id"),
        sa.Index("change_log_newest", "case_id", "undone", "at"),
    )

    id: Mapped[int] = mapped_column(sa.Integer, primary_key=True)
    change_id: Mapped[str] = mapped_column(sa.Text, unique=True)
    at: Mapped[datetime] = mapped_column(Moment)
    who: Mapped[str] = mapped_column(sa.Text)
    label: Mapped[str] = mapped_column(sa.Text)
    case_id: Mapped[str | None] = mapped_column(sa.Text)
    undone: Mapped[int] = mapped_column(sa.Integer, default=LIVE, server_default=sa.text("0"))
    verb: Mapped[str] = mapped_column(sa.Text, default="", server_default="")
    kind: Mapped[str] = mapped_column(sa.Text, default="", server_default="")
    name: Mapped[str] = mapped_column(sa.Text, default="", server_default="")
    recipient: Mapped[str] = mapped_column(sa.Text, default="", server_default="")
    codes: Mapped[dict[str, Any]] = mapped_column(JsonDict, default=dict, server_default="{}")
    file_id: Mapped[str | None] = mapped_column(sa.Text)
    device_id: Mapped[str | None] = mapped_column(sa.Text)

    @property
    def change_label(self) -> ChangeLabel:
        """What the change was."""
        return label_of(*(getattr(self, name) for name in LABEL))


LABEL = ("verb", "kind", "name", "recipient", "codes", "label")
"""The columns that say what a change was, in the order `label_of` takes them."""
LABEL_COLUMNS = tuple(getattr(ChangeLogRow, name) for name in LABEL)


_VERBS = {str(verb): verb for verb in Verb}


def label_of(
    verb: str, kind: str, name: str, recipient: str, codes: dict[str, Any], prose: str
) -> ChangeLabel:
    """What a change was, from its columns; a verb of a newer program is not known."""
    return ChangeLabel(_VERBS.get(verb, Verb.UNKNOWN), kind, name, recipient, codes, prose)


def read_label(
    verb: str, kind: str, name: str, recipient: str, codes: str, prose: str
) -> ChangeLabel:
    """What a change was, from its columns as they are stored."""
    return label_of(verb, kind, name, recipient, dictionary_of(codes), prose)


def stored_label(label: ChangeLabel) -> dict[str, Any]:
    """A label as its columns hold it."""
    return {
        "verb": str(label.verb),
        "kind": label.kind,
        "name": label.name,
        "recipient": label.recipient,
        "codes": dict(label.codes),
        "label": label.prose,
    }


class ChangeItemRow(Base):
    """One row it touched: `before` and `after` hold the changed columns as stored, in JSON."""

    __tablename__ = "change_item"
    __table_args__ = (
        sa.Index("change_item_change", "change_id"),
        sa.Index("change_item_row", "row_id"),
    )

    id: Mapped[int] = mapped_column(sa.Integer, primary_key=True)
    change_id: Mapped[str] = mapped_column(
        sa.ForeignKey("change_log.change_id", ondelete="CASCADE")
    )
    table_name: Mapped[str] = mapped_column(sa.Text)
    row_id: Mapped[str] = mapped_column(sa.Text)
    operation: Mapped[str] = mapped_column(sa.Text)
    before: Mapped[str | None] = mapped_column(sa.Text)
    after: Mapped[str | None] = mapped_column(sa.Text)
