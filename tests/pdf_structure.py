"""Reads a PDF back as assistive technology does: the tree of its structure, with the text of it.

A reader of our own, so that what the exporter means is compared with what is in the file: veraPDF
passes files whose headings are paragraphs, whose rows are missing and whose sections are swapped.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader

from sos_desktop.exporters.tagged_pdf.flowables import NOTHING
from tests.pdf_words import printed

_PAINTS = {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do", b"BI", b"EI"}
INSIDE = ("Link", "Span")
"""Kinds whose words are a part of the text around them."""
_SHOWS = {b"Tj", b"TJ", b"'", b'"'}


@dataclass(frozen=True)
class Node:
    """A structure element; `text` without what its kids say, but with its links and spans."""

    kind: str
    text: str = ""
    alt: str = ""
    language: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: tuple["Node", ...] = ()

    def walk(self) -> Iterator["Node"]:
        """Itself and all below it, in order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, kind: str) -> list["Node"]:
        """Every element of a kind, in order."""
        return [node for node in self.walk() if node.kind == kind]

    @property
    def whole(self) -> str:
        """All its text, with that of all below it."""
        return " ".join(node.text for node in self.walk() if node.kind not in INSIDE and node.text)


@dataclass
class PageContent:
    """The marked contents of a page by number, the texts of artifacts, and what has no mark."""

    marked: dict[int, str] = field(default_factory=dict)
    artifacts: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)


@dataclass
class Structure:
    """What a file tells a screen reader."""

    data: bytes
    root: Node
    reader: PdfReader
    pages: list[PageContent]

    @property
    def artifacts(self) -> list[str]:
        """Texts that are decoration."""
        return [text for page in self.pages for text in page.artifacts]

    @property
    def printed(self) -> list[str]:
        """What one sees on each page."""
        return printed(self.data)

    @property
    def loose(self) -> list[str]:
        """Texts and operators that are neither content nor artifact."""
        return [text for page in self.pages for text in page.loose]


def structure_of(data: bytes) -> Structure:
    """Read the tree of a tagged PDF; fails where pages and tree do not agree."""
    reader = PdfReader(io.BytesIO(data))
    pages = {page.indirect_reference.idnum: _content(page) for page in reader.pages}
    top = reader.root_object["/StructTreeRoot"]
    [root] = top["/K"]
    read = _Tree(reader, pages)
    structure = Structure(data, read.node(root, None), reader, list(pages.values()))
    _check_parents(reader, top, read)
    return structure


def told(text: Any) -> str:
    """A text as it is compared: one space between words, and no signs that are not seen."""
    return " ".join(str(text).replace(NOTHING, "").split())


class _Tree:
    def __init__(self, reader: PdfReader, pages: dict[int, PageContent]) -> None:
        self.reader, self.pages = reader, pages
        self.owners: dict[tuple[int, int], int] = {}
        self.annotations: dict[int, int] = {}

    def node(self, reference: Any, page: int | None) -> Node:
        element = reference.get_object()
        own = element.raw_get("/Pg").idnum if "/Pg" in element else page
        text, kids = "", []
        found = element.get("/K", [])
        for kid in found if isinstance(found, list) else [found]:
            value = kid.get_object()
            if isinstance(value, int):
                text += self._marked(own, int(value), reference)
            elif value.get("/Type") == "/MCR":
                text += self._marked(value.raw_get("/Pg").idnum, int(value["/MCID"]), reference)
            elif value.get("/Type") == "/OBJR":
                self.annotations[value.raw_get("/Obj").idnum] = reference.idnum
            else:
                made = self.node(kid, own)
                kids.append(made)
                text += made.text if made.kind in INSIDE else ""
        given = element.get("/A", {})
        return Node(
            str(element["/S"])[1:],
            told(text),
            str(element.get("/Alt", "")),
            str(element.get("/Lang", "")),
            {key[1:]: _plain(value) for key, value in given.items()},
            tuple(kids),
        )

    def _marked(self, page: int, number: int, reference: Any) -> str:
        assert (page, number) not in self.owners, "content that belongs to two elements"
        self.owners[page, number] = reference.idnum
        return self.pages[page].marked[number]


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(float(part) for part in value)
    return str(value).removeprefix("/")


