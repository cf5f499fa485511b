"""The summary of findings: what it says where several meetings were held."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from sos_desktop.domain.casework.access.copies import copy_for
from sos_desktop.domain.casework.access.readers import OFFICE, PUBLIC
from sos_desktop.domain.casework.needs_words import CauseKind, DistrictControl
from sos_desktop.domain.casework.records import AgendaItem, Cause, Contact, Interview
from sos_desktop.domain.casework.words import CauseState, ContactKind, Sensitivity
from sos_desktop.domain.documents.needs_summary import fishbone_document, needs_document
from sos_desktop.domain.documents.plan import PlanMaterial
from sos_desktop.domain.documents.report import texts_in
from sos_desktop.exporters.word import render_word
from sos_desktop.services.languages import language
from tests.domain.documents.full_case import full


def test_every_evening_stands_in_it_and_one_that_is_ahead_hides_none():
    file = full()
    evenings = [
        Contact(case_id=file.case.id, kind=ContactKind.MEETING, held_on=day, summary="")
        for day in (date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15))
    ]
    parts = [
        AgendaItem(case_id=file.case.id, text="Why", contact_id=evening.id, decided=decided)
        for evening, decided in zip(evenings, ("Begin with buses", "Ask drivers", ""), strict=True)
    ]
    file = replace(file, contacts=tuple(evenings), agenda=tuple(parts))
    document = needs_document(PlanMaterial(file), language().catalog("needs"), date(2026, 12, 9))
    said = "\n".join(texts_in(document.sections))
    assert "Begin with buses" in said
    assert said.index("Ask drivers") < said.index("Begin with buses"), "the latest first"


def cause(key, text, **values):
    return Cause(id=key, case_id="c", text=text, **values)


def test_the_fishbone_in_lines_says_what_its_drawing_says():
    causes = (
        cause("a", "Late", category="systems", kind=CauseKind.SYMPTOM),
        cause("b", "Old fleet", parent_id="a", control=DistrictControl.OUTSIDE),
        cause("c", "No owner", category="people", state=CauseState.VALIDATED, kind=CauseKind.ROOT),
        cause("d", "Alone", kind=CauseKind.ROOT),
    )
    file = replace(full(), causes=causes, evidence=(), votes=())
    catalog = language().catalog("needs")
    made = fishbone_document(file, catalog, date(2026, 12, 1), ("systems", "people"))
    block = made.sections[0].blocks[0]
    assert block.outline == (
        (0, "Systems"),
        (1, "Late, Possible, symptom"),
        (2, "Old fleet, Possible, not in its hands"),
        (0, "People"),
        (1, "No owner, Validated root cause"),
        (0, "Alone, Possible, root cause"),
    )
    assert "Old fleet, under Late, Possible, not in its hands." in block.alternative
    said = Document(io.BytesIO(render_word(made)))
    deep = {p.text: p.paragraph_format.left_indent for p in said.paragraphs}
    assert deep["Old fleet, Possible, not in its hands"] > deep["Late, Possible, symptom"] > 0
    assert not any("have a dot" in words for words in deep), "nothing is drawn in Word"


def test_what_is_to_be_tested_and_why_causes_were_set_aside_stand_in_it():
    """It said only what was agreed on; who had proposed the rest found nothing."""
    causes = (
        cause("a", "No owner", state=CauseState.VALIDATED),
        cause("b", "Late buses", state=CauseState.TO_TEST, agreement=40),
        cause("c", "Tired", state=CauseState.REJECTED, rejected_because="Mondays are no worse"),
        cause("d", "Weather", state=CauseState.REJECTED),
    )
    file = replace(full(), causes=causes, evidence=(), votes=())
    made = needs_document(PlanMaterial(file), language().catalog("needs"), date(2026, 12, 9))
    section = next(s for s in made.sections if s.title == "To be tested, and set aside")
    said = list(texts_in((section,)))
    assert {"Late buses", "40% agree", "Tired: Mondays are no worse", "Weather"} <= set(said)
    assert "No owner" not in said
    agreed = replace(file, causes=causes[:1])
    made = needs_document(PlanMaterial(agreed), language().catalog("needs"), date(2026, 12, 9))
    assert all(s.title != section.title for s in made.sections)


def test_the_districts_words_stand_beside_what_is_seen():
    seen = replace(full().findings[0], text="Few courses", district_words="We have two teachers")
    file = replace(full(), findings=(seen,))
    made = needs_document(PlanMaterial(file), language().catalog("needs"), date(2026, 12, 9))
    said = "\n".join(texts_in(made.sections))
    assert "Few courses. In the district's words: “We have two teachers”" in said


@pytest.mark.parametrize(
    ("readers", "sensitivity", "said"),
    [
        (PUBLIC, Sensitivity.PUBLIC, "Heard without a role that is noted: 3."),
        (PUBLIC, Sensitivity.OFFICE, "More of what was said is kept in the working copy."),
        (OFFICE, Sensitivity.OFFICE, "Heard without a role that is noted: 3."),
    ],
)
def test_no_paper_says_that_nobody_was_heard_where_somebody_was(readers, sensitivity, said):
    """An interview whose perspective is not noted is one, and so is one the readers may not see."""
    file = full()
    talk = Interview(
        case_id=file.case.id,
        role="A parent of two",
        held_on=date(2026, 12, 1),
        people=3,
        sensitivity=sensitivity,
    )
    bare = replace(file, interviews=(talk,), quotes=(), themes=(), voices=())
    made = PlanMaterial(copy_for(bare, readers))
    document = needs_document(made, language().catalog("needs"), date(2026, 12, 9))
    text = "\n".join(texts_in(document.sections))
    assert said in text
    assert "Nobody was heard" not in text
