"""Small building blocks: labels by role, buttons by role, pills, cards, empty pages."""

from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby

from PySide6.QtCore import QEvent, QMargins, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.icons import icon, icon_before_words, pixmap
from ui.widgets.headings import HEADINGS, Heading
from ui.widgets.short_label import WrappedLabel

_CHOICES = ("chip", "nav", "segment")
"""Roles of buttons of which one is chosen, as the look has them."""


def label(text: str, role: str = "body", *, tone: str = "", wrap: bool = False) -> QLabel:
    """A text; `role` is a font role, `tone` muted, accent, good, warn or bad."""
    if role in HEADINGS:
        result: QLabel = Heading(text, HEADINGS[role])
    else:
        result = WrappedLabel(text) if wrap else QLabel(text)
    theme.use_font(result, role)
    result.setTextFormat(Qt.TextFormat.PlainText)
    if tone:
        result.setProperty("tone", tone)
    if wrap:
        result.setWordWrap(True)
        result.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return result


def show_hanging(shown: QLabel, text: str) -> None:
    """Show a text; of its lines that begin with "•" what wraps begins below their words."""
    hangs = "•" in text
    shown.setTextFormat(Qt.TextFormat.RichText if hangs else Qt.TextFormat.PlainText)
    shown.setText(hung(text.split("\n")) if hangs else text)
    shown.setAccessibleName(text if hangs else "")


def hung(lines: Sequence[str], below: int = 0) -> str:
    """Lines as a rich text, `below` pixels apart, in which what wraps after a "•" hangs."""
    said = list[str]()
    for signed, group in groupby(lines, key=lambda line: line.startswith("•")):
        if signed:  # a table of their own: beside longer lines the signs would stand far off
            cell = f'<tr><td>•&nbsp;&nbsp;</td><td style="padding-bottom:{below}px">'
            rows = "".join(f"{cell}{escape(line[1:].strip())}</td></tr>" for line in group)
            said.append(f'<table cellspacing="0" cellpadding="0">{rows}</table>')
        else:
            said.append("<br>".join(map(escape, group)))
    return "".join(said)


def drawing(icon_name: str, side: int) -> QLabel:
    """One of our drawings as a muted picture, in the colors of every look."""
    result = QLabel()
    ratio = result.devicePixelRatioF()
    theme.follow(result, lambda: result.setPixmap(pixmap(icon_name, "muted", side, ratio)))
    return result


def pill(text: str, tone: str = "quiet") -> QLabel:
    """A short fact in a rounded tint: quiet, accent, good, warn or bad."""
    result = QLabel(text)
    theme.use_font(result, "small")
    result.setProperty("pill", tone)
    result.setAccessibleName(text)
    result.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return result


def set_pill(widget: QLabel, text: str, tone: str) -> None:
    """Give an existing pill another text and tone."""
    widget.setText(text)
    widget.setAccessibleName(text)
    restyle(widget, "pill", tone)


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a style property and let the style sheet see it; what was not shown yet will see it."""
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        theme.renew_font(widget)  # Qt brings back the one it had when it was polished first


class _Choice(QPushButton):
    """A button whose words are strong while it is chosen; it has room for them before, too.

    How much more that is, is measured once for its words: layouts ask hundreds of times.
    """

    _measured = ""
    _more = 0

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._measured = ""

    def sizeHint(self) -> QSize:
        """Qt's `minimumSizeHint` asks for it too: widened there once more, rows of them break."""
        hint, text = super().sizeHint(), self.text()
        if self._measured != text:
            self._measured = text
            strong = QFontMetrics(theme.font("strong")).horizontalAdvance(text)
            self._more = max(strong - self.fontMetrics().horizontalAdvance(text), 0)
        return hint.grownBy(QMargins(0, 0, self._more, 0)) if self._more else hint


def button(
    text: str,
    clicked: Callable[[], object] | None = None,
    *,
    role: str = "",
    icon_name: str = "",
    name: str = "",
) -> QPushButton:
    """A push button; `role` is primary, quiet, danger, chip or nav; `name` for screen readers."""
    result = _Choice(text) if role in _CHOICES else QPushButton(text)
    result.setAutoDefault(True)  # Enter presses it in the window too, not only in dialogs
    if role:
        result.setProperty("role", role)
    if icon_name:
        tone = "on_accent" if role == "primary" else "muted"
        result.setIcon(icon_before_words(icon_name, tone) if text else icon(icon_name, tone))
        result.setIconSize(QSize(20 if text else 16, 16))
    if name:  # otherwise its words are its name, whatever they become
        result.setAccessibleName(name)
    if name and not text:
        result.setToolTip(name)
    if clicked is not None:
        result.clicked.connect(lambda: clicked())
    return result


