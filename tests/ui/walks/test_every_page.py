"""Every page as one walks through them: names, headings, widths, and what each part shows."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from tests.importers import files
from tests.ui.one_case import identified_case
from tests.ui.pages.reading import role, words
from ui.navigation import TARGETS, CaseTarget, DistrictsTarget, Target
from ui.pages.find_commands import find_commands
from ui.pages.registry import PAGES

_CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextBrowser)
_INNER = ("qt_spinbox_lineedit", "qt_scrollarea_viewport")


@pytest.fixture(scope="module")
def walk(stand):
    return stand(identified_case)


@pytest.fixture(scope="module")
def filled(walk):
    return walk.made


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


@pytest.mark.parametrize("key", list(PAGES))
def test_every_button_in_a_line_has_a_name(window, settle, filled, key):
    window.open_page(_target(key, filled))
    settle()
    if key == "case":
        window.page.tabs.turn_to("timeline")
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


@pytest.mark.parametrize("key", sorted(TARGETS))
def test_every_page_has_a_heading_and_stands_in_the_title_of_the_window(
    window, settle, filled, key
):
    window.open_page(_target(key, filled))
    settle()
    shown = window.page
    assert window.windowTitle().startswith(shown.windowTitle())
    if key == "case":
        assert shown.file.lea.name in window.windowTitle()
    else:
        assert shown.title in window.windowTitle()
    if key == "help":
        return  # a document, whose headings are its own
    headings = [
        made
        for made in shown.findChildren(QLabel)
        if made.isVisible() and role(made) == QAccessible.Role.Heading
    ]
    assert headings, "nothing on the page is a heading"


@pytest.mark.parametrize(
    "tab", ["why", "outreach", "support", "progress", "tasks", "timeline", "files"]
)
def test_every_tab_of_a_case_shows_its_part(window, settle, filled, tab):
    window.open_page(CaseTarget(case_id=filled, tab=tab))
    settle()
    expected = {
        "why": "Students with disabilities: Priority 4",
        "outreach": "Contacts and meetings",
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


def _tab(made):
    return getattr(made.target, "tab", None) or ""


PLACES = sorted({(made.target.page, _tab(made)) for made in find_commands()})


@pytest.mark.parametrize(("page", "tab"), PLACES)
def test_every_action_has_its_control_on_its_page(window, settle, filled, page, tab):
    there = [made for made in find_commands() if (made.target.page, _tab(made)) == (page, tab)]
    window.open_page(replace(there[0].target_for(filled), begin=None))
    settle()
    for made in there:
        control = made.control(window.page)
        assert control.text() or control.accessibleName()
        if page == "case" and tab:
            tabs = window.page.findChild(QTabWidget)
            at = control.parent() if isinstance(control, QAction) else control
            assert tabs.currentWidget().isAncestorOf(at), made.words
