"""Answers about support: whose voices they are, and a file of answers that is never guessed at."""

from datetime import date

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.learning_words import FeedbackPhase, FeedbackSide
from sos_desktop.domain.improvement.feedback import answers_in, balance_words, voices_by_phase
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework.feedback_files import form_words

TODAY = date(2026, 12, 1)
TRUST = "We worked with people we trust."


def _read(*rows):
    return answers_in(rows, form_words(), "c", TODAY, "answers.xlsx")


def _answer(role, side=FeedbackSide.DISTRICT, **values):
    return r.Feedback(case_id="c", given_on=TODAY, role=role, side=side, trust=4, **values)


def test_both_languages_are_read_and_told_apart():
    english = _read(["Role", "1. " + TRUST, "Phase"], ["teachers", 4, "Outreach"])
    spanish = _read(
        ["PAPEL", "Trabajamos con personas en quienes confiamos"], ["Familias", "5 de 5"]
    )
    [one], [two] = english.answers, spanish.answers
    assert (one.role, one.trust, one.phase, str(one.language)) == (
        "teachers",
        4,
        FeedbackPhase.OUTREACH,
        "en",
    )
    assert (two.role, two.trust, str(two.language)) == ("families", 5, "es")


@pytest.mark.parametrize("cell", ["0", "6", "3.5", "often", "-1"])
def test_a_number_that_is_none_is_left_out_and_named(cell):
    found = _read([TRUST, "What helped"], [cell, "The visits"])
    assert found.answers[0].trust is None
    assert found.remarks == (f"Row 2, {TRUST}: “{cell}” cannot be read and is left out.",)


def test_what_the_form_says_below_its_table_is_no_answer():
    found = _read(["Role", TRUST], ["Teachers", 4], ["One row for each person.", None])
    assert (len(found.answers), found.remarks) == (1, ())


def test_names_are_not_read():
    found = _read(["Name", TRUST], ["Luz Peña", 3])
    assert found.remarks == ("Column “Name” is not read.",)
    assert "Luz" not in repr(found.answers)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "is empty"),
        ([["Name", "Score"], ["A", 1]], "No column of answers.xlsx is a question"),
        ([[TRUST, "trust"], [1, 2]], "two columns for the same question, “trust”"),
        ([[TRUST], [None], [""]], "No row of answers.xlsx has an answer"),
    ],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(rows, words):
    with pytest.raises(InputProblem, match=words):
        _read(*rows)


def test_whose_voices_they_are_and_who_is_missing():
    found = [*(_answer("leaders") for _ in range(4)), _answer("families")]
    said = balance_words(found)
    assert said.startswith("5 answers: District leaders 4, Families 1. Nobody yet of: Principals,")
    assert "District leaders outweigh the others (80%)." in said
    assert said.endswith("No answer from the side of: County office.")
    assert balance_words([]) == "No answer yet."


def test_nobody_who_gave_no_number_counts_as_0():
    [voices] = voices_by_phase([_answer("families"), _answer("", classroom=2)])
    assert voices.averages["trust"] == 4
    assert voices.averages["classroom"] == 2
    assert voices.averages["tools"] is None
    assert voices.roles == {"families": 1, "": 1}


def test_an_answer_that_says_nothing_is_refused():
    with pytest.raises(InputProblem, match="at least one answer"):
        r.Feedback(case_id="c", given_on=TODAY).check("district")
    with pytest.raises(InputProblem, match="from 1"):
        r.Feedback(case_id="c", given_on=TODAY, trust=6).check("district")
