"""The line one types into while people talk: Enter keeps it and is ready for the next."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
)

from sos_desktop.domain.casework.dates.visits import (
    VisitEntryKind,
    VisitLine,
    next_sensitivity,
    prefixed,
)
from sos_desktop.domain.casework.words import Perspective, Sensitivity
from sos_desktop.foundation.errors import InputProblem
from ui import theme
from ui.attachments import incoming
from ui.widgets.basics import button, label, restyle
from ui.widgets.choice import ChoiceBox
from ui.widgets.flow import FlowLayout
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.keep_mark import add_keep_mark
from ui.widgets.forms.names_field import NamesLine

KEYS = {
    VisitEntryKind.OBSERVATION: "O",
    VisitEntryKind.INTERPRETATION: "I",
    VisitEntryKind.QUOTE: "Q",
    VisitEntryKind.AGREEMENT: "A",
    VisitEntryKind.OTHER: "N",
}
HINTS = {
    VisitEntryKind.OBSERVATION: "What anyone in the room could have seen or heard",
    VisitEntryKind.INTERPRETATION: "What we make of it",
    VisitEntryKind.QUOTE: "What somebody said, without the name, such as students: The bus is late",
    VisitEntryKind.AGREEMENT: "What will be done @who by when",
    VisitEntryKind.OTHER: "Anything else to remember",
}
_VOICES: tuple[Perspective | None, ...] = (None, *Perspective)


_Member = TypeVar("_Member", bound=StrEnum)
_Otherwise = TypeVar("_Otherwise")


class EntryLine(QLineEdit):
    """A line that takes pasted files and pictures too, and whose Up key leads to what was kept.

    Signals:
        pasted: Files or pictures.
        up: Go to what was kept before.
    """

    pasted = Signal(object)
    up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Entry")
        theme.use_font(self, "heading")
        self.setMaxLength(100_000)

    def take(self, mime: QMimeData) -> bool:
        """Hand on files or a picture; False when it is text."""
        found = incoming(mime)
        if found:
            self.pasted.emit(found)
        return bool(found)

    def event(self, event: QEvent) -> bool:
        """Undo in an empty line is the window's: it takes back what was entered last."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not self.text()
            and (
                event.matches(QKeySequence.StandardKey.Undo)
                or event.matches(QKeySequence.StandardKey.Redo)
            )
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            if self.take(QGuiApplication.clipboard().mimeData()):
                return
        elif event.key() == Qt.Key.Key_Up:
            self.up.emit()
            return
        super().keyPressEvent(event)


