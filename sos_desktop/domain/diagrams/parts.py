"""What diagrams are made from and of: nodes with sizes go in, boxes and lines come out.

A node's size is that of its text with its margins, measured by whoever draws it, so that a long
word makes a wide node and never an overlap. Lengths are in the painter's unit; y grows downward.
"""

from collections.abc import Iterable, Sequence

from sos_desktop.domain.geometry import Point, Rect
from sos_desktop.foundation.frozen import frozen_dataclass


@frozen_dataclass
class DiagramNode:
    """Something to be drawn as a box.

    Attributes:
        id: Unique in the diagram.
        parent: The node it belongs under; None for a node at the top.
    """

    id: str
    width: float
    height: float
    parent: str | None = None


@frozen_dataclass
class DiagramBox:
    """Where a node stands."""

    id: str
    rect: Rect


@frozen_dataclass
class DiagramLine:
    """A line from the edge of one box toward another.

    Attributes:
        start: The box at whose edge it begins; "" for the spine of a fishbone.
        end: The box it leads to. It ends at that box's edge, except in a fishbone: a bone leads to
            the head and ends on the spine, a cause leads to its bone's label and ends on the bone.
        places: Its corners.
        curved: The stretch between the second and the third place is to be drawn as a curve that
            is level at both ends.
    """

    start: str
    end: str
    places: tuple[Point, ...]
    curved: bool = False


@frozen_dataclass
class Diagram:
    """A laid-out diagram; everything lies between (0, 0) and (width, height)."""

    width: float
    height: float
    boxes: tuple[DiagramBox, ...]
    lines: tuple[DiagramLine, ...]


class Forest:
    """Nodes by parent, in the order given.

    A node whose parent is not among them stands at the top, and so does the first of nodes that
    are parents of each other in a circle: nothing is left out.

    Raises:
        ValueError: Two nodes have the same id.
    """

    def __init__(self, nodes: Sequence[DiagramNode]) -> None:
        self.node = {node.id: node for node in nodes}
        if len(self.node) != len(nodes):
            raise ValueError("Two nodes of a diagram have the same id.")
        self.roots: list[DiagramNode] = []
        self._children: dict[str, list[DiagramNode]] = {}
        cut = _openings(nodes, self.node)
        for node in nodes:
            if node.parent is None or node.parent not in self.node or node.id in cut:
                self.roots.append(node)
            else:
                self._children.setdefault(node.parent, []).append(node)

    def children(self, node: DiagramNode) -> Sequence[DiagramNode]:
        """The nodes under a node."""
        return self._children.get(node.id, ())

    def walk(self, node: DiagramNode) -> Iterable[tuple[int, DiagramNode]]:
        """A node and all under it with their depth (0 for itself), each parent before its own."""
        waiting = [(0, node)]
        while waiting:
            depth, found = waiting.pop()
            yield depth, found
            waiting += [(depth + 1, child) for child in reversed(self.children(found))]


def _openings(nodes: Sequence[DiagramNode], by_id: dict[str, DiagramNode]) -> set[str]:
    """The first node of every circle of parents."""
    order = {node.id: number for number, node in enumerate(nodes)}
    settled: set[str] = set()
    found: set[str] = set()
    for node in nodes:
        path: dict[str, None] = {}
        at: DiagramNode | None = node
        while at is not None and at.id not in settled and at.id not in path:
            path[at.id] = None
            at = by_id.get(at.parent) if at.parent is not None else None
        if at is not None and at.id in path:
            ids = list(path)
            found.add(min(ids[ids.index(at.id) :], key=lambda name: order[name]))
        settled |= set(path)
    return found


def framed(boxes: Sequence[DiagramBox], lines: Sequence[DiagramLine]) -> Diagram:
    """Everything moved so that it begins at (0, 0), with its size; lines count as well."""
    rects = [box.rect for box in boxes]
    spots = [spot for line in lines for spot in line.places]
    left = min([*(r.left for r in rects), *(s.x for s in spots)], default=0.0)
    top = min([*(r.top for r in rects), *(s.y for s in spots)], default=0.0)
    moved = [DiagramBox(box.id, box.rect.moved(-left, -top)) for box in boxes]
    drawn = [
        DiagramLine(
            line.start,
            line.end,
            tuple(Point(s.x - left, s.y - top) for s in line.places),
            line.curved,
        )
        for line in lines
    ]
    return Diagram(
        max([*(r.right for r in rects), *(s.x for s in spots)], default=left) - left,
        max([*(r.bottom for r in rects), *(s.y for s in spots)], default=top) - top,
        tuple(moved),
        tuple(drawn),
    )