def card(*, margin: int = 16, spacing: int = 8) -> tuple[QFrame, QVBoxLayout]:
    """A surface with a thin edge, and its layout."""
    frame = QFrame()
    frame.setProperty("role", "card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    return frame, layout


def line() -> QFrame:
    """A thin separator."""
    frame = QFrame()
    frame.setProperty("role", "line")
    return frame


def row(*widgets: QWidget, spacing: int = 8, stretch_last: bool = False) -> QHBoxLayout:
    """Widgets side by side, pushed to the left unless the last may stretch."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget)
    if stretch_last and widgets:
        layout.setStretch(len(widgets) - 1, 1)
    else:
        layout.addStretch(1)
    return layout


def named_field(words: str, field: QWidget, *, tone: str = "muted") -> QWidget:
    """A field with its name before it, which no line break can part."""
    name = label(words, tone=tone)
    name.setBuddy(field)
    both = QWidget()
    both.setLayout(row(name, field))
    return both


class ScrollArea(QScrollArea):
    """Qt's own, with a viewport like Qt's own that was made here.

    When PySide first hands over a bare widget that Qt made, it makes every kind of widget there is
    to find out which one it is, with all their enumerations: 7 ms of opening a county file.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        viewport = QWidget(self)
        viewport.setObjectName("qt_scrollarea_viewport")
        viewport.setBackgroundRole(QPalette.ColorRole.NoRole)
        viewport.setAutoFillBackground(True)
        viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setViewport(viewport)


def scrolled(content: QWidget, home: QWidget | None = None) -> QScrollArea:
    """The content, scrolling up and down in a small window; `home` is where it will stand."""
    area = ScrollArea(home)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(content)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; widgets are deleted."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class ActionButton(QPushButton):
    """A page's action as a button; its words, state and role follow the action."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.setAutoDefault(True)
        self.clicked.connect(lambda: action.trigger())
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        action = self._action
        self.setText(action.text())
        self.setAccessibleName(action.text())
        self.setToolTip(action.toolTip())
        self.setEnabled(action.isEnabled())
        if self.property("role") != (action.data() or ""):
            restyle(self, "role", str(action.data() or ""))


_DOT = " · "
_MOST_OF_IT = 0.75
"""So much of a line may be what is kept of it when it is cut."""


class LineButton(QPushButton):
    """A line of text that goes somewhere; it is shortened to fit and never widens the page."""

    def __init__(self, text: str, clicked: Callable[[], object], name: str) -> None:
        super().__init__()
        self._text = " ".join(text.split())
        self.setAutoDefault(True)
        self.setProperty("role", "line")
        self.setAccessibleName(name)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(80)
        self.clicked.connect(lambda: clicked())
        self.setText(self._text)
        theme.follow(self, self._fit)

    def set_words(self, text: str) -> None:
        """Say something else; its name for screen readers is the same."""
        self._text = " ".join(text.split())
        self.setAccessibleName(text)
        self.setToolTip(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.width() - 16, 0)
        self.setText(_shortened(self._text, self.fontMetrics(), room))

    def words(self) -> str:
        """All of its words."""
        return self._text

    def is_cut(self) -> bool:
        """Whether there is no room for all of the words."""
        return self.text() != self._text


def _shortened(text: str, metrics: QFontMetrics, room: int) -> str:
    """The text, cut to fit; what stands after its last dot, such as a district, is kept."""
    before, dot, last = text.rpartition(_DOT)
    beside = metrics.horizontalAdvance(dot + last)
    cut = metrics.horizontalAdvance(text) > room
    if before and cut and beside < room * _MOST_OF_IT:
        begun = metrics.elidedText(before, Qt.TextElideMode.ElideRight, room - beside)
        return f"{begun}{dot}{last}"
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)


class EmptyState(QWidget):
    """What belongs on an empty page, and the first step."""

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str,
        action: str = "",
        clicked: Callable[[], object] | None = None,
        other: QPushButton | None = None,
    ) -> None:
        """Make it; `other` stands beside the first step."""
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        self.picture = drawing(icon_name, 48)
        self.title = label(title, "heading")
        self.text = label(text, tone="muted", wrap=True)
        self.text.setMaximumWidth(520)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.text.setMinimumWidth(360)
        layout.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.title, 0, Qt.AlignmentFlag.AlignHCenter)
        # An alignment here would make the layout ask how tall the text is in the whole width.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.text, 100)
        middle.addStretch(1)
        layout.addLayout(middle)
        self.action: QPushButton | None = None
        if action:
            self.action = button(action, clicked, role="primary")
            layout.addSpacing(8)
            steps = [self.action] if other is None else [self.action, other]
            beside = QHBoxLayout()
            beside.addStretch(1)
            for step in steps:
                beside.addWidget(step)
            beside.addStretch(1)
            layout.addLayout(beside)
        layout.addStretch(3)


class OneOf(QStackedWidget):
    """Shows one of several parts, and needs the room of that one alone.

    Qt's own needs the room of the largest: an empty page then scrolls for lists nobody sees, and
    what was wide when it was left holds a window that was made narrow.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual: dict[QWidget, QSizePolicy] = {}
        self.currentChanged.connect(lambda _place: self._give_room())

    def addWidget(self, widget: QWidget) -> int:
        """Add a part; the first one is shown. Gives its place."""
        self._usual[widget] = widget.sizePolicy()
        place = super().addWidget(widget)
        self._give_room()
        return place

    def hasHeightForWidth(self) -> bool:
        """Not for an empty page: Qt would ask the parts that are not shown as well."""
        empty = isinstance(self.currentWidget(), EmptyState)
        return not empty and super().hasHeightForWidth()

    def _give_room(self) -> None:
        for part, usual in self._usual.items():
            policy = QSizePolicy(usual)
            if part is not self.currentWidget():
                policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
                policy.setVerticalPolicy(QSizePolicy.Policy.Ignored)
            part.setSizePolicy(policy)


def add_clear_button(line: QLineEdit) -> None:
    """Put the cross into a line; it is called after the line."""
    before = set(line.findChildren(QToolButton))
    line.setClearButtonEnabled(True)
    name = line.accessibleName()
    for made in set(line.findChildren(QToolButton)) - before:
        made.setAccessibleName(f"Clear: {name}" if name else "Clear")
        made.setToolTip("Clear")
