"""Causes and process maps as files: a picture, a page, or a table."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.foundation.file_names import proposed_name
from sos_desktop.services.casework import cause_files, process_files
from ui.context import AppContext
from ui.remembered import Purpose, folder_for, used_folder
from ui.widgets.charts.cause_fishbone import CauseFishbone
from ui.widgets.charts.process_drawing import ProcessDrawing

_FORMATS = "Picture (*.png);;Drawing (*.svg);;PDF page (*.pdf);;Table of the outline (*.csv)"

_PROCESS_FORMATS = _FORMATS.replace("outline", "steps")


def save_causes(context: AppContext, parent: QWidget, file: CaseFile, bones: CauseFishbone) -> None:
    """Ask where, and write the fishbone; what kind of file it is follows from its ending."""
    name = proposed_name(f"{file.lea.name} causes", ending=".png")
    proposed = folder_for(context, Purpose.TABLES) / name
    path = context.dialogs.save_as(parent, "Save the causes", proposed, _FORMATS)
    if path is None:
        return
    used_folder(context, Purpose.TABLES, path)
    picture = _bytes_of(bones.picture()) if path.suffix.lower() == ".png" else b""
    county = context.county

    def write() -> Path:
        return cause_files.write_causes_as(county, file, path, picture)

    context.query(
        write,
        lambda saved: context.notice.emit("good", f"Saved {saved.name}", ""),
        owner=parent,
        long=True,
    )


def save_process(
    context: AppContext, parent: QWidget, file: CaseFile, process: str, drawing: ProcessDrawing
) -> None:
    """Ask where, and write a process map in the same way."""
    name = proposed_name(f"{file.lea.name} {process or 'process map'}", ending=".png")
    proposed = folder_for(context, Purpose.TABLES) / name
    path = context.dialogs.save_as(parent, "Save the process map", proposed, _PROCESS_FORMATS)
    if path is None:
        return
    used_folder(context, Purpose.TABLES, path)
    picture = _bytes_of(drawing.picture()) if path.suffix.lower() == ".png" else b""
    county = context.county
    context.query(
        lambda: process_files.write_process_as(county, file, process, path, picture),
        lambda saved: context.notice.emit("good", f"Saved {saved.name}", ""),
        owner=parent,
        long=True,
    )


def _bytes_of(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
