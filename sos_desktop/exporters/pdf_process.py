"""Paints a process map on paper; what stands where is decided in `domain.diagrams`."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, Group, PolyLine, Rect, String
from reportlab.lib.colors import HexColor

from sos_desktop.domain.needs.processes import LineKind, StepText
from sos_desktop.exporters.pdf_chart import SIZE
from sos_desktop.exporters.pdf_style import LINE as RULE
from sos_desktop.exporters.pdf_style import MUTED, REGULAR, STRONG, TEXT
from sos_desktop.exporters.process_shapes import LINE, PAD, process_shapes, tip_of
from sos_desktop.exporters.text import printable

BREAKS, WAITS = HexColor("#a3261d"), HexColor("#8a4b00")
_TALLEST = 460.0
"""No drawing is taller, so that it stands on a page with its caption."""
_INKS = {LineKind.STEP: TEXT, LineKind.WHO: MUTED, LineKind.BREAKS: BREAKS}


def process_drawing(steps: Sequence[StepText], width: float) -> Drawing:
    """The map in a drawing of the page's width; drawn smaller where it would be too tall."""
    shapes = process_shapes(steps, width)
    diagram = shapes.diagram
    fit = min(width / max(diagram.width, 1), _TALLEST / max(diagram.height, 1), 1.0)
    drawing, high = Drawing(width, diagram.height * fit), diagram.height
    group = Group(transform=(fit, 0, 0, fit, 0, 0))
    for line in diagram.lines:
        for places in (line.places, tip_of(line.places)):
            spots = [n for spot in places for n in (spot.x, high - spot.y)]
            group.add(PolyLine(spots, strokeColor=RULE, strokeWidth=1))
    for words, at in shapes.waiting:
        said = String(at.x, high - at.y, printable(words), fontName=REGULAR, fontSize=SIZE)
        said.fillColor, said.textAnchor = WAITS, "middle"
        group.add(said)
    for box in diagram.boxes:
        rect, top = box.rect, high - box.rect.top
        frame = Rect(rect.left, top - rect.height, rect.width, rect.height, rx=3, ry=3)
        frame.fillColor = None
        frame.strokeColor = BREAKS if box.id in shapes.broken else RULE
        group.add(frame)
        for number, (kind, words) in enumerate(shapes.texts[box.id]):
            y = top - PAD - LINE * number - SIZE
            name = STRONG if kind is LineKind.STEP else REGULAR
            text = String(rect.left + PAD, y, printable(words), fontName=name, fontSize=SIZE)
            text.fillColor = _INKS[kind]
            group.add(text)
    drawing.add(group)
    return drawing
