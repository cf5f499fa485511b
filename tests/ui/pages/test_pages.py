"""Every page: empty, filled, usable by keyboard and by name."""

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
    QWidget,
)

from sos_desktop.domain.casework.words import Route, Stage
from sos_desktop.services.casework import cases, records
from sos_desktop.services.dashboard import imports
from tests.casework import one_of_each
from tests.importers import files
from ui.navigation import (
    TARGETS,
    CaseloadTarget,
    CaseTarget,
    DistrictsTarget,
    IdentificationTarget,
    SettingsTarget,
    Target,
)
from ui.pages.case.tabs import CaseTab
from ui.pages.registry import PAGES
from ui.widgets.basics import ActionButton

_CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextBrowser)
_INNER = ("qt_spinbox_lineedit", "qt_scrollarea_viewport")


def identified_case(county, folder):
    """An identified district with a case that has one record of every kind."""
    red = {"color": "1", "statuslevel": "1", "box": "210"}
    made = [
        files.write(folder, stem, 2025, [files.row(stem, 2025, **red)])
        for stem in ("ela", "math", "susp", "chronic", "grad", "cci")
    ]
    imports.commit(county, imports.preview(county, made))
    changes = cases.open_case(county, files.DISTRICT, Route.DASHBOARD, year=2025)
    for record in one_of_each(changes.case_id):
        records.save(county, record)
    return changes.case_id


@pytest.fixture
def county_template(prepared, request, new_county_file):
    filled = "filled" in request.fixturenames
    return prepared(identified_case).path if filled else new_county_file


@pytest.fixture
def filled(prepared):
    return prepared(identified_case).made


def words(page: QWidget) -> str:
    return " ".join(w.text() for w in page.findChildren(QLabel) if w.isVisible())


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("today", "Nothing to do yet"),
        ("caseload", "No cases yet"),
        ("districts", "No districts yet"),
        ("identification", "Nothing to identify yet"),
        ("data", "No Dashboard files loaded"),
        ("reports", "No letters yet"),
        ("providers", "No providers yet"),
        ("case", "This case is not here"),
        ("visit", "No case to visit yet"),
    ],
)
def test_an_empty_page_says_what_belongs_there_and_offers_a_step(window, settle, key, says):
    window.open_page(TARGETS[key]())
    settle()
    assert says in words(window.page)
    primary = [
        b
        for b in window.findChildren(QAbstractButton)
        if b.isVisible() and b.property("role") == "primary"
    ]
    assert len(primary) == 1


def _target(key: str, case_id: str) -> Target:
    return TARGETS[key](**({"case_id": case_id} if key in ("case", "visit") else {}))


@pytest.mark.parametrize("key", list(PAGES))
def test_every_control_has_a_name_and_can_be_reached(window, settle, filled, key):
    window.open_page(_target(key, filled))
    settle()
    nameless = []
    for control in window.findChildren(QWidget):
        if not isinstance(control, _CONTROLS) or not control.isVisible():
            continue
        if control.objectName() in _INNER or control.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if not (
            control.accessibleName() or (isinstance(control, QAbstractButton) and control.text())
        ):
            nameless.append(f"{type(control).__name__} {control.objectName()}")
    assert nameless == []


@pytest.mark.parametrize("key", list(PAGES))
@pytest.mark.parametrize("size", [(1024, 768), (1440, 900)])
def test_no_page_is_wider_than_its_window(window, settle, filled, key, size):
    window.resize(*size)
    window.open_page(_target(key, filled))
    settle()
    assert window.width() == size[0]
    assert window.page.minimumSizeHint().width() <= size[0] - window.rail.width()


@pytest.mark.parametrize(
    "tab", ["why", "outreach", "needs", "support", "progress", "tasks", "timeline", "files"]
)
def test_every_tab_of_a_case_shows_its_part(window, settle, filled, tab):
    window.open_page(CaseTarget(case_id=filled, tab=tab))
    settle()
    expected = {
        "why": "Students with disabilities: Priority 4",
        "outreach": "Contacts and meetings",
        "needs": "Strengths and needs by state priority",
        "support": "open at the right",
        "progress": "Changes by quarter",
        "tasks": "Tasks",
        "timeline": "Timeline",
        "files": "Site visits",
    }[tab]
    assert expected in words(window.page)


