"""A date that can be typed the way people write it, or picked; empty means not set."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from sos_desktop.domain.formats import date_words, parse_date
from sos_desktop.domain.unreadable import UNREADABLE_DAY
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from ui.icons import icon
from ui.widgets.forms.date_popup import DatePopup


class DateField(QWidget):
    """A line for a date and a calendar beside it.

    Signals:
        edited: The date was typed or picked.
        picked: It was picked from the calendar.
    """

    edited = Signal()
    picked = Signal()

    def __init__(self, name: str, *, nearest: bool = False) -> None:
        """Make it.

        Args:
            name: For screen readers.
            nearest: The date is of something that has been, mostly: "11/21" without a year is the
                nearest one, not the next.
        """
        super().__init__()
        self._nearest = nearest
        self.line = QLineEdit()
        example = "yesterday" if nearest else "+7"
        self.line.setPlaceholderText(f"Nov 21 or {example}")
        self.line.setAccessibleName(name)
        self.setFocusProxy(self.line)
        self.pick = QToolButton()
        self.pick.setProperty("role", "plain")
        self.pick.setIcon(icon("calendar"))
        self.pick.setIconSize(QSize(16, 16))
        self.pick.setAccessibleName(f"Pick {name} from a calendar")
        self.pick.setToolTip("Pick from a calendar (F4)")
        self.pick.clicked.connect(self.open_popup)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.pick)
        self.pick.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self.line.editingFinished.connect(self._tidy)
        self.line.textEdited.connect(lambda _text: self.edited.emit())

    def _read(self, text: str) -> date | None:
        return parse_date(text, clock.today(), nearest=self._nearest)

    def set_date(self, day: date | None) -> None:
        """Show a date; None empties the field."""
        self.line.setText(date_words(day, missing=""))

    def _tidy(self) -> None:
        day = self._read(self.line.text())
        if day is not None:
            self.line.setText(date_words(day))

    def open_popup(self) -> None:
        """Show the month to pick from."""
        popup = DatePopup(self, self.line.accessibleName(), self._read(self.line.text()))
        popup.picked.connect(self._picked)
        popup.open_below(self.line)

    def _picked(self, day: date | None) -> None:
        self.set_date(day)
        self.edited.emit()
        self.picked.emit()
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down):
            self.open_popup()
            return
        super().keyPressEvent(event)

    def date(self) -> date | None:
        """The date entered; None when empty.

        Raises:
            InputProblem: The text is not a date.
        """
        text = self.line.text().strip()
        if not text:
            return None
        if text == date_words(UNREADABLE_DAY):  # left as it was
            return UNREADABLE_DAY
        day = self._read(text)
        if day is None:
            raise InputProblem(f"“{text}” is not a date. Write it like Nov 21, 2026 or 11/21/2026.")
        return day
