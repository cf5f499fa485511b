"""Any table of a page as an Excel workbook, as it is seen: filtered, sorted, with its remarks."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sos_desktop.domain.documents.report import (
    Block,
    Cell,
    HeatCell,
    HeatMapBlock,
    Paragraph,
    ReportDocument,
    Section,
    TableBlock,
    TableColumn,
)
from sos_desktop.domain.identification.heat import HeatValue
from sos_desktop.foundation import clock
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.districts import DistrictView
from sos_desktop.services.outputs import check_outputs, write_output


@dataclass(frozen=True, slots=True)
class ShownTable:
    """What a page shows.

    Attributes:
        title: Of the page and year ("Identification 2025, letters").
        notes: What the page says about it: whose result it is, what is not computable.
        headings, rows: Cells as shown; numbers as numbers.
        widths: Relative widths; empty for equal ones.
    """

    title: str
    notes: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    heat_map: HeatMapBlock | None = None


CDE = ("California Department of Education, files loaded into the county file.",)


def write_excel(
    county: CountyFile, seen: Sequence[ShownTable], path: Path, *, sources: tuple[str, ...] = CDE
) -> Path:
    """Write the tables, one sheet each, in front of a sheet with the remarks and sources.

    Raises:
        InputProblem: A county file would be lost there.
        EnvironmentProblem: The file cannot be written.
    """
    check_outputs([path], made_from=[county.path])
    from sos_desktop.exporters.excel import render_excel

    name = county.county
    document = ReportDocument(
        title=seen[0].title,
        organization=f"{name} County Office of Education",
        subtitle=f"{name} County",
        made_on=clock.today(),
        sections=tuple(_section(found) for found in seen),
        sources=sources,
        overview="About",
    )
    return write_output(path, render_excel(document), made_from=[county.path])


def _section(found: ShownTable) -> Section:
    widths = found.widths or (1.0,) * len(found.headings)
    kinds = [_kind([row[n] for row in found.rows]) for n in range(len(found.headings))]
    columns = tuple(
        TableColumn(heading, kind, width)
        for heading, kind, width in zip(found.headings, kinds, widths, strict=True)
    )
    blocks: list[Block] = [Paragraph(note) for note in found.notes if note]
    if found.heat_map is not None:
        blocks.append(found.heat_map)
    if found.rows:
        blocks.append(TableBlock(found.title, columns, found.rows, missing="–"))
    return Section(found.title, tuple(blocks), sheet=found.title)


def _kind(values: Sequence[Cell]) -> str:
    numbers = [value for value in values if value is not None]
    if numbers and all(isinstance(value, int) for value in numbers):
        return "whole"
    return "decimal" if numbers and all(isinstance(v, int | float) for v in numbers) else "text"


def heat_cell(view: DistrictView, group: str, value: HeatValue, word: str) -> HeatCell:
    """A cell as it goes to paper, outlined as on the screen."""
    result = view.results.get(group)
    alone = value.counted and not (result is not None and result.letter)
    return HeatCell(value.value, word, value.color, value.counted, alone)


def heat_map_of(view: DistrictView, *, name: str) -> HeatMapBlock:
    """A shown heat map as it goes to paper."""
    from sos_desktop.domain.dashboard.codes import INDICATORS, STUDENT_GROUPS

    rows = []
    for group in view.groups:
        cells: list[HeatCell | None] = []
        for indicator in view.indicators:
            value = view.cells[group].get(indicator)
            word = "" if value is None else f"{value.word} {value.arrow}".strip()
            students = value.students if value is not None else None
            if value is not None and students is not None:
                word = f"{word}, {students:,} students".removeprefix(", ")
            cells.append(value and heat_cell(view, group, value, word))
        rows.append((STUDENT_GROUPS[group].name, tuple(cells)))
    caption = (
        "Outlined cells met a criterion of the year; two priorities make a letter code. Dashed: "
        "one priority alone."
    )
    columns = tuple(INDICATORS[indicator].short for indicator in view.indicators)
    return HeatMapBlock(name, columns, tuple(rows), caption)
