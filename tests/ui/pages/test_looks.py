"""Every page in a small window and with large text: no command is cut, nothing runs sideways."""

import shutil
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QPushButton,
    QTabWidget,
    QTextBrowser,
)

from sos_desktop.foundation.settings import Settings
from sos_desktop.services.casework import cases
from sos_desktop.services.county.county_files import open_county_file
from tests.ui.conftest import ScriptedDialogs, let_windows_go
from tests.ui.other_windows import other_windows
from tests.ui.sight import in_sight
from tests.ui.tabs import tab_words, turn_to
from ui import theme
from ui.app import make_application
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.navigation import TARGETS, FindTarget, IdentificationTarget, Target
from ui.pages.case.theme_board import ThemeBoardView
from ui.pages.registry import PAGES
from ui.widgets.frame.page_bar import PageBar
from ui.widgets.lists.column_shares import capped, shared
from ui.widgets.stepped import Stepped

_TAGGED = ("chip", "primary", "")


@pytest.fixture(params=[100, 150])
def small(
    request: pytest.FixtureRequest, tmp_path: Path, sample_county_file: Path, qtbot: Any
) -> Iterator[tuple[MainWindow, Callable[[], None]]]:
    """A window of 1024x768 on the sample county, with text as it is and at 150 %."""
    path = tmp_path / "Sample county.sos"
    shutil.copyfile(sample_county_file, path)
    county = open_county_file(path)
    app = make_application()
    theme.apply(app, theme.Scheme.LIGHT, request.param)
    context = AppContext(county, Settings(text_percent=request.param), ScriptedDialogs())
    window = MainWindow(context)
    window.resize(1024, 768)
    window.show()

    def settle() -> None:
        qtbot.waitUntil(lambda: not context.runner.busy)
        for _turn in range(3):
            QApplication.processEvents()
        qtbot.waitUntil(lambda: not context.runner.busy)
        QApplication.processEvents()

    settle()
    yield window, settle
    settle()
    window.close()
    assert context.runner.stop()
    let_windows_go()
    county.close()
    theme.apply(app, theme.Scheme.LIGHT)


def test_no_page_cuts_a_command_runs_sideways_or_shows_a_part_as_a_window(
    small: tuple[MainWindow, Callable[[], None]],
) -> None:
    window, settle = small
    faults: list[str] = []
    with other_windows(window) as others:
        for key in PAGES:
            others.go_on(key)
            window.open_page(_target(window, key))
            settle()
            for view in _views(window):
                others.go_on(f"{key} {view}")
                settle()
                found = (*_cut(window), *_sideways(window), *_on_each_other(window))
                faults += [f"{key} {view}: {words}" for words in found]
    assert not faults, "\n".join(faults)
    assert not others.seen, "it takes the keys away from the window"


def _views(window: MainWindow) -> Iterator[str]:
    """Turn to each tab of the open page; gives its words, or nothing for a page without tabs."""
    tabs = next((made for made in window.page.findChildren(QTabWidget) if made.isVisible()), None)
    if tabs is None:
        yield ""
        return
    for words in tab_words(tabs):
        turn_to(tabs, words)
        yield words
        for steps in (made for made in tabs.findChildren(Stepped) if made.isVisible()):
            for place in range(1, len(steps.pages)):
                steps.turn_to(place)
                yield f"{words}, step {place + 1}"


def _target(window: MainWindow, key: str) -> Target:
    if key not in ("case", "visit"):
        return FindTarget("attend") if key == "find" else TARGETS[key]()
    return TARGETS[key](case_id=cases.list_cases(window.context.county)[0].case.id)


def _cut(window: MainWindow) -> list[str]:
    """Buttons with words that are narrower than their words."""
    return [
        f"“{made.text()}” is cut"
        for made in in_sight(window, QPushButton)
        if (made.property("role") or "") in _TAGGED
        and made.text()
        and made.width() < made.sizeHint().width() - 1
    ]


def _on_each_other(window: MainWindow) -> list[str]:
    """Lists and tables that lie over one another."""
    shown = in_sight(window.page, QAbstractScrollArea)
    return [
        f"{one.accessibleName()} lies over {other.accessibleName()}"
        for one, other in combinations(shown, 2)
        if one.parent() is other.parent() and one.geometry().intersects(other.geometry())
    ]


def _sideways(window: MainWindow) -> list[str]:
    """Places that show a horizontal scroll bar; a column for each role has one of its own."""
    return [
        f"{area.accessibleName() or type(area).__name__} scrolls sideways"
        for area in in_sight(window.page, QAbstractScrollArea)
        if not isinstance(area, (QTextBrowser, ThemeBoardView))
        and area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        and area.horizontalScrollBar().maximum() > 0
    ]


def test_commands_without_room_wait_in_the_menu(window: MainWindow, settle: Any) -> None:
    window.open_page(IdentificationTarget())
    settle()
    bar = window.page.page_bar
    actions = window.page.page_actions()
    assert _texts(bar) == [action.text() for action in actions]
    assert bar.more.isHidden()
    bar.setFixedWidth(bar.minimumSizeHint().width())
    QApplication.processEvents()
    assert bar.more.isVisible()
    assert bar.more.accessibleName() == "More commands of this page"
    assert bar.more.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert _texts(bar) == [actions[-1].text()]
    assert bar.menu.actions() == actions[:-1]


def _texts(bar: PageBar) -> list[str]:
    return [made.text() for made in bar.buttons if made.isVisible()]


@pytest.mark.parametrize(
    ("room", "expected"), [(300, [116, 183]), (150, [66, 83]), (100, [50, 50]), (80, [40, 40])]
)
def test_columns_share_the_room(room: int, expected: list[int]) -> None:
    assert shared(room, [50, 50], [100, 150]) == expected


def test_the_widest_columns_give_way_first() -> None:
    assert shared(100, [60, 40, 30], [90, 90, 90]) == [35, 35, 30]
    assert shared(100, [60, 40, 30], [90, 90, 90], [1]) == [30, 40, 30]
    assert shared(100, [20, 60, 200], [90, 90, 200], [2]) == [20, 40, 40]
    assert capped(100, [20, 30, 200]) == [20, 30, 50]
    assert capped(50, [20, 30]) == [20, 30]
    assert capped(90, [80, 80, 20]) == [35, 35, 20]
