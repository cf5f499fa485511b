"""The logo and the color of the county office's papers: set once, checked while they are set."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from sos_desktop.domain.changes import Changes
from sos_desktop.domain.documents.letterhead import (
    LEAST_CONTRAST,
    contrast_with_white,
    hex_color,
)
from sos_desktop.foundation.errors import AppError, InputProblem
from sos_desktop.services.county.letterhead import (
    PaperLook,
    check_logo,
    paper_look,
    read_logo,
    save_look,
)
from ui.context import AppContext
from ui.delegates.painters import painting
from ui.remembered import Purpose, folder_for, used_folder
from ui.widgets.basics import button, label, row
from ui.widgets.dialog import Dialog
from ui.widgets.refusal import Refusal

_SHOWN = QSize(180, 60)
_DRAWN = 720
"""Pixels across a drawing in SVG becomes a picture of."""


def ask_look(context: AppContext, parent: QWidget) -> None:
    """Ask for the logo and the color of papers."""
    county = context.county
    context.query(
        lambda: paper_look(county),
        lambda look: PaperLookDialog(context, look, parent).open(),
        owner=parent,
    )


def as_picture(data: bytes) -> bytes:
    """A PNG of a drawing in SVG; other pictures stay as they are.

    Raises:
        InputProblem: It refers outside, or nothing can be drawn of it.
    """
    if not check_logo(data):
        return data
    renderer = QSvgRenderer(QByteArray(data))
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        raise InputProblem("This drawing cannot be read. Choose a PNG or JPEG picture.")
    image = QImage(size.scaled(_DRAWN, _DRAWN, Qt.AspectRatioMode.KeepAspectRatio), _FORMAT)
    image.fill(Qt.GlobalColor.transparent)
    with painting(image) as painter:
        renderer.render(painter)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, b"PNG")
    return bytes(buffer.data().data())


_FORMAT = QImage.Format.Format_ARGB32


class PaperLookDialog(Dialog):
    """Asks for a picture, what it shows, and a color white words can be read on."""

    def __init__(self, context: AppContext, look: PaperLook, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Logo and color of papers")
        self.setMinimumWidth(480)
        self._context, self._logo = context, look.logo
        self.picture = QLabel()
        self.picture.setFixedHeight(_SHOWN.height())
        self.words = QLineEdit(look.logo_words)
        self.words.setPlaceholderText("What the logo shows: a leaf in a circle")
        self.color = QLineEdit(look.color)
        self.contrast = label("", tone="muted", wrap=True)
        self.color.textChanged.connect(self._judge)
        self.problem = Refusal()
        self._lay_out()
        self._show_logo()
        self._judge()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(label("Logo and color of papers", "heading"))
        form = QFormLayout()
        form.addRow("Logo", self.picture)
        choose = button("Choose…", self._choose, name="Choose a logo")
        remove = button("Remove", self._remove, name="Remove the logo")
        form.addRow("", row(choose, remove))
        form.addRow("What it shows", self.words)
        form.addRow("Color", self.color)
        form.addRow("", self.contrast)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        self.save_button = button("Save", self.save, role="primary")
        layout.addLayout(self.last_line(self.save_button))

    def _choose(self) -> None:
        path = self._context.dialogs.open_picture(
            self, folder_for(self._context, Purpose.DOCUMENTS)
        )
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Read a picture; what cannot be used is said here."""
        try:
            self._logo = as_picture(read_logo(path))
        except AppError as error:
            self.problem.say(error.message)
            return
        used_folder(self._context, Purpose.DOCUMENTS, path)
        self.problem.say("")
        self._show_logo()

    def _remove(self) -> None:
        self._logo = b""
        self._show_logo()

    def _show_logo(self) -> None:
        found = QPixmap()
        if self._logo and found.loadFromData(self._logo):
            found = found.scaled(
                _SHOWN,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self.picture.setPixmap(found)
        else:
            self.picture.setText("None")
        self.picture.setAccessibleName("Logo" if self._logo else "No logo")

    def _judge(self) -> None:
        color = hex_color(self.color.text())
        if color is None:
            self.contrast.setText("Six digits, such as #1D4F8C.")
            return
        found = contrast_with_white(color)
        can = "can" if found >= LEAST_CONTRAST else "cannot"
        name = QColor(color).name()
        self.contrast.setText(
            f"White words on {name} {can} be read by everybody: {found:.1f} to 1, and "
            f"{LEAST_CONTRAST} to 1 is needed."
        )

    def save(self) -> None:
        """Keep it and close; what is refused is said here."""
        county = self._context.county
        look = PaperLook(self.color.text(), self._logo, self.words.text())

        def refuse(error: BaseException) -> None:
            if not isinstance(error, AppError):
                raise error
            self.problem.say(error.message)

        def done(_changes: Changes) -> None:
            self.accept()

        self._context.change(lambda: save_look(county, look), owner=self, done=done, failed=refuse)
