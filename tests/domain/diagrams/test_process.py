"""A process in rows: no overlaps, no line through a step, the order of reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.diagrams.parts import DiagramNode
from sos_desktop.domain.diagrams.process import process_map
from tests.domain.diagrams.checking import check_boxes, check_lines_spare_boxes, rects

STEPS = st.lists(st.tuples(st.integers(1, 400), st.integers(1, 120)), max_size=60)


def nodes(sizes):
    return [DiagramNode(f"n{n}", wide, high) for n, (wide, high) in enumerate(sizes)]


@given(STEPS, st.integers(50, 2000))
def test_every_step_has_its_place(sizes, width):
    found = nodes(sizes)
    diagram = process_map(found, width)
    check_boxes(diagram, found)
    check_lines_spare_boxes(diagram)
    places = rects(diagram)
    order = sorted(found, key=lambda n: (places[n.id].middle.y // 1, places[n.id].left))
    assert len(diagram.lines) == max(len(found) - 1, 0)
    assert len(order) == len(found)
    widest = max([node.width for node in found], default=0)
    assert diagram.width <= max(width, widest) + 1e-6


def test_two_with_one_id_are_refused():
    with pytest.raises(ValueError, match="same id"):
        process_map([DiagramNode("a", 1, 1), DiagramNode("a", 1, 1)], 100)
