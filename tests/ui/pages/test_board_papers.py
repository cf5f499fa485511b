"""Board papers in the window: pages by keys, search, what was found, saving."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sos_desktop.domain.casework.words import Route
from sos_desktop.services.casework import cases
from sos_desktop.services.dashboard.districts import list_districts
from tests.letters import load_figures
from ui.navigation import BoardTarget


@pytest.fixture
def board(window, settle, county, tmp_path):
    load_figures(county, tmp_path)
    cds = list_districts(county)[0].lea.cds
    cases.open_case(county, cds, Route.VOLUNTARY, request="Help with attendance")
    window.open_page(BoardTarget())
    settle()
    return window.page


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


def test_greyscale_has_no_color(board):
    board.grey.click()
    image = board.view.widget().grab().toImage()
    seen = {
        image.pixelColor(x, y).getRgb()[:3]
        for x in range(0, image.width(), 7)
        for y in range(0, image.height(), 7)
    }
    assert len(seen) > 2
    assert all(max(color) - min(color) <= 2 for color in seen)


def test_a_paper_is_saved_and_the_good_pack_can_be_opened(board, settle, tmp_path, dialogs):
    assert board.found.checks.count() >= 6
    assert not board.good_action.isEnabled()
    dialogs.target = tmp_path / "pack.pdf"
    board.save_action.trigger()
    settle()
    assert (tmp_path / "pack.pdf").read_bytes().startswith(b"%PDF")
