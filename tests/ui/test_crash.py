"""Faults are logged anywhere and shown only on the main thread (PySide6 calls the hook there)."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QRunnable, QThread, QThreadPool
from PySide6.QtWidgets import QApplication

from sos_desktop.foundation.errors import Cancelled, InputProblem
from ui.crash import CrashDialog, CrashReporter


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
