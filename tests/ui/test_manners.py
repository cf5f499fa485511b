"""Lines, rail and pages behave: names for crosses, the right mark, no window of its own."""

from ui.navigation import CaseloadTarget, FindTarget, PeopleTarget


def marked(window):
    return [key for key, nav in window.rail.buttons.items() if nav.isChecked()]


def test_no_page_of_the_rail_is_marked_while_find_is_open(window, settle):
    window.open_page(CaseloadTarget())
    settle()
    assert marked(window) == ["caseload"]
    window.open_page(FindTarget(text="bus"))
    settle()
    assert marked(window) == []
    window.rail.buttons["caseload"].click()
    settle()
    assert marked(window) == ["caseload"]
    window.open_page(PeopleTarget())
    settle()
    assert marked(window) == ["districts"]
