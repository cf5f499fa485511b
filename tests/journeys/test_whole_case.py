"""The whole way by keys alone, on the smallest laptop: files, who is identified, a case, papers.

In the first list of every stage ten rows are typed one after another, as one does who empties a
notebook and sees the list grow beyond the window; in the others three.
"""

from itertools import chain, repeat
from pathlib import Path

import pytest
from pypdf import PdfReader

from sos_desktop.domain.casework.words import Stage
from sos_desktop.services import sample
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import create_county_file
from sos_desktop.services.dashboard import imports
from tests.journeys.keyboard import Keyboard, words

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

TEN, THREE = range(1, 11), range(1, 4)
OUTREACH = {
    "a district priority": "priorities",
    "an LCAP goal": "goals",
    "a team member of the case": "team",
    "a decision": "decisions",
}
NEEDS = {"a strength or weakness": "findings", "a cause": "causes", "evidence": "evidence"}
SUPPORT = {"an aim": "aims", "a measure": "measures", "progress": "progress"}
"""What Find calls adding to a list, and what the case calls the list."""


@pytest.fixture
def county(tmp_path):
    """The invented county, and nothing in it yet."""
    with create_county_file(tmp_path / "alder.sos", sample.COUNTY_CODE, sample=True) as made:
        made.user = "Ana Ruiz"
        yield made


@pytest.fixture
def keys(window, settle):
    window.resize(1366, 730)
    return Keyboard(window, settle, "whole-case")


def test_the_whole_way(keys, window, county, dialogs, tmp_path):
    _load(keys, window, county, dialogs)
    case_id = _open_cases(keys, window, county)
    _fill(keys, county, case_id, OUTREACH, Stage.OUTREACH)
    _fill(keys, county, case_id, NEEDS, Stage.NEEDS)
    _fill(keys, county, case_id, SUPPORT, Stage.SUPPORT)
    _export(keys, window, tmp_path)
    assert dialogs.problems == []


def _load(keys, window, county, dialogs):
    dialogs.files = [*sample.sample_files(2024), *sample.sample_files(2025)]
    keys.press("Ctrl+L")
    assert keys.at == f"Import {len(dialogs.files)} files"
    keys.press("Enter")
    assert len(imports.history(county)) == len(dialogs.files)
    assert keys.at == "See who is identified"
    keys.press("Enter")
    assert window.page.key == "identification"
    keys.picture("identified")


def _open_cases(keys, window, county):
    keys.tab_to("Open cases…", back=True)
    keys.press("Space")
    assert "6 to open" in words(keys.dialog("Open cases for a year"))
    keys.press("Enter")
    keys.no_dialog()
    keys.press("Ctrl+K")
    keys.type("mesa alta")
    keys.press("Enter")
    if window.page.key != "case":  # Find offers the district first; its case is one key away
        keys.tab_to("Go to case", back=True)
        keys.press("Enter")
    assert window.page.key == "case"
    keys.picture("case opened")
    return window.page.current_case()


def _fill(keys, county, case_id, lists, stage):
    """Move the case on, then rows into each list of the stage."""
    _find(keys, "move to another stage")
    keys.dialog("Move Mesa Alta Unified")
    keys.tab_to("Reason*")
    keys.type("The board meets next week")
    keys.press("Ctrl+Enter")
    keys.no_dialog()
    assert cases.case_file(county, case_id).case.stage is stage
    for rows, (adding, name) in zip(chain((TEN,), repeat(THREE)), lists.items(), strict=False):
        _find(keys, f"add {adding}")
        for number in rows:
            keys.type(f"{number}")
            keys.press("Enter")
        keys.press("Escape")
        found = getattr(cases.case_file(county, case_id), name)
        assert len(found) == len(rows), f"{name}: {found}"
        keys.picture(f"{name}")


def _find(keys, command):
    keys.press("Ctrl+K")
    keys.type(command)
    keys.press("Enter")


def _export(keys, window, folder: Path):
    _find(keys, "export summary")
    keys.dialog("Export the summary of support")
    keys.tab_to("Folder")
    keys.replace(str(folder))
    keys.press("Ctrl+Enter")
    keys.no_dialog()
    [pdf] = folder.glob("*.pdf")
    assert "Mesa Alta Unified: summary of support" in PdfReader(pdf).pages[0].extract_text()
    assert "Saved" in window.notice.text.text()
