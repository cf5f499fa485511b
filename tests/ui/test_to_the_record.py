"""Find and the timeline lead to the record itself: chosen, in sight, with the keys."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.models.registry import new_row
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.kinds import SEARCHED
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import search
from tests.casework import add_leas, open_case
from tests.ui.one_case import DAY, all_of, chosen, found_from_hit, one_case
from ui.finding import way_to_text
from ui.navigation import CaseTarget, TodayTarget


def bare_case(county, _folder):
    add_leas(county)
    return open_case(county)


@pytest.fixture
def begun(prepared, request):
    return prepared(one_case if "kept" in request.fixturenames else bare_case)


@pytest.fixture
def county_template(begun):
    return begun.path


@pytest.fixture
def case_id(begun):
    return begun.made


@pytest.fixture
def kept(county, case_id):
    """A record of every kind that has a place in a case, behind others of its kind."""
    return all_of(cases.case_file(county, case_id))


@pytest.mark.parametrize("kind", ["task", "contact"])
def test_a_line_of_today_leads_to_its_record(window, settle, county, case_id, kind):
    """The one that is due, behind others that are not."""
    day = clock.today() + timedelta(days=3)
    with county.session("Many") as session:
        for place in range(12):
            session.add(new_row(r.Task(case_id=case_id, title=f"T {place}")))
            session.add(
                new_row(
                    r.Contact(
                        case_id=case_id,
                        kind=w.ContactKind.CALL,
                        held_on=day - timedelta(days=place + 9),
                    )
                )
            )
    due = {
        "task": r.Task(case_id=case_id, title="Send data", due_on=day),
        "contact": r.Contact(
            case_id=case_id, kind=w.ContactKind.MEETING, held_on=day, people="The board"
        ),
    }[kind]
    records.save(county, due)
    window.open_page(TodayTarget())
    window.page.everybody.click()
    settle()
    agenda = window.page.agenda
    card = agenda.soon if kind == "task" else agenda.coming
    assert card.focus_line(0)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert chosen(window) == (due.id, True)


FIRST = {kind.part: kind.table for kind in reversed(SEARCHED.values()) if kind.part}
"""A kind of each part of a case; `tests/ui/walks/test_to_records.py` goes to all of them."""


@pytest.mark.parametrize("kind", FIRST.values())
def test_a_hit_leads_to_its_record_where_nothing_is_made_yet(window, settle, kept, case_id, kind):
    window.activateWindow()
    record = kept[kind]
    assert found_from_hit(window, settle, record, case_id) == (record.id, True)


def _found(county, word):
    (hit,) = (hit for hit in search.texts(county, word) if hit.kind == "support_case")
    return way_to_text(hit)


def test_texts_of_the_case_itself_are_gone_to(window, settle, county, case_id):
    window.activateWindow()
    window.open_page(_found(county, "attendance"))
    settle()
    assert "Help with attendance" in window.page.tabs.current().card.text.toPlainText()
    assert chosen(window)[1]
    case = cases.case_file(county, case_id).case
    cases.update_case(county, replace(case, problem_of_practice="Zebras are late"))
    window.open_page(_found(county, "zebra"))
    settle()
    settle()
    assert window.page.tabs.current().problem.hasFocus()
    assert not window.page.tabs.current().problem.visibleRegion().isEmpty()


@pytest.fixture
def timeline(window, settle, kept, case_id):
    window.activateWindow()
    window.open_page(CaseTarget(case_id=case_id, tab="timeline"))
    settle()
    return window.page.tabs.current()


def test_the_chosen_entry_stands_whole_below(timeline, window, settle, county, case_id):
    long = "\n".join(f"Line {number} of what was said" for number in range(30))
    contact = r.Contact(case_id=case_id, kind=w.ContactKind.MEETING, held_on=DAY, summary=long)
    records.save(county, contact)
    window.page.mark_stale()
    settle()
    timeline.table.select(("contact", contact.id))
    assert timeline.card.text.toPlainText() == f"{w.ContactKind.MEETING.words}\n{long}"
    window.page.mark_stale()
    settle()
    assert timeline.table.current().record_id == contact.id
