"""Every kind of hit leads to its place, from the box as from the Find page."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sos_desktop.domain.casework import records as e
from sos_desktop.domain.casework import records as g
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.services.casework import attachments, records
from sos_desktop.services.casework.attachments import AttachedTo
from sos_desktop.services.county import registers
from tests.casework import add_leas, open_case
from tests.ui.tabs import current_tab
from tests.ui.typing_in_find import begin, take, type_
from ui.navigation import FindTarget, ProvidersTarget

DAY = date(2026, 11, 16)
HITS = {
    "salinas": ("Salinas Union High", "case", "Identification"),
    "alisal": ("Alisal Union", "districts", ""),
    "kowalczyk": ("Zofia Kowalczyk", "people", ""),
    "lighthouse": ("Lighthouse Co-op", "providers", ""),
    "caselo": ("Caseload", "caseload", ""),
    "carpool": ("Organize a carpool", "case", "Tasks"),
    "quilt": ("A quilt on the wall", "case", "Notes and files"),
    "zebra": ("Talked about the zebra crossing", "case", "Outreach"),
    "xylophone": ("Xylophone.txt", "case", "Notes and files"),
    "umbrella": ("Umbrella rota", "case", "Support"),
}
"""What is typed: what is chosen, the page it leads to, and the tab there."""


def findable(county, _folder):
    add_leas(county)
    made = open_case(county)
    for record in (
        r.Task(case_id=made, title="Organize a carpool"),
        e.Note(case_id=made, kind=w.NoteKind.OTHER, text="A quilt on the wall", noted_on=DAY),
        r.Contact(
            case_id=made,
            kind=w.ContactKind.CALL,
            held_on=DAY,
            summary="Talked about the zebra crossing",
        ),
        r.Action(case_id=made, text="Umbrella rota"),
    ):
        records.save(county, record)
    attachments.add_content(county, "Xylophone.txt", b"notes", AttachedTo(made))
    for record in (
        g.Person(name="Aaron First", role=w.PersonRole.OTHER, organization="Elsewhere"),
        g.Person(name="Zofia Kowalczyk", role=w.PersonRole.OTHER, organization="Elsewhere"),
        g.Provider(name="Aardvark", kind=w.ProviderKind.SELPA),
        g.Provider(name="Lighthouse Co-op", kind=w.ProviderKind.NONPROFIT, active=False),
    ):
        registers.save(county, record)
    return made


pytestmark = pytest.mark.usefixtures("pages_anew")


@pytest.fixture(scope="module")
def walk(stand):
    return stand(findable)


@pytest.fixture
def case_id(walk):
    return walk.made


def shown_there(page):
    """What the page that was opened stands on, and its tab."""
    if page.key == "case":
        return current_tab(page.tabs)
    return {
        "districts": lambda: page.table.current().lea.name,
        "people": lambda: page.panel.table.current().person.name,
        "providers": lambda: page.register.current().provider.name,
    }.get(page.key, lambda: page.title)()


@pytest.mark.parametrize("typed", list(HITS))
def test_the_box_leads_to_it(case_id, window, settle, qtbot, typed):
    text, key, tab = HITS[typed]
    box = begin(window, settle, qtbot)
    type_(box, typed, settle)
    take(box, text, settle)
    assert window.page.key == key
    if key == "case":
        assert window.page.file.case.id == case_id
    assert shown_there(window.page) == (tab or text)


@pytest.mark.parametrize(
    "typed",
    [
        typed
        for typed, hit in HITS.items()
        if hit[0] not in ("Salinas Union High", "Alisal Union", "Caseload")
    ],
)
def test_the_find_page_leads_to_it(case_id, window, settle, typed):
    text, key, tab = HITS[typed]
    window.open_page(FindTarget(text=typed))
    settle()
    window.page.table.selectRow(0)
    QTest.keyClick(window.page.table, Qt.Key.Key_Return)
    settle()
    assert window.page.key == key
    assert shown_there(window.page) == (tab or text)


def test_a_provider_is_found_whatever_filters_stand(case_id, window, settle):
    (found,) = (
        p
        for p in registers.all_of(window.context.county, g.Provider)
        if p.name == "Lighthouse Co-op"
    )
    window.open_page(ProvidersTarget())
    settle()
    register = window.page.register
    register.filter.setText("aard")
    window.open_page(ProvidersTarget(provider_id=found.id))
    settle()
    assert register.current().provider.name == "Lighthouse Co-op"
    assert register.filter.text() == ""
