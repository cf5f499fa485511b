"""What a kind of record and its fields are known by, once they are declared."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from sos_desktop.domain.casework.words import CasePart, CodeList, Sensitivity
from sos_desktop.domain.changes import Subject
from sos_desktop.foundation.frozen import frozen_dataclass

if TYPE_CHECKING:
    from sos_desktop.domain.casework.records.base import Record


NAME_FIELDS = ("name", "title", "text")
"""What a record is known by that does not say otherwise: the first of these it has."""


class Editor(Enum):
    """How a form asks for a field."""

    NONE = auto()
    """Not at all."""
    LINE = auto()
    """A text on one line."""
    NAME = auto()
    """One name on a line; names the case knows are offered."""
    NAMES = auto()
    """Several names on a line."""
    TEXT = auto()
    """A text of several lines."""
    DATE = auto()
    """A day that is mostly ahead."""
    EVENT_DATE = auto()
    """The day of something that has mostly been."""
    CHOICE = auto()
    """One of several values."""
    MULTIPLE = auto()
    """Several of several values."""
    WHOLE = auto()
    """A whole number."""
    YEAR = auto()
    """A year, written without separators."""
    NUMBER = auto()
    """A number with decimals."""
    MONEY = auto()
    """Whole dollars."""


_ONE_LINE = frozenset({Editor.LINE, Editor.NAME, Editor.NAMES, Editor.CHOICE})
"""Editors whose text has no line breaks."""


class Search(Enum):
    """Whether Find reads a field; a match in a title counts more."""

    NO = auto()
    BODY = auto()
    TITLE = auto()


@frozen_dataclass(kw_only=True)
class FieldInfo:
    """What the program knows about a field.

    Attributes:
        record: The kind it belongs to.
        type: Its type without None.
        optional: It may be None.
        label: What it is called in forms, lists and histories.
        read: Who may read it, however public its record is.
        editor: How a form asks for it; found from the type where none is declared.
        required: The refusal when it is left empty; "" when it may be.
        search: Whether Find reads it.
        references: The kind whose id it holds.
        cascade: The record goes when what this field points to goes.
        lea: It holds the CDS code of an LEA.
        codes: What its codes stand for, where its type does not say it.
        empty_label: What choosing nothing is called.
        placeholder: Gray words inside an empty editor.
        remark: What a form says behind the label, such as "a role, not a name".
        sort: Records are listed by it.
        list_scope: With the case it says which list an ordered record stands in.
        unique: With the case, and with other such fields, it exists only once.
        past: A day on which something happened, so that it cannot lie ahead.
        activity: A day on which something was done in the case.
        naming: Others that point to a record name it by this field.
        in_history: Histories tell of it.
        follows: The record is no more open than the one this field points to.
        longest: Characters that can be kept; 0 for as many as its editor is made for.
        share: For a field made of many parts: what of its value may leave the office.
        default: Its value where none is given; MISSING where it has to be given.
    """

    name: str
    record: "type[Record]"
    type: Any
    optional: bool
    label: str
    read: Sensitivity
    editor: Editor
    required: str = ""
    search: Search = Search.NO
    references: "type[Record] | None" = None
    cascade: bool = False
    lea: bool = False
    codes: CodeList | None = None
    empty_label: str = ""
    placeholder: str = ""
    remark: str = ""
    sort: bool = False
    list_scope: bool = False
    unique: bool = False
    past: bool = False
    activity: bool = False
    naming: bool = False
    in_history: bool = True
    follows: bool = False
    longest: int = 0
    share: Callable[[Any], Any] | None = None
    default: Any = MISSING

    @property
    def blank(self) -> Any:
        """What it holds without content; MISSING where it cannot be without."""
        if self.default is MISSING and self.type is str:
            return ""
        return self.default if self.default in (None, "", (), {}) else MISSING

    @property
    def is_line(self) -> bool:
        """Whether its text is kept on one line."""
        return self.type is str and self.editor in _ONE_LINE


@frozen_dataclass(kw_only=True)
class RecordKind:
    """What the program knows about a kind of record.

    Attributes:
        record: Its class.
        noun: One of them in a sentence ("progress note").
        plural: Several of them, as a list is headed ("Contacts and meetings").
        tag: One of them, in a word beside a text that was found ("Progress").
        table: The table that keeps them; also their code in search, timeline and history.
        read: Who may read them at the most.
        part: The part of a case where they stand; None for what belongs to no case.
        icon: The name of their drawing.
        subjects: What shows them beside their case.
        in_caseload: Lists of cases need them.
        keywords: Other words somebody may type to add one; "" where Find does not offer it.
        in_appendix: The appendix of a plan and a hand-over list them as they are declared.
        fields: In the order of declaration, those of the base classes first.
    """

    record: "type[Record]"
    noun: str
    plural: str
    tag: str
    table: str
    read: Sensitivity
    part: CasePart | None
    icon: str
    subjects: Subject
    in_caseload: bool
    keywords: str
    in_appendix: bool
    fields: tuple[FieldInfo, ...]

    def field(self, name: str) -> FieldInfo:
        """One of its fields."""
        return next(found for found in self.fields if found.name == name)

    def names(self, wanted: Callable[[FieldInfo], bool]) -> tuple[str, ...]:
        """The names of the fields of which something holds."""
        return tuple(found.name for found in self.fields if wanted(found))

    @property
    def references(self) -> "Mapping[str, type[Record]]":
        """The kinds its fields point to, by field."""
        return {f.name: f.references for f in self.fields if f.references is not None}

    @property
    def naming(self) -> tuple[FieldInfo, ...]:
        """The fields by which others that point to one of them name it."""
        chosen = tuple(found for found in self.fields if found.naming)
        return chosen or tuple(found for found in self.fields if found.name in NAME_FIELDS)

    @property
    def is_searched(self) -> bool:
        """Whether Find reads any of its fields."""
        return any(found.search is not Search.NO for found in self.fields)
