"""When the program itself is wrong: say so plainly, keep the details, lose nothing.

PySide6 calls `sys.excepthook` on the thread that failed, so the hook only logs and emits a signal;
the dialog is built on the main thread. What is logged and shown is scrubbed of all content.
"""

import logging
import platform
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.foundation import paths
from sos_desktop.foundation.errors import AppError, Cancelled
from sos_desktop.foundation.scrubbing import Known, traced
from ui.widgets.basics import button, label
from ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from sos_desktop.services.county.county_files import CountyFile
    from ui.context import AppContext

_log = logging.getLogger(__name__)

Check = Callable[["CrashDialog"], None]
"""Begins to look whether what was saved is safe, and tells the dialog by `show_file_state`."""

PATIENCE = 10_000
"""Milliseconds until the dialog says that the check takes long."""
ENDED_BADLY = (
    "The program stopped unexpectedly last time. The county file was checked when it was opened, "
    "and is sound; the log folder (Help menu) holds the details."
)
"""Said once the file that the run before had open is opened, which checks it."""
_CHECKING = "Whether everything you saved before is safe in the county file is being checked…"
_STILL_CHECKING = (
    "Whether everything you saved before is safe could not be checked yet, because the program is "
    "busy. The answer appears here."
)
_NO_FILE = "No county file was open."
_NOT_CHECKED = (
    "Whether everything you saved before is safe could not be checked. Close the program, open the "
    "county file again, and look at what you entered last."
)


class CrashReporter(QObject):
    """Catches what nobody else caught, on any thread.

    Signals:
        raised: The details as text; delivered on the main thread.
        problem: An `AppError` nobody handled; it is shown as a message, not as a crash.

    Attributes:
        check: Looks after the county file when a dialog is shown; None while there is none.
    """

    raised = Signal(str)
    problem = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.check: Check | None = None
        self._open = False
        self.raised.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python's own hooks."""
        sys.excepthook = self.handle
        threading.excepthook = lambda args: self.handle(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log the fault and ask the main thread to tell; safe on every thread."""
        if issubclass(kind, KeyboardInterrupt | Cancelled):
            return
        if isinstance(error, AppError):
            self.problem.emit(error)
            return
        thread = Known(threading.current_thread().name)
        error = error.with_traceback(trace)
        _log.critical("Unexpected fault on thread %s", thread, exc_info=error)
        self.raised.emit(traced(error))

    def _show(self, details: str) -> None:
        if self._open or QApplication.instance() is None:
            return
        self._open = True
        dialog = CrashDialog(details, QApplication.activeWindow(), checked=self.check is not None)
        dialog.finished.connect(self._closed)
        dialog.open()
        if self.check is not None:
            self.check(dialog)

    def _closed(self) -> None:
        self._open = False


class CrashDialog(Dialog):
    """One plain sentence, what it means for the work, and the details to pass on."""

    def __init__(
        self, details: str, parent: QWidget | None = None, *, checked: bool = False
    ) -> None:
        """Make it; `checked` when `show_file_state` will be called."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("SOS Desktop – something went wrong")
        self.setMinimumWidth(560)
        self.details = QPlainTextEdit(f"{_machine()}\n\n{details}")
        self.details.setReadOnly(True)
        self.details.setAccessibleName("Details")
        self.details.setTabChangesFocus(True)
        self.file_state = label(_CHECKING if checked else _NO_FILE, wrap=True)
        if checked:
            QTimer.singleShot(PATIENCE, self, self._ask_for_patience)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label("The program made a mistake", "heading"))
        layout.addWidget(
            label(
                "What you were doing just now was not finished. Go on working, or close and open "
                "the program again. If it happens twice, send the details to whoever supports "
                "you; they hold no content of cases.",
                wrap=True,
            )
        )
        layout.addWidget(self.file_state)
        layout.addWidget(self.details, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(button("Copy details", self._copy, icon_name="copy"))
        buttons.addWidget(button("Open log folder", self._open_folder, icon_name="folder"))
        buttons.addStretch(1)
        go_on = button("Go on", self.accept, role="primary")
        go_on.setDefault(True)
        buttons.addWidget(go_on)
        layout.addLayout(buttons)

    def show_file_state(self, sentence: str) -> None:
        """Say what became of what was saved before."""
        self.file_state.setText(sentence)

    def _ask_for_patience(self) -> None:
        if self.file_state.text() == _CHECKING:
            self.file_state.setText(_STILL_CHECKING)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.details.toPlainText())

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.log_dir())))


def looking_after(context: "AppContext") -> Check:
    """A check of the county file that is open then, on the worker."""

    def check(dialog: CrashDialog) -> None:
        if not context.is_open:
            dialog.show_file_state(_NO_FILE)
            return

        context.query(
            lambda: _file_state(context.county),
            dialog.show_file_state,
            owner=dialog,
            failed=lambda _error: dialog.show_file_state(_NOT_CHECKED),
        )

    return check


def _file_state(county: "CountyFile") -> str:
    from sos_desktop.services.county import file_health

    found = file_health.check_still_sound(county)
    return found if isinstance(found, str) else found.message


def _machine() -> str:
    import PySide6

    return f"{platform.platform()}, Python {platform.python_version()}, Qt {PySide6.__version__}"
