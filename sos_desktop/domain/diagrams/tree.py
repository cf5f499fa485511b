"""A tree from left to right in columns: an aim, its drivers, their changes; or a chain of steps."""

from collections.abc import Sequence

from sos_desktop.domain.diagrams.parts import (
    Diagram,
    DiagramBox,
    DiagramLine,
    DiagramNode,
    Forest,
    framed,
)
from sos_desktop.domain.geometry import Point, Rect, length_of


def tree(
    nodes: Sequence[DiagramNode], *, column_gap: float = 32.0, row_gap: float = 12.0
) -> Diagram:
    """Lay out one or more trees.

    Every generation is a column as wide as its widest node. Everything under a node stands in a
    strip of its own, children from top to bottom in their order, the parent at the middle of it.

    Args:
        nodes: Siblings in their order; a parent may come after its children.
        column_gap: Between two columns; the lines turn in the middle of it.
        row_gap: The least room between two nodes of a column.

    Raises:
        ValueError: Two nodes have the same id.
    """
    forest = Forest(nodes)
    order = [found for root in forest.roots for found in forest.walk(root)]
    columns = _columns([(depth, node.width) for depth, node in order], column_gap)
    strips = _strips(forest, [node for _depth, node in order], row_gap)
    tops, top = {}, 0.0
    for root in forest.roots:
        tops[root.id] = top
        top += strips[root.id] + row_gap
    rects: dict[str, Rect] = {}
    lines: list[DiagramLine] = []
    for depth, node in order:
        middle = tops[node.id] + strips[node.id] / 2
        rects[node.id] = Rect(columns[depth], middle - node.height / 2, node.width, node.height)
        children = forest.children(node)
        top = middle - length_of([strips[child.id] for child in children], row_gap) / 2
        for child in children:
            tops[child.id] = top
            start = Point(rects[node.id].right, middle)
            end = Point(columns[depth + 1], top + strips[child.id] / 2)
            lines.append(_elbow(node.id, child.id, start, end, column_gap))
            top += strips[child.id] + row_gap
    return framed([DiagramBox(node.id, rects[node.id]) for node in nodes], lines)


def _columns(widths: Sequence[tuple[int, float]], gap: float) -> list[float]:
    """Where each column begins."""
    widest: list[float] = []
    for depth, width in widths:
        widest += [0.0] * (depth + 1 - len(widest))
        widest[depth] = max(widest[depth], width)
    lefts = [0.0]
    for width in widest:
        lefts.append(lefts[-1] + width + gap)
    return lefts


def _strips(forest: Forest, order: Sequence[DiagramNode], gap: float) -> dict[str, float]:
    """How tall each node is with all that is under it; children are seen before their parents."""
    found: dict[str, float] = {}
    for node in reversed(order):
        below = length_of([found[child.id] for child in forest.children(node)], gap)
        found[node.id] = max(node.height, below)
    return found


def _elbow(start_id: str, end_id: str, start: Point, end: Point, gap: float) -> DiagramLine:
    turn = end.x - gap / 2
    places = (start, Point(turn, start.y), Point(turn, end.y), end)
    return DiagramLine(start_id, end_id, places)
