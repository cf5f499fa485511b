"""Opening cases: one by one, a whole year on release day; and the focus and head of a case."""

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from sos_desktop.domain.casework.words import Route
from sos_desktop.services import sample
from sos_desktop.services.casework import case_cycles, cases
from sos_desktop.services.casework.case_opening import OpeningFacts
from sos_desktop.services.county.county_files import create_county_file, open_county_file
from sos_desktop.services.dashboard import imports
from sos_desktop.services.identification.status import statuses
from tests.casework import ALISAL, add_leas, open_case
from tests.importers import files
from tests.ui.pages.cards import dialog, press, shown
from ui.context import AppContext
from ui.navigation import CaseTarget, IdentificationTarget
from ui.pages.caseload.release import ReleaseDialog
from ui.pages.open_case import OpenCaseDialog
from ui.widgets.forms.form_dialog import FormDialog


def test_opening_asks_for_what_the_route_needs(window, settle, county):
    add_leas(county)
    lea = cases.case_file(county, open_case(county, ALISAL)).lea
    cases.close_case(county, cases.list_cases(county)[0].case.id, "Done")
    asked = OpenCaseDialog(window.context, window, lea, 2025)
    asked.open()
    settle()
    controls = asked.form.controls
    assert "Its last case was closed" in asked.explanation.text()
    expected = {
        Route.DASHBOARD: {"year"},
        Route.VOLUNTARY: {"request"},
        Route.CALPADS: {"year", "request"},
        Route.SECOND_YEAR: {"year"},
        Route.LEVEL_3: {"year", "request"},
        Route.GEO_LEAD: {"year", "request"},
        Route.LCAP: {"request", *(name for name in controls if name.startswith("lcap_"))},
    }
    assert set(asked._routes) == set(expected)
    for route, fields in expected.items():
        asked._route_box.setCurrentIndex(asked._routes.index(route))
        visible = {name for name, control in controls.items() if control.isVisible()}
        assert visible == {"route", "opened_on", *fields}, route
    asked._route_box.setCurrentIndex(asked._routes.index(Route.LCAP))
    asked.submit()
    settle()
    assert asked.isVisible()
    controls["request"].setPlainText("Goal 2 has no budget")
    controls["lcap_clarification_on"].line.setText("9/1/2026")
    controls["lcap_response_on"].line.setText("8/1/2026")
    asked.submit()
    settle()
    assert asked.isVisible()
    controls["lcap_response_on"].line.setText("9/9/2026")
    asked.submit()
    settle()
    assert window.page.key == "case"
    assert window.page.file.case.lcap_response_on is not None


def test_an_lea_that_is_not_in_assistance_is_offered_a_voluntary_request(released, qtbot):
    from PySide6.QtWidgets import QWidget

    row = next(r for r in statuses(released.county, 2025).rows if r.lea.kind == "district")
    parent = QWidget()
    qtbot.addWidget(parent)
    asked = OpenCaseDialog(released, parent, row.lea, 2025)
    for status, route in (
        ("Differentiated Assistance, Year 1", Route.DASHBOARD),
        ("General Assistance", Route.VOLUNTARY),
    ):
        known = {2025: replace(row, status=status)}
        asked._learn(OpeningFacts(row.lea, (2025,), known, None))
        assert asked._route() is route


def _with_sample_files(folder):
    with create_county_file(folder / "a.sos", sample.COUNTY_CODE, sample=True) as county:
        for year in (2024, 2025):
            imports.commit(county, imports.preview(county, sample.sample_files(year)))


@pytest.fixture
def released(qtbot, app, made_once, tmp_path, dialogs):
    """The sample county's files, without cases."""
    from sos_desktop.foundation.settings import Settings

    made = made_once("sample files, no case", _with_sample_files)
    shutil.copyfile(made.path / "a.sos", tmp_path / "a.sos")
    with open_county_file(tmp_path / "a.sos") as county:
        made = AppContext(county, Settings(), dialogs)
        yield made
        assert made.runner.stop()


