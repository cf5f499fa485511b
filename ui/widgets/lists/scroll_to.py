"""Bringing the row that was asked for into sight, however long the page around it is."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QWidget

from ui.context import AppContext
from ui.widgets.stepped import reveal

_AROUND = 24
"""Pixels that stay visible above and below the row."""
_SHAPED_AFTER = 400
"""Milliseconds without a change, after which a page that got another width is laid out."""
_AT_MOST = 3000
"""Milliseconds from which on changes have another cause."""


def give_focus(context: AppContext, view: QWidget) -> None:
    """Give the keys to a widget and scroll to it; in a view, to its current row.

    What the page around it still has to read makes the page longer, so it is scrolled after that:
    the worker takes one thing after another. A view that was just made takes keys once it is shown.
    """
    reveal(view)
    new = not view.isVisible()

    def show(*, keys: bool) -> None:
        if keys:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        _show(view)

    show(keys=True)

    def later(_nothing: None) -> None:
        QTimer.singleShot(0, view, lambda: show(keys=new))
        _KeepInSight(view)

    context.query(lambda: None, later, owner=view)


def scroll_into_view(view: QAbstractItemView) -> None:
    """Scroll the view, and every area it lies in, so that its current row is seen."""
    index = view.currentIndex()
    if not index.isValid():
        return
    view.scrollTo(index)
    row = view.visualRect(index)
    area = _area_around(view)
    while area is not None:
        content = area.widget()
        if content is not None:
            middle = view.viewport().mapTo(content, row.center())
            least = min(row.height() // 2 + _AROUND, area.viewport().height() // 2)
            area.ensureVisible(0, middle.y(), 0, least)
        area = _area_around(area)


def show_whole(widget: QWidget) -> None:
    """Scroll every area around a widget so that it is seen, or its upper part where it is tall."""
    area = _area_around(widget)
    while area is not None:
        area.ensureWidgetVisible(widget, 0, _AROUND)
        area = _area_around(area)


def _show(view: QWidget) -> None:
    if isinstance(view, QAbstractItemView):
        scroll_into_view(view)
    else:
        show_whole(view)


class _UntilShaped(QObject):
    """Does something again whenever what it watches changes, until the page has found its shape.

    A page that is laid out slowly has found it later, so the time counts from the last change. The
    wheel ends it: somebody scrolls.
    """

    def __init__(self, view: QWidget, changes: frozenset[QEvent.Type]) -> None:
        super().__init__(view)
        self._changes = changes
        self._began = QElapsedTimer()
        self._began.start()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_SHAPED_AFTER)
        self._rest.timeout.connect(self._end)
        self._rest.start()

    def again(self) -> None:
        """What is done."""
        raise NotImplementedError

    def _end(self) -> None:
        self.again()  # the last change may have come with the end, where a computer is busy
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in self._changes:
            QTimer.singleShot(0, self, self.again)
            if self._began.elapsed() < _AT_MOST:
                self._rest.start()
        elif event.type() is QEvent.Type.Wheel:
            self.deleteLater()
        return super().eventFilter(watched, event)


class _KeepInSight(_UntilShaped):
    """Shows a widget again while the page around it still grows and the keys are in it.

    A page is filled piece by piece, and one cannot scroll to where it does not reach yet.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view, frozenset((QEvent.Type.Resize,)))
        self._view = view
        area = _area_around(view)
        content = area.widget() if area is not None else None
        if content is not None:
            content.installEventFilter(self)

    def again(self) -> None:
        if self._view.hasFocus():
            _show(self._view)


class HoldPlace(_UntilShaped):
    """Keeps the current row of a view where it is on the screen while the page gets another width.

    What stands above it wraps anew, and the row one has just pressed would go from under the
    pointer. It holds until the page has found its shape, or somebody scrolls.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view, frozenset((QEvent.Type.Resize, QEvent.Type.LayoutRequest)))
        self._view = view
        self._area = _area_around(view)
        self._at = self._place()
        content = self._area.widget() if self._area is not None else None
        if self._area is None or content is None or not view.currentIndex().isValid():
            self.deleteLater()
            return
        for watched in (content, view, self._area.viewport()):
            watched.installEventFilter(self)

    def _place(self) -> int:
        row = self._view.visualRect(self._view.currentIndex()).topLeft()
        above = self._area.viewport() if self._area is not None else self._view
        return self._view.viewport().mapTo(above, row).y()

    def again(self) -> None:
        if self._area is not None and (moved := self._place() - self._at):
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + moved)


def _area_around(widget: QWidget) -> QScrollArea | None:
    above: QWidget | None = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
