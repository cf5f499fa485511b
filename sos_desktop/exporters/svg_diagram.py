"""Paints a laid-out diagram as SVG; where everything stands is decided in `domain.diagrams`.

Texts stay texts. The picture carries the diagram's text equivalent as its description.
"""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from sos_desktop.domain.charts.shapes import ChartFont
from sos_desktop.domain.diagrams.columns import columns
from sos_desktop.domain.diagrams.fishbone import FishboneGaps, fishbone
from sos_desktop.domain.diagrams.parts import Diagram, DiagramLine, DiagramNode
from sos_desktop.domain.geometry import Point, Rect
from sos_desktop.domain.needs.processes import LineKind, StepText
from sos_desktop.exporters.pdf_chart import SIZE, text_size
from sos_desktop.exporters.pdf_style import register_fonts
from sos_desktop.exporters.process_shapes import LINE, PAD, ProcessShapes, process_shapes, tip_of
from sos_desktop.exporters.wrapping import wrapped
from sos_desktop.foundation.frozen import frozen_dataclass

_FACE = "Inter, 'Segoe UI', Helvetica, Arial, sans-serif"
_SIZE, _LINE, _PAD, _MARGIN = 10.0, 13.0, 4.0, 12.0
_WIDEST = 120.0
"""A line of a box, before its text wraps."""
_ENLARGED = _SIZE / SIZE * 1.02
"""Widths are measured at the size of charts; faces differ a little."""
_TEXT, _MUTED, _ACCENT, _TINT, _BONE = "#1a1f24", "#5b6570", "#0b5c8a", "#e3edf7", "#8a94a0"
_GAP, _DASHED, _BAD = "#8a4b00", ' stroke-dasharray="4 3"', "#a3261d"
_PROCESS_WIDTH, _SPARE = 760.0, 1.15
_INKS = {LineKind.STEP: _TEXT, LineKind.WHO: _MUTED, LineKind.BREAKS: _BAD}
_WEIGHTS = {LineKind.STEP: 600, LineKind.WHO: 400, LineKind.BREAKS: 400}


@frozen_dataclass
class DrawnText:
    """A box of a diagram.

    Attributes:
        parent: The box it stands under; None for one at the top.
        strong: Drawn heavy, with a dot: a root cause.
        aside: Struck out.
        gap: Drawn dashed: something is missing here.
        slanted: In italics: a symptom.
        faint: Muted: not in the district's hands.
    """

    id: str
    text: str
    parent: str | None = None
    strong: bool = False
    aside: bool = False
    gap: bool = False
    slanted: bool = False
    faint: bool = False


def fishbone_svg(
    title: str, head: DrawnText, boxes: Sequence[DrawnText], description: str
) -> bytes:
    """A fishbone as an SVG picture in UTF-8, the same bytes for the same boxes."""
    register_fonts()
    texts = {box.id: _Wrapped.of(box) for box in (head, *boxes)}
    nodes = [_node(box, texts) for box in boxes]
    diagram = fishbone(_node(head, texts), nodes, FishboneGaps())
    return _picture(
        title, description, diagram, [*_lines(diagram), *_boxes(diagram, texts, head.id)]
    )


def columns_svg(
    title: str,
    rows: Sequence[tuple[str, Sequence[DrawnText]]],
    lines: Sequence[tuple[str, str]],
    description: str,
) -> bytes:
    """Columns under their headings with lines between neighbors, as an SVG picture in UTF-8.

    Args:
        title: Of the picture.
        rows: Each column's heading with its boxes from top to bottom.
        lines: Pairs of ids, of boxes side by side.
        description: The same in words.
    """
    register_fonts()
    texts = {box.id: _Wrapped.of(box) for _heading, boxes in rows for box in boxes}
    nodes = [[_node(box, texts) for box in boxes] for _heading, boxes in rows]
    diagram = columns(nodes, lines)
    rects = {box.id: box.rect for box in diagram.boxes}
    gaps = {box.id for _heading, boxes in rows for box in boxes if box.gap}
    parts = [
        f'<text x="{_n(rects[boxes[0].id].left)}" y="{_n(-_LINE)}" fill="{_MUTED}" '
        f'font-weight="600">{escape(heading)}</text>'
        for heading, boxes in rows
        if boxes
    ]
    for line in diagram.lines:
        ink = _GAP if {line.start, line.end} & gaps else _BONE
        dash = _DASHED if {line.start, line.end} & gaps else ""
        parts.append(f'<path d="{_path(line)}" fill="none" stroke="{ink}"{dash}/>')
    for box in diagram.boxes:
        gap = box.id in gaps
        parts.append(_frame(box.rect, _GAP if gap else _BONE, _DASHED if gap else ""))
        parts += _text(box.rect, texts[box.id])
    return _picture(title, description, diagram, parts, above=2 * _LINE)


def process_svg(title: str, steps: Sequence[StepText], description: str) -> bytes:
    """A process map as an SVG picture in UTF-8, the same bytes for the same steps."""
    shapes = process_shapes(steps, _PROCESS_WIDTH, _SPARE)
    return _picture(title, description, shapes.diagram, _process_parts(shapes))


