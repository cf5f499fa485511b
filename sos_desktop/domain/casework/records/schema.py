"""Declares what the program knows about each kind of record and about each of its fields.

`record` makes a class a kind of record and `field` declares one of its fields. Tables, checks,
labels, search, timeline, copies, lists and forms are derived from `kind_of`.
"""

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass
from datetime import date
from enum import Enum, auto
from functools import cache
from types import MemberDescriptorType, UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypedDict,
    TypeVar,
    Unpack,
    cast,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
    overload,
)

from sos_desktop.domain.casework.words import CasePart, CodeList, Sensitivity, Stage, Words
from sos_desktop.domain.changes import Subject

if TYPE_CHECKING:
    from sos_desktop.domain.casework.records.base import Record

PUBLIC, DISTRICT, OFFICE = Sensitivity.PUBLIC, Sensitivity.DISTRICT, Sensitivity.OFFICE
"""Who may read, from everybody to the office alone."""


class NotDeclared(LookupError):
    """Something about which nobody said what it is, or who may read it."""


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


class FieldOptions(TypedDict, total=False):
    """What may be declared of a field beside its label, editor and readers; see `FieldInfo`."""

    required: str
    search: Search
    references: "type[Record] | Literal['self']"
    cascade: bool
    lea: bool
    codes: CodeList
    empty_label: str
    placeholder: str
    sort: bool
    list_scope: bool
    unique: bool
    past: bool
    activity: bool
    naming: bool
    in_history: bool
    follows: bool
    share: Callable[[Any], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
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
        sort: Records are listed by it.
        list_scope: With the case it says which list an ordered record stands in.
        unique: With the case, and with other such fields, it exists only once.
        past: A day on which something happened, so that it cannot lie ahead.
        activity: A day on which something was done in the case.
        naming: Others that point to a record name it by this field.
        in_history: Histories tell of it.
        follows: The record is no more open than the one this field points to.
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
    sort: bool = False
    list_scope: bool = False
    unique: bool = False
    past: bool = False
    activity: bool = False
    naming: bool = False
    in_history: bool = True
    follows: bool = False
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


@dataclass(frozen=True, slots=True, kw_only=True)
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
    def is_searched(self) -> bool:
        """Whether Find reads any of its fields."""
        return any(found.search is not Search.NO for found in self.fields)


_METADATA_KEY = "record field"
_DECLARED: "dict[type[Record], dict[str, Any]]" = {}
D = TypeVar("D")
R = TypeVar("R")


@overload
def field(
    label: str,
    editor: Editor | None = ...,
    *,
    read: Sensitivity,
    default: D,
    **options: Unpack[FieldOptions],
) -> D: ...
@overload
def field(
    label: str,
    editor: Editor | None = ...,
    *,
    read: Sensitivity,
    default_factory: Callable[[], D],
    **options: Unpack[FieldOptions],
) -> D: ...
@overload
def field(
    label: str, editor: Editor | None = ..., *, read: Sensitivity, **options: Unpack[FieldOptions]
) -> Any: ...
def field(
    label: str,
    editor: Editor | None = None,
    *,
    read: Sensitivity,
    default: Any = MISSING,
    default_factory: Any = MISSING,
    **options: Unpack[FieldOptions],
) -> Any:
    """Declare a field of a record.

    Args:
        label: What it is called.
        editor: How a form asks for it; by its type unless given.
        read: Who may read it; never left to a default.
        default: Its value where none is given; without one it has to be given.
        default_factory: Makes the default, where each record needs its own.
        options: Further attributes of `FieldInfo`.
    """
    declared = {"label": label, "editor": editor, "read": read, **options}
    metadata = {_METADATA_KEY: declared}
    if default_factory is not MISSING:
        return dataclasses.field(default_factory=default_factory, metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def abstract_record(cls: type[R]) -> type[R]:
    """Make a class a base of kinds of records, which is no kind itself."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(
    noun: str,
    *,
    read: Sensitivity,
    plural: str = "",
    tag: str = "",
    table: str = "",
    part: CasePart | None = None,
    icon: str = "file-text",
    subjects: Subject = Subject.NOTHING,
    in_caseload: bool = True,
    keywords: str = "",
    in_appendix: bool = False,
) -> Callable[[type[R]], type[R]]:
    """Make a class a frozen, slotted dataclass and a kind of record; see `RecordKind`.

    The noun gives the plural ("Progress notes") and the tag ("Progress note"), the name of the
    class gives the table ("progress_note"), unless they are given.
    """

    def declare(cls: type[R]) -> type[R]:
        made = abstract_record(cls)
        # `dataclass` makes a slotted class anew, so only this one may be registered.
        _DECLARED[cast(Any, made)] = {
            "noun": noun,
            "plural": plural or f"{_capitalized(noun)}s",
            "tag": tag or _capitalized(noun),
            "table": table or re.sub(r"(?<!^)(?=[A-Z])", "_", made.__name__).lower(),
            "read": read,
            "part": part,
            "icon": icon,
            "subjects": subjects,
            "in_caseload": in_caseload,
            "keywords": keywords,
            "in_appendix": in_appendix,
        }
        return made

    return declare


@cache
def kind_of(cls: "type[Record]") -> RecordKind:
    """What is declared of a kind of record.

    Raises:
        NotDeclared: The class, or one of its fields, is not declared.
    """
    if cls not in _DECLARED:
        raise NotDeclared(f"{cls.__name__} is not declared as a kind of record.")
    hints = get_type_hints(cls)
    fields = tuple(_field_info(cls, item, hints[item.name]) for item in dataclasses.fields(cls))
    return RecordKind(record=cls, fields=fields, **_DECLARED[cls])


def all_kinds() -> "tuple[type[Record], ...]":
    """Every kind of record in the order declared: each stands after those it points to."""
    return tuple(_DECLARED)


def field_info(value: object) -> FieldInfo:
    """What is declared of a field, from the field itself: `field_info(Action.owner)`.

    A field of a slotted class is, on the class, the descriptor of its slot, which knows its name
    and class; a type checker takes it for a value of the field. Fields of base classes (`id`,
    `case_id`, `position`) belong to no one kind and have no such name.
    """
    slot = cast(MemberDescriptorType, value)
    return kind_of(slot.__objclass__).field(slot.__name__)


def _capitalized(noun: str) -> str:
    return noun[0].upper() + noun[1:]


def _field_info(cls: "type[Record]", item: "dataclasses.Field[Any]", hint: Any) -> FieldInfo:
    if _METADATA_KEY not in item.metadata:
        raise NotDeclared(f"{cls.__name__}.{item.name} is not declared with `field`.")
    declared = dict(item.metadata[_METADATA_KEY])
    optional = isinstance(hint, UnionType)
    plain = next(a for a in get_args(hint) if a is not type(None)) if optional else hint
    if declared.get("references") == "self":
        declared["references"] = cls
    declared["editor"] = declared["editor"] or _usual_editor(plain, declared)
    made = item.default_factory
    declared["default"] = item.default if made is MISSING else made()
    return FieldInfo(name=item.name, record=cls, type=plain, optional=optional, **declared)


_EDITORS: tuple[tuple[type, Editor], ...] = (
    (Words, Editor.CHOICE),
    (Stage, Editor.CHOICE),
    (str, Editor.LINE),
    (date, Editor.DATE),
    (bool, Editor.CHOICE),
    (int, Editor.WHOLE),
    (float, Editor.NUMBER),
    (tuple, Editor.MULTIPLE),
)
"""The usual editor of each type; codes stand before the texts and numbers they are made of."""


def _usual_editor(plain: Any, declared: Mapping[str, Any]) -> Editor:
    kind = get_origin(plain) or plain
    if "references" in declared or ("codes" in declared and not issubclass(kind, tuple)):
        return Editor.CHOICE
    return next((editor for base, editor in _EDITORS if issubclass(kind, base)), Editor.NONE)
