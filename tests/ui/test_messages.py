"""Messages lie over the page, wait for who reads them, are said aloud, and can be read again."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from sos_desktop.domain.casework.records import Task
from sos_desktop.services.casework import records
from tests.casework import add_leas, open_case
from ui.jobs import Job
from ui.main_window import MainWindow
from ui.models.table import Column
from ui.navigation import CaseloadTarget, CaseTarget, FindTarget, IdentificationTarget, TodayTarget
from ui.pages.case.part_bar import PartBar
from ui.widgets import announce as announcing
from ui.widgets.frame.head_line import HeadLine
from ui.widgets.frame.notice import NoticeBar
from ui.widgets.frame.page_bar import PageBar
from ui.widgets.lists.tables import RecordTable
from ui.widgets.segments import Segments
from ui.widgets.stepped import Stepped

LONG = "A file could not be read. " * 30


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was given to assistive technology to be said."""
    heard: list[str] = []
    monkeypatch.setattr(
        announcing.QAccessible, "updateAccessibility", lambda event: heard.append(event.message())
    )
    return heard


def _line(window: MainWindow) -> NoticeBar:
    return window.notice._line


def _banner(window: MainWindow) -> NoticeBar:
    return window.notice._banner


def test_long_work_that_was_over_at_once_leaves_nothing_in_sight(window) -> None:
    """A small file is read before anybody can ask to be told."""
    bar, job = window.notice.job_bar, Job(lambda _progress, _cancel: None)
    job.run()
    job.ended = True
    bar.follow("Reading attendance.csv", job)
    assert not bar._delay.isActive()
    assert not bar._poll.isActive()


def test_a_line_waits_for_the_pointer_and_for_the_keys(window, settle) -> None:
    window.context.notice.emit("good", "Task added", "Undo")
    settle()
    line = _line(window)
    assert line._timer.isActive()
    middle = QPointF(line.rect().center())
    QApplication.sendEvent(line, QEnterEvent(middle, middle, middle))
    assert not line._timer.isActive()
    QApplication.sendEvent(line, QEvent(QEvent.Type.Leave))
    assert line._timer.isActive()
    window.activateWindow()
    line.action.setFocus()
    line.time_is_up()
    assert line.isVisible()
    assert line._timer.isActive()
    window.search.setFocus()
    line.time_is_up()
    assert not line.isVisible()


def test_a_line_lies_over_no_control_where_it_can(window, settle, county) -> None:
    """It lay over "Evidence for…", while one had just noted evidence."""
    add_leas(county)
    window.resize(1366, 768)
    window.open_page(CaseTarget(case_id=open_case(county), tab="needs"))
    settle()
    page = window.page
    below = QPushButton("Evidence for…", page)
    beside = QLineEdit(page)
    middle, low = page.width() // 2, page.height() - 60
    below.setGeometry(middle - 60, low, 120, 30)
    for made in (below, beside):
        made.show()
    window.notice.show_notice("good", "Evidence added: Interview", "Undo", lambda: None)
    settle()

    def covers(made: QWidget) -> bool:
        line = _line(window)
        place = QRect(made.mapTo(window, QPoint(0, 0)), made.size())
        return place.intersects(QRect(line.mapTo(window, QPoint(0, 0)), line.size()))

    assert not covers(below)
    here = page.mapFrom(window, _line(window).mapTo(window, QPoint(0, 0)))
    beside.setGeometry(here.x(), here.y(), 120, 30)
    beside.raise_()
    window.activateWindow()
    beside.setFocus()
    settle()
    assert not covers(beside), "keys came to what it lay over"


def test_a_line_gives_way_to_a_bar_that_comes_below_it(window, settle, county) -> None:
    """Of the bar of selected cases it covered "Hand over…", just when one had chosen some."""
    add_leas(county)
    open_case(county)
    window.resize(1366, 768)
    window.open_page(CaseloadTarget())
    settle()
    window.notice.show_notice("good", "9 cases opened", "Undo", lambda: None)
    settle()
    bar = window.page.bar
    bar.show_count(1, 0)
    settle()
    line = _line(window)
    here = QRect(line.mapTo(window, QPoint(0, 0)), line.size())
    assert not here.intersects(QRect(bar.mapTo(window, QPoint(0, 0)), bar.size()))


def test_keys_go_back_to_where_they_were(window, settle) -> None:
    """When the line has gone, Enter may not press whatever stands next."""
    window.activateWindow()
    settle()
    before = next(made for made in window.page.findChildren(QPushButton) if made.isVisible())
    before.setFocus()
    window.context.notice.emit("good", "Task added", "Undo")
    settle()
    _line(window).action.setFocus()
    QTest.keyClick(_line(window).action, Qt.Key.Key_Escape)
    assert not _line(window).isVisible()
    assert QApplication.focusWidget() is before


