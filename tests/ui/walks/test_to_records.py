"""Every record of a case is gone to from Find and from the timeline: chosen, in sight, with keys.

One window for all of them; `tests/ui/test_to_the_record.py` goes where nothing is made yet.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.history.timeline import CASE, CHANGE
from sos_desktop.domain.casework.kinds import SEARCHED
from sos_desktop.services.casework import cases
from tests.ui.one_case import Hit, all_of, chosen, found_from_hit, one_case
from ui.finding import timeline_target, way_to_text
from ui.navigation import CaseTarget
from ui.pages.case.timeline import KINDS
from ui.widgets.lists.outline import CauseOutline


@pytest.fixture(scope="module")
def walk(stand):
    return stand(one_case)


@pytest.fixture(scope="module")
def case_id(walk):
    return walk.made


@pytest.fixture(scope="module")
def kept(walk, case_id):
    """A record of every kind that has a place in a case, behind others of its kind."""
    return all_of(cases.case_file(walk.window.context.county, case_id))


@pytest.mark.parametrize("kind", [kind.table for kind in SEARCHED.values() if kind.part])
def test_a_hit_leads_to_its_record(window, settle, kept, case_id, kind):
    window.activateWindow()
    record = kept[kind]
    assert found_from_hit(window, settle, record, case_id) == (record.id, True)


def test_two_records_in_one_row_are_told_apart(window, settle, kept, case_id):
    window.activateWindow()
    for kind in ("measure", "action", "aim", "measure"):
        record = kept[kind]
        assert found_from_hit(window, settle, record, case_id) == (record.id, True)


@pytest.mark.parametrize("kind", ["contact", "progress_note", "note", "hand_over"])
def test_also_when_the_case_is_open_already(window, settle, kept, case_id, kind):
    window.activateWindow()
    tabs = ("why", "outreach", "needs", "support", "progress", "tasks", "timeline", "files")
    for tab in tabs:  # all of them made, the page small
        window.open_page(CaseTarget(case_id=case_id, tab=tab))
        settle()
    window.resize(1024, 640)
    record = kept[kind]
    assert found_from_hit(window, settle, record, case_id) == (record.id, True)


def test_a_filter_that_hides_it_is_taken_away(window, settle, kept, case_id):
    window.activateWindow()
    window.open_page(CaseTarget(case_id=case_id, tab="files"))
    settle()
    tab = window.page.tabs.current()
    tab.kind.setCurrentText(w.NoteKind.INTERPRETATION.words)
    record = kept["note"]
    assert found_from_hit(window, settle, record, case_id) == (record.id, True)
    assert tab.kind.currentIndex() == 0


def test_filters_of_the_timeline_are_taken_away(window, settle, kept, case_id):
    window.activateWindow()
    window.open_page(CaseTarget(case_id=case_id, tab="timeline"))
    settle()
    tab = window.page.tabs.current()
    tab.kind.setCurrentIndex(3)
    tab.words.setText("zzz")
    record = kept["hand_over"]
    assert found_from_hit(window, settle, record, case_id) == (record.id, True)
    assert (tab.kind.currentIndex(), tab.words.text()) == (0, "")


def test_what_is_gone_is_said(window, settle, kept, case_id):
    window.open_page(way_to_text(Hit("task", "gone", case_id)))
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
    window.open_page(way_to_text(Hit("cause", kept["cause"].id, case_id)))
    settle()
    assert isinstance(QApplication.focusWidget(), CauseOutline)
