"""When the program itself is wrong: say so plainly, keep the details, lose nothing.

PySide6 calls `sys.excepthook` on the thread that failed, so the hook only logs and emits a signal;
the dialog is built on the main thread.
"""

import logging
import platform
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from sos_desktop.foundation import paths
from sos_desktop.foundation.errors import AppError, Cancelled
from ui.widgets.basics import button, label

_log = logging.getLogger(__name__)


class CrashReporter(QObject):
    """Catches what nobody else caught, on any thread.

    Signals:
        raised: The details as text; delivered on the main thread.
        problem: An `AppError` nobody handled; it is shown as a message, not as a crash.
    """

    raised = Signal(str)
    problem = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
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
        details = "".join(traceback.format_exception(kind, error, trace))
        _log.critical("Unexpected fault on thread %s\n%s", threading.current_thread().name, details)
        self.raised.emit(details)

    def _show(self, details: str) -> None:
        if self._open or QApplication.instance() is None:
            return
        self._open = True
        dialog = CrashDialog(details, QApplication.activeWindow())
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self._open = False


class CrashDialog(QDialog):
    """One plain sentence, what it means for the work, and the details to pass on."""

    def __init__(self, details: str, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[call-overload]
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("SOS Desktop – something went wrong")
        self.setMinimumWidth(560)
        self.details = QPlainTextEdit(f"{_machine()}\n\n{details}")
        self.details.setReadOnly(True)
        self.details.setAccessibleName("Details")
        self.details.setTabChangesFocus(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label("The program made a mistake", "heading"))
        layout.addWidget(
            label(
                "What you were doing just now was not finished. Everything you saved before is "
                "safe in the county file. Go on working, or close and open the program again. "
                "If it happens twice, send the details to whoever supports you; they hold no "
                "content of cases.",
                wrap=True,
            )
        )
        layout.addWidget(self.details, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(button("Copy details", self._copy, icon_name="copy"))
        buttons.addWidget(button("Open log folder", self._open_folder, icon_name="folder"))
        buttons.addStretch(1)
        go_on = button("Go on", self.accept, role="primary")
        go_on.setDefault(True)
        buttons.addWidget(go_on)
        layout.addLayout(buttons)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.details.toPlainText())

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.log_dir())))


def _machine() -> str:
    import PySide6

    return f"{platform.platform()}, Python {platform.python_version()}, Qt {PySide6.__version__}"
