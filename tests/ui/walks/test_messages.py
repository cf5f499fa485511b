"""Messages lie over a page and move nothing of it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from tests.casework import add_leas, fill, open_case
from ui.navigation import CaseTarget

LONG = "A file could not be read. " * 30


def filled_case(county, _folder):
    add_leas(county)
    made = open_case(county)
    fill(county, made)
    return made


@pytest.fixture(scope="module")
def walk(stand):
    return stand(filled_case)


@pytest.fixture
def case(walk, window, settle):
    """The window on the case, with no message."""
    window.open_page(CaseTarget(case_id=walk.made))
    window.notice.hide()
    window.notice.job_bar.hide()
    settle()
    return window


def _places(window):
    """Where every part of the page lies in the window; a tip of a button is a window of its own."""
    page = window.stack
    return {
        id(part): (part.mapTo(window, QPoint(0, 0)), part.size())
        for part in (page, *page.findChildren(QWidget))
        if not part.isWindow()
    }


@pytest.mark.parametrize("kind", ["good", "info", "warn", "bad"])
@pytest.mark.parametrize("text", ["Task added: Call", LONG])
def test_no_message_moves_anything(case, settle, kind, text):
    before = _places(case)
    case.context.notice.emit(kind, text, "Undo")
    case.notice.job_bar.show()
    settle()
    assert case.notice.isVisible()
    assert _places(case) == before
    bars = case.notice.panes()
    area = case.stack.geometry()
    inside = [bar.parentWidget().geometry() for bar in bars]
    assert all(area.contains(place) for place in inside), (area, inside)
    case.notice.hide()
    case.notice.job_bar.hide()
    settle()
    assert _places(case) == before
