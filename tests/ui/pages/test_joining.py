"""Two entries of one person are joined on the People page."""

import pytest

from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.records import Person
from sos_desktop.services.county import registers
from tests.casework import SALINAS, add_leas
from ui.navigation import PeopleTarget

LUZ = Person(name="Luz Peña", role=w.PersonRole.SUPERINTENDENT, cds=SALINAS)


@pytest.fixture
def page(window, settle, county):
    add_leas(county)
    registers.save(county, LUZ)
    window.open_page(PeopleTarget())
    settle()
    return window.page


def test_two_entries_of_one_person_are_joined(page, settle, county, dialogs):
    registers.save(county, Person(id="twin", name="Luz Pena", cds=SALINAS, phone="831-555-0177"))
    page.mark_stale()
    settle()
    panel = page.panel
    assert not panel.join_button.isEnabled()
    panel.table.select(LUZ.id)
    place = panel.table.currentIndex()
    row = next(
        n
        for n in range(panel.table.proxy.rowCount())
        if panel.table.proxy.index(n, 0).data().startswith("Luz Pena")
    )
    flags = panel.table.selectionModel().SelectionFlag
    panel.table.selectionModel().select(panel.table.proxy.index(row, 0), flags.Select | flags.Rows)
    assert panel.table.currentIndex() == place
    assert panel.join_button.isEnabled()
    dialogs.confirms = True
    panel.join_button.click()
    settle()
    found = {person.id: person for person in registers.all_of(county, Person)}
    assert "twin" not in found
    assert found[LUZ.id].phone == "831-555-0177"
