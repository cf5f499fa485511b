"""Bringing the row that was asked for into sight, however long the page around it is."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QWidget

from ui.context import AppContext
from ui.widgets.stepped import reveal

_AROUND = 24
"""Pixels that stay visible above and below the row."""


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
        if isinstance(view, QAbstractItemView):
            scroll_into_view(view)
        else:
            show_whole(view)

    show(keys=True)

    def later(_nothing: None) -> None:
        QTimer.singleShot(0, view, lambda: show(keys=new))

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


def _area_around(widget: QWidget) -> QScrollArea | None:
    above: QWidget | None = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
