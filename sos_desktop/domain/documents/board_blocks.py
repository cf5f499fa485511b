"""The blocks of a paper for a board: paper draws them, and a workbook shows them as tables."""

from enum import StrEnum

from sos_desktop.domain.documents.blocks import HeatCell, TableBlock, TableColumn
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class SummaryRow:
    """A question of a summary with its answer; `asked` for what the reader is asked to decide."""

    label: str
    text: str
    asked: bool = False


@frozen_dataclass
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


@frozen_dataclass
class ResultTile:
    """One figure of the Dashboard: its cell, what it measures, how it moved ("" when unknown)."""

    cell: HeatCell
    measured: str
    moved: str = ""

    @property
    def words(self) -> str:
        """What the colour says, and how the number moved."""
        return ", ".join(part for part in (self.cell.word, self.moved) if part)


@frozen_dataclass
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


@frozen_dataclass
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


@frozen_dataclass
class CostShare:
    """A part of a cost: where the money comes from, in words, and whole dollars."""

    source: str
    dollars: int
    kind: CostKind

    @property
    def words(self) -> str:
        """The source with its sum."""
        return f"{self.source} ${self.dollars:,}"


@frozen_dataclass
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


@frozen_dataclass
class TallyRow:
    """Who, and how many; `words` stand where nobody was counted."""

    name: str
    count: int | None
    words: str


@frozen_dataclass
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
