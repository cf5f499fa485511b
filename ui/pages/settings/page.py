"""Settings: who is working, how it looks, where things are. Every choice takes effect at once."""

from collections.abc import Iterable
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from sos_desktop.domain.changes import Subject
from sos_desktop.foundation.settings import login_name
from ui.navigation import SettingsTarget
from ui.pages.base import Page
from ui.pages.settings.copies import CopiesCard
from ui.pages.settings.office import OfficeCard
from ui.pages.settings.team import TeamCard
from ui.pieces import Pieces
from ui.theme import Scheme
from ui.widgets.basics import button, card, label, row, scrolled
from ui.widgets.choice import ChoiceBox

_LOOKS = (
    (Scheme.SYSTEM, "Same as the system"),
    (Scheme.LIGHT, "Light"),
    (Scheme.DARK, "Dark"),
    (Scheme.CONTRAST, "High contrast"),
)
_SIZES = (
    (100, "Normal"),
    (125, "Large (125%)"),
    (150, "Very large (150%), for a projector"),
    (175, "175%"),
    (200, "Twice as large (200%)"),
)


class SettingsPage(Page[SettingsTarget]):
    """One card per subject."""

    key: ClassVar[str] = "settings"
    title: ClassVar[str] = "Settings"
    subjects: ClassVar[Subject] = Subject.REGISTERS

    def build(self) -> Pieces:
        yield
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(content)
        layout.addWidget(self._area)
        self._make_choices()
        column.addWidget(label("Settings", "title"))
        column.addWidget(self._person())
        yield
        self.office = OfficeCard(self.context)
        column.addWidget(self.office)
        yield
        column.addWidget(TeamCard(self.context))
        yield
        column.addWidget(self._looks())
        column.addWidget(self._places())
        yield
        self.copies = CopiesCard(self.context)
        column.addWidget(self.copies)
        column.addStretch(1)
        yield

    def _make_choices(self) -> None:
        self.user = QLineEdit()
        self.user.setAccessibleName("Your name")
        self.user.setMaximumWidth(420)
        self.user.editingFinished.connect(self._save_user)
        self.look = _choice("Look", _LOOKS)
        self.text_size = _choice("Text size", _SIZES)
        self.look.activated.connect(lambda _n: self._set("theme", str(self.look.currentData())))
        self.text_size.activated.connect(
            lambda _n: self._set("text_percent", self.text_size.currentData())
        )
        self.file = label("", tone="muted", wrap=True)
        self.context.look_changed.connect(self.mark_stale)

    def open(self, target: SettingsTarget) -> None:
        if target.at_copies:
            QTimer.singleShot(0, self, self._find_copies)

    def _find_copies(self) -> None:
        """Go there when what stands above, which is read first, has its room."""
        self.context.query(
            lambda: None,
            lambda _nothing: QTimer.singleShot(0, self, self._go_to_copies),
            owner=self,
            long=True,
        )

    def _go_to_copies(self) -> None:
        self.copies.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(self.copies.keep_button, 0, 80)

    def reload(self) -> None:
        """Show what is set now."""
        settings = self.context.settings
        self.user.setText(settings.user_name)
        self.look.setCurrentIndex(max(self.look.findData(Scheme(settings.theme)), 0))
        self.text_size.setCurrentIndex(max(self.text_size.findData(settings.text_percent), 0))
        self.file.setText(str(self.context.county.path))
        self.office.reload()
        self.copies.reload()

    def _person(self) -> QWidget:
        frame, box = card()
        box.addWidget(label("You", "heading"))
        form = _form()
        form.addRow(label("Your name"), self.user)
        box.addLayout(form)
        box.addWidget(label("Stands beside what you write, in the history.", "small", tone="muted"))
        return frame

    def _looks(self) -> QWidget:
        frame, box = card()
        box.addWidget(label("Look", "heading"))
        form = _form()
        form.addRow(label("Colors"), self.look)
        form.addRow(label("Text size"), self.text_size)
        box.addLayout(form)
        return frame

    def _places(self) -> QWidget:
        frame, box = card()
        box.addWidget(label("Files", "heading"))
        box.addWidget(label("The county file", "strong"))
        box.addWidget(self.file)
        box.addLayout(
            row(button("Open its folder", self._open_county_folder, icon_name="folder-open"))
        )
        return frame

    def _save_user(self) -> None:
        name = self.user.text().strip()
        if name != self.context.settings.user_name:
            self.context.settings.user_name = name
            self.context.keep_settings()
            self.context.county.user = name or login_name()
            self.context.notice.emit("good", "Your name is saved", "")

    def _set(self, name: str, value: Any) -> None:
        setattr(self.context.settings, name, value)
        self.context.keep_settings()
        self.context.look_changed.emit()

    def _open_county_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.context.county.path.parent)))


def _choice(name: str, choices: Iterable[tuple[object, str]]) -> QComboBox:
    result = ChoiceBox()
    result.setAccessibleName(name)
    result.setMaximumWidth(420)
    for value, words in choices:
        result.addItem(words, value)
    return result


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setVerticalSpacing(12)
    form.setHorizontalSpacing(24)
    return form
