"""Problems of practice: sentences from parts, gentle hints, two wordings."""

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.needs.problems import HintKind, compared, composed, figures_of, hints_in
from sos_desktop.services.casework.needs_tables import problem_hints
from tests.domain.needs.files import DAY, C


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("There is a lack of aides", [HintKind.SOLUTION]),
        ("Those families don’t care", [HintKind.BLAME]),
        ("UNMOTIVATED students need more support", [HintKind.SOLUTION, HintKind.BLAME]),
        ("Black students are suspended twice as often", []),
        ("A refusenik at a slackline", []),
        ("There is no reading specialist", [HintKind.SOLUTION]),
        ("We don’t have a tutoring program", [HintKind.SOLUTION]),
        ("MTSS has not been implemented", [HintKind.SOLUTION]),
        ("Parents don't value education", [HintKind.BLAME]),
        ("Low-performing students lack motivation", [HintKind.SOLUTION, HintKind.BLAME]),
        ("Teachers refused to change", [HintKind.BLAME]),
        ("Falta de recursos en las escuelas", [HintKind.SOLUTION]),
        ("Necesitamos más consejeros", [HintKind.SOLUTION]),
        ("A los padres no les importa", [HintKind.BLAME]),
        ("Los alumnos son flojos", [HintKind.BLAME]),
        ("Refuse collection blocks the bus loop at 8", []),
        ("Students in career training courses graduate less often", []),
        ("Students who need to change buses arrive at 8:40", []),
        ("Families do not hear of absences until ten days have passed", []),
        ("Los alumnos llegan tarde porque el autobús llega a las 8:40", []),
        ("", []),
    ],
)
def test_hints_are_whole_words_in_any_case(text, kinds):
    found = hints_in(text, problem_hints())
    assert [hint.kind for hint in found] == kinds
    assert all(hint.reason and hint.found for hint in found)


def test_a_longer_phrase_stands_for_the_shorter_one_in_it():
    (hint,) = hints_in("They refuse to come", problem_hints())
    assert hint.found == ("refuse to",)


def test_the_sentence_is_made_of_what_is_there():
    problem = r.Problem(case_id=C, text="", who="students", what="miss first period.", since="2024")
    assert composed(problem) == "Students miss first period 2024."
    assert composed(r.Problem(case_id=C, text="", how_much="40 of 160")) == "40 of 160."
    assert composed(r.Problem(case_id=C, text="")) == ""


def test_figures_are_put_in_and_missing_is_never_0():
    finding = r.Finding(id="f", case_id=C, kind=w.FindingKind.WEAKNESS, priority=5, text="x")

    def figure(**values):
        return r.KeptFigure(
            case_id=C, finding_id="f", origin=w.FigureOrigin.LOCAL, kept_on=DAY, **values
        )

    figures = (figure(numerator=62, denominator=673), figure(value=9.2), figure())
    assert figures_of(finding, figures) == "62 of 673; 9.2"
    assert figures_of(None, figures) == ""
    ela = figure(value=-95.7, year=2023, indicator="ELA")
    assert figures_of(finding, (ela,)) == "95.7 points below standard", "it said −95.7"


def test_two_wordings_word_by_word():
    parts = compared("Students miss class", "Students miss first period")
    assert [(p.text, p.before, p.after) for p in parts] == [
        ("Students miss", True, True),
        ("class", True, False),
        ("first period", False, True),
    ]
