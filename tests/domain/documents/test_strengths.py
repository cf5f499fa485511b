"""The written identification: figures that were released again, and what a copy lacks."""

from dataclasses import replace
from datetime import date

import pytest

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import PUBLIC
from sos_desktop.domain.dashboard.codes import EntityKind
from sos_desktop.domain.documents.figure_phrases import figure_words
from sos_desktop.domain.documents.plan import PlanMaterial
from sos_desktop.domain.documents.report import texts_in
from sos_desktop.domain.documents.strengths import strengths_document
from sos_desktop.domain.local.standing import FigureNow, compared
from sos_desktop.services.languages import language
from tests.domain.documents.full_case import full

DAY = date(2026, 12, 1)


def findings(**values):
    made = [
        r.Finding(case_id="c", kind=kind, priority=5, text=text, sensitivity=readers)
        for kind, text, readers in (
            (w.FindingKind.STRENGTH, "Aides stay", w.Sensitivity.PUBLIC),
            (w.FindingKind.WEAKNESS, "Buses are late", w.Sensitivity.DISTRICT),
        )
    ]
    return replace(full(), findings=tuple(made), figures=(), **values)


def said(file, **values):
    material = PlanMaterial(file, **values)
    made = strengths_document(material, language().catalog("strengths"), DAY)
    return ["\n".join(texts_in((section,))) for section in made.sections]


def test_a_public_copy_that_lacks_needs_does_not_hint_at_strengths_it_would_hide():
    strengths, needs = said(copy_for(findings(), PUBLIC))
    assert "Further findings" not in strengths
    assert "Further findings are kept in the working copy." in needs


@pytest.mark.parametrize(
    ("route", "kind", "law"),
    [
        (w.Route.DASHBOARD, EntityKind.DISTRICT, "52071(c)(1)"),
        (w.Route.DASHBOARD, EntityKind.COE, "52071.5(b)"),
        (w.Route.VOLUNTARY, EntityKind.DISTRICT, ""),
        (w.Route.CHARTER, EntityKind.CHARTER, ""),
    ],
)
def test_the_law_that_asks_for_it_is_named_where_it_holds(route, kind, law):
    file = findings()
    file = replace(file, case=replace(file.case, route=route), lea=replace(file.lea, kind=kind))
    strengths, needs = said(file)
    assert law in strengths if law else "Education Code" not in strengths
    assert "Education Code" not in needs


@pytest.mark.parametrize(
    ("origin", "now", "words"),
    [
        ("dashboard", FigureNow(9.6, 48, 500, None), "released again since: 9.6%, 48 of 500 stu"),
        ("dashboard", FigureNow(9.2, 46, 500), ""),
        ("dashboard", FigureNow(), "released again since: not reported"),
        ("dashboard", None, "no loaded file says this any more"),
        ("local", FigureNow(9.6, 48, 500), "its source says otherwise since"),
    ],
)
def test_a_figure_that_was_released_again_says_so_on_paper(origin, now, words):
    file = findings()
    figure = r.KeptFigure(
        case_id="c",
        finding_id=file.findings[1].id,
        origin=w.FigureOrigin(origin),
        kept_on=DAY,
        year=2025,
        indicator="SUSPENSION",
        numerator=46,
        denominator=500,
        value=9.2,
    )
    file = replace(file, figures=(figure,))
    _strengths, needs = said(file, since={figure.id: compared(figure, now)})
    assert "9.2%, 46 of 500 students" in needs, "what was written stays"
    if words:
        assert words in needs
    else:
        assert "since" not in needs
    assert "48 of 500" not in needs or origin == "dashboard"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"indicator": "ELA", "value": -24.5, "denominator": 6988},
            "English language arts, 2025; −24.5 points, 6,988 students",
        ),
        (
            {"indicator": "ELPI", "value": 61.7, "numerator": 1852, "denominator": 3002},
            "English learner progress, 2025; 61.7%, 1,852 of 3,002 students",
        ),
        (
            {"indicator": "P3", "origin": w.FigureOrigin.RATING, "color": 2},
            "local indicator of Priority 3, 2025; not met",
        ),
    ],
)
def test_a_figure_is_told_with_its_unit_and_a_rating_as_what_it_is(values, words):
    told = {"origin": w.FigureOrigin.DASHBOARD, "year": 2025, **values}
    figure = r.KeptFigure(case_id="c", finding_id="f", kept_on=DAY, **told)
    assert figure_words(figure, language().catalog("strengths")) == words
