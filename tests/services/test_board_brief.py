"""The board brief of the sample county: what page 1 answers, how it reads, what it costs."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from sos_desktop.domain.casework.access.readers import PUBLIC
from sos_desktop.domain.documents.glossary import unexplained
from sos_desktop.domain.documents.registry import BRIEF, ONE_PAGER
from sos_desktop.domain.documents.report import SummaryBox, flat, texts_in
from sos_desktop.domain.readability import PLAIN_GRADE, grade
from sos_desktop.exporters.pdf import render_pdf
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import CountyFile, open_county_file
from sos_desktop.services.documents import DocumentRequest, make_document
from sos_desktop.services.languages import language


@pytest.fixture(scope="module")
def sample(sample_county_file: Path) -> Iterator[CountyFile]:
    with open_county_file(sample_county_file) as county:
        yield county


def briefs(county, kind=BRIEF):
    for row in cases.list_cases(county):
        yield make_document(county, DocumentRequest(kind, (row.case.id,), PUBLIC))


def test_the_briefs_read_at_grade_nine_and_explain_their_abbreviations(sample):
    glossary = language().catalog("brief").part["glossary"]
    for made in briefs(sample):
        texts = [
            text
            for section in made.sections
            for block in flat(section.blocks)
            for text in texts_in(block)
        ]
        found = grade(texts)
        assert found is not None
        assert found <= PLAIN_GRADE, made.title
        assert unexplained(glossary, texts) == [], made.title


def test_page_one_answers_every_question_and_stays_one_page(sample):
    for made in briefs(sample, ONE_PAGER):
        [box] = [b for s in made.sections for b in s.blocks if isinstance(b, SummaryBox)]
        assert len(box.rows) == 6
        assert all(row.text for row in box.rows)
        assert [row.asked for row in box.rows].count(True) == 1
        data = render_pdf(made)
        assert len(PdfReader(io.BytesIO(data)).pages) == 1, made.title
        assert len(data) < 200_000


def test_a_request_that_was_written_takes_the_place_of_the_one_worked_out(sample):
    row = cases.list_cases(sample)[0]
    request = DocumentRequest(ONE_PAGER, (row.case.id,), PUBLIC)
    made = make_document(sample, replace(request, ask="Approve the side letter."))
    [box] = [b for s in made.sections for b in s.blocks if isinstance(b, SummaryBox)]
    assert [row.text for row in box.rows if row.asked] == ["Approve the side letter."]
    assert "action" in made.band
