"""What was drawn for each element of the tree: the link between the pages and their structure."""

from dataclasses import dataclass, field
from typing import Any

from sos_desktop.exporters.tagged_pdf.elements import KEPT_EMPTY, Element


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A marked part of a page's drawing; `mcid` is its number on that page."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link one can click; `reference` is reportlab's to the object in the file."""

    page: int
    reference: Any


@dataclass(slots=True)
class Content:
    """What was drawn, by element and by page.

    Attributes:
        of: For each element its pieces, in the order of drawing; a link within a text is a piece.
        marks: For each page the elements of its marked content, by number.
        pages: For each page reportlab's object, once it is made.
        keys: Of the parent tree (ISO 32000-1, 14.7.4.4): the number of a page, or the element an
            annotation belongs to.
    """

    of: dict[Element, list[MarkedContent | Annotation | Element]] = field(default_factory=dict)
    marks: dict[int, list[Element]] = field(default_factory=dict)
    pages: dict[int, Any] = field(default_factory=dict)
    keys: list[int | Element] = field(default_factory=list)

    def mark(self, element: Element, page: int) -> int:
        """A new marked content of an element; its number."""
        marks = self.marks.setdefault(page, [])
        marks.append(element)
        self.of.setdefault(element, []).append(MarkedContent(page, len(marks) - 1))
        return len(marks) - 1

    def key(self, what: int | Element) -> int:
        """A new key of the parent tree."""
        self.keys.append(what)
        return len(self.keys) - 1

    def stands(self, element: Element) -> bool:
        """Whether an element is written: something of it was drawn, or its empty place matters."""
        drawn = element.kind in KEPT_EMPTY or bool(self.of.get(element))
        return drawn or any(map(self.stands, element.kids))