def test_every_message_is_said_aloud_once(window, settle, county, said) -> None:
    add_leas(county)
    case_id = open_case(county)
    window.context.notice.emit("bad", "The plan was not written.", "")
    assert said == ["The plan was not written."]
    window.context.change(
        lambda: records.save(county, Task(case_id=case_id, title="Call")), owner=window
    )
    settle()
    assert said[1:] == ["Task added: Call"]
    for _look in range(2):
        window.file_watch.bar.show_notice("bad", "Monterey.sos is not in its place.", "Save…")
    assert said[2:] == ["Monterey.sos is not in its place."]


def test_the_worst_is_in_front_and_the_others_wait(window, settle) -> None:
    window.context.notice.emit("bad", "The plan was not written.", "")
    window.context.notice.emit("warn", "One file is unreadable.", "")
    window.context.offer.emit("info", "Something typed is still there.", "Go on", lambda: None)
    settle()
    banner = _banner(window)
    assert banner.text.text() == "The plan was not written."
    assert banner.more.text() == "2 more"
    banner.close_button.click()
    assert (banner.text.text(), banner.more.text()) == ("One file is unreadable.", "1 more")
    banner.close_button.click()
    assert banner.text.text() == "Something typed is still there."
    assert banner.more.isHidden()
    banner.close_button.click()
    assert not window.notice.isVisible()


def test_messages_give_way_to_the_row_keys_are_in(window, settle, county) -> None:
    """An offer lay over rows one sorted; a line over the end of the row one had just changed."""
    add_leas(county)
    window.resize(1366, 768)
    window.open_page(CaseTarget(case_id=open_case(county), tab="needs"))
    settle()
    columns = [Column("Whose words", str), Column("Quote", str)]
    rows = RecordTable(columns, name="Quotes", parent=window.page)
    rows.set_rows([f"Quote {number}" for number in range(30)])
    rows.setGeometry(0, 60, window.page.width() - 10, window.page.height() - 60)
    rows.show()
    rows.raise_()
    window.activateWindow()
    rows.setFocus()
    window.context.offer.emit("info", "8 tasks can be added.", "Look at them…", lambda: None)
    window.notice.show_notice("good", "Cause changed", "Undo", lambda: None)
    settle()
    seen = set()
    for _row in range(20):
        QTest.keyClick(rows, Qt.Key.Key_Down)
        settle()
        row = rows.visualRect(rows.currentIndex())
        row = QRect(0, row.y(), rows.viewport().width(), row.height())
        row.moveTopLeft(rows.viewport().mapTo(window, row.topLeft()))
        for bar in (_banner(window), _line(window)):
            place = QRect(bar.mapTo(window, QPoint(0, 0)), bar.size())
            assert not place.intersects(row), (bar.text.text(), rows.currentIndex().row())
            seen.add((bar.text.text(), place.y()))
    assert len(seen) > 2, "nothing lay below"


def test_a_banner_takes_one_line_where_what_it_says_fits(window, settle) -> None:
    """Two lines lay over the headings of what one works on."""
    window.resize(1366, 768)
    heights = []
    for text in ("8 tasks can be added for needs and root causes.", LONG):
        window.context.offer.emit("info", text, "Look at them…", lambda: None)
        settle()
        banner = _banner(window)
        heights.append(banner.height())
        assert banner.text.height() >= banner.text.heightForWidth(banner.text.width())
    assert heights[0] <= 44
    assert heights[1] > 100


def test_a_banner_leaves_free_what_one_turns_a_page_by(window, settle, county) -> None:
    """First lines, tabs, steps and views, on every page, also where it was in sight before."""
    add_leas(county)
    case_id = open_case(county)
    window.context.notice.emit("bad", "The plan was not written.", "")
    needs, support = (CaseTarget(case_id, tab) for tab in ("needs", "support"))
    targets = (TodayTarget(), CaseloadTarget(), FindTarget(text="a"), IdentificationTarget())
    for target in (*targets, CaseTarget(case_id), needs, support):
        window.open_page(target)
        settle()
        column = window.notice._top
        banner = QRect(column.mapTo(window, QPoint(0, 0)), column.size())
        steps = [made.bar for made in window.page.findChildren(Stepped)]
        kinds = (PageBar, HeadLine, Segments, PartBar)
        found = [made for kind in kinds for made in window.page.findChildren(kind)]
        kept = [made for made in (*found, *steps) if made.isVisible()]
        assert kept
        for made in kept:
            place = QRect(made.mapTo(window, QPoint(0, 0)), made.size())
            assert not banner.intersects(place), (target, made, banner, place)


