"""For whom, as which files, and where: what is asked before anything is saved."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from sos_desktop.domain.casework.access.readers import Reader
from sos_desktop.domain.documents.registry import FileFormat, FormatOffer, ReaderOffer
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.outputs import free_paths
from ui.context import AppContext
from ui.widgets.basics import row
from ui.widgets.forms.folder_field import FolderLine


class SavePanel(QWidget):
    """Readers to choose from where there are several, formats to tick, and a folder.

    Attributes:
        readers: The choice of each copy; hidden where there is only one.
        formats: The box of each kind of file; hidden where there is only one.

    Signals:
        changed: Another kind of file was ticked or taken back.
    """

    changed = Signal()

    def __init__(
        self,
        context: AppContext,
        readers: Sequence[ReaderOffer],
        formats: Sequence[FormatOffer],
        *,
        question: str,
        in_a_row: bool = False,
    ) -> None:
        """Make it.

        Args:
            context: The window's.
            readers: For whom copies can be made, the one to propose first.
            formats: As which files.
            question: The title of the window that asks for the folder.
            in_a_row: The formats stand side by side.
        """
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        group = QButtonGroup(self)
        self.readers = {offer.reader: QRadioButton(offer.words) for offer in readers}
        for button in self.readers.values():
            group.addButton(button)
            layout.addWidget(button)
            button.setVisible(len(readers) > 1)
        if readers:
            self.readers[readers[0].reader].setChecked(True)
        if len(readers) > 1:
            layout.addSpacing(4)
        self.formats = {offer.format: QCheckBox(offer.words) for offer in formats}
        for offer in formats:
            box = self.formats[offer.format]
            box.setChecked(offer.proposed or len(formats) == 1)
            box.setVisible(len(formats) > 1)
            box.toggled.connect(lambda _on: self.changed.emit())
        if in_a_row:
            layout.addLayout(row(*self.formats.values(), spacing=16))
        else:
            for box in self.formats.values():
                layout.addWidget(box)
        self.folder = FolderLine(context, question)
        layout.addWidget(self.folder)

    def reader(self) -> Reader:
        """For whom."""
        return next(reader for reader, button in self.readers.items() if button.isChecked())

    def chosen(self) -> tuple[FileFormat, ...]:
        """The kinds of file that are ticked."""
        return tuple(kind for kind, box in self.formats.items() if box.isChecked())

    def files(self, name: str) -> dict[FileFormat, Path]:
        """Where each file goes: names that no file in the folder has yet.

        Args:
            name: The proposed one, without ending.

        Raises:
            InputProblem: No kind of file is ticked, or the folder is not there.
            EnvironmentProblem: The folder cannot be read.
        """
        if not self.chosen():
            *others, last = (kind.words for kind in self.formats)
            kinds = f"{', '.join(others)} or {last}" if others else last
            raise InputProblem(f"Choose at least one kind of file: {kinds}.")
        folder = self.folder.folder()
        paths = free_paths(folder, name, [kind.ending for kind in self.formats])
        found = dict(zip(self.formats, paths, strict=True))
        return {kind: found[kind] for kind in self.chosen()}
