"""Every page: empty, filled, usable by keyboard and by name."""

import openpyxl
import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
)

from sos_desktop.domain.casework.words import Stage
from sos_desktop.services.casework import cases
from tests.prepared_case import prepared_by
from tests.ui.one_case import identified_case
from tests.ui.pages.reading import words
from ui.navigation import (
    TARGETS,
    CaseloadTarget,
    CaseTarget,
    IdentificationTarget,
    SettingsTarget,
)
from ui.pages.case.tabs import CaseTab
from ui.widgets.basics import ActionButton

county_template, filled = prepared_by(identified_case, "filled")


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
