"""Merging two themes that are each seen in the data, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.services.casework import cases, records
from tests.casework import add_leas, open_case
from ui.navigation import CaseTarget
from ui.pages.case.pick import PickDialog


@pytest.fixture
def case_id(county):
    add_leas(county)
    made = open_case(county)
    kind = w.FindingKind.WEAKNESS
    for theme, text in (("Nobody calls", "1 in 9"), ("No owner", "Late")):
        found = r.Finding(case_id=made, kind=kind, text=text, priority=5)
        records.save(county, found)
        records.save(county, r.Theme(case_id=made, text=theme, finding_id=found.id))
    return made


@pytest.fixture
def needs(window, settle, case_id):
    window.open_page(CaseTarget(case_id=case_id, tab="needs"))
    settle()
    return window.page.tabs.tab("needs")


def test_merging_two_themes_that_are_seen_in_the_data_asks_which_finding_stays(
    needs, settle, county, case_id
):
    needs.steps.turn_to(1)
    settle()
    needs.heard.board.select(needs.file.themes[0].id)
    QTest.keyClick(needs.heard.board, Qt.Key.Key_M)
    first = _picking(needs)
    assert first.chosen() == needs.file.themes[1].id
    QTest.keyClick(first.line, Qt.Key.Key_Return)
    second = _picking(needs)
    assert [second.list.item(n).text() for n in range(2)] == ["1 in 9", "Late"]
    second.reject()
    settle()
    assert len(cases.case_file(county, case_id).themes) == 2, "nothing is merged without an answer"
    QTest.keyClick(needs.heard.board, Qt.Key.Key_M)
    QTest.keyClick(_picking(needs).line, Qt.Key.Key_Return)
    second = _picking(needs)
    QTest.keyClicks(second.line, "late")
    QTest.keyClick(second.line, Qt.Key.Key_Return)
    settle()
    [left] = cases.case_file(county, case_id).themes
    assert (left.text, left.finding_id) == ("No owner", needs.file.findings[1].id)


def _picking(needs):
    [shown] = [d for d in needs.window().findChildren(PickDialog) if d.isVisible()]
    return shown
