"""Where Tab goes, and what is shown of what keys come to: a control's tip, the row of a list."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QItemSelectionModel, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from ui.widgets.basics import LineButton

_WHOLE = (QAbstractScrollArea, QAbstractSpinBox, QComboBox, QLineEdit)
_AT_THE_END = (10**6,)
SAYS_ITSELF = "says-itself"
"""A button that draws its words itself and has this needs no tip when keys come to it."""
AFTER = 500
"""Milliseconds keys rest on a control until its tip is shown, as with the mouse."""


class FocusTips(QObject):
    """Shows the tip of a button that has no words, or other ones; it goes when keys go on.

    Qt puts the cursor of a list into its first row when keys come, and marks nothing: what Enter
    would do there could not be told.
    """

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
        quiet = now is None or bool(now.property(SAYS_ITSELF))
        tipped = isinstance(now, QAbstractButton) and bool(now.toolTip()) and not quiet
        self._at = now if tipped else None
        if self._at is not None:
            self._timer.start()
        if isinstance(now, QAbstractItemView) and not QApplication.mouseButtons():
            mark_current(now)

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


def mark_current(view: QAbstractItemView) -> None:
    """Choose what the cursor of a view is on, where one may be chosen and none is."""
    kinds, here, chosen = QAbstractItemView, view.currentIndex(), view.selectionModel()
    if view.selectionMode() is not kinds.SelectionMode.SingleSelection or not here.isValid():
        return
    if not here.flags() & Qt.ItemFlag.ItemIsSelectable or chosen.hasSelection():
        return
    flag = QItemSelectionModel.SelectionFlag
    whole = {
        kinds.SelectionBehavior.SelectRows: flag.Rows,
        kinds.SelectionBehavior.SelectColumns: flag.Columns,
    }
    chosen.select(here, flag.Select | whole.get(view.selectionBehavior(), flag.NoUpdate))


def _says(control: QAbstractButton, tip: str) -> bool:
    """Whether one reads the tip on the control itself; Qt leaves "…" and "&" out of a tip."""
    return tip.rstrip("….") in control.text().replace("&", "")


def tab_inside(place: QWidget, *made: QWidget) -> None:
    """Let Tab reach these, one after another, where `place` stands.

    Qt puts nothing after what never has the focus, so for the moment `place` may have it.
    """
    policy = place.focusPolicy()
    place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for first, second in pairwise((place, *made)):
        QWidget.setTabOrder(first, second)
    place.setFocusPolicy(policy)


def tab_through(place: QWidget) -> None:
    """Let Tab go through what stands in `place` as one reads it, where `place` stands.

    Qt goes in the order in which widgets were made: what is made later came after all others.
    """
    tab_inside(place, *reached_in(place))


def reached_in(place: QWidget) -> Iterator[QWidget]:
    """What Tab reaches in a widget, in the order of its layouts."""
    for part in _parts(place):
        proxy = part.focusProxy()
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and proxy is None:
            yield part
        yield from reached_in(part)


def _parts(place: QWidget) -> Sequence[QWidget]:
    """The widgets just inside one, in order; those of its layout first.

    What Qt's own widgets are made of is theirs: a header that Python has seen is deleted by it.
    """
    if isinstance(place, QSplitter):
        panes = (place.widget(number) for number in range(place.count()))
        return [pane for pane in panes if pane is not None]
    if isinstance(place, QScrollArea):
        content = place.widget()
        return [] if content is None else [content]
    if isinstance(place, _WHOLE):
        return []
    inside = place.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    inside = [part for part in inside if not part.isWindow()]
    layout = place.layout()
    if layout is None:
        return inside
    places = {part: _place_in(layout, part) for part in inside}
    return sorted(inside, key=lambda part: places[part] or _AT_THE_END)


def _place_in(layout: QLayout, part: QWidget) -> tuple[int, ...]:
    """Where a widget stands in a layout and those within it, by their places; () for nowhere."""
    number = layout.indexOf(part)
    if number >= 0:
        return _place_of(layout, number)
    for inner in layout.findChildren(QLayout, options=Qt.FindChildOption.FindDirectChildrenOnly):
        found = _place_in(inner, part)
        if found:
            return *_place_of(layout, layout.indexOf(inner)), *found
    return ()


def _place_of(layout: QLayout, number: int) -> tuple[int, ...]:
    """Rows and columns, whatever was put in first."""
    if isinstance(layout, QGridLayout):
        row, column, *_spans = layout.getItemPosition(number)  # type: ignore[misc]
        return row, column
    if isinstance(layout, QFormLayout):
        row, role = layout.getItemPosition(number)  # type: ignore[misc]
        return row, role.value
    return (number,)
