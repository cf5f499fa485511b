"""The data profile has the figures of the Districts page, for LEAs with a case and without."""

import io

from docx import Document
from openpyxl import load_workbook

from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC
from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.domain.documents.registry import DATA_PROFILE
from sos_desktop.domain.documents.report import ChartBlock, HeatMapBlock, TableBlock, flat
from sos_desktop.domain.quantities import quantity_in_words
from sos_desktop.exporters.excel import render_excel
from sos_desktop.exporters.pdf import render_pdf
from sos_desktop.exporters.word import render_word
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.dashboard.districts import district, list_districts
from sos_desktop.services.dashboard.lea_facts import trend
from sos_desktop.services.documents import DocumentRequest, make_document
from sos_desktop.services.identification.ledgers import lea_ledger
from tests.pdf_structure import structure_of
from ui.pages.districts.history import LEDGER


def blocks_of(document, kind):
    return [b for s in document.sections for b in flat(s.blocks) if isinstance(b, kind)]


def test_heat_map_trends_and_ledger_are_those_of_the_page(sample_county_file):
    with open_county_file(sample_county_file) as county:
        case = next(r.case for r in cases.list_cases(county) if r.lea.name == "Mesa Alta Unified")
        cds = case.cds
        view, ledger = district(county, cds), lea_ledger(county, cds)
        own = make_document(county, DocumentRequest(DATA_PROFILE, (case.id,), OFFICE))
        public = make_document(county, DocumentRequest(DATA_PROFILE, (), PUBLIC, cds=cds))
        points = trend(county, cds, "ALL", Indicator.SUSPENSION)
        bare = next(row.lea.cds for row in list_districts(county) if row.case_id is None)
        other = make_document(county, DocumentRequest(DATA_PROFILE, (), PUBLIC, cds=bare))
    [heat] = blocks_of(own, HeatMapBlock)
    shown = [[cell.value if cell else None for cell in cells] for _name, cells in heat.rows]
    page = [[view.cells[g].get(i) for i in view.indicators] for g in view.groups]
    assert [[v for v in row if v not in (None, "–")] for row in shown] == [
        [cell.value for cell in row if cell is not None] for row in page
    ]
    [years] = [b for b in blocks_of(own, TableBlock) if b.name == "Years in assistance"]
    assert [tuple(map(str, row)) for row in years.rows] == [
        tuple(column.text(line) for column in LEDGER) for line in reversed(ledger)
    ]
    [chart] = [b for b in blocks_of(own, ChartBlock) if b.name == "Suspension"]
    assert [(p.at, p.value) for p in chart.data.series[0].points] == list(points)
    assert "Results that counted" in repr(own)
    assert "Results that counted" not in repr(public), "CDE's list holds this district"
    assert other.title.startswith("Data profile of ")
    shown = {cell.value for _name, cells in heat.rows for cell in cells if cell is not None}
    figures = {found: str(found) for text in shown if (found := quantity_in_words(text))}
    assert len(figures) > 30
    for told in (in_pdf(own), in_word(own)):
        assert {text for text in figures.values() if text not in told} == set()
    assert {(found.value, found.unit) for found in figures} <= in_workbook(own)


def in_pdf(document):
    root = structure_of(render_pdf(document)).root
    return {word for cell in root.all("TD") for word in cell.text.split()}


def in_word(document):
    word = Document(io.BytesIO(render_word(document)))
    cells = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
    return {part for text in cells for part in text.split()}


def in_workbook(document):
    """Every number as paper has it: of a percentage 9.7 and not 0.097."""
    book = load_workbook(io.BytesIO(render_excel(document)))
    return {
        (round(cell.value * 100, 1), "%") if "%" in cell.number_format else (cell.value, "")
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
    }
