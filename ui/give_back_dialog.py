"""Everything of a district in one zip: its own work to keep, or all that is kept on it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.domain.casework.access.left_out import LeftOutLine
from sos_desktop.domain.casework.access.readers import DISTRICT, OFFICE, Reader
from sos_desktop.domain.casework.case_file import Lea
from sos_desktop.domain.documents.registry import ReaderOffer
from sos_desktop.domain.formats import counted
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import AppError
from sos_desktop.foundation.file_names import proposed_name
from sos_desktop.services.hand_back import GivenBack, give_back, left_out_of_lea
from sos_desktop.services.outputs import free_paths
from ui import theme
from ui.context import AppContext
from ui.document_dialog import open_folder
from ui.left_out_list import LeftOutList
from ui.widgets.basics import button, label
from ui.widgets.dialog import Dialog
from ui.widgets.forms.save_panel import SavePanel
from ui.widgets.refusal import Refusal

_OFFERS = (
    ReaderOffer(DISTRICT, "The district's own work: without the office's own notes"),
    ReaderOffer(OFFICE, "Records request: everything kept, the office's own notes too"),
)
_WHAT = {
    DISTRICT: "One zip for the district to keep: a table of each kind of record, the papers of the "
    "open case as PDF, Word and Excel, and the files kept with its cases.",
    OFFICE: "One zip with every record of all its cases, each with who may read it. Whether a "
    "record has to be given out is a matter of law; read it before you send it.",
}
_FILE_WORDS = {DISTRICT: "work with the county office", OFFICE: "records request"}
_LINES = 7
"""Lines of what is left out that are in sight."""


class GiveBackDialog(Dialog):
    """Asks for whom and where, shows what is left out, and has the zip written.

    Attributes:
        panel: For whom, and the folder.
        left: How much is left out.
        lines: What is left out, line by line, and why.
    """

    def __init__(self, context: AppContext, parent: QWidget, lea: Lea) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(600)
        self._context, self._lea = context, lea
        title = f"Give back the work of {lea.name}"
        self.setWindowTitle(title)
        self.what = label("", tone="muted", wrap=True)
        self.panel = SavePanel(context, _OFFERS, (), question="Where to save the zip")
        self.left = label("", "heading")
        self.lines = LeftOutList()
        theme.height(self.lines, _LINES, beside=16)
        self.problem = Refusal()
        self._lay_out(title)
        for offered in self.panel.readers.values():
            offered.toggled.connect(lambda on: self._look() if on else None)
        self._look()

    def _lay_out(self, title: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(label(title, "heading", wrap=True))
        for widget in (self.panel, self.what, self.left, self.lines, self.problem):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.save_button = button("Save the zip", self.save, role="primary")
        layout.addLayout(self.last_line(self.save_button))

    def _look(self) -> None:
        """Ask what the copy that is chosen leaves out."""
        county, cds, reader = self._context.county, self._lea.cds, self.panel.reader()
        self.what.setText(_WHAT[reader])
        self.left.setText("Looking at what is left out…")
        self.lines.clear()
        self.save_button.setEnabled(False)

        def show(lines: tuple[LeftOutLine, ...]) -> None:
            if reader is self.panel.reader():
                self._show(lines)

        self._context.query(
            lambda: left_out_of_lea(county, cds, reader), show, owner=self, failed=self._failed
        )

    def _show(self, lines: tuple[LeftOutLine, ...]) -> None:
        count = len(lines)
        self.left.setText(f"Left out: {counted(count, 'line')}" if count else "Nothing is left out")
        self.lines.show_lines(lines)
        self.save_button.setEnabled(True)

    def _failed(self, error: BaseException) -> None:
        self.left.setText("")
        if isinstance(error, AppError):
            self.problem.say(error.message)
        else:
            self._context.report(error)

    def _path(self, reader: Reader) -> Path:
        rest = f"{_FILE_WORDS[reader]} {clock.today().isoformat()}"
        return free_paths(
            self.panel.folder.folder(), proposed_name(self._lea.name, rest), [".zip"]
        )[0]

    def save(self) -> None:
        """Write the zip on the worker and close; problems of writing are shown in the window."""
        reader = self.panel.reader()
        try:
            path = self._path(reader)
        except AppError as error:
            self.problem.say(error.message)
            return
        context, county, cds = self._context, self._context.county, self._lea.cds

        def tell(made: GivenBack) -> None:
            context.offer.emit(
                "good", made.words, "Open the folder", lambda: open_folder(path.parent)
            )

        context.long_job(
            "Giving back the work",
            lambda progress, cancel: give_back(
                county, cds, path, reader=reader, progress=progress, cancel=cancel
            ),
            tell,
            owner=context,
        )
        self.accept()
