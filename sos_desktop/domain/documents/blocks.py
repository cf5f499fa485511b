"""The plain blocks of a document: words, lists, tables, heat maps, charts."""

from dataclasses import replace
from datetime import date

from sos_desktop.domain.charts.alternative import alternative
from sos_desktop.domain.charts.data import ChartData
from sos_desktop.domain.documents.page_words import ENGLISH_PAGE
from sos_desktop.domain.needs.bones import BoneText
from sos_desktop.domain.needs.processes import StepText
from sos_desktop.domain.quantities import Quantity, quantity_in_words
from sos_desktop.foundation.frozen import frozen_dataclass

Cell = str | int | float | date | Quantity | None
"""A table value as itself; None is "not reported" or "not written" and never 0."""


@frozen_dataclass
class Paragraph:
    """Running text; `lead` marks the sentence a hurried reader should see, `small` a note."""

    text: str
    lead: bool = False
    small: bool = False


@frozen_dataclass
class Bullets:
    """A list; `ordered` when the order means something."""

    items: tuple[str, ...]
    ordered: bool = False


@frozen_dataclass
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


@frozen_dataclass
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


@frozen_dataclass
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


@frozen_dataclass
class HeatMapBlock:
    """Student groups by indicators, coloured, with words in every cell."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[HeatCell | None, ...]], ...]
    caption: str
    missing: str = ENGLISH_PAGE.not_reported


@frozen_dataclass
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


@frozen_dataclass
class FishboneBlock:
    """A fishbone with its caption; `alternative` says in words what it shows.

    Attributes:
        head: The problem at its end.
        boxes: Bones and causes as they are drawn.
        outline: The same as lines with their level, 0 for a bone, where nothing is drawn.
    """

    name: str
    head: str
    boxes: tuple[BoneText, ...]
    caption: str
    alternative: str
    outline: tuple[tuple[int, str], ...] = ()


@frozen_dataclass
class ProcessBlock:
    """A process map with its caption; `alternative` says in words what it shows.

    Attributes:
        outline: The same as a line for each step with its level, where nothing is drawn.
    """

    name: str
    steps: tuple[StepText, ...]
    caption: str
    alternative: str
    outline: tuple[tuple[int, str], ...] = ()
