"""Trees from left to right, and what is true of all nodes by parent."""

import itertools

import pytest
from hypothesis import given, settings

from sos_desktop.domain.diagrams.parts import DiagramNode, Forest
from sos_desktop.domain.diagrams.tree import tree
from tests.domain.diagrams.checking import (
    check_boxes,
    check_lines_spare_boxes,
    on_edge,
    rects,
    trees,
)


def node(name, parent=None, width=60, height=20):
    return DiagramNode(name, width, height, parent)


def test_a_driver_diagram_stands_in_columns():
    diagram = tree(
        [
            node("aim"),
            node("d1", "aim", 80),
            node("d2", "aim"),
            node("c1", "d1"),
            node("c2", "d1"),
            node("c3", "d2"),
        ],
        column_gap=30,
        row_gap=10,
    )
    found = rects(diagram)
    assert [found[n].left for n in ("aim", "d1", "d2", "c1", "c3")] == [0, 90, 90, 200, 200]
    assert [found[n].top for n in ("c1", "c2", "c3")] == [0, 30, 60]
    assert found["d1"].middle.y == 25
    assert found["aim"].middle.y == diagram.height / 2 == 40
    [line] = [line for line in diagram.lines if line.end == "c3"]
    assert [spot.y for spot in line.places] == [70, 70, 70, 70]


def test_a_chain_is_a_row():
    chain = [node("1"), node("2", "1", height=40), node("3", "2")]
    found = rects(tree(chain))
    assert len({rect.middle.y for rect in found.values()}) == 1
    assert found["1"].right < found["2"].left < found["3"].left


def test_nothing_is_left_out_when_parents_are_missing_or_go_in_a_circle():
    nodes = [node("a", "gone"), node("b", "c"), node("c", "b"), node("d", "d"), node("e", "c")]
    diagram = tree(nodes)
    check_boxes(diagram, nodes)
    assert {(line.start, line.end) for line in diagram.lines} == {("b", "c"), ("c", "e")}


def test_no_nodes_make_an_empty_diagram():
    diagram = tree([])
    assert (diagram.width, diagram.height, diagram.boxes, diagram.lines) == (0, 0, (), ())


def test_two_nodes_with_one_id_are_refused():
    with pytest.raises(ValueError, match="same id"):
        tree([node("a"), node("a")])


def test_a_very_deep_chain_is_no_problem():
    nodes = [node("0"), *(node(str(n), str(n - 1)) for n in range(1, 2000))]
    assert len(tree(nodes).boxes) == 2000


@settings(max_examples=20, deadline=None)
@given(trees())
def test_trees_keep_apart_and_in_order(nodes):
    diagram = tree(nodes)
    check_boxes(diagram, nodes)
    assert diagram == tree(nodes)
    found, forest = rects(diagram), Forest(nodes)
    for parent in nodes:
        children = [found[child.id] for child in forest.children(parent)]
        assert all(a.bottom < b.top for a, b in itertools.pairwise(children))
        assert all(found[parent.id].right < child.left for child in children)
    for line in diagram.lines:
        assert on_edge(line.places[0], found[line.start])
        assert on_edge(line.places[-1], found[line.end])
    if len(nodes) < 60:
        check_lines_spare_boxes(diagram)
