"""Shows a finished PDF: its pages, what they look like, and where words stand on them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2

from sos_desktop.domain.documents.printed_page import Area, PageImage, PrintedPage

_ONE_AT_A_TIME = threading.Lock()
"""PDFium may be used by one thread at a time only."""


def pages_of(pdf: bytes) -> tuple[PrintedPage, ...]:
    """The pages of a PDF, in their order."""
    with _opened(pdf) as document:
        return tuple(_page(document[place]) for place in range(len(document)))


def image_of(pdf: bytes, place: int, scale: float, *, grey: bool = False) -> PageImage:
    """What a page looks like.

    Args:
        pdf: The file.
        place: Which page, counting from 0.
        scale: Pixels for each point.
        grey: As a greyscale printer would print it.
    """
    with _opened(pdf) as document:
        bitmap = document[place].render(
            scale=scale,  # pyright: ignore[reportArgumentType] - its default is a whole number
            grayscale=grey,
            rev_byteorder=True,
            optimize_mode=None,
        )
        return PageImage(bitmap.width, bitmap.height, bitmap.stride, grey, bytes(bitmap.buffer))


def areas_of(pdf: bytes, place: int, words: str) -> tuple[Area, ...]:
    """Where words stand on a page, whatever their case; of words over two lines an area each."""
    wanted = " ".join(words.split())
    if not wanted:
        return ()
    with _opened(pdf) as document:
        page = document[place]
        text, height = page.get_textpage(), page.get_height()
        search = text.search(wanted)
        found: list[Area] = []
        while (match := search.get_next()) is not None:
            first, count = match
            for number in range(text.count_rects(first, count)):
                left, bottom, right, top = text.get_rect(number)
                found.append((left, height - top, right - left, top - bottom))
        return tuple(found)


def _page(page: pypdfium2.PdfPage) -> PrintedPage:
    words = page.get_textpage().get_text_bounded()
    return PrintedPage(page.get_width(), page.get_height(), " ".join(words.split()))


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
