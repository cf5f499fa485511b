"""What must hold of the controls of every view: each guard looks at one view and names faults."""

import re
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

from tests.ui.sight import in_sight
from ui import theme
from ui.widgets.dialog import Dialog
from ui.widgets.lists.split import SplitLine
from ui.widgets.lists.tables import RecordTable

_SHORT_CHOICE = 20
"""Characters of what is chosen that have room in any box."""


def named(widget: QWidget) -> str:
    """What a fault calls a widget."""
    return f"{type(widget).__name__} “{widget.accessibleName() or widget.objectName()}”"


def wheel(view: QWidget) -> Iterator[str]:
    """What changes when the wheel is turned over it."""
    kinds = QComboBox | QAbstractSpinBox | QAbstractSlider | QCalendarWidget
    for made in in_sight(view, QWidget):
        if not made.isVisible() or not isinstance(made, kinds) or isinstance(made, QScrollBar):
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


def hints(view: QWidget) -> Iterator[str]:
    """Empty fields whose hint is cut; one that only repeats the field's name may be."""
    for made in in_sight(view, QLineEdit):
        hint = made.placeholderText()
        if not made.isVisible() or made.text() or not hint:
            continue
        if made.accessibleName().endswith(hint):
            continue
        option = QStyleOptionFrame()
        made.initStyleOption(option)
        inside = made.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, made)
        margins = made.textMargins()
        room = inside.width() - margins.left() - margins.right() - 4
        needed = made.fontMetrics().horizontalAdvance(hint)
        if needed > room:
            yield f"{named(made)}: its hint needs {needed} pixels and has {room}: {hint}"


def order_of_keys(view: QWidget) -> Iterator[str]:
    """Where Tab goes up, or back in a line, although what is there could have come before."""
    QTest.keyClick(view.focusWidget() or view, Qt.Key.Key_Tab)  # a dialog puts them in order then
    chain, at = list[QWidget](), view.nextInFocusChain()
    while at is not None and at is not view:
        between = isinstance(at, SplitLine)  # it stands between two parts, and comes after both
        if at.isVisible() and not between and view.isAncestorOf(at) and _takes_tab(at):
            chain.append(at)
        at = at.nextInFocusChain()
    for before, after in pairwise(chain):
        here, there = _stands(view, before, after), _stands(view, after, before)
        one_line = here.top() < there.bottom() and there.top() < here.bottom()
        up = there.bottom() <= here.top() and there.left() < here.right()
        if (one_line and there.right() <= here.left()) or (not one_line and up):
            yield f"Tab goes back from {named(before)} to {named(after)}"


def _takes_tab(made: QWidget) -> bool:
    """Asked of what is visible: most of a window is not, and Qt's flags are slow in Python."""
    by_tab = made.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and made.isEnabled() and made.focusProxy() is None


def _stands(view: QWidget, made: QWidget, other: QWidget) -> QRect:
    """Where one sees it: where the other does not scroll with it, in the area it scrolls in."""
    above = made.parentWidget()
    while above is not None and above is not view:
        if isinstance(above, QScrollArea) and not above.isAncestorOf(other):
            made = above
        above = above.parentWidget()
    return QRect(made.mapTo(view, QPoint(0, 0)), made.size())


def marked_rows(view: QWidget) -> Iterator[str]:
    """Lists that keys come to without a mark on the row they are on."""
    view.activateWindow()
    for made in in_sight(view, QAbstractItemView):
        if not isValid(made) or isinstance(made, QHeaderView) or not made.isVisible():
            continue
        one = made.selectionMode() is QAbstractItemView.SelectionMode.SingleSelection
        if not one or not made.isEnabled() or not made.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        made.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        here = made.currentIndex()
        if here.isValid() and not made.selectionModel().isSelected(here):
            yield f"{named(made)} does not mark the row it is on"


def chosen_words(view: QWidget) -> Iterator[str]:
    """Boxes that cut what is chosen in them, where it is short."""
    for made in in_sight(view, QComboBox):
        words = made.currentText()
        if not made.isVisible() or made.isEditable() or len(words) > _SHORT_CHOICE:
            continue
        option = QStyleOptionComboBox()
        made.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        kind = QStyle.ComplexControl.CC_ComboBox
        room = made.style().subControlRect(kind, option, part, made).width()
        needed = made.fontMetrics().horizontalAdvance(words)
        if needed > room:
            yield f"{named(made)}: “{words}” needs {needed} pixels and has {room}"


def sideways(view: QWidget) -> Iterator[str]:
    """Tables that scroll sideways although their columns have room."""
    for made in in_sight(view, RecordTable):
        over = made.horizontalScrollBar().maximum() if made.isVisible() else 0
        if over and sum(made.least_widths()) <= made.viewport().width():
            yield f"{named(made)} scrolls sideways by {over} pixels"


def popups(view: QWidget) -> Iterator[str]:
    """Lists of boxes whose entries are cut, or that scroll with twelve entries or fewer."""
    for made in in_sight(view, QComboBox):
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


