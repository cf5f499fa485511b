"""A reportlab canvas that marks all it draws: as content of an element, else as an artifact.

Rules, backgrounds, page headers and footers need no code for it, as what no element claims is an
artifact. Marks of text stand inside the text object, so that a link can be cut out of a paragraph.
"""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from sos_desktop.exporters.tagged_pdf.content import Annotation, Content
from sos_desktop.exporters.tagged_pdf.elements import Element
from sos_desktop.exporters.tagged_pdf.packing import packed
from sos_desktop.exporters.tagged_pdf.writing import (
    PdfUa,
    ToElement,
    metadata,
    write_metadata,
    write_structure,
)

_END = "EMC"
# Hooks of reportlab that have no public name.
_text_out: Callable[..., None] = vars(PDFTextObject)["_textOut"]
_set_annotations: Callable[..., None] = vars(Canvas)["_setAnnotations"]


@dataclass(frozen=True, slots=True)
class TaggedFile:
    """What a tagged PDF says of itself as a whole.

    Attributes:
        root: The element of kind "Document"; kids may be added until the file is saved.
        title: Shown by readers instead of the file's name.
        author: Who wrote it; "" for nobody.
        language: The language of all that names none of its own.
        face: An embedded typeface reportlab knows; pages begin with it.
        standard: Which edition of PDF/UA the file follows.
    """

    root: Element
    title: str
    author: str
    language: str
    face: str
    standard: PdfUa = PdfUa.ONE


class TaggedText(PDFTextObject):
    """Text that marks itself, and keeps the spaces that reportlab leaves out at line ends.

    Attributes:
        spaces: For each line to come, whether a space follows it in the text.
    """

    # reportlab's own attributes, which its type stubs leave out
    _code: list[str]
    _canvas: "TaggedCanvas"

    def __init__(self, canvas: "TaggedCanvas", *place: Any, **more: Any) -> None:
        super().__init__(canvas, *place, **more)
        self.spaces: deque[bool] = deque()
        self._element = canvas.element
        self._marked = not canvas.in_one_piece
        if self._marked:
            self._code.append(canvas.begin_mark(self._element))

    def _textOut(self, text: str, TStar: int = 0) -> None:
        """Draw a piece of text, the last of its line with the space that follows it."""
        if TStar and self.spaces and self.spaces.popleft() and not text.endswith(" "):
            text += " "
        _text_out(self, text, TStar)

    def _linkRecord(self, link: tuple[int, str], what: str) -> None:
        """Give the text of a link to an element of its own; reportlab tells begin and end."""
        if not self._marked or self._element is None:
            return
        canvas = self._canvas
        if what == "start":  # the link's first words were written last
            words = self._code.pop()
            mark = canvas.begin_mark(canvas.link_within(self._element, link))
            self._code += [_END, mark, words]
        else:
            self._code += [_END, canvas.begin_mark(self._element)]

    def turn_to(self, element: Element | None) -> None:
        """Let what is written next belong to another element; None for the text's own again."""
        if self._marked and self._element is not None:
            self._code += [_END, self._canvas.begin_mark(element or self._element)]

    @property
    def owner(self) -> Element | None:
        """The element its text belongs to; None where it is an artifact or part of a figure."""
        return self._element if self._marked else None

    def getCode(self) -> str:
        """The text object as it stands in the page."""
        if self._marked:
            self._code.append(_END)
        return super().getCode()


