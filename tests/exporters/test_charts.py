"""Charts on paper and in workbooks: dates to scale, lines of their own, missing never as 0."""

import io
import zipfile
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from reportlab.graphics.shapes import Circle, Drawing, PolyLine, String

from sos_desktop.domain.charts.data import ChartData, ChartPoint, ChartStep, Series, TimeAxis
from sos_desktop.domain.documents.report import ChartBlock, ReportDocument, Section
from sos_desktop.exporters.excel import render_excel
from sos_desktop.exporters.pdf import render_pdf
from sos_desktop.exporters.pdf_chart import chart_drawing
from sos_desktop.exporters.pdf_style import register_fonts

SEP_1, SEP_2, JUN_1 = date(2026, 9, 1), date(2026, 9, 2), date(2027, 6, 1)
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def line(name, *points):
    return Series(name, tuple(ChartPoint(at, value) for at, value in points))


SUSPENDED = line("Suspended", (SEP_1, 9.0), (SEP_2, None), (JUN_1, 6.0))
LATER = line("All students", (SEP_2, 5.0), (JUN_1, 5.4))


def of_lines(*lines, **more):
    return ChartData(name="Suspended students", series=lines, unit="%", **more)


def document(data):
    section = Section("How we will know", (ChartBlock(data, "From 9 to 6."),))
    return ReportDocument("Plan", "Alder COE", "", date(2027, 6, 2), (section,))


@pytest.fixture(autouse=True)
def fonts():
    register_fonts()


def drawn(data, kind):
    drawing = chart_drawing(data, 500)
    assert isinstance(drawing, Drawing)
    return [shape for shape in drawing.contents if isinstance(shape, kind)]


def test_dates_stand_to_scale_on_paper():
    days = line("Suspended", (SEP_1, 9.0), (SEP_2, 8.0), (JUN_1, 6.0))
    first, second, last = (circle.cx for circle in drawn(of_lines(days), Circle))
    assert (second - first) / (last - first) == pytest.approx(1 / 273)


def test_every_series_is_a_line_of_its_own_on_paper():
    lines = [
        s
        for s in drawn(of_lines(line("A", (SEP_1, 9.0), (JUN_1, 6.0)), LATER), PolyLine)
        if s.strokeWidth > 1
    ]
    assert [len(found.points) for found in lines] == [4, 4]
    assert lines[0].strokeDashArray is None
    assert lines[1].strokeDashArray
    words = {string.text for string in drawn(of_lines(SUSPENDED, LATER), String)}
    assert {"6%", "5.4%", "Suspended", "All students"} <= words


def test_the_page_says_what_the_chart_says():
    text = PdfReader(io.BytesIO(render_pdf(document(of_lines(SUSPENDED, target=4)))))
    words = text.pages[0].extract_text()
    assert "target 4%" in words
    assert "From 9 to 6." in words


def native(data):
    """The chart of a workbook as XML, and the rows of its sheet."""
    content = render_excel(document(data))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        root = ElementTree.fromstring(package.read("xl/charts/chart1.xml"))
    sheet = load_workbook(io.BytesIO(content))["Readings Suspended students"]
    return root, list(sheet.iter_rows(values_only=True))


def test_a_workbook_has_dates_to_scale_and_gaps():
    root, rows = native(of_lines(SUSPENDED, target=4))
    assert root.find(f".//{_CHART}dateAx") is not None
    assert root.find(f".//{_CHART}dispBlanksAs").get("val") == "gap"
    assert root.find(f".//{_CHART}valAx/{_CHART}scaling/{_CHART}min").get("val") == "0"
    assert root.find(f".//{_CHART}valAx/{_CHART}numFmt").get("formatCode") == "0%"
    assert rows[0][:4] == ("Date", "Suspended", "Target", "Remark")
    assert [row[1:4] for row in rows[1:4]] == [
        (0.09, 0.04, None),
        (None, 0.04, "not measured"),
        (0.06, 0.04, None),
    ]
    said = [value for row in rows for value in row if isinstance(value, str)]
    assert any(
        text.startswith("Line chart of Suspended students. Sep 1, 2026: 9%;") for text in said
    )


def test_interim_targets_are_dashes_of_their_own_column():
    steps = (ChartStep(SEP_2, 8.0), ChartStep(date(2027, 1, 15), 7.5))
    root, rows = native(of_lines(line("Suspended", (SEP_1, 9.0), (JUN_1, 6.0)), steps=steps))
    assert [row[:4] for row in rows[:1]] == [("Date", "Suspended", "Interim target", None)]
    assert [row[1:3] for row in rows[1:5]] == [
        (0.09, None),
        (None, 0.08),
        (None, 0.075),
        (0.06, None),
    ]
    measured, aimed = root.findall(f".//{_CHART}ser")
    assert measured.find(".//{*}noFill") is None
    assert aimed.find(f".//{_CHART}symbol").get("val") == "dash"
    assert aimed.find(".//{*}noFill") is not None
    assert root.find(f".//{_CHART}dispBlanksAs").get("val") == "span", "nothing is missing there"
    words = {string.text for string in drawn(of_lines(SUSPENDED, steps=steps), String)}
    assert {"8% by Sep 2", "7.5% by Jan 15"} <= words


def test_no_cell_a_chart_is_drawn_from_holds_words():
    """Excel draws words as 0."""
    root, rows = native(of_lines(SUSPENDED, LATER))
    references = [found.text for found in root.iter(f"{_CHART}f")]
    assert "'Readings Suspended students'!$C$2:$C$4" in references
    assert all(not isinstance(value, str) for row in rows[1:4] for value in row[1:3])


def test_every_series_is_a_line_of_its_own_in_a_workbook():
    root, rows = native(of_lines(line("A", (SEP_1, 9.0), (JUN_1, 6.0)), LATER))
    series = root.findall(f".//{_CHART}ser")
    assert len(series) == 2
    dashes = [found.find(".//{*}prstDash").get("val") for found in series]
    symbols = [found.find(f".//{_CHART}symbol").get("val") for found in series]
    assert all(len(set(found)) == 2 for found in (dashes, symbols))
    assert [row[1:3] for row in rows[1:4]] == [(0.09, None), (None, 0.05), (0.06, 0.054)]
    assert root.find(f".//{_CHART}dispBlanksAs").get("val") == "span", "other days are no gaps"


def test_years_without_a_dashboard_keep_their_room_in_a_workbook():
    years = line("Suspension", (2019, 7.5), (2022, 8.0))
    _root, rows = native(of_lines(years, axis=TimeAxis.YEARS))
    assert [row[:2] for row in rows[1:5]] == [
        ("2019", 0.075),
        ("2020", None),
        ("2021", None),
        ("2022", 0.08),
    ]
    assert rows[2][2] == "not measured"


def test_a_chart_without_points_makes_no_sheet():
    book = load_workbook(io.BytesIO(render_excel(document(of_lines(line("None"))))))
    assert book.sheetnames == ["Overview", "Sources"]


def test_points_of_one_line_go_forward():
    xs = [circle.cx for circle in drawn(of_lines(line("A", (JUN_1, 1), (SEP_1, 2))), Circle)]
    assert all(a < b for a, b in pairwise(xs))
