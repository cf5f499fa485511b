"""Declares what the program knows about each kind of record and about each of its fields.

`record` makes a class a kind of record and `field` declares one of its fields. Tables, checks,
labels, search, timeline, copies, lists and forms are derived from `kind_of`.
"""

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING
from datetime import date
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
    overload,
)

from sos_desktop.domain.casework.records.info import Editor, FieldInfo, RecordKind, Search
from sos_desktop.domain.casework.words import CasePart, CodeList, Sensitivity, Stage, Words
from sos_desktop.domain.changes import Subject
from sos_desktop.foundation.frozen import frozen_dataclass

if TYPE_CHECKING:
    from sos_desktop.domain.casework.records.base import Record

PUBLIC, DISTRICT, OFFICE = Sensitivity.PUBLIC, Sensitivity.DISTRICT, Sensitivity.OFFICE
"""Who may read, from everybody to the office alone."""


class NotDeclared(LookupError):
    """Something about which nobody said what it is, or who may read it."""


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
    remark: str
    sort: bool
    list_scope: bool
    unique: bool
    past: bool
    activity: bool
    naming: bool
    in_history: bool
    follows: bool
    longest: int
    share: Callable[[Any], Any]


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
    return frozen_dataclass(kw_only=True)(cls)


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
    fields = tuple(_field_info(cls, item) for item in dataclasses.fields(cls))
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
    slot = slot_of(value)
    return kind_of(slot.__objclass__).field(slot.__name__)


def slot_of(value: object) -> MemberDescriptorType:
    """The slot behind a field that is named on its class; it knows its name and that class."""
    return cast(MemberDescriptorType, value)


def _capitalized(noun: str) -> str:
    return noun[0].upper() + noun[1:]


def _field_info(cls: "type[Record]", item: "dataclasses.Field[Any]") -> FieldInfo:
    if _METADATA_KEY not in item.metadata:
        raise NotDeclared(f"{cls.__name__}.{item.name} is not declared with `field`.")
    declared = dict(item.metadata[_METADATA_KEY])
    hint: Any = item.type
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
