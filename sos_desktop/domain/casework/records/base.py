"""The bases of all records, and what a kind may say of itself in code."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from sos_desktop.domain.casework.records.info import NAME_FIELDS
from sos_desktop.domain.casework.records.schema import (
    PUBLIC,
    Editor,
    abstract_record,
    field,
    kind_of,
)
from sos_desktop.domain.casework.words import Sensitivity, Verb
from sos_desktop.foundation.frozen import frozen_dataclass


def new_id() -> str:
    """A fresh UUID as text."""
    return str(uuid4())


@frozen_dataclass
class CaseEvent:
    """Something that happened in a case, as its timeline tells it.

    Attributes:
        on: The day, where the computer is.
        detail: More words; "" when there are none.
        who: Who did it or took part; "" when not noted.
        at: The moment; None where only the day is known.
    """

    on: date
    title: str
    detail: str = ""
    who: str = ""
    at: datetime | None = None


@abstract_record
class Record:
    """Base of everything stored about a case, and of what belongs to the county file as a whole."""

    id: str = field("Id", Editor.NONE, read=PUBLIC, in_history=False, default_factory=new_id)

    @property
    def noun(self) -> str:
        """What it is called in a sentence ("strength", "progress note")."""
        return type(self).history_noun(self.history_codes)

    @property
    def history_name(self) -> str:
        """What it is known by in the history, in a person's words; "" when none may be said there.

        The history outlives what it tells of and is shown to everybody who opens the file, so that
        of a record which can be kept from a public copy only its kind or day is told, never its
        text: those are `history_codes`.
        """
        return next((text for name in NAME_FIELDS if (text := getattr(self, name, ""))), "")

    @property
    def history_codes(self) -> dict[str, str | int]:
        """Stored values of fields the history tells of it, by field: words are made when shown."""
        return {}

    @classmethod
    def history_noun(cls, codes: Mapping[str, str | int]) -> str:
        """What one of this kind is called, from the codes the history keeps."""
        return kind_of(cls).noun

    @classmethod
    def history_words(cls, codes: Mapping[str, str | int]) -> str | None:
        """What the codes say; None where their fields' own words do, one after the other."""
        return None

    def check(self, lea_kind: str) -> None:
        """Raise unless its fields agree with each other.

        Args:
            lea_kind: The kind of LEA whose case it belongs to; "" for what belongs to no case.

        Raises:
            InputProblem: With `where` set to the field.
        """

    def check_change(self, before: Any) -> None:
        """Raise unless it may become this from what it was.

        What stands in the county file already is left alone, so that the rest of it can be edited.

        Args:
            before: The record as it was kept; None when it is new.

        Raises:
            InputProblem: With `where` set to the field.
        """

    def change_verb(self, before: Any) -> tuple[Verb, dict[str, str]]:
        """What becoming this from what it was is, with the codes its words need.

        Args:
            before: The record as it was kept; None when it is new.
        """
        return (Verb.ADD if before is None else Verb.EDIT), {}


@abstract_record
class CaseRecord(Record):
    """Base of everything that belongs to one case."""

    case_id: str = field("Case", Editor.NONE, read=PUBLIC, in_history=False)

    def own_readers(self) -> Sensitivity:
        """Who may read it by what it says itself: by its `sensitivity`, where it has one."""
        return getattr(self, "sensitivity", PUBLIC)

    def event(self) -> CaseEvent | None:
        """What it is on the timeline; None for what does not stand there as itself."""
        return None

    def may_lie_ahead(self) -> bool:
        """Whether its `past` day may lie ahead, because it can be planned."""
        return False


@abstract_record
class OrderedRecord(CaseRecord):
    """Base of what a person puts in order; `position` counts from 0 within its list."""

    position: int = field("Place in the list", Editor.NONE, read=PUBLIC, sort=True, default=0)
