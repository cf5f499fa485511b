"""What is asked before a case moves, changes hands, closes, or goes to paper."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.stages import plan_move
from sos_desktop.domain.casework.words import Stage
from sos_desktop.foundation import clock
from sos_desktop.services import cases, plans
from ui.context import AppContext
from ui.widgets.basics import button, label, row
from ui.widgets.forms import Field, FormDialog


@dataclass(frozen=True, slots=True)
class Move:
    """What moving asks for."""

    to_stage: Stage
    moved_on: date | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
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


def move_dialog(context: AppContext, parent: QWidget, file: CaseFile) -> FormDialog:
    """Move a case; says what is still open, warns and does not block."""
    here = file.case.stage
    others = [stage for stage in Stage if stage is not here]
    target = Stage(min(int(here) + 1, int(Stage.SUPPORT)))
    target = target if target is not here else Stage.NEEDS
    plan = plan_move(file, target)
    open_now = (
        f"Still open in {here.title.lower()}: {', '.join(plan.missing)}. You can move on all the "
        "same; say why in a word."
        if plan.missing
        else "Nothing is open in this stage. Going back or passing over a stage needs a reason."
    )
    return FormDialog(
        context,
        f"Move {file.lea.name}",
        (
            Field("to_stage", "To", "choice", tuple((s, f"{int(s)} {s.title}") for s in others)),
            Field("moved_on", "Date", "date"),
            Field("reason", "Reason", "text"),
        ),
        Move(target, clock.today()),
        lambda move: cases.move_stage(
            context.county, file.case.id, move.to_stage, move.reason, moved_on=move.moved_on
        ),
        parent=parent,
        explanation=open_now,
        action="Move",
    )


def assign_dialog(context: AppContext, parent: QWidget, file: CaseFile) -> FormDialog:
    """Give a case to a consultant."""
    return FormDialog(
        context, f"Assign {file.lea.name}", (Field("consultant", "Consultant"),),
        Hand(file.case.consultant or context.county.user),
        lambda hand: cases.assign(context.county, file.case.id, hand.consultant),
        parent=parent, action="Assign",
    )  # fmt: skip


def close_dialog(context: AppContext, parent: QWidget, file: CaseFile) -> FormDialog:
    """Close a case."""
    return FormDialog(
        context, f"Close the case of {file.lea.name}",
        (
            Field("closing_reason", "Why support ends", "text"),
            Field("lasting", "What must last", "text"),
        ),
        Closing(lasting=file.case.lasting),
        lambda end: cases.close_case(
            context.county, file.case.id, end.closing_reason, end.lasting
        ),
        parent=parent, action="Close the case",
    )  # fmt: skip


def reopen_dialog(context: AppContext, parent: QWidget, file: CaseFile) -> FormDialog:
    """Open a closed case again."""
    return FormDialog(
        context, f"Open the case of {file.lea.name} again", (Field("reason", "Why", "text"),),
        Reopening(),
        lambda again: cases.reopen_case(context.county, file.case.id, again.reason),
        parent=parent, action="Open again",
    )  # fmt: skip


class ExportDialog(QDialog):
    """Which copy, which files, where."""

    def __init__(self, context: AppContext, parent: QWidget, file: CaseFile) -> None:
        super().__init__(parent)
        self._context = context
        self._file = file
        self.setWindowTitle(f"Export the plan of {file.lea.name}")
        self.setMinimumWidth(560)
        self.working = QRadioButton("Working copy: everything in the case")
        self.public = QRadioButton("Public copy: only what is marked public")
        self.working.setChecked(True)
        copies = QButtonGroup(self)
        copies.addButton(self.working)
        copies.addButton(self.public)
        self.pdf = QCheckBox("PDF for the board")
        self.xlsx = QCheckBox("Excel workbook")
        self.pdf.setChecked(True)
        self.xlsx.setChecked(True)
        self.folder = QLineEdit(context.settings.last_folder or str(context.county.path.parent))
        self.folder.setAccessibleName("Folder")
        self.problem = label("", tone="bad", wrap=True)
        self.problem.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(label(f"Export the plan of {self._file.lea.name}", "heading", wrap=True))
        for widget in (self.working, self.public):
            layout.addWidget(widget)
        layout.addSpacing(4)
        for widget in (self.pdf, self.xlsx):
            layout.addWidget(widget)
        where = label("Folder")
        where.setBuddy(self.folder)
        choose = button("Choose…", self._choose, name="Choose the folder")
        layout.addLayout(row(where, self.folder, choose))
        layout.addWidget(self.problem)
        layout.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Cancel", self.reject))
        self.export_button = button("Export", self.export, role="primary")
        self.export_button.setDefault(True)
        buttons.addWidget(self.export_button)
        layout.addLayout(buttons)

    def _choose(self) -> None:
        start = Path(self.folder.text())
        chosen = self._context.dialogs.open_folder(self, "Where to save the plan", start)
        if chosen is not None:
            self.folder.setText(str(chosen))

    def export(self) -> None:
        """Write the files and close; problems are shown in the window."""
        if not (self.pdf.isChecked() or self.xlsx.isChecked()):
            self.problem.setText("Choose at least one kind of file: PDF or Excel.")
            self.problem.show()
            return
        folder, public = Path(self.folder.text().strip()), self.public.isChecked()
        name = plans.suggested_name(self._file, clock.today(), public=public)
        pdf = folder / f"{name}.pdf" if self.pdf.isChecked() else None
        xlsx = folder / f"{name}.xlsx" if self.xlsx.isChecked() else None
        county, case_id, context = self._context.county, self._file.case.id, self._context
        context.settings.last_folder = str(folder)
        context.long_job(
            "Exporting the plan",
            lambda progress, cancel: plans.export_plan(
                county, case_id, pdf=pdf, xlsx=xlsx, public=public,
                progress=progress, cancel=cancel,
            ),
            lambda written: context.notice.emit(
                "good", f"Saved {' and '.join(p.name for p in written)} in {folder}", ""
            ),
            owner=context,
        )  # fmt: skip
        self.accept()
