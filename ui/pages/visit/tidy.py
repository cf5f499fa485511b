"""The end of a visit: what is still missing, and the summary to hand on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from sos_desktop.domain.casework.access.readers import Reader
from sos_desktop.domain.casework.dates.visits import Missing
from sos_desktop.domain.casework.records import Contact
from sos_desktop.domain.documents.registry import VISIT, DocumentKind
from sos_desktop.services.documents import DocumentRequest, visit_message
from ui.context import AppContext
from ui.document_dialog import DocumentDialog
from ui.widgets.basics import LineButton, button, label, row, scrolled
from ui.widgets.dialog import Dialog


class TidyDialog(Dialog):
    """Lists what is missing, each line leading there; then copy, PDF, done."""

    def __init__(
        self,
        context: AppContext,
        parent: QWidget,
        visit: Contact,
        lea: str,
        missing: Sequence[Missing],
        *,
        kept: int,
        go: Callable[[Missing], None],
        finish: Callable[[], None],
    ) -> None:
        """Make it.

        Args:
            context: The window's.
            parent: What it lies over.
            visit: The visit.
            lea: The LEA's name.
            missing: What is still to be looked at.
            kept: How many lines were kept at the visit: notes, agreements and files.
            go: Opens the place where something missing is mended.
            finish: Leaves the visit.
        """
        super().__init__(parent)
        self._context = context
        self._visit = visit
        self._lea = lea
        self._go = go
        self._finish = finish
        self._kept = kept
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Tidy up the visit")
        self.setMinimumWidth(520)
        self.lines = [
            LineButton(found.text, lambda f=found: self._leave_for(f), f"Mend: {found.text}")
            for found in missing
        ]
        self.readers = {offer.reader: QRadioButton(offer.words) for offer in VISIT.readers}
        self.readers[VISIT.readers[0].reader].setChecked(True)
        copies = QButtonGroup(self)
        for choice in self.readers.values():
            copies.addButton(choice)
        self.said = label("", "small", tone="good", wrap=True)
        self.said.hide()
        self._lay_out()
        line = self.fontMetrics().lineSpacing()
        height = self.sizeHint().height() + min(len(self.lines), 8) * (line + 12)
        self.resize(max(560, self.sizeHint().width()), height)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        count = len(self.lines)
        title = f"{count} thing{'' if count == 1 else 's'} to look at" if count else "All in order"
        layout.addWidget(label(title, "heading", wrap=True))
        if self.lines:
            layout.addWidget(label("Nothing of this has to be mended now.", tone="muted"))
            inner = QWidget()
            column = QVBoxLayout(inner)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            for line in self.lines:
                column.addWidget(line)
            column.addStretch(1)
            layout.addWidget(scrolled(inner), 1)
        else:
            layout.addWidget(label("Nothing is missing.", tone="muted"))
            layout.addStretch(1)
        lines = "1 line is kept" if self._kept == 1 else f"{self._kept} lines are kept"
        layout.addWidget(label(f"Summary: {lines}", "strong"))
        for choice in self.readers.values():
            layout.addWidget(choice)
        self.copy_button = button("Copy summary", self.copy, icon_name="copy")
        self.pdf_button = button("Save as PDF…", self.save_pdf)
        self.done_button = button("Done", self.finish, role="primary")
        self.copy_button.setAutoDefault(True)
        self.done_button.setDefault(True)
        layout.addLayout(row(self.copy_button, self.pdf_button))
        layout.addWidget(self.said)
        layout.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Go on writing", self.reject))
        buttons.addWidget(self.done_button)
        layout.addLayout(buttons)
        (self.lines[0] if self.lines else self.done_button).setFocus()

    def copy(self) -> None:
        """Put the summary on the clipboard as text."""
        county, request = self._context.county, self._request(VISIT, self.reader())

        def put(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self.said.setText("Summary copied. Paste it into a message.")
            self.said.show()

        self._context.query(
            lambda: visit_message(county, request),
            put,
            owner=self,
        )

    def save_pdf(self) -> None:
        """Ask how the summary is to be saved, and save it."""
        visit = self._visit
        DocumentDialog(
            self._context,
            self,
            self._lea,
            (VISIT,),
            self._request,
            day=visit.held_on,
            reader=self.reader(),
        ).open()

    def reader(self) -> Reader:
        """Whose copy is chosen."""
        return next(reader for reader, choice in self.readers.items() if choice.isChecked())

    def _request(self, kind: DocumentKind, reader: Reader) -> DocumentRequest:
        return DocumentRequest(kind, (self._visit.case_id,), reader, self._visit.id)

    def finish(self) -> None:
        """Leave the visit; everything is kept already."""
        self.accept()
        self._finish()

    def _leave_for(self, missing: Missing) -> None:
        self.reject()
        self._go(missing)
