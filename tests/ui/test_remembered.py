"""What was chosen is there the next day: looks, places, folders, widths and tabs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sos_desktop.foundation.settings import Settings
from tests.casework import ALISAL, add_leas, open_case
from ui import remembered
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.models.table import Column
from ui.navigation import CaseTarget, SettingsTarget
from ui.remembered import Purpose
from ui.widgets.lists import column_memory
from ui.widgets.lists.tables import RecordTable

ROOM = QRect(0, 0, 1024, 768)
sides = st.integers(-3000, 3000)
sizes = st.integers(1, 4000)


@settings(suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy
@given(sides, sides, sizes, sizes)
def test_a_window_is_whole_on_its_screen(left: int, top: int, width: int, height: int) -> None:
    place = QRect(left, top, width, height)
    found = remembered.clamped(place, ROOM)
    assert ROOM.contains(found)
    if ROOM.contains(place):
        assert found == place


def _choose(window: MainWindow, words: str) -> None:
    [action] = [made for made in window.actions() if made.text() == words]
    action.trigger()


def test_what_is_chosen_in_the_view_menu_is_kept_at_once(
    window: MainWindow, settle: Callable[[], None]
) -> None:
    window.open_page(SettingsTarget())
    settle()
    _choose(window, "Dark")
    _choose(window, "Text 125%")
    settle()
    kept = Settings.load()
    assert (kept.theme, kept.text_percent) == ("dark", 125)
    page = window.page
    assert page.look.currentText() == "Dark"
    assert "125" in page.text_size.currentText()
    page.look.setCurrentIndex(0)
    page.look.activated.emit(0)
    [same] = [made for made in window.actions() if made.text() == "Same as the system"]
    assert same.isChecked()


def test_the_window_comes_back_where_it_was(
    window: MainWindow, context: AppContext, settle: Callable[[], None]
) -> None:
    room = window.screen().availableGeometry()
    size = room.size() * 0.8
    window.setGeometry(QRect(room.topLeft() + QPoint(20, 60), size))
    settle()
    remembered.keep_window(window, context.settings)
    context.settings.save()
    again = MainWindow(AppContext(None, Settings.load(), context.dialogs))
    assert again.size() == size
    again.deleteLater()


def test_each_screen_has_a_place_of_its_own(window: MainWindow, context: AppContext) -> None:
    remembered.keep_window(window, context.settings)
    context.settings.window_screen = "a projector that is not there 1920x1080"
    context.settings.window_places[context.settings.window_screen] = "bm9uc2Vuc2U="
    again = MainWindow(AppContext(None, context.settings, context.dialogs))
    assert again.screen().availableGeometry().contains(again.geometry())
    again.deleteLater()


def test_folders_are_remembered_by_purpose(
    window: MainWindow, context: AppContext, tmp_path: Path
) -> None:
    data, letters = tmp_path / "data", tmp_path / "letters"
    data.mkdir()
    letters.mkdir()
    usual = context.county.path.parent
    remembered.used_folder(context, Purpose.DASHBOARD, [data / "ela.txt"])
    remembered.used_folder(context, Purpose.DOCUMENTS, letters)
    remembered.used_folder(context, Purpose.ATTACH, [])
    context.settings = Settings.load()
    assert remembered.folder_for(context, Purpose.DASHBOARD) == data
    assert remembered.folder_for(context, Purpose.DOCUMENTS) == letters
    assert remembered.folder_for(context, Purpose.ATTACH) == usual
    letters.rmdir()
    assert remembered.folder_for(context, Purpose.DOCUMENTS) == usual


def test_a_case_opens_at_the_tab_it_was_left_at(
    window: MainWindow, county, settle: Callable[[], None]
) -> None:
    add_leas(county)
    first, second = open_case(county), open_case(county, ALISAL)

    def opened(case_id: str) -> str:
        window.open_page(CaseTarget(case_id=case_id))
        settle()
        return window.page.tabs.key()

    of_stage = opened(first)
    window.page.tabs.turn_to("tasks")
    settle()
    assert opened(second) == of_stage
    assert opened(first) == "tasks"
    window.page.tabs.turn_to(of_stage)
    opened(second)
    assert opened(first) == of_stage
    assert window.context.settings.case_tabs == {}


@pytest.fixture
def table(qtbot) -> Callable[[Settings], RecordTable[str]]:
    def made(settings: Settings) -> RecordTable[str]:
        column_memory.use(settings)
        columns = [Column(name, lambda row: row, width=10) for name in ("One", "Two", "Three")]
        result: RecordTable[str] = RecordTable(columns, name="Rows")
        qtbot.addWidget(result)
        result.resize(600, 300)
        result.set_rows(["a", "b"])
        result.show()
        return result

    return made


def _drag(table: QWidget, by: int) -> None:
    header = table.horizontalHeader()  # type: ignore[attr-defined]
    edge = QPoint(header.sectionViewportPosition(1) - 2, header.height() // 2)
    view = header.viewport()
    QTest.mouseMove(view, edge)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(view, edge + QPoint(by, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=edge + QPoint(by, 0))


def test_columns_keep_the_widths_they_were_given(table) -> None:
    settings = Settings()
    shown = table(settings)
    before = shown.columnWidth(0)
    assert settings.column_widths == {}, "what the program chose is not a choice"
    _drag(shown, 60)
    assert shown.columnWidth(0) == before + 60
    settings.save()
    again = table(Settings.load())
    assert again.columnWidth(0) == before + 60
    again.resize(300, 300)
    again.set_rows(["a"])
    assert again.columnWidth(0) == before + 60
    again.horizontalHeader().given_back.emit()
    assert again.columnWidth(0) != before + 60
    assert table(Settings.load()).columnWidth(0) == before + 60
