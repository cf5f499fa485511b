"""Taking in a file of answers about the support."""

from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.changes import Changes
from sos_desktop.services.casework import feedback_files
from ui.context import AppContext
from ui.remembered import Purpose, folder_for, used_folder

_TOLD = 3
"""Remarks that are said in full."""


def take_in_answers(context: AppContext, parent: QWidget, file: CaseFile) -> None:
    """Ask for a file and keep its answers; what of it was not read is said afterwards."""
    folder = folder_for(context, Purpose.TABLES)
    path = context.dialogs.open_table(parent, "Choose a file of answers", folder)
    if path is None:
        return
    used_folder(context, Purpose.TABLES, path)
    remarks: list[str] = []

    def take() -> Changes:
        changes, found = feedback_files.take_answers(context.county, file, path)
        remarks.extend(found.remarks)
        return changes

    def told(_changes: Changes) -> None:
        if remarks:
            more = f" And {len(remarks) - _TOLD} more." if len(remarks) > _TOLD else ""
            context.notice.emit("warn", " ".join(remarks[:_TOLD]) + more, "")

    context.change(take, done=told, owner=parent)