class TaggedCanvas(Canvas):
    """A canvas whose pages have a structure; `element` is what text drawn now belongs to."""

    # reportlab's own attributes, which its type stubs leave out
    _doc: Any
    _code: list[str]
    _pageNumber: int
    _annotationrefs: list[Any]
    _filename: Any
    _curr_tx_info: dict[str, Any]

    def __init__(self, target: Any, *places: Any, about: TaggedFile, **more: Any) -> None:
        more |= {
            "pdfVersion": about.standard.pdf_version,
            "initialFontName": about.face,
            "lang": about.language,
        }
        super().__init__(target, *places, **more)
        self.about, self.content = about, Content()
        self.element: Element | None = None
        self.in_one_piece = False
        for name in ("begin_span", "end_span"):
            self.setNamedCB(name, getattr(TaggedCanvas, name))
        self._links: dict[tuple[Element, tuple[int, str]], Element] = {}
        self._waiting: deque[Element] = deque()
        self._bookmarks: list[tuple[Any, Element]] = []
        self._level = -1
        self.setViewerPreference("DisplayDocTitle", "true")

    # marks ------------------------------------------------------------------------------------

    def begin_mark(self, element: Element | None) -> str:
        """The operator that begins content of an element, or an artifact."""
        if element is None:
            return "/Artifact BMC"
        number = self.content.mark(element, self._pageNumber)
        return f"/{element.kind} <</MCID {number}>> BDC"

    @contextmanager
    def tagging(self, element: Element | None) -> Iterator[None]:
        """Text drawn now belongs to an element; shapes, such as underlines, stay artifacts."""
        before, self.element = self.element, element
        yield
        self.element = before

    @contextmanager
    def one_piece(self, element: Element | None) -> Iterator[None]:
        """All that is drawn now, shapes too, is one content of an element or one artifact."""
        self._code.append(self.begin_mark(element))
        before, self.in_one_piece = self.in_one_piece, True
        yield
        self.in_one_piece = before
        self._code.append(_END)

    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> TaggedText:
        """A text object that marks itself."""
        return TaggedText(self, x, y, direction=direction)

    # languages --------------------------------------------------------------------------------

    def begin_span(self, _kind: str, language: str) -> None:
        """Words in another language begin; reportlab calls this for a mark in a paragraph."""
        text: TaggedText = self._curr_tx_info["tx"]
        if text.owner is not None:
            span = Element("Span", language=language)
            self.content.of.setdefault(text.owner, []).append(span)
            text.turn_to(span)

    def end_span(self, _kind: str, _language: str) -> None:
        """They end."""
        text: TaggedText = self._curr_tx_info["tx"]
        text.turn_to(None)

    # links ------------------------------------------------------------------------------------

    def link_within(self, parent: Element, link: tuple[int, str], lines: int = 1) -> Element:
        """The element of a link within a text, one for all its lines.

        Its annotations follow when reportlab knows where it stood, one for each line.

        Args:
            parent: Of the text around it.
            link: Its number in the text, as one address may stand there twice, and its target.
            lines: On how many lines it is drawn now.
        """
        element = self._links.get((parent, link))
        if element is None:
            element = self._links[parent, link] = Element("Link")
            self.content.of.setdefault(parent, []).append(element)
        self._waiting.extend([element] * lines)
        return element

    def linkURL(self, url: str, rect: Any, *how: Any, **more: Any) -> None:
        """A link to an address outside."""
        with self._annotating(url) as said:
            super().linkURL(url, rect, *how, **more, **said, Contents=PDFString(url))

    def linkRect(self, contents: str, destinationname: str, *where: Any, **more: Any) -> None:
        """A link to a place in this file."""
        words = contents or destinationname
        with self._annotating(words) as said:
            super().linkRect(words, destinationname, *where, **more, **said)

    @contextmanager
    def _annotating(self, target: str) -> Iterator[dict[str, Any]]:
        element = self._waiting.popleft() if self._waiting else self._loose_link(target)
        yield {"StructParent": self.content.key(element)}
        piece = Annotation(self._pageNumber, self._annotationrefs[-1])
        self.content.of.setdefault(element, []).append(piece)

    def _loose_link(self, target: str) -> Element:
        """The element of a link that was drawn outside of any text."""
        return self.link_within(self.element or self.about.root, (0, target), 0)

    def bookmark(self, element: Element, title: str, level: int) -> None:
        """An entry in the file's outline that leads to what is drawn now.

        Args:
            element: What it leads to.
            title: Its words.
            level: 0 for the highest; more than one below the entry before counts as one.
        """
        self._level = level = min(level, self._level + 1)
        key = f"to-{len(self._bookmarks)}"
        self._bookmarks.append((self.bookmarkPage(key), element))
        self.addOutlineEntry(title, key, level, closed=False)

    # the file ---------------------------------------------------------------------------------

    def _setAnnotations(self, page: Any) -> None:
        """Tie a page to the structure; reportlab calls this when a page is whole."""
        _set_annotations(self, page)
        # reportlab writes only the keys of a page it knows
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Tabs = PDFName("S")
        page.StructParents = self.content.key(self._pageNumber)
        self.content.pages[self._pageNumber] = page

    def save(self) -> None:
        """Write the structure and the file, its small objects packed into streams."""
        if len(self._code):
            self.showPage()
        about = self.about
        elements = write_structure(self._doc, about.root, self.content, about.standard)
        if about.standard is PdfUa.TWO:
            for destination, element in self._bookmarks:
                destination.fmt = ToElement(elements[element])
        packet = metadata(about.title, about.author, about.language, about.standard)
        write_metadata(self._doc, packet)
        self._filename.write(packed(self.getpdfdata()))


def _painting(name: str) -> Callable[..., Any]:
    plain = getattr(Canvas, name)

    def paint(canvas: TaggedCanvas, *args: Any, **kwargs: Any) -> Any:
        if canvas.in_one_piece:
            return plain(canvas, *args, **kwargs)
        with canvas.one_piece(None):
            return plain(canvas, *args, **kwargs)

    return paint


for _name in (
    *("line", "lines", "grid", "bezier", "arc", "rect", "ellipse", "wedge", "circle"),
    *("roundRect", "drawPath", "drawImage", "drawInlineImage", "doForm"),
):
    setattr(TaggedCanvas, _name, _painting(_name))
