"""The address book: by LEA and role, and two people with one mail address never silently."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.records import Consultant, Person
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import cases, coherence, records, visits
from sos_desktop.services.county import registers, undo
from sos_desktop.services.people import address_book as book
from sos_desktop.services.people import known_names
from sos_desktop.services.people.address_book import SharedAddress
from tests.casework import ALISAL, MCOE, SALINAS, add_leas, open_case

LUZ = Person(
    name="Luz Peña", role=w.PersonRole.SUPERINTENDENT, cds=SALINAS, email="office@example.org"
)
ANA = Person(name="Ana Ruiz", role=w.PersonRole.LCAP, cds=SALINAS)
EVA = Person(name="Eva Ng", cds=ALISAL)
PAM = Person(name="Pam Wu", organization="Coast SELPA", role=w.PersonRole.PARTNER)


@pytest.fixture(autouse=True)
def leas(county):
    add_leas(county)


def test_by_lea_and_role_with_those_who_left_last(county):
    left = replace(ANA, id="left", name="Al Ray", left_on=date(2026, 6, 30))
    for person in (left, PAM, EVA, ANA, LUZ):
        book.save_person(county, person)
    found = book.address_book(county)
    assert [(line.name, line.where) for line in found.people] == [
        ("Eva Ng", "Alisal Union"),
        ("Pam Wu", "Coast SELPA"),
        ("Luz Peña", "Salinas Union High"),
        ("Ana Ruiz", "Salinas Union High"),
        ("Al Ray", "Salinas Union High"),
    ]
    assert [lea.cds for lea in found.leas] == [ALISAL, MCOE, SALINAS]
    assert [line.name for line in book.address_book(county, ALISAL).people] == ["Eva Ng"]
    assert book.current_people(county, SALINAS) == (LUZ, ANA)


def test_a_shared_address_names_the_other_and_can_be_allowed(county):
    book.save_person(county, LUZ)
    second = replace(ANA, email="OFFICE@example.org ")
    with pytest.raises(SharedAddress) as caught:
        book.save_person(county, second)
    assert caught.value.where == "email"
    assert "Luz Peña, superintendent, Salinas Union High" in caught.value.message
    assert [line.person for line in caught.value.others] == [LUZ]
    book.save_person(county, second, share_address=True)
    assert len(registers.all_of(county, Person)) == 2
    book.save_person(county, replace(second, phone="1"))
    with pytest.raises(SharedAddress):
        book.save_person(county, replace(EVA, email="office@example.org"))


def test_an_own_address_is_nobody_elses(county):
    book.save_person(county, LUZ)
    assert book.save_person(county, replace(LUZ, title="Superintendent")).count == 1


def test_the_lea_must_be_of_the_file_and_takes_the_place_of_an_organization(county):
    with pytest.raises(InputProblem) as caught:
        book.save_person(county, replace(LUZ, cds="01611190000000"))
    assert caught.value.where == "cds"
    book.save_person(county, replace(LUZ, organization="Elsewhere"))
    assert registers.all_of(county, Person)[0].organization == ""


def test_leaving_keeps_the_entry_and_can_be_undone(county):
    book.save_person(county, LUZ)
    changes = book.set_left(county, LUZ, date(2026, 6, 30))
    assert changes.label == "Luz Peña is no longer there"
    assert book.current_people(county, SALINAS) == ()
    undo.undo(county)
    assert book.current_people(county, SALINAS) == (LUZ,)
    left = replace(LUZ, left_on=date(2026, 6, 30))
    assert book.set_left(county, left, None).subjects.value == 0


def test_a_last_day_to_come_changes_nothing_until_then(county):
    """Only who is gone already is left out, stands last, and is called no longer there."""
    today = clock.today()
    soon, gone = today + timedelta(1), today
    book.save_person(county, replace(EVA, cds=SALINAS, left_on=gone))
    book.save_person(county, replace(LUZ, left_on=soon))
    book.save_person(county, ANA)
    lines = book.address_book(county, SALINAS).people
    assert [line.name for line in lines] == ["Luz Peña", "Ana Ruiz", "Eva Ng"]
    assert [book.leaving_words(line.person) for line in lines] == [
        f"leaves {date_words(soon)}",
        "",
        f"no longer there since {date_words(gone)}",
    ]
    assert f"leaves {date_words(soon)}" in book.described(lines[0])
    case_id = open_case(county)
    assert known_names.partners(county, case_id) == ("Ana Ruiz", "Luz Peña")
    offers = visits.open_visit(county, case_id).offers
    assert {"Ana Ruiz", "Luz Peña"} <= set(offers)
    assert "Eva Ng" not in offers


@pytest.mark.parametrize(
    ("noted", "wanted", "label"),
    [
        (None, 30, "Luz Peña leaves {}"),
        (None, 0, "Luz Peña is no longer there"),
        (30, 60, "Luz Peña leaves {}"),
        (30, None, "Luz Peña stays"),
        (-30, None, "Luz Peña is there again"),
    ],
)
def test_what_the_undo_menu_calls_leaving(county, noted, wanted, label):
    def day(days):
        return None if days is None else clock.today() + timedelta(days)

    person = replace(LUZ, left_on=day(noted))
    book.save_person(county, person)
    assert book.set_left(county, person, day(wanted)).label == label.format(date_words(day(wanted)))


def test_names_are_offered_from_roster_and_address_book(county):
    case_id = open_case(county)
    for record in (Consultant(name="Bo Li"), Consultant(name="Old", active=False)):
        registers.save(county, record)
    book.save_person(county, ANA)
    book.save_person(county, replace(LUZ, left_on=date(2026, 6, 30)))
    assert known_names.consultants(county) == ("Ana Ruiz", "Bo Li")
    assert known_names.partners(county, case_id) == ("Ana Ruiz",)


def test_several_people_join_the_team_as_one_change(county):
    case_id = open_case(county)
    title = replace(LUZ, title="District superintendent", phone="555")
    made = [book.member_of(case_id, person) for person in (title, ANA, PAM)]
    assert [(m.role, m.side) for m in made] == [
        ("District superintendent", w.Side.DISTRICT),
        ("LCAP and accountability", w.Side.DISTRICT),
        ("Partner organization", w.Side.PARTNER),
    ]
    assert book.add_to_team(county, case_id, made).label == "Add 3 team members"
    assert [m.name for m in cases.case_file(county, case_id).team] == [m.name for m in made]
    undo.undo(county)
    assert cases.case_file(county, case_id).team == ()
    assert book.add_to_team(county, case_id, []).label == ""


@pytest.fixture
def essa(county, tmp_path):
    from sos_desktop.services.dashboard import imports

    header = (
        "cds|schoolname|districtname|countyname|Charter|AssistanceStatus2024|"
        "AssistanceStatus2025|Exit|SWD|TOM|TotStudGrps|ReportingYear"
    )
    rows = (
        "27661592734321|Loma|Salinas Union High|Monterey|*|No Status|ATSI|NOEXIT|1|0|1|2025",
        "27661592734322|Vista|Salinas Union High|Monterey|*|No Status|ATSI|NOEXIT|0|0|0|2025",
        "27661592734323|Cerro|Salinas Union High|Monterey|*|CSI Grad|CSI Grad|NOEXIT|0|0|0|2025",
        "27659612734324|Far|Alisal Union|Monterey|*|No Status|TSI|NOEXIT|0|0|0|2025",
    )
    path = tmp_path / "essaassistance25.txt"
    path.write_text("\n".join([header, *rows]).replace("|", "\t"), encoding="utf-8")
    imports.commit(county, imports.preview(county, [path]))


def test_plans_under_essa_are_proposed_once_and_taken_over_together(county, essa):
    case_id = open_case(county)
    found = coherence.proposed_plans(county, case_id)
    assert [(plan.kind, plan.text) for plan in found] == [
        (w.PlanKind.CSI, "Cerro (ESSA list, 2025 Dashboard)"),
        (w.PlanKind.ATSI, "Loma (students with disabilities); Vista (ESSA list, 2025 Dashboard)"),
    ]
    assert coherence.take_over(county, case_id, found).label == "Add CSI and ATSI"
    kept = cases.case_file(county, case_id).other_plans
    assert [(p.kind, p.position) for p in kept] == [(w.PlanKind.CSI, 0), (w.PlanKind.ATSI, 1)]
    assert coherence.proposed_plans(county, case_id) == ()
    records.remove(county, kept[0])
    assert [p.kind for p in coherence.proposed_plans(county, case_id)] == [w.PlanKind.CSI]


def test_without_a_list_nothing_is_proposed(county):
    assert coherence.proposed_plans(county, open_case(county)) == ()
