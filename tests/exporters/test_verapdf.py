"""veraPDF finds nothing wrong with any PDF the program makes of the sample county."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.domain.documents.registry import DOCUMENTS, FileFormat, Needs
from sos_desktop.exporters.pdf import render_pdf
from sos_desktop.exporters.tagged_pdf.writing import PdfUa
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import CountyFile, open_county_file
from sos_desktop.services.documents import DocumentRequest, export_document, make_document
from sos_desktop.services.letters import making
from sos_desktop.services.letters.readiness import letter_table
from tests.verapdf import failures, program


@pytest.fixture(scope="module", autouse=True)
def verapdf() -> None:
    program()


@pytest.fixture
def sample(sample_county_file: Path) -> Iterator[CountyFile]:
    with open_county_file(sample_county_file) as county:
        yield county


def requests(county):
    """Every document of every case, for every reader."""
    rows = cases.list_cases(county)
    for kind in DOCUMENTS:
        for offer in kind.readers:
            if kind.needs is Needs.CASES:
                ids = tuple(row.case.id for row in rows)
                yield DocumentRequest(kind, ids, offer.reader)
                continue
            for row in rows:
                contacts = cases.case_file(county, row.case.id).contacts[:2]
                about = [c.id for c in contacts] if kind.needs is Needs.CONTACT else [""]
                for contact in about:
                    yield DocumentRequest(kind, (row.case.id,), offer.reader, contact)


def test_documents_of_the_sample_county_follow_pdf_ua(sample, tmp_path):
    made = []
    for number, request in enumerate(requests(sample)):
        path = tmp_path / f"{number} {request.kind.key} {request.reader}.pdf"
        export_document(sample, request, {FileFormat.PDF: path})
        made.append(path)
    assert len(made) > 20
    assert failures(made) == []


def test_letters_of_the_sample_county_follow_pdf_ua(sample, tmp_path):
    wanted = [
        making.LetterRequest(row.found, kind)
        for row in letter_table(sample).rows
        for kind in LetterKind
        if row.by_kind[kind].ready
    ]
    making.make_letters(sample, wanted, tmp_path, making.LetterFiles(word=False, pdf=True))
    made = sorted(tmp_path.rglob("*.pdf"))
    assert len(made) >= len(wanted)
    assert failures(made) == []


@pytest.mark.parametrize("profile", ["ua2", "wt1a", "wt1r"])
def test_the_second_edition_is_followed_when_asked_for(sample, tmp_path, profile):
    path = tmp_path / "plan.pdf"
    request = next(requests(sample))
    path.write_bytes(render_pdf(make_document(sample, request), PdfUa.TWO))
    assert failures([path], profile) == []
