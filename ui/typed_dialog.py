"""What was typed in an earlier run and never saved: to be put back, copied, or thrown away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from sos_desktop.domain.formats import moment_words
from sos_desktop.services.casework.drafts import TypedText
from ui import theme
from ui.widgets.basics import button, label, scrolled
from ui.widgets.dialog import Dialog

_LINES = 3


class TypedDialog(Dialog):
    """Shows each text with its place; closing leaves them for another time.

    Signals:
        thrown_away: The person wants none of them.
        back_asked: The person wants this one in its field again.
    """

    thrown_away = Signal()
    back_asked = Signal(object)

    def __init__(self, texts: Sequence[TypedText], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Typed and not saved")
        self.texts: list[QPlainTextEdit] = []
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for text in texts:
            self._add(column, text)
        column.addStretch(1)
        buttons = QHBoxLayout()
        away = button("Throw it away", self._throw_away)
        away.setAutoDefault(False)
        buttons.addWidget(away)
        buttons.addStretch(1)
        buttons.addWidget(button("Close", self.reject, role="primary"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label("Typed and not saved", "heading", wrap=True))
        layout.addWidget(
            label(
                "The program ended before this was saved. Put it back into its field, look at it "
                "there, and save it as always. Closing this window leaves it here for another "
                "time.",
                tone="muted",
                wrap=True,
            )
        )
        layout.addWidget(scrolled(holder), 1)
        layout.addLayout(buttons)
        place = (parent or self).screen().availableSize()
        self.resize(min(640, place.width() - 60), min(480, place.height() - 80))

    def _add(self, column: QVBoxLayout, text: TypedText) -> None:
        shown = QPlainTextEdit(text.text)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName(text.where)
        theme.height(shown, _LINES, beside=16)
        copy = button(
            "Copy",
            lambda: QGuiApplication.clipboard().setText(text.text),
            role="quiet",
            name=f"Copy: {text.where}",
        )
        copy.setAutoDefault(False)
        back = button(
            "Put it back", lambda: self._put_back(text), name=f"Put it back: {text.where}"
        )
        back.setAutoDefault(False)
        head = QHBoxLayout()
        moment = moment_words(text.began)
        head.addWidget(label(f"{text.where}, {moment}", "strong", wrap=True), 1)
        head.addWidget(copy)
        if text.field:  # an earlier program noted no field
            head.addWidget(back)
        column.addLayout(head)
        column.addWidget(shown)
        self.texts.append(shown)

    def _put_back(self, text: TypedText) -> None:
        self.accept()
        self.back_asked.emit(text)

    def _throw_away(self) -> None:
        self.thrown_away.emit()
        self.accept()
