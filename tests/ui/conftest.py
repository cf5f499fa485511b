"""A window on a real county file in a temporary folder; dialogs answer from a script."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sos_desktop.foundation.paths import HOME_VARIABLE
from sos_desktop.foundation.settings import Settings
from sos_desktop.services.county.county_files import CountyFile, open_county_file
from sos_desktop.services.county.history import last_steps
from tests.conftest import Prepared, Work
from ui import theme
from ui.app import make_application
from ui.context import AppContext
from ui.dialogs import Dialogs
from ui.main_window import MainWindow
from ui.navigation import CaseTarget, Target


class ScriptedDialogs(Dialogs):
    """Answers questions with what the test put there, and remembers what was asked."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.contacts: Path | None = None
        self.folder: Path | None = None
        self.target: Path | None = None
        self.county_file: Path | None = None
        self.agree = True
        self.asked: list[str] = []
        self.problems: list[str] = []
        self.opened: list[Path] = []
        self.proposed: list[str] = []

    def open_data_files(self, parent: Any, folder: Path) -> list[Path]:
        return self.files

    def open_contacts(self, parent: Any, folder: Path) -> Path | None:
        return self.contacts

    def open_table(self, parent: Any, title: str, folder: Path) -> Path | None:
        return self.files[0] if self.files else None

    def open_files(self, parent: Any, title: str, folder: Path, kinds: str = "") -> list[Path]:
        return self.files

    def open_folder(self, parent: Any, title: str, folder: Path) -> Path | None:
        return self.folder

    def open_county_file(self, parent: Any, folder: Path) -> Path | None:
        return self.county_file

    def save_as(self, parent: Any, title: str, proposed: Path, name_filter: str) -> Path | None:
        self.proposed.append(proposed.name)
        return self.target

    def open_path(self, path: Path) -> None:
        self.opened.append(path)

    def confirm(self, parent: Any, question: str, explanation: str, action: str) -> bool:
        self.asked.append(f"{question} {explanation}")
        return self.agree

    def problem(self, parent: Any, error: Any) -> None:
        self.problems.append(error.message)


PATIENCE = 60_000
"""Milliseconds until a test gives up on what a busy machine has not done yet; it never waits longer
than it has to."""


class PatientBot(QtBot):
    """Waits as long as a machine may take on which much else runs, where pytest-qt waits 5 s."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **more: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE) -> Any:
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: Any) -> QtBot:
    return PatientBot(request)


def let_windows_go() -> None:
    """Close every window and be rid of it: those that stay are styled anew with each look."""
    for widget in QApplication.topLevelWidgets():
        widget.close()
        if widget.windowType() is not Qt.WindowType.Popup:  # these go with what they belong to
            widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def qapp_cls() -> Any:
    return QApplication


@pytest.fixture
def text_percent() -> int:
    """How large text is when the window is made; a test may ask for another size by parameter."""
    return 100


@pytest.fixture
def app(qapp: QApplication, text_percent: int) -> Iterator[QApplication]:
    made = make_application()
    theme.apply(made, theme.Scheme.LIGHT, text_percent)
    yield made
    QApplication.processEvents()  # what workers told is heard before those who listen are gone
    let_windows_go()
    theme.apply(made, theme.Scheme.LIGHT)  # with nothing left that would be styled anew


@pytest.fixture
def dialogs() -> ScriptedDialogs:
    return ScriptedDialogs()


@pytest.fixture
def context(
    app: QApplication, county: CountyFile, dialogs: ScriptedDialogs
) -> Iterator[AppContext]:
    made = AppContext(county, Settings(), dialogs)
    yield made
    assert made.runner.end(PATIENCE)


def _waiting(context: AppContext) -> Callable[[], None]:
    """Gives what waits for the worker, which wakes it: to ask again and again takes longer."""

    def until_idle() -> None:
        until = QDeadlineTimer(PATIENCE)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        while context.runner.busy:
            assert not until.hasExpired(), "the worker did not come to an end"
            loop = QEventLoop()
            context.runner.busy_changed.connect(loop.quit)
            QTimer.singleShot(_LOOKS_EVERY, loop, loop.quit)
            loop.exec()
            context.runner.busy_changed.disconnect(loop.quit)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait() -> None:
        until_idle()
        for _turn in range(3):  # a new tab of a case is built, placed and filled in three turns
            QApplication.processEvents()
        until_idle()

    return wait


_LOOKS_EVERY = 100
"""Milliseconds after which one looks whether the worker is busy still, whatever it told."""


@pytest.fixture
def settle(context: AppContext) -> Callable[[], None]:
    """Wait until the worker has nothing to do and its results are shown."""
    return _waiting(context)


@pytest.fixture
def opens_on() -> Target:
    """The page of no case: to make Today takes twice as long as the whole window without it."""
    return CaseTarget()


@pytest.fixture
def window(
    context: AppContext, opens_on: Target, qtbot: Any, settle: Callable[[], None]
) -> Iterator[MainWindow]:
    made = _shown(context, opens_on)
    settle()
    yield made
    settle()
    made.close()


class Walk(NamedTuple):
    """A window that tests walk in, one after another, and what the work gave back.

    Attributes:
        settle: As the fixture of this name.
    """

    window: MainWindow
    settle: Callable[[], None]
    made: Any


@pytest.fixture(scope="module")
def stand(
    qapp: QApplication,
    prepared: Callable[[Work], Prepared],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[Work], Walk]]:
    """Gives a window that stays for the tests of a file, on what a work does in a county file.

    For tests that go somewhere and look: making the window is most of what each of them takes.
    They change nothing in the county file, which is held at the end, and the file has no tests
    with a window of their own.
    """
    with pytest.MonkeyPatch.context() as patch, ExitStack() as after:
        folder = tmp_path_factory.mktemp("stands")
        patch.setenv(HOME_VARIABLE, str(folder))

        def make(work: Work) -> Walk:
            ready = prepared(work)
            shutil.copyfile(ready.path, folder / "Monterey.sos")
            county = after.enter_context(open_county_file(folder / "Monterey.sos"))
            before = last_steps(county)
            theme.apply(make_application(), theme.Scheme.LIGHT)
            context = AppContext(county, Settings(), ScriptedDialogs())
            settle = _waiting(context)
            window = _shown(context, CaseTarget())
            settle()

            @after.callback
            def end() -> None:
                settle()
                window.close()
                assert context.runner.end(PATIENCE)
                let_windows_go()
                assert last_steps(county) == before, "a test changed what all of them look at"

            return Walk(window, settle, ready.made)

        yield make


def _shown(context: AppContext, first: Target) -> MainWindow:
    made = MainWindow(context, first)
    made.resize(1280, 820)
    made.show()
    return made
