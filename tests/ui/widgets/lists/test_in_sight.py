"""What one works on stays in sight and where it is: the line typed into, the row just pressed."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from sos_desktop.domain.casework.records import (
    Cause,
    Decision,
    DistrictPriority,
    Evidence,
    Interview,
    TeamMember,
)
from sos_desktop.domain.casework.words import EvidenceKind, Stage
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from tests.prepared_case import opened_case, prepared_by
from ui.navigation import CaseTarget
from ui.widgets import refusal
from ui.widgets.lists.scroll_to import give_focus

ENTER = Qt.Key.Key_Return


county_template, case_id = prepared_by(opened_case, "case_id")


@pytest.fixture
def tab(window, settle, county, case_id):
    """Outreach on the smallest laptop, with lists that are longer than its page."""
    for number in range(6):
        records.save(county, DistrictPriority(case_id=case_id, text=f"Priority {number}"))
        records.save(county, TeamMember(case_id=case_id, name=f"Member {number}"))
        records.save(
            county,
            Decision(
                case_id=case_id, stage=Stage.OUTREACH, decided_on=clock.today(), text=f"D {number}"
            ),
        )
    window.resize(1366, 720)
    window.activateWindow()
    window.open_page(CaseTarget(case_id=case_id, tab="outreach"))
    settle()
    return window.page.tabs.tab("outreach")


def at_keys() -> Any:
    """What has the focus."""
    return QApplication.focusWidget()


def in_view(tab, widget):
    """Whether all of a widget stands in the part of the page one sees."""
    view = tab.area.viewport()
    top = widget.mapTo(view, QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= view.height()


def test_the_line_one_types_into_stays_whole_in_sight(tab, settle):
    rows = tab.decisions
    rows.add()
    settle()
    for number in range(10):
        QTest.keyClicks(at_keys(), f"{number}")
        QTest.keyClick(at_keys(), ENTER)
        settle()
        assert in_view(tab, rows.entry.line), f"after {number + 1}"
    assert rows.entry.isAncestorOf(QApplication.focusWidget())


def test_what_a_line_refuses_stands_in_sight_and_is_said(tab, settle, monkeypatch):
    said = []
    monkeypatch.setattr(refusal, "announce", lambda _at, text, **_how: said.append(text))
    entry = tab.goals.entry
    bar = tab.area.verticalScrollBar()
    bar.setValue(bar.value() + entry.mapTo(tab.area.viewport(), QPoint(0, 0)).y() - 510)
    tab.goals.add()
    settle()
    assert in_view(tab, entry.line)
    QTest.keyClicks(at_keys(), "the words of a goal where its number belongs")
    QTest.keyClick(at_keys(), ENTER)
    settle()
    assert in_view(tab, entry.line)
    assert in_view(tab, entry.problem)
    assert said == [entry.problem.text()]


def test_a_row_stays_where_it_was_pressed_when_its_details_open_and_go(tab, settle, qtbot):
    table = tab.decisions.table
    table.setFocus()
    table.select_row(3)
    settle()

    def place():
        row = table.visualRect(table.currentIndex()).topLeft()
        return table.viewport().mapTo(tab.area.viewport(), row).y()

    before = place()
    width = tab.area.width()
    tab.decisions.edit()
    settle()
    assert tab.area.width() < width, "the details stand beside the list"
    qtbot.waitUntil(lambda: abs(place() - before) <= 1)
    tab.beside.inspector.close_it()
    settle()
    qtbot.waitUntil(lambda: abs(place() - before) <= 1)


def test_the_details_are_those_of_the_list_the_keys_are_in(tab, settle):
    """A step from what is missing led to another list, beside the details of the first."""
    tab.priorities.table.select_row(0)
    tab.priorities.edit()
    settle()
    inspector = tab.beside.inspector
    assert inspector.record_id == tab.priorities.current().id
    tab.team.table.select_row(2)
    tab.priorities.table.setFocus()
    tab.team.table.setFocus()
    settle()
    assert inspector.record_id == tab.team.current().id


def test_a_reading_that_is_older_takes_no_entered_row_away(tab, settle, county, case_id):
    older = cases.case_file(county, case_id)
    rows = tab.priorities
    rows.add()
    settle()
    QTest.keyClicks(at_keys(), "Just entered")
    QTest.keyClick(at_keys(), ENTER)
    rows.show_records(older, older.priorities)
    assert [p.text for p in rows.table.rows_model.rows][-1] == "Just entered"
    assert rows.current().text == "Just entered"
    settle()
    newer = cases.case_file(county, case_id)
    rows.show_records(newer, newer.priorities)
    assert len(rows.table.rows_model.rows) == 7
    records.remove(county, newer.priorities[-1])
    last = cases.case_file(county, case_id)
    rows.show_records(last, last.priorities)
    assert len(rows.table.rows_model.rows) == 6


def test_the_cells_of_the_last_line_come_after_their_list_for_tab(tab, settle):
    """Made late, they once came after everything else of the window."""
    rows = tab.decisions
    rows.add()
    settle()
    passed, at = [], rows.add_button
    for _step in range(40):
        at = at.nextInFocusChain()
        passed.append(at)
    cells = [passed.index(cell) for cell in rows.entry.controls.values() if cell in passed]
    assert len(cells) == len(rows.entry.controls)
    assert cells == sorted(cells)


def test_keys_stay_in_the_last_line_whose_cells_are_made_anew(window, settle, county, case_id):
    """What is offered in one had changed: the cell that got the keys went, and they with it."""
    window.resize(1366, 720)
    window.activateWindow()
    window.open_page(CaseTarget(case_id=case_id, tab="needs"))
    settle()
    needs = window.page.tabs.tab("needs")
    needs.steps.turn_to(1)
    needs.quotes.add()
    settle()
    needs.quotes.add_button.setFocus()
    settle()
    records.save(county, Interview(case_id=case_id, role="A parent", held_on=clock.today()))
    window.context.changed.emit(Changes(Subject.CASE_CONTENT, case_id=case_id))
    settle()
    needs.quotes.entry.controls[needs.quotes.entry.main].setFocus()
    settle()
    assert needs.quotes.entry.isAncestorOf(QApplication.focusWidget())


def test_keys_come_back_to_the_cell_they_were_in_when_a_dialog_closes(tab, settle):
    """The line folded meanwhile, and they went to Find."""
    rows = tab.goals
    rows.add()
    settle()
    last = list(rows.entry.controls.values())[-1]
    last.setFocus()
    settle()
    dialog = QDialog(tab.window())
    dialog.open()
    dialog.activateWindow()
    settle()
    dialog.close()
    tab.window().activateWindow()
    settle()
    assert at_keys() is last


def test_the_way_up_from_the_last_line_leads_to_the_row_above_it(tab, settle):
    rows = tab.decisions
    rows.table.select_row(0)
    rows.add()
    settle()
    QTest.keyClick(at_keys(), Qt.Key.Key_Up)
    settle()
    assert at_keys() is rows.table
    assert rows.table.currentIndex().row() == rows.table.proxy.rowCount() - 1


def test_what_can_be_done_with_a_row_lies_beside_who_may_read_it(window, settle, county, case_id):
    """The drawings lay over its last words, and long evidence was cut for days and sources."""
    cause = Cause(case_id=case_id, text="Nobody owns the daily list of those who are absent")
    records.save(county, cause)
    for number in range(3):
        text = f"Of {number + 2}14 referrals of students with disabilities, 171 ended in the office"
        kind = EvidenceKind.LOCAL
        source = "Student information system, export of the fall"
        made = Evidence(case_id=case_id, kind=kind, text=text, cause_id=cause.id, source=source)
        records.save(county, replace(made, gathered_on=clock.today()))
    window.resize(1366, 768)
    window.activateWindow()
    window.open_page(CaseTarget(case_id=case_id, tab="needs"))
    settle()
    rows = window.page.tabs.tab("needs").evidence
    give_focus(window.context, rows.table)
    settle()
    table, acts = rows.table, rows.row_actions
    assert acts.isVisible()
    last = len(table.rows_model.columns) - 1
    words = table.fontMetrics().horizontalAdvance(table.texts_of(last)[0])
    left = table.columnViewportPosition(last)
    seen = QRect(left, acts.geometry().top(), words, 10)
    assert not acts.geometry().intersects(seen)
    assert table.columnWidth(1) > table.fontMetrics().averageCharWidth() * 36