def _check_parents(reader: PdfReader, top: Any, tree: _Tree) -> None:
    """The parent tree leads from every content and every link to the element that holds it."""
    numbers = top["/ParentTree"]["/Nums"]
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    assert int(top["/ParentTreeNextKey"]) == len(parents)
    for page in reader.pages:
        held = parents[int(page["/StructParents"])].get_object()
        number = page.indirect_reference.idnum
        assert len(held) == len(tree.pages[number].marked)
        for mcid, element in enumerate(held):
            assert tree.owners[number, mcid] == element.idnum
        assert page["/Tabs"] == "/S"
        for annotation in page.get("/Annots", []):
            about = annotation.get_object()
            element = parents[int(about["/StructParent"])]
            assert tree.annotations[annotation.idnum] == element.idnum
            assert about["/Contents"]


def _content(page: Any) -> PageContent:
    fonts = {name: _signs(font.get_object()) for name, font in _fonts(page).items()}
    found, stack, signs = PageContent(), list[int | None](), dict[int, str]()
    for operands, operator in operations(page.get_contents().get_data()):
        if operator in (b"BDC", b"BMC"):
            stack.append(_number_of(operands))
            if stack[-1] is not None:
                found.marked[stack[-1]] = ""
            else:
                found.artifacts.append("")
        elif operator == b"EMC":
            stack.pop()
        elif operator == b"Tf":
            signs = fonts[operands[0].decode()]
        elif operator in _SHOWS or operator in _PAINTS:
            text = _shown(operands, signs) if operator in _SHOWS else ""
            if not stack:
                found.loose.append(text or operator.decode())
            elif stack[-1] is None:
                found.artifacts[-1] += text
            else:
                found.marked[stack[-1]] += text
    assert stack == []
    found.artifacts = [text for text in found.artifacts if text.strip()]
    return found


_TOKEN = re.compile(
    rb"\s*(?:"
    rb"(\((?:[^\\()]|\\.)*\)|<[0-9A-Fa-f\s]*>|/[^\s()<>\[\]{}/%]*|[+-]?\d*\.?\d+\.?|<<|>>|\[|\])"
    rb"|([A-Za-z'\"][A-Za-z0-9*]*))",
    re.DOTALL,
)
"""An operand, or an operator; strings of the program hold no brackets that are not masked."""


def operations(data: bytes) -> Iterator[tuple[list[bytes], bytes]]:
    """Every operator of a page with the operands before it, as they are written.

    Of our own, because what a page says is read three times as fast; what is no operand and no
    operator fails.
    """
    at, operands = 0, list[bytes]()
    match = _TOKEN.match
    while found := match(data, at):
        at = found.end()
        operand, operator = found.groups()
        if operand is not None:
            operands.append(operand)
        else:
            assert operator not in (b"BI", b"ID"), "pictures within a page are not read"
            yield operands, operator
            operands = []
    assert not data[at:].strip(), data[at : at + 40]
    assert operands == [], "operands without an operator"


def _number_of(operands: list[bytes]) -> int | None:
    """The number of a marked content; None for an artifact, which has none."""
    return int(operands[operands.index(b"/MCID") + 1]) if b"/MCID" in operands else None


def _fonts(page: Any) -> dict[str, Any]:
    return page["/Resources"].get("/Font", {}) if "/Resources" in page else {}


def _shown(operands: list[bytes], signs: dict[int, str]) -> str:
    codes = (_codes(part) for part in operands if part[:1] in b"(<")
    return "".join(signs.get(code, "\ufffd") for part in codes for code in part)


_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_MEANS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def _codes(string: bytes) -> bytes:
    """The bytes of a string (ISO 32000-1, 7.3.4)."""
    if string[:1] == b"<":
        return bytes.fromhex(string[1:-1].decode())
    return _ESCAPE.sub(_unmasked, string[1:-1]) if b"\\" in string else string[1:-1]


def _unmasked(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    if sign[:1].isdigit():
        return bytes([int(sign, 8) & 0xFF])
    return b"" if sign[:1] in b"\r\n" else _MEANS.get(sign, sign)


def _signs(font: Any) -> dict[int, str]:
    """What each code of a font means, by its ToUnicode."""
    found: dict[int, str] = {}
    if "/ToUnicode" not in font:
        return found
    table = font["/ToUnicode"].get_data().decode("latin1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, word in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = _text(word)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, _last, words in re.findall(r"<(\w+)>\s*<(\w+)>\s*\[(.*?)\]", block, re.DOTALL):
            for step, word in enumerate(re.findall(r"<(\w+)>", words)):
                found[int(first, 16) + step] = _text(word)
        for first, last, word in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(int(word, 16) + step)
    return found


def _text(word: str) -> str:
    return bytes.fromhex(word).decode("utf-16-be")
