"""Every fixed word of printed pages comes from the catalog of a language; catalogs are whole."""

import io
import tomllib
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from sos_desktop.domain.casework.access.readers import DISTRICT, OFFICE, PUBLIC
from sos_desktop.domain.casework.records import Person
from sos_desktop.domain.casework.words import Repeats, Stage
from sos_desktop.domain.dashboard.codes import Indicator
from sos_desktop.domain.dashboard.observations import Observation
from sos_desktop.domain.documents.annual import CountyYearMaterial
from sos_desktop.domain.documents.caseload import CaseloadMaterial
from sos_desktop.domain.documents.catalog import lacking, read_language, whole_english
from sos_desktop.domain.documents.hand_over import HandOverMaterial
from sos_desktop.domain.documents.letterhead import Letterhead
from sos_desktop.domain.documents.plan import PlanMaterial
from sos_desktop.domain.documents.registry import DOCUMENTS, HAND_OVER, PLAN, VISIT
from sos_desktop.domain.documents.report import ReportDocument, texts_in
from sos_desktop.domain.documents.results import DashboardResults
from sos_desktop.domain.documents.visit_summary import visit_text
from sos_desktop.domain.identification.heat import HeatValue
from sos_desktop.exporters.excel import render_excel
from sos_desktop.exporters.pdf import render_pdf
from sos_desktop.foundation.paths import resource
from tests.domain.documents.full_case import MADE_ON, county_year, full, material_for
from tests.domain.documents.made_up import made_up, not_translated, without_words
from tests.pdf_words import printed

FOLDER = resource("words")
ENGLISH = tomllib.loads((FOLDER / "en.toml").read_text(encoding="utf-8"))
LANGUAGE = read_language(made_up(ENGLISH))
_UNITS = {"KB", "MB", "byte", "bytes"}


def bare_file():
    """Everything, and the tasks repeat until a day."""
    file = without_words(full())
    tasks = tuple(replace(task, repeats=Repeats.MONTHLY) for task in file.tasks)
    return replace(file, tasks=tasks)


def english_in(document: ReportDocument) -> set[str]:
    """What a document says outside the catalog; its tables are named in it too."""
    texts = [*texts_in(replace(document, language="", head=Letterhead(color="")))]
    formats = {"text", "whole", "year", "decimal", "percent", "money", "date"}
    found = {word for text in texts for word in not_translated(text) if text not in formats}
    return found - _UNITS


def material(kind, reader):
    found = material_for(kind, reader, bare_file(), 2)
    if isinstance(found, HandOverMaterial):
        people = (Person(name="§4", cds=found.files[0].lea.cds),)
        return replace(
            found, handing=replace(found.handing, to_consultant="§", note="§", people=people)
        )
    if isinstance(found, PlanMaterial):
        return replace(found, results=results())
    if isinstance(found, CaseloadMaterial):
        return replace(found, county="§")
    if isinstance(found, CountyYearMaterial):
        return county_year(found.files[0], reader, words=True)
    return found


def results() -> DashboardResults:
    found = Observation(cds="1", year=2025, indicator=Indicator.ELA, group="SWD")
    shown = HeatValue(found, "not reported", "", "", "", 0, None, counted=False, source="")
    red = replace(shown, value="-9.0", word="Red", arrow="↓", color=1, counted=True)
    few = replace(shown, value="fewer than 11 students")
    cells = {
        "SWD": {Indicator.ELA: red, Indicator.MATH: few},
        "EL": {Indicator.ELA: shown},
    }
    return DashboardResults(2025, ("SWD", "EL"), (Indicator.ELA, Indicator.MATH), cells, {"SWD"})


@pytest.mark.parametrize("reader", [PUBLIC, DISTRICT, OFFICE])
@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.key)
def test_a_document_says_nothing_that_is_not_in_the_catalog(kind, reader):
    catalog = LANGUAGE.catalog(kind.part)
    for write in (kind.write, kind.book):
        if write is not None:
            document = write(material(kind, reader), catalog, MADE_ON)
            assert english_in(document) == set()
            assert document.language == catalog.language


def test_a_document_of_little_says_nothing_that_is_not_in_the_catalog():
    full_ = bare_file()
    empty = {
        name: ()
        for name in type(full_).__dataclass_fields__
        if isinstance(getattr(full_, name), tuple)
    }
    case = replace(full_.case, board_date=None, report_back_date=None, consultant="", request="§")
    bare = replace(full_, case=replace(case, stage=Stage.IDENTIFICATION), **empty)
    plan = PLAN.write(PlanMaterial(bare), LANGUAGE.catalog("plan"), MADE_ON)
    hand_over = material_for(HAND_OVER, OFFICE, bare)
    hand_over = replace(hand_over, handing=replace(hand_over.handing, to_consultant="", note="§"))
    paper = HAND_OVER.write(hand_over, LANGUAGE.catalog("hand_over"), MADE_ON)
    assert english_in(plan) | english_in(paper) == set()


def test_a_message_about_a_visit_says_nothing_that_is_not_in_the_catalog():
    text = visit_text(material(VISIT, OFFICE), LANGUAGE.catalog("visit"), MADE_ON)
    assert not_translated(text) == []


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.key)
def test_files_say_nothing_that_is_not_in_the_catalog(kind):
    document = kind.write(material(kind, OFFICE), LANGUAGE.catalog(kind.part), MADE_ON)
    pages = " ".join(printed(render_pdf(document)))
    assert set(not_translated(pages)) - _UNITS == set()
    book = load_workbook(io.BytesIO(render_excel(document)))
    every = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    cells = [cell.value for cell in every if cell.data_type != "f"]
    texts = [*book.sheetnames, *(cell for cell in cells if isinstance(cell, str))]
    assert {word for text in texts for word in not_translated(text)} - _UNITS == set()
    footers = " ".join(
        f"{sheet.oddFooter.left.text} {sheet.oddFooter.right.text}" for sheet in book
    )
    assert set(not_translated(footers)) <= {"&P", "&N"}


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_a_language_is_whole(path):
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    english = whole_english(ENGLISH)
    assert lacking(whole_english(data) if path.name == "en.toml" else data, english) == []


def test_the_made_up_language_is_whole_and_what_it_lacks_is_named():
    english = whole_english(ENGLISH)
    data = made_up(ENGLISH)
    assert lacking(data, english) == []
    del data["documents"]["plan"]["headings"]["why"]
    data["terms"]["Route"]["dashboard"] = "…"
    data["documents"]["plan"]["sentences"]["board"] = "Para el consejo"
    data["page"]["sources"] = " "
    data["page"]["souces"] = "Fuentes"
    assert lacking(data, english) == [
        "documents.plan.headings.why is missing",
        "documents.plan.sentences.board has other places",
        "page.souces is not printed",
        "page.sources is empty",
    ]


def test_every_document_has_its_words_and_no_word_is_left_over():
    assert set(ENGLISH["documents"]) == {*(kind.part for kind in DOCUMENTS), "pack", "table"}


def test_a_day_is_written_as_the_language_writes_it():
    data = {**ENGLISH, "dates": {"day": "{day} de {month} de {year}", "months": ["ene"] * 12}}
    catalog = read_language(data).catalog("plan")
    assert catalog.date(date(2026, 11, 9)) == "9 de ene de 2026"
    assert catalog.charts.dates.full(date(2026, 11, 9)) == "9 de ene de 2026"
