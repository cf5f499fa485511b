"""The process map of a case below the list of its steps, and its picture as a file."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.needs.processes import processes_of
from ui.context import AppContext
from ui.pages.case.cause_pictures import save_process
from ui.widgets.basics import button, row
from ui.widgets.charts.process_drawing import ProcessDrawing

_LEAST, _MOST = 120, 420
"""Pixels of the drawing: always, and where a smaller text makes room; below what reads it grows."""


class ProcessCard(QFrame):
    """One process at a time; where there are several, the one of the chosen step."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.file: CaseFile | None = None
        self.process = ""
        self.drawing = ProcessDrawing()
        self.save = button("Save process map…", self._save, role="quiet")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.drawing)
        box.addLayout(row(self.save))

    def show_process(self, file: CaseFile, process: str | None) -> None:
        """Draw a process of a case; the first one where none is asked for."""
        found = processes_of(file.process_steps)
        name = process if process in found else next(iter(found), "")
        self.file, self.process = file, name
        self.setVisible(bool(found))
        self.drawing.show_steps(found.get(name, ()))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.drawing.setFixedHeight(max(self.drawing.height_in(self.width(), _MOST), _LEAST))

    def _save(self) -> None:
        if self.file is not None:
            save_process(self.context, self, self.file, self.process, self.drawing)
