"""Rectangles, and things moved apart on a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.geometry import Point, Rect, length_of, spread

BOX = Rect(10, 10, 20, 10)


@pytest.mark.parametrize(
    ("start", "end", "touches"),
    [
        (Point(0, 15), Point(40, 15), True),
        (Point(0, 0), Point(40, 30), True),
        (Point(15, 12), Point(16, 13), True),
        (Point(0, 10), Point(40, 10), True),
        (Point(0, 9), Point(40, 9), False),
        (Point(0, 0), Point(9, 30), False),
        (Point(0, 15), Point(9, 15), False),
        (Point(15, 0), Point(15, 0), False),
    ],
)
def test_a_line_touches_a_rectangle(start, end, touches):
    assert BOX.crossed_by(start, end) is touches
    assert BOX.crossed_by(end, start) is touches


def test_edges_that_touch_do_not_overlap():
    assert not BOX.overlaps(Rect(30, 10, 5, 5))
    assert BOX.overlaps(Rect(29, 19, 5, 5))
    assert BOX.holds(BOX)


def test_what_has_room_stays_and_what_touches_moves_by_half():
    assert spread([0, 50], [10, 10], 2) == [0, 50]
    assert spread([20, 20], [10, 10], 2) == [14, 26]
    assert spread([20, 20], [10, 10], 2, low=20) == [20, 32]
    assert spread([95, 95], [10, 10], 2, high=100) == [78, 90]
    assert spread([], [], 2) == []


SIZES = st.lists(st.tuples(st.floats(-100, 300), st.floats(0, 40)), max_size=20)


@given(SIZES, st.floats(0, 10))
def test_things_keep_their_order_and_their_room(things, gap):
    things = sorted(things)
    sizes = [size for _wish, size in things]
    high = 200.0
    found = spread([wish for wish, _size in things], sizes, gap, 0.0, high)
    for place, size, after in zip(found, sizes, found[1:], strict=False):
        assert after >= place + size + gap - 1e-6
    if length_of(sizes, gap) <= high:
        assert all(-1e-6 <= place <= high + 1e-6 for place in found)
        assert not found or found[-1] + sizes[-1] <= high + 1e-6
