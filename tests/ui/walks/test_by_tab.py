"""Going through a case by Tab alone leaves no trace in its file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests import shot_list
from tests.ui.conftest import Walk
from tests.ui.test_every_view import on_sample

_TABS = ("why", "outreach", "needs", "support", "progress", "tasks", "timeline", "files")


@pytest.fixture(scope="module")
def walk(tmp_path_factory, sample_county_file, qapp):
    with on_sample(tmp_path_factory.mktemp("by tab"), sample_county_file) as (window, settle):
        yield Walk(window, settle, None)


@pytest.mark.parametrize("tab", _TABS)
def test_walking_through_a_case_by_tab_changes_nothing(window, settle, tab):
    county = window.context.county
    [place] = [p for p in shot_list.places(county) if p.name == f"case-{tab}"]
    window.activateWindow()
    window.open_page(place.target)
    settle()
    before = _log(county)
    for key in [Qt.Key.Key_Tab] * 40 + [Qt.Key.Key_Backtab] * 20:
        QTest.keyClick(QApplication.focusWidget() or window, key)
    settle()
    assert _log(county) == before


def _log(county):
    with county.session() as session:
        counted = session.connection().exec_driver_sql("SELECT count(*) FROM change_log")
        return int(counted.scalar() or 0)
