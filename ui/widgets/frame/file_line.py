"""Which county file one works in and when it was last written, at the right end of the menu bar."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QMenuBar, QSizePolicy, QWidget

from sos_desktop.domain.formats import time_words
from ui import theme

if TYPE_CHECKING:
    from sos_desktop.services.county.county_files import CountyFile

_LONGEST = "saved 12:59 PM"
_BESIDE = 20
"""Pixels at its right end, as in the style sheet."""
_MENUS = 330
"""Pixels of the window that the menus and the space around them take at the usual text size."""


class FileLine(QLabel):
    """One line; the file's name gives way in its middle where there is no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._county, self._file, self._saved = "", "", ""
        self._room = self._wide = 0
        theme.use_font(self, "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "file")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setProperty("tone", "muted")
        self.setAccessibleName("County file")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        theme.follow(self, self._say)

    def show_file(self, county: "CountyFile") -> None:
        """Another county file is open; nothing was written in it yet."""
        sample = " (sample)" if county.is_sample else ""
        self._county, self._file = f"{county.county} County{sample}", county.path.name
        self._saved = ""
        self.setToolTip(str(county.path))
        self._say()

    def file_names(self) -> list[str]:
        """The county and the file, for the window's title."""
        return [self._county, self._file]

    def show_saved(self, at: datetime) -> None:
        """Something was written just now."""
        self._saved = f"saved {time_words(at)}"
        self._say()

    def fit(self, window: int) -> None:
        """Leave the menus their room in a window of this width in pixels."""
        self._room = window - _MENUS * self.fontMetrics().averageCharWidth() // 6
        self._say()

    def whole(self) -> str:
        """All of it, however much of it there is room for."""
        return " · ".join(part for part in (self._county, self._file, self._saved) if part)

    def _say(self) -> None:
        self.setAccessibleDescription(self.whole())
        self.setText(
            self.fontMetrics().elidedText(
                self.whole(), Qt.TextElideMode.ElideMiddle, max(self._room - _BESIDE, 0)
            )
        )
        whole = " · ".join((self._county, self._file, _LONGEST))
        wide = min(self.fontMetrics().horizontalAdvance(whole) + _BESIDE, max(self._room, 0))
        self._wide = wide
        self.updateGeometry()
        bar = self.parentWidget()  # which gives its corner a place only when it is resized itself
        if isinstance(bar, QMenuBar):
            self.setGeometry(bar.width() - wide, 0, wide, self._tall())

    def sizeHint(self) -> QSize:
        return QSize(self._wide, self._tall())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _tall(self) -> int:
        """As tall as the menu bar, in whose middle the line is to stand."""
        bar = self.parentWidget()
        own = self.fontMetrics().height()
        return max(bar.height(), own) if isinstance(bar, QMenuBar) else own
