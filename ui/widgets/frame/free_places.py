"""What messages leave free: what a page is turned by, and bars that come with what is chosen."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QTabBar, QWidget

_NAME = "stays-free"


class _Places(QObject):
    """Tells when there is one more, because pages are made piece by piece.

    Signals:
        shown: Something that stays free has come in sight.
    """

    shown = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self.shown.emit()
        return super().eventFilter(watched, event)


places = _Places()


def stay_free(widget: QWidget) -> None:
    """Keep messages off a widget."""
    widget.setObjectName(_NAME)
    widget.installEventFilter(places)


def free_in(page: QWidget) -> list[QWidget]:
    """What of a page stays free; its tabs do too."""
    return [*page.findChildren(QWidget, _NAME), *page.findChildren(QTabBar)]
