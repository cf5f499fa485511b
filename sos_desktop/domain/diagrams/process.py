"""A process as steps in rows, read like a text: from left to right, then the next row."""

from collections.abc import Sequence

from sos_desktop.domain.diagrams.parts import (
    Diagram,
    DiagramBox,
    DiagramLine,
    DiagramNode,
    framed,
)
from sos_desktop.domain.geometry import Point, Rect
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class ProcessGaps:
    """Room between steps, in the painter's unit; `step` leaves room for the words on an arrow."""

    step: float = 48.0
    row: float = 40.0


def process_map(
    nodes: Sequence[DiagramNode], width: float, gaps: ProcessGaps | None = None
) -> Diagram:
    """Lay steps out in rows no wider than `width`; a step that is wider has a row of its own.

    Lines lead from each step to the next: level within a row, and from the foot of the last step
    of a row by the gutter between the rows to the head of the first step of the next.

    Args:
        nodes: The steps in their order; parents are not looked at.
        width: The room there is.
        gaps: Room between the parts.

    Raises:
        ValueError: Two nodes have the same id.
    """
    room = gaps or ProcessGaps()
    if len({node.id for node in nodes}) != len(nodes):
        raise ValueError("Two steps of a process have the same id.")
    boxes, top = list[DiagramBox](), 0.0
    places: list[tuple[Rect, float]] = []
    for row in _rows(nodes, width, room):
        height, left = max(node.height for node in row), 0.0
        for node in row:
            rect = Rect(left, top + (height - node.height) / 2, node.width, node.height)
            boxes.append(DiagramBox(node.id, rect))
            places.append((rect, top))
            left += node.width + room.step
        top += height + room.row
    lines = [
        DiagramLine(nodes[at].id, nodes[at + 1].id, _way(places[at], places[at + 1], room))
        for at in range(len(nodes) - 1)
    ]
    return framed(boxes, lines)


def _rows(nodes: Sequence[DiagramNode], width: float, gaps: ProcessGaps) -> list[list[DiagramNode]]:
    rows, used = list[list[DiagramNode]](), 0.0
    for node in nodes:
        if rows and used + gaps.step + node.width <= width:
            rows[-1].append(node)
            used += gaps.step + node.width
        else:
            rows.append([node])
            used = node.width
    return rows


def _way(
    start: tuple[Rect, float], end: tuple[Rect, float], gaps: ProcessGaps
) -> tuple[Point, ...]:
    (first, row_top), (second, next_top) = start, end
    if row_top == next_top:
        return (Point(first.right, first.middle.y), Point(second.left, second.middle.y))
    gutter = next_top - gaps.row / 2
    x, y = first.middle.x, second.middle.x
    return (Point(x, first.bottom), Point(x, gutter), Point(y, gutter), Point(y, second.top))
