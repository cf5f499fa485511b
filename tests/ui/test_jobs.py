"""A job always finishes, on the main thread, whatever its work does."""

import gc
import sys
import threading
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from sos_desktop.foundation.errors import Cancelled, InputProblem
from ui.jobs import JobRunner


class Heard:
    def __init__(self):
        self.events = []

    def note(self, name):
        return lambda value=None: self.events.append((name, value, threading.current_thread()))


@pytest.fixture
def runner(qapp):
    runner = JobRunner()
    yield runner
    assert runner.stop()


def run(qtbot, runner, work, owner=None):
    heard = Heard()
    owner = owner or QObject()
    with qtbot.waitSignal(runner.busy_changed, check_params_cb=lambda busy: not busy):
        runner.start(
            work,
            owner=owner,
            done=heard.note("done"),
            failed=heard.note("failed"),
            cancelled=heard.note("cancelled"),
        )
    return heard.events


def test_a_result_arrives_on_the_main_thread(qtbot, runner):
    [(name, value, thread)] = run(qtbot, runner, lambda _p, _c: threading.current_thread())
    assert name == "done"
    assert value is not threading.main_thread()
    assert thread is threading.main_thread()


def test_a_failure_is_handed_over_and_the_worker_lives_on(qtbot, runner):
    def fail(_progress, _cancel):
        raise InputProblem("No")

    [(name, error, _thread)] = run(qtbot, runner, fail)
    assert name == "failed"
    assert isinstance(error, InputProblem)
    assert run(qtbot, runner, lambda _p, _c: 7)[0][:2] == ("done", 7)


def test_cancelling_is_not_an_error(qtbot, runner):
    def cancelled(_progress, _cancel):
        raise Cancelled

    assert [event[0] for event in run(qtbot, runner, cancelled)] == ["cancelled"]


def test_a_waiting_job_stops_when_asked(qtbot, runner):
    started = threading.Event()

    def wait(_progress, cancel):
        started.set()
        while True:
            cancel.check()

    heard = Heard()
    owner = QObject()
    with qtbot.waitSignal(runner.busy_changed, check_params_cb=lambda busy: not busy):
        job = runner.start(
            wait,
            owner=owner,
            done=heard.note("done"),
            failed=heard.note("failed"),
            cancelled=heard.note("cancelled"),
        )
        assert started.wait(5)
        job.token.cancel()
    assert [event[0] for event in heard.events] == ["cancelled"]


def test_jobs_run_one_after_another(qtbot, runner):
    order, owner = [], QObject()
    with qtbot.waitSignal(runner.busy_changed, check_params_cb=lambda busy: not busy):
        for number in range(5):
            runner.start(
                lambda _p, _c, n=number: order.append(n),
                owner=owner,
                done=lambda _r: None,
                failed=lambda _e: None,
            )
    assert order == list(range(5))


def test_what_is_at_hand_does_not_wait_for_a_long_job(qtbot, runner):
    owner, heard, go = QObject(), Heard(), threading.Event()

    def start(work, name, **how):
        runner.start(work, owner=owner, done=heard.note(name), failed=heard.note("failed"), **how)

    start(lambda _p, _c: go.wait(5), "long", long=True)
    start(lambda _p, _c: None, "typed")
    qtbot.waitUntil(lambda: [event[0] for event in heard.events] == ["typed"])
    assert runner.busy
    with qtbot.waitSignal(runner.busy_changed, check_params_cb=lambda busy: not busy):
        go.set()
    assert [event[0] for event in heard.events] == ["typed", "long"]


def test_a_long_job_begins_after_what_was_asked_before(qtbot, runner):
    order, owner, go = [], QObject(), threading.Event()

    def start(name, **how):
        def work(_progress, _cancel):
            go.wait(5)
            order.append(name)

        runner.start(work, owner=owner, done=lambda _r: None, failed=lambda _e: None, **how)

    with qtbot.waitSignal(runner.busy_changed, check_params_cb=lambda busy: not busy):
        start("a note")
        start("its file", long=True)
        start("another file", long=True)
        go.set()
    assert order == ["a note", "its file", "another file"]


def test_stopping_waits_for_long_jobs_too(qtbot, runner):
    owner, heard, begun = QObject(), Heard(), threading.Event()

    def work(_progress, cancel):
        begun.set()
        while not cancel.cancelled:
            pass
        heard.events.append("stopped")

    runner.start(work, owner=owner, done=heard.note("done"), failed=heard.note("no"), long=True)
    assert begun.wait(5)
    assert runner.stop()
    assert heard.events == ["stopped"]
    qtbot.waitUntil(lambda: not runner.busy)


def test_a_result_for_a_closed_page_is_dropped(qtbot, runner):
    owner, heard, go = QObject(), Heard(), threading.Event()
    with qtbot.waitSignal(runner.busy_changed, check_params_cb=lambda busy: not busy):
        runner.start(
            lambda _p, _c: go.wait(5),
            owner=owner,
            done=heard.note("done"),
            failed=heard.note("failed"),
        )
        owner.deleteLater()
        qtbot.waitUntil(lambda: not _alive(owner))
        go.set()
    assert heard.events == []


