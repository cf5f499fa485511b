"""A case whose page of a site visit is open, and keys that go where a person's do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sos_desktop.domain.casework.records import Person, TeamMember
from sos_desktop.services.casework import records
from sos_desktop.services.county import registers
from tests.casework import SALINAS, add_leas, open_case
from tests.prepared_case import prepared_by
from ui.navigation import VisitTarget


def case_with_people(county, _folder):
    add_leas(county)
    made = open_case(county)
    records.save(county, TeamMember(case_id=made, name="Principal"))
    registers.save(county, Person(name="Luz Peña", cds=SALINAS))
    return made


county_template, case_id = prepared_by(case_with_people, "case_id")


@pytest.fixture
def page(window, settle, case_id, app):
    window.activateWindow()
    window.open_page(VisitTarget(case_id=case_id))
    settle()
    return window.page


@pytest.fixture
def press():
    """Keys go to whatever has the focus, as they do for a person."""

    def send(keys="", key=None, modifier=Qt.KeyboardModifier.NoModifier):
        target = QApplication.focusWidget()
        assert target is not None
        if key is None:
            QTest.keyClicks(target, keys)
        else:
            QTest.keyClick(target, key, modifier)

    return send
