"""What must hold of the controls of every view: each guard looks at one view and names faults."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QScrollBar,
    QWidget,
)


def named(widget: QWidget) -> str:
    """What a fault calls a widget."""
    return f"{type(widget).__name__} “{widget.accessibleName() or widget.objectName()}”"


def wheel(view: QWidget) -> Iterator[str]:
    """What changes when the wheel is turned over it."""
    kinds = QComboBox | QAbstractSpinBox | QAbstractSlider | QCalendarWidget
    for made in view.findChildren(QWidget):
        if not isinstance(made, kinds) or isinstance(made, QScrollBar) or not made.isVisible():
            continue
        if made.focusPolicy() & Qt.FocusPolicy.WheelFocus == Qt.FocusPolicy.WheelFocus:
            yield f"{named(made)} takes the keys when the wheel is turned over it"
        focus = QApplication.focusWidget()
        if focus is made and not isinstance(made, QComboBox):
            continue
        before = _value(made)
        for turn in (-120, 120, 120):
            middle = QPointF(made.rect().center())
            QApplication.sendEvent(
                made,
                QWheelEvent(
                    middle,
                    QPointF(made.mapToGlobal(middle.toPoint())),
                    QPoint(),
                    QPoint(0, turn),
                    Qt.MouseButton.NoButton,
                    Qt.KeyboardModifier.NoModifier,
                    Qt.ScrollPhase.NoScrollPhase,
                    False,
                ),
            )
            if _value(made) != before:
                yield f"{named(made)} was changed by the wheel"
                break


def _value(made: QWidget) -> object:
    if isinstance(made, QComboBox):
        return made.currentIndex()
    if isinstance(made, QAbstractSpinBox):
        return made.text()
    if isinstance(made, QCalendarWidget):
        return made.selectedDate(), made.monthShown()
    assert isinstance(made, QAbstractSlider)
    return made.value()


def popups(view: QWidget) -> Iterator[str]:
    """Lists of boxes whose entries are cut, or that scroll with twelve entries or fewer."""
    for made in view.findChildren(QComboBox):
        if not made.isVisible() or not made.isEnabled() or not made.count():
            continue
        made.showPopup()
        QApplication.processEvents()
        shown, room = made.view(), made.view().viewport().rect()
        screen = made.screen().availableGeometry()
        whole = min(made.count(), 12)
        model = shown.model()
        entries = [shown.visualRect(model.index(row, 0)) for row in range(made.count())]
        if screen.contains(made.mapToGlobal(QPoint(0, 0))):
            inside = [e for e in entries if e.top() >= room.top() and e.bottom() <= room.bottom()]
            if len(inside) < whole:
                yield f"{named(made)} shows {len(inside)} of {made.count()} entries whole"
            wide = shown.sizeHintForColumn(0)
            if wide > room.width() and shown.window().width() < screen.width():
                yield f"{named(made)} cuts its longest entry: {room.width()} of {wide}"
        here = QRect(made.mapToGlobal(QPoint(0, 0)), made.size())
        opened = shown.window().geometry().adjusted(2, 2, -2, -2)
        if screen.contains(here) and not screen.contains(opened):
            yield f"{named(made)} opens outside the screen"
        made.hidePopup()
