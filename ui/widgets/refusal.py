"""Where a dialog says why it did not do what was asked."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QWidget

from ui import theme
from ui.widgets.announce import announce
from ui.widgets.basics import show_hanging


class Refusal(QLabel):
    """A sentence that is hidden until something is refused; it is said aloud and comes in sight."""

    def __init__(self, role: str = "body") -> None:
        super().__init__()
        theme.use_font(self, role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", "bad")
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    def say(self, sentence: str) -> None:
        """Say why; "" takes it away."""
        show_hanging(self, sentence)
        self.setVisible(bool(sentence))
        if not sentence:
            return
        announce(self, sentence, urgent=True)
        QTimer.singleShot(0, self, self._come_in_sight)  # it has its place only then

    def _come_in_sight(self) -> None:
        above: QWidget | None = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(self, 0, 8)
            above = above.parentWidget()
