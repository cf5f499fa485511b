"""Columns with lines between neighbors."""

import itertools
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sos_desktop.domain.diagrams.columns import columns
from sos_desktop.domain.diagrams.parts import DiagramNode
from tests.domain.diagrams.checking import (
    check_boxes,
    check_lines_spare_boxes,
    on_edge,
    rects,
)


def column(name, count, height=20, width=60):
    return [DiagramNode(f"{name}{n}", width, height) for n in range(count)]


def thread(seed, count, linked):
    """Six columns with `count` nodes together, and some lines between neighbors."""
    random = Random(seed)
    rows = [[] for _ in range(6)]
    for number in range(count):
        width = random.choice([1, 60, 120, 2000])
        random.choice(rows).append(DiagramNode(str(number), width, random.randint(1, 200)))
    links = [
        (start.id, end.id)
        for left, right in itertools.pairwise(rows)
        for start in left
        for end in right
        if random.random() < linked
    ]
    return rows, links


def test_what_belongs_together_stands_level():
    diagram = columns([column("a", 3), column("b", 1)], [("a2", "b0")])
    found = rects(diagram)
    assert found["b0"].middle.y == found["a2"].middle.y
    [line] = diagram.lines
    assert line.places[0].y == line.places[-1].y
    assert not line.curved


def test_a_tall_box_is_met_level_where_it_can_be_and_by_a_curve_beyond():
    rows = [column("a", 5), column("b", 1, height=80)]
    diagram = columns(rows, [(f"a{n}", "b0") for n in range(5)])
    curved = [line.curved for line in diagram.lines]
    assert curved == [True, False, False, False, True]


@pytest.mark.parametrize("link", [("a0", "c0"), ("b0", "a0"), ("a0", "a1"), ("a0", "gone")])
def test_lines_lead_to_the_next_column_only(link):
    with pytest.raises(ValueError, match="next column"):
        columns([column("a", 2), column("b", 1), column("c", 1)], [link])


def test_two_nodes_with_one_id_are_refused():
    with pytest.raises(ValueError, match="same id"):
        columns([column("a", 1), column("a", 1)], [])


def test_empty_columns_keep_their_place():
    diagram = columns([column("a", 1), [], column("c", 1)], [], column_gap=30)
    assert rects(diagram)["c0"].left == 120
    assert columns([], []).boxes == ()


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 300), st.sampled_from([0.02, 0.08]))
def test_columns_keep_apart_and_in_order(seed, count, linked):
    rows, links = thread(seed, count, linked)
    diagram = columns(rows, links)
    check_boxes(diagram, [node for found in rows for node in found])
    assert diagram == columns(rows, links)
    found = rects(diagram)
    for one in rows:
        assert len({found[node.id].left for node in one}) <= 1
        tops = [found[node.id].top for node in one]
        assert tops == sorted(tops)
    assert [(line.start, line.end) for line in diagram.lines] == links
    for line in diagram.lines:
        assert on_edge(line.places[0], found[line.start])
        assert on_edge(line.places[-1], found[line.end])
        assert line.curved == (len(line.places) == 4)
    if len(found) < 80:
        check_lines_spare_boxes(diagram)
