"""The window says when the county file is not in its place, and nothing typed is lost."""

import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sos_desktop.domain.casework import records as e
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.records import Task
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.foundation.settings import Settings
from sos_desktop.services.casework import records
from sos_desktop.services.casework.cases import case_file
from sos_desktop.services.county.county_files import CountyFile, open_county_file
from tests.casework import add_leas, open_case
from ui.app import Shell
from ui.context import AppContext
from ui.file_watch import SAVE_ELSEWHERE
from ui.main_window import MainWindow
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import Field

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows does not let an open file go"
)


@pytest.fixture
def case_id(county: CountyFile) -> str:
    add_leas(county)
    return open_case(county)


@pytest.fixture
def moved(county: CountyFile) -> Path:
    """Where the file lies after it was renamed under the open window."""
    return county.path.with_name("moved.sos")


@pytest.fixture
def looked(window: MainWindow, settle: Callable[[], None]) -> Callable[[], None]:
    def look() -> None:
        window.file_watch.look()
        settle()

    return look


def _save(window: MainWindow, case_id: str, title: str, *, typed: bool = False) -> None:
    county = window.context.county
    task = Task(case_id=case_id, title=title)
    window.context.change(lambda: records.save(county, task), owner=window, typed=typed)


def _titles(county: CountyFile, case_id: str) -> list[str]:
    return [task.title for task in case_file(county, case_id).tasks]


def test_an_idle_look_says_it_before_anything_is_typed(
    window: MainWindow, county: CountyFile, moved: Path, looked: Callable[[], None]
) -> None:
    bar = window.file_watch.bar
    looked()
    assert not bar.isVisible()
    county.path.rename(moved)
    looked()
    assert bar.isVisible()
    assert "Monterey.sos is not in" in bar.text.text()
    assert bar.action.text() == SAVE_ELSEWHERE
    assert not bar.close_button.isVisible()
    assert not window.notice.isVisible()


def test_turning_to_the_window_looks(
    window: MainWindow, county: CountyFile, moved: Path, settle: Callable[[], None]
) -> None:
    county.path.rename(moved)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    settle()
    assert window.file_watch.bar.isVisible()


def test_a_file_that_moves_under_an_idle_window_is_told_of_within_seconds(
    window: MainWindow, county: CountyFile, moved: Path, settle: Callable[[], None]
) -> None:
    watch = window.file_watch
    watch._timer.stop()  # of two glances at once the second is none
    county.path.rename(moved)
    watch.glance()
    settle()
    assert watch.bar.isVisible()
    moved.rename(county.path)
    watch.glance()
    settle()
    assert not watch.bar.isVisible()


def test_what_is_asked_while_a_look_is_under_way_is_looked_at_after_it(
    window: MainWindow,
    county: CountyFile,
    moved: Path,
    settle: Callable[[], None],
    monkeypatch: Any,
) -> None:
    """It was left out: a file that went just then was told of half a minute later."""
    begun, go_on, look = threading.Event(), threading.Event(), CountyFile.look

    def slowly(file: CountyFile) -> Any:
        found = look(file)
        begun.set()
        assert go_on.wait(60)
        return found

    monkeypatch.setattr(CountyFile, "look", slowly)
    window.file_watch.look()
    assert begun.wait(60)
    county.path.rename(moved)
    window.file_watch.look()
    go_on.set()
    settle()
    assert window.file_watch.bar.isVisible()


def test_it_stays_while_other_messages_come_and_go(
    window: MainWindow, county: CountyFile, moved: Path, looked: Callable[[], None]
) -> None:
    county.path.rename(moved)
    looked()
    window.context.notice.emit("good", "Exported", "")
    window.notice.hide()
    assert window.file_watch.bar.isVisible()


def test_a_file_that_comes_back_is_good_again(
    window: MainWindow, county: CountyFile, case_id: str, moved: Path, looked: Callable[[], None]
) -> None:
    county.path.rename(moved)
    _save(window, case_id, "typed", typed=True)
    _save(window, case_id, "clicked")
    looked()
    assert _titles(county, case_id) == []
    moved.rename(county.path)
    looked()
    assert not window.file_watch.bar.isVisible()
    assert _titles(county, case_id) == ["typed"]