def test_what_is_to_be_decided_stays_until_it_is(window, settle) -> None:
    decided = []
    window.context.offer.emit("info", "Still there.", "Go on", lambda: decided.append(1))
    for text in ("Task added", "Task removed"):
        window.context.notice.emit("good", text, "Undo")
        settle()
        _line(window).time_is_up()
    banner = _banner(window)
    assert banner.isVisible()
    assert not banner._timer.isActive()
    banner.action.click()
    assert decided == [1]
    assert not banner.isVisible()


@pytest.fixture
def opened(window: MainWindow, settle: Callable[[], None]) -> Iterator[QWidget]:
    for text in ("Task added: Call", "Task removed: Call"):
        window.context.notice.emit("good", text, "Undo")
    window.actions_.past_messages()
    settle()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    yield dialog
    dialog.close()


def test_messages_that_have_gone_can_be_read_again(opened) -> None:
    rows = opened.table.rows_model.rows
    assert [row.text for row in rows] == ["Task removed: Call", "Task added: Call"]


def test_what_is_no_longer_so_goes_and_what_stands_behind_it_comes(window, settle, county) -> None:
    so = {"stick": True, "file": True}
    stand = window.context.standing.emit
    stand(lambda: so["file"], "warn", "A second state lies beside it.", "Show them…", lambda: None)
    window.context.notice.emit("warn", "This happened.", "")
    stand(lambda: so["stick"], "bad", "The stick is not there now.", "", None)
    settle()
    window.notices.look()
    settle()
    assert _banner(window).text.text() == "The stick is not there now."
    assert _banner(window).more.text() == "2 more"
    so["file"] = False
    window.notices.look()
    settle()
    assert _banner(window).more.text() == "1 more"
    so["stick"] = False
    _banner(window).close_button.setFocus()  # nobody's button changes its meaning below the keys
    window.notices.look()
    settle()
    assert _banner(window).text.text() == "The stick is not there now."
    window.page.setFocus()
    window.notices.look()
    settle()
    assert _banner(window).text.text() == "This happened."
    assert window.notice.past[-1].text == "The stick is not there now."
    stand(lambda: True, "bad", "The file is damaged.", "", None)
    window.context.show_county(county)
    settle()
    assert _banner(window).text.text() == "This happened."


def test_a_sentence_that_says_how_it_is_now_can_be_taken_back() -> None:
    """One of a place that was not there stood until it was closed, though a copy got there."""
    words = re.compile(r"\bnow\b|\bstill (there|waiting)\b|not connected|too little room")
    found = []
    for room in ("ui", "sos_desktop/services/county", "db"):
        for file in Path(room).rglob("*.py"):
            source = file.read_text(encoding="utf-8")
            if words.search(source):
                found += [
                    f"{file}: {call}" for call in _said(ast.parse(source)) if words.search(call)
                ]
    assert not found


def _said(tree: ast.AST) -> Iterator[str]:
    """The words of what stays in sight until it is closed, with nothing that takes it back."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = ast.unparse(call.func)
        stays = name.endswith(("notice.emit", "offer.emit")) and "'good'" not in ast.unparse(call)
        passes = name.endswith("notice.emit") and "'info'" in ast.unparse(call)
        refuses = name == "EnvironmentProblem" and all(key.arg != "still" for key in call.keywords)
        if refuses or (stays and not passes):
            texts = (one.value for one in ast.walk(call) if isinstance(one, ast.Constant))
            yield " ".join(text for text in texts if isinstance(text, str))


def test_however_often_parts_of_a_page_move_a_banner_is_placed_before_it_is_painted(
    window, settle, monkeypatch
) -> None:
    """Placed at every move it took a third of the time in which a page comes."""
    window.context.notice.emit("bad", "The plan was not written.", "")
    window.open_page(CaseloadTarget())
    settle()
    column = window.notice._top
    placed = []
    monkeypatch.setattr(window.notice, "_put", lambda *where: placed.append(where))
    line = window.page.findChildren(HeadLine)[0]
    for step in (*range(1, 20), 0):
        line.move(line.x(), line.y() + step)
        line.move(line.x(), line.y() - step)
    assert not placed
    settle()
    once_more = 1  # to give way to what has the keys
    assert 1 <= [where[0] for where in placed].count(column) <= 1 + once_more
