"""Prints the pages that were seen, as they were seen."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from sos_desktop.domain.documents.printed_page import PrintedPage
from ui.delegates.painters import kept, painting
from ui.pages.board.painting import paint_page


def ask_and_print(parent: QWidget, pages: Sequence[PrintedPage], name: str) -> bool:
    """Ask for a printer and print; false when the person changed her mind."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    if not QPrintDialog(printer, parent).exec():
        return False
    print_pages(printer, pages)
    return True


def print_pages(printer: QPrinter, pages: Sequence[PrintedPage]) -> None:
    """Print the pages a person asked for in the dialog, or all of them."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    grey = printer.colorMode() is QPrinter.ColorMode.GrayScale
    printer.setFullPage(True)
    with painting(printer) as painter:
        for number, page in enumerate(pages[first - 1 : last]):
            if number:
                printer.newPage()
            _one(painter, printer, page, grey=grey)


def _one(painter: QPainter, printer: QPrinter, page: PrintedPage, *, grey: bool) -> None:
    room = printer.pageLayout().fullRectPixels(printer.resolution())
    scale = min(room.width() / page.width, room.height() / page.height)
    with kept(painter):
        painter.scale(scale, scale)
        paint_page(painter, page, grey=grey)