def _process_parts(shapes: ProcessShapes) -> list[str]:
    parts: list[str] = []
    for line in shapes.diagram.lines:
        for places in (line.places, tip_of(line.places)):
            spots = " ".join(f"{_n(spot.x)},{_n(spot.y)}" for spot in places)
            parts.append(f'<polyline points="{spots}" fill="none" stroke="{_BONE}"/>')
    for words, at in shapes.waiting:
        parts.append(
            f'<text x="{_n(at.x)}" y="{_n(at.y)}" fill="{_GAP}" font-size="{_n(SIZE)}" '
            f'text-anchor="middle">{escape(words)}</text>'
        )
    for box in shapes.diagram.boxes:
        parts.append(_frame(box.rect, _BAD if box.id in shapes.broken else _BONE, ""))
        for number, (kind, words) in enumerate(shapes.texts[box.id]):
            at = Point(box.rect.left + PAD, box.rect.top + PAD + LINE * number + SIZE)
            parts.append(
                f'<text x="{_n(at.x)}" y="{_n(at.y)}" fill="{_INKS[kind]}" '
                f'font-size="{_n(SIZE)}" font-weight="{_WEIGHTS[kind]}">{escape(words)}</text>'
            )
    return parts


def _picture(
    title: str, description: str, diagram: Diagram, parts: Sequence[str], above: float = 0.0
) -> bytes:
    wide, high = diagram.width + 2 * _MARGIN, diagram.height + 2 * _MARGIN + above
    whole = [
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(wide)} {_n(high)}" '
        f'width="{_n(wide)}" height="{_n(high)}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<desc>{escape(description)}</desc>",
        f'<rect width="{_n(wide)}" height="{_n(high)}" fill="#ffffff"/>',
        f'<g transform="translate({_n(_MARGIN)} {_n(_MARGIN + above)})" font-family="{_FACE}" '
        f'font-size="{_n(_SIZE)}">',
        *parts,
        "</g>\n</svg>\n",
    ]
    return "\n".join(whole).encode("utf-8")


def _path(line: DiagramLine) -> str:
    """A line, level at both ends of the stretch that is curved."""
    spots = line.places
    if not line.curved:
        return "M " + " L ".join(f"{_n(spot.x)} {_n(spot.y)}" for spot in spots)
    first, start, end, last = spots
    middle = (start.x + end.x) / 2
    bends = f"C {_n(middle)} {_n(start.y)} {_n(middle)} {_n(end.y)} {_n(end.x)} {_n(end.y)}"
    return (
        f"M {_n(first.x)} {_n(first.y)} L {_n(start.x)} {_n(start.y)} {bends} "
        f"L {_n(last.x)} {_n(last.y)}"
    )


def _frame(rect: Rect, ink: str, dash: str) -> str:
    return (
        f'<rect x="{_n(rect.left)}" y="{_n(rect.top)}" width="{_n(rect.width)}" '
        f'height="{_n(rect.height)}" rx="4" fill="#ffffff" stroke="{ink}"{dash}/>'
    )


@frozen_dataclass
class _Wrapped:
    """A box with its text in lines."""

    box: DrawnText
    lines: tuple[str, ...]
    width: float

    @classmethod
    def of(cls, box: DrawnText) -> "_Wrapped":
        font = ChartFont.STRONG if box.strong or box.parent is None else ChartFont.SMALL
        lines = wrapped(box.text, font, _WIDEST / _ENLARGED)
        dot = _SIZE if box.strong else 0.0
        return cls(box, lines, max(_width(line, font) for line in lines) + dot)


def _width(text: str, font: ChartFont) -> float:
    return text_size(text, font).width * _ENLARGED


def _node(box: DrawnText, texts: Mapping[str, _Wrapped]) -> DiagramNode:
    wrapped = texts[box.id]
    height = len(wrapped.lines) * _LINE + 2 * _PAD
    return DiagramNode(box.id, wrapped.width + 2 * _PAD, height, box.parent)


def _lines(diagram: Diagram) -> list[str]:
    found = []
    for line in diagram.lines:
        places = " ".join(f"{_n(place.x)},{_n(place.y)}" for place in line.places)
        spine = not line.start
        ink, width = (_TEXT, 2.4) if spine else (_BONE, 1.2)
        found.append(
            f'<polyline points="{places}" fill="none" stroke="{ink}" stroke-width="{_n(width)}"/>'
        )
    return found


def _boxes(diagram: Diagram, texts: Mapping[str, _Wrapped], head: str) -> list[str]:
    found: list[str] = []
    for box in diagram.boxes:
        if box.id == head:
            rect = box.rect
            found.append(
                f'<rect x="{_n(rect.left)}" y="{_n(rect.top)}" width="{_n(rect.width)}" '
                f'height="{_n(rect.height)}" rx="4" fill="{_TINT}" stroke="{_ACCENT}"/>'
            )
        wrapped = texts[box.id]
        found += _text(box.rect, wrapped, centered=wrapped.box.parent is None)
    return found


def _text(rect: Rect, wrapped: _Wrapped, *, centered: bool = False) -> list[str]:
    box, left, found = wrapped.box, rect.left + _PAD, list[str]()
    if box.strong:
        at = rect.top + _PAD + _LINE / 2
        found.append(f'<circle cx="{_n(left + 3)}" cy="{_n(at)}" r="3" fill="{_ACCENT}"/>')
        left += _SIZE
    muted = box.aside or box.faint
    ink = _MUTED if muted else _ACCENT if box.strong else _GAP if box.gap else _TEXT
    weight = "600" if box.strong or (box.parent is None and not box.gap) else "400"
    look = ' font-style="italic"' if box.slanted else ""
    look += ' text-decoration="line-through"' if box.aside else ""
    side = ' text-anchor="middle"' if centered else ""
    x = rect.middle.x if centered else left
    for number, line in enumerate(wrapped.lines):
        y = rect.top + _PAD + _LINE * number + _SIZE
        found.append(
            f'<text x="{_n(x)}" y="{_n(y)}" fill="{ink}" font-weight="{weight}"{side}{look}>'
            f"{escape(line)}</text>"
        )
    return found


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
