"""What of the records behind a paper cannot be read: said at its end, with all that can be.

Papers put records where their kind, side or state says; one that does not say it any more would
stand nowhere. So it stands here, whatever the paper makes of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sos_desktop.domain.casework.kinds import CASE_LISTS
from sos_desktop.domain.casework.records import Case, Record
from sos_desktop.domain.casework.records.schema import Editor, FieldInfo, kind_of
from sos_desktop.domain.casework.value_words import value_words
from sos_desktop.domain.casework.words import Stage, Words
from sos_desktop.domain.documents.blocks import Bullets
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.hand_over import HandOverMaterial
from sos_desktop.domain.documents.report import ReportDocument, Section
from sos_desktop.domain.documents.visit_summary import Visit
from sos_desktop.domain.unreadable import is_readable


def _records(material: Any) -> Iterator[Record]:
    if isinstance(material, Visit):
        yield from (material.contact, *material.notes, *material.tasks, *material.attachments)
        return
    files = material.files if isinstance(material, HandOverMaterial) else (material.file,)
    for file in files:
        yield file.case
        for name in CASE_LISTS.values():
            yield from getattr(file, name)


def unreadable_fields(record: Record) -> tuple[FieldInfo, ...]:
    """The fields of a record whose values cannot be read."""
    fields = kind_of(type(record)).fields
    return tuple(field for field in fields if not is_readable(getattr(record, field.name)))


def with_unreadable(document: ReportDocument, material: Any, catalog: Catalog) -> ReportDocument:
    """A document that says at its end what of its records cannot be read; mostly as it is.

    Args:
        document: The document.
        material: What it was made from, as its readers may have it.
        catalog: Its words.
    """
    found = ((record, unreadable_fields(record)) for record in _records(material))
    lines = [_line(record, faulty, catalog) for record, faulty in found if faulty]
    if not lines:
        return document
    title = catalog.page.unreadable
    section = Section(title, (Bullets(tuple(lines)),), sheet=title)
    return replace(document, sections=(*document.sections, section))


def _line(record: Record, faulty: Sequence[FieldInfo], catalog: Catalog) -> str:
    terms, kind = catalog.terms, kind_of(type(record))
    names = catalog.page.joined([f"“{terms.label(field)}”" for field in faulty])
    what = kind.noun.capitalize() if isinstance(record, Case) else terms.plural(kind)
    said = catalog.page.unreadable_fields.format(kind=what, fields=names)
    rest = "; ".join(_rest(record, faulty, catalog))
    return f"{said} {rest}." if rest else said


def _rest(record: Record, faulty: Sequence[FieldInfo], catalog: Catalog) -> Iterator[str]:
    for field in kind_of(type(record)).fields:
        value = getattr(record, field.name)
        pointer = field.lea or field.references is not None
        if field in faulty or pointer or field.editor is Editor.NONE or value in (None, "", ()):
            continue
        yield f"{catalog.terms.label(field)}: {_words(field, value, catalog)}"


def _words(field: FieldInfo, value: Any, catalog: Catalog) -> str:
    if isinstance(value, Words):
        return catalog.term(value)
    if isinstance(value, Stage):
        return catalog.terms.numbered_stage(value)
    if isinstance(value, date):
        return catalog.date(value)
    words = value_words(field, value)
    return catalog.typed(words) if isinstance(value, str) else words
