"""Two entries of one person become one, and nothing they say is lost."""

from dataclasses import replace
from datetime import date

import pytest

from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.records import Person
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.county import registers, undo
from sos_desktop.services.people.joining import join_people, joined
from tests.casework import ALISAL, SALINAS, add_leas

LUZ = Person(name="Luz Peña", role=w.PersonRole.SUPERINTENDENT, cds=SALINAS, phone="831-555-0100")
TWIN = Person(
    name="Pena, Luz", organization="Salinas", email="lpena@example.org", phone="831-555-0199"
)


@pytest.fixture(autouse=True)
def leas(county):
    add_leas(county)


def test_what_the_kept_entry_lacks_is_taken_and_what_differs_is_noted():
    found = joined(replace(LUZ, note="Prefers calls"), replace(TWIN, note="Met in May"))
    assert (found.id, found.name, found.role, found.cds) == (LUZ.id, LUZ.name, LUZ.role, SALINAS)
    assert (found.email, found.phone, found.organization) == (TWIN.email, LUZ.phone, "")
    assert found.note.splitlines() == [
        "Prefers calls",
        "Met in May",
        "Also noted, name: Pena, Luz",
        "Also noted, phone: 831-555-0199",
    ]


def test_somebody_is_there_while_one_entry_says_so():
    left = replace(TWIN, left_on=date(2026, 3, 1))
    assert joined(left, LUZ).left_on is None
    assert joined(left, replace(LUZ, left_on=date(2026, 6, 30))).left_on == date(2026, 6, 30)


def test_joining_is_one_change_that_undo_takes_apart(county):
    for person in (LUZ, TWIN):
        registers.save(county, person)
    changes = join_people(county, LUZ, [TWIN])
    assert changes.label == "Join the entries of Luz Peña"
    [only] = registers.all_of(county, Person)
    assert (only.id, only.email) == (LUZ.id, TWIN.email)
    undo.undo(county)
    assert {person.id for person in registers.all_of(county, Person)} == {LUZ.id, TWIN.id}
    undo.redo(county)
    assert registers.all_of(county, Person) == (only,)


def test_entries_of_two_leas_of_one_alone_or_gone_are_not_joined(county):
    for person in (LUZ, TWIN):
        registers.save(county, person)
    with pytest.raises(InputProblem, match="different LEAs"):
        join_people(county, LUZ, [replace(TWIN, cds=ALISAL)])
    with pytest.raises(InputProblem, match="Select two"):
        join_people(county, LUZ, [LUZ])
    registers.remove(county, TWIN)
    with pytest.raises(InputProblem, match="removed in the meantime"):
        join_people(county, LUZ, [TWIN])
    assert registers.all_of(county, Person) == (LUZ,)
