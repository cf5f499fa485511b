"""The documents of a Monterey district, made of CDE's own figures, follow PDF/UA and read back."""

import pytest

from sos_desktop.domain.documents.registry import FileFormat
from sos_desktop.services.dashboard import imports
from sos_desktop.services.documents import export_document, make_document
from tests import documents
from tests.casework import open_case
from tests.exporters.test_pdf_structure import read_back
from tests.verapdf import failures

pytestmark = pytest.mark.real_data


@pytest.fixture
def requests(county, real_data):
    """Its plan for the board, its plan for the office, its hand-over."""
    for folder in ("2022-monterey", "2023-monterey"):
        imports.commit(county, imports.preview(county, [real_data / "dashboard" / folder]))
    case_id = open_case(county)
    return [
        documents.plan_of(case_id, public=True),
        documents.plan_of(case_id),
        documents.hand_over_of([case_id]),
    ]


def test_documents_of_a_monterey_district_read_back(county, requests):
    for request in requests:
        structure = read_back(make_document(county, request))
        assert structure.root.all("H1")[0].text


def test_documents_of_a_monterey_district_follow_pdf_ua(county, requests, tmp_path):
    made = []
    for number, request in enumerate(requests):
        path = tmp_path / f"{number} {request.kind.key}.pdf"
        export_document(county, request, {FileFormat.PDF: path})
        made.append(path)
    assert failures(made) == []
