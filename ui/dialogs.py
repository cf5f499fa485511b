"""Questions to the person behind one object, so that tests answer them without a screen.

What Qt asks with is named where it is used: a class comes with all its enumerations when it is
first named, and nobody is asked anything while a county file opens.
"""

from pathlib import Path

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtWidgets import QWidget

from sos_desktop.foundation.errors import AppError

_TABLES = "*.txt *.csv *.tsv *.xlsx *.xlsm *.xlsb *.xls *.ods"
DATA_FILTER = f"Dashboard files ({_TABLES} *.zip);;All files (*)"
COUNTY_FILTER = "County files (*.sos)"
CONTACTS_FILTER = f"Lists of contacts ({_TABLES});;All files (*)"
LOCAL_FILTER = f"Tables ({_TABLES});;All files (*)"
PICTURE_FILTER = "Pictures (*.png *.jpg *.jpeg *.svg)"
MAP_FILTER = "Meaning of columns (*.toml)"


class Dialogs:
    """The system's own file choosers and plain questions."""

    def open_data_files(self, parent: QWidget, folder: Path) -> list[Path]:
        """Files to load; empty when the person changed her mind."""
        names, _ = QtWidgets.QFileDialog.getOpenFileNames(
            parent, "Choose Dashboard files", str(folder), DATA_FILTER
        )
        return [Path(name) for name in names]

    def open_contacts(self, parent: QWidget, folder: Path) -> Path | None:
        """A list of contacts to import, or None."""
        name, _ = QtWidgets.QFileDialog.getOpenFileName(
            parent, "Choose a list of contacts", str(folder), CONTACTS_FILTER
        )
        return Path(name) if name else None

    def open_table(self, parent: QWidget, title: str, folder: Path) -> Path | None:
        """A file with a table of whatever kind, or None."""
        name, _ = QtWidgets.QFileDialog.getOpenFileName(parent, title, str(folder), LOCAL_FILTER)
        return Path(name) if name else None

    def open_files(self, parent: QWidget, title: str, folder: Path, kinds: str = "") -> list[Path]:
        """Any files, or those of some kinds; empty when the person changed her mind."""
        names, _ = QtWidgets.QFileDialog.getOpenFileNames(parent, title, str(folder), kinds)
        return [Path(name) for name in names]

    def open_picture(self, parent: QWidget, folder: Path) -> Path | None:
        """A picture, or None."""
        name, _ = QtWidgets.QFileDialog.getOpenFileName(
            parent, "Choose a logo", str(folder), PICTURE_FILTER
        )
        return Path(name) if name else None

    def open_folder(self, parent: QWidget, title: str, folder: Path) -> Path | None:
        """A folder, or None."""
        name = QtWidgets.QFileDialog.getExistingDirectory(parent, title, str(folder))
        return Path(name) if name else None

    def open_county_file(self, parent: QWidget, folder: Path) -> Path | None:
        """A county file to open, or None."""
        name, _ = QtWidgets.QFileDialog.getOpenFileName(
            parent, "Open a county file", str(folder), COUNTY_FILTER
        )
        return Path(name) if name else None

    def save_as(self, parent: QWidget, title: str, proposed: Path, name_filter: str) -> Path | None:
        """Where to save, or None; the system asks before it replaces a file."""
        name, _ = QtWidgets.QFileDialog.getSaveFileName(parent, title, str(proposed), name_filter)
        return Path(name) if name else None

    def open_path(self, path: Path) -> None:
        """Open a file or folder with the system's own program."""
        QtGui.QDesktopServices.openUrl(QtCore.QUrl.fromLocalFile(str(path)))

    def confirm(self, parent: QWidget, question: str, explanation: str, action: str) -> bool:
        """Ask before something that cannot be undone; `action` names the button."""
        from ui.widgets.confirm_dialog import ConfirmDialog

        asked = ConfirmDialog(parent, question, explanation, action)
        answer = bool(asked.exec())
        asked.deleteLater()
        return answer

    def problem(self, parent: QWidget | None, error: AppError) -> None:
        """A problem that needs to be read before going on."""
        box = QtWidgets.QMessageBox(
            QtWidgets.QMessageBox.Icon.Warning, "SOS Desktop", error.message, parent=parent
        )
        if error.details:
            box.setDetailedText(error.details)
        box.exec()
