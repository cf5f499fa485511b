"""An agenda goes to the district: it is made of what the district may read."""

from dataclasses import replace
from datetime import timedelta

from db.models.county import LeaRow
from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.domain.casework.records import (
    Contact,
    DistrictPriority,
    LcapGoal,
    Person,
    TeamMember,
    new_id,
)
from sos_desktop.domain.casework.words import ContactKind, PersonRole, Route, Sensitivity, Side
from sos_desktop.exporters.letter_docx import text_of
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import registers
from sos_desktop.services.county.office import save_office
from sos_desktop.services.letters.making import letter_bytes
from sos_desktop.services.letters.readiness import agenda_rows
from tests.importers import files
from tests.letters import OFFICE, load_figures
from tests.statements import statements


def test_an_agenda_knows_nothing_of_meetings_of_the_office_alone(ready):
    case_id = cases.open_case(ready, files.DISTRICT, Route.DASHBOARD, year=2025).case_id
    today = clock.today()
    inside = Contact(
        case_id=case_id,
        kind=ContactKind.MEETING,
        held_on=today,
        place="Back office",
        people="Ana Ruiz",
        sensitivity=Sensitivity.OFFICE,
    )
    for record in (inside, replace(inside, id=new_id(), held_on=today - timedelta(1))):
        records.save(ready, record)
    (row,) = agenda_rows(ready)
    text = text_of(letter_bytes(ready, row.found, LetterKind.AGENDA))
    assert "Back office" not in text
    assert "Date and place: to be agreed with the district." in text
    assert "First meeting with Cañada Union" in text


def test_an_agenda_has_strengths_before_weaknesses_and_the_districts_own_words(ready):
    case_id = cases.open_case(ready, files.DISTRICT, Route.DASHBOARD, year=2025).case_id
    for record in (
        DistrictPriority(case_id=case_id, text="Every child reads"),
        LcapGoal(case_id=case_id, number="2.4", text="Attendance"),
        TeamMember(case_id=case_id, name="Ina Ortiz", role="Principal"),
        Contact(
            case_id=case_id,
            kind=ContactKind.MEETING,
            held_on=clock.today(),
            place="Library",
            people="All",
        ),
    ):
        records.save(ready, record)
    (row,) = agenda_rows(ready)
    assert row.by_kind[LetterKind.AGENDA].ready
    text = text_of(letter_bytes(ready, row.found, LetterKind.AGENDA))
    places = [
        text.index(part)
        for part in (
            "Library",
            "All students, ELA: Green",
            "Every child reads",
            "2.4 Attendance",
            "Priority 4, ELA Red",
            "Ina Ortiz, Principal",
            "Choose how much of the cycle",
        )
    ]
    assert places == sorted(places)
    assert "Luz Peña, Superintendent" in text


def test_an_agenda_says_first_only_of_a_first_meeting_and_lists_each_person_once(ready):
    case_id = cases.open_case(ready, files.DISTRICT, Route.DASHBOARD, year=2025).case_id
    registers.save(ready, Person(name="Bo", role=PersonRole.BOARD, cds=files.DISTRICT))
    for number in range(10):
        records.save(ready, TeamMember(case_id=case_id, name=f"Member {number}"))
    for name in ("luz peña", "Peña, Luz", "Luz Peña, Ed.D."):
        records.save(ready, TeamMember(case_id=case_id, name=name, role="Everything"))

    def agenda():
        (row,) = agenda_rows(ready)
        return text_of(letter_bytes(ready, row.found, LetterKind.AGENDA))

    text = agenda()
    assert "First meeting with Cañada Union" in text
    assert "Everything" not in text
    assert "2 more in the address book or on the team" in text
    assert "labor partners" in text
    assert "a board member" not in text
    for side, role in ((Side.DISTRICT, "CTA president"), (Side.COE, "5th grade teacher")):
        records.save(ready, TeamMember(case_id=case_id, name=role, role=role, side=side))
    text = agenda()
    assert "labor partners" not in text, "a team member speaks for labor"
    assert "teachers" in text.partition("For the district to invite:")[2]
    assert "4 more in the address book or on the team" in text
    tomorrow = clock.today() + timedelta(1)
    visit = Contact(case_id=case_id, kind=ContactKind.VISIT, held_on=tomorrow, place="Lab school")
    records.save(ready, visit)
    assert "Lab school" not in agenda(), "a site visit is not the meeting"
    records.save(ready, replace(visit, held_on=clock.today() - timedelta(1)))
    assert "First meeting with" not in agenda()


def test_an_agenda_without_any_data_says_so(county, tmp_path):
    load_figures(county, tmp_path)
    cases.open_case(county, files.DISTRICT, Route.VOLUNTARY, request="Help")
    with county.session("Undo import") as session:
        from db.models.dashboard import ImportBatchRow

        for batch in session.query(ImportBatchRow):
            batch.state = "undone"
    save_office(county, OFFICE)
    (row,) = agenda_rows(county)
    text = text_of(letter_bytes(county, row.found, LetterKind.AGENDA))
    assert "No Dashboard figures are loaded" in text
    assert "asked for this work itself" in text
    assert "please bring the LCAP" in text


def test_agendas_of_many_districts_ask_no_more_than_those_of_one(ready):
    """Districts of which nothing is loaded were asked for the whole office one by one."""

    def asked() -> int:
        with statements() as found:
            agenda_rows(ready)
        return len(found)

    _voluntary_case(ready, 0)
    asked()  # the first view reads the years, which are kept
    first = asked()
    for number in range(1, 8):
        _voluntary_case(ready, number)
    assert len(agenda_rows(ready)) == 8
    assert asked() == first


def _voluntary_case(county, number):
    cds = f"2766{number:03}0000000"
    with county.session("Load") as session:
        session.add(LeaRow(cds=cds, kind="district", county_code="27", name=f"District {number}"))
    cases.open_case(county, cds, Route.VOLUNTARY, request="Help")
