"""Lists and forms of a kind of record, made from what the kind declares of itself.

A field is named by itself (`shown(Decision.text)`), so that a type checker knows the name. Words,
choices and gray hints come from the declaration; a tab gives only what is its own.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.kinds import CASE_LISTS
from sos_desktop.domain.casework.records import CaseRecord, OrderedRecord
from sos_desktop.domain.casework.records.info import Editor, FieldInfo, Search
from sos_desktop.domain.casework.records.schema import field_info, kind_of
from sos_desktop.domain.casework.value_words import value_words
from sos_desktop.domain.casework.words import Stage, Words
from ui.models.table import Column
from ui.pages.case.tabs import CaseTab, named, people_of
from ui.widgets.forms.cell_fields import CELLS
from ui.widgets.forms.form_fields import AnyField, Choices, Field
from ui.widgets.lists.list_spec import ListSpec

R = TypeVar("R", bound=CaseRecord)
V = TypeVar("V")
_WIDTHS = {Editor.TEXT: 40, Editor.DATE: 14, Editor.EVENT_DATE: 14, Editor.NAMES: 34}
_NUMBERS = (Editor.WHOLE, Editor.NUMBER, Editor.MONEY)


def list_of(
    kind: type[R],
    nothing: str,
    new: Callable[[CaseFile], R],
    columns: Sequence[Column[R]] = (),
    *,
    title: str = "",
    ordered: bool | None = None,
    own: Callable[[CaseFile], Sequence[AnyField]] = lambda _file: (),
    follow: Callable[[R, R], R] = lambda _before, after: after,
) -> ListSpec[R]:
    """The list of a kind, with its form.

    Args:
        kind: The kind.
        nothing: What an empty list says.
        new: A fresh record.
        columns: In order; by default one for every field that is asked for.
        title: What stands above it; the kind's plural by default.
        ordered: Whether the person decides the order; as the kind says by default.
        own: The tab's own entries of the form, in place of those declared.
        follow: As of a `ListSpec`.
    """
    known = kind_of(kind)
    return ListSpec(
        kind=kind,
        title=title or known.plural,
        noun=known.noun,
        nothing=nothing,
        columns=columns or tuple(_column(field) for field in _asked(kind)),
        fields=lambda file: form_of(kind, file, own(file)),
        new=new,
        ordered=issubclass(kind, OrderedRecord) if ordered is None else ordered,
        follow=follow,
    )


def form_of(
    kind: type[CaseRecord], file: CaseFile | None, own: Sequence[AnyField] = ()
) -> tuple[AnyField, ...]:
    """The entries of a kind's form in the order of its fields; `own` take the place of theirs."""
    special = {field.name: field for field in own}
    return tuple(special.get(f.name) or _entry(f, file) for f in _asked(kind))


def asked(
    of: V,
    file: CaseFile | None = None,
    *,
    label: str = "",
    choices: Choices[V] = (),
    offers: Sequence[str] = (),
) -> Field[V]:
    """The entry of a form for one field.

    Args:
        of: The field (`Action.owner`).
        file: The case in which it is asked; needed where it points to records or offers names.
        label: In place of the declared one.
        choices: In place of those that follow from the declaration.
        offers: Likewise.
    """
    field = field_info(of)
    names = people_of(file) if file and field.editor in (Editor.NAME, Editor.NAMES) else ()
    remark = f" ({field.remark})" if field.remark else ""
    return Field(
        of,
        label or f"{field.label}{remark}",
        field.editor,
        choices or _choices(field, file),
        field.placeholder,
        required=field.type is date and not field.optional,
        offers=offers or names,
    )


def shown(
    of: object,
    heading: str = "",
    *,
    width: int = 0,
    missing: str = "not noted",
    tone: Callable[[Any], str] | None = None,
) -> Column[Any]:
    """The column of a list that shows one field.

    Args:
        of: The field (`Decision.text`).
        heading: In place of the field's label.
        width: In average characters; by the field's editor when it is 0.
        missing: What the cell says when nothing is noted.
        tone: As of a `Column`.
    """
    return _column(field_info(of), heading, width=width, missing=missing, tone=tone)


def pointing(
    tab: CaseTab, of: object, heading: str = "", *, width: int = 26, missing: str = "none"
) -> Column[Any]:
    """The column of a list that shows what a field points to, by what that is called.

    Args:
        tab: In whose case it is looked up.
        of: The field (`Driver.aim_id`).
        heading: In place of the field's label.
        width: In average characters.
        missing: What the cell says when it points to nothing.
    """
    field = field_info(of)

    def words(record: Any) -> str:
        target = getattr(record, field.name)
        found = dict(_records(field, tab.file)) if target is not None else {}
        return found.get(target, missing)

    return Column(
        heading or field.label,
        words,
        tooltip=words,
        width=width,
        field=field.name if field.editor in CELLS else "",
    )


def _asked(kind: type[CaseRecord]) -> tuple[FieldInfo, ...]:
    return tuple(field for field in kind_of(kind).fields if field.editor is not Editor.NONE)


def _entry(field: FieldInfo, file: CaseFile | None) -> AnyField:
    return asked(getattr(field.record, field.name), file)


def _column(
    field: FieldInfo,
    heading: str = "",
    *,
    width: int = 0,
    missing: str = "not noted",
    tone: Callable[[Any], str] | None = None,
) -> Column[Any]:
    def value(record: Any) -> Any:
        return getattr(record, field.name)

    def words(record: Any) -> str:
        return value_words(field, value(record), missing)

    long = field.editor is Editor.TEXT or field.search is Search.TITLE
    plain = field.type is str or (isinstance(field.type, type) and issubclass(field.type, Words))
    return Column(
        heading or field.label,
        words,
        sort=None if plain else value,
        tooltip=value if long else None,
        tone=tone,
        numeric=field.editor in _NUMBERS,
        width=width or _WIDTHS.get(field.editor, 16),
        field=field.name if field.editor in CELLS else "",
    )


def _choices(field: FieldInfo, file: CaseFile | None) -> Choices[Any]:
    if field.editor not in (Editor.CHOICE, Editor.MULTIPLE):
        return ()
    if field.references is not None:
        return _records(field, file)
    empty = [(field.default, field.empty_label)] if field.empty_label else []
    return (*empty, *((value, value_words(field, value)) for value in _values(field)))


def _values(field: FieldInfo) -> Sequence[Any]:
    if field.codes is not None:
        return field.codes.offered
    if field.type is bool:
        return (True, False)
    assert issubclass(field.type, Words | Stage), f"{field.name}: choose among what?"
    return tuple(field.type)


def _records(field: FieldInfo, file: CaseFile | None) -> Choices[Any]:
    """The records of the case a field may point to, by what they are called."""
    kind = field.references
    assert kind is not None
    assert issubclass(kind, CaseRecord)
    found = getattr(file, CASE_LISTS[kind]) if file else ()
    names = [(record.id, _name(kind_of(kind).naming, record)) for record in found]
    return named(names, field.empty_label)


def _name(naming: Sequence[FieldInfo], record: CaseRecord) -> str:
    return " ".join(value_words(field, getattr(record, field.name), "") for field in naming)
