"""Whatever files are taken away: what papers of a case print of the Dashboard is true with all."""

import re
import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sos_desktop.domain.casework.access.readers import OFFICE
from sos_desktop.domain.dashboard.codes import STUDENT_GROUPS, Color, Indicator
from sos_desktop.domain.documents.registry import BRIEF, LCAP, ONE_PAGER, PLAN, STRENGTHS
from sos_desktop.domain.documents.report import HeatMapBlock, flat, texts_in
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import open_county_file
from sos_desktop.services.dashboard.districts import district
from sos_desktop.services.documents import DocumentRequest, make_document
from sos_desktop.services.identification.identification_view import identification
from sos_desktop.services.languages import language
from tests.taken_away import few, file_kinds, take_away

KINDS = (BRIEF, ONE_PAGER, PLAN, STRENGTHS, LCAP)
YEARS = (2023, 2024, 2025)
WORDS = language().catalog(BRIEF.part)
GROUPS = {WORDS.terms.group(code): code for code in STUDENT_GROUPS}
SPOKEN = {name: code for code, name in WORDS.part["groups"].items()}
INDICATORS = {WORDS.terms.indicator(str(one)): one for one in Indicator}
COLUMNS = {WORDS.terms.indicator(str(one), short=True): one for one in Indicator}
RED = re.compile(
    r"On the (\d{4}) School Dashboard, (.+) are at the lowest level \(Red\) for (.+?)\."
)
MET = re.compile(r"On the (\d{4}) School Dashboard, (.+?) met the state's tests for help\.")
NONE = re.compile(r"(?:no|No) student group met")


@pytest.fixture(scope="module")
def alder(tmp_path_factory, sample_county_file):
    """The sample county, its cases, and every figure and letter code there is with all files."""
    path = tmp_path_factory.mktemp("papers") / "Alder.sos"
    shutil.copyfile(sample_county_file, path)
    with open_county_file(path) as county:
        rows = cases.list_cases(county)
        cells = {
            (r.case.cds, y): district(county, r.case.cds, y).cells for r in rows for y in YEARS
        }
        views = [(year, identification(county, year)) for year in YEARS]
        codes = {
            (row.lea.cds, year): {*row.computed_letters(), *(row.official or {})}
            for year, view in views
            for row in (view.rows if view is not None else ())
        }
        yield county, sorted(file_kinds(county)), rows, cells, codes


def blocks_in(document):
    for section in document.sections:
        yield from flat(section.blocks)


def parts(listed):
    return re.split(r", | and ", listed)


@settings(few, max_examples=5)
@given(
    gone=st.sets(st.integers(0, 99), min_size=1, max_size=40),
    which=st.integers(0, 99),
    kind=st.sampled_from(KINDS),
)
def test_figures_in_papers_are_true_and_what_is_not_loaded_is_named(alder, gone, which, kind):
    county, ids, rows, cells, codes = alder
    take_away(county, {ids[number % len(ids)] for number in gone})
    row = rows[which % len(rows)]
    cds = row.case.cds
    document = make_document(county, DocumentRequest(kind, (row.case.id,), OFFICE))
    said = " ".join(texts_in(document))
    for block in blocks_in(document):
        if isinstance(block, HeatMapBlock):
            [year] = {
                int(found) for found in re.findall(r"(\d{4}) (?:School )?Dashboard", block.caption)
            }
            _check_map(block, cells[cds, year])
            missing = district(county, cds, year).printed.missing
            assert bool(missing) == ("Not loaded" in block.caption), kind.key
    for year, group, indicators in RED.findall(said):
        for name in parts(indicators):
            assert cells[cds, int(year)][SPOKEN[group]][INDICATORS[name]].color == Color.RED
    for year, groups in MET.findall(said):
        if not NONE.search(f"{groups} met"):
            assert {SPOKEN[name] for name in parts(groups)} <= codes[cds, int(year)]
    if "no result of the district as a whole has to be answered" in said:
        lowest = [
            c for y in YEARS for row in cells[cds, y].values() for c in row.values() if c.color == 1
        ]
        assert "Not loaded" in said or not lowest


def _check_map(block, true):
    """Every cell is the one there is with all files."""
    for name, row in block.rows:
        for column, cell in zip(block.columns, row, strict=True):
            if cell is not None and cell.value != "–":
                found = true[GROUPS[name]][COLUMNS[column]]
                assert (cell.value, cell.color) == (WORDS.terms.dashboard(found.value), found.color)
