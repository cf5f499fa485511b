"""A case goes to another consultant, by keyboard alone: found, printed, handed over, taken back."""

from datetime import timedelta

import pytest
from pypdf import PdfReader

from sos_desktop.domain.casework.records import Consultant, Task
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import registers
from tests.casework import ALISAL, SALINAS, add_leas, open_case
from tests.journeys.keyboard import FEW, Keyboard

pytestmark = pytest.mark.journey


@pytest.fixture
def case_id(county):
    """Two cases of Ana Ruiz; the one that goes has an overdue task of hers."""
    add_leas(county)
    made, other = open_case(county, SALINAS), open_case(county, ALISAL)
    for one in (made, other):
        cases.assign(county, one, county.user)
    due = clock.today() - timedelta(days=3)
    records.save(county, Task(case_id=made, title="Call the principal", due_on=due))
    registers.save(county, Consultant(name="Ben Ito", title="Coordinator"))
    return made


@pytest.fixture
def keys(window, settle, case_id):
    return Keyboard(window, settle, "hand-over")


def test_a_hand_over(keys, window, county, case_id, tmp_path):
    _find(keys, window, case_id)
    _hand_over(keys, window, county, case_id, tmp_path)
    _look_at_the_caseload(keys, window)
    _sit_down_as_ben(keys, window, county)
    _take_back(keys, window, county, case_id)


def _find(keys, window, case_id):
    """Ctrl+K and a few letters, from the page one happens to be on."""
    keys.press("Ctrl+3", "Ctrl+1")
    before = keys.focus
    keys.press("Ctrl+K", "Escape")
    assert keys.focus is before, "nothing is lost by looking"
    keys.press("Ctrl+K")
    keys.type("salinas")
    assert window.search.popup.texts()[0] == "Salinas Union High"
    keys.press("Enter")
    assert window.page.current_case() == case_id
    assert keys.at.startswith("1 Identification, here"), "keys go to the case"
    keys.picture("case")


def _hand_over(keys, window, county, case_id, folder):
    """Who, what to know, where to save; the summary is printed before the case goes."""
    assert keys.tab_to("More about the case", back=True) <= FEW
    keys.press("Enter", "Down", "Down", "Down", "Down", "Enter")
    keys.dialog("Hand over Salinas Union High")
    keys.press("Escape")
    keys.no_dialog()
    assert keys.at == "More about the case"
    keys.press("Ctrl+K")  # the same without leaving the letters
    keys.type("hand over")
    keys.press("Enter")
    asked = keys.dialog("Hand over Salinas Union High")
    assert keys.at == "To"
    keys.type("ben")
    keys.press("Down", "Enter")
    assert asked.to.text() == "Ben Ito"
    keys.tab_to("What the next consultant should know")
    keys.type("The board meets on December 9, año nuevo")
    keys.tab_to("Folder")
    keys.replace(str(folder))
    keys.picture("hand over")
    keys.press("Enter")
    keys.no_dialog()
    assert keys.at == "More about the case", "the focus is where it was"
    [pdf] = folder.glob("Hand-over Salinas Union High to Ben Ito *.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert "The board meets on December 9, año nuevo" in text
    assert "Call the principal" in text
    said = window.notice.text.text()
    assert said.startswith("Salinas Union High assigned to Ben Ito. Saved Hand-over Salinas")
    assert "Ben Ito" in window.page.head.facts.whole()
    [handed] = cases.case_file(county, case_id).hand_overs
    assert (handed.from_consultant, handed.to_consultant) == ("Ana Ruiz", "Ben Ito")
    keys.picture("handed over")


def _look_at_the_caseload(keys, window):
    """The filter by consultant shows the case under Ben Ito."""
    keys.press("Ctrl+2")
    assert keys.at == "Stage 1, Identification, 2 cases"
    assert keys.tab_to("Consultant", back=True) <= FEW
    keys.choose("Ben Ito")
    assert keys.at == "Consultant"
    assert keys.tab_to("Stage 1*") <= FEW
    assert keys.at == "Stage 1, Identification, 1 case"
    keys.press("Space")
    assert [row.lea.name for row in window.page.selected()] == ["Salinas Union High"]
    keys.picture("caseload of the next consultant")


def _sit_down_as_ben(keys, window, county):
    """Another name at the same desk: Today shows what is that person's now."""
    keys.press("Ctrl+,")
    assert keys.tab_to("Your name") <= FEW
    keys.replace("Ben Ito")
    keys.press("Ctrl+1")
    assert county.user == "Ben Ito"
    assert keys.at.startswith("Call the principal · Salinas Union High, overdue 3 days")
    assert keys.tab_to("Everybody", back=True) <= FEW
    keys.press("Left")
    assert keys.at == "Mine"
    assert "1 task overdue · of Ben Ito" in window.page.counts.whole()
    assert keys.tab_to("Call the principal*") <= FEW
    keys.picture("today of the next consultant")


def _take_back(keys, window, county, case_id):
    """One Ctrl+Z, and nobody has to remember who had the case."""
    keys.press("Ctrl+Z")
    assert window.notice.text.text() == "Undone: Assign Salinas Union High to Ben Ito"
    file = cases.case_file(county, case_id)
    assert (file.case.consultant, file.hand_overs) == ("Ana Ruiz", ())
    assert "nothing overdue · of Ben Ito" in window.page.counts.whole()
    assert window.page.isAncestorOf(keys.focus), "keys are still on the page"
    keys.press("Ctrl+Y")
    assert cases.case_file(county, case_id).case.consultant == "Ben Ito"
    keys.press("Ctrl+Z")
    assert cases.case_file(county, case_id).case.consultant == "Ana Ruiz"
    keys.picture("taken back")
