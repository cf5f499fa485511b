"""The one dialog by which a document is saved: which, for whom, as which files, where."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.domain.casework.access.readers import Reader
from sos_desktop.domain.documents.document_kind import suggested_name
from sos_desktop.domain.documents.registry import DocumentKind
from sos_desktop.foundation.errors import AppError
from sos_desktop.services.documents import DocumentRequest, export_document
from sos_desktop.services.saved_files import SavedFiles
from ui.context import AppContext
from ui.widgets.basics import button, label
from ui.widgets.choice import ChoiceBox
from ui.widgets.dialog import Dialog
from ui.widgets.forms.save_panel import SavePanel
from ui.widgets.refusal import Refusal

RequestOf = Callable[[DocumentKind, Reader], DocumentRequest]
"""Puts what the document is about to its kind and its readers."""


def open_folder(folder: Path) -> None:
    """Show a folder in the system's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def tell_saved(context: AppContext, saved: SavedFiles) -> None:
    """Say what was saved and what to know about it, and offer to open the folder."""
    folder = saved.paths[0].parent
    context.offer.emit(
        "warn" if saved.remarks else "good",
        saved.words,
        "Open the folder",
        lambda: open_folder(folder),
    )


class DocumentDialog(Dialog):
    """Asks which document, for whom, as which files and where, and has it written.

    Attributes:
        choice: Which document; hidden where there is only one.
        panel: The rest, for the document that is chosen.
    """

    def __init__(
        self,
        context: AppContext,
        parent: QWidget,
        about: str,
        kinds: Sequence[DocumentKind],
        request: RequestOf,
        *,
        day: date,
        reader: Reader | None = None,
    ) -> None:
        """Make it.

        Args:
            context: The window's.
            parent: The page.
            about: The LEA, as it stands in title and file name.
            kinds: The documents that can be made of it, the usual one first.
            request: What is asked for, given the kind and the readers.
            day: What tells the file from others: the day it is made, or of what it is about.
            reader: Whose copy is proposed; the kind's own proposal by default.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self._context, self._about, self._request, self._day = context, about, request, day
        self._kinds = tuple(kinds)
        self.heading = label("", "heading", wrap=True)
        self.choice = ChoiceBox()
        self.choice.setAccessibleName("Document")
        self.choice.addItems([f"{kind.noun[:1].upper()}{kind.noun[1:]}" for kind in kinds])
        self.choice.setVisible(len(kinds) > 1)
        self.choice.activated.connect(lambda _place: self._show_kind())
        self.problem = Refusal()
        self.panel = self._made_panel()
        self._layout = QVBoxLayout(self)
        self._lay_out()
        self._name_it()
        if reader is not None:
            self.panel.readers[reader].setChecked(True)

    @property
    def kind(self) -> DocumentKind:
        """The document that is chosen."""
        return self._kinds[self.choice.currentIndex()]

    def _made_panel(self) -> SavePanel:
        question = f"Where to save the {self.kind.noun}"
        return SavePanel(self._context, self.kind.readers, self.kind.formats, question=question)

    def _lay_out(self) -> None:
        layout = self._layout
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        for widget in (self.heading, self.choice, self.panel, self.problem):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.export_button = button("Export", self.export, role="primary")
        layout.addLayout(self.last_line(self.export_button))

    def choose(self, kind: DocumentKind) -> None:
        """Propose one of the documents."""
        self.choice.setCurrentIndex(self._kinds.index(kind))
        self._show_kind()

    def _show_kind(self) -> None:
        """Ask what the chosen document needs."""
        before, self.panel = self.panel, self._made_panel()
        self._layout.replaceWidget(before, self.panel)
        before.deleteLater()
        self._name_it()

    def _name_it(self) -> None:
        title = f"Export the {self.kind.noun} of {self._about}"
        self.setWindowTitle(title)
        self.heading.setText(title)

    def export(self) -> None:
        """Write the files and close; problems of writing are shown in the window."""
        kind, reader = self.kind, self.panel.reader()
        try:
            files = self.panel.files(suggested_name(kind, self._about, self._day, reader))
        except AppError as error:
            self.problem.say(error.message)
            return
        context, county, request = self._context, self._context.county, self._request(kind, reader)
        context.long_job(
            f"Exporting the {kind.noun}",
            lambda progress, cancel: export_document(
                county, request, files, progress=progress, cancel=cancel
            ),
            lambda saved: tell_saved(context, saved),
            owner=context,
        )
        self.accept()
