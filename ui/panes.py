"""F6 goes from pane to pane: the search box, the rail, the page, and what is said above it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.announce import announce

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def panes(window: "MainWindow") -> list[QWidget]:
    """The panes in sight that keys can go to, in the order one reads them."""
    found = [window.search, window.rail, window.page, *window.notice.panes()]
    return [pane for pane in found if pane.isVisible() and _first(pane) is not None]


def step(window: "MainWindow", by: int) -> None:
    """Give the keys to the next pane, or the one before; a page gets them where it had them."""
    found = panes(window)
    if not found:
        return
    now = QApplication.focusWidget()
    here = next((n for n, pane in enumerate(found) if _holds(pane, now)), -1 if by > 0 else 0)
    pane = found[(here + by) % len(found)]
    if pane is window.page:
        window.page.take_focus()
    else:
        target = window.rail.here() if pane is window.rail else _first(pane)
        assert target is not None
        target.setFocus(Qt.FocusReason.TabFocusReason)
    announce(pane, pane.accessibleName())


def _holds(pane: QWidget, now: QWidget | None) -> bool:
    return now is not None and (pane is now or pane.isAncestorOf(now))


def _first(pane: QWidget) -> QWidget | None:
    """What keys can go to in a pane, first."""
    for made in (pane, *pane.findChildren(QWidget)):
        by_tab = made.focusPolicy() & Qt.FocusPolicy.TabFocus
        if by_tab and made.isVisible() and made.isEnabled():
            return made
    return None
