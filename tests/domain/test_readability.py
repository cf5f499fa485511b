"""How hard words are to read: the formula, and the brief of every sample case."""

import pytest

from sos_desktop.domain.readability import grade


def test_the_grade_follows_the_published_formula():
    # 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59
    assert grade(["The cat sat on the mat."]) == pytest.approx(-1.45, abs=0.01)
    # 5 words, 1 sentence, 16 syllables
    hard = grade(["Institutional accountability necessitates comprehensive documentation."])
    assert hard is not None
    assert hard > 30


def test_each_text_ends_a_sentence_and_abbreviations_are_spelled_out():
    apart, joined = (
        grade(["We ride the bus", "They walk to school"]),
        grade(["We ride the bus they walk to school"]),
    )
    assert apart is not None
    assert joined is not None
    assert apart < joined
    assert grade(["The LCAP is long"]) > grade(["The plan is long"])


@pytest.mark.parametrize("texts", [[], [""], ["9.7%", "Red"], ["$12,400"]])
def test_where_there_are_too_few_words_nothing_is_said(texts):
    assert grade(texts) is None
