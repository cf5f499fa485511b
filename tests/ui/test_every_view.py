"""Every page, view and dialog of the sample county is walked once; each guard looks at each."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget

from sos_desktop.foundation.settings import Settings
from sos_desktop.services.county.county_files import open_county_file
from tests import shot_list
from tests.conftest import Fill
from tests.resting import rest
from tests.ui import column_guards, guards
from tests.ui.conftest import ScriptedDialogs, let_windows_go
from tests.ui.typing_everywhere import WAITING, Typist
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
    "no word of a heading is cut": column_guards.headings,
    "no word of a cell that wraps is cut": column_guards.cell_words,
    "no short text of a list is cut": column_guards.short_cells,
    "cells say aloud what one sees in them": guards.spoken,
    "Tab goes as one reads": guards.order_of_keys,
    "the row that keys come to is marked": guards.marked_rows,
}


Walk = tuple[MainWindow, Callable[[], None]]
_SCREEN = (1366, 720)
"""What the smallest laptop leaves a window."""


@contextmanager
def opened(path: Path, percent: int) -> Iterator[Walk]:
    """A window on a copy of the sample county, and what waits until it has settled."""
    county = open_county_file(path)
    app = make_application()
    theme.apply(app, theme.Scheme.LIGHT, percent)
    context = AppContext(county, Settings(text_percent=percent), ScriptedDialogs())
    window = MainWindow(context)
    window.resize(*_SCREEN)
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


class Found(NamedTuple):
    """What a walk found.

    Attributes:
        faults: By guard, in any view.
        wide: Pages that are wider than a narrow window.
        sideways: Pages that scroll sideways in one a little wider.
        kept: By field, whether what was typed stood in the county file in time.
        back: By field, whether one act put what was kept of it there again.
    """

    faults: dict[str, list[str]]
    wide: list[str]
    sideways: list[str]
    kept: dict[str, bool]
    back: dict[str, bool]

    def look(self, name: str, view: QWidget) -> None:
        """Every guard looks at a view."""
        for guard, faults_of in GUARDS.items():
            self.faults[guard] += [f"{name}: {words}" for words in faults_of(view)]


@pytest.fixture(scope="module")
def found(
    made_once: Callable[[str, Fill], Any], sample_county_file: Path, qapp: QApplication
) -> Found:
    """With the text as it is: one walk for all that is asked of a view, and for all workers.

    Every page is opened in a narrow window, has the room of a wider one and then of the whole
    screen; there the guards look at it, and then all its fields are typed into.
    """

    def walk(folder: Path) -> Found:
        with pytest.MonkeyPatch.context() as patch, on_sample(folder, sample_county_file) as made:
            for module in WAITING:  # how long that is, is asked apart
                patch.setattr(module, "KEPT_EVERY", 50)
            typist = Typist(made[0])
            found = Found({name: [] for name in GUARDS}, [], [], typist.kept, typist.back)
            for name, view in views(*made, partial(_from_narrow, found)):
                if name in _FOLDING:
                    typist.type_into(name, view)
                found.look(name, view)
                if not name.startswith("wizard"):  # there is no county file yet to hold it
                    typist.type_into(name, view)
        return found

    return made_once("every view at 100", walk).made


_FOLDING = ("case-entry", "case-inspector", "notes")
"""Views of which a part goes when a guard takes the keys out of it: typed into before."""


@pytest.fixture(scope="module")
def found_large(
    made_once: Callable[[str, Fill], Any], sample_county_file: Path, qapp: QApplication
) -> Found:
    """With the text at 150 %, on the whole screen from the first."""

    def walk(folder: Path) -> Found:
        found = Found({name: [] for name in GUARDS}, [], [], {}, {})
        with on_sample(folder, sample_county_file, 150) as (window, settle):
            for name, view in views(window, settle):
                found.look(name, view)
        return found

    return made_once("every view at 150", walk).made


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


def _from_narrow(
    found: Found, window: MainWindow, settle: Callable[[], None], place: shot_list.Place
) -> None:
    """Go to a place in a narrow window, which then becomes wider, and as wide as a screen."""
    window.resize(683, 384)
    window.open_page(place.target)
    settle()
    settle()  # what was wide before gives way step by step, from the inside out
    assert (window.width(), window.height()) == (683, 384), place.name
    found.wide.extend(_held(window, place.name))
    window.resize(911, 512)
    settle()
    if place.then is not None:
        place.then(window)
        settle()
    found.sideways.extend(_scrolling(window, place.name))
    window.resize(*_SCREEN)
    settle()


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


def test_a_window_of_half_the_smallest_laptop_holds_every_page(found: Found) -> None:
    """As when everything is shown twice as large on a screen of 1366 by 768."""
    assert found.wide == []


def test_no_page_scrolls_sideways_where_all_is_shown_half_as_large_again(found: Found) -> None:
    """As at 150 percent of a screen of 1366 by 768: the causes of a case went out of sight."""
    assert found.sideways == []


def test_no_text_field_of_the_program_loses_what_is_typed(found: Found) -> None:
    lost = [place for place, kept in found.kept.items() if not kept]
    assert not lost, "\n".join(lost)
    assert len(found.kept) > 60
    not_back = [place for place, came_back in found.back.items() if not came_back]
    assert not not_back, "\n".join(not_back)
    assert len(found.back) > 10


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


def _go(window: MainWindow, settle: Callable[[], None], place: shot_list.Place) -> None:
    window.open_page(place.target)
    settle()
    if place.then is not None:
        place.then(window)
        settle()


def views(
    window: MainWindow,
    settle: Callable[[], None],
    go: Callable[[MainWindow, Callable[[], None], shot_list.Place], None] = _go,
) -> Iterator[tuple[str, QWidget]]:
    """Every view, painted once when all of it stands there: painting is most of going there."""
    settle()
    for place in shot_list.places(window.context.county):
        window.setUpdatesEnabled(False)
        go(window, settle, place)
        window.setUpdatesEnabled(True)
        QApplication.processEvents()
        window.setUpdatesEnabled(False)
        yield place.name, window
    for name, dialog in shot_list.dialogs(window, lambda _name: True, settle):
        if not isinstance(dialog, QMenu):
            yield name, dialog
    window.setUpdatesEnabled(True)


@pytest.mark.parametrize("guard", list(GUARDS))
def test_it_holds_everywhere(found: Found, guard: str) -> None:
    assert not found.faults[guard], "\n".join(found.faults[guard])


@pytest.mark.parametrize("guard", list(GUARDS))
def test_it_holds_everywhere_with_large_text(found_large: Found, guard: str) -> None:
    assert not found_large.faults[guard], "\n".join(found_large.faults[guard])