def test_release_day_previews_and_does_what_is_ticked(released, qtbot):
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    qtbot.addWidget(parent)
    said: list[str] = []
    released.notice.connect(lambda _kind, text, _action: said.append(text))

    def idle() -> bool:
        return not released.runner.busy

    asked = ReleaseDialog(released, parent, 2024)
    asked.open()
    qtbot.waitUntil(idle)
    qtbot.waitUntil(lambda: bool(asked.ticked()))
    assert asked.year.currentText() == "2024"
    assert asked.note.text().startswith("4 to open, 0 to continue.")
    asked.none_button.click()
    assert not asked.open_button.isEnabled()
    asked.table.setFocus()
    assert asked.table.select("99610050000000")
    press(asked.table, Qt.Key.Key_Space)
    press(asked.table, Qt.Key.Key_Space)
    press(asked.table, Qt.Key.Key_Space)
    assert len(asked.ticked()) == 1
    asked.submit()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["1 case opened"]
    (row,) = cases.list_cases(released.county)
    assert row.lea.name == "Laurel Bend Unified"


def test_a_further_year_is_preselected_only_where_its_data_are_loaded(released, qtbot):
    from PySide6.QtWidgets import QWidget

    from ui.pages.case.focus import continue_dialog

    parent, county = QWidget(), released.county
    qtbot.addWidget(parent)
    case_id = cases.open_case(county, "99610050000000", Route.DASHBOARD, year=2024).case_id
    asked = continue_dialog(released, parent, cases.case_file(county, case_id))
    assert asked.form.controls["year"].currentText() == "2025"
    case_cycles.continue_case(county, case_id, 2025)
    asked = continue_dialog(released, parent, cases.case_file(county, case_id))
    year = asked.form.controls["year"]
    assert year.currentText() == "Choose a year"
    assert year.itemText(1) == "2026 (nothing loaded)"


def test_the_focus_is_chosen_by_keyboard(window, settle, county):
    add_leas(county)
    case_id = open_case(county, ALISAL)
    window.open_page(CaseTarget(case_id=case_id, tab="why"))
    settle()
    window.page.tabs.tab("why").focus.edit_button.click()
    asked = dialog(FormDialog)
    groups = asked.form.controls["focus_groups"].list
    groups.setFocus()
    press(groups, Qt.Key.Key_Down)
    press(groups, Qt.Key.Key_Space)
    priorities = asked.form.controls["focus_priorities"].list
    assert priorities.count() == 8
    priorities.setFocus()
    press(priorities, Qt.Key.Key_End)
    press(priorities, Qt.Key.Key_Space)
    press(asked.save_button, Qt.Key.Key_Space)
    settle()
    case = cases.case_file(county, case_id).case
    assert (len(case.focus_groups), case.focus_priorities) == (1, (8,))


def test_the_head_shows_the_year_of_support_and_the_cases_beside(window, settle, county):
    from PySide6.QtWidgets import QLabel

    add_leas(county)
    first = open_case(county, ALISAL)
    cases.close_case(county, first, "Done")
    second = open_case(county, ALISAL)
    window.open_page(CaseTarget(case_id=second, tab="why"))
    settle()
    page = window.page
    page.tabs.tab("why").years.go_on()
    asked = dialog(FormDialog)
    asked.submit()
    settle()
    said = asked.form.problem_of("year").text()
    assert "Choose the Dashboard year" in said, "nothing is loaded, so no year is preselected"
    asked.form.controls["year"].setCurrentIndex(1)
    asked.submit()
    settle()
    assert len(cases.case_file(county, second).years) == 1
    words = [w.text() for w in page.findChildren(QLabel) if w.isVisible()]
    assert any("status not known" in text for text in words)
    link = next(a for a in page.head.links() if a.text().startswith("Earlier case"))
    assert link in page.head.more.menu().actions()
    link.trigger()
    settle()
    assert page.file.case.id == first
    assert any(a.text().startswith("Later case") for a in page.head.links())


def test_the_identification_page_leads_to_release_day(window, settle, county, tmp_path):
    red = {"color": "1", "statuslevel": "1", "box": "210"}
    made = [
        files.write(tmp_path, stem, 2025, [files.row(stem, 2025, **red)])
        for stem in ("ela", "math", "susp", "chronic", "grad", "cci")
    ]
    imports.commit(county, imports.preview(county, made))
    window.open_page(IdentificationTarget())
    settle()
    window.page.release_action.trigger()
    settle()
    asked = dialog(ReleaseDialog)
    assert window.page.key == "caseload"
    assert asked.year.currentText() == "2025"
    assert len(asked.ticked()) == 1
    asked.submit()
    settle()
    assert [row.lea.cds for row in cases.list_cases(county)] == [files.DISTRICT]
    assert len(shown(window.page)) == 1
