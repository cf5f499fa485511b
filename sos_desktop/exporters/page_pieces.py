"""Reads back what was drawn on a page of a PDF that is being made: its pieces and their places.

It knows the operators this program's own pages have (ISO 32000-1, annex A), and no others.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from sos_desktop.domain.documents.printed_page import (
    Area,
    PagePath,
    PagePicture,
    PagePiece,
    PageStep,
    PageText,
    PrintedPage,
    Rgb,
    Spot,
)

_TOKEN = re.compile(
    rb"\((?:\\.|[^\\()])*\)|<<.*?>>|<[0-9A-Fa-f\s]*>|\[|\]|/[^\s\[\]()<>/]+|[^\s\[\]()<>/]+",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_BLACK: Rgb = (0.0, 0.0, 0.0)
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Faces = Mapping[str, tuple[str, list[int]]]
"""By a font's name in the file: which face it is, and the letter of each of its codes."""


def page_of(code: bytes, size: Spot, faces: Faces, picture: bytes) -> PrintedPage:
    """A page from its content.

    Args:
        code: The content of the page, not packed.
        size: Width and height of the page.
        faces: Its fonts.
        picture: What any picture on it shows: a paper has no other than the office's logo.
    """
    reader = _Reader(size, faces, picture)
    operands: list[bytes] = []
    for token in _TOKEN.findall(code):
        if token[:1] in b"(<[]/0123456789+-." and not token.isalpha():
            operands.append(token)
            continue
        reader.run(token.decode("latin-1"), operands)
        operands = []
    return PrintedPage(*size, tuple(reader.pieces))


@dataclass(frozen=True)
class _State:
    matrix: Matrix = _SAME
    fill: Rgb = _BLACK
    stroke: Rgb = _BLACK
    width: float = 1.0
    dash: tuple[float, ...] = ()
    clip: Area | None = None
    font: str = ""
    size: float = 1.0
    leading: float = 0.0


@dataclass
class _Text:
    matrix: Matrix = _SAME
    line: Matrix = _SAME
    shift: float = 0.0


@dataclass
class _Reader:
    size: Spot
    faces: Faces
    picture: bytes
    pieces: list[PagePiece] = field(default_factory=list)
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    steps: list[PageStep] = field(default_factory=list)
    text: _Text = field(default_factory=_Text)
    clipping: bool = False

    def run(self, name: str, operands: list[bytes]) -> None:
        """Do what an operator says."""
        doing = _OPERATORS.get(name)
        if doing is not None:
            doing(self, operands)

    def spot(self, x: float, y: float) -> Spot:
        """A place on the page."""
        a, b, c, d, e, f = self.state.matrix
        return a * x + c * y + e, self.size[1] - (b * x + d * y + f)

    def set(self, **values: object) -> None:
        """Change the state."""
        self.state = replace(self.state, **values)

    def step(self, kind: str, operands: list[bytes]) -> None:
        """Go on with a path."""
        numbers = _numbers(operands)
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        self.steps.append(PageStep(kind, tuple(self.spot(x, y) for x, y in pairs)))

    def rect(self, operands: list[bytes]) -> None:
        """A rectangle is a path of its own."""
        x, y, wide, tall = _numbers(operands)
        corners = [(x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall)]
        for number, corner in enumerate(corners):
            self.steps.append(PageStep("l" if number else "m", (self.spot(*corner),)))
        self.steps.append(PageStep("h"))

    def paint(self, *, fill: bool, stroke: bool) -> None:
        """End a path."""
        if self.clipping:
            self.set(clip=_area(self.steps))
            self.clipping = False
        elif self.steps and (fill or stroke):
            state = self.state
            path = PagePath(
                tuple(self.steps),
                state.fill if fill else None,
                state.stroke if stroke else None,
                state.width * abs(state.matrix[0] or 1.0),
                state.dash,
                state.clip,
            )
            self.pieces.append(path)
        self.steps = []

    def place(self, operands: list[bytes]) -> None:
        """Begin text at a place."""
        numbers = _numbers(operands)
        self.text.matrix = self.text.line = (*numbers,)  # type: ignore[assignment]
        self.text.shift = 0.0

    def move(self, x: float, y: float) -> None:
        """Begin the next line of text."""
        self.text.line = self.text.matrix = _times((1, 0, 0, 1, x, y), self.text.line)
        self.text.shift = 0.0

    def show(self, operands: list[bytes]) -> None:
        """Write a piece of text, and stand behind it."""
        face, letters = self.faces[self.state.font]
        codes = _unescaped(operands[-1])
        text = "".join(chr(letters[code]) for code in codes)
        x, y = self.text.matrix[4] + self.text.shift, self.text.matrix[5]
        scale = abs(self.state.matrix[0] * self.text.matrix[0]) or 1.0
        if text.strip():
            size = self.state.size * scale
            self.pieces.append(PageText(text, self.spot(x, y), size, face, self.state.fill))
        self.text.shift += _width(face, text, self.state.size)

    def draw_picture(self) -> None:
        """A picture fills the unit square."""
        left, low = self.spot(0, 0)
        right, high = self.spot(1, 1)
        if self.picture:
            self.pieces.append(PagePicture(self.picture, (left, high, right - left, low - high)))

    def save(self) -> None:
        """Keep the state."""
        self.stack.append(self.state)

    def restore(self) -> None:
        """Go back to the state that was kept."""
        self.state = self.stack.pop()

    def dash(self, operands: list[bytes]) -> None:
        """How a line is broken."""
        lengths = [token for token in operands[:-1] if token not in (b"[", b"]")]
        self.set(dash=tuple(_numbers(lengths)))


