"""Columns with lines between neighbors: the thread from a result to the LCAP."""

from collections.abc import Sequence

from sos_desktop.domain.diagrams.parts import (
    Diagram,
    DiagramBox,
    DiagramLine,
    DiagramNode,
    framed,
)
from sos_desktop.domain.geometry import Point, Rect, length_of, spread

_ROUNDS = 4
"""How often columns are drawn toward their neighbors; further rounds move next to nothing."""
_CORNER = 6.0
"""Lines keep so far from the corners of a box, or half its height where it is lower."""


def columns(
    rows: Sequence[Sequence[DiagramNode]],
    links: Sequence[tuple[str, str]],
    *,
    column_gap: float = 32.0,
    row_gap: float = 12.0,
) -> Diagram:
    """Lay out columns from left to right.

    Nodes keep their order in their column and are moved up or down so that lines run as level as
    the others allow. Where two linked boxes overlap in height their line is level; else it is a
    curve between the columns, so that no line touches another box.

    Args:
        rows: The nodes of each column from top to bottom; a column may be empty. Parents are not
            looked at.
        links: Pairs of ids, the left one first, of two columns side by side.
        column_gap: Between two columns; curves lie there.
        row_gap: The least room between two nodes of a column.

    Raises:
        ValueError: Two nodes have the same id, or a link is not from a column to the next.
    """
    place = {node.id: number for number, column in enumerate(rows) for node in column}
    if len(place) != sum(len(column) for column in rows):
        raise ValueError("Two nodes of a diagram have the same id.")
    for start, end in links:
        if start not in place or end not in place or place[end] - place[start] != 1:
            raise ValueError(f"A line from {start} to {end} does not lead to the next column.")
    tops = _tops(rows, links, row_gap)
    boxes: list[DiagramBox] = []
    rects: dict[str, Rect] = {}
    lefts, left = list[float](), 0.0
    for column in rows:
        for node in column:
            rects[node.id] = Rect(left, tops[node.id], node.width, node.height)
            boxes.append(DiagramBox(node.id, rects[node.id]))
        lefts.append(left)
        left += max((node.width for node in column), default=0.0) + column_gap
    lines = [
        _line(start, end, rects[start], rects[end], lefts[place[end]] - column_gap)
        for start, end in links
    ]
    return framed(boxes, lines)


def _tops(
    rows: Sequence[Sequence[DiagramNode]], links: Sequence[tuple[str, str]], gap: float
) -> dict[str, float]:
    """Where each node begins: at the mean of what it is linked with, as far as the order allows."""
    height = {node.id: node.height for column in rows for node in column}
    tall = max((length_of([n.height for n in column], gap) for column in rows), default=0.0)
    linked: dict[str, list[str]] = {}
    for start, end in links:
        linked.setdefault(start, []).append(end)
        linked.setdefault(end, []).append(start)
    tops: dict[str, float] = {}
    for column in rows:
        sizes = [node.height for node in column]
        tops |= _stacked(column, [0.0] * len(column), sizes, gap, tall)
    for turn in range(_ROUNDS):
        for column in rows if turn % 2 == 0 else reversed(rows):
            wanted = []
            for node in column:
                others = linked.get(node.id, [])
                middles = [tops[other] + height[other] / 2 for other in others]
                mean = sum(middles) / len(middles) if middles else None
                wanted.append(tops[node.id] if mean is None else mean - node.height / 2)
            tops |= _stacked(column, wanted, [node.height for node in column], gap, tall)
    return tops


def _stacked(
    column: Sequence[DiagramNode],
    wanted: Sequence[float],
    sizes: Sequence[float],
    gap: float,
    tall: float,
) -> dict[str, float]:
    found = spread(wanted, sizes, gap, 0.0, tall)
    return {node.id: top for node, top in zip(column, found, strict=True)}


def _line(start: str, end: str, left: Rect, right: Rect, side: float) -> DiagramLine:
    """From the right edge of one box to the left edge of the other.

    `side` is where the column of the left box ends: up to there a line runs level, past wider
    boxes of its column.
    """
    from_low, from_high = _reach(left)
    to_low, to_high = _reach(right)
    low, high = max(from_low, to_low), min(from_high, to_high)
    if low <= high:
        places = (Point(left.right, (low + high) / 2), Point(right.left, (low + high) / 2))
        return DiagramLine(start, end, places)
    leaving = min(max(to_low, from_low), from_high)
    reaching = min(max(from_low, to_low), to_high)
    places = (
        Point(left.right, leaving),
        Point(max(side, left.right), leaving),
        Point(right.left, reaching),
        Point(right.left, reaching),
    )
    return DiagramLine(start, end, places, curved=True)


def _reach(rect: Rect) -> tuple[float, float]:
    """Between which heights lines may meet a box."""
    inset = min(_CORNER, rect.height / 2)
    return rect.top + inset, rect.bottom - inset
