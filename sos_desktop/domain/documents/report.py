"""The neutral document that Excel and PDF both render.

It says what things are (a heading, a table with header cells, a figure with words for those who
cannot see it), never how they look. Who may read it is settled before it is made: it is written
from a copy that holds nothing else (`domain.casework.access.copies`).
"""

from collections.abc import Iterator
from dataclasses import field, fields, is_dataclass, replace
from datetime import date

from sos_desktop.domain.casework.access.readers import DISTRICT, OFFICE, Reader
from sos_desktop.domain.documents.blocks import (
    Bullets,
    Cell,
    ChartBlock,
    FishboneBlock,
    HeatCell,
    HeatMapBlock,
    Paragraph,
    ProcessBlock,
    TableBlock,
    TableColumn,
)
from sos_desktop.domain.documents.board_blocks import (
    CostBlock,
    CostKind,
    CostShare,
    DotsBlock,
    ResultStrip,
    ResultTile,
    SummaryBox,
    SummaryRow,
    Tally,
    TallyRow,
)
from sos_desktop.domain.documents.letterhead import NO_LETTERHEAD, Letterhead
from sos_desktop.domain.documents.page_words import ENGLISH_PAGE, PageWords
from sos_desktop.domain.text import NO_TEXT
from sos_desktop.foundation.frozen import frozen_dataclass

__all__ = [
    "Block",
    "Bullets",
    "Cell",
    "ChartBlock",
    "CostBlock",
    "CostKind",
    "CostShare",
    "DotsBlock",
    "FishboneBlock",
    "HeatCell",
    "HeatMapBlock",
    "Paragraph",
    "Picture",
    "ProcessBlock",
    "ReportDocument",
    "ResultStrip",
    "ResultTile",
    "Section",
    "SideBySide",
    "SummaryBox",
    "SummaryRow",
    "TableBlock",
    "TableColumn",
    "Tally",
    "TallyRow",
    "flat",
    "texts_in",
]


@frozen_dataclass
class SideBySide:
    """Blocks beside each other; read from left to right."""

    columns: "tuple[tuple[Block, ...], ...]"


Picture = SummaryBox | ResultStrip | CostBlock | Tally
"""Blocks that paper draws and a workbook shows as their table."""

Drawn = HeatMapBlock | ChartBlock | FishboneBlock | ProcessBlock | DotsBlock
"""Blocks that are pictures on paper."""

Block = Paragraph | Bullets | TableBlock | Drawn | Picture | SideBySide


def texts_in(value: object) -> Iterator[str]:
    """Every text of a document or a part of one, those of charts with it."""
    if type(value) is str:
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)
    elif is_dataclass(value):
        for item in fields(value):
            if item.metadata != NO_TEXT:
                yield from texts_in(getattr(value, item.name))


def flat(blocks: "tuple[Block, ...]") -> "tuple[Block, ...]":
    """The blocks in reading order, those side by side one after the other."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, SideBySide):
            for column in block.columns:
                found += flat(column)
        else:
            found.append(block)
    return tuple(found)


_UNIT = " · "
"""Between the office's name and its unit."""


@frozen_dataclass
class Section:
    """A heading with what stands under it.

    Attributes:
        title: "" for a section that goes on without a heading.
        level: 1 or 2.
        sheet: Name of its Excel sheet.
        new_part: It begins on a page of its own, as an appendix does.
        whole: It is not cut where a page holds it.
    """

    title: str
    blocks: tuple[Block, ...]
    level: int = 1
    sheet: str = ""
    new_part: bool = False
    whole: bool = False


@frozen_dataclass
class ReportDocument:
    """A whole document, before it is Excel or PDF.

    Attributes:
        organization: Whose paper it is ("Alder County Office of Education").
        public: True for a public copy: everything not public has been left out.
        reader: For whom it was made, which the footer says of a copy that is not public.
        overview: The name of the first Excel sheet; "" for the page's own word.
        band: The line over the title, where the first page begins with a band of color: what the
            paper is for ("Board of Mesa Alta Unified · January 21, 2027"); "" for a plain head.
        head: The county office's own: name, address, logo, color.
        words: What is printed beside it: page numbers, the name of the copy, days.
        sources: Where the figures come from, one line each.
    """

    title: str
    organization: str
    subtitle: str
    made_on: date
    sections: tuple[Section, ...]
    sources: tuple[str, ...] = ()
    public: bool = False
    reader: Reader = OFFICE
    language: str = "en-US"
    facts: tuple[tuple[str, str], ...] = field(default=())
    overview: str = ""
    band: str = ""
    head: Letterhead = NO_LETTERHEAD
    words: PageWords = field(default=ENGLISH_PAGE, repr=False)

    def headed(self, head: Letterhead) -> "ReportDocument":
        """On the paper of the county office, by the name it gave itself where it gave one."""
        _name, dot, unit = self.organization.partition(_UNIT)
        organization = f"{head.name}{dot}{unit}" if head.name else self.organization
        return replace(self, head=head, organization=organization)

    @property
    def author(self) -> str:
        """The county office, as the file's properties name it: without the unit behind a dot."""
        return self.organization.partition(_UNIT)[0]

    @property
    def copy_words(self) -> str:
        """What the footer says about how far the paper may travel."""
        if self.public:
            return self.words.public_copy
        return self.words.team_copy if self.reader is DISTRICT else self.words.working_copy
