"""Where files are to be saved: a folder one can type or choose, the one used last at first."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from sos_desktop.foundation.errors import InputProblem
from ui.context import AppContext
from ui.remembered import Purpose, folder_for, used_folder
from ui.widgets.basics import button, label


class FolderLine(QWidget):
    """A line for a folder, with a button that asks for it."""

    def __init__(self, context: AppContext, question: str) -> None:
        """Make it; `question` is the title of the window that asks."""
        super().__init__()
        self._context = context
        self._question = question
        self.line = QLineEdit(str(folder_for(context, Purpose.DOCUMENTS)))
        self.line.setAccessibleName("Folder")
        self.setFocusProxy(self.line)
        words = label("Folder")
        words.setBuddy(self.line)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(words)
        layout.addWidget(self.line, 1)
        layout.addWidget(button("Choose…", self.choose, name="Choose the folder"))

    def text(self) -> str:
        """What stands in the line."""
        return self.line.text()

    def setText(self, text: str) -> None:
        """Put a folder into the line."""
        self.line.setText(text)

    def choose(self) -> None:
        """Ask for another folder."""
        chosen = self._context.dialogs.open_folder(self, self._question, Path(self.line.text()))
        if chosen is not None:
            self.line.setText(str(chosen))

    def folder(self) -> Path:
        """The folder, which is offered first next time.

        Raises:
            InputProblem: It is not there.
        """
        folder = Path(self.line.text().strip())
        if not folder.is_absolute() or not folder.is_dir():
            raise InputProblem("This folder is not there. Choose another one.", where="folder")
        used_folder(self._context, Purpose.DOCUMENTS, folder)
        return folder
