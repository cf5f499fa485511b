"""Agreement by role as it leaves the office: nobody's own vote can be told."""

from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.casework import words as w
from sos_desktop.domain.needs.agreement import FEWEST_OF_ROLE, Agreement, shared

P = w.Perspective


def test_small_roles_are_told_together():
    found = shared(
        Agreement({P.LEADERS: (3, 3), P.PRINCIPALS: (2, 2), P.TEACHERS: (2, 3), P.LABOR: (1, 1)})
    )
    assert found.roles == {P.LEADERS: (3, 3), P.TEACHERS: (2, 3)}
    assert found.others == (3, 3)


def test_one_small_role_takes_the_next_with_it_because_the_whole_is_told():
    found = shared(Agreement({P.TEACHERS: (6, 9), P.FAMILIES: (3, 4), P.LABOR: (0, 1)}))
    assert (found.roles, found.others) == ({P.TEACHERS: (6, 9)}, (3, 5))


def test_where_all_are_small_only_the_whole_is_told():
    assert shared(Agreement({P.LABOR: (0, 1), P.BOARD: (1, 1)})).roles == {}
    assert shared(Agreement({P.LABOR: (0, 1)})).others is None


def test_large_roles_stay_as_they_are():
    found = shared(Agreement({P.TEACHERS: (6, 9), P.FAMILIES: (3, 4)}))
    assert (len(found.roles), found.others) == (2, None)


@given(st.dictionaries(st.sampled_from(list(P)), st.integers(1, 9), max_size=9))
def test_no_small_role_can_be_computed_from_the_whole(sizes):
    found = shared(Agreement({role: (0, size) for role, size in sizes.items()}))
    assert all(asked >= FEWEST_OF_ROLE for _agree, asked in found.roles.values())
    hidden = [size for role, size in sizes.items() if role not in found.roles]
    assert len(hidden) != 1 or len(sizes) == 1
    if found.roles and hidden:
        assert sum(hidden) >= FEWEST_OF_ROLE
        assert found.others == (0, sum(hidden))
