"""The hand-over of several cases as a workbook: a sheet for each kind of thing, not for each case.

A consultant who leaves may hand over twenty cases; on paper each has its pages, in a workbook all
open tasks stand on one sheet and can be sorted.
"""

from collections.abc import Sequence
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
    merged = [
        _merged(
            [(f.lea.name, found[place]) for f, found in zip(files, pages, strict=True)], catalog
        )
        for place in range(len(pages[0]))
    ]
    sections = (overview(material, catalog, made_on), *(found for found in merged if found.blocks))
    return replace(document, sections=sections)


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
        columns = (catalog.column("district", width=2.4), *tables[0][1].columns)
        rows = tuple((name, *row) for name, table in tables for row in table.rows)
        blocks.append(TableBlock(title, columns, rows, missing="–"))
    if words:
        heading = catalog.word("sheets", "in_words", title=title) if tables else title
        columns = (catalog.column("district", width=2.4), catalog.column("what", width=8))
        blocks.append(TableBlock(heading, columns, tuple(words), missing="–"))
    return Section(title, tuple(blocks), sheet=title)
