"""Every page, view and dialog of the sample county is walked once; each guard looks at each."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget

from sos_desktop.foundation.settings import Settings
from sos_desktop.services.county.county_files import open_county_file
from tests import shot_list
from tests.conftest import Fill
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


@contextmanager
def on_sample(folder: Path, sample_county_file: Path, percent: int = 100) -> Iterator[Walk]:
    path = folder / "Sample county.sos"
    shutil.copyfile(sample_county_file, path)
    with opened(path, percent) as made:
        yield made


@pytest.fixture
def walked(tmp_path: Path, sample_county_file: Path, qapp: QApplication) -> Iterator[Walk]:
    with on_sample(tmp_path, sample_county_file) as made:
        yield made


@pytest.fixture(scope="module", params=[100, 150])
def faults(
    request: pytest.FixtureRequest,
    made_once: Callable[[str, Fill], Any],
    sample_county_file: Path,
    qapp: QApplication,
) -> dict[str, list[str]]:
    """By guard, what it found anywhere, with the text as it is and at 150 %.

    Walked once for all workers.
    """

    def walk(folder: Path) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {name: [] for name in GUARDS}
        with on_sample(folder, sample_county_file, request.param) as (window, settle):
            for name, view in views(window, settle):
                for guard, look in GUARDS.items():
                    found[guard] += [f"{name}: {words}" for words in look(view)]
        return found

    return made_once(f"every view at {request.param}", walk).made


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


@pytest.fixture(scope="module")
def too_wide(
    made_once: Callable[[str, Fill], Any], sample_county_file: Path, qapp: QApplication
) -> tuple[list[str], list[str]]:
    """What is wider than a narrow window, and what scrolls sideways in one a little wider.

    Every page is opened in the first, and then has the room of the second: walked once for both.
    """

    def walk(folder: Path) -> tuple[list[str], list[str]]:
        wide, sideways = list[str](), list[str]()
        with on_sample(folder, sample_county_file) as (window, settle):
            for place in shot_list.places(window.context.county):
                window.resize(683, 384)
                window.open_page(place.target)
                settle()
                assert (window.width(), window.height()) == (683, 384), place.name
                wide += _held(window, place.name)
                window.resize(911, 512)
                settle()
                if place.then is not None:
                    place.then(window)
                    settle()
                sideways += _scrolling(window, place.name)
        return wide, sideways

    return made_once("every page in narrow windows", walk).made


def _held(window: MainWindow, name: str) -> Iterator[str]:
    area = window.stack.currentWidget()
    assert area is not None
    needed = window.page.minimumSizeHint().width()
    if needed > area.width() + _HIDDEN:
        yield f"{name}: {needed} of {area.width()}"


def _scrolling(window: MainWindow, name: str) -> Iterator[str]:
    for area in window.page.findChildren(QScrollArea):
        over = area.horizontalScrollBar().maximum() if area.isVisible() else 0
        if over and name not in _DRAWN_WIDE:
            yield f"{name}: {over}"


def test_a_window_of_half_the_smallest_laptop_holds_every_page(
    too_wide: tuple[list[str], list[str]],
) -> None:
    """As when everything is shown twice as large on a screen of 1366 by 768."""
    assert too_wide[0] == []


def test_no_page_scrolls_sideways_where_all_is_shown_half_as_large_again(
    too_wide: tuple[list[str], list[str]],
) -> None:
    """As at 150 percent of a screen of 1366 by 768: the causes of a case went out of sight."""
    assert too_wide[1] == []


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
