"""An agenda goes to the district: it is made of what the district may read."""

from dataclasses import replace
from datetime import timedelta

from sos_desktop.domain.casework.letters import LetterKind
from sos_desktop.domain.casework.records import Contact, new_id
from sos_desktop.domain.casework.words import ContactKind, Route, Sensitivity
from sos_desktop.exporters.letter_docx import text_of
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from sos_desktop.services.letters.making import letter_bytes
from sos_desktop.services.letters.readiness import agenda_rows
from tests.importers import files


def test_an_agenda_knows_nothing_of_meetings_of_the_office_alone(ready):
    case_id = cases.open_case(ready, files.DISTRICT, Route.DASHBOARD, year=2025).case_id
    today = clock.today()
    inside = Contact(
        case_id=case_id, kind=ContactKind.MEETING, held_on=today, place="Back office",
        people="Ana Ruiz", sensitivity=Sensitivity.OFFICE,
    )  # fmt: skip
    for record in (inside, replace(inside, id=new_id(), held_on=today - timedelta(1))):
        records.save(ready, record)
    (row,) = agenda_rows(ready)
    text = text_of(letter_bytes(ready, row.found, LetterKind.AGENDA))
    assert "Back office" not in text
    assert "Date and place: to be agreed with the district." in text
    assert "First meeting with Cañada Union" in text
