"""Any table of a page as an Excel workbook, as it is seen: filtered, sorted, with its remarks."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sos_desktop.domain.documents.catalog import Catalog
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
from sos_desktop.domain.documents.results import heat_cell
from sos_desktop.domain.identification.heat import HeatValue
from sos_desktop.foundation import clock
from sos_desktop.foundation.frozen import frozen_dataclass
from sos_desktop.services.county.county_files import CountyFile
from sos_desktop.services.dashboard.districts import DistrictView
from sos_desktop.services.languages import language
from sos_desktop.services.outputs import check_outputs, write_output

_YEARS = range(2000, 2101)
"""A column of nothing but such numbers is one of years: Excel must not write 2,025."""


@frozen_dataclass
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


def write_excel(
    county: CountyFile, seen: Sequence[ShownTable], path: Path, *, sources: tuple[str, ...] = ()
) -> Path:
    """Write the tables, one sheet each, in front of a sheet with the remarks and sources.

    Args:
        county: The open county file.
        seen: At least one table.
        path: Where.
        sources: Where the facts come from; empty for CDE's files.

    Raises:
        InputProblem: A county file would be lost there.
        EnvironmentProblem: The file cannot be written.
    """
    check_outputs([path], made_from=[county.path])
    from sos_desktop.exporters.excel import render_excel

    name, catalog = county.county, language().catalog("table")
    document = ReportDocument(
        title=seen[0].title,
        organization=catalog.say("organization", county=name),
        subtitle=catalog.say("county", county=name),
        made_on=clock.today(),
        sections=tuple(_section(found) for found in seen),
        sources=sources or (catalog.say("source"),),
        language=catalog.language,
        overview=catalog.sheet("overview"),
        words=catalog.page,
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
    if numbers and all(isinstance(value, date) for value in numbers):
        return "date"
    if numbers and all(isinstance(value, int) for value in numbers):
        return "year" if all(value in _YEARS for value in numbers) else "whole"
    return "decimal" if numbers and all(isinstance(v, int | float) for v in numbers) else "text"


def heat_map_of(view: DistrictView, *, name: str) -> HeatMapBlock:
    """A shown heat map as it goes to paper, with the number of students in every cell."""
    catalog, shown = language().catalog("table"), view.printed
    rows = []
    for group in view.groups:
        cells = (view.cells[group].get(indicator) for indicator in view.indicators)
        lettered = group in shown.lettered
        told = tuple(cell and _counted(cell, catalog, lettered=lettered) for cell in cells)
        rows.append((catalog.terms.group(group), told))
    columns = tuple(catalog.terms.indicator(code, short=True) for code in view.indicators)
    return HeatMapBlock(
        name, columns, tuple(rows), catalog.say("heat_map"), catalog.page.not_reported
    )


def _counted(value: HeatValue, catalog: Catalog, *, lettered: bool) -> HeatCell:
    parts = [f"{catalog.terms.dashboard(value.word)} {value.arrow}".strip()]
    if value.students is not None:
        parts.append(catalog.say("students", count=f"{value.students:,}"))
    word = ", ".join(part for part in parts if part)
    return heat_cell(value, word, catalog.terms, lettered=lettered)
