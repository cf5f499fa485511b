"""What must be true of every diagram."""

from random import Random

from hypothesis import strategies as st

from sos_desktop.domain.diagrams.parts import DiagramNode
from sos_desktop.domain.geometry import Rect

SLACK = 1e-6


def rects(diagram):
    return {box.id: box.rect for box in diagram.boxes}


def on_edge(spot, rect):
    around = Rect(
        rect.left - SLACK, rect.top - SLACK, rect.width + 2 * SLACK, rect.height + 2 * SLACK
    )
    level = min(abs(spot.y - rect.top), abs(spot.y - rect.bottom)) <= SLACK
    upright = min(abs(spot.x - rect.left), abs(spot.x - rect.right)) <= SLACK
    return around.crossed_by(spot, spot) and (level or upright)


def on_line(spot, start, end):
    run, rise = end.x - start.x, end.y - start.y
    off = abs(run * (spot.y - start.y) - rise * (spot.x - start.x))
    return off <= 1e-3 * max(abs(run) + abs(rise), 1.0)


def check_boxes(diagram, nodes):
    """Every node is there once in its size, inside the frame, and none overlaps another."""
    found = rects(diagram)
    assert sorted(found) == sorted(node.id for node in nodes)
    frame = Rect(0, 0, diagram.width, diagram.height)
    for node in nodes:
        assert found[node.id].width == node.width
        assert found[node.id].height == node.height
        assert frame.holds(found[node.id], SLACK)
    for line in diagram.lines:
        for spot in line.places:
            assert -SLACK <= spot.x <= diagram.width + SLACK
            assert -SLACK <= spot.y <= diagram.height + SLACK
    sweep = sorted(found.values(), key=lambda rect: rect.left)
    for number, rect in enumerate(sweep):
        for other in sweep[number + 1 :]:
            if other.left >= rect.right - SLACK:
                break
            apart = other.top >= rect.bottom - SLACK or rect.top >= other.bottom - SLACK
            assert apart, (rect, other)


def check_lines_spare_boxes(diagram):
    """No line passes through a box."""
    for line in diagram.lines:
        for start, end in zip(line.places, line.places[1:], strict=False):
            for box in diagram.boxes:
                rect = box.rect
                inner = Rect(rect.left + 0.1, rect.top + 0.1, rect.width - 0.2, rect.height - 0.2)
                if inner.width > 0 and inner.height > 0:
                    assert not inner.crossed_by(start, end), (line, box)


def trees(most=300):
    """Nodes of one or more trees in any order, up to `most`, some with very long words."""
    return st.builds(
        _tree, st.integers(0, 2**32), st.integers(1, most), st.booleans(), st.booleans()
    )


def _tree(seed, count, deep, shuffled):
    random = Random(seed)
    nodes = []
    for number in range(count):
        parent = f"n{random.randint(max(number - 3, -1) if deep else -1, number)}"
        width = 2000 if random.random() < 0.02 else random.randint(1, 300)
        parent = None if parent in ("n-1", f"n{number}") else parent
        nodes.append(DiagramNode(f"n{number}", width, random.randint(1, 120), parent))
    if shuffled:
        random.shuffle(nodes)
    return nodes
