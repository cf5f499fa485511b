"""A paper page by page: keys to go, to enlarge, to search; in color or as a greyscale printer."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from sos_desktop.domain.documents.printed_page import Area, PageImage, PrintedPage
from sos_desktop.foundation.frozen import frozen_dataclass
from ui.delegates.painters import painting
from ui.widgets.announce import announce

_EDGE = 12
_LEAST, _MOST, _STEP = 0.4, 4.0, 1.25
_KEPT = 6
"""How many pictures of pages are kept to be turned back to."""
_MARK = QColor(255, 224, 138)
"""The color behind words that were searched."""


@frozen_dataclass
class PageWish:
    """A page that is to be seen.

    Attributes:
        place: Which page, counting from 0.
        scale: Pixels of the screen for each point.
        grey: As a greyscale printer would print it.
        found: Words to mark; "" for none.
    """

    place: int
    scale: float
    grey: bool = False
    found: str = ""


@frozen_dataclass
class SeenPage:
    """What a wished page looks like, and where its words to mark stand."""

    image: PageImage
    marks: tuple[Area, ...] = ()


def qt_image(image: PageImage) -> QImage:
    """The picture as Qt's, with a copy of its pixels."""
    form = QImage.Format.Format_Grayscale8 if image.grey else QImage.Format.Format_RGB888
    return QImage(image.pixels, image.width, image.height, image.line, form).copy()


class _Sheet(QWidget):
    """One page, as large as it is shown; white until its picture is there."""

    def __init__(self) -> None:
        super().__init__()
        self.page: PrintedPage | None = None
        self.scale = 1.0
        self.image: QImage | None = None
        self.marks: tuple[Area, ...] = ()

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
        """Paint the page, and over it the marks as a text marker does."""
        if self.page is None:
            return
        with painting(self) as painter:
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
            if self.image is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(self.rect(), self.image)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.scale(self.scale, self.scale)
            for mark in self.marks:
                painter.fillRect(QRectF(*mark).adjusted(-1, -1, 1, 1), _MARK)


class PaperView(QScrollArea):
    """Shows the pages of a paper, one at a time.

    Signals:
        turned: Another page is shown, or other pages are there.
        wished: A `PageWish` whose picture is not there yet; `show_seen` is called with it later.
    """

    turned = Signal()
    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pages: tuple[PrintedPage, ...] = ()
        self._place, self._zoom = 0, 0.0
        self._grey, self._found = False, ""
        self._waiting: set[PageWish] = set()
        self._seen: OrderedDict[PageWish, tuple[QImage, tuple[Area, ...]]] = OrderedDict()
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

    def show_pages(self, pages: Sequence[PrintedPage]) -> None:
        """Show other pages, the same one if it is still there."""
        self._pages = tuple(pages)
        self._seen.clear()
        self._waiting.clear()
        self._go(min(self._place, max(len(pages) - 1, 0)), quiet=True)

    def go(self, place: int) -> None:
        """Show a page, counting from 0; outside of what there is nothing happens."""
        if 0 <= place < self.count and place != self._place:
            self._go(place)

    def set_grey(self, grey: bool) -> None:
        """Show it as a greyscale printer would print it."""
        self._grey = grey
        self._look()

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
        self._found = wanted
        self._look()
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
        wanted = self._found
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
        self._look()

    def show_seen(self, wish: PageWish, seen: SeenPage) -> None:
        """Take the picture of a page that was wished; one of earlier pages is passed over."""
        if wish not in self._waiting:
            return
        self._waiting.remove(wish)
        self._seen[wish] = qt_image(seen.image), seen.marks
        while len(self._seen) > _KEPT:
            self._seen.popitem(last=False)
        self._look()

    def _look(self) -> None:
        """Show the picture of the page, or wish for it; the next page's is made meanwhile."""
        if not self._pages:
            self._sheet.image, self._sheet.marks = None, ()
            return
        scale = self._sheet.scale * self.devicePixelRatioF()
        wish = PageWish(self._place, scale, self._grey, self._found)
        there = self._seen.get(wish)
        if there is None:
            self._sheet.image, self._sheet.marks = None, ()
            self._wish(wish)
        else:
            self._seen.move_to_end(wish)
            self._sheet.image, self._sheet.marks = there
            if self._place + 1 < self.count:
                self._wish(replace(wish, place=self._place + 1))
        self._sheet.update()

    def _wish(self, wish: PageWish) -> None:
        if wish not in self._waiting and wish not in self._seen:
            self._waiting.add(wish)
            self.wished.emit(wish)

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
