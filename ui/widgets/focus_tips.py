"""Tips for keys: what hovering says of a control without words is said when keys come to it."""

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolTip, QWidget
from shiboken6 import isValid

from ui.widgets.basics import LineButton

AFTER = 500
"""Milliseconds keys rest on a control until its tip is shown, as with the mouse."""


class FocusTips(QObject):
    """Shows the tip of a button that has no words, or other ones; it goes when keys go on."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._at: QWidget | None = None
        self._shown = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER)
        self._timer.timeout.connect(self._show)
        app.focusChanged.connect(self._changed)

    def _changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._timer.stop()
        if self._shown:
            self._shown = False
            QToolTip.hideText()
        self._at = now if isinstance(now, QAbstractButton) and now.toolTip() else None
        if self._at is not None:
            self._timer.start()

    def _show(self) -> None:
        at = self._at
        if at is None or not isValid(at) or not at.isVisible() or at.underMouse():
            return
        if not at.hasFocus():
            return
        if isinstance(at, LineButton):
            # One of many: a tip of several lines would lie over those below it.
            if at.is_cut():
                QToolTip.showText(at.mapToGlobal(QPoint(0, -at.height())), at.words(), at)
                self._shown = True
        elif isinstance(at, QAbstractButton) and not _says(at, at.toolTip()):
            QToolTip.showText(at.mapToGlobal(QPoint(0, at.height() + 2)), at.toolTip(), at)
            self._shown = True


def _says(control: QAbstractButton, tip: str) -> bool:
    """Whether one reads the tip on the control itself; Qt leaves "…" and "&" out of a tip."""
    return tip.rstrip("….") in control.text().replace("&", "")
