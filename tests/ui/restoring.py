"""Finds the list of copies that lies above the window."""

from PySide6.QtWidgets import QApplication, QDialog, QLabel

from ui.restore_dialog import RestoreDialog


def restore_dialogs() -> list[RestoreDialog]:
    """The lists of copies that are open."""
    shown = QApplication.topLevelWidgets()
    return [one for one in shown if isinstance(one, RestoreDialog) and one.isVisible()]


def texts_of(dialog: QDialog) -> str:
    """All that its labels say."""
    return "\n".join(one.text() for one in dialog.findChildren(QLabel))
