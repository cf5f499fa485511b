"""Walks over a window that stands: one for each module, which says in `walk` what it shows."""

from dataclasses import fields

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from sos_desktop.foundation.settings import Settings
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

    It begins as a window does that was just made: before all others, keys on the rail, nothing
    said, nothing typed into Find and nothing remembered. Pages that are put away stay with the
    window, because the program never destroys one while it is open.
    """
    window.activateWindow()
    window.rail.here().setFocus()
    window.notice.hide()
    window.search.clear()
    settings, fresh = window.context.settings, Settings()
    for kept in fields(fresh):
        setattr(settings, kept.name, getattr(fresh, kept.name))
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
            window.stack.removeWidget(area)
            vars(window).setdefault("put_away", []).append((area, window._pages.pop(key)))
