"""Walks over a window that stands: one for each module, which says in `walk` what it shows."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from ui.navigation import LicensesTarget


@pytest.fixture
def settle(walk):
    return walk.settle


@pytest.fixture
def window(walk):
    walk.window.resize(1280, 820)
    return walk.window


@pytest.fixture
def dialogs(window):
    return window.context.dialogs


@pytest.fixture
def pages_anew(window, settle):
    """Pages are made anew for each test: those before it may be filtered, sorted or turned.

    All but the one that the window rests on meanwhile.
    """
    window.open_page(LicensesTarget())
    settle()
    resting = window.page.key
    yield
    for shown in QApplication.topLevelWidgets():
        if isinstance(shown, QDialog) and shown.isVisible():
            shown.close()
    window.open_page(LicensesTarget())
    settle()
    for key in [*window._areas]:
        if key != resting:
            area = window._areas.pop(key)
            del window._pages[key]
            window.stack.removeWidget(area)
            area.deleteLater()
    settle()
