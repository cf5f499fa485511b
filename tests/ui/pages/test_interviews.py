"""An interview from the line it is typed into to the list, the timeline, Find and back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from sos_desktop.domain.casework.history.timeline import timeline
from sos_desktop.services.casework import cases
from sos_desktop.services.county import search, undo
from tests.prepared_case import opened_case, prepared_by
from ui.navigation import CaseTarget

county_template, case_id = prepared_by(opened_case, "case_id")


@pytest.fixture
def needs(window, settle, case_id):
    window.open_page(CaseTarget(case_id=case_id, tab="needs"))
    settle()
    return window.page.tabs.tab("needs")


def enter(needs, settle, **texts):
    needs.interviews.add_button.click()
    entry = needs.interviews.entry
    for name, text in texts.items():
        QTest.keyClicks(entry.controls[name], text)
    QTest.keyClick(entry.controls["role"], Qt.Key.Key_Return)
    settle()
    return entry


def test_it_stands_everywhere_and_goes_again(needs, settle, county):
    enter(needs, settle, role="A bus driver", summary="Route 7 is late", quotes="Every day")
    (kept,) = cases.case_file(county, needs.file.case.id).interviews
    assert (kept.role, kept.quotes) == ("A bus driver", "Every day")
    assert [i.id for i in needs.interviews.table.rows_model.rows] == [kept.id]
    told = [e.title for e in timeline(needs.file) if e.record_id == kept.id]
    assert told == ["Interview: A bus driver"]
    assert [hit.record_id for hit in search.texts(county, "route")] == [kept.id]
    undo.undo(county)
    settle()
    assert cases.case_file(county, needs.file.case.id).interviews == ()


def test_what_was_entered_is_in_sight(needs, window, settle):
    """Also where it was begun from Find, with the list far below on the page."""
    window.resize(1024, 640)
    settle()
    enter(needs, settle, role="A bus driver", summary="Route 7 is late")
    settle()
    table = needs.interviews.table
    middle = table.visualRect(table.currentIndex()).center()
    assert table.viewport().visibleRegion().contains(middle)


def test_a_voice_without_a_role_is_refused_beside_its_field(needs, settle):
    entry = enter(needs, settle, summary="Somebody said something")
    assert "a role, not a name" in entry.problem.text()
    assert entry.controls["summary"].text() == "Somebody said something"
    assert entry.controls["role"].property("invalid") == "true"
    assert needs.interviews.table.rows_model.rows == ()


def test_who_is_heard_without_a_noted_role_is_told_and_the_line_asks_for_it(needs, settle):
    enter(needs, settle, role="A parent of two", summary="Late on Mondays")
    heard = needs.steps.buttons[1].state
    assert heard == "1 person, no role noted"
    said = [label.text() for label in needs.heard.findChildren(QLabel)]
    assert "1 person of no noted role" in said
    assert "perspective" in needs.interviews.entry.controls
