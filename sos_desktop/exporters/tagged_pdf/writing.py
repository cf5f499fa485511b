"""Writes the tree of elements, and what the file says of itself, into reportlab's document."""

from enum import Enum
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFString,
)

from sos_desktop.exporters.tagged_pdf.content import Annotation, Content, MarkedContent
from sos_desktop.exporters.tagged_pdf.elements import AttributeValue, Element

_PDF_2_NAMES = "http://iso.org/pdf2/ssn"
"""The standard structure namespace of PDF 2.0 (ISO 32000-2, 14.8.6)."""
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfd="http://pdfa.org/declarations/">
{claim}
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

_DECLARED = (
    '<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>'
    "http://pdfa.org/declarations/wtpdf#{what}1.0</pdfd:conformsTo></rdf:li>"
)
"""How a file says that it follows Well-Tagged PDF (WTPDF 1.0, 6.1.3)."""


class PdfUa(Enum):
    """Editions of PDF/UA: ISO 14289-1 on PDF 1.7, ISO 14289-2 with WTPDF 1.0 on PDF 2.0."""

    ONE = 1
    TWO = 2

    @property
    def pdf_version(self) -> tuple[int, int]:
        """The version of PDF the edition stands on."""
        return (1, 7) if self is PdfUa.ONE else (2, 0)

    @property
    def claim(self) -> str:
        """What the file's metadata say of it."""
        if self is PdfUa.ONE:
            return "<pdfuaid:part>1</pdfuaid:part>"
        declared = "".join(_DECLARED.format(what=what) for what in ("accessibility", "reuse"))
        return (
            "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>"
            f"<pdfd:declarations><rdf:Bag>{declared}</rdf:Bag></pdfd:declarations>"
        )


def metadata(title: str, author: str, language: str, standard: PdfUa) -> bytes:
    """The XMP packet of a file (ISO 16684-1)."""
    words = {"title": title, "author": author, "language": language}
    said = {name: escape(text) for name, text in words.items()}
    return _XMP.format(claim=standard.claim, **said).encode("utf-8")


def write_structure(
    document: Any, root: Element, content: Content, standard: PdfUa
) -> dict[Element, Any]:
    """Put the tree of elements into reportlab's document; every page has to be made by now.

    Returns:
        References to the elements that stand in the file.
    """
    writer = _Writer(document, content)
    top = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    if standard is PdfUa.TWO:
        names = PDFDictionary({"Type": PDFName("Namespace"), "NS": PDFString(_PDF_2_NAMES)})
        writer.namespace = document.Reference(names)
        top["Namespaces"] = PDFArray([writer.namespace])
    reference = document.Reference(top)
    top["K"] = PDFArray([writer.write(root, reference)])
    top["ParentTree"] = document.Reference(PDFDictionary({"Nums": writer.parents()}))
    top["ParentTreeNextKey"] = len(content.keys)
    catalog = document.Catalog
    catalog.StructTreeRoot = top
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    return writer.references


def write_metadata(document: Any, packet: bytes) -> None:
    """Put the XMP packet into reportlab's document."""
    document.Catalog.Metadata = XMP(creator=lambda _document: packet)


class ToElement(PDFObject):
    """Where a bookmark leads: to an element, and by it to a page (ISO 32000-2, 12.3.2.3)."""

    page: Any = None  # reportlab fills it in, as it does for places on pages

    def __init__(self, reference: Any) -> None:
        self.reference = reference

    def format(self, document: Any) -> bytes:
        """As it stands in the file."""
        return PDFArray([self.reference, PDFName("Fit")]).format(document)


class _Writer:
    """Makes reportlab's objects of elements; `references` knows those that stand in the file."""

    def __init__(self, document: Any, content: Content) -> None:
        self.document, self.content = document, content
        self.references: dict[Element, Any] = {}
        self.namespace: Any = None

    def write(self, element: Element, parent: Any) -> Any:
        """Write an element with all below it; a reference to it."""
        made = PDFDictionary(
            {"Type": PDFName("StructElem"), "S": PDFName(element.kind), "P": parent}
        )
        reference = self.references[element] = self.document.Reference(made)
        if self.namespace is not None:
            made["NS"] = self.namespace
        for key, words in (("Alt", element.alt), ("Lang", element.language)):
            if words:
                made[key] = PDFString(words)
        if element.attributes:
            values = {key: _value(value) for key, value in element.attributes.items()}
            made["A"] = PDFDictionary(values)
        pieces = self.content.of.get(element, [])
        page = next((p.page for p in pieces if isinstance(p, MarkedContent)), None)
        if page is not None:
            made["Pg"] = self._page(page)
        kids = [self._piece(piece, page, reference) for piece in pieces]
        kids += [self.write(kid, reference) for kid in element.kids if self.content.stands(kid)]
        made["K"] = PDFArray(kids)
        return reference

    def parents(self) -> Any:
        """The parent tree's numbers: for each page its elements, for each annotation its own."""
        found: list[Any] = []
        for key, what in enumerate(self.content.keys):
            if isinstance(what, Element):
                found += [key, self.references[what]]
            else:
                marks = self.content.marks.get(what, [])
                of_page = PDFArray([self.references[element] for element in marks])
                found += [key, self.document.Reference(of_page)]
        return PDFArray(found)

    def _piece(
        self, piece: MarkedContent | Annotation | Element, page: int | None, parent: Any
    ) -> Any:
        """A piece of an element's content; those on its own page are named by number alone."""
        if isinstance(piece, Element):
            return self.write(piece, parent)
        if isinstance(piece, MarkedContent) and piece.page == page:
            return str(piece.mcid)  # reportlab writes numbers with care for fractions, slowly
        found = {"Pg": self._page(piece.page)}
        if isinstance(piece, Annotation):
            return PDFDictionary({"Type": PDFName("OBJR"), "Obj": piece.reference, **found})
        return PDFDictionary({"Type": PDFName("MCR"), "MCID": piece.mcid, **found})

    def _page(self, number: int) -> Any:
        return self.document.Reference(self.content.pages[number])


def _value(value: AttributeValue) -> Any:
    if isinstance(value, str):
        return PDFName(value)
    return PDFArray(list(value)) if isinstance(value, tuple) else value
