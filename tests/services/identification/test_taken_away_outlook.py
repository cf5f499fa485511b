"""Whatever files are taken away: what the outlook and hand-overs still say is true with all."""

import csv
import io
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.casework.access.readers import OFFICE
from sos_desktop.domain.documents.registry import DOCUMENTS
from sos_desktop.domain.documents.report import texts_in
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.documents import DocumentRequest, make_document
from sos_desktop.services.identification.outlook_text import outlook_csv
from sos_desktop.services.identification.outlooks import outlook
from tests.taken_away import LISTS, few, file_kinds, take_away, taken

YEARS = (2023, 2024, 2025)
OPEN = ("(open: ", "not computable: ", "(more is possible: ")
HAND_OVER = next(kind for kind in DOCUMENTS if kind.key == "hand_over")


@pytest.fixture(scope="module")
def alder(tmp_path_factory, sample_county_file):
    """The sample county, and what it says with all its files, with and without CDE's lists."""
    path = tmp_path_factory.mktemp("taken") / "Alder.sos"
    shutil.copyfile(sample_county_file, path)
    with open_county_file(path) as county:
        kinds = file_kinds(county)
        lists = [number for number, kind in kinds.items() if kind in LISTS]
        rows, texts = set(), set()
        for gone in ([], lists, *([number] for number in lists)):
            take_away(county, gone)
            rows |= {row for year in YEARS for row in said(county, year)}
            texts |= handed(county)
        yield county, sorted(kinds), rows, texts


def said(county, year):
    """Every row of the outlook that is about an LEA, as its file has it."""
    text = outlook_csv(outlook(county, year)).decode("utf-8-sig")
    return {tuple(row) for row in list(csv.reader(io.StringIO(text)))[1:]}


def handed(county):
    """Every text of the hand-over of every case."""
    ids = tuple(row.case.id for row in cases.list_cases(county))
    return set(texts_in(make_document(county, DocumentRequest(HAND_OVER, ids, OFFICE))))


@few
@given(data=st.data(), year=st.sampled_from(YEARS))
def test_the_outlook_says_nothing_that_the_files_taken_away_would_deny(alder, data, year):
    county, ids, rows, _texts = alder
    gone = data.draw(taken(ids))
    take_away(county, gone)
    new = {row for row in said(county, year) - rows if not any(o in row[-1] for o in OPEN)}
    assert new == set(), sorted(gone)


@few
@given(data=st.data())
def test_a_hand_over_says_nothing_that_the_files_taken_away_would_deny(alder, data):
    county, ids, _rows, texts = alder
    gone = data.draw(taken(ids))
    take_away(county, gone)
    new = {text for text in handed(county) - texts if "not computable" not in text}
    assert new == set(), sorted(gone)
