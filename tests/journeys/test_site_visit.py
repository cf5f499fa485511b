"""A site visit of an hour, by keyboard alone: from the key that starts it to the task on Today."""

from datetime import timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication

from sos_desktop.domain.casework.records import Person, TeamMember
from sos_desktop.domain.casework.words import ContactKind, NoteKind, Perspective, Sensitivity
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import registers
from tests.casework import ALISAL, SALINAS, add_leas, open_case
from tests.journeys.keyboard import FEW, Keyboard

pytestmark = pytest.mark.journey

LINE = "Entry"


@pytest.fixture
def case_id(county):
    """Two cases; the one visited has a team and a superintendent in the address book."""
    add_leas(county)
    open_case(county, ALISAL)
    made = open_case(county, SALINAS)
    records.save(county, TeamMember(case_id=made, name="Principal"))
    registers.save(county, Person(name="Luz Peña", cds=SALINAS))
    return made


@pytest.fixture
def keys(window, settle, case_id):
    return Keyboard(window, settle, "site-visit")


def test_an_hour(keys, window, county, case_id, dialogs, tmp_path):
    _begin(keys, window, case_id)
    _who_is_there(keys)
    _write(keys)
    _check_what_is_kept(window, county, case_id)
    _attach(keys, county, case_id, dialogs, tmp_path)
    _change_what_was_written(keys, county, case_id)
    _tidy_up(keys, window, tmp_path)
    _agreements_are_tasks(keys, window)


def _begin(keys, window, case_id):
    """From anywhere by one key; the case by a part of its name."""
    keys.press("Ctrl+5", "Ctrl+Shift+V")
    assert window.page.key == "visit"
    assert keys.at == "Case"
    keys.type("salin")
    keys.press("Enter")
    assert window.page.current_case() == case_id
    assert keys.at == LINE
    keys.picture("begun")


def _who_is_there(keys):
    """Date and place; the names offered are taken by Enter, others are typed."""
    keys.tab_to("Date of the visit", back=True)
    day = clock.today() - timedelta(days=1)
    keys.replace(f"{day.month}/{day.day}/{day.year}")
    keys.tab_to("Place")
    keys.type("Creekside")
    keys.tab_to("Present")
    keys.type("luz")
    keys.press("Enter")
    keys.type("two teachers")
    keys.press("Tab")
    assert keys.at == "Missing"
    keys.type("Families")
    keys.picture("who is there")
    assert keys.tab_to(LINE) <= FEW


def _line(keys, text):
    keys.type(text)
    keys.press("Enter")
    assert keys.at == LINE, "the next line can be typed at once"


def _write(keys):
    """Kinds by Alt and a letter, or by what the line begins with."""
    _line(keys, "Doors open at 8")
    _line(keys, "Two rooms have no aide")
    keys.press("Alt+I")
    _line(keys, "Hiring begins too late")
    _line(keys, "q:students: Nobody asks us")
    keys.press("Alt+A")
    keys.type("Post positions")
    keys.press("Tab")
    assert keys.at == "Who sees to it"
    keys.type("princ")
    keys.press("Enter", "Tab")
    assert keys.at == "By when"
    keys.type("+3")
    keys.press("Enter")
    _line(keys, "> Send the list")
    keys.press("Alt+N", "Alt+S")
    _line(keys, "Ask about the bus")
    keys.picture("written")


def _check_what_is_kept(window, county, case_id):
    file = cases.case_file(county, case_id)
    [visit] = file.contacts
    assert (visit.kind, visit.place) == (ContactKind.VISIT, "Creekside")
    assert (visit.people, visit.absent) == ("Luz Peña; two teachers", "Families")
    assert visit.held_on == clock.today() - timedelta(days=1)
    assert [(note.kind, note.text, note.voice) for note in file.notes] == [
        (NoteKind.OBSERVATION, "Doors open at 8", None),
        (NoteKind.OBSERVATION, "Two rooms have no aide", None),
        (NoteKind.INTERPRETATION, "Hiring begins too late", None),
        (NoteKind.QUOTE, "Nobody asks us", Perspective.STUDENTS),
        (NoteKind.OTHER, "Ask about the bus", None),
    ]
    assert file.notes[-1].sensitivity is Sensitivity.DISTRICT
    tasks = {task.title: (task.assignee, task.due_on) for task in file.tasks}
    assert tasks == {
        "Post positions": ("Principal", clock.today() + timedelta(days=3)),
        "Send the list": ("", None),
    }
    assert window.page.groups.seen.count.text() == "2"


def _attach(keys, county, case_id, dialogs, tmp_path):
    """A file is one key away, and the line has the focus again."""
    chart = tmp_path / "wall chart, año.png"
    chart.write_bytes(b"\x89PNG")
    dialogs.files = [chart]
    keys.press("Alt+T")
    [document] = cases.case_file(county, case_id).attachments
    assert document.name == "wall chart, año.png"
    assert keys.at == LINE


def _change_what_was_written(keys, county, case_id):
    """Up to the entries: who may read one is changed, one is removed and taken back."""
    keys.press("Alt+O", "Up")
    assert keys.at == "What was seen"
    keys.press("S", "Up", "Delete")
    [first, *_others] = cases.case_file(county, case_id).notes
    assert (first.text, first.sensitivity) == ("Two rooms have no aide", Sensitivity.DISTRICT)
    keys.press("Escape")
    assert keys.at == LINE
    keys.press("Ctrl+Z")
    assert len(cases.case_file(county, case_id).notes) == 5


def _tidy_up(keys, window, tmp_path):
    """What is missing leads to where it is mended; then the notes go out as text and on paper."""
    keys.press("Ctrl+Enter")
    keys.dialog("Tidy up")
    assert "Send the list" in keys.at, "the first thing that is missing"
    keys.picture("tidy up")
    keys.press("Enter")
    keys.dialog("Edit the agreement")
    assert keys.at == "Who sees to it", "what is missing"
    keys.type("luz")
    keys.press("Down", "Enter")
    keys.tab_to("By")
    keys.type("+5")
    keys.picture("agreement")
    keys.press("Enter")
    keys.no_dialog()
    keys.press("Ctrl+Enter")
    keys.dialog("Tidy up")
    keys.tab_to("Copy summary")
    keys.press("Enter")
    assert "- Students: “Nobody asks us”" in QGuiApplication.clipboard().text()
    keys.tab_to("Save as PDF…")
    keys.press("Enter")
    keys.dialog("Export the visit summary")
    keys.tab_to("Folder")
    keys.replace(str(tmp_path))
    keys.press("Enter")
    keys.dialog("Tidy up")
    [saved] = tmp_path.glob("*site visit*.pdf")
    assert "Creekside" in PdfReader(saved).pages[0].extract_text()
    keys.tab_to("Done")
    keys.press("Enter")
    keys.no_dialog()
    assert window.page.key == "case"
    assert keys.at == "Notes and files, 5 notes, 1 file", "the tab that is open"
    assert {task.assignee for task in window.page.file.tasks} == {"Principal", "Luz Peña"}
    keys.picture("case")


def _agreements_are_tasks(keys, window):
    """What was agreed stands on Today, with its date."""
    keys.press("Ctrl+1")
    days = ("in 3 days", "in 5 days")
    assert keys.at.startswith("Post positions · Salinas Union High, ")
    assert days[0] in keys.at
    keys.press("Down")
    assert keys.at.startswith("Send the list · Salinas Union High, ")
    assert days[1] in keys.at
    keys.picture("today")