def test_each_step_of_needs_shows_its_part(window, settle, filled):
    window.open_page(CaseTarget(case_id=filled, tab="needs"))
    settle()
    needs = window.page.tabs.tab("needs")
    parts = ("Strengths and needs by state priority", "Interviews", "Problem of practice")
    for made, expected in zip(needs.steps.buttons, parts, strict=True):
        made.click()
        settle()
        shown = words(needs)
        assert [part for part in parts if part in shown] == [expected]


def test_a_buttons_words_follow_the_case(window, settle, filled, county):
    window.open_page(CaseTarget(case_id=filled))
    settle()

    def words_on_top():
        return [b.text() for b in window.findChildren(ActionButton) if b.isVisible()]

    for stage in (Stage.OUTREACH, Stage.NEEDS, Stage.SUPPORT):
        cases.move_stage(county, filled, stage, "For the test")
        window.page.mark_stale()
        settle()
        further = {Stage.OUTREACH: "Move to needs", Stage.NEEDS: "Move to support"}.get(stage)
        assert any(text.startswith(further or "Move…") for text in words_on_top())


def test_only_the_tab_one_looks_at_is_made(window, settle, filled):
    window.open_page(CaseTarget(case_id=filled, tab="tasks"))
    settle()
    assert len(window.page.tabs.findChildren(CaseTab)) == 1


def test_models_keep_qts_rules(window, settle, filled):
    for key in ("identification", "districts", "data", "caseload", "reports"):
        window.open_page(TARGETS[key]())
        settle()
        for view in window.page.findChildren(QAbstractItemView):
            QAbstractItemModelTester(
                view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal
            )


def test_the_heat_map_speaks(window, settle, filled):
    window.open_page(DistrictsTarget(cds=files.DISTRICT))
    settle()
    page = window.page
    index = page.detail.heat_map.heat.index(0, 0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "Students with disabilities, ELA: 10.0, Red, maintained, +0.7, 120 students; counts toward "
        "letter code K"
    )
    last = page.detail.heat_map.heat.index(0, page.detail.heat_map.heat.columnCount() - 1)
    said = str(last.data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("Students with disabilities, letter code K, priorities 4,")
    assert "ELA" in page.detail.cell_line.text()
    page.detail.reasons_button.click()
    settle()
    assert "Priority 4. ELA Red (10.0" in words(page.detail.why)
    assert "From eladownload2025.txt, row 2" in words(page.detail.why)


def test_an_export_of_what_is_seen(window, settle, filled, dialogs, tmp_path):
    dialogs.target = tmp_path / "letters.xlsx"
    window.open_page(IdentificationTarget())
    settle()
    window.page.export_action.trigger()
    settle()
    sheets = openpyxl.load_workbook(dialogs.target).worksheets
    cells = {str(c.value) for sheet in sheets for row in sheet.iter_rows() for c in row}
    assert {"LEA", "Status", "SWD", "Cañada Union"} <= cells
    assert any("Computed (estimate)" in cell for cell in cells)
    assert "Saved letters.xlsx" in window.notice.text.text()


def test_filters_stay_after_an_edit(window, settle, filled, county):
    window.open_page(CaseloadTarget())
    settle()
    window.page.filters.text.setText("zzz")
    assert window.page.none_left.isVisible()
    window.context.change(lambda: cases.assign(county, filled, "Ana"), owner=window)
    settle()
    assert window.page.filters.text.text() == "zzz"
    assert window.page.none_left.isVisible()


def test_undo_is_named_and_works(window, settle, filled, county):
    window.context.change(lambda: cases.assign(county, filled, "Ana"), owner=window)
    settle()
    assert window.actions_.undo.text() == "Undo assign to Ana"
    window.actions_.undo.trigger()
    settle()
    assert cases.case_file(county, filled).case.consultant == ""
    assert window.actions_.redo.isEnabled()


def test_a_look_is_chosen_and_kept(window, settle, context):
    window.open_page(SettingsTarget())
    settle()
    page = window.page
    page.look.setCurrentIndex(2)
    page.look.activated.emit(2)
    assert context.settings.theme == "dark"
    page.user.setText("Rosa Peña")
    page.user.editingFinished.emit()
    assert context.county.user == "Rosa Peña"
