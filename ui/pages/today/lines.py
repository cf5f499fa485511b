"""Cards of lines that can be worked through by keyboard: next, done, later, open."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from sos_desktop.foundation.frozen import frozen_dataclass
from ui.navigation import Target
from ui.widgets.basics import LineButton, button, clear, label, pill
from ui.widgets.focus import tab_inside

SHOWN = 8
KEYS = "Space: done · S: 7 days later · Enter: open the case"


@frozen_dataclass
class TodayLine:
    """One line of a card.

    Attributes:
        key: Finds it again after the card was filled anew.
        pill, tone: The short fact at its end.
        target: Where it goes; None when nowhere.
        task_id: The task it can finish; "" when it is none.
        tip: More words.
    """

    key: str
    text: str
    pill: str = ""
    tone: str = "quiet"
    target: Target | None = None
    task_id: str = ""
    tip: str = ""


@frozen_dataclass
class FocusedLine:
    """The line that had the focus before a card was filled anew."""

    key: str
    place: int


class LineCard(QFrame):
    """A heading with a count, and lines.

    Signals:
        go: The target of a line that was opened.
        done, later: The id of a task to finish, or to put off.
        beyond: The focus wants to leave: 1 below the last line, -1 above the first.
    """

    go = Signal(object)
    done = Signal(str)
    later = Signal(str)
    beyond = Signal(int)

    def __init__(self, title: str, nothing: str) -> None:
        """Make it; `nothing` is said of it elsewhere while it is empty."""
        super().__init__()
        self.setProperty("role", "card")
        self.heading = label(title, "strong", wrap=True)
        self.count = label("", tone="muted")
        self.lines: dict[str, QPushButton] = {}
        self.nothing = nothing
        self._shown: tuple[TodayLine, ...] | None = None
        self._whole = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.count)
        box.addLayout(head)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        box.addLayout(self._body)
        box.addStretch(1)

    def show_lines(
        self, found: Sequence[TodayLine], *, title: str = "", again: bool = False
    ) -> None:
        """Show these lines; who had the focus is the agenda's to know (`FocusedLine`)."""
        if title:
            self.heading.setText(title)
        if self._shown == tuple(found) and not again:
            return
        self._shown = tuple(found)
        self.count.setText(f"{len(found):,}" if found else "")
        self.count.setAccessibleName(f"{self.heading.text()}: {len(found)}")
        clear(self._body)
        self.lines = {}
        shown = found if self._shows_all(len(found)) else found[:SHOWN]
        for item in shown:
            self._body.addLayout(self._row(item))
        foot = self._add_foot(len(found))
        lines = [part for line in self.lines.values() for part in (line, *line.property("beside"))]
        tab_inside(self, *lines, *foot)

    def forget(self) -> None:
        """Fill the card anew next time, even with the same lines."""
        self._shown = None

    def _add_foot(self, count: int) -> list[QWidget]:
        made: list[QWidget] = []
        if not self._shows_all(count):
            more = button(
                f"Show all {count}",
                self._show_whole,
                role="quiet",
                name=f"Show all {count}: {self.heading.text()}",
            )
            made.append(more)
            self._body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _shows_all(self, count: int) -> bool:
        """A button in the place of a single line would hide it for nothing."""
        return self._whole or count <= SHOWN + 1

    def _show_whole(self) -> None:
        self._whole = True
        self.show_lines(self._shown or (), again=True)
        self.focus_line(SHOWN)

    def place(self) -> int:
        """The place of the line with the focus, or of the button beside it; -1 when none has."""
        for number, line in enumerate(self.lines.values()):
            if any(w.hasFocus() for w in (line, *line.property("beside"))):
                return number
        return -1

    def focus_line(self, place: int) -> bool:
        """Put the focus on a line that can still be worked with; False when there is none."""
        ready = [line for line in self.lines.values() if line.isEnabled()]
        if not ready:
            return False
        _focus(ready[min(max(place, 0), len(ready) - 1)])
        return True

    def held(self) -> "FocusedLine | None":
        """Which line has the focus; None when none has."""
        place = self.place()
        return FocusedLine(list(self.lines)[place], place) if place >= 0 else None

    def focus_again(self, held: "FocusedLine") -> None:
        """Give the focus back to a line after filling, or to the one now in its place."""
        line = self.lines.get(held.key)
        if line is not None and line.isEnabled():
            _focus(line)
        elif not self.focus_line(held.place):
            self.beyond.emit(1)

    def _row(self, item: TodayLine) -> QHBoxLayout:
        line = LineButton(item.text, lambda: self._open(item), f"{item.text}, {item.pill}")
        line.setToolTip(item.tip or item.text)
        line.setEnabled(item.target is not None)
        line.setProperty("beside", [])
        self.lines[item.key] = line
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(line, 1)
        if item.pill:
            row.addWidget(pill(item.pill, item.tone))
        if item.task_id:
            beside = self._task_buttons(item)
            line.setProperty("beside", beside)
            for made in beside:
                row.addWidget(made)
        line.installEventFilter(self)
        line.setProperty("task", item.task_id)
        line.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        acts: list[tuple[str, Callable[[], object]]] = [("&Open", line.click)]
        if item.task_id:
            acts.append(("&Done\tSpace", lambda: self.finish(item.key)))
            acts.append(("7 days &later\tS", lambda: self.put_off(item.key)))
        for words, does in acts:
            action = QAction(words, line)
            action.triggered.connect(lambda _on=False, does=does: does())
            line.addAction(action)
        return row

    def _task_buttons(self, item: TodayLine) -> list[QWidget]:
        done = button(
            "Done", lambda: self.finish(item.key), role="quiet", name=f"Mark done: {item.text}"
        )
        later = button(
            "+7 days",
            lambda: self.put_off(item.key),
            role="quiet",
            name=f"+7 days: {item.text}",
        )
        return [done, later]

    def _open(self, item: TodayLine) -> None:
        self.go.emit(item.target)

    def finish(self, key: str) -> None:
        """Finish a line's task; the focus goes on to the next line at once."""
        self._leave(key, self.done)

    def put_off(self, key: str) -> None:
        """Put a line's task off; the focus goes on to the next line at once."""
        self._leave(key, self.later)

    def _leave(self, key: str, signal: SignalInstance) -> None:
        line = self.lines[key]
        place = sum(other.isEnabled() for other in list(self.lines.values())[: self._number(key)])
        for part in (line, *line.property("beside")):
            part.setEnabled(False)
        if not self.focus_line(place):
            self.beyond.emit(1)
        signal.emit(line.property("task"))

    def _number(self, key: str) -> int:
        return list(self.lines).index(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = next((k for k, line in self.lines.items() if line is watched), "")
            if key and self._on_key(key, event):
                return True
        return super().eventFilter(watched, event)

    def _on_key(self, key: str, event: QKeyEvent) -> bool:
        pressed, task = Qt.Key(event.key()), self.lines[key].property("task")
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.lines[key].click()
        elif pressed in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(key, 1 if pressed is Qt.Key.Key_Down else -1)
        elif task and pressed is Qt.Key.Key_Space:
            self.finish(key)
        elif task and pressed is Qt.Key.Key_S:
            self.put_off(key)
        else:
            return False
        return True

    def _step(self, key: str, step: int) -> None:
        ready = [name for name, line in self.lines.items() if line.isEnabled()]
        place = ready.index(key) + step
        if 0 <= place < len(ready):
            _focus(self.lines[ready[place]])
        else:
            self.beyond.emit(step)


def _focus(line: QPushButton) -> None:
    """Qt shows new widgets a turn later, and gives the focus to none that is not shown yet."""
    line.setVisible(True)
    line.setFocus(Qt.FocusReason.TabFocusReason)
    QTimer.singleShot(0, line, lambda: _scroll_to(line))


def _scroll_to(line: QPushButton) -> None:
    """Once its place is known, bring a line with the focus into view."""
    above = line.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None and line.hasFocus():
        above.ensureWidgetVisible(line, 0, 60)
