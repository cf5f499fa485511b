"""Agreement by role as it leaves the office: nobody's own vote can be told."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.needs_words import VoteMethod
from sos_desktop.domain.casework.records import Vote
from sos_desktop.domain.needs.agreement import FEWEST_OF_ROLE, Agreement, shared, told_votes

P = w.Perspective


def vote(cause_id, voice, agree, asked, *, day=1, method=VoteMethod.HANDS):
    return Vote(
        case_id="x",
        cause_id=cause_id,
        voice=voice,
        agree=agree,
        asked=asked,
        method=method,
        held_on=date(2026, 11, day),
    )


def rows(votes):
    return [(one.cause_id, one.method, one.voice, one.agree, one.asked) for one in votes]


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


def test_votes_leave_the_office_as_papers_tell_them():
    hands, put = VoteMethod.HANDS, VoteMethod.DOTS
    found = told_votes(
        [
            vote("a", P.TEACHERS, 1, 8, day=1),
            vote("a", P.TEACHERS, 6, 9, day=2),
            vote("a", P.FAMILIES, 3, 4),
            vote("a", P.LABOR, 0, 1, day=2),
            vote("b", P.LABOR, 0, 1),
            vote("c", P.LABOR, 0, 1),
            vote("c", P.BOARD, 2, 2),
            vote("d", None, 7, 9),
            vote("a", P.TEACHERS, 11, 9, method=put),
            vote("a", P.LABOR, 3, 1, method=put),
            vote("b", P.TEACHERS, 7, 9, method=put),
        ]
    )
    assert rows(found) == [
        ("a", hands, P.TEACHERS, 6, 9),
        ("a", hands, None, 3, 5),
        ("c", hands, None, 2, 3),
        ("d", hands, None, 7, 9),
        ("a", put, None, 14, 10),
        ("b", put, P.TEACHERS, 7, 9),
    ], "what one labor leader said, or where they put their dots, is in no row"


_COUNTS = st.tuples(
    st.sampled_from("ab"), st.sampled_from([*P, None]), st.integers(0, 9), st.integers(1, 3)
)


@given(st.lists(_COUNTS, max_size=12))
def test_no_row_that_leaves_the_office_is_of_one_or_two_people(counts):
    made = [vote(cause, role, min(2, of), of, day=day) for cause, role, of, day in counts if of]
    assert all(one.asked >= FEWEST_OF_ROLE for one in told_votes(made))
