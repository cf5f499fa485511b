"""Pages that know how many there are: headers and footers are drawn when all pages are made."""

from collections.abc import Callable
from typing import Any

from reportlab.pdfbase import pdfmetrics

from sos_desktop.exporters.page_pieces import Faces
from sos_desktop.exporters.properties import pdf_date
from sos_desktop.exporters.tagged_pdf.canvas import TaggedCanvas, TaggedFile

PageEnd = Callable[["PagedCanvas", int, int], None]
"""Draws what stands around a page: the canvas, the page's number, the number of pages."""

Seen = Callable[[list[tuple[bytes, Faces]]], None]
"""Shown the content of every page with its typefaces."""


def _unseen(_pages: list[tuple[bytes, Faces]]) -> None:
    """Nobody looks."""


class PagedCanvas(TaggedCanvas):
    """A canvas that keeps its pages until the last is drawn."""

    # reportlab's own attributes, which its type stubs leave out
    _pagesize: tuple[float, float]
    _startPage: Callable[[], None]

    def __init__(
        self,
        *args: Any,
        about: TaggedFile,
        made: Any,
        page_end: PageEnd,
        seen: Seen = _unseen,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, about=about, **kwargs)
        self._pages: list[dict[str, Any]] = []
        self._page_end, self._seen = page_end, seen
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
        codes: list[bytes] = []
        for number, state in enumerate(self._pages, start=1):
            self.__dict__.update(state)
            self._page_end(self, number, len(self._pages))
            codes.append("\n".join(self._code).encode("latin-1"))
            super().showPage()
        self._seen([(code, self._faces()) for code in codes])
        super().save()

    def _faces(self) -> Faces:
        """The typefaces by their names in the file, with the letters of their codes."""
        found: dict[str, tuple[str, list[int]]] = {}
        for name in pdfmetrics.getRegisteredFontNames():
            font = pdfmetrics.getFont(name)
            state = getattr(font, "state", {}).get(self._doc)
            for number, subset in enumerate(state.subsets if state else ()):
                found[f"/{state.internalName}+{number}"] = (name, subset)
        return found


def paged_canvas(
    about: TaggedFile, made: Any, page_end: PageEnd, seen: Seen = _unseen
) -> Callable[..., PagedCanvas]:
    """What reportlab's `build` takes to make the canvas.

    Args:
        about: The file as a whole, with its tree.
        made: The moment that stands in the file as when it was made.
        page_end: Draws headers and footers.
        seen: Shown what every page holds when all are drawn.
    """

    def make(*args: Any, **kwargs: Any) -> PagedCanvas:
        return PagedCanvas(*args, about=about, made=made, page_end=page_end, seen=seen, **kwargs)

    return make
