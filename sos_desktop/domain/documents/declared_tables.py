"""Tables of the kinds of records that documents list as they are declared."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.kinds import CASE_LISTS, CASE_RECORDS
from sos_desktop.domain.casework.records import CaseRecord
from sos_desktop.domain.casework.records.info import Editor, FieldInfo
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.casework.terms import Terms
from sos_desktop.domain.casework.value_words import value_words
from sos_desktop.domain.casework.words import Sensitivity, Words
from sos_desktop.domain.documents.report import Cell, TableBlock, TableColumn

_WIDTHS = {Editor.TEXT: 3.4, Editor.DATE: 1.6, Editor.EVENT_DATE: 1.6}


def declared_tables(
    file: CaseFile, terms: Terms, withheld: str, prefix: str = ""
) -> Iterator[TableBlock]:
    """A table for each kind that says so and has records; the kind's plural is its name.

    Fields in which nothing stands are left out, and so are pointers to other records.

    Args:
        file: A case, or a copy of it.
        terms: The words of the paper's language.
        withheld: What is said below when the copy lacks some of them.
        prefix: Before the names, where a document has several cases.
    """
    for kind in CASE_RECORDS:
        records = getattr(file, CASE_LISTS[kind])
        if kind_of(kind).in_appendix and records:
            caption = file.withheld.instead(kind, absent="", withheld=withheld)
            name = f"{prefix}{terms.plural(kind_of(kind))}"
            fields = _shown(kind, public=file.withheld.public)
            yield _table(fields, records, terms, name, caption)


def _shown(kind: type[CaseRecord], *, public: bool) -> tuple[FieldInfo, ...]:
    """What a form asks for; who may read it is of no interest where everybody may."""
    return tuple(
        field
        for field in kind_of(kind).fields
        if field.editor is not Editor.NONE
        and field.references is None
        and not (public and field.type is Sensitivity)
    )


def _table(
    fields: tuple[FieldInfo, ...],
    records: tuple[CaseRecord, ...],
    terms: Terms,
    name: str,
    caption: str,
) -> TableBlock:
    columns = tuple(_column(field, terms) for field in fields)
    rows = tuple(
        tuple(_cell(f, getattr(record, f.name), terms) for f in fields) for record in records
    )
    return TableBlock(name, columns, rows, caption, missing="–").lean()


def _column(field: FieldInfo, terms: Terms) -> TableColumn:
    kind = "date" if field.type is date else "text"
    return TableColumn(
        terms.label(field), kind, _WIDTHS.get(field.editor, 1.8), _choices(field, terms)
    )


def _choices(field: FieldInfo, terms: Terms) -> tuple[str, ...]:
    """The words a field may have, where they are fixed."""
    if not isinstance(field.type, type) or not issubclass(field.type, Words):
        return ()
    kind: type[Words] = field.type
    return tuple(map(terms.of, kind))


def _cell(field: FieldInfo, value: Any, terms: Terms) -> Cell:
    if isinstance(value, Words):
        return terms.of(value)
    return value if isinstance(value, date) else value_words(field, value, "") or None
