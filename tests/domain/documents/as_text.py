"""A neutral document as plain text, whole, so that a test compares it with a kept one."""

from collections.abc import Iterator

from sos_desktop.domain.documents.report import (
    Block,
    Bullets,
    ChartBlock,
    CostBlock,
    DotsBlock,
    FishboneBlock,
    HeatMapBlock,
    Paragraph,
    ProcessBlock,
    ReportDocument,
    ResultStrip,
    Section,
    SideBySide,
    SummaryBox,
    TableBlock,
    Tally,
)


def as_text(document: ReportDocument) -> str:
    """Everything the document says, in its order; what is not set in a table stands as ∅."""
    return "\n".join(_document(document)) + "\n"


def _document(document: ReportDocument) -> Iterator[str]:
    yield f"# {document.title}"
    yield document.organization
    yield document.subtitle
    yield from ([f"band: {document.band}"] if document.band else [])
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
            yield from (f"  {'> ' * level}{text}" for level, text in block.outline)
            yield f"caption: {block.caption}"
        case ProcessBlock():
            yield f"process {block.name}: {' > '.join(step.text for step in block.steps)}"
            yield f"in words: {block.alternative}"
            yield f"caption: {block.caption}"
        case ChartBlock():
            yield from ([f"title: {block.title}"] if block.title else [])
            yield f"chart: {block.alternative}"
            yield f"caption: {block.caption}"

        case _:
            yield from _board_block(block)


def _board_block(block: Block) -> Iterator[str]:
    match block:
        case SummaryBox() | ResultStrip() | CostBlock() | Tally():
            yield f"drawn: {type(block).__name__}"
            yield from (
                [block.total, block.note, block.alternative] if isinstance(block, CostBlock) else []
            )
            yield from _block(block.table)
        case DotsBlock():
            yield f"dots: {block.count}, {block.fewer} open, {block.label}"
            yield f"title: {block.title}"
            yield f"picture: {block.alternative}"
            yield f"caption: {block.caption}"
        case SideBySide():
            for number, column in enumerate(block.columns, start=1):
                yield f"column {number}"
                for one in column:
                    yield from _block(one)


def _cell(value: object) -> str:
    return "∅" if value is None else str(value).replace("\n", " / ")
