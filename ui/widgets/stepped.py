"""A page in steps: one at a time is in sight, and the control above says how far each has come."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.delegates.painters import painting
from ui.widgets.focus import SAYS_ITSELF
from ui.widgets.frame.free_places import stay_free

_PAD, _BETWEEN = 12, 8


class StepButton(QAbstractButton):
    """A step by its number and name; its state stands beside it, smaller."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setProperty(SAYS_ITSELF, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setText(f"{number} {name}")
        self.setShortcut(QKeySequence(f"Alt+{number}"))
        self.state = ""
        self.say("")
        theme.follow(self, self.updateGeometry)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, state: str) -> None:
        """Show how far the step has come."""
        self.state = state
        said = f"{self.text()}, {state}" if state else self.text()
        self.setAccessibleName(said)
        self.setToolTip(f"{said} ({self.shortcut().toString()})")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        strong, small = (QFontMetrics(theme.font(role)) for role in ("strong", "small"))
        beside = small.horizontalAdvance(self.state) + _BETWEEN if self.state else 0
        return QSize(
            strong.horizontalAdvance(self.text()) + beside + 2 * _PAD, strong.height() + 14
        )

    def minimumSizeHint(self) -> QSize:
        strong = QFontMetrics(theme.font("strong"))
        return QSize(strong.horizontalAdvance(self.text()) + 2 * _PAD, strong.height() + 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.tokens()
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            tint = colors.accent_tint if self.isChecked() else colors.card
            painter.setPen(QPen(QColor(colors.line), 1))
            painter.setBrush(QColor(tint))
            painter.drawRect(frame)
            if self.hasFocus():
                painter.setPen(QPen(QColor(colors.focus), 2))
                painter.drawRect(frame.adjusted(1, 1, -1, -1))
            self._words(painter)

    def _words(self, painter: QPainter) -> None:
        colors, strong, small = theme.tokens(), theme.font("strong"), theme.font("small")
        metrics = QFontMetrics(strong)
        middle = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.setFont(strong)
        painter.setPen(QColor(colors.accent if self.isChecked() else colors.text))
        painter.drawText(_PAD, round(middle), self.text())
        left = _PAD + metrics.horizontalAdvance(self.text()) + _BETWEEN
        room = self.width() - left - _PAD + 2
        painter.setFont(small)
        painter.setPen(QColor(colors.accent if self.isChecked() else colors.muted))
        if QFontMetrics(small).horizontalAdvance(self.state) <= room:  # the tip says it as well
            painter.drawText(left, round(middle), self.state)


class Stepped(QWidget):
    """Steps below one another of which one is shown.

    Signals:
        turned: The place of the step that is shown now.
    """

    turned = Signal(int)

    def __init__(self, names: Sequence[str], title: str) -> None:
        super().__init__()
        self.buttons = [StepButton(number, name) for number, name in enumerate(names, 1)]
        self.pages = [QWidget() for _name in names]
        self._group = QButtonGroup(self)
        self.bar = QWidget()
        self.bar.setAccessibleName(title)
        stay_free(self.bar)
        self.beside = QHBoxLayout(self.bar)
        self.beside.setContentsMargins(0, 0, 0, 0)
        self.beside.setSpacing(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(self.bar)
        for place, (made, page) in enumerate(zip(self.buttons, self.pages, strict=True)):
            self._group.addButton(made, place)
            self.beside.addWidget(made)
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(20)
            box.addWidget(page)
            if place:
                page.hide()
        self.buttons[0].setChecked(True)
        self.beside.addStretch(1)
        self._group.idClicked.connect(self.turn_to)

    def place(self) -> int:
        """The step that is shown."""
        return self._group.checkedId()

    def column(self, place: int) -> QVBoxLayout:
        """What a step is filled into."""
        found = self.pages[place].layout()
        assert isinstance(found, QVBoxLayout)
        return found

    def turn_to(self, place: int) -> None:
        """Show a step."""
        self.buttons[place].setChecked(True)
        for number, page in enumerate(self.pages):
            page.setVisible(number == place)
        self.turned.emit(place)

    def reveal(self, widget: QWidget) -> None:
        """Show the step in which a widget stands."""
        for place, page in enumerate(self.pages):
            if (page is widget or page.isAncestorOf(widget)) and place != self.place():
                self.turn_to(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        place = self.place() + step
        if step and self.buttons[self.place()].hasFocus() and 0 <= place < len(self.buttons):
            self.turn_to(place)
            self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)


def reveal(widget: QWidget) -> None:
    """Show every step in which a widget stands, so that it can be seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, Stepped):
            above.reveal(widget)
        above = above.parentWidget()