class EntryBar(QFrame):
    """Kind, text, and what belongs to the kind; who may read it is always in sight.

    Signals:
        entered: The `VisitLine`, on Enter.
        edited: Something was typed or chosen.
        attach: Files or pictures were pasted, or [] when they are to be chosen.
    """

    entered = Signal(object)
    edited = Signal()
    attach = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.kind = VisitEntryKind.OBSERVATION
        self.sensitivity = Sensitivity.OFFICE
        self.chips = {kind: button(kind.words, role="chip") for kind in VisitEntryKind}
        self.line = EntryLine()
        self.voice = ChoiceBox()
        self.voice.setAccessibleName("Whose words")
        self.voice.addItems(["Whose words?", *(p.words for p in Perspective)])
        self.owner = NamesLine("Who sees to it", "Who sees to it")
        self.due = DateField("By when")
        self.due.line.setPlaceholderText("By when: +7 or 12/5")
        self.reader = button("", self.next_reader, role="chip")
        self.attach_button = button(
            "Attach…",
            lambda: self.attach.emit([]),
            role="quiet",
            icon_name="paperclip",
            name="Attach a file (Alt+T)",
        )
        self.state = label("", "small", tone="muted", wrap=True)
        self._lay_out()
        self._connect()
        self.choose(self.kind)
        self.read_by(self.sensitivity)

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        flow = FlowLayout()
        for kind, chip in self.chips.items():
            chip.setCheckable(True)
            chip.setToolTip(f"Alt+{KEYS[kind]}, or {KEYS[kind].lower()}: in front of the text")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.clicked.connect(lambda _on=False, k=kind: self.choose(k))
            group.addButton(chip)
            flow.addWidget(chip)
        self.reader.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        kinds = QHBoxLayout()
        kinds.setSpacing(8)
        kinds.addLayout(flow, 1)
        kinds.addWidget(self.attach_button, 0, Qt.AlignmentFlag.AlignTop)
        kinds.addWidget(self.reader, 0, Qt.AlignmentFlag.AlignTop)
        theme.follow(self, self._fit_lines)
        more = QHBoxLayout()
        more.setSpacing(8)
        for widget in (self.voice, self.owner, self.due):
            more.addWidget(widget, 1)
        self._typing = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._typing.setSpacing(8)
        self._typing.addWidget(self.line, 3)
        self._typing.addLayout(more, 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        box.addLayout(kinds)
        box.addLayout(self._typing)
        box.addWidget(self.state)

    def _fit_lines(self) -> None:
        unit = self.fontMetrics().averageCharWidth()
        self.owner.setMinimumWidth(unit * 16)
        self.due.line.setMinimumWidth(unit * 19)

    def narrow(self, *, narrow: bool) -> None:
        """Put who and by when below the line where there is little room."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._typing.setDirection(down if narrow else across)

    def _connect(self) -> None:
        self.line.textEdited.connect(self._typed)
        self.line.pasted.connect(self.attach.emit)
        for field in (self.line, self.owner, self.due.line):
            field.returnPressed.connect(self.enter)
        add_keep_mark(self.line, self.enter)
        self.voice.activated.connect(lambda _n: self._voice_chosen())
        self.owner.textEdited.connect(lambda _text: self.edited.emit())
        self.due.edited.connect(self.edited.emit)
        for kind, key in KEYS.items():
            self._key(f"Alt+{key}", lambda k=kind: self.choose(k))
        self._key("Alt+S", self.next_reader)
        self._key("Alt+T", self.attach_button.click)

    def _key(self, keys: str, run: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(run)

    def choose(self, kind: VisitEntryKind) -> None:
        """What the line is from now on."""
        self.kind = kind
        self.chips[kind].setChecked(True)
        self.line.setPlaceholderText(HINTS[kind])
        self.voice.setVisible(kind is VisitEntryKind.QUOTE)
        self.owner.setVisible(kind is VisitEntryKind.AGREEMENT)
        self.due.setVisible(kind is VisitEntryKind.AGREEMENT)
        self.reader.setVisible(kind is not VisitEntryKind.AGREEMENT)
        self.line.setFocus()
        self.edited.emit()

    def read_by(self, sensitivity: Sensitivity) -> None:
        """Who may read the line."""
        self.sensitivity = sensitivity
        self.reader.setText(f"Read by: {sensitivity.words}")
        self.reader.setAccessibleName(f"Who may read it: {sensitivity.words}")
        self.reader.setToolTip("Alt+S: the office, the district, the public")
        restyle(self.reader, "tone", "warn" if sensitivity is Sensitivity.PUBLIC else "")
        self.edited.emit()

    def next_reader(self) -> None:
        """One step wider, and after the public the office again."""
        if self.kind is not VisitEntryKind.AGREEMENT:
            self.read_by(next_sensitivity(self.sensitivity))

    def enter(self) -> None:
        """Hand on the line as it stands; the page takes it away when it can be kept."""
        try:
            self.entered.emit(self.content())
        except InputProblem as problem:
            self.say(problem.message, tone="bad")

    def content(self) -> VisitLine:
        """The line as typed.

        Raises:
            InputProblem: The date of an agreement cannot be read.
        """
        agreement = self.kind is VisitEntryKind.AGREEMENT
        return VisitLine(
            self.kind,
            self.line.text(),
            _VOICES[self.voice.currentIndex()],
            self.owner.text().strip().rstrip("; ") if agreement else "",
            self.due.date() if agreement else None,
            self.sensitivity,
        )

    def clear(self) -> None:
        """Ready for the next line; the kind stays, and so does who may read it, except the public.

        What is for everybody is said anew each time.
        """
        for field in (self.line, self.owner, self.due.line):
            field.clear()
        if self.sensitivity is Sensitivity.PUBLIC:
            self.read_by(Sensitivity.OFFICE)
        self.line.setFocus()
        self.say("")

    def give_back(self, text: str) -> None:
        """Put a text that could not be kept back, before what was typed since."""
        self.line.setText(" ".join(part for part in (text, self.line.text()) if part))
        self.edited.emit()

    def say(self, text: str, *, tone: str = "muted") -> None:
        """What happened to the last line."""
        self.state.setText(text)
        restyle(self.state, "tone", tone)

    def draft(self) -> dict[str, str]:
        """What is typed and not entered; empty when there is no text."""
        if not (self.line.text().strip() or self.owner.text() or self.due.line.text()):
            return {}
        voice = _VOICES[self.voice.currentIndex()]
        return {
            "kind": self.kind.value,
            "text": self.line.text(),
            "owner": self.owner.text(),
            "due": self.due.line.text(),
            "voice": voice.value if voice else "",
            "sensitivity": self.sensitivity.value,
        }

    def load(self, draft: Mapping[str, Any]) -> None:
        """Go on with what was typed."""
        self.choose(_one_of(VisitEntryKind, draft.get("kind"), VisitEntryKind.OBSERVATION))
        self.read_by(_one_of(Sensitivity, draft.get("sensitivity"), Sensitivity.OFFICE))
        voice = _one_of(Perspective, draft.get("voice"), None)
        self.voice.setCurrentIndex(_VOICES.index(voice))
        self.line.setText(str(draft.get("text", "")))
        self.owner.setText(str(draft.get("owner", "")))
        self.due.line.setText(str(draft.get("due", "")))

    def set_offers(self, names: Sequence[str]) -> None:
        """Names offered for an agreement."""
        self.owner.set_offers(names)

    def _voice_chosen(self) -> None:
        self.edited.emit()
        self.line.setFocus()

    def _typed(self, text: str) -> None:
        kind, rest = prefixed(text)
        if kind is not None:
            self.line.setText(rest)
            self.choose(kind)
        self.edited.emit()


def _one_of(kind: type[_Member], value: object, otherwise: _Otherwise) -> _Member | _Otherwise:
    return next((member for member in kind if member.value == value), otherwise)
