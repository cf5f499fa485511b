"""The cross in a search line has a name, and the rail marks where one is or nothing."""

import pytest
from PySide6.QtWidgets import QLineEdit, QToolButton

from tests.casework import add_leas, open_case
from ui.pages.registry import PAGES


@pytest.mark.parametrize("key", list(PAGES))
def test_every_button_in_a_line_has_a_name(window, settle, county, key):
    add_leas(county)
    case_id = open_case(county)
    window.open_page(key, {"case_id": case_id} if key in ("case", "visit") else {})
    settle()
    if key == "case":
        window.page.tabs.setCurrentIndex(5)
        settle()
    lines = [line for line in window.findChildren(QLineEdit) if line.isClearButtonEnabled()]
    nameless = [
        line.accessibleName()
        for line in lines
        for made in line.findChildren(QToolButton)
        if not made.accessibleName()
    ]
    assert nameless == []
    if key in ("find", "people", "caseload", "case"):
        assert lines


def marked(window):
    return [key for key, nav in window.rail.buttons.items() if nav.isChecked()]


def test_no_page_of_the_rail_is_marked_while_find_is_open(window, settle):
    window.open_page("caseload", {})
    settle()
    assert marked(window) == ["caseload"]
    window.open_page("find", {"text": "bus"})
    settle()
    assert marked(window) == []
    window.rail.buttons["caseload"].click()
    settle()
    assert marked(window) == ["caseload"]
    window.open_page("people", {})
    settle()
    assert marked(window) == ["districts"]