def _width(face: str, text: str, size: float) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return stringWidth(text, face, size)


def _numbers(operands: list[bytes]) -> list[float]:
    return [float(token) for token in operands]


def _color(operands: list[bytes]) -> Rgb:
    numbers = _numbers(operands)
    red, green, blue = numbers if len(numbers) == 3 else [numbers[0]] * 3
    return red, green, blue


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    first, second = (a * g + b * i, a * h + b * j), (c * g + d * i, c * h + d * j)
    return (*first, *second, e * g + f * i + k, e * h + f * j + m)


def _area(steps: list[PageStep]) -> Area:
    spots = [spot for step in steps for spot in step.spots]
    left, top = min(x for x, _y in spots), min(y for _x, y in spots)
    return left, top, max(x for x, _y in spots) - left, max(y for _x, y in spots) - top


def _unescaped(token: bytes) -> bytes:
    def said(found: re.Match[bytes]) -> bytes:
        what = found[1]
        return bytes([int(what, 8) & 255]) if what.isdigit() else _ESCAPED.get(what, what)

    return _ESCAPE.sub(said, token[1:-1])


def _matrix(reader: _Reader, operands: list[bytes]) -> None:
    given: Matrix = (*_numbers(operands),)  # type: ignore[assignment]
    reader.set(matrix=_times(given, reader.state.matrix))


def _font(reader: _Reader, operands: list[bytes]) -> None:
    reader.set(font=operands[0].decode("latin-1"), size=float(operands[1]))


def _begin_text(reader: _Reader, _operands: list[bytes]) -> None:
    reader.text = _Text()


def _clip(reader: _Reader, _operands: list[bytes]) -> None:
    reader.clipping = True


def _painter(*, fill: bool, stroke: bool, close: bool = False) -> "Operator":
    def paint(reader: _Reader, _operands: list[bytes]) -> None:
        if close:
            reader.steps.append(PageStep("h"))
        reader.paint(fill=fill, stroke=stroke)

    return paint


def _stepper(kind: str) -> "Operator":
    return lambda reader, operands: reader.step(kind, operands)


Operator = Callable[[_Reader, list[bytes]], None]
_OPERATORS: dict[str, Operator] = {
    "q": lambda reader, _operands: reader.save(),
    "Q": lambda reader, _operands: reader.restore(),
    "cm": _matrix,
    "w": lambda reader, operands: reader.set(width=float(operands[0])),
    "d": lambda reader, operands: reader.dash(operands),
    "rg": lambda reader, operands: reader.set(fill=_color(operands)),
    "g": lambda reader, operands: reader.set(fill=_color(operands)),
    "RG": lambda reader, operands: reader.set(stroke=_color(operands)),
    "G": lambda reader, operands: reader.set(stroke=_color(operands)),
    "m": _stepper("m"),
    "l": _stepper("l"),
    "c": _stepper("c"),
    "h": _stepper("h"),
    "re": lambda reader, operands: reader.rect(operands),
    "W": _clip,
    "W*": _clip,
    "n": _painter(fill=False, stroke=False),
    "S": _painter(fill=False, stroke=True),
    "s": _painter(fill=False, stroke=True, close=True),
    "f": _painter(fill=True, stroke=False),
    "f*": _painter(fill=True, stroke=False),
    "B": _painter(fill=True, stroke=True),
    "B*": _painter(fill=True, stroke=True),
    "b": _painter(fill=True, stroke=True, close=True),
    "b*": _painter(fill=True, stroke=True, close=True),
    "BT": _begin_text,
    "Tf": _font,
    "TL": lambda reader, operands: reader.set(leading=float(operands[0])),
    "Tm": lambda reader, operands: reader.place(operands),
    "Td": lambda reader, operands: reader.move(*_numbers(operands)),
    "T*": lambda reader, _operands: reader.move(0, -reader.state.leading),
    "Tj": lambda reader, operands: reader.show(operands),
    "Do": lambda reader, _operands: reader.draw_picture(),
}
