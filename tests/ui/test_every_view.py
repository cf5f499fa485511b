"""Every page, view and dialog of the sample county is walked once; each guard looks at each."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget

from sos_desktop.foundation.settings import Settings
from sos_desktop.services.county.county_files import CountyFile, open_county_file
from tests import shot_list
from tests.resting import rest
from tests.ui import guards
from tests.ui.conftest import ScriptedDialogs, let_windows_go
from ui import theme
from ui.app import make_application
from ui.context import AppContext
from ui.main_window import MainWindow

pytestmark = pytest.mark.timeout(600)  # the walk is long, and the machine may be busy

GUARDS: dict[str, Callable[[QWidget], Iterator[str]]] = {
    "no wheel changes a value": guards.wheel,
    "no list of a box is cut": guards.popups,
    "no hint of a field is cut": guards.hints,
    "no short choice is cut": guards.chosen_words,
    "no table scrolls sideways that has room": guards.sideways,
    "Ctrl+Enter goes on": guards.leads_on,
    "every list has its menu": guards.menus,
    "whatever keys reach has a name that holds its words": guards.names,
    "every table has headers of columns and rows": guards.headers,
    "no word of a heading is cut": guards.headings,
    "no word of a cell that wraps is cut": guards.cell_words,
    "cells say aloud what one sees in them": guards.spoken,
    "Tab goes as one reads": guards.order_of_keys,
    "the row that keys come to is marked": guards.marked_rows,
}


Walk = tuple[MainWindow, Callable[[], None]]


@contextmanager
def opened(path: Path, percent: int) -> Iterator[Walk]:
    """A window on a copy of the sample county, and what waits until it has settled."""
    county = open_county_file(path)
    app = make_application()
    theme.apply(app, theme.Scheme.LIGHT, percent)
    context = AppContext(county, Settings(text_percent=percent), ScriptedDialogs())
    window = MainWindow(context)
    window.resize(1366, 720)
    window.show()

    def settle() -> None:
        for _turn in range(4):
            _wait(context)
            QApplication.processEvents()

    settle()
    yield window, settle
    settle()
    window.close()
    assert context.runner.stop()
    let_windows_go()
    county.close()
    theme.apply(app, theme.Scheme.LIGHT)


@pytest.fixture
def walked(tmp_path: Path, sample_county_file: Path, qapp: QApplication) -> Iterator[Walk]:
    path = tmp_path / "Sample county.sos"
    shutil.copyfile(sample_county_file, path)
    with opened(path, 100) as made:
        yield made


@pytest.fixture(scope="module", params=[100, 150])
def faults(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    sample_county_file: Path,
    qapp: QApplication,
) -> dict[str, list[str]]:
    """By guard, what it found anywhere, with the text as it is and at 150 %."""
    path = tmp_path_factory.mktemp("walk") / "Sample county.sos"
    shutil.copyfile(sample_county_file, path)
    found: dict[str, list[str]] = {name: [] for name in GUARDS}
    with opened(path, request.param) as (window, settle):
        for name, view in views(window, settle):
            for guard, look in GUARDS.items():
                found[guard] += [f"{name}: {words}" for words in look(view)]
    return found


_CHANGED = (
    "calendar",
    "caseload-table",
    "districts",
    "identification",
    "case-outreach",
    "case-needs",
    "visit",
)
"""Views on which the text is made larger and smaller again: those with most kinds of parts."""


@pytest.mark.parametrize("name", _CHANGED)
def test_text_follows_its_size_at_once(walked: Walk, name: str) -> None:
    window, settle = walked
    [place] = [p for p in shot_list.places(window.context.county) if p.name == name]
    window.open_page(place.target)
    settle()
    if place.then is not None:
        place.then(window)
        settle()
    assert list(guards.text_size(window)) == []


_WALKED = ("why", "outreach", "needs", "support", "progress", "tasks", "timeline", "files")


@pytest.mark.parametrize("tab", _WALKED)
def test_walking_through_a_case_by_tab_changes_nothing(walked: Walk, tab: str) -> None:
    window, settle = walked
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


def _log(county: CountyFile) -> int:
    with county.session() as session:
        counted = session.connection().exec_driver_sql("SELECT count(*) FROM change_log")
        return int(counted.scalar() or 0)


def _pages_in(walked: Walk, width: int, height: int) -> Iterator[shot_list.Place]:
    """Every page, opened one after the other in a window of this size."""
    window, settle = walked
    window.resize(width, height)
    for place in shot_list.places(window.context.county):
        window.open_page(place.target)
        settle()
        yield place


def test_a_window_of_half_the_smallest_laptop_holds_every_page(walked: Walk) -> None:
    """As when everything is shown twice as large on a screen of 1366 by 768."""
    window, _settle = walked
    wide = []
    for place in _pages_in(walked, 683, 384):
        assert (window.width(), window.height()) == (683, 384), place.name
        area = window.stack.currentWidget()
        assert area is not None
        assert window.page is not None
        needed = window.page.minimumSizeHint().width()
        if needed > area.width() + _HIDDEN:
            wide.append(f"{place.name}: {needed} of {area.width()}")
    assert wide == []


def test_no_page_scrolls_sideways_where_all_is_shown_half_as_large_again(walked: Walk) -> None:
    """As at 150 percent of a screen of 1366 by 768: the causes of a case went out of sight."""
    window, settle = walked
    wide = []
    for place in _pages_in(walked, 911, 512):
        if place.then is not None:
            place.then(window)
            settle()
        for area in window.page.findChildren(QScrollArea):
            over = area.horizontalScrollBar().maximum() if area.isVisible() else 0
            if over and place.name not in _DRAWN_WIDE:
                wide.append(f"{place.name}: {over}")
    assert wide == []


_DRAWN_WIDE = ("support-thread",)
"""Drawings of six columns, which scroll together where a window is narrow."""

_HIDDEN = 24
"""Pixels of a page's own margins that may lie under the edge."""


def _wait(context: AppContext) -> None:
    from PySide6.QtCore import QDeadlineTimer

    until = QDeadlineTimer(120_000)  # a machine that kills others at the same time is slow
    while context.runner.busy:
        assert not until.hasExpired(), "the worker did not come to an end"
        rest(10)


def views(window: MainWindow, settle: Callable[[], None]) -> Iterator[tuple[str, QWidget]]:
    settle()
    for place in shot_list.places(window.context.county):
        window.open_page(place.target)
        settle()
        if place.then is not None:
            place.then(window)
            settle()
        yield place.name, window
    for name, dialog in shot_list.dialogs(window, lambda _name: True, settle):
        if not isinstance(dialog, QMenu):
            yield name, dialog


@pytest.mark.parametrize("guard", list(GUARDS))
def test_it_holds_everywhere(faults: dict[str, list[str]], guard: str) -> None:
    assert not faults[guard], "\n".join(faults[guard])
