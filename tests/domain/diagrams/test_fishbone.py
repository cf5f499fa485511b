"""Fishbones: bones above and below the spine, causes of causes under each other."""

import itertools

import pytest
from hypothesis import given, settings

from sos_desktop.domain.diagrams.fishbone import FishboneGaps, fishbone
from sos_desktop.domain.diagrams.parts import DiagramNode, Forest
from tests.domain.diagrams.checking import (
    check_boxes,
    check_lines_spare_boxes,
    on_edge,
    on_line,
    rects,
    trees,
)

HEAD = DiagramNode("head", 100, 60)


def node(name, parent=None, width=90, height=24):
    return DiagramNode(name, width, height, parent)


PEOPLE = [
    node("people"),
    node("instruction"),
    node("systems"),
    node("board"),
    node("labor"),
    node("aides", "people"),
    node("posted", "aides"),
    node("owner", "posted"),
    node("policy", "board"),
    node("trustees", "board"),
]


def test_the_first_half_stands_above_the_spine_from_left_to_right():
    found = rects(fishbone(HEAD, PEOPLE))
    spine = found["head"].middle.y
    for side, above in ((("people", "instruction", "systems"), True), (("board", "labor"), False)):
        places = [found[name] for name in side]
        assert [rect.left for rect in places] == sorted(rect.left for rect in places)
        assert all((rect.bottom < spine) is above for rect in places)
    assert all(rect.right < found["head"].left for name, rect in found.items() if name != "head")


def test_a_cause_of_a_cause_stands_below_it_and_further_in():
    found = rects(fishbone(HEAD, PEOPLE))
    for upper, lower in (("aides", "posted"), ("posted", "owner")):
        assert found[upper].bottom < found[lower].top
        assert found[upper].left < found[lower].left
    assert found["policy"].bottom < found["trustees"].top, "in order below the spine as well"


def test_a_head_alone_has_its_spine():
    diagram = fishbone(HEAD, [])
    check_boxes(diagram, [HEAD])
    [spine] = diagram.lines
    assert (spine.start, spine.end) == ("", "head")


def test_bones_may_hang_under_the_head():
    nodes = [node("people", "head"), node("aides", "people"), node("systems")]
    diagram = fishbone(DiagramNode("head", 100, 60, "nobody"), nodes)
    check_boxes(diagram, [HEAD, *nodes])


def test_two_nodes_with_one_id_are_refused():
    with pytest.raises(ValueError, match="same id"):
        fishbone(HEAD, [node("head")])


def check_lines(diagram, nodes):
    """Bones end on the spine, causes on their bone, causes of causes at the cause's edge."""
    found = rects(diagram)
    roots = {root.id for root in Forest(nodes).roots}
    [spine] = [line for line in diagram.lines if not line.start]
    bones = {
        line.start: line.places
        for line in diagram.lines
        if line.start in roots and line.end == "head"
    }
    assert set(bones) == roots
    assert on_edge(spine.places[-1], found["head"])
    for line in diagram.lines:
        if line.start:
            assert on_edge(line.places[0], found[line.start])
        if line.end == "head":
            assert on_line(line.places[-1], *spine.places)
        elif line.end in bones:
            assert on_line(line.places[-1], *bones[line.end])
        else:
            assert on_edge(line.places[-1], found[line.end])
    assert len(diagram.lines) == len(nodes) + 1


@settings(max_examples=20, deadline=None)
@given(trees())
def test_fishbones_keep_apart_and_in_order(nodes):
    diagram = fishbone(HEAD, nodes, FishboneGaps())
    check_boxes(diagram, [HEAD, *nodes])
    assert diagram == fishbone(HEAD, nodes)
    check_lines(diagram, nodes)
    found, forest = rects(diagram), Forest(nodes)
    for root in forest.roots:
        causes = [found[cause.id] for depth, cause in forest.walk(root) if depth]
        assert all(a.bottom < b.top for a, b in itertools.pairwise(causes))
    if len(nodes) < 40:
        check_lines_spare_boxes(diagram)
