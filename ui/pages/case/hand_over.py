"""Handing cases to another consultant: who, what to say, and the summary on paper."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.casework.access.readers import OFFICE
from sos_desktop.domain.casework.history.happened import happened
from sos_desktop.domain.changes import Changes
from sos_desktop.domain.documents.document_kind import suggested_name
from sos_desktop.domain.documents.hand_over import HandOverDetails
from sos_desktop.domain.documents.registry import HAND_OVER, FileFormat
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import AppError
from sos_desktop.services.casework import case_bulk
from sos_desktop.services.casework.assigning import hand_over_subject
from sos_desktop.services.documents import (
    DocumentRequest,
    export_document,
)
from sos_desktop.services.people import known_names
from sos_desktop.services.saved_files import SavedFiles
from ui import theme
from ui.context import AppContext
from ui.document_dialog import tell_saved
from ui.widgets.basics import button, label
from ui.widgets.dialog import Dialog
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.save_panel import SavePanel
from ui.widgets.refusal import Refusal

Named = Sequence[tuple[str, str]]
"""Cases as (case id, LEA name)."""


class HandOverDialog(Dialog):
    """Prints where the cases stand, then puts the next consultant in charge."""

    def __init__(self, context: AppContext, parent: QWidget, cases: Named) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._cases = tuple(cases)
        what = cases[0][1] if len(cases) == 1 else f"{len(cases)} cases"
        self.setWindowTitle(f"Hand over {what}")
        self.setMinimumWidth(560)
        self.to = QLineEdit()
        self.to.setAccessibleName("To")
        self.to.setPlaceholderText("Empty: only print the summary")
        self.handed_on = DateField("Date", nearest=True)
        self.handed_on.set_date(clock.today())
        self.note = QPlainTextEdit()
        self.note.setAccessibleName("What the next consultant should know")
        self.note.setPlaceholderText("What the next consultant should know")
        self.note.setTabChangesFocus(True)
        theme.height(self.note, 4, beside=16)
        question = "Where to save the summary"
        self.panel = SavePanel(context, HAND_OVER.readers, HAND_OVER.formats, question=question)
        self.problem = Refusal()
        self._lay_out(what)
        county = context.county
        context.query(lambda: known_names.team(county), self._offer, owner=self)

    def _lay_out(self, what: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(label(f"Hand over {what}", "heading", wrap=True))
        layout.addWidget(
            label(
                "The summary says where the case stands, what was agreed, what is open, and who "
                "is who. It is a working copy for the office.",
                tone="muted",
                wrap=True,
            )
        )
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, control in (("To", self.to), ("Date", self.handed_on), ("Note", self.note)):
            name = label(words)
            name.setBuddy(control)
            form.addRow(name, control)
        layout.addLayout(form)
        layout.addWidget(self.panel)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        self.go_button = button("Hand over", self.go, role="primary")
        layout.addLayout(self.last_line(self.go_button))
        self.to.textChanged.connect(
            lambda text: self.go_button.setText("Hand over" if text.strip() else "Print")
        )
        self.go_button.setText("Print")

    def _offer(self, names: tuple[str, ...]) -> None:
        completer = QCompleter(list(names), self.to)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.to.setCompleter(completer)

    def _say(self, words: str) -> None:
        self.problem.say(words)

    def go(self) -> None:
        """Print first, so that the paper says who had the cases; then hand over."""
        to = self.to.text().strip()
        if not to and not self.panel.chosen():
            self._say("Write to whom the cases go, or choose a file to print.")
            return
        try:
            files = self._files(to) if self.panel.chosen() else {}
            day = self.handed_on.date() or clock.today()
        except AppError as error:
            self._say(error.message)
            return
        note = self.note.toPlainText().strip()
        self.go_button.setEnabled(False)
        if files:
            self._print(files, HandOverDetails(to, note), day)
        else:
            self._assign(HandOverDetails(to, note), day)

    def _assign(self, handing: HandOverDetails, day: date, saved: str = "") -> None:
        context, county = self._context, self._context.county
        ids = [case_id for case_id, _name in self._cases]
        if not handing.to_consultant:
            self.accept()
            return

        def done(changes: Changes) -> None:
            context.notice.emit("good", f"{happened(changes.label)}. {saved}".rstrip(". "), "Undo")
            self.accept()

        context.change(
            lambda: case_bulk.assign(
                county, ids, handing.to_consultant, handing.note, handed_on=day
            ),
            owner=self,
            done=done,
            failed=self._failed,
            quiet=True,
        )

    def _failed(self, error: BaseException) -> None:
        self.go_button.setEnabled(True)
        if isinstance(error, AppError):
            self._say(error.message)
        else:
            self._context.report(error)

    def _files(self, to: str) -> dict[FileFormat, Path]:
        subject = hand_over_subject([name for _id, name in self._cases], to)
        return self.panel.files(suggested_name(HAND_OVER, subject, clock.today(), OFFICE))

    def _print(self, files: Mapping[FileFormat, Path], handing: HandOverDetails, day: date) -> None:
        context, county = self._context, self._context.county
        ids = tuple(case_id for case_id, _name in self._cases)
        request = DocumentRequest(HAND_OVER, ids, OFFICE, handing=handing)

        def printed(saved: SavedFiles) -> None:
            tell_saved(context, saved)
            self._assign(handing, day, saved.words)

        context.long_job(
            "Printing the hand-over",
            lambda progress, cancel: export_document(
                county, request, files, progress=progress, cancel=cancel
            ),
            printed,
            owner=self,
            failed=self._failed,
            cancelled=lambda: self.go_button.setEnabled(True),
        )
