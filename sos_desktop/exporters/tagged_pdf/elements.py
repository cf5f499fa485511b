"""The structure of a PDF, made before anything is drawn: what a screen reader is told, in order.

An `Element` is a structure element of ISO 32000-1, 14.7.2. The tree is made first, from the thing
that is to be printed; whoever draws names the element a piece of drawing belongs to. So the logical
order never depends on the order of drawing, and what belongs to no element is decoration.
"""

from dataclasses import dataclass, field

AttributeValue = str | int | float | tuple[float, ...]
"""A value of an attribute: a str is written as a name (/Column), a tuple as an array."""

KEPT_EMPTY = frozenset({"TD", "TH"})
"""Kinds that stand in the tree without content, as an empty cell has its place in a row."""


@dataclass(eq=False, slots=True)
class Element:
    """A structure element.

    Attributes:
        kind: A standard structure type: "P", "H1", "L", "Table" (ISO 32000-1, 14.8.4).
        alt: What a figure shows, in words; every Figure needs it.
        language: A language tag where it differs from the document's; "" where it does not.
        attributes: Of one owner, which is named by "O" ("Table", "List", "Layout").
        kids: Elements within, in reading order; they follow the element's own text.
    """

    kind: str
    alt: str = ""
    language: str = ""
    attributes: dict[str, AttributeValue] = field(default_factory=dict)
    kids: "list[Element]" = field(default_factory=list)

    def add(self, kind: str, *, alt: str = "", language: str = "") -> "Element":
        """A new last kid."""
        made = Element(kind, alt, language)
        self.kids.append(made)
        return made

    def add_header_cell(self, scope: str) -> "Element":
        """A header cell of a row; scope is "Column" or "Row", which readers are told with it."""
        made = self.add("TH")
        made.attributes = {"O": "Table", "Scope": scope}
        return made

    def add_list(self, numbering: str) -> "Element":
        """A list; numbering is "Disc", "Decimal", "LowerAlpha" or "None" for no marks."""
        made = self.add("L")
        made.attributes = {"O": "List", "ListNumbering": numbering}
        return made

    def add_item(self) -> "tuple[Element, Element]":
        """An item of a list: the elements of its mark and of its text."""
        item = self.add("LI")
        return item.add("Lbl"), item.add("LBody")

    def place(self, left: float, bottom: float, right: float, top: float) -> None:
        """Say where on its page a figure stands, in points from the lower left corner."""
        box = tuple(round(number, 2) for number in (left, bottom, right, top))
        self.attributes = {"O": "Layout", "Placement": "Block", "BBox": box}
