"""A command found in the box for everything is run."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sos_desktop.domain.casework import records as e
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.services.casework import records
from sos_desktop.services.county import registers
from tests.casework import add_leas, open_case
from tests.casework import registers as one_of_each_register
from tests.ui.typing_in_find import begin, type_


def one_case(county, _folder):
    add_leas(county)
    for record in one_of_each_register():
        registers.save(county, record)
    made = open_case(county)
    note = e.Note(
        case_id=made,
        kind=w.NoteKind.OBSERVATION,
        text="Nobody waits for the late buses",
        noted_on=date(2026, 11, 16),
    )
    records.save(county, note)
    records.save(county, r.Task(case_id=made, title="Ask about buses"))
    return made


@pytest.fixture
def county_template(prepared):
    return prepared(one_case).path


@pytest.fixture
def case_id(prepared):
    return prepared(one_case).made


@pytest.fixture
def box(case_id, window, settle, qtbot):
    return begin(window, settle, qtbot)


def test_a_command_is_run(box, window, settle, context, qtbot):
    type_(box, "high contrast", settle)
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: context.settings.theme == "contrast")
