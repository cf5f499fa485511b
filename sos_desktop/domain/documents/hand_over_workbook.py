"""The hand-over of several cases as a workbook: a sheet for each kind of thing, not for each case.

A consultant who leaves may hand over twenty cases; on paper each has its pages, in a workbook all
open tasks stand on one sheet and can be sorted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.hand_over import (
    HandOverMaterial,
    case_sections,
    hand_over_document,
    overview,
)
from sos_desktop.domain.documents.report import (
    Bullets,
    Cell,
    Paragraph,
    ReportDocument,
    Section,
    TableBlock,
)


def hand_over_workbook(
    material: HandOverMaterial, catalog: Catalog, made_on: date
) -> ReportDocument:
    """As `hand_over_document`, with the cases together by kind."""
    document = hand_over_document(material, catalog, made_on)
    files, people = material.files, material.handing.people
    if len(files) == 1:
        return document
    pages = [case_sections(file, people, catalog, made_on) for file in files]
    titles = _in_order([[section.title for section in found] for found in pages])
    merged = [
        _merged(
            [
                (file.lea.name, section)
                for file, found in zip(files, pages, strict=True)
                for section in found
                if section.title == title
            ],
            catalog,
        )
        for title in titles
    ]
    sections = (overview(material, catalog, made_on), *(found for found in merged if found.blocks))
    return replace(document, sections=sections)


def _in_order(lists: Iterable[Sequence[str]]) -> list[str]:
    """Every word of several lists once; one that an earlier list lacks stands behind its neighbor.

    A case has only the sections, and a table only the columns, in which something stands.
    """
    found: list[str] = []
    for words in lists:
        place = 0
        for word in words:
            if word not in found:
                found.insert(place, word)
            place = found.index(word) + 1
    return found


def _together(parts: Sequence[tuple[str, TableBlock]], title: str, catalog: Catalog) -> TableBlock:
    """One table of several, each value below its own heading."""
    known = {column.heading: column for _name, table in parts for column in table.columns}
    headings = _in_order([[c.heading for c in table.columns] for _name, table in parts])
    rows = list[tuple[Cell, ...]]()
    for name, table in parts:
        places = {column.heading: place for place, column in enumerate(table.columns)}
        for row in table.rows:
            cells = (row[places[h]] if h in places else None for h in headings)
            rows.append((name, *cells))
    columns = (catalog.column("district", width=2.4), *(known[heading] for heading in headings))
    return TableBlock(title, columns, tuple(rows), missing="–")


def _merged(parts: Sequence[tuple[str, Section]], catalog: Catalog) -> Section:
    title = parts[0][1].title
    tables = [
        (name, block)
        for name, part in parts
        for block in part.blocks
        if isinstance(block, TableBlock)
    ]
    words: list[tuple[Cell, ...]] = []
    for name, part in parts:
        for block in part.blocks:
            if isinstance(block, Bullets):
                words += [(name, item) for item in block.items]
            elif isinstance(block, Paragraph):
                words.append((name, block.text))
    blocks: list[TableBlock] = []
    if tables:
        blocks.append(_together(tables, title, catalog))
    if words:
        heading = catalog.word("sheets", "in_words", title=title) if tables else title
        columns = (catalog.column("district", width=2.4), catalog.column("what", width=8))
        blocks.append(TableBlock(heading, columns, tuple(words), missing="–"))
    return Section(title, tuple(blocks), sheet=title)
