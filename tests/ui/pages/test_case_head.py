"""The head of a case: one line and the tabs, which say where the case stands."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint

from sos_desktop.domain.casework.stages import open_points
from sos_desktop.domain.casework.words import Stage
from sos_desktop.services.casework import cases
from tests.casework import add_leas, fill, open_case
from ui.navigation import CaseTarget
from ui.pages.case.missing import CONSULTANT, PLACES
from ui.pages.case.move import MoveDialog
from ui.pages.case.tabs import CaseTab

_TALLEST = 120


@pytest.fixture
def case_id(county):
    add_leas(county)
    made = open_case(county)
    fill(county, made)
    return made


@pytest.fixture
def page(window, settle, case_id):
    window.resize(1366, 768)
    window.open_page(CaseTarget(case_id=case_id))
    settle()
    return window.page


def test_the_head_takes_little_of_the_window(page):
    tab = page.tabs.current()
    assert 60 <= tab.mapTo(page, QPoint(0, 0)).y() <= _TALLEST


@pytest.mark.parametrize(("width", "percent"), [(1366, 100), (1024, 100), (700, 150)])
def test_no_tab_runs_out_of_its_bar(page, window, settle, width, percent):
    from PySide6.QtWidgets import QApplication

    from ui import theme

    theme.apply(QApplication.instance(), theme.Scheme.LIGHT, percent)
    window.resize(width, 700)
    settle()
    bar = page.tabs.bar
    assert bar.tabRect(bar.count() - 1).right() <= page.tabs.width()
    for place in range(bar.count()):
        assert bar.said(place) == bar.accessibleTabName(place) == bar.tabToolTip(place)
    theme.apply(QApplication.instance(), theme.Scheme.LIGHT)


def test_a_click_on_a_stage_moves_nothing(page, settle, county, case_id):
    before = cases.case_file(county, case_id).case.stage
    page.tabs.turn_to("support")
    settle()
    assert cases.case_file(county, case_id).case.stage is before


def test_a_stage_one_moves_to_is_shown_from_its_top(page, settle, county, case_id, qtbot):
    page.tabs.turn_to("outreach")
    settle()
    area = page.tabs.tab("outreach").area
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    page.tabs.turn_to("why")
    settle()
    page.move_action.trigger()
    dialog = next(w for w in page.findChildren(MoveDialog) if w.isVisible())
    dialog.form.controls["reason"].setPlainText("The board asked")
    dialog.submit()
    settle()
    for extra in page.window().findChildren(MoveDialog):
        extra.close()
    here = cases.case_file(county, case_id).case.stage
    assert here is Stage.OUTREACH
    assert page.tabs.key() == "outreach"
    assert area.verticalScrollBar().value() == 0
    assert page.tabs.said("outreach").startswith("2 Outreach, here")
    assert page.tabs.said("why").startswith("1 Identification, done")


def test_every_open_point_leads_to_a_place(page, settle):
    known = {
        *open_points._WORDS,
        *open_points._COUNTED,
    }
    assert {CONSULTANT, *PLACES} == known
    for tab, widget in set(PLACES.values()):
        made = page.tabs.tab(tab)
        assert isinstance(made, CaseTab)
        assert getattr(made, widget) is not None


def test_what_is_missing_gets_the_keys(page, settle, county, case_id):
    case = cases.case_file(county, case_id).case
    cases.update_case(county, replace(case, service_level=None))
    page.mark_stale()
    settle()
    page._go_to_missing("service_level")
    settle()
    assert page.tabs.key() == "outreach"
    assert page.window().focusWidget() is page.tabs.tab("outreach").service
