"""The summary of findings: what it says where several meetings were held."""

from dataclasses import replace
from datetime import date

from sos_desktop.domain.casework.records import AgendaItem, Contact
from sos_desktop.domain.casework.words import ContactKind
from sos_desktop.domain.documents.needs_summary import needs_document
from sos_desktop.domain.documents.plan import PlanMaterial
from sos_desktop.domain.documents.report import texts_in
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
