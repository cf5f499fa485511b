"""A number may be another by one student where that looks the same: small stays small."""

import pytest

from sos_desktop.domain.local.directions import COUNT, OF, directions, turned


@pytest.mark.parametrize(
    ("count", "of", "up", "down"),
    [
        (3, 9, True, True),
        (9, 10, False, True),
        (1, 1, True, False),
        (5, 11, True, False),
        (5, 40, True, True),
        (None, 10, False, True),
        (0, 0, True, False),
    ],
)
def test_a_size_moves_within_its_sort(count, of, up, down):
    """As if the size alone were moved: what is left has to be a size that stays what it is."""
    found = directions(count, of, 11)
    assert bool(found & turned(OF) & 4) is up
    assert bool(turned(found) & 4) is (down and (count or 0) < of)


def test_a_count_moves_within_its_group():
    assert directions(0, 30, 11) & COUNT == 1
    assert directions(30, 30, 11) & COUNT == 2
    assert directions(4, 30, 11) & COUNT == 3


def test_of_what_it_is_not_told_whether_it_is_small_all_is_possible_but_less_than_nobody():
    assert directions(None, 11, 11) & OF != directions(None, 11, 11, sorts_unknown=True) & OF
    assert directions(None, 0, 11, sorts_unknown=True) & 8 == 0


def test_turned_twice_is_as_before():
    assert [turned(turned(bits)) for bits in range(64)] == [*range(64)]
