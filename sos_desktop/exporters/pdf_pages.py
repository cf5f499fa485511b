"""Pages that know how many there are: headers and footers are drawn when all pages are made."""

from collections.abc import Callable
from typing import Any

from sos_desktop.exporters.properties import pdf_date
from sos_desktop.exporters.tagged_pdf.canvas import TaggedCanvas, TaggedFile

PageEnd = Callable[["PagedCanvas", int, int], None]
"""Draws what stands around a page: the canvas, the page's number, the number of pages."""


class PagedCanvas(TaggedCanvas):
    """A canvas that keeps its pages until the last is drawn."""

    # reportlab's own attributes, which its type stubs leave out
    _pagesize: tuple[float, float]
    _startPage: Callable[[], None]

    def __init__(
        self, *args: Any, about: TaggedFile, made: Any, page_end: PageEnd, **kwargs: Any
    ) -> None:
        super().__init__(*args, about=about, **kwargs)
        self._pages: list[dict[str, Any]] = []
        self._page_end = page_end
        day = pdf_date(made)
        self.setDateFormatter(lambda *_reportlabs: day)

    @property
    def page_width(self) -> float:
        """In points."""
        return self._pagesize[0]

    @property
    def page_height(self) -> float:
        """In points."""
        return self._pagesize[1]

    def showPage(self) -> None:
        """Keep the page and begin the next."""
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Finish every page and write the file."""
        for number, state in enumerate(self._pages, start=1):
            self.__dict__.update(state)
            self._page_end(self, number, len(self._pages))
            super().showPage()
        super().save()


def paged_canvas(about: TaggedFile, made: Any, page_end: PageEnd) -> Callable[..., PagedCanvas]:
    """What reportlab's `build` takes to make the canvas.

    Args:
        about: The file as a whole, with its tree.
        made: The moment that stands in the file as when it was made.
        page_end: Draws headers and footers.
    """

    def make(*args: Any, **kwargs: Any) -> PagedCanvas:
        return PagedCanvas(*args, about=about, made=made, page_end=page_end, **kwargs)

    return make
