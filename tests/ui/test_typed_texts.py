"""What is typed into a text field lies in the county file within two seconds, and comes back.

`tests/ui/test_every_view.py` types into every field of every view.
"""

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QPushButton

from sos_desktop.domain.casework.records import Note
from sos_desktop.domain.casework.words import NoteKind
from sos_desktop.foundation import clock
from sos_desktop.services.casework import drafts, records
from sos_desktop.services.county.county_files import CountyFile
from tests.casework import add_leas, open_case
from tests.resting import rest
from tests.ui.typing_everywhere import PATIENCE, WAITING
from ui import navigation, typed_back, typed_texts
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.typed_dialog import TypedDialog
from ui.widgets.dialog import Dialog


def test_what_is_typed_waits_half_a_second_until_it_is_kept() -> None:
    """A key may come just after one look, so what is lost is at most this and the writing."""
    assert {module.KEPT_EVERY for module in WAITING} == {500}


def test_what_is_typed_before_the_earlier_drafts_are_found_waits_no_second_time(
    monkeypatch: pytest.MonkeyPatch, window: MainWindow, settle: Any
) -> None:
    window.typed._look.stop()  # on a busy machine it would come in the middle, and find "early"
    window.typed._before = None
    _dialog, text = a_dialog(window)
    QTest.keyClicks(text, "early")
    window.typed.keep()  # its moment came, and nobody knew yet what was there before
    window.typed._found(())
    settle()
    assert waiting(window) == ["early"]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typed_texts, "KEPT_EVERY", 10)
    monkeypatch.setattr(typed_texts, "_LOOK_AFTER", 0)


@pytest.fixture
def made(quick: None, window: MainWindow, settle: Any) -> MainWindow:
    rest(20)
    settle()
    return window


def a_dialog(window: MainWindow) -> tuple[Dialog, QPlainTextEdit]:
    """A window as somebody may write one tomorrow, who never heard of drafts."""
    dialog = Dialog(window)
    dialog.setWindowTitle("Tomorrow")
    text = QPlainTextEdit(dialog)
    text.setAccessibleName("Anything")
    dialog.show()
    dialog.activateWindow()
    text.setFocus()
    QApplication.processEvents()
    return dialog, text


def waiting(window: MainWindow) -> list[str]:
    return [one.text for one in drafts.typed(window.context.county)]


@pytest.mark.parametrize("opens_on", [navigation.TodayTarget()])
def test_a_field_nobody_thought_of_is_kept_until_its_window_is_finished(
    made: MainWindow, qtbot: Any
) -> None:
    dialog, text = a_dialog(made)
    QTest.keyClicks(text, "They asked for a bus")
    qtbot.waitUntil(lambda: waiting(made) == ["They asked for a bus"])
    [one] = drafts.typed(made.context.county)
    assert one.where == "Today › Tomorrow › Anything"
    dialog.reject()
    qtbot.waitUntil(lambda: waiting(made) == [])


def test_where_a_file_lies_is_not_kept_in_the_county_file(made: MainWindow, settle: Any) -> None:
    dialog = QFileDialog(made, "Choose a second place for copies")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    [name] = [line for line in dialog.findChildren(QLineEdit) if line.isVisible()]
    dialog.activateWindow()
    name.setFocus()
    QApplication.processEvents()
    QTest.keyClicks(name, "/media/stick")
    made.typed.keep()
    settle()
    assert waiting(made) == []
    dialog.reject()


def test_a_finished_window_makes_no_file_be_written_with_every_key(
    monkeypatch: pytest.MonkeyPatch, window: MainWindow, qtbot: Any, settle: Any
) -> None:
    """On a slow disk the writes queued up, and seconds of typing were lost."""
    qtbot.waitUntil(lambda: window.typed._before is not None)
    dialog, text = a_dialog(window)
    QTest.keyClicks(text, "early")
    qtbot.waitUntil(lambda: waiting(window) == ["early"])
    dialog.reject()
    qtbot.waitUntil(lambda: waiting(window) == [])
    written: list[int] = []
    monkeypatch.setattr(drafts, "keep_typed", lambda _county, texts: written.append(len(texts)))
    _dialog, text = a_dialog(window)
    for _key in range(20):
        QTest.keyClicks(text, "x")
        settle()
    assert len(written) < 5


