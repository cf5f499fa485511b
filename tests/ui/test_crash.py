"""Faults are logged anywhere and shown only on the main thread (PySide6 calls the hook there)."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QRunnable, QThread, QThreadPool
from PySide6.QtWidgets import QApplication

from sos_desktop.foundation.errors import Cancelled, InputProblem
from sos_desktop.foundation.settings import Settings
from sos_desktop.services.county import file_health
from ui.context import AppContext
from ui.crash import CrashDialog, CrashReporter, looking_after


@pytest.fixture
def reporter(qapp, monkeypatch, expected_log):
    expected_log.append("Unexpected fault")
    reporter = CrashReporter()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    reporter.install()
    return reporter


def open_dialogs():
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog)]


def close(dialog, qtbot):
    with qtbot.waitSignal(dialog.destroyed):
        dialog.accept()


def raise_in_pool():
    class Faulty(QRunnable):
        def run(self):
            raise RuntimeError("fault in a pool")

    QThreadPool.globalInstance().start(Faulty())


def raise_in_qthread():
    class Faulty(QThread):
        def run(self):
            raise RuntimeError("fault in a QThread")

    thread = Faulty()
    thread.start()
    thread.wait()


def raise_in_python_thread():
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()


@pytest.mark.parametrize("fault", [raise_in_pool, raise_in_qthread, raise_in_python_thread])
def test_a_fault_on_a_worker_shows_a_dialog_on_the_main_thread(fault, reporter, qtbot, caplog):
    with (
        caplog.at_level(logging.CRITICAL),
        qtbot.captureExceptions(),
        qtbot.waitSignal(reporter.raised),
    ):
        reporter.install()
        fault()
    qtbot.waitUntil(lambda: len(open_dialogs()) == 1)
    [dialog] = open_dialogs()
    assert dialog.thread() is QApplication.instance().thread()
    assert "Traceback" in dialog.details.toPlainText()
    caplog.clear()
    close(dialog, qtbot)


def test_a_second_fault_does_not_stack_dialogs(reporter, qtbot, caplog):
    with caplog.at_level(logging.CRITICAL):
        for _ in range(3):
            try:
                raise ValueError("again")
            except ValueError as error:
                reporter.handle(ValueError, error, error.__traceback__)
        qtbot.waitUntil(lambda: len(open_dialogs()) == 1)
        assert caplog.text.count("ValueError: again") == 3
    caplog.clear()
    close(open_dialogs()[0], qtbot)


def test_a_problem_is_a_message_and_a_cancel_is_nothing(reporter, qtbot, caplog):
    with qtbot.waitSignal(reporter.problem) as problem:
        error = InputProblem("The file is empty.")
        reporter.handle(InputProblem, error, None)
    assert problem.args == [error]
    with qtbot.assertNotEmitted(reporter.raised):
        reporter.handle(Cancelled, Cancelled(), None)
    assert caplog.text == ""


def shown_after(reporter, qtbot, caplog, error):
    with caplog.at_level(logging.CRITICAL):
        reporter.handle(type(error), error, None)
        qtbot.waitUntil(lambda: len(open_dialogs()) == 1)
    caplog.clear()
    return open_dialogs()[0]


def test_the_details_hold_nothing_of_a_case(reporter, qtbot, caplog):
    note = "Mother of J. complained"
    with pytest.raises(UnicodeDecodeError) as caught:
        (note.encode() + b"\xff").decode()
    dialog = shown_after(reporter, qtbot, caplog, caught.value)
    dialog._copy()
    for text in (dialog.details.toPlainText(), QApplication.clipboard().text()):
        assert "UnicodeDecodeError" in text
        assert "Mother" not in text
    close(dialog, qtbot)


@pytest.fixture
def held(context):
    """The worker waits at the door until it is opened, so that the first words can be read."""
    door = threading.Event()
    context.query(lambda: door.wait(10), lambda _result: None, owner=context)
    yield door
    door.set()


def remove(context):
    context.county.path.rename(context.county.path.with_name("elsewhere.sos"))


def failing(_county):
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda context, patch: None, "Everything you saved before is safe"),
        (lambda context, patch: remove(context), "is not in"),
        (
            lambda context, patch: patch.setattr(file_health, "check_still_sound", failing),
            "could not be checked",
        ),
    ],
    ids=["sound", "the file is gone", "the check fails"],
)
def test_what_was_saved_is_called_safe_only_after_a_check(
    spoil, words, reporter, context, settle, held, qtbot, caplog, monkeypatch
):
    spoil(context, monkeypatch)
    reporter.check = looking_after(context)
    dialog = shown_after(reporter, qtbot, caplog, ValueError())
    assert "is being checked" in dialog.file_state.text()
    dialog._ask_for_patience()
    assert "busy" in dialog.file_state.text()
    held.set()
    settle()
    assert words in dialog.file_state.text()
    dialog._ask_for_patience()
    assert words in dialog.file_state.text()
    close(dialog, qtbot)


def test_without_a_county_file_nothing_is_called_safe(reporter, qtbot, caplog, dialogs):
    reporter.check = looking_after(AppContext(None, Settings(), dialogs))
    dialog = shown_after(reporter, qtbot, caplog, ValueError())
    assert dialog.file_state.text() == "No county file was open."
    close(dialog, qtbot)


def test_the_check_of_a_closed_dialog_tells_nobody(reporter, context, settle, held, qtbot, caplog):
    reporter.check = looking_after(context)
    close(shown_after(reporter, qtbot, caplog, ValueError()), qtbot)
    held.set()
    settle()
