"""Which letter fits which LEA, and what is missing in words."""

import pytest

from sos_desktop.domain.casework.letters.letter_fields import FIELDS, FieldPlace, missing_fields
from sos_desktop.domain.casework.letters.letter_kinds import (
    LetterKind,
    LetterStanding,
    misfit,
    no_letter_words,
    proposed_letter,
    proposed_page,
)
from sos_desktop.domain.casework.words import Route
from sos_desktop.domain.dashboard.codes import EntityKind

D, C, COE = EntityKind.DISTRICT, EntityKind.CHARTER, EntityKind.COE
K = LetterKind


@pytest.mark.parametrize(
    ("standing", "letter", "page"),
    [
        (LetterStanding(D, True, 1, True, False), K.NEW, K.PAGE_ELIGIBLE),
        (LetterStanding(D, True, 0, True, False), K.NEW, K.PAGE_ELIGIBLE),
        (LetterStanding(D, True, 1, True, False, again=True), K.AGAIN, K.PAGE_ELIGIBLE),
        (LetterStanding(D, True, 0, True, False, again=True), K.AGAIN, K.PAGE_ELIGIBLE),
        (LetterStanding(D, True, 2, False, False, again=True), K.SECOND_YEAR, K.PAGE_ELIGIBLE),
        (LetterStanding(D, True, 2, False, False), K.SECOND_YEAR, K.PAGE_ELIGIBLE),
        (LetterStanding(D, True, 1, True, False, ("SWD",)), K.GEO_LEAD, K.PAGE_ELIGIBLE),
        (LetterStanding(D, True, 1, True, True, ("SWD",)), K.LEVEL_3, K.PAGE_ELIGIBLE),
        (LetterStanding(D, False, 0, False, True), K.LEVEL_3, K.PAGE_NOT_ELIGIBLE),
        (LetterStanding(D, False, 0, False, False), K.NOT_ELIGIBLE, K.PAGE_NOT_ELIGIBLE),
        (LetterStanding(D, False, 0, False, None, route=Route.LCAP), K.LCAP, K.PAGE_NOT_ELIGIBLE),
        (LetterStanding(D, None, 0, None, None, route=Route.VOLUNTARY), K.VOLUNTARY, None),
        (LetterStanding(D, True, 1, True, False, route=Route.LCAP), K.NEW, K.PAGE_ELIGIBLE),
        (LetterStanding(D, None, 0, None, None), None, None),
        (LetterStanding(C, True, 0, True, True), K.CHARTER, K.PAGE_ELIGIBLE),
        (LetterStanding(C, False, 0, False, False), K.NOT_ELIGIBLE, K.PAGE_NOT_ELIGIBLE),
        (LetterStanding(C, None, 0, None, None), None, None),
        (LetterStanding(COE, True, 1, True, False), None, None),
    ],
)
def test_the_letter_that_is_proposed(standing, letter, page):
    assert proposed_letter(standing) is letter
    assert proposed_page(standing) is page
    for kind in (letter, page):
        assert kind is None or misfit(kind, standing) == ""


@pytest.mark.parametrize(
    ("kind", "standing", "says"),
    [
        (K.NEW, LetterStanding(D, False), "begins with this Dashboard"),
        (K.NEW, LetterStanding(D, None), "begins with this Dashboard"),
        (K.NEW, LetterStanding(D, True, 1, again=True), "begins with this Dashboard"),
        (K.AGAIN, LetterStanding(D, True, 1), "while it was in assistance"),
        (K.SECOND_YEAR, LetterStanding(D, True, 1), "second year"),
        (K.GEO_LEAD, LetterStanding(D, True, 1), "three years in a row"),
        (K.LEVEL_3, LetterStanding(D, True, 1, level_3=None), "EC 52072"),
        (K.CHARTER, LetterStanding(D, True, 1), "charter school"),
        (K.NOT_ELIGIBLE, LetterStanding(D, None), "not in differentiated assistance"),
        (K.NOT_ELIGIBLE, LetterStanding(D, True, 1), "not in differentiated assistance"),
        (K.VOLUNTARY, LetterStanding(D, True, 1), "no open case records one"),
        (K.LCAP, LetterStanding(D, False, route=Route.VOLUNTARY), "no open case records that"),
        (K.PAGE_ELIGIBLE, LetterStanding(D, None), "is in differentiated assistance"),
        (K.NEW, LetterStanding(COE, True, 1), "EC 52071.5"),
    ],
)
def test_a_letter_that_would_say_more_than_is_known_is_not_for_this_lea(kind, standing, says):
    assert says in misfit(kind, standing)


def test_why_there_is_no_letter():
    assert "suspension 2025 is not loaded" in no_letter_words(
        LetterStanding(D, None, why=("suspension 2025 is not loaded",))
    )


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_every_empty_field_is_named_with_its_place(name):
    values = dict.fromkeys(FIELDS, "x")
    for empty in ("", ()):
        values[name] = empty
        (found,) = missing_fields([name, "lea_name"] if name != "lea_name" else [name], values)
        assert FIELDS[name].words in found.words
        assert found.place is FIELDS[name].place
        assert found.short


def test_a_line_per_place_and_nothing_for_fields_the_template_does_not_use():
    found = missing_fields(
        ["signature_name", "signature_title", "office_phone", "date"], {"date": "x"}
    )
    assert [obstacle.place for obstacle in found] == [FieldPlace.OFFICE, FieldPlace.SIGNATURE]
