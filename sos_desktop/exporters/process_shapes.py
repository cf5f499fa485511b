"""A process laid out for paper and pictures: boxes with their lines of text, and arrows."""

from collections.abc import Sequence

from sos_desktop.domain.charts.shapes import ChartFont
from sos_desktop.domain.diagrams.parts import Diagram, DiagramNode
from sos_desktop.domain.diagrams.process import ProcessGaps, process_map
from sos_desktop.domain.geometry import Point
from sos_desktop.domain.needs.processes import LineKind, StepText
from sos_desktop.exporters.pdf_chart import text_size
from sos_desktop.exporters.pdf_style import register_fonts
from sos_desktop.exporters.wrapping import wrapped
from sos_desktop.foundation.frozen import frozen_dataclass

LINE, PAD = 10.5, 5.0
"""Height of a line of text, and room around it, in points."""
_WIDEST, _LEAST_GAP, _ROW = 110.0, 40.0, 26.0
_TIP = 4.0


@frozen_dataclass
class ProcessShapes:
    """What is painted, from the upper left, in points.

    Attributes:
        texts: By the id of a step, its lines with what each says.
        broken: Steps where it breaks.
        waiting: (words, the middle of their foot) of each arrow that has some.
    """

    diagram: Diagram
    texts: dict[str, tuple[tuple[LineKind, str], ...]]
    broken: frozenset[str]
    waiting: tuple[tuple[str, Point], ...]


def font_of(kind: LineKind) -> ChartFont:
    """What a step does is heavy."""
    return ChartFont.STRONG if kind is LineKind.STEP else ChartFont.SMALL


def process_shapes(steps: Sequence[StepText], width: float, spare: float = 1.0) -> ProcessShapes:
    """Lay out steps in rows of a width; words at an arrow are cut where there is no room.

    Args:
        steps: In their order.
        width: In points.
        spare: How many times as wide as measured a text may be, where the face is not known.
    """
    register_fonts()
    texts = {step.id: _lines(step) for step in steps}
    nodes = [_node(step.id, texts[step.id], spare) for step in steps]
    longest = max((text_size(s.waiting, ChartFont.SMALL).width for s in steps), default=0.0)
    longest *= spare
    step_gap = min(max(longest + 12, _LEAST_GAP), width / 4)
    diagram = process_map(nodes, width, ProcessGaps(step_gap, _ROW))
    said = {step.id: step.waiting for step in steps}
    waiting: list[tuple[str, Point]] = []
    for line in diagram.lines:
        spots = line.places
        level = len(spots) == 2
        start, end = (spots[0], spots[1]) if level else (spots[1], spots[2])
        room = step_gap - 6 if level else abs(end.x - start.x)
        words = _fitting(said[line.end], room / spare)
        if words:
            waiting.append((words, Point((start.x + end.x) / 2, start.y - 3)))
    broken = frozenset(step.id for step in steps if step.breaks)
    return ProcessShapes(diagram, texts, broken, tuple(waiting))


def tip_of(places: Sequence[Point]) -> tuple[Point, Point, Point]:
    """The three points of the tip at the end of an arrow."""
    before, end = places[-2], places[-1]
    if abs(end.y - before.y) > abs(end.x - before.x):
        return Point(end.x - _TIP, end.y - _TIP), end, Point(end.x + _TIP, end.y - _TIP)
    return Point(end.x - _TIP, end.y - _TIP), end, Point(end.x - _TIP, end.y + _TIP)


def _lines(step: StepText) -> tuple[tuple[LineKind, str], ...]:
    return tuple(
        (kind, line) for kind, text in step.lines for line in wrapped(text, font_of(kind), _WIDEST)
    )


def _node(step: str, lines: tuple[tuple[LineKind, str], ...], spare: float) -> DiagramNode:
    wide = max(text_size(line, font_of(kind)).width for kind, line in lines) * spare
    return DiagramNode(step, wide + 2 * PAD, len(lines) * LINE + 2 * PAD)


def _fitting(text: str, room: float) -> str:
    if text_size(text, ChartFont.SMALL).width <= room:
        return text
    while text and text_size(f"{text}…", ChartFont.SMALL).width > room:
        text = text[:-1]
    return f"{text.rstrip()}…" if text else ""
