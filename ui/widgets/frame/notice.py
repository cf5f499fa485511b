"""Messages in place: a bar that does not interrupt, with one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.icons import pixmap
from ui.widgets.basics import button, label, restyle

_ICONS = {"info": "info", "good": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}
_TONES = {"info": "accent", "good": "good", "warn": "warn", "bad": "bad"}
_SHOWN_FOR = 8000


class NoticeBar(QFrame):
    """One message at a time; good news leaves by itself, problems stay until closed.

    One that `stays` cannot be closed: it goes when what it says is over, with `hide`.
    """

    def __init__(self, parent: QWidget | None = None, *, stays: bool = False) -> None:
        super().__init__(parent)
        self._stays = stays
        self._on_action: Callable[[], object] | None = None
        self._picture = QLabel()
        self.text = label("", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action = button("", self._act, role="quiet")
        self.close_button = button("", self.hide, role="quiet", icon_name="x", name="Close message")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 6)
        for widget in (self._picture, self.text, self.action, self.close_button):
            layout.addWidget(widget)
        layout.setStretch(1, 1)
        self.close_button.setHidden(stays)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def show_notice(
        self, kind: str, text: str, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Show `text`; `kind` is info, good, warn or bad."""
        restyle(self, "notice", kind)
        self._picture.setPixmap(pixmap(_ICONS[kind], _TONES[kind], 20, self.devicePixelRatioF()))
        self.text.setText(text)
        self.setAccessibleName(text)
        self._on_action = on_action
        self.action.setText(action)
        self.action.setAccessibleName(action or "No action")
        self.action.setVisible(bool(action))
        self.show()
        if kind in ("good", "info") and not self._stays:
            self._timer.start(_SHOWN_FOR)
        else:
            self._timer.stop()

    def _act(self) -> None:
        self.setHidden(not self._stays)
        if self._on_action is not None:
            self._on_action()
