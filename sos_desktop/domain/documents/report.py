"""The neutral document that Excel and PDF both render.

It says what things are (a heading, a table with header cells, a figure with words for those who
cannot see it), never how they look. Who may read it is settled before it is made: it is written
from a copy that holds nothing else (`domain.casework.access.copies`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum

from sos_desktop.domain.charts.alternative import alternative
from sos_desktop.domain.charts.data import ChartData
from sos_desktop.domain.documents.letterhead import NO_LETTERHEAD, Letterhead
from sos_desktop.domain.documents.page_words import ENGLISH_PAGE, PageWords
from sos_desktop.domain.quantities import Quantity, quantity_in_words

Cell = str | int | float | date | Quantity | None
"""A table value as itself; None is "not reported" or "not written" and never 0."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `lead` marks the sentence a hurried reader should see."""

    text: str
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `ordered` when the order means something."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A table column.

    Attributes:
        heading: Header cell.
        kind: text, whole, year, decimal, percent, money or date; decides alignment and how
            numbers are written.
        width: Share of the table's width, relative to the other columns.
        choices: The only words its cells may have, in their order; a workbook offers them.
    """

    heading: str
    kind: str = "text"
    width: float = 1.0
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with one header row; the first column names the row.

    Attributes:
        name: Short and unique in the document; names the Excel table and sheet part.
        caption: A sentence under or over the table.
        missing: What an empty (None) cell says; "" leaves a cell of a workbook truly empty.
        marked: Places of the rows that ask for a decision; their words say so too.
    """

    name: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    missing: str = ENGLISH_PAGE.not_reported
    marked: tuple[int, ...] = ()

    def lean(self) -> "TableBlock":
        """The table without columns in which nothing stands."""
        places = range(len(self.columns))
        kept = [n for n in places if any(row[n] not in (None, "") for row in self.rows)]
        return replace(
            self,
            columns=tuple(self.columns[n] for n in kept),
            rows=tuple(tuple(row[n] for n in kept) for row in self.rows),
        )

    def shown(self) -> "TableBlock":
        """The table as it goes to paper.

        A column that is empty throughout is left out, unless words stand there instead: "not yet
        set" reminds whoever works with it.
        """
        speaks = any(sign.isalnum() for sign in self.missing)
        lean = self if speaks else self.lean()
        return lean if lean.columns else self

    def sums(self) -> tuple[Cell, ...]:
        """What the money of each column adds up to, and None for other columns.

        Empty where there is nothing to add up: no money, fewer than two rows, no sum known.
        """
        found: list[Cell] = []
        for place, column in enumerate(self.columns):
            values = [row[place] for row in self.rows] if column.kind == "money" else []
            known = [value for value in values if isinstance(value, int | float)]
            found.append(sum(known) if known and place else None)
        adds_up = len(self.rows) > 1 and any(value is not None for value in found)
        return tuple(found) if adds_up else ()

    def sums_all(self) -> bool:
        """Whether every amount of the columns that are added up is known."""
        summed = [place for place, value in enumerate(self.sums()) if value is not None]
        return all(isinstance(row[n], int | float) for row in self.rows for n in summed)


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A Dashboard cell: `color` 0-5 (0 none); `word` always says what the colour says.

    Attributes:
        outlined: It met a criterion of the year.
        alone: Its group met that one priority only, which makes no letter: the outline is dashed.
    """

    value: str
    word: str
    color: int = 0
    outlined: bool = False
    alone: bool = False

    @property
    def quantity(self) -> Quantity | None:
        """The value as a number; None where words say why there is none."""
        return quantity_in_words(self.value)


@dataclass(frozen=True, slots=True)
class HeatMapBlock:
    """Student groups by indicators, coloured, with words in every cell."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[HeatCell | None, ...]], ...]
    caption: str
    missing: str = ENGLISH_PAGE.not_reported


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart with its caption; `alternative` says in words what it shows.

    Attributes:
        title: What it shows, above it; "" for what it is a chart of.
    """

    data: ChartData
    caption: str
    title: str = ""

    @property
    def name(self) -> str:
        """What is written above it."""
        return self.title or self.data.name

    @property
    def alternative(self) -> str:
        """The chart in words, from the same data."""
        return alternative(self.data)


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A question of a summary with its answer; `asked` for what the reader is asked to decide."""

    label: str
    text: str
    asked: bool = False


@dataclass(frozen=True, slots=True)
class SummaryBox:
    """The few lines a hurried reader sees first."""

    name: str
    rows: tuple[SummaryRow, ...]
    columns: tuple[str, str]

    @property
    def table(self) -> TableBlock:
        """The same as a table, for a workbook."""
        question, answer = self.columns
        columns = (TableColumn(question, width=1.2), TableColumn(answer, width=4.0))
        return TableBlock(
            self.name, columns, tuple((row.label, row.text) for row in self.rows), missing=""
        )


