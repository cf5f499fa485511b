"""veraPDF finds nothing wrong with any PDF the program makes of the sample county."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from sos_desktop.domain.casework.access.readers import PUBLIC
from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.domain.documents.registry import BRIEF, DOCUMENTS, PLAN
from sos_desktop.exporters.pdf import render_pdf
from sos_desktop.exporters.tagged_pdf.writing import PdfUa
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import CountyFile, open_county_file
from sos_desktop.services.documents import DocumentRequest, make_document
from sos_desktop.services.letters import making
from sos_desktop.services.letters.readiness import letter_table
from tests.documents import every_pdf, every_request, export
from tests.verapdf import failures, program


@pytest.fixture(scope="module", autouse=True)
def verapdf() -> None:
    program()


@pytest.fixture
def sample(sample_county_file: Path) -> Iterator[CountyFile]:
    with open_county_file(sample_county_file) as county:
        yield county


def all_cases(county: CountyFile) -> list[str]:
    return [row.case.id for row in cases.list_cases(county)]


FULLEST = {"Mesa Alta Unified", "Laurel Bend Unified"}
"""The cases with most in them; of the others what their boards get, as each takes a second."""


def test_documents_of_the_sample_county_follow_pdf_ua(sample, tmp_path):
    rows = cases.list_cases(sample)
    made = every_pdf(sample, [r.case.id for r in rows if r.lea.name in FULLEST], tmp_path)
    for number, row in enumerate(row for row in rows if row.lea.name not in FULLEST):
        for kind in (BRIEF, PLAN):
            path = tmp_path / f"{number} {kind.key} {row.case.id}.pdf"
            export(sample, DocumentRequest(kind, (row.case.id,), PUBLIC), pdf=path)
            made.append(path)
    assert {kind.key for kind in DOCUMENTS} < {path.stem.split(" ")[1] for path in made}
    assert [path.name for path in made if ends_alone(path)] == []
    short = [path for path in made if path.stem.split(" ")[1] in ("one_pager", "families")]
    assert {len(PdfReader(path).pages) for path in short} == {1}
    assert failures(made) == []


def ends_alone(path: Path) -> bool:
    """Whether the last of several pages is empty, or has one line besides what is on every page."""
    pages = PdfReader(path).pages
    return len(pages) > 1 and len(pages[-1].extract_text().splitlines()) < 6


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
    request = next(every_request(sample, all_cases(sample)))
    path.write_bytes(render_pdf(make_document(sample, request), PdfUa.TWO))
    assert failures([path], profile) == []
