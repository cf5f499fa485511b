"""The documents of a Monterey district, made of CDE's own figures, follow PDF/UA and read back."""

import pytest

from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.services.dashboard import imports
from sos_desktop.services.documents import make_document
from sos_desktop.services.letters import making
from sos_desktop.services.letters.readiness import letter_table
from tests.casework import SALINAS, fill, open_case
from tests.documents import every_pdf, every_request
from tests.exporters.test_pdf_structure import read_back
from tests.letters import fill_registers
from tests.verapdf import failures, program

pytestmark = pytest.mark.real_data


@pytest.fixture
def verapdf():
    """Asked for before all that it looks at is made."""
    return program()


@pytest.fixture
def case_id(county, real_data):
    """A case with a record of every kind, in a county of real figures and lists."""
    for folder in ("2022-monterey", "2023-monterey"):
        imports.commit(county, imports.preview(county, [real_data / "dashboard" / folder]))
    for folder in ("assistance", "essa", "local-2023"):
        imports.commit(county, imports.preview(county, [real_data / folder]))
    made = open_case(county)
    fill(county, made)
    fill_registers(county, SALINAS)
    return made


def test_documents_of_a_monterey_district_read_back(county, case_id):
    for request in every_request(county, [case_id]):
        structure = read_back(make_document(county, request))
        assert structure.root.all("H1")[0].text


def test_documents_of_a_monterey_district_follow_pdf_ua(verapdf, county, case_id, tmp_path):
    made = every_pdf(county, [case_id], tmp_path)
    [row] = letter_table(county, 2023, cds=SALINAS).rows
    wanted = [
        making.LetterRequest(row.found, kind) for kind in LetterKind if row.by_kind[kind].ready
    ]
    (tmp_path / "letters").mkdir()
    letters = making.LetterFiles(word=False, pdf=True)
    assert making.make_letters(county, wanted, tmp_path / "letters", letters).made
    made += sorted((tmp_path / "letters").rglob("*.pdf"))
    assert failures(made) == []
