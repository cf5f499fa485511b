"""Agreement by role, dots, and surveys."""

from datetime import date

import pytest

from sos_desktop.domain.casework import needs_words as nw
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.needs.agreement import agreements, dots, dots_by_role, dots_left
from sos_desktop.domain.needs.surveys import survey_votes
from sos_desktop.foundation.errors import InputProblem
from tests.domain.needs.files import DAY, cause, vote

P, M = w.Perspective, nw.VoteMethod
LATER = date(2026, 11, 12)


def test_roles_are_told_apart_and_added():
    found = agreements([vote("a", 3, 3, P.LEADERS), vote("a", 2, 3, P.TEACHERS)])["a"]
    assert (found.words, found.percent) == ("5 of 6 agree", 83)
    assert list(found.by_role) == [P.LEADERS, P.TEACHERS]


def test_the_latest_day_counts_and_hands_before_a_survey_of_that_day():
    votes = [
        vote("a", 9, 9, P.TEACHERS, held_on=LATER, method=M.SURVEY),
        vote("a", 5, 9, P.TEACHERS, held_on=LATER),
        vote("a", 1, 9, P.TEACHERS),
    ]
    for order in (votes, votes[::-1]):
        assert agreements(order)["a"].agree == 5


def test_all_together_is_not_added_to_the_roles():
    found = agreements([vote("a", 8, 9), vote("a", 3, 3, P.LEADERS)])["a"]
    assert found.words == "3 of 3 agree"


@pytest.mark.parametrize(("held_on", "words"), [(LATER, "20 of 40 agree"), (DAY, "8 of 9 agree")])
def test_a_later_count_of_all_is_not_lost_behind_older_ones_of_roles(held_on, words):
    votes = [vote("a", 8, 9, P.TEACHERS), vote("a", 20, 40, held_on=held_on)]
    assert agreements(votes)["a"].words == words, "a survey without roles changed nothing"


def test_dots_of_a_cause_by_role_are_those_of_the_latest_day():
    votes = [
        vote("a", 4, 5, P.TEACHERS, method=M.DOTS, votes_each=3),
        vote("a", 9, 9, P.TEACHERS),
        vote("a", 1, 5, method=M.DOTS, votes_each=3, held_on=date(2026, 11, 1)),
    ]
    assert dots_by_role(votes, "a") == {P.TEACHERS: (4, 5)}


def test_dots_are_no_agreement():
    votes = [
        vote("a", 4, 5, P.TEACHERS, method=M.DOTS, votes_each=3),
        vote("b", 9, 5, P.TEACHERS, method=M.DOTS, votes_each=3),
        vote("b", 1, 5, method=M.DOTS, votes_each=3, held_on=date(2026, 11, 1)),
    ]
    assert agreements(votes) == {}
    assert dots(votes) == {"a": 4, "b": 9}
    assert dots_left(5, 3, dots(votes).values()) == 2


@pytest.mark.parametrize(
    ("agree", "asked", "each", "where"),
    [(4, 3, None, "agree"), (-1, 3, None, "agree"), (0, 0, None, "asked"), (1, 1, 0, "votes_each")],
)
def test_impossible_counts_are_refused(agree, asked, each, where):
    with pytest.raises(InputProblem) as caught:
        vote("a", agree, asked, votes_each=each).check("")
    assert caught.value.where == where


CAUSES = (cause("a", "Nobody owns the posting date"), cause("b", "No shared time"))


def test_a_survey_with_roles():
    rows = [
        ["Timestamp", "Role", "Nobody owns the posting date", "No shared time"],
        ["1", "Teacher", "Yes", "no"],
        ["2", "teachers", "AGREE", ""],
        ["3", "Parent", "No", "Maybe"],
    ]
    found = survey_votes(rows, CAUSES)
    assert found.counts["a"] == {P.TEACHERS: (2, 2), P.FAMILIES: (0, 1)}
    assert found.counts["b"] == {P.TEACHERS: (0, 1)}
    assert (found.people, found.has_roles) == (3, True)
    assert found.unread == (
        "Column 1 is no cause of this case: not counted.",
        "1 answer is neither yes nor no, nor 1 to 5: not counted.",
    )


def test_a_survey_without_roles_counts_all_together():
    found = survey_votes([["No shared time"], [5.0], [1], ["4"], [None]], CAUSES)
    assert found.counts == {"b": {None: (2, 3)}}
    assert not found.has_roles
    assert "all are counted together" in " ".join(found.unread)


def test_a_person_without_a_known_role_is_said_and_not_lost_in_silence():
    rows = [["Role", "No shared time"], ["Teacher", "yes"], ["", "no"], ["Driver", "no"]]
    found = survey_votes(rows, CAUSES)
    assert found.counts == {"b": {P.TEACHERS: (1, 1)}}
    assert found.unread[0].startswith("Rows 3, 4 have no role")