def text_size(view: QWidget) -> Iterator[str]:
    """What does not follow when the text becomes larger and smaller again, or is then cut."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    at_first = round(app.font().pointSizeF() / theme.BASE_POINTS * 100)
    before = {id(made): _points(made) for made in _written(view)}
    short = [made for made in in_sight(view, QLineEdit) if _is_short(made) and not _cut(made)]
    for percent in (200, at_first):
        theme.apply(app, theme.Scheme.LIGHT, percent)
        for _turn in range(8):
            QApplication.processEvents()
        times = percent / at_first
        for made in _written(view):
            was = before.get(id(made))
            if was is not None and abs(_points(made) - was * times) > _ROUNDED * times:
                yield f"{percent} %: {named(made)} is at {_points(made)}, was {was}"
            if isinstance(made, QLabel) and made.text() and not made.pixmap():
                needed = made.fontMetrics().height()
                if made.height() < needed - 1:
                    yield f"{percent} %: “{made.text()[:40]}” is cut: {made.height()} of {needed}"

        yield from (f"{percent} %: {named(m)} cuts “{m.text()}”" for m in short if _cut(m))


def _is_short(made: QLineEdit) -> bool:
    return made.isVisible() and 0 < len(made.text()) <= _SHORT


def _cut(made: QLineEdit) -> bool:
    option = QStyleOptionFrame()
    made.initStyleOption(option)
    inside = made.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, made)
    return made.fontMetrics().horizontalAdvance(made.text()) > inside.width()


_SHORT = 14
"""Letters of a text, such as a date, that has room at every size."""
_ROUNDED = 0.2
"""Points by which a size may be rounded."""


def _written(view: QWidget) -> Iterator[QWidget]:
    kinds = QLabel | QAbstractButton | QLineEdit | QAbstractItemView | QComboBox | QHeaderView
    for made in in_sight(view, QWidget):
        if isinstance(made, kinds) and made.isVisible() and made.parentWidget() is not None:
            yield made


def _points(made: QWidget) -> float:
    return round(made.font().pointSizeF(), 1)


def leads_on(view: QWidget) -> Iterator[str]:
    """Dialogs that Ctrl+Enter does not finish."""
    if not isinstance(view, QDialog):
        return
    if not isinstance(view, Dialog):
        yield f"{named(view)} is a dialog of its own making"
    elif view.main_button() is None:
        yield f"{named(view)} has no button that Ctrl+Enter could press"


def menus(view: QWidget) -> Iterator[str]:
    """Lists with rows that a right click offers nothing for, or where Enter does what it lacks."""
    for made in in_sight(view, QAbstractItemView):
        if not _is_list(made):
            continue
        model = made.model()
        made.setCurrentIndex(model.index(0, 0))
        place = made.visualRect(made.currentIndex()).center()
        made.customContextMenuRequested.emit(place)
        opened = [menu for menu in made.findChildren(QMenu) if menu.isVisible()]
        if not opened:
            yield f"{named(made)} has no menu"
            continue
        words = [action.text() for action in opened[0].actions() if action.text()]
        opened[0].close()
        leads = isinstance(made, RecordTable) and made._leads() is not None
        if leads and all(said.startswith("&Copy") for said in words):
            yield f"{named(made)} opens a row by Enter, and its menu does not"


def _is_list(made: QAbstractItemView) -> bool:
    """Whether it is a list of the page: not a list to choose from, of a box or of days."""
    if isinstance(made, QHeaderView | QListWidget) or not made.isVisible():
        return False
    popup = made.window().windowType() is Qt.WindowType.Popup
    model = made.model()
    return not popup and model is not None and model.rowCount() > 0


def names(view: QWidget) -> Iterator[str]:
    """What keys can go to without a name, and names that lack the words one sees."""
    for made in in_sight(view, QWidget):
        if not made.isVisible() or not made.isEnabled() or _inner(made):
            continue
        if not made.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        told = QAccessible.queryAccessibleInterface(made)
        name = told.text(QAccessible.Text.Name) if told is not None else ""
        if not name.strip():
            yield f"{type(made).__name__} in {type(made.parentWidget()).__name__} has no name"
        words = made.text() if isinstance(made, QAbstractButton) else ""
        # A text cut in its middle says both of its ends.
        seen = re.sub("&(.)", r"\1", words)
        parts = [" ".join(part.split()) for part in seen.split("…")]
        if not re.search(".*".join(map(re.escape, parts)), name, re.IGNORECASE | re.DOTALL):
            yield f"“{words}” is called “{name}”"


def _inner(made: QWidget) -> bool:
    """A part of a control that Qt makes: it has the name of the control."""
    above = made.parentWidget()
    return made.objectName().startswith("qt_") or isinstance(above, QComboBox | QAbstractSpinBox)


def headers(view: QWidget) -> Iterator[str]:
    """Tables whose columns or rows have no header for who does not see them."""
    for made in in_sight(view, QTableView):
        if not _is_list(made):
            continue
        model = made.model()
        for count, way in (
            (model.columnCount(), Qt.Orientation.Horizontal),
            (model.rowCount(), Qt.Orientation.Vertical),
        ):
            told = [str(model.headerData(n, way) or "").strip() for n in range(count)]
            if not all(told):
                yield f"{named(made)} lacks a header: {way.name} {told.index('')}"


def spoken(view: QWidget) -> Iterator[str]:
    """Cells that say aloud less than one sees in them: a letter, a count, a figure."""
    for made in in_sight(view, QTableView):
        model = made.model() if _is_list(made) else None
        for row in range(min(model.rowCount(), _ROWS) if model is not None else 0):
            for column in range(made.model().columnCount()):
                index = made.model().index(row, column)
                said = index.data(Qt.ItemDataRole.AccessibleTextRole)
                words = re.findall(r"\w+", str(index.data() or "").casefold())
                if said is not None and not all(word in said.casefold() for word in words):
                    yield f"{named(made)}: “{index.data()}” is said as “{said}”"


_ROWS = 12
"""Rows of a table that are listened to; the others are made in the same way."""
