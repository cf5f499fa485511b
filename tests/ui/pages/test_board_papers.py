"""Board papers in the window: pages by keys, search, what was found, saving."""

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRect, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from sos_desktop.domain.casework.access.left_out import LeftOutLine
from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.documents.printed_page import PageImage
from sos_desktop.foundation.errors import Cancelled
from sos_desktop.foundation.jobs import CancelToken
from sos_desktop.services.casework import cases
from sos_desktop.services.dashboard import imports
from sos_desktop.services.dashboard.districts import list_districts
from tests.importers import files
from tests.letters import load_figures
from ui.navigation import BoardTarget, CaseTarget
from ui.pages.board.paper_view import PageWish, SeenPage
from ui.pages.board.printing import print_pages
from ui.pages.find_commands import commands_beside

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PADDING = (8, 4)
"""Beside and above what stands in a line of a list, in pixels, as the style sheet has it."""


def with_figures(county, folder):
    load_figures(county, folder)
    cds = list_districts(county)[0].lea.cds
    cases.open_case(county, cds, Route.VOLUNTARY, request="Help with attendance")


@pytest.fixture
def county_template(prepared):
    return prepared(with_figures).path


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


def test_the_pages_asked_for_are_printed(app, tmp_path):
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    drawn = []

    def draw(place, scale, grey):
        drawn.append((place, round(scale, 2), grey))
        return PageImage(612, 792, 612 * 3, False, bytes(612 * 792 * 3))

    printer.setFromTo(2, 9)
    print_pages(printer, 3, draw)
    assert [place for place, _scale, _grey in drawn] == [1, 2]
    assert all(scale <= 300 / 72 for _place, scale, _grey in drawn)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2


def test_printing_stops_when_asked_to(app, tmp_path):
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    stop = CancelToken()
    stop.cancel()
    with pytest.raises(Cancelled):
        print_pages(printer, 3, lambda *_asked: pytest.fail("drawn"), cancel=stop)


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


def test_a_paper_is_saved_and_the_good_pack_can_be_opened(board, settle, tmp_path, dialogs):
    assert board.found.checks.count() >= 6
    assert not board.good_action.isEnabled()
    dialogs.target = tmp_path / "pack.pdf"
    board.save_action.trigger()
    settle()
    assert (tmp_path / "pack.pdf").read_bytes().startswith(b"%PDF")


@pytest.fixture
def second(board, county, tmp_path):
    """An open case that is not the first of Board papers."""
    cds = "27666660000000"
    row = files.row("susp", 2022, cds=cds, districtname="Zephyr Union")
    path = files.write(tmp_path, "susp", 2022, [row])
    imports.commit(county, imports.preview(county, [path]))
    return cases.open_case(county, cds, Route.VOLUNTARY, request="Help").case_id


@pytest.mark.parametrize("way", ["menu", "keys", "find"])
def test_a_case_leads_to_its_own_papers(window, context, settle, second, way):
    window.open_page(CaseTarget(second))
    settle()
    case = window.page
    if way == "menu":
        assert case.board_action in case.head.more.menu().actions()
        case.board_action.trigger()
    elif way == "keys":
        QTest.keyClick(window, Qt.Key.Key_B, CONTROL | SHIFT)
    else:
        found = [made for made in commands_beside("today") if "board papers" in made.words]
        context.go.emit(found[0].target_for(second))
    settle()
    assert window.page.key == "board"
    assert window.page.current_case() == second
    assert window.page.districts.currentIndex() == 1


def test_a_closed_case_is_not_answered_with_the_papers_of_another_in_silence(
    window, settle, county, second
):
    cases.close_case(county, second, "Support has ended")
    window.open_page(CaseTarget(second))
    settle()
    assert not window.page.board_action.isEnabled()
    window.open_page(BoardTarget(second))
    settle()
    assert window.page.current_case() != second
    assert any("another district" in one.text for one in window.notice.past)
