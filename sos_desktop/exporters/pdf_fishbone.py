"""Paints a fishbone on paper; what hangs where is decided in `domain.diagrams`, as on screen."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, PolyLine, Rect, String

from sos_desktop.domain.charts.shapes import ChartFont
from sos_desktop.domain.diagrams.fishbone import FishboneGaps, fishbone
from sos_desktop.domain.diagrams.parts import Diagram, DiagramNode
from sos_desktop.domain.geometry import Rect as Placed
from sos_desktop.domain.needs.bones import HEAD, BoneText
from sos_desktop.exporters.pdf_chart import SIZE, text_size
from sos_desktop.exporters.pdf_style import ACCENT, ITALIC, LINE, MUTED, REGULAR, STRONG, TEXT
from sos_desktop.exporters.text import printable
from sos_desktop.exporters.wrapping import wrapped

_LINE, _PAD = 10.5, 3.0
_WIDEST = 78.0
"""A line of a box in points, before its text wraps."""
_TALLEST = 460.0
"""No drawing is taller, so that it stands on a page with its caption."""


def fishbone_drawing(head: str, boxes: Sequence[BoneText], width: float) -> Drawing:
    """The fishbone in a drawing of the page's width; drawn smaller where it would be wider."""
    whole = BoneText(HEAD, head, None, bone=True)
    lines = {box.id: wrapped_lines(box) for box in (whole, *boxes)}
    nodes = [_node(box, lines[box.id]) for box in boxes]
    diagram = fishbone(_node(whole, lines[HEAD]), nodes, FishboneGaps(4, 14, 10, 4))
    fit = min(width / diagram.width, _TALLEST / diagram.height, 1.0)
    drawing = Drawing(width, diagram.height * fit)
    group = Group(transform=(fit, 0, 0, fit, (width - diagram.width * fit) / 2, 0))
    _draw_lines(group, diagram)
    by_id = {box.id: box for box in (whole, *boxes)}
    for placed in diagram.boxes:
        top = diagram.height - placed.rect.top
        rect = placed.rect
        _draw_box(group, by_id[placed.id], lines[placed.id], rect, top)
        if placed.id == HEAD:
            frame = Rect(rect.left, top - rect.height, rect.width, rect.height, rx=3, ry=3)
            frame.fillColor, frame.strokeColor = None, ACCENT
            group.add(frame)
    drawing.add(group)
    return drawing


def wrapped_lines(box: BoneText) -> tuple[str, ...]:
    """A box's text in lines; a word that is longer than a line is cut."""
    font = ChartFont.STRONG if box.root or box.bone or box.parent is None else ChartFont.SMALL
    return wrapped(box.text, font, _WIDEST)


def _node(box: BoneText, lines: tuple[str, ...]) -> DiagramNode:
    font = ChartFont.STRONG if box.root or box.bone or box.parent is None else ChartFont.SMALL
    wide = max(text_size(line, font).width for line in lines) + (SIZE if box.root else 0)
    return DiagramNode(box.id, wide + 2 * _PAD, len(lines) * _LINE + 2 * _PAD, box.parent)


def _draw_lines(group: Group, diagram: Diagram) -> None:
    for line in diagram.lines:
        spots = [n for spot in line.places for n in (spot.x, diagram.height - spot.y)]
        spine = not line.start
        drawn = PolyLine(
            spots, strokeColor=TEXT if spine else LINE, strokeWidth=1.6 if spine else 1
        )
        group.add(drawn)


def _draw_box(
    group: Group, box: BoneText, lines: tuple[str, ...], place: Placed, top: float
) -> None:
    heavy = box.root or box.bone or box.parent is None
    name = STRONG if heavy else ITALIC if box.symptom else REGULAR
    ink = MUTED if box.aside or box.outside else ACCENT if box.root else TEXT
    x, anchor = place.left + _PAD, "start"
    if box.bone:
        x, anchor = place.middle.x, "middle"
    if box.root:
        group.add(Circle(x + 2.4, top - _PAD - _LINE / 2, 2.4, fillColor=ACCENT, strokeColor=None))
        x += SIZE
    for number, words in enumerate(lines):
        y = top - _PAD - _LINE * number - SIZE
        drawn = String(x, y, printable(words), fontName=name, fontSize=SIZE, fillColor=ink)
        drawn.textAnchor = anchor
        group.add(drawn)
        if box.aside:
            font = ChartFont.STRONG if heavy else ChartFont.SMALL
            wide = text_size(words, font).width
            group.add(Line(x, y + 2.6, x + wide, y + 2.6, strokeColor=ink, strokeWidth=0.7))
