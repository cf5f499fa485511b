"""A fishbone: causes on bones that lean toward the head, and causes of causes under them."""

import math
from collections.abc import Sequence
from dataclasses import replace

from sos_desktop.domain.diagrams.parts import (
    Diagram,
    DiagramBox,
    DiagramLine,
    DiagramNode,
    Forest,
    framed,
)
from sos_desktop.domain.geometry import Point, Rect, length_of
from sos_desktop.foundation.frozen import frozen_dataclass

_LEAN = 0.32
"""How far a bone leans, per unit of distance from the spine."""
_TAIL = 1.0
"""The spine begins so many gaps left of everything."""


@frozen_dataclass
class FishboneGaps:
    """Room between the parts of a fishbone, in the painter's unit."""

    row: float = 8.0
    column: float = 24.0
    indent: float = 20.0
    bone: float = 8.0
    """Between a text and its bone, and between a bone and its label."""


@frozen_dataclass
class _Row:
    """A cause on a side of the spine; distances are from the spine, x from where the bone meets it.

    `twig` is the distance at which the cause's line leaves for the bone, None under another cause.
    """

    node: DiagramNode
    parent: str
    near: float
    far: float
    left: float
    twig: float | None


@frozen_dataclass
class _Bone:
    """A bone with all that hangs on it; `start` and `end` are its reach along the spine.

    Both are measured after straightening the lean, x + lean x distance, so that neighbors fit into
    each other's slant.
    """

    label: DiagramNode
    rows: tuple[_Row, ...]
    start: float
    end: float


def fishbone(
    head: DiagramNode, nodes: Sequence[DiagramNode], gaps: FishboneGaps | None = None
) -> Diagram:
    """Lay out a fishbone.

    Nodes at the top are the bones' labels: the first half stands above the spine from left to
    right, the rest below it. Under each its causes follow each other from top to bottom in their
    order, every cause of a cause below it and further in.

    Args:
        head: The problem, at the right end of the spine.
        nodes: Bones, causes and causes of causes; siblings in their order.
        gaps: Room between the parts.

    Raises:
        ValueError: Two nodes have the same id.
    """
    room = gaps or FishboneGaps()
    order = {node.id: number for number, node in enumerate([head, *nodes])}
    forest = Forest([replace(head, parent=None), *nodes])
    bones = [root for root in forest.roots if root.id != head.id]
    bones = sorted([*bones, *forest.children(head)], key=lambda node: order[node.id])
    half = math.ceil(len(bones) / 2)
    sides = (bones[:half], bones[half:])
    lengths = [_length(forest, side, room) for side in sides]
    placed = [
        [_bone(forest, label, length, room, above=number == 0) for label in side]
        for number, (side, length) in enumerate(zip(sides, lengths, strict=True))
    ]
    feet = _feet(placed, room)
    boxes, lines = list[DiagramBox](), list[DiagramLine]()
    for side, length, above in zip(placed, lengths, (True, False), strict=True):
        for bone, foot in zip(side, feet, strict=False):
            _draw(bone, foot, length, room, boxes, lines, above=above)
            bone_line = (_outer(foot, length, room, above=above), Point(foot, 0.0))
            lines.append(DiagramLine(bone.label.id, head.id, bone_line))
    last = feet[-1] if feet else 0.0
    reach = head.height / 2 + room.row
    near = [b.rect.right for b in boxes if b.rect.top < reach and b.rect.bottom > -reach]
    left = max([last + room.bone, *(right + room.bone for right in near)])
    first = min([box.rect.left for box in boxes], default=left - room.column)
    tail = Point(first - _TAIL * room.column, 0.0)
    boxes.append(DiagramBox(head.id, Rect(left, -head.height / 2, head.width, head.height)))
    lines.append(DiagramLine("", head.id, (tail, Point(left, 0.0))))
    return framed(sorted(boxes, key=lambda box: order[box.id]), lines)


def _length(forest: Forest, bones: Sequence[DiagramNode], gaps: FishboneGaps) -> float:
    """How far the bones of a side reach from the spine: as the fullest of them needs."""
    heights = [[node.height for depth, node in forest.walk(bone) if depth] for bone in bones]
    stacks = [length_of(stack, gaps.row) for stack in heights]
    return max(stacks, default=0.0) + 2 * gaps.column