def test_nothing_queues_up_behind_a_write_that_takes_long(
    made: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    go_on, written = threading.Event(), list[str]()

    def slowly(_county: CountyFile, texts: Any) -> None:
        written.append(texts[0].text if texts else "")
        assert go_on.wait(PATIENCE / 1000)

    monkeypatch.setattr(drafts, "keep_typed", slowly)
    _dialog, text = a_dialog(made)
    for _key in range(20):
        QTest.keyClicks(text, "x")
        rest(15)
    assert len(written) == 1
    go_on.set()
    qtbot.waitUntil(lambda: written[-1] == "x" * 20)
    assert len(written) <= 3


def test_what_is_emptied_or_put_there_by_the_program_is_no_typing(
    made: MainWindow, qtbot: Any, settle: Any
) -> None:
    _dialog, text = a_dialog(made)
    QTest.keyClicks(text, "x")
    qtbot.waitUntil(lambda: waiting(made) == ["x"])
    QTest.keyClick(text, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: waiting(made) == [])
    text.clearFocus()
    text.setPlainText("from the file")
    made.typed.keep()
    settle()
    assert waiting(made) == []


def test_what_the_history_holds_is_no_draft_any_more(
    made: MainWindow, qtbot: Any, settle: Any
) -> None:
    county = made.context.county
    add_leas(county)
    case_id = open_case(county)
    _dialog, text = a_dialog(made)
    QTest.keyClicks(text, "A bus at seven")
    qtbot.waitUntil(lambda: waiting(made) == ["A bus at seven"])
    note = Note(
        case_id=case_id, kind=NoteKind.OBSERVATION, text="A bus at seven", noted_on=clock.today()
    )
    made.context.change(lambda: records.save(county, note), owner=made)
    settle()
    made.typed.keep()
    settle()
    with county.session() as session:
        meta = session.connection().exec_driver_sql("SELECT key FROM meta").scalars().all()
    assert "typed_texts" not in meta, "no trace stays"


@pytest.mark.parametrize("opens_on", [navigation.TodayTarget()])
def test_the_next_start_shows_it_and_it_can_be_copied_or_thrown_away(
    made: MainWindow, context: AppContext, qtbot: Any, settle: Any
) -> None:
    _dialog, text = a_dialog(made)
    QTest.keyClicks(text, "They asked for a bus")
    qtbot.waitUntil(lambda: waiting(made) == ["They asked for a bus"])
    offers: list[tuple[str, Any]] = []
    context.standing.connect(lambda _still, _kind, words, _action, act: offers.append((words, act)))
    context.show_county(context.county)  # as a new start does
    qtbot.waitUntil(lambda: bool(offers))
    [(words, act)] = offers
    assert "Today › Tomorrow › Anything" in words
    act()
    [shown] = [w for w in QApplication.topLevelWidgets() if isinstance(w, TypedDialog)]
    assert [one.toPlainText() for one in shown.texts] == ["They asked for a bus"]
    [copy] = [b for b in shown.findChildren(QPushButton) if b.text() == "Copy"]
    copy.click()
    assert QApplication.clipboard().text() == "They asked for a bus"
    [back] = [b for b in shown.findChildren(QPushButton) if b.text() == "Put it back"]
    assert back.isEnabled()
    [away] = [b for b in shown.findChildren(QPushButton) if b.text() == "Throw it away"]
    away.click()
    settle()
    assert waiting(made) == []


def test_what_was_typed_is_put_back_when_its_window_is_opened_again(
    made: MainWindow, context: AppContext, qtbot: Any, settle: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed_back, "_LOOKS", 1)
    dialog, text = a_dialog(made)
    QTest.keyClicks(text, "They asked for a bus")
    qtbot.waitUntil(lambda: waiting(made) == ["They asked for a bus"])
    dialog.hide()  # the program ends: nobody finished it, so the file keeps what was typed
    context.show_county(context.county)  # as a new start does
    qtbot.waitUntil(lambda: bool(made.typed._before))
    [before] = made.typed._before or ()
    said: list[str] = []
    context.notice.connect(lambda _kind, words, _action: said.append(words))
    made.typed._put_back(before)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Open “Tomorrow”: what was typed is put back as soon as it is shown."]
    _dialog, text = a_dialog(made)
    assert text.toPlainText() == "They asked for a bus"
    qtbot.waitUntil(lambda: waiting(made) == ["They asked for a bus"])
    assert made.typed._before == (), "kept once, as any text that is being typed"


def test_a_target_outlives_the_program() -> None:
    for kind in navigation.TARGETS.values():
        assert navigation.from_stored(navigation.to_stored(kind())) == kind()
    case = navigation.CaseTarget("one", tab="needs")
    assert navigation.from_stored(navigation.to_stored(case)) == case
    for strange in ("", "[]", '{"page": "tomorrow"}', '{"page": "case", "more": 1}'):
        assert navigation.from_stored(strange) is None


def test_what_was_typed_before_stays_while_something_new_is_typed(
    made: MainWindow, context: AppContext, qtbot: Any, settle: Any
) -> None:
    dialog, text = a_dialog(made)
    QTest.keyClicks(text, "first")
    qtbot.waitUntil(lambda: waiting(made) == ["first"])
    context.show_county(context.county)
    qtbot.waitUntil(lambda: made.typed._before is not None)
    QTest.keyClicks(text, " second")
    qtbot.waitUntil(lambda: waiting(made) == ["first", "first second"])
    dialog.accept()
    qtbot.waitUntil(lambda: waiting(made) == ["first"])


def test_a_damaged_draft_is_no_reason_not_to_open(county: CountyFile) -> None:
    with county.session("") as session:
        session.connection().exec_driver_sql(
            "INSERT INTO meta VALUES ('typed_texts', 'this is no list')"
        )
    assert drafts.typed(county) == ()
