"""A month to pick a day from: a row for each week, by mouse or by keys."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.formats import date_words
from sos_desktop.foundation import clock
from ui import theme
from ui.delegates.painters import kept
from ui.widgets.announce import announce
from ui.widgets.basics import button, label

Index = QModelIndex | QPersistentModelIndex
_WEEKS, _DAYS = 6, 7
_NAMES = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_DAY = Qt.ItemDataRole.UserRole
_YEARS = range(1900, 2200)
"""Years that can be walked through; any other can be typed."""
_AROUND = 14
"""Pixels around the number of a day, so that a finger or an unsteady hand finds it."""


def first_shown(year: int, month: int) -> date:
    """The Sunday on or before the first of a month."""
    first = date(year, month, 1)
    return first - timedelta(days=(first.weekday() + 1) % _DAYS)


def month_later(day: date, months: int) -> date:
    """The same day some months later or before; the last of the month where there is none."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


class _Month(QAbstractTableModel):
    """Six weeks around a month."""

    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.month = day
        self.first = first_shown(day.year, day.month)

    def show_month(self, day: date) -> None:
        """Show the month of a day."""
        self.beginResetModel()
        self.month, self.first = day, first_shown(day.year, day.month)
        self.endResetModel()

    def day_at(self, index: Index) -> date:
        """The day a cell stands for."""
        return self.first + timedelta(days=index.row() * _DAYS + index.column())

    def place_of(self, day: date) -> Index:
        """The cell of a day that is shown."""
        place = (day - self.first).days
        return self.index(place // _DAYS, place % _DAYS)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else _WEEKS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else _DAYS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return _NAMES[section][:2]
            if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
                return _NAMES[section]
        elif role == Qt.ItemDataRole.DisplayRole:
            return f"Week of {date_words(self.first + timedelta(days=section * _DAYS))}"
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        day = self.day_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role == _DAY:
            return day
        if role == Qt.ItemDataRole.AccessibleTextRole:
            today = ", today" if day == clock.today() else ""
            return f"{_NAMES[index.column()]}, {date_words(day)}{today}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        return None


class _DayDelegate(QStyledItemDelegate):
    """Draws a day: the chosen one filled, today with a frame, days of other months muted."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, day = theme.tokens(), index.data(_DAY)
        model = index.model()
        assert isinstance(model, _Month)
        box: QRect = option.rect.adjusted(2, 2, -2, -2)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        inside = (day.year, day.month) == (model.month.year, model.month.month)
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            if chosen:
                painter.setBrush(QColor(look.accent))
                painter.drawRoundedRect(box, 4, 4)
            elif state & QStyle.StateFlag.State_MouseOver:
                painter.setBrush(QColor(look.hover))
                painter.drawRoundedRect(box, 4, 4)
            if day == clock.today():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(look.on_accent if chosen else look.accent), 2))
                painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 3, 3)
            painter.setPen(
                QColor(look.on_accent if chosen else look.text if inside else look.muted)
            )
            painter.setFont(theme.font("strong" if day == clock.today() else "body"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))


class _Days(QTableView):
    """The cells; keys walk by days, weeks, months and years, across the ends of a month.

    Signals:
        moved: Another day has the cursor.
        taken: A day was chosen.
        keyed: A letter or Delete: "t" for today, "" to clear.
    """

    moved = Signal(object)
    taken = Signal(object)
    keyed = Signal(str)

    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "days")  # before its headings are made, which look for it once
        self.month = _Month(day, self)
        self.setModel(self.month)
        self.setItemDelegate(_DayDelegate(self))
        self.setAccessibleName("Days")
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setCornerButtonEnabled(False)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setMinimumSectionSize(8)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.clicked.connect(lambda index: self.taken.emit(self.month.day_at(index)))
        theme.follow(self, self._fit)
        self.go_to(day)

    def _fit(self) -> None:
        side = self.fontMetrics().height() + _AROUND
        self.horizontalHeader().setDefaultSectionSize(side + 6)
        self.verticalHeader().setDefaultSectionSize(side)
        head = self.horizontalHeader().sizeHint().height()
        frame = 2 * self.frameWidth() + 4
        self.setFixedSize(QSize((side + 6) * _DAYS + frame, side * _WEEKS + head + frame))

    def day(self) -> date:
        """The day that has the cursor."""
        return self.month.day_at(self.currentIndex())

    def go_to(self, day: date) -> None:
        """Put the cursor on a day; its month is shown."""
        if day.year not in _YEARS:
            return
        if (day.year, day.month) != (self.month.month.year, self.month.month.month):
            self.month.show_month(day)
        self.setCurrentIndex(self.month.place_of(day))
        self.moved.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, day = Qt.Key(event.key()), self.day()
        years = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_DAYS,
            Qt.Key.Key_Down: _DAYS,
            Qt.Key.Key_Home: -self.currentIndex().column(),
            Qt.Key.Key_End: _DAYS - 1 - self.currentIndex().column(),
        }
        if key in steps:
            self.go_to(day + timedelta(days=steps[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            ahead = 1 if key is Qt.Key.Key_PageDown else -1
            self.go_to(month_later(day, ahead * (12 if years else 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit(day)
        elif key is Qt.Key.Key_T:
            self.keyed.emit("t")
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.keyed.emit("")
        else:
            event.ignore()  # Esc closes the popup; any other key changes nothing


class DatePopup(QFrame):
    """Opens below a field.

    Signals:
        picked: The day chosen, or None to clear it.

    Attributes:
        days: The cells of the month.
        title: Which month it is.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget, name: str, day: date | None) -> None:
        """Make it; the cursor stands on `day`, or on today."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.setAccessibleName(f"Pick {name}")
        start = day if day is not None and day.year in _YEARS else clock.today()
        self.title = label("", "strong")
        self.days = _Days(start, self)
        before = button("", lambda: self._turn(-1), role="quiet", icon_name="chevron-left")
        after = button("", lambda: self._turn(1), role="quiet", icon_name="chevron-right")
        for made, words in ((before, "Month before"), (after, "Month after")):
            made.setAccessibleName(words)
            made.setToolTip(words)
        head = QHBoxLayout()
        head.addWidget(before)
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignCenter)
        head.addWidget(after)
        self.today_button = button("Today", lambda: self._take(clock.today()), role="quiet")
        self.clear_button = button("Clear", lambda: self._take(None), role="quiet")
        foot = QHBoxLayout()
        foot.addWidget(self.today_button)
        foot.addStretch(1)
        foot.addWidget(self.clear_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.days)
        layout.addLayout(foot)
        self.days.moved.connect(self._moved)
        self.days.taken.connect(self._take)
        self.days.keyed.connect(lambda key: self._take(clock.today() if key else None))
        self._name_month(start)

    def open_below(self, field: QWidget) -> None:
        """Show it below a widget, whole on the screen."""
        self.adjustSize()
        room = field.screen().availableGeometry()
        corner = field.mapToGlobal(QPoint(0, field.height()))
        left = max(min(corner.x(), room.right() - self.width() + 1), room.left())
        top = corner.y()
        if top + self.height() > room.bottom():
            top = max(field.mapToGlobal(QPoint(0, 0)).y() - self.height(), room.top())
        self.move(left, top)
        self.show()
        self.days.setFocus(Qt.FocusReason.PopupFocusReason)

    def _turn(self, months: int) -> None:
        self.days.go_to(month_later(self.days.day(), months))

    def _moved(self, day: date) -> None:
        before = self.title.text()
        self._name_month(day)
        if before != self.title.text():
            announce(self, self.title.text())

    def _name_month(self, day: date) -> None:
        self.title.setText(day.strftime("%B %Y"))

    def _take(self, day: date | None) -> None:
        self.picked.emit(day)
        self.close()