def _bone(
    forest: Forest, label: DiagramNode, length: float, gaps: FishboneGaps, *, above: bool
) -> _Bone:
    causes = [(depth - 1, node) for depth, node in forest.walk(label) if depth]
    height = length_of([node.height for _depth, node in causes], gaps.row)
    spare = (length - height) / 2
    rows: list[_Row] = []
    group: list[tuple[int, DiagramNode, float, float]] = []
    at = length - spare if above else spare
    for depth, node in causes:
        if depth == 0 and group:
            rows += _group(group, gaps, above=above)
            group = []
        end = at - node.height if above else at + node.height
        group.append((depth, node, min(at, end), max(at, end)))
        at = end - gaps.row if above else end + gaps.row
    if group:
        rows += _group(group, gaps, above=above)
    return _Bone(label, tuple(rows), *_extent(label, rows, length, gaps))


def _group(
    causes: Sequence[tuple[int, DiagramNode, float, float]], gaps: FishboneGaps, *, above: bool
) -> list[_Row]:
    """A cause with those under it: so far left that the widest of them ends before the bone."""
    left = min(
        -_LEAN * far - gaps.bone - depth * gaps.indent - node.width
        for depth, node, _near, far in causes
    )
    rows, path = list[_Row](), list[str]()
    for depth, node, near, far in causes:
        twig = None if depth else (near if above else far)
        parent = path[depth - 1] if depth else ""
        rows.append(_Row(node, parent, near, far, left + depth * gaps.indent, twig))
        path[depth:] = [node.id]
    return rows


def _extent(
    label: DiagramNode, rows: Sequence[_Row], length: float, gaps: FishboneGaps
) -> tuple[float, float]:
    """From where to where a bone reaches, its lean straightened; the bone itself is at 0."""
    near, far = length + gaps.bone, length + gaps.bone + label.height
    middle = -_LEAN * near
    starts = [middle - label.width / 2 + _LEAN * near, 0.0]
    ends = [middle + label.width / 2 + _LEAN * far, 0.0]
    starts += [row.left + _LEAN * row.near for row in rows]
    ends += [row.left + row.node.width + _LEAN * row.far for row in rows]
    return min(starts), max(ends)


def _feet(sides: Sequence[Sequence[_Bone]], gaps: FishboneGaps) -> list[float]:
    """Where the bones meet the spine; one above and one below share their place."""
    feet: list[float] = []
    for number in range(max(len(side) for side in sides)):
        pair = [side[number] for side in sides if number < len(side)]
        start = min(bone.start for bone in pair)
        if not feet:
            feet.append(-start)
            continue
        before = max(side[number - 1].end for side in sides if number - 1 < len(side))
        feet.append(feet[-1] + before + gaps.column - start)
    return feet


def _draw(
    bone: _Bone,
    foot: float,
    length: float,
    gaps: FishboneGaps,
    boxes: list[DiagramBox],
    lines: list[DiagramLine],
    *,
    above: bool,
) -> None:
    """A bone's boxes and lines, with the spine at y = 0."""
    label, outer = bone.label, _outer(foot, length, gaps, above=above)
    top = outer.y - label.height if above else outer.y
    boxes.append(
        DiagramBox(label.id, Rect(outer.x - label.width / 2, top, label.width, label.height))
    )
    rects: dict[str, Rect] = {}
    for row in bone.rows:
        y = -row.far if above else row.near
        rect = Rect(foot + row.left, y, row.node.width, row.node.height)
        rects[row.node.id] = rect
        boxes.append(DiagramBox(row.node.id, rect))
        if row.twig is not None:
            meets = Point(foot - _LEAN * row.twig, rect.bottom)
            lines.append(DiagramLine(row.node.id, label.id, (Point(rect.left, rect.bottom), meets)))
            continue
        parent = rects[row.parent]
        x = parent.left + min(gaps.indent, parent.width) / 2
        middle = rect.middle.y
        places = (Point(x, parent.bottom), Point(x, middle), Point(rect.left, middle))
        lines.append(DiagramLine(row.parent, row.node.id, places))


def _outer(foot: float, length: float, gaps: FishboneGaps, *, above: bool) -> Point:
    """Where a bone meets the edge of its label."""
    away = length + gaps.bone
    return Point(foot - _LEAN * away, -away if above else away)