@dataclass(frozen=True, slots=True)
class ResultTile:
    """One figure of the Dashboard: its cell, what it measures, how it moved ("" when unknown)."""

    cell: HeatCell
    measured: str
    moved: str = ""

    @property
    def words(self) -> str:
        """What the colour says, and how the number moved."""
        return ", ".join(part for part in (self.cell.word, self.moved) if part)


@dataclass(frozen=True, slots=True)
class ResultStrip:
    """A few figures side by side, each with the pattern of its colour and its words."""

    name: str
    tiles: tuple[ResultTile, ...]
    columns: tuple[str, str, str]
    caption: str = ""

    @property
    def table(self) -> TableBlock:
        """The same as a table, for a workbook: what, how much, which colour."""
        kinds = [
            TableColumn(heading, width=width)
            for heading, width in zip(self.columns, (2.0, 1.0, 2.0), strict=True)
        ]
        rows = tuple(
            (tile.measured, tile.cell.quantity or tile.cell.value, tile.words)
            for tile in self.tiles
        )
        return TableBlock(self.name, tuple(kinds), rows, self.caption, missing="")


@dataclass(frozen=True, slots=True)
class DotsBlock:
    """Whole students as dots, those that an aim would spare open.

    Attributes:
        title: Above: what is aimed at.
        count: All dots.
        fewer: The open ones among them.
        label: What stands under the open ones.
        alternative: The picture in words.
    """

    title: str
    count: int
    fewer: int
    label: str
    caption: str
    alternative: str


class CostKind(StrEnum):
    """How sure money is: in the LCAP, from another source, or without a source yet."""

    COMMITTED = "committed"
    OTHER = "other"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class CostShare:
    """A part of a cost: where the money comes from, in words, and whole dollars."""

    source: str
    dollars: int
    kind: CostKind

    @property
    def words(self) -> str:
        """The source with its sum."""
        return f"{self.source} ${self.dollars:,}"


@dataclass(frozen=True, slots=True)
class CostBlock:
    """What all of it costs, and from which sources.

    Attributes:
        total: In words, with what is not known.
        note: Which years it is for; "" when not known.
        alternative: The picture in words.
    """

    name: str
    total: str
    note: str
    shares: tuple[CostShare, ...]
    columns: tuple[str, str]
    alternative: str

    @property
    def table(self) -> TableBlock:
        """The same as a table, for a workbook."""
        source, dollars = self.columns
        columns = (TableColumn(source, width=3.0), TableColumn(dollars, "money"))
        return TableBlock(
            self.name,
            columns,
            tuple((share.source, share.dollars) for share in self.shares),
            missing="",
        )


@dataclass(frozen=True, slots=True)
class TallyRow:
    """Who, and how many; `words` stand where nobody was counted."""

    name: str
    count: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Tally:
    """People as dots, one row for each kind of them."""

    name: str
    rows: tuple[TallyRow, ...]
    columns: tuple[str, str]

    @property
    def table(self) -> TableBlock:
        """The same as a table, for a workbook."""
        who, many = self.columns
        rows = tuple((row.name, row.words if row.count is None else row.count) for row in self.rows)
        return TableBlock(
            self.name, (TableColumn(who, width=2.0), TableColumn(many)), rows, missing=""
        )


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Blocks beside each other; read from left to right."""

    columns: "tuple[tuple[Block, ...], ...]"


Picture = SummaryBox | ResultStrip | CostBlock | Tally
"""Blocks that paper draws and a workbook shows as their table."""

Block = (
    Paragraph | Bullets | TableBlock | HeatMapBlock | ChartBlock | DotsBlock | Picture | SideBySide
)


def texts_in(value: object) -> Iterator[str]:
    """Every text of a document or a part of one, those of charts with it."""
    if type(value) is str:
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)
    elif is_dataclass(value):
        for item in fields(value):
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


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it.

    Attributes:
        title: "" for a section that goes on without a heading.
        level: 1 or 2.
        sheet: Name of its Excel sheet.
        new_part: It begins on a page of its own, as an appendix does.
    """

    title: str
    blocks: tuple[Block, ...]
    level: int = 1
    sheet: str = ""
    new_part: bool = False


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A whole document, before it is Excel or PDF.

    Attributes:
        organization: Whose paper it is ("Alder County Office of Education").
        public: True for a public copy: everything not public has been left out.
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
    language: str = "en-US"
    facts: tuple[tuple[str, str], ...] = field(default=())
    overview: str = ""
    band: str = ""
    head: Letterhead = NO_LETTERHEAD
    words: PageWords = field(default=ENGLISH_PAGE, repr=False)

    @property
    def author(self) -> str:
        """The county office, as the file's properties name it: without the unit behind a dot."""
        return self.organization.partition(" · ")[0]

    @property
    def copy_words(self) -> str:
        """What the footer says about how far the paper may travel."""
        return self.words.public_copy if self.public else self.words.working_copy
