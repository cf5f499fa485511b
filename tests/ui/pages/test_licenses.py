"""Licenses: reached from Help and from Find, by keys; each part shows its terms."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from sos_desktop.foundation.licenses import parts
from ui.navigation import HelpTarget, LicensesTarget


def test_help_leads_to_the_licenses_and_back(window, settle, qtbot):
    window.open_page(HelpTarget())
    settle()
    made = next(b for b in window.page.findChildren(QPushButton) if b.text() == "Licenses")
    made.setFocus()
    qtbot.keyClick(made, Qt.Key.Key_Space)
    settle()
    assert window.page.key == "licenses"
    assert [key for key, nav in window.rail.buttons.items() if nav.isChecked()] == ["help"]
    window.page.back_action.trigger()
    settle()
    assert window.page.key == "help"


def test_each_part_shows_its_version_and_terms_by_keys(window, settle, qtbot):
    window.open_page(LicensesTarget())
    settle()
    page, listed = window.page, parts()
    assert page.table.hasFocus()
    assert [row.name for row in page.table.rows_model.rows] == [part.name for part in listed]
    assert "MIT License" in page.text.toPlainText()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qt = page.table.current()
    assert qt.version
    assert page.text.accessibleName() == f"Terms of {qt.name}"
    assert page.text.toPlainText().startswith("SOS Desktop uses Qt")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in page.text.toPlainText()
    qtbot.keyClick(page.table, Qt.Key.Key_Tab)
    assert page.text.hasFocus()


def test_the_selected_part_stays_selected_when_the_look_changes(window, settle, context):
    window.open_page(LicensesTarget())
    settle()
    window.page.table.select("docxtpl")
    context.look_changed.emit()
    settle()
    assert window.page.table.current().name == "docxtpl"
    assert "docxtpl" in window.page.text.accessibleName()
