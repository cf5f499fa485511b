"""Whose voice a title or a written role is."""

import pytest

from sos_desktop.domain.casework.partners.roles import role_of, voice_of, voice_of_role
from sos_desktop.domain.casework.words import PersonRole, Perspective

P = Perspective


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Board president", P.BOARD),
        ("Trustee", P.BOARD),
        ("School board", P.BOARD),
        ("Board chair", P.BOARD),
        ("President of the Board of Trustees", P.BOARD),
        ("CTA president", P.LABOR),
        ("CSEA", P.LABOR),
        ("union", P.LABOR),
        ("Union representative", P.LABOR),
        ("Teachers' union, president", P.LABOR),
        ("Bargaining chair", P.LABOR),
        ("Principal, Salinas Union High", P.PRINCIPALS),
        ("Superintendent, Ca\u00f1ada Union", P.LEADERS),
        ("Superintendent", P.LEADERS),
        ("CBO", P.LEADERS),
        ("Director of Student Services", P.LEADERS),
        ("Parent", P.FAMILIES),
        ("DELAC chair", P.FAMILIES),
        ("Student", P.STUDENTS),
        ("Student representative", P.STUDENTS),
        ("11th grade student", P.STUDENTS),
        ("5th grade teacher", P.TEACHERS),
        ("Bus driver, classified", P.CLASSIFIED),
        ("Partner organization", P.COMMUNITY),
        ("Friend of the school", None),
        ("", None),
    ],
)
def test_a_role_in_free_words_is_a_voice(text, voice):
    assert voice_of(text) is voice


def test_every_role_says_whose_voice_it_is_or_that_it_does_not():
    assert {role for role in PersonRole if voice_of_role(role) is None} == {PersonRole.OTHER}


def test_union_in_a_districts_name_is_no_labor_role():
    assert role_of("Superintendent, Alisal Union") is PersonRole.SUPERINTENDENT
