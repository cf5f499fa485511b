"""Board papers in the window: pages by keys, search, what was found, saving."""

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

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
