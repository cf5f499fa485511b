"""A neutral document as plain text, whole, so that a test compares it with a kept one."""

from collections.abc import Iterator

from sos_desktop.domain.documents.report import (
    Block,
    Bullets,
    ChartBlock,
    FishboneBlock,
    HeatMapBlock,
    Paragraph,
    ReportDocument,
    Section,
    TableBlock,
)


def as_text(document: ReportDocument) -> str:
    """Everything the document says, in its order; what is not set in a table stands as ∅."""
    return "\n".join(_document(document)) + "\n"


def _document(document: ReportDocument) -> Iterator[str]:
    yield f"# {document.title}"
    yield document.organization
    yield document.subtitle
    yield f"{document.copy_words}, {document.language}, {document.made_on}, {document.overview}"
    for section in document.sections:
        yield ""
        yield from _section(section)
    yield ""
    yield from (f"source: {source}" for source in document.sources)


def _section(section: Section) -> Iterator[str]:
    part = " (new part)" if section.new_part else ""
    yield f"{'#' * (section.level + 1)} {section.title} [{section.sheet}]{part}"
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield f"> {block.text}" if block.lead else block.text
        case Bullets():
            yield from (f"{'1.' if block.ordered else '-'} {item}" for item in block.items)
        case TableBlock():
            yield f"table {block.name}; missing: {block.missing}"
            yield " | ".join(f"{c.heading} ({c.kind} {c.width:g})" for c in block.columns)
            yield from (" | ".join(map(_cell, row)) for row in block.rows)
            yield from ([f"caption: {block.caption}"] if block.caption else [])
        case HeatMapBlock():
            yield f"heat map {block.name}; missing: {block.missing}"
            yield " | ".join(block.columns)
            for name, cells in block.rows:
                told = (
                    "∅" if c is None else f"{c.value}/{c.word}/{c.color}/{c.outlined}/{c.alone}"
                    for c in cells
                )
                yield " | ".join([name, *told])
            yield f"caption: {block.caption}"
        case FishboneBlock():
            yield f"fishbone {block.name}: {block.head}"
            for box in block.boxes:
                yield f"  {box.id} under {box.parent or '∅'}: {box.text}{' (root)' * box.root}"
            yield f"in words: {block.alternative}"
            yield f"caption: {block.caption}"
        case ChartBlock():
            yield f"chart: {block.alternative}"
            yield f"caption: {block.caption}"


def _cell(value: object) -> str:
    return "∅" if value is None else str(value).replace("\n", " / ")
