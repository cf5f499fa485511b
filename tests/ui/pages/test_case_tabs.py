"""The tabs of a case are built and filled piece by piece, and whole whenever they are asked for."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from sos_desktop.domain.casework.records import Contact
from sos_desktop.domain.casework.words import ContactKind
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county.undo import undo
from tests.casework import ALISAL, SALINAS, add_leas, open_case
from tests.prepared_case import prepared_by
from tests.statements import statements
from ui import theme
from ui.navigation import CaseTarget, LicensesTarget
from ui.pages.case.outreach import OutreachTab
from ui.pages.case.tabs import CaseTab

OUTREACH = OutreachTab.key


def two_cases(county, _folder):
    """Two cases, each with a contact of its own."""
    add_leas(county)
    made = [open_case(county, SALINAS), open_case(county, ALISAL)]
    for case_id, who in zip(made, ("Salinas", "Alisal"), strict=True):
        records.save(
            county,
            Contact(
                case_id=case_id,
                kind=ContactKind.CALL,
                held_on=date(2026, 11, 2),
                people=who,
            ),
        )
    return made


county_template, two = prepared_by(two_cases, "two")


def with_whom(tab):
    return [contact.people for contact in tab.contacts.table.rows_model.rows]


def test_the_window_has_its_turn_between_the_lists(context, county, two, qtbot):
    tab = OutreachTab(context)
    qtbot.addWidget(tab)
    pieces = list(tab.pieces(cases.case_file(county, two[0])))
    assert len(pieces) > len(tab.lists())
    assert with_whom(tab) == ["Salinas"]
    again = list(tab.pieces(cases.case_file(county, two[1])))
    assert 0 < len(again) < len(pieces), "what is built stays"
    assert with_whom(tab) == ["Alisal"]


def test_another_case_asked_for_in_the_middle(window, settle, two):
    window.open_page(CaseTarget(case_id=two[0], tab="outreach"))
    for _turn in range(4):
        QApplication.processEvents()
    window.open_page(CaseTarget(case_id=two[1], tab="outreach"))
    settle()
    tab = window.page.tabs.tab(OUTREACH)
    assert tab.file.case.id == two[1]
    assert with_whom(tab) == ["Alisal"]
    assert tab.updatesEnabled()


@pytest.mark.parametrize("turns", range(0, 16, 3))
def test_a_tab_asked_for_in_the_middle_is_whole(window, settle, context, qtbot, two, turns):
    window.open_page(CaseTarget(case_id=two[0], tab="outreach"))
    qtbot.waitUntil(lambda: window.page.file is not None)
    for _turn in range(turns):
        QApplication.processEvents()
    tab = window.page.tabs.tab(OUTREACH)
    assert with_whom(tab) == ["Salinas"]
    assert tab.updatesEnabled()
    settle()


def test_a_tab_left_in_the_middle_is_finished_later(window, settle, two):
    window.open_page(CaseTarget(case_id=two[0], tab="outreach"))
    for _turn in range(4):
        QApplication.processEvents()
    window.page.tabs.turn_to("tasks")
    settle()
    window.page.tabs.turn_to(OUTREACH)
    settle()
    assert with_whom(window.page.tabs.tab(OUTREACH)) == ["Salinas"]


class TwoParts(CaseTab):
    def build(self):
        self.parts = 1
        yield
        self.parts = 2


def test_what_was_given_up_while_a_tab_was_made_is_made_later(context):
    tab = TwoParts(context)
    given_up = tab.pieces(None)
    next(given_up)
    given_up.close()
    tab.show_file(None)
    assert tab.parts == 2


def _of_cases(asked):
    return [text for text in asked if "FROM contact" in text or "FROM support_case" in text]


def test_a_case_opened_again_is_not_read_again(window, settle, county, two):
    window.open_page(CaseTarget(case_id=two[0], tab="outreach"))
    settle()
    settle()
    window.open_page(LicensesTarget())
    settle()
    with statements() as asked:
        window.open_page(CaseTarget(case_id=two[0], tab="outreach"))
        settle()
    assert _of_cases(asked) == []
    assert with_whom(window.page.tabs.tab(OUTREACH)) == ["Salinas"]


@pytest.mark.parametrize("told", [True, False], ids=["told", "not told"])
def test_whatever_was_written_meanwhile_is_seen(window, settle, county, two, told):
    window.open_page(CaseTarget(case_id=two[0], tab="outreach"))
    settle()
    window.open_page(LicensesTarget())
    settle()
    (contact,) = cases.case_file(county, two[0]).contacts
    changes = records.save(county, replace(contact, people="Somebody else"))
    if told:
        window.context.announce(changes)
    window.open_page(CaseTarget(case_id=two[0], tab="outreach"))
    settle()
    assert with_whom(window.page.tabs.tab(OUTREACH)) == ["Somebody else"]
    window.open_page(LicensesTarget())
    settle()
    undo(county)
    window.open_page(CaseTarget(case_id=two[0], tab="outreach"))
    settle()
    assert with_whom(window.page.tabs.tab(OUTREACH)) == ["Salinas"]


def test_another_day_reads_a_case_again(window, settle, county, two, monkeypatch):
    window.open_page(CaseTarget(case_id=two[0], tab="outreach"))
    settle()
    window.open_page(LicensesTarget())
    settle()
    tomorrow = clock.today() + timedelta(days=1)
    monkeypatch.setattr(clock, "today", lambda: tomorrow)
    with statements() as asked:
        window.open_page(CaseTarget(case_id=two[0], tab="outreach"))
        settle()
    assert _of_cases(asked)


def test_keys_stay_on_the_bar_when_the_case_turns_its_part(window, settle, county):
    """After a case was moved they were nowhere: the part that was left took them along."""
    add_leas(county)
    window.activateWindow()
    window.open_page(CaseTarget(case_id=open_case(county)))
    settle()
    tabs = window.page.tabs
    tabs.bar.setFocus()
    for key in ("outreach", "needs", "why"):
        tabs.turn_to(key)
        assert QApplication.focusWidget() is tabs.bar
        settle()
        assert QApplication.focusWidget() is tabs.bar


@pytest.mark.parametrize("text_percent", [150])
def test_the_part_one_is_in_is_named_whole(window, settle, county):
    """At 150% in a window of 1024 pixels it read "3 Needs and cau…"."""
    add_leas(county)
    window.open_page(CaseTarget(case_id=open_case(county), tab="needs"))
    settle()
    bar = window.page.tabs.tabBar()
    for width in (760, 800, 860):
        bar.parentWidget().setFixedWidth(width)
        settle()
        strong, place = QFontMetrics(theme.font("strong")), bar.currentIndex()
        room = bar.tabRect(place).width() - bar._left(place) - 8 + 1
        title = "3 Needs and causes"
        assert strong.elidedText(title, Qt.TextElideMode.ElideRight, room) == title, width
        assert bar.tabRect(bar.count() - 1).right() <= width
