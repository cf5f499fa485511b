"""One message: a line that passes, or a banner that stays until it is decided or closed."""

from collections.abc import Callable
from dataclasses import field
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from sos_desktop.foundation import clock
from sos_desktop.foundation.frozen import frozen_dataclass
from ui import theme
from ui.icons import pixmap
from ui.widgets.announce import announce
from ui.widgets.basics import button, label, restyle
from ui.widgets.focus import tab_through

_ICONS = {"info": "info", "good": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}
_TONES = {"info": "accent", "good": "good", "warn": "warn", "bad": "bad"}
URGENCY = ("good", "info", "warn", "bad")
"""Kinds of messages, the worst last."""
SHOWN_FOR = 6000
"""Milliseconds a line stays at least, unless it is pointed at or has the keys."""
_PICTURE, _BESIDE = 20, 8
"""Pixels of the picture of a kind, and between what stands side by side in a banner."""
_FOR_EACH = 80
"""Milliseconds to read a character."""


@frozen_dataclass
class Message:
    """Something that is said to the person.

    Attributes:
        kind: good, info, warn or bad.
        text: A sentence: what happened.
        action: What can be done about it; "" for nothing.
        on_action: Does it.
        at: When it was said.
        still: Says on a worker whether it is so yet; None for what happened once.
    """

    kind: str
    text: str
    action: str = ""
    on_action: Callable[[], object] | None = None
    at: datetime = field(default_factory=clock.now)
    still: Callable[[], bool] | None = None


class _Inside:
    """What a message stands in: a picture, its words, what it offers, and the cross."""

    def __init__(self, act: Callable[[], object], end: Callable[[], object]) -> None:
        self.picture = QLabel()
        self.words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.text = label("", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action = button("", act, role="quiet")
        self.more = label("", "small", tone="muted")
        self.more.hide()
        self.close_button = button("", end, role="quiet", icon_name="x", name="Close message")

    def lie_in_a_line(self, layout: QHBoxLayout) -> None:
        """What it offers lies behind the words."""
        for widget in (self.picture, self.text, self.more, self.action, self.close_button):
            layout.addWidget(widget)
        layout.setStretch(1, 1)

    def lie_in_a_banner(self, layout: QHBoxLayout) -> None:
        """What it offers lies below the words, or behind them where there is room."""
        layout.addWidget(self.picture)
        self.words.setSpacing(2)
        self.words.addWidget(self.text)
        beside = QHBoxLayout()
        beside.addWidget(self.action)
        beside.addStretch()
        beside.addWidget(self.more)
        self.words.addLayout(beside)
        layout.addLayout(self.words, 1)
        layout.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignTop)


class NoticeBar(QFrame):
    """Shows one message.

    Signals:
        closed: The person closed it or did what it offers, or its time was over.
    """

    closed = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, stays: bool = False, passes: bool = False
    ) -> None:
        """Make it.

        Args:
            parent: What it lies on.
            stays: It cannot be closed: it goes when what it says is over, with `hide`.
            passes: It is a line that leaves by itself.
        """
        super().__init__(parent)
        self._stays, self._passes = stays, passes
        self.setProperty("notice", "passing" if passes else "info")
        self._on_action: Callable[[], object] | None = None
        self._came_from: QWidget | None = None
        self._kind = "info"
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.time_is_up)
        self.hide()

    @cached_property
    def _inside(self) -> _Inside:
        """Made when something is said: most of a window's bars never say anything."""
        made = _Inside(self._act, self.end)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 6)
        (made.lie_in_a_line if self._passes else made.lie_in_a_banner)(layout)
        made.picture.setHidden(self._passes)
        made.close_button.setHidden(self._stays or self._passes)
        theme.follow(made.picture, lambda: self._draw(made.picture))
        tab_through(self)
        return made

    @property
    def text(self) -> QLabel:
        """The words."""
        return self._inside.text

    @property
    def action(self) -> QPushButton:
        """What the message offers."""
        return self._inside.action

    @property
    def more(self) -> QLabel:
        """How many others wait behind it."""
        return self._inside.more

    @property
    def close_button(self) -> QPushButton:
        """The cross."""
        return self._inside.close_button

    def show_notice(
        self, kind: str, text: str, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Show `text` and have it said aloud; `kind` is good, info, warn or bad."""
        is_news = self.isHidden() or text != self.text.text()
        self.show_message(Message(kind, text, action, on_action))
        if is_news:
            announce(self, text, urgent=kind in ("warn", "bad"))

    def _draw(self, picture: QLabel) -> None:
        ratio = self.devicePixelRatioF()
        picture.setPixmap(pixmap(_ICONS[self._kind], _TONES[self._kind], _PICTURE, ratio))

    def show_message(self, message: Message) -> None:
        """Show a message without a sound."""
        kind = message.kind
        if not self._passes:
            restyle(self, "notice", kind)
        self._kind = kind
        self._draw(self._inside.picture)
        self.text.setText(message.text)
        self.setAccessibleName(message.text)
        self._on_action = message.on_action
        self.action.setText(message.action)
        self.action.setAccessibleName(message.action or "No action")
        self.action.setAccessibleDescription(message.text if message.action else "")
        self.action.setVisible(bool(message.action))
        self.show()
        self._wait()

    def one_line(self) -> int:
        """Pixels it is wide when the text does not wrap."""
        words = self.text.fontMetrics().horizontalAdvance(self.text.text()) + 8
        return self.sizeHint().width() - self.text.sizeHint().width() + words

    def fit(self, width: int) -> None:
        """In so many pixels a banner takes one line where all it says fits, else two or more."""
        layout = self.layout()
        if self._passes or layout is None:
            return
        margins, seen = layout.contentsMargins(), (self.action, self.more, self.close_button)
        beside = [part.sizeHint().width() + _BESIDE for part in seen if not part.isHidden()]
        words = self.text.fontMetrics().horizontalAdvance(self.text.text())
        needed = margins.left() + _PICTURE + words + sum(beside) + margins.right() + 2 * _BESIDE
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if needed <= width else ways.TopToBottom
        if self._inside.words.direction() != way:
            self._inside.words.setDirection(way)
            self.text.setWordWrap(way is ways.TopToBottom)

    def _wait(self) -> None:
        if self._passes:
            self._timer.start(max(SHOWN_FOR, _FOR_EACH * len(self.text.text())))

    def say_more(self, count: int) -> None:
        """Say how many other messages wait behind it."""
        self.more.setText(f"{count} more" if count else "")
        self.more.setVisible(bool(count))

    def time_is_up(self) -> None:
        """Leave, unless the pointer or the keys are on it: then when they have left."""
        if self.is_held():
            self._wait()
        else:
            self.end()

    def end(self) -> None:
        """Leave; keys go back to what had them before."""
        self._timer.stop()
        before = self._came_from
        had_keys = self._has_keys()
        self.hide()
        self._came_from = None
        if had_keys and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def is_held(self) -> bool:
        """Whether the keys or the pointer are on it, so that it must not change now."""
        return self._has_keys() or self.underMouse()

    def _has_keys(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and self.isAncestorOf(now)

    def came_from(self, before: QWidget | None) -> None:
        """Keys came to it from this widget."""
        self._came_from = before

    def _act(self) -> None:
        on_action = self._on_action
        if not self._stays:
            self.end()
        if on_action is not None:
            on_action()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._stays:
            self.end()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self.isVisible():
            self._wait()
