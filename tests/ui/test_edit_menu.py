"""Cut, copy and paste of the Edit menu act where the keys are."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from tests.casework import add_leas
from ui.navigation import DistrictsTarget


@pytest.fixture
def edit(window):
    [menu] = [
        found
        for action in window.menuBar().actions()
        if isinstance(found := action.menu(), QMenu) and "Edit" in found.title()
    ]
    window.activateWindow()
    return menu


@pytest.fixture
def clipboard(app):
    QGuiApplication.clipboard().clear()
    return QGuiApplication.clipboard()


def test_a_field_is_cut_and_pasted_into(window, edit, clipboard, settle):
    clip = window.actions_.clipboard
    window.search.setFocus()
    window.search.setText("attendance")
    edit.aboutToShow.emit()
    assert not clip.cut.isEnabled(), "nothing is marked"
    assert not clip.paste.isEnabled(), "nothing is there to paste"
    window.search.selectAll()
    edit.aboutToShow.emit()
    clip.cut.trigger()
    assert (window.search.text(), clipboard.text()) == ("", "attendance")
    edit.aboutToShow.emit()
    assert clip.paste.isEnabled()
    clip.paste.trigger()
    assert window.search.text() == "attendance"


def test_a_row_is_copied_as_its_list_copies(window, edit, clipboard, settle, county):
    add_leas(county)
    window.open_page(DistrictsTarget())
    settle()
    table = window.page.table
    table.setFocus()
    table.select_row(0)
    edit.aboutToShow.emit()
    clip = window.actions_.clipboard
    assert clip.copy.isEnabled()
    assert not clip.cut.isEnabled()
    clip.copy.trigger()
    assert clipboard.text() == table.currentIndex().data()