def test_progress_is_kept_for_polling(qtbot, runner):
    owner = QObject()
    with qtbot.waitSignal(runner.busy_changed, check_params_cb=lambda busy: not busy):
        job = runner.start(
            lambda progress, _c: progress(3, 10, "Reading row 3"),
            owner=owner,
            done=lambda _r: None,
            failed=lambda _e: None,
        )
    assert job.progress == (3, 10, "Reading row 3")


def _alive(thing):
    from shiboken6 import isValid

    return isValid(thing)


def test_signals_do_not_wear_python_out(app):
    """PySide6 6.12.0 lost a reference to True or None at every signal on Python 3.11."""

    class Source(QObject):
        bare = Signal()
        filled = Signal(object)

    source = Source()
    source.bare.connect(lambda: None)
    source.filled.connect(lambda _value: None)

    def references():
        return [sys.getrefcount(value) for value in (None, True, False)]

    before = references()
    for _ in range(500):
        source.bare.emit()
        source.filled.emit(1)
        app.processEvents()
    assert all(after > first - 100 for first, after in zip(before, references(), strict=True))


def test_a_finished_job_lets_go_of_its_work_and_its_result(qtbot, runner):
    class Heavy:
        """What an import carries."""

    heavy = Heavy()
    gone = weakref.ref(heavy)
    run(qtbot, runner, lambda _p, _c, carried=heavy: carried)
    del heavy

    def let_go():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return gone() is None

    qtbot.waitUntil(let_go)


def test_nothing_of_a_window_is_destroyed_by_a_worker(qtbot, runner):
    """Collected there, a model would go beside the thread that draws with it."""
    gone = []

    class Held(QObject):
        """Holds itself, as a delegate and its view hold each other."""

    held = Held()
    held.me = held
    held.destroyed.connect(
        lambda: gone.append(threading.current_thread() is threading.main_thread()),
        Qt.ConnectionType.DirectConnection,
    )
    del held
    run(qtbot, runner, lambda _p, _c: sum(len([[]]) for _ in range(200_000)))
    many = [[n] for n in range(5 * gc.get_threshold()[0])]
    run(qtbot, runner, lambda _p, _c: [[n] for n in range(20_000)])
    assert gone in ([], [True])
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: bool(gc.collect()) or bool(gone))
    assert gone == [True]
    assert many


@pytest.mark.parametrize("told", ["done", "failed", "cancelled", "over"])
def test_what_callbacks_hold_is_let_go_where_they_were_called(qtbot, runner, monkeypatch, told):
    """A dialog that only its callback held would be destroyed beside the thread that draws it."""
    gone, main_was_here = [], threading.Event()
    hand = runner._main.hand

    def slowly(act):
        """The worker still holds what it handed over when the main thread is done with it."""
        main_was_here.clear()
        hand(act)
        hand(main_was_here.set)
        assert main_was_here.wait(20)

    monkeypatch.setattr(runner._main, "hand", slowly)

    class Held:
        def __del__(self):
            gone.append(threading.current_thread())

    def callback(name):
        held = Held() if name == told else None
        return lambda *_given: held

    def work(_progress, _cancel):
        if told == "failed":
            raise InputProblem("No")
        if told == "cancelled":
            raise Cancelled

    owner = QObject()
    for _ in range(200):
        done, failed, cancelled = map(callback, ("done", "failed", "cancelled"))
        job = runner.start(work, owner=owner, done=done, failed=failed, cancelled=cancelled)
        job.when_over(owner, callback("over"))
        del done, failed, cancelled, job
    qtbot.waitUntil(lambda: not runner.busy)
    assert runner.stop()
    assert len(gone) == 200
    assert set(gone) == {threading.main_thread()}


def test_the_collector_runs_by_itself_once_no_window_is_open(qtbot, runner):
    run(qtbot, runner, lambda _p, _c: None)
    assert not gc.isenabled()
    assert runner.stop()
    assert gc.isenabled()


def test_what_is_typed_waits_for_no_page_that_looks_again(runner, qtbot):
    """Writing stays in the order it was asked for, before all reading that waits."""
    begun, go_on, done = threading.Event(), threading.Event(), []

    def first_of_all(_progress, _cancel):
        begun.set()
        assert go_on.wait(20)

    def ask(name, first):
        runner.start(
            lambda _progress, _cancel: done.append(name),
            owner=runner,
            done=lambda _none: None,
            failed=pytest.fail,
            first=first,
        )

    runner.start(first_of_all, owner=runner, done=lambda _none: None, failed=pytest.fail)
    assert begun.wait(20)
    for name, first in (("look", False), ("save", True), ("look again", False), ("draft", True)):
        ask(name, first)
    go_on.set()
    qtbot.waitUntil(lambda: len(done) == 4)
    assert done == ["save", "draft", "look", "look again"]


def test_what_is_written_keeps_its_order_while_the_worker_wakes_up(runner, qtbot):
    """The first of several found the worker asleep, and came after the others."""
    done = list[int]()
    for turn in range(60):
        for number in range(5):
            runner.start(
                lambda _progress, _cancel, n=5 * turn + number: done.append(n),
                owner=runner,
                done=lambda _none: None,
                failed=pytest.fail,
                first=True,
            )
        qtbot.waitUntil(lambda: not runner.busy)
    assert done == list(range(300))
