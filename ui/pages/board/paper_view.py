"""A paper page by page: keys to go, to enlarge, to search; in color or as a greyscale printer."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from sos_desktop.domain.documents.printed_page import PrintedPage
from ui.delegates.painters import painting
from ui.pages.board.painting import paint_page
from ui.widgets.announce import announce

_EDGE = 12
_LEAST, _MOST, _STEP = 0.4, 4.0, 1.25


class _Sheet(QWidget):
    """One page, as large as it is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.page: PrintedPage | None = None
        self.scale, self.grey, self.found = 1.0, False, ""

    def fit(self) -> None:
        """Take the size of the page."""
        page = self.page
        size = (
            QSize(0, 0)
            if page is None
            else QSize(round(page.width * self.scale), round(page.height * self.scale))
        )
        self.setFixedSize(size)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page."""
        if self.page is None:
            return
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.scale(self.scale, self.scale)
            paint_page(painter, self.page, grey=self.grey, found=self.found)


class PaperView(QScrollArea):
    """Shows the pages of a paper, one at a time.

    Signals:
        turned: Another page is shown, or other pages are there.
    """

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pages: tuple[PrintedPage, ...] = ()
        self._place, self._zoom = 0, 0.0
        self._sheet = _Sheet()
        self.setWidget(self._sheet)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Page of the paper")
        self.setMinimumSize(280, 240)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def place(self) -> int:
        """Which page is shown, counting from 0."""
        return self._place

    @property
    def scale(self) -> float:
        """Pixels for each point."""
        return self._sheet.scale

    def show_pages(self, pages: tuple[PrintedPage, ...]) -> None:
        """Show other pages, the same one if it is still there."""
        self._pages = pages
        self._go(min(self._place, max(len(pages) - 1, 0)), quiet=True)

    def go(self, place: int) -> None:
        """Show a page, counting from 0; outside of what there is nothing happens."""
        if 0 <= place < self.count and place != self._place:
            self._go(place)

    def set_grey(self, grey: bool) -> None:
        """Show it as a greyscale printer would print it."""
        self._sheet.grey = grey
        self._sheet.update()

    def enlarge(self, *, larger: bool) -> None:
        """Show it larger or smaller."""
        wished = self.scale * (_STEP if larger else 1 / _STEP)
        self._zoom = min(max(wished, _LEAST), _MOST)
        self._fit()

    def fit_page(self) -> None:
        """Show a whole page, whatever the size of the window."""
        self._zoom = 0.0
        self._fit()

    def search(self, words: str) -> bool:
        """Go to the next page with the words, from the one that is shown; whether there is one."""
        wanted = " ".join(words.casefold().split())
        self._sheet.found = wanted
        self._sheet.update()
        if not wanted:
            return True
        order = [*range(self._place, self.count), *range(self._place)]
        for place in order:
            if wanted in self._pages[place].words.casefold():
                self.go(place)
                return True
        return False

    def search_on(self) -> bool:
        """Go to the next page behind this one with the words that are searched."""
        wanted = self._sheet.found
        order = [*range(self._place + 1, self.count), *range(self._place + 1)]
        for place in order:
            if wanted and wanted in self._pages[place].words.casefold():
                self.go(place)
                return True
        return False

    def _go(self, place: int, *, quiet: bool = False) -> None:
        self._place = place
        self._sheet.page = self._pages[place] if self._pages else None
        self._fit()
        self.verticalScrollBar().setValue(0)
        if self._pages:
            self.setAccessibleDescription(self._pages[place].words)
            self.setAccessibleName(f"Page {place + 1} of {self.count}")
        self.turned.emit()
        if self._pages and not quiet:
            announce(self, self.accessibleName())

    def _fit(self) -> None:
        page = self._sheet.page
        if page is not None:
            room = self.viewport().size()
            whole = min(
                (room.width() - 2 * _EDGE) / page.width, (room.height() - 2 * _EDGE) / page.height
            )
            self._sheet.scale = self._zoom or max(whole, _LEAST)
        self._sheet.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A whole page stays whole."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home, End, Page Up and Page Down turn pages; plus, minus and 0 change the size."""
        turns = {
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.count - 1,
            Qt.Key.Key_PageDown: self._place + 1,
            Qt.Key.Key_PageUp: self._place - 1,
        }
        key = Qt.Key(event.key())
        if key in turns:
            self.go(turns[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.enlarge(larger=True)
        elif key == Qt.Key.Key_Minus:
            self.enlarge(larger=False)
        elif key == Qt.Key.Key_0:
            self.fit_page()
        else:
            super().keyPressEvent(event)
            return
        event.accept()
