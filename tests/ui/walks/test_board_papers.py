"""Board papers in the window: pages by keys, search, what was found, grey, saving."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from sos_desktop.domain.casework.access.left_out import LeftOutLine
from sos_desktop.domain.documents.printed_page import PageImage
from tests.ui.pages.test_board_papers import with_figures
from ui.navigation import BoardTarget
from ui.pages.board.paper_view import PageWish, SeenPage

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PADDING = (8, 4)
"""Beside and above what stands in a line of a list, in pixels, as the style sheet has it."""


pytestmark = pytest.mark.usefixtures("pages_anew")


@pytest.fixture(scope="module")
def walk(stand):
    return stand(with_figures)


@pytest.fixture
def board(window, settle):
    window.open_page(BoardTarget())
    settle()
    return window.page


def test_no_line_of_what_is_left_out_is_cut(board):
    lines, words = board.found.lines, Qt.TextFlag.TextWordWrap
    text = "Progress note: Counted from the office log, week by week, before anything changes."
    for width in range(200, 400, 40):
        lines.setFixedSize(width, 120)
        lines.show_lines([LeftOutLine("Note", text[: n % 80 + 3], "marked", ()) for n in range(90)])
        lines.doItemsLayout()
        room = lines.viewport().width() - 2 * PADDING[0] - 4
        for item in map(lines.item, range(lines.count())):
            asked = lines.fontMetrics().boundingRect(QRect(0, 0, room, 999), words, item.text())
            there = lines.visualItemRect(item).height() - 2 * PADDING[1]
            assert asked.height() <= there, (width, item.text())


def test_the_papers_are_there_and_turn_by_keys(board):
    view = board.view
    assert view.count >= 2
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.place == 1
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.place == view.count - 1
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.place == view.count - 1
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.place == 0
    assert view.accessibleName() == f"Page 1 of {view.count}"
    assert "Contents" in view.accessibleDescription()
    before = view.scale
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.scale > before
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.scale == pytest.approx(before)


def test_words_are_found_on_their_page_and_what_is_not_there_is_said(board):
    board.search.setText("no vote today")
    board.search.textEdited.emit("no vote today")
    assert "no vote today" in board.view.accessibleDescription().casefold()
    board.search.textEdited.emit("zzyzx")
    assert board.place.text() == "Not found"


def test_words_that_were_found_are_marked_where_they_stand(board, settle):
    board.search.textEdited.emit("contents")
    settle()
    image = board.view.widget().grab().toImage()
    marked = sum(
        image.pixelColor(x, y).getRgb()[:3] == (255, 224, 138)
        for x in range(0, image.width(), 2)
        for y in range(image.height())
    )
    assert marked > 20


def test_a_page_turned_back_to_is_there_at_once(board, settle):
    settle()
    wished = []
    board.view.wished.connect(wished.append)
    QTest.keyClick(board.view, Qt.Key.Key_PageDown)
    settle()
    QTest.keyClick(board.view, Qt.Key.Key_PageUp)
    assert all(wish.place == 2 for wish in wished)


def test_a_picture_of_papers_that_are_gone_is_passed_over(board, settle):
    wish = PageWish(0, 9.0)
    image = PageImage(1, 1, 3, False, bytes(3))
    board.view.show_pages(())
    board.view.show_seen(wish, SeenPage(image))
    assert board.view.widget().image is None


def test_greyscale_has_no_color(board, settle):
    board.grey.click()
    settle()
    image = board.view.widget().grab().toImage()
    seen = {
        image.pixelColor(x, y).getRgb()[:3]
        for x in range(0, image.width(), 7)
        for y in range(0, image.height(), 7)
    }
    assert len(seen) > 2
    assert all(max(color) - min(color) <= 2 for color in seen)
