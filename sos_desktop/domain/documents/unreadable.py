"""What of the records behind a paper cannot be read: said at its end, with all that can be.

Papers put records where their kind, side or state says; one that does not say it any more would
stand nowhere. So it stands here, whatever the paper makes of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sos_desktop.domain.casework.access.readers import Reader, may_read
from sos_desktop.domain.casework.access.withheld import Withheld
from sos_desktop.domain.casework.kinds import CASE_LISTS
from sos_desktop.domain.casework.records import Case, Record
from sos_desktop.domain.casework.records.schema import Editor, FieldInfo, kind_of
from sos_desktop.domain.casework.value_words import value_words
from sos_desktop.domain.casework.words import Stage, Words
from sos_desktop.domain.documents.annual import CountyYearMaterial
from sos_desktop.domain.documents.blocks import Bullets
from sos_desktop.domain.documents.caseload import CaseloadMaterial
from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.data_profile import DataProfileMaterial
from sos_desktop.domain.documents.hand_over import HandOverMaterial
from sos_desktop.domain.documents.identified import IdentificationMaterial
from sos_desktop.domain.documents.report import ReportDocument, Section
from sos_desktop.domain.documents.visit_summary import Visit

Faulty = Mapping[str, Sequence[FieldInfo]]
"""The fields that cannot be read, by the id of their record."""


def with_unreadable(
    document: ReportDocument, material: Any, catalog: Catalog, faulty: Faulty
) -> ReportDocument:
    """A document that says at its end what of its records cannot be read.

    Args:
        document: The document.
        material: What it was made from, as its readers may have it.
        catalog: Its words.
        faulty: What cannot be read; mostly nothing, and the document stays as it is.
    """
    lines = list(_lines(material, catalog, faulty)) if faulty else []
    if not lines:
        return document
    title = catalog.page.unreadable
    section = Section(title, (Bullets(tuple(lines)),), sheet=title)
    return replace(document, sections=(*document.sections, section))


def _lines(material: Any, catalog: Catalog, faulty: Faulty) -> Iterator[str]:
    for record, withheld in _records(material):
        fields = [
            field
            for field in faulty.get(record.id, ())
            if may_read(withheld.reader, field.read) and not withheld.hides(record.id, field.name)
        ]
        if fields:
            yield _line(record, fields, withheld.reader, catalog)


def _records(material: Any) -> Iterator[tuple[Record, Withheld]]:
    if isinstance(material, Visit):
        own = (material.contact, *material.notes, *material.tasks, *material.attachments)
        yield from ((record, material.withheld) for record in own)
        return
    if isinstance(material, CountyYearMaterial | IdentificationMaterial | DataProfileMaterial):
        return  # it counts over cases or is of figures alone, and tells of none
    several = isinstance(material, HandOverMaterial | CaseloadMaterial)
    files = material.files if several else (material.file,)
    for file in files:
        yield file.case, file.withheld
        for name in CASE_LISTS.values():
            yield from ((record, file.withheld) for record in getattr(file, name))


def _line(record: Record, faulty: Sequence[FieldInfo], reader: Reader, catalog: Catalog) -> str:
    terms, kind = catalog.terms, kind_of(type(record))
    names = catalog.page.joined([f"“{terms.label(field)}”" for field in faulty])
    what = kind.noun.capitalize() if isinstance(record, Case) else terms.plural(kind)
    said = catalog.page.unreadable_fields.format(kind=what, fields=names)
    rest = "; ".join(_rest(record, faulty, reader, catalog))
    return f"{said} {rest}." if rest else said


def _rest(
    record: Record, faulty: Sequence[FieldInfo], reader: Reader, catalog: Catalog
) -> Iterator[str]:
    for field in kind_of(type(record)).fields:
        value = getattr(record, field.name)
        pointer = field.lea or field.references is not None
        open_to_all = may_read(reader, field.read)
        if field in faulty or pointer or not open_to_all or field.editor is Editor.NONE:
            continue
        if value not in (None, "", ()):
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
