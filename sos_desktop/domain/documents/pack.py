"""Several papers as one for a meeting: a cover with its contents, then each paper as a part."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sos_desktop.domain.documents.catalog import Catalog
from sos_desktop.domain.documents.report import (
    ReportDocument,
    Section,
    TableBlock,
)


def pack_document(
    title: str, papers: Sequence[ReportDocument], catalog: Catalog, pages: Mapping[str, int]
) -> ReportDocument:
    """One document of all papers, for those who may read the first of them.

    Args:
        title: On the cover.
        papers: At least one, in their order; all for the same readers, in the same language.
        catalog: The words of packs.
        pages: On which page each part begins, by its heading; empty while that is not known.
    """
    first = papers[0]
    parts = [(part_title(paper, title), paper) for paper in papers]
    column = catalog.column
    rows = tuple((name, pages.get(name, 0) or None) for name, _paper in parts)
    contents = TableBlock(
        catalog.sheet("contents"),
        (column("part", width=5.0), column("page", "whole", 0.6)),
        rows,
        missing="…",
    )
    cover = Section(catalog.heading("contents"), (contents,), sheet=catalog.sheet("contents"))
    sections = [cover]
    for name, paper in parts:
        sections += _part(name, paper)
    sources = tuple(dict.fromkeys(source for paper in papers for source in paper.sources))
    band = next((paper.band for paper in papers if paper.band), "") or first.subtitle
    return replace(
        first,
        title=title,
        band=band,
        sections=tuple(sections),
        sources=sources,
        overview=catalog.sheet("overview"),
    )


def part_title(paper: ReportDocument, title: str) -> str:
    """What a paper is called inside a pack: without the name that stands on the cover."""
    lea, _, about = paper.title.partition(": ")
    short = f"{about[:1].upper()}{about[1:]}"
    return short if about and title.startswith(lea) else paper.title


def _part(name: str, paper: ReportDocument) -> Iterator[Section]:
    """A paper as sections one level further down, the first at the head of a page."""
    yield Section(name, (), new_part=True)
    for number, section in enumerate(paper.sections):
        yield replace(section, level=2, new_part=section.new_part and number > 0)
