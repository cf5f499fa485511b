"""Causes and process maps as files: a picture, a page, or a table."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.foundation.file_names import proposed_name
from sos_desktop.services.casework import cause_files, process_files
from sos_desktop.services.saved_files import SavedFiles
from ui.context import AppContext
from ui.remembered import Purpose, folder_for, used_folder
from ui.widgets.charts.cause_fishbone import CauseFishbone
from ui.widgets.charts.process_drawing import ProcessDrawing

_FORMATS = "Picture (*.png);;Drawing (*.svg);;PDF page (*.pdf);;Table of the outline (*.csv)"

_PROCESS_FORMATS = _FORMATS.replace("outline", "steps")


def save_causes(context: AppContext, parent: QWidget, file: CaseFile, bones: CauseFishbone) -> None:
    """Ask where, and write the fishbone; what kind of file it is follows from its ending."""
    path = _place(context, parent, (file.lea.name, "causes"), "Save the causes", _FORMATS)
    if path is not None:
        picture, county = _picture(path, bones), context.county
        _write(
            context,
            parent,
            lambda: cause_files.write_causes_as(county, file, path, picture),
        )


def save_process(
    context: AppContext, parent: QWidget, file: CaseFile, process: str, drawing: ProcessDrawing
) -> None:
    """Ask where, and write a process map in the same way."""
    named = (file.lea.name, process or "process map")
    path = _place(context, parent, named, "Save the process map", _PROCESS_FORMATS)
    if path is not None:
        picture, county = _picture(path, drawing), context.county
        _write(
            context,
            parent,
            lambda: process_files.write_process_as(county, file, process, path, picture),
        )


def _place(
    context: AppContext, parent: QWidget, named: tuple[str, str], title: str, formats: str
) -> Path | None:
    name = proposed_name(" ".join(named), ending=".png")
    proposed = folder_for(context, Purpose.TABLES) / name
    path = context.dialogs.save_as(parent, title, proposed, formats)
    if path is not None:
        used_folder(context, Purpose.TABLES, path)
    return path


def _picture(path: Path, drawing: CauseFishbone | ProcessDrawing) -> bytes:
    """Taken before the worker writes, because only the window's own thread may draw."""
    return _bytes_of(drawing.picture()) if path.suffix.lower() == ".png" else b""


def _write(context: AppContext, parent: QWidget, write: Callable[[], SavedFiles]) -> None:
    def tell(saved: SavedFiles) -> None:
        [path] = saved.paths
        words = " ".join((f"Saved {path.name}.", *saved.remarks)).removesuffix(".")
        context.notice.emit("warn" if saved.remarks else "good", words, "")

    context.query(write, tell, owner=parent, long=True)


def _bytes_of(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
