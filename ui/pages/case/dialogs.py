"""What is asked before a case changes hands, closes, or goes to paper."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.casework.case_file import CaseFile, Lea
from sos_desktop.domain.casework.records import Case
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import AppError
from sos_desktop.services.casework import cases, plans
from sos_desktop.services.outputs import free_paths
from sos_desktop.services.people import known_names
from sos_desktop.services.written import Written
from ui.context import AppContext
from ui.widgets.basics import button, label
from ui.widgets.forms.folder_field import FolderLine
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import Field


@dataclass(frozen=True, slots=True)
class NewConsultant:
    """Who is in charge."""

    consultant: str


@dataclass(frozen=True, slots=True)
class Closing:
    """Why a case ends, and what stays."""

    closing_reason: str = ""
    lasting: str = ""


@dataclass(frozen=True, slots=True)
class Reopening:
    """Why a case goes on."""

    reason: str = ""


def ask_assign(context: AppContext, parent: QWidget, case: Case, lea: Lea) -> None:
    """Give a case to a consultant; names already in the file are offered."""
    county = context.county

    def ask(names: tuple[str, ...]) -> None:
        FormDialog(
            context,
            f"Assign {lea.name}",
            (Field(NewConsultant.consultant, "Consultant", offers=names),),
            NewConsultant(case.consultant or county.user),
            lambda hand: cases.assign(county, case.id, hand.consultant),
            parent=parent,
            explanation="Open tasks of who has the case now go along. Leave the name empty to take "
            "the case back to unassigned.",
            action="Assign",
        ).open()

    context.query(lambda: known_names.consultants(county), ask, owner=parent)


def close_dialog(context: AppContext, parent: QWidget, file: CaseFile) -> FormDialog[Closing]:
    """Close a case."""
    return FormDialog(
        context,
        f"Close the case of {file.lea.name}",
        (
            Field(Closing.closing_reason, "Why support ends", Editor.TEXT),
            Field(
                Closing.lasting,
                "What must last",
                Editor.TEXT,
                hint="What the district keeps doing after support ends",
            ),
        ),
        Closing(lasting=file.case.lasting),
        lambda end: cases.close_case(context.county, file.case.id, end.closing_reason, end.lasting),
        parent=parent,
        action="Close the case",
        explanation="The case leaves the board and stays in the file; it can be opened again.",
    )


def reopen_dialog(context: AppContext, parent: QWidget, file: CaseFile) -> FormDialog[Reopening]:
    """Open a closed case again."""
    return FormDialog(
        context,
        f"Open the case of {file.lea.name} again",
        (Field(Reopening.reason, "Why", Editor.TEXT),),
        Reopening(),
        lambda again: cases.reopen_case(context.county, file.case.id, again.reason),
        parent=parent,
        action="Open again",
    )


def open_folder(folder: Path) -> None:
    """Show a folder in the system's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def tell_saved(context: AppContext, written: Written) -> None:
    """Say what was saved and what to know about it, and offer to open the folder."""
    folder = written.paths[0].parent
    context.offer.emit(
        "warn" if written.remarks else "good",
        written.words,
        "Open the folder",
        lambda: open_folder(folder),
    )


class ExportDialog(QDialog):
    """Which copy, which files, where."""

    def __init__(self, context: AppContext, parent: QWidget, file: CaseFile) -> None:
        super().__init__(parent)
        self._context = context
        self._file = file
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Export the summary of support of {file.lea.name}")
        self.setMinimumWidth(560)
        self.public = QRadioButton("Public copy, for the board: only what everybody may read")
        self.working = QRadioButton("Working copy, for the office: everything in the case")
        self.public.setChecked(True)
        copies = QButtonGroup(self)
        copies.addButton(self.public)
        copies.addButton(self.working)
        self.pdf = QCheckBox("PDF")
        self.xlsx = QCheckBox("Excel workbook")
        self.pdf.setChecked(True)
        self.xlsx.setChecked(True)
        self.folder = FolderLine(context, "Where to save the summary")
        self.problem = label("", tone="bad", wrap=True)
        self.problem.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(
            label(f"Export the summary of support of {self._file.lea.name}", "heading", wrap=True)
        )
        for widget in (self.public, self.working):
            layout.addWidget(widget)
        layout.addSpacing(4)
        for widget in (self.pdf, self.xlsx):
            layout.addWidget(widget)
        layout.addWidget(self.folder)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Cancel", self.reject))
        self.export_button = button("Export", self.export, role="primary")
        self.export_button.setDefault(True)
        buttons.addWidget(self.export_button)
        layout.addLayout(buttons)

    def export(self) -> None:
        """Write the files and close; problems are shown in the window."""
        if not (self.pdf.isChecked() or self.xlsx.isChecked()):
            self.problem.setText("Choose at least one kind of file: PDF or Excel.")
            self.problem.show()
            return
        public = self.public.isChecked()
        name = plans.suggested_name(self._file, clock.today(), public=public)
        try:
            folder = self.folder.folder()
            free_pdf, free_xlsx = free_paths(folder, name, (".pdf", ".xlsx"))
        except AppError as error:
            self.problem.setText(error.message)
            self.problem.show()
            return
        pdf = free_pdf if self.pdf.isChecked() else None
        xlsx = free_xlsx if self.xlsx.isChecked() else None
        county, case_id, context = self._context.county, self._file.case.id, self._context
        context.long_job(
            "Exporting the summary",
            lambda progress, cancel: plans.export_plan(
                county,
                case_id,
                pdf=pdf,
                xlsx=xlsx,
                public=public,
                progress=progress,
                cancel=cancel,
            ),
            lambda written: tell_saved(context, written),
            owner=context,
        )
        self.accept()
