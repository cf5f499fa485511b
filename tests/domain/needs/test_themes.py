"""Themes by roles: counts, who was not asked, how well a theme stands, what it goes with."""

from dataclasses import replace

import pytest

from sos_desktop.domain.casework import needs_words as nw
from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import PUBLIC
from sos_desktop.domain.needs.standing import heard_words
from sos_desktop.domain.needs.themes import GoesWith, theme_board, unheard
from tests.domain.casework.files import whole
from tests.domain.needs.files import DAY, C, cause, evidence, quote

THEME = r.Theme(id="t", case_id=C, text="Nobody calls")
P = w.Perspective


def talk(key, perspective, people=None):
    return r.Interview(
        id=key, case_id=C, role="x", held_on=DAY, perspective=perspective, people=people
    )


def heard(perspective, count=None, stage=w.Stage.NEEDS):
    return r.Voice(
        case_id=C, stage=stage, perspective=perspective, state=w.VoiceState.HEARD, count=count
    )


def test_people_are_counted_by_role_and_in_all():
    file = whole(
        themes=(THEME,),
        quotes=(
            quote("t", P.TEACHERS, 3),
            quote("t", P.TEACHERS),
            quote("t", P.FAMILIES, 2),
            quote("t", None, 5),
            quote(None, P.BOARD),
            quote("gone", P.BOARD),
        ),
    )
    board = theme_board(file)
    (row,) = board.rows
    assert row.people == {P.TEACHERS: 4, P.FAMILIES: 2}
    assert row.total == 11
    assert len(board.unsorted) == 2, "also those whose theme is not there"


def test_of_one_talk_no_more_people_say_so_than_were_there():
    """Two quotes of one parent were two parents, of which only one was heard."""
    file = whole(
        themes=(THEME,),
        interviews=(talk("i", P.FAMILIES, 1), talk("g", P.FAMILIES, 6), talk("o", P.FAMILIES)),
        quotes=tuple(
            quote("t", P.FAMILIES, people, interview_id=key)
            for key, people in (("i", 1), ("i", 1), ("g", 5), ("g", 3), ("o", 2), ("o", 2))
        ),
    )
    (row,) = theme_board(file).rows
    assert (row.people[P.FAMILIES], row.total) == (1 + 6 + 4, 11)


def test_a_role_that_was_asked_and_said_nothing_is_not_one_that_was_not_asked():
    file = whole(
        interviews=(talk("i", P.BOARD),),
        voices=(heard(P.LABOR, 2), heard(P.STUDENTS, 9, w.Stage.OUTREACH)),
    )
    asked = {role.perspective: role for role in theme_board(file).roles}
    assert (asked[P.BOARD].asked, asked[P.BOARD].words) == (True, "1 heard")
    assert asked[P.LABOR].words == "2 heard"
    assert (asked[P.STUDENTS].asked, asked[P.STUDENTS].words) == (False, "not yet")


def test_what_was_counted_and_what_was_talked_are_not_added():
    file = whole(interviews=(talk("i", P.TEACHERS, 9), talk("j", P.TEACHERS, 7)))
    heard_of = {role.perspective: role.heard for role in theme_board(file).roles}
    assert heard_of[P.TEACHERS] == 16
    more = whole(interviews=file.interviews, voices=(heard(P.TEACHERS, 12),))
    heard_of = {role.perspective: role.heard for role in theme_board(more).roles}
    assert heard_of[P.TEACHERS] == 16, "the larger of both: nobody is counted twice"


@pytest.mark.parametrize(
    ("quotes", "finding", "said"),
    [
        ((), None, "not heard yet"),
        ((quote("t", interview_id="i"), quote("t", interview_id="i")), None, "heard once"),
        ((quote("t"),), None, "heard once"),
        (
            tuple(quote("t", interview_id=key) for key in "ijk"),
            "f",
            "in three interviews, seen in data",
        ),
        ((quote("t"), quote("t", interview_id="i")), None, "heard two times"),
    ],
)
def test_how_well_a_theme_stands(quotes, finding, said):
    theme = r.Theme(id="t", case_id=C, text="x", finding_id=finding)
    (row,) = theme_board(whole(themes=(theme,), quotes=quotes)).rows
    assert row.heard_words == said


def test_a_theme_goes_with_a_cause_through_itself_or_one_of_its_quotes():
    said = quote("t")
    accepted, aside = cause("a"), cause("b", state=w.CauseState.REJECTED)

    def goes(*items):
        file = whole(themes=(THEME,), quotes=(said,), causes=(accepted, aside), evidence=items)
        return theme_board(file).rows[0].goes_with

    assert goes() is GoesWith.NOTHING
    assert goes(evidence("b", theme_id="t")) is GoesWith.ASIDE
    assert goes(evidence("a", quote_id=said.id)) is GoesWith.CAUSE
    assert goes(evidence("b", theme_id="t"), evidence("a", theme_id="t")) is GoesWith.CAUSE
    assert goes(evidence(None, theme_id="t")) is GoesWith.NOTHING


@pytest.mark.parametrize(
    ("talks", "quotes", "words"),
    [
        ((), (), "nobody yet"),
        ((talk("i", None),), (), "1 person, no role noted"),
        ((talk("i", None, 4),), (quote(None, None, 2),), "6 people, no role noted"),
        ((talk("i", None),), (quote(None, None, 1, "i"),), "1 person, no role noted"),
        ((talk("i", None, 4), talk("b", P.BOARD)), (), "5 people, 1 role"),
        ((talk("i", None),), (quote(None, P.FAMILIES, 1, "i"),), "1 role"),
        ((replace(talk("i", None), kind=nw.ListeningKind.OBSERVATION),), (), "nobody yet"),
    ],
)
def test_who_was_heard_without_a_noted_role_is_somebody(talks, quotes, words):
    """ "Nobody yet" stood above an interview, on screen and on paper."""
    assert heard_words(whole(interviews=talks, quotes=quotes, voices=())) == words


def test_what_a_copy_lacks_never_reads_as_not_heard():
    office = w.Sensitivity.OFFICE
    file = whole(
        interviews=(replace(talk("i", P.BOARD), sensitivity=office),),
        voices=(
            heard(P.LABOR),
            r.Voice(case_id=C, stage=w.Stage.NEEDS, perspective=P.STUDENTS),
        ),
    )
    assert P.BOARD not in unheard(file)
    assert P.FAMILIES in unheard(file)
    assert unheard(copy_for(file, PUBLIC)) == (P.STUDENTS,), "only what was noted"
    assert unheard(replace(whole(), voices=())) == (), (
        "where nobody was heard nobody is missing yet"
    )
