"""Prints the pages that were seen, as they were seen."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from sos_desktop.domain.documents.printed_page import PageImage
from sos_desktop.foundation.jobs import CancelToken, Progress, no_progress
from ui.delegates.painters import painting
from ui.pages.board.paper_view import qt_image

_FINEST = 300
"""Dots per inch that a page is drawn with; more takes memory and is not seen on paper."""
_POINTS = 72

PageDrawer = Callable[[int, float, bool], PageImage]
"""What a page looks like, by its place from 0, pixels for each point, and whether grey."""


def ask_for_printer(parent: QWidget, name: str) -> QPrinter | None:
    """Ask for a printer and its pages; None when the person changed her mind."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    return printer if QPrintDialog(printer, parent).exec() else None


def print_pages(
    printer: QPrinter,
    count: int,
    draw: PageDrawer,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> None:
    """Print the pages a person asked for in the dialog, or all of them.

    Args:
        printer: As the dialog left it.
        count: How many pages there are.
        draw: Makes the picture of a page.
        progress: Told which page is being printed.
        cancel: Asked before each page.

    Raises:
        Cancelled: Stopping was asked for; what was printed before is printed.
    """
    first, last = printer.fromPage() or 1, min(printer.toPage() or count, count)
    grey = printer.colorMode() is QPrinter.ColorMode.GrayScale
    scale = min(printer.resolution(), _FINEST) / _POINTS
    printer.setFullPage(True)
    room = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    with painting(printer) as painter:
        for done, number in enumerate(range(first, last + 1)):
            if cancel is not None:
                cancel.check()
            progress(done, last - first + 1, f"Page {number}")
            if done:
                printer.newPage()
            image = qt_image(draw(number - 1, scale, grey))
            size = image.size().toSizeF()
            fit = min(room.width() / size.width(), room.height() / size.height())
            painter.drawImage(QRectF(0, 0, size.width() * fit, size.height() * fit), image)
