"""Flowables that know their place in the tree and keep it when the end of a page cuts them."""

import re
from collections import deque
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from sos_desktop.exporters.tagged_pdf.canvas import TaggedCanvas, TaggedText
from sos_desktop.exporters.tagged_pdf.elements import Element

_SPAN = re.compile(
    r'<ondraw name="begin_span" label="([^"]*)"/>(.*?)<ondraw name="end_span" label="[^"]*"/>'
)
"""Words in another language, as `begin_span` and `end_span` of the canvas take them."""
NOTHING = "\u200b"
"""A sign without width or sound."""


class TaggedParagraph(Paragraph):
    """A paragraph whose text belongs to an element.

    Attributes:
        element: Of the text; None makes it an artifact.
        label: Of the mark before it, in a list.
        once: Drawn again it is an artifact, as a table's header row on the next page is.
        whole: The text without its markup, also of what stands on other pages.
        begins: Where in `whole` this part of it begins.
    """

    # reportlab's own attributes, which its type stubs leave out
    blPara: Any
    frags: list[Any]
    bulletText: Any
    element: Element | None = None
    label: Element | None = None
    once = False
    whole = ""
    begins = 0
    _wrapped_in: float | None = None
    _size = (0.0, 0.0)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Its size; a table asks three times for each cell, and lines are broken once."""
        if self._wrapped_in != aW:
            self._size = super().wrap(aW, aH)
            self._wrapped_in = aW
        return self._size

    def split(self, aW: float, aH: float) -> list[Any]:
        """The part that fits and the rest, both in the same place of the tree."""
        pieces: list[Any] = super().split(aW, aH)
        self._wrapped_in = None  # reportlab drops lines there that may be asked for again
        begins = self.begins
        for piece in pieces:
            piece.element, piece.label, piece.once = self.element, self.label, self.once
            piece.whole, piece.begins = self.whole, begins
            if piece is not pieces[-1]:
                begins = piece.line_ends()[-1]
        return pieces

    def draw(self) -> None:
        """Draw the mark for its element and the text for its own."""
        again = self.once and self.element in canvas_of(self).content.of
        self._text_element = None if again else self.element
        first = self.label if self.bulletText and not again else self._text_element
        with canvas_of(self).tagging(first):
            super().draw()

    def beginText(self, x: float, y: float) -> TaggedText:
        """The text itself: reportlab draws the mark before it in another way."""
        canvas, element = canvas_of(self), self._text_element
        links = self.blPara.link if self.blPara.kind == 0 else ()
        if links and element is not None:  # all of it is one link
            element = canvas.link_within(element, links[0], len(self.blPara.lines))
        canvas.element = element
        text = canvas.beginText(x, y)
        # A word that was cut goes on without a space.
        text.spaces = deque(self.whole[end : end + 1].isspace() for end in self.line_ends())
        return text

    def line_ends(self) -> list[int]:
        """For each line where in `whole` it ends; reportlab drops the spaces there."""
        found, at = [], self.begins
        for line in self.blPara.lines:
            for sign in "".join(_words(line).split()):
                at = max(self.whole.find(sign, at) + 1, at)
            found.append(at)
        return found


def _words(line: Any) -> str:
    """The text of a broken line; reportlab has two ways to keep one."""
    if isinstance(line, tuple):
        return " ".join(line[1])
    return "".join(getattr(part, "text", "") for part in line.words)


def tagged(
    text: str,
    style: ParagraphStyle,
    element: Element | None,
    *,
    label: Element | None = None,
    mark: str = "",
    once: bool = False,
) -> TaggedParagraph:
    """A paragraph of reportlab's markup in a place of the tree, with a mark if in a list."""
    made = TaggedParagraph(_in_language(text, element), style, bulletText=mark or None)
    made.element, made.label, made.once = element, label, once
    made.whole = "".join(
        "\n" if hasattr(frag, "lineBreak") else getattr(frag, "text", "") for frag in made.frags
    )
    return made


def _in_language(text: str, element: Element | None) -> str:
    """The markup with its spans as reportlab breaks lines and long words everywhere else.

    It breaks nothing at a word that begins with a mark. So a sign of no width stands before it, and
    a text that is in another language throughout says so at its element.
    """
    spans = _SPAN.findall(text)
    if spans and element is not None and not _SPAN.sub("", text).replace("<br/>", "").strip():
        element.language = spans[0][0]
        return _SPAN.sub(r"\2", text)
    return _SPAN.sub(rf"{NOTHING}\g<0>", text)


class Heading(TaggedParagraph):
    """A heading, which stands in the file's outline too; parts of one that is cut do not.

    Attributes:
        title: Its words in the outline; "" keeps it out.
        level: In the outline; 0 is the highest.
    """

    title = ""
    level = 0

    def draw(self) -> None:
        """Draw it, and let the outline lead to it."""
        super().draw()
        if self.title and self.element is not None:
            canvas_of(self).bookmark(self.element, self.title, self.level)


def heading(text: str, style: ParagraphStyle, element: Element, title: str, level: int) -> Heading:
    """A heading of reportlab's markup, and its words and level in the outline."""
    made = Heading(text, style)
    made.element, made.whole = element, title
    made.title, made.level = title, level
    return made


class Figure(Flowable):
    """Something drawn that words describe; None as its element makes it decoration."""

    def __init__(self, drawn: Flowable, element: Element | None) -> None:
        super().__init__()
        self.drawn, self.element = drawn, element
        self.hAlign = getattr(drawn, "hAlign", "LEFT")

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """The size of what is drawn."""
        self.width, self.height = self.drawn.wrap(aW, aH)
        return self.width, self.height

    def draw(self) -> None:
        """Draw all of it as one content, and note where it stands."""
        canvas = canvas_of(self)
        if self.element is not None:
            low = canvas.absolutePosition(0, 0)
            self.element.place(*low, *canvas.absolutePosition(self.width, self.height))
        with canvas.one_piece(self.element):
            self.drawn.drawOn(canvas, 0, 0)


def canvas_of(flowable: Flowable) -> TaggedCanvas:
    """The canvas a flowable is drawn on.

    Raises:
        TypeError: It does not tag.
    """
    canvas = flowable.canv
    if not isinstance(canvas, TaggedCanvas):
        raise TypeError("a tagged flowable needs a TaggedCanvas")
    return canvas