def test_everything_is_saved_under_another_name_and_what_was_typed_follows(
    window: MainWindow,
    county: CountyFile,
    case_id: str,
    moved: Path,
    dialogs,
    settle: Callable[[], None],
    looked: Callable[[], None],
) -> None:
    _save(window, case_id, "before")
    settle()
    county.path.rename(moved)
    _save(window, case_id, "typed", typed=True)
    settle()
    dialogs.target = county.path.with_name("new.sos")
    window.file_watch.bar.action.click()
    settle()
    assert not window.file_watch.bar.isVisible()
    assert "new.sos" in window.windowTitle()
    assert "new.sos" in window.file_line.whole()
    assert _titles(county, case_id) == ["before", "typed"]
    assert county.path == dialogs.target
    county.close()
    with open_county_file(dialogs.target) as again:
        assert _titles(again, case_id) == ["before", "typed"]


def test_a_changed_mind_leaves_the_offer(
    window: MainWindow, county: CountyFile, moved: Path, dialogs, looked: Callable[[], None]
) -> None:
    county.path.rename(moved)
    looked()
    dialogs.target = None
    window.file_watch.bar.action.click()
    assert window.file_watch.bar.isVisible()


def test_a_name_that_is_taken_is_refused_and_the_offer_stays(
    window: MainWindow,
    county: CountyFile,
    moved: Path,
    dialogs,
    looked: Callable[[], None],
    settle: Callable[[], None],
) -> None:
    county.path.rename(moved)
    looked()
    dialogs.target = moved
    window.file_watch.bar.action.click()
    settle()
    assert window.file_watch.bar.isVisible()
    assert "exists already" in window.notice.text.text()


@pytest.fixture
def form(window: MainWindow, county: CountyFile, case_id: str) -> FormDialog[Task]:
    made = FormDialog(
        window.context,
        "Task",
        [Field(Task.title, "Task")],
        Task(case_id=case_id, title="Typed in a form"),
        lambda edited: records.save(county, edited),
        parent=window,
    )
    made.open()
    return made


def test_a_form_stays_open_and_the_way_out_is_offered_above_it(
    window: MainWindow,
    form: FormDialog,
    county: CountyFile,
    case_id: str,
    moved: Path,
    dialogs,
    settle: Callable[[], None],
) -> None:
    county.path.rename(moved)
    dialogs.target = county.path.with_name("new.sos")
    form.form.show_problem(InputProblem("It was wrong before.", where="title"))
    form.submit()
    settle()
    assert form.form.problem_of("title").isHidden()
    assert "This could not be saved" in dialogs.asked[0]
    assert county.path == dialogs.target
    assert form.isVisible()
    form.submit()
    settle()
    assert _titles(county, case_id) == ["Typed in a form"]


def test_who_closes_the_window_then_is_asked(
    window: MainWindow, county: CountyFile, dialogs, looked: Callable[[], None]
) -> None:
    """What was deleted is in this window only."""
    county.path.unlink()
    looked()
    dialogs.agree = False
    window.close()
    assert window.isVisible()
    assert "without saving" in dialogs.asked[-1]
    dialogs.agree = True


def test_damaged_text_is_said_in_the_window(
    context: AppContext,
    window: MainWindow,
    county: CountyFile,
    case_id: str,
    settle: Callable[[], None],
) -> None:
    note = e.Note(
        case_id=case_id, kind=w.NoteKind.OTHER, text="Complained ABCD", noted_on=date(2026, 11, 16)
    )
    records.save(county, note)
    county.close()
    content = county.path.read_bytes()
    county.path.write_bytes(content.replace(b"Complained ABCD", b"Complained \xff\xfeCD"))
    with open_county_file(county.path) as spoiled:
        context.show_county(spoiled)
        settle()
        context.query(lambda: case_file(spoiled, case_id), lambda _file: None, owner=window)
        settle()
        assert "is damaged" in window.notice.text.text()
        assert window.notice.isVisible()


def test_the_new_name_is_opened_the_next_time(
    app: QApplication, county: CountyFile, dialogs, qtbot
) -> None:
    shell = Shell(Settings(), dialogs)
    path = county.path
    county.close()
    shell.show(open_county_file(path))
    try:
        opened = shell.context.county
        path.unlink()
        dialogs.target = path.with_name("new.sos")
        assert shell.window is not None
        shell.window.file_watch.save_elsewhere()
        qtbot.waitUntil(lambda: opened.path == dialogs.target)
        qtbot.waitUntil(lambda: not shell.context.runner.busy)
        assert Settings.load().recent_files[0] == str(dialogs.target)
    finally:
        shell.close()
        assert shell.window is not None
        shell.window.close()
