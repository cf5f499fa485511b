"""Find and the timeline lead to the record itself: chosen, in sight, with the keys."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from db.models.registry import new_row
from sos_desktop.domain.casework import records as e
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.history.timeline import CASE, CHANGE
from sos_desktop.domain.casework.kinds import CASE_LISTS, SEARCHED
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import search
from tests.casework import add_leas, one_of_each, open_case
from ui.finding import timeline_target, way_to_text
from ui.navigation import CaseTarget, TodayTarget
from ui.pages.case.chain.view import ChainView
from ui.pages.case.timeline import KINDS
from ui.widgets.lists.outline import CauseOutline

DAY = date(2026, 11, 16)


class _Hit:
    """A hit of a kind, as far as its way asks."""

    def __init__(self, kind, record_id, case_id):
        self.kind, self.record_id, self.case_id = kind, record_id, case_id


def one_case(county, _folder):
    """A record of every kind that has a place in a case, behind others of its kind."""
    add_leas(county)
    case_id = open_case(county)
    with county.session("Many") as session:
        for place in range(12):
            for record in (
                r.Contact(case_id=case_id, kind=w.ContactKind.CALL, held_on=DAY, people="P"),
                e.Note(case_id=case_id, kind=w.NoteKind.OTHER, text=f"N {place}", noted_on=DAY),
                r.Task(case_id=case_id, title=f"T {place}", due_on=DAY),
            ):
                session.add(new_row(record))
    for record in one_of_each(case_id):
        records.save(county, record)
    cases.move_stage(county, case_id, w.Stage.OUTREACH, "Ready")
    return case_id


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
    return _all_of(cases.case_file(county, case_id))


def _all_of(file):
    lists = (getattr(file, name) for name in CASE_LISTS.values())
    return {kind_of(type(record)).table: record for found in lists for record in found}


def chosen(window):
    """The id of the record the keys are on, and whether it is in sight."""
    view = QApplication.focusWidget()
    assert isinstance(view, QAbstractItemView), view
    above = view.parentWidget()
    while above is not None and not isinstance(above, ChainView):
        above = above.parentWidget()
    record = view.current() if above is None else above.current()
    index = view.currentIndex()
    middle = view.visualRect(index).center()
    seen = view.viewport().visibleRegion().contains(middle)
    return (record.record_id if hasattr(record, "record_id") else record.id), seen


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


@pytest.mark.parametrize("kind", [kind.table for kind in SEARCHED.values() if kind.part])
def test_a_hit_leads_to_its_record(window, settle, kept, case_id, kind):
    window.activateWindow()
    window.open_page(way_to_text(_Hit(kind, kept[kind].id, case_id)))
    settle()
    settle()
    assert chosen(window) == (kept[kind].id, True)


def test_two_records_in_one_row_are_told_apart(window, settle, kept, case_id):
    window.activateWindow()
    for kind in ("measure", "action", "aim", "measure"):
        window.open_page(way_to_text(_Hit(kind, kept[kind].id, case_id)))
        settle()
        settle()
        assert chosen(window) == (kept[kind].id, True)


@pytest.mark.parametrize("kind", ["contact", "progress_note", "note", "hand_over"])
def test_also_when_the_case_is_open_already(window, settle, kept, case_id, kind):
    window.activateWindow()
    tabs = ("why", "outreach", "needs", "support", "progress", "tasks", "timeline", "files")
    for tab in tabs:  # all of them made, the page small
        window.open_page(CaseTarget(case_id=case_id, tab=tab))
        settle()
    window.resize(1024, 640)
    window.open_page(way_to_text(_Hit(kind, kept[kind].id, case_id)))
    settle()
    settle()
    assert chosen(window) == (kept[kind].id, True)


def test_a_filter_that_hides_it_is_taken_away(window, settle, kept, case_id):
    window.activateWindow()
    window.open_page(CaseTarget(case_id=case_id, tab="files"))
    settle()
    tab = window.page.tabs.current()
    tab.kind.setCurrentText(w.NoteKind.INTERPRETATION.words)
    window.open_page(way_to_text(_Hit("note", kept["note"].id, case_id)))
    settle()
    assert chosen(window) == (kept["note"].id, True)
    assert tab.kind.currentIndex() == 0


def test_filters_of_the_timeline_are_taken_away(window, settle, kept, case_id):
    window.activateWindow()
    window.open_page(CaseTarget(case_id=case_id, tab="timeline"))
    settle()
    tab = window.page.tabs.current()
    tab.kind.setCurrentIndex(3)
    tab.words.setText("zzz")
    window.open_page(way_to_text(_Hit("hand_over", kept["hand_over"].id, case_id)))
    settle()
    assert chosen(window) == (kept["hand_over"].id, True)
    assert (tab.kind.currentIndex(), tab.words.text()) == (0, "")


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


def test_what_is_gone_is_said(window, settle, kept, case_id):
    window.open_page(way_to_text(_Hit("task", "gone", case_id)))
    settle()
    assert "no longer in the case" in window.notice.text.text()


@pytest.fixture
def timeline(window, settle, kept, case_id):
    window.activateWindow()
    window.open_page(CaseTarget(case_id=case_id, tab="timeline"))
    settle()
    return window.page.tabs.current()


def _stand_on(tab, kind):
    entry = next(entry for entry in tab.table.rows_model.rows if entry.kind == kind)
    assert tab.table.select((entry.kind, entry.record_id) if entry.record_id else entry)
    tab.table.setFocus()
    return entry


OWN = (
    "check_in",
    "lesson",
    "support_exit",
    "contact",
    "progress_note",
    "progress_score",
    "note",
    "document",
    "decision",
    "referral",
    "interview",
    "pdsa_cycle",
)


@pytest.mark.parametrize("kind", OWN)
def test_enter_on_the_timeline_goes_to_the_record(timeline, window, settle, kind):
    entry = _stand_on(timeline, kind)
    QTest.keyClick(timeline.table, Qt.Key.Key_Return)
    settle()
    settle()
    assert chosen(window) == (entry.record_id, True)
    assert window.page.tabs.current() is not timeline


def test_so_does_a_double_click_and_the_button(timeline, window, settle):
    entry = _stand_on(timeline, "decision")
    timeline.table.doubleClicked.emit(timeline.table.currentIndex())
    settle()
    assert chosen(window)[0] == entry.record_id
    window.page.tabs.turn_to("timeline")
    settle()
    assert timeline.card.step.text() == "Show the decision"
    timeline.card.step.click()
    settle()
    assert chosen(window)[0] == entry.record_id


@pytest.mark.parametrize("kind", [CASE, "stage_move", CHANGE])
def test_what_has_no_record_is_read_whole(timeline, settle, kind):
    entry = _stand_on(timeline, kind)
    QTest.keyClick(timeline.table, Qt.Key.Key_Return)
    settle()
    text = timeline.card.text
    assert text.hasFocus()
    assert text.toPlainText().startswith(entry.title)
    assert "on the timeline only" in text.accessibleDescription()
    assert timeline.card.step.isHidden()


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


def test_every_kind_of_happening_that_has_a_record_has_a_way():
    class _Entry:
        record_id = "r"

    for kind in KINDS:
        entry = _Entry()
        entry.kind = kind
        way = timeline_target("c", entry)
        assert (way is not None) is (kind in (*OWN, "task", "look_back")), kind
        if way is not None:
            assert way.record is not None
            assert (way.case_id, way.record[1]) == ("c", "r")
            assert way.tab


def test_the_outline_of_causes_opens_on_the_cause(window, settle, kept, case_id):
    window.activateWindow()
    window.open_page(way_to_text(_Hit("cause", kept["cause"].id, case_id)))
    settle()
    assert isinstance(QApplication.focusWidget(), CauseOutline)