def test_a_cause_with_two_columns_is_counted_once():
    rows = [["No shared time", "No shared time"], ["yes", "yes"]]
    found = survey_votes(rows, CAUSES)
    assert found.counts == {"b": {None: (1, 1)}}
    assert found.unread[0].startswith("Column 2 is a cause that has a column already")


def test_a_table_of_counts_says_what_cannot_be():
    rows = [
        ["Cause", "Role", "Agree", "Asked"],
        ["No shared time", "Teachers", 7, 9.0],
        ["No shared time", "Families", 12, 9],
        ["No shared time", "Families", -1, 9],
        ["No shared time", "Families", "2.5", 9],
        ["No shared time", "Families", 0, 0],
        ["Bad weather", "Families", 3, 9],
        ["No shared time", "Drivers", 3, 9],
        ["No shared time", "Teachers", 3, 9],
        ["", "", None, ""],
    ]
    found = survey_votes(rows, CAUSES)
    assert found.counts == {"b": {P.TEACHERS: (7, 9)}}
    assert found.people == 9
    assert [line.split(";")[0] for line in found.unread] == [
        "Row 3: 12 of 9 is no count",
        "Row 4: both counts have to be whole numbers",
        "Row 5: both counts have to be whole numbers",
        "Row 6: 0 of 0 is no count",
        "Row 7: no cause of this case",
        "Row 8: its role is not known here",
        "Row 9: this cause and role stand in a row above",
    ]


def test_a_count_without_a_role_beside_roles_is_said_and_not_lost_in_silence():
    rows = [
        ["Cause", "Role", "Agree", "Asked"],
        ["No shared time", "Teachers", 7, 9],
        ["No shared time", "", 3, 30],
    ]
    found = survey_votes(rows, CAUSES)
    assert found.counts == {"b": {P.TEACHERS: (7, 9)}}
    assert (found.people, found.unread) == (
        9,
        (
            "“No shared time”, 3 of 30 without a role: not counted, because its roles are told "
            "apart.",
        ),
    )


@pytest.mark.parametrize(
    ("heading", "role_heading"),
    [
        ("1. Nobody owns the posting date", "Role"),
        ("Is it a root? [Nobody owns the posting date]", "What is your role?"),
        ("Do you agree that nobody owns the posting date?", "Your role"),
        ("Nobody owns the posting", "¿Cuál es su rol?"),
    ],
)
def test_headings_as_forms_write_them_name_a_cause_and_the_roles(heading, role_heading):
    rows = [
        ["Survey of November"],
        [],
        [role_heading, heading],
        ["Maestra", "Sí"],
        ["Mother", "no"],
    ]
    found = survey_votes(rows, CAUSES)
    assert found.counts == {"a": {P.TEACHERS: (1, 1), P.FAMILIES: (0, 1)}}
    assert found.unread == ()


@pytest.mark.parametrize(
    ("answers", "count", "said"),
    [
        (["5 - Strongly agree", "4 (agree)", "1 - Strongly disagree"], (2, 3), ""),
        (["Somewhat agree", "Totalmente en desacuerdo", "Neither"], (1, 3), ""),
        ([8, 10, 3], None, "another scale"),
        (["7 - likely", "1", "2"], None, "another scale"),
        ([1, 1, 1], (3, 3), "Every answer is 1"),
        ([1, 0, 1], (2, 3), ""),
        ([3, 4, 2], (1, 3), "No answer is 5"),
        ([3, 5, 2], (1, 3), ""),
    ],
)
def test_numbers_that_may_mean_something_else_are_said(answers, count, said):
    found = survey_votes([["No shared time"], *([answer] for answer in answers)], CAUSES)
    assert found.counts == ({"b": {None: count}} if count else {})
    words = " ".join(line for line in found.unread if "all are counted" not in line)
    assert said in words if said else not words


@pytest.mark.parametrize(
    ("typed", "number"), [("1,200", 1200), ("8.0", 8), ("1,5", None), ("8.5", None), ("²", None)]
)
def test_counts_are_whole_numbers_however_they_are_written(typed, number):
    rows = [["Cause", "Agree", "Asked"], ["No shared time", typed, "2,000"]]
    found = survey_votes(rows, CAUSES)
    assert found.counts == ({"b": {None: (number, 2000)}} if number else {}), "1,5 was 15"


def test_pasted_signs_and_a_long_heading_do_not_matter():
    heading = "Nobody owns\u00a0the posting date (agree?)\u200b"
    found = survey_votes([[heading], ["x"]], CAUSES)
    assert found.counts == {"a": {None: (1, 1)}}
    assert survey_votes([], CAUSES).counts == {}
