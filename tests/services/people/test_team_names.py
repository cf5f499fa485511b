"""The office's team: a new name follows everywhere, and only its members are put in charge."""

from dataclasses import replace

import pytest

from sos_desktop.domain.casework.records import Consultant, Task, TeamMember
from sos_desktop.domain.casework.words import Side
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import case_bulk, cases, records
from sos_desktop.services.county import registers, undo
from sos_desktop.services.county.office import Office, office, save_contact, save_office
from sos_desktop.services.people import known_names
from tests.casework import add_leas, content, open_case


@pytest.fixture
def team(county):
    """A case of Ana Ruiz with a task and a place on its team; Ben Ito has left."""
    add_leas(county)
    case_id = open_case(county)
    for member in (Consultant(name="Ana Ruiz"), Consultant(name="Ben Ito", active=False)):
        registers.save(county, member)
    save_office(county, Office(name="COE", contact="Ana Ruiz"))
    cases.assign(county, case_id, "Ana Ruiz")
    records.save(county, Task(case_id=case_id, title="Call", assignee="Ana Ruiz"))
    records.save(county, TeamMember(case_id=case_id, name="Ana Ruiz", side=Side.COE))
    records.save(county, Task(case_id=case_id, title="Read", assignee="Superintendent"))
    return case_id


def test_a_new_name_follows_through_cases_tasks_teams_and_letters(county, team):
    before = content(county)
    (ana,) = [c for c in registers.all_of(county, Consultant) if c.name == "Ana Ruiz"]
    registers.save(county, replace(ana, name="Ana Ruiz-Ito"))
    file = cases.case_file(county, team)
    assert file.case.consultant == "Ana Ruiz-Ito"
    assert [task.assignee for task in file.tasks] == ["Ana Ruiz-Ito", "Superintendent"]
    assert [member.name for member in file.team] == ["Ana Ruiz-Ito"]
    assert office(county).contact == "Ana Ruiz-Ito"
    undo.undo(county)
    assert content(county) == before
    assert office(county).contact == "Ana Ruiz"


def test_assign_offers_the_team_only(county, team):
    assert known_names.team(county) == ("Ana Ruiz",)


@pytest.mark.parametrize("name", ["Ana Riuz", "Superintendent", "Ben Ito"])
def test_who_is_not_on_the_team_is_not_put_in_charge(county, team, name):
    for act in (
        lambda: cases.assign(county, team, name),
        lambda: case_bulk.assign(county, [team], name, ""),
    ):
        with pytest.raises(InputProblem, match="is not on the office's team") as caught:
            act()
        assert caught.value.where == "consultant"
    assert cases.case_file(county, team).case.consultant == "Ana Ruiz"


def test_a_name_is_kept_as_the_team_has_it_and_a_case_can_be_nobodys(county, team):
    cases.assign(county, team, "")
    cases.assign(county, team, "ana ruiz")
    assert cases.case_file(county, team).case.consultant == "Ana Ruiz"


def test_whom_districts_call_is_named_and_in_the_team_in_one_step(county, team):
    save_contact(county, Consultant(name="Bo Li", title="Coordinator"))
    assert office(county).contact == "Bo Li"
    before = content(county)
    save_contact(county, Consultant(name="ana  ruiz", title="Director", phone="(555) 010-0123"))
    (ana,) = [c for c in registers.all_of(county, Consultant) if c.name == "Ana Ruiz"]
    assert (ana.title, ana.phone, office(county).contact) == (
        "Director",
        "(555) 010-0123",
        "Ana Ruiz",
    )
    undo.undo(county)
    assert content(county) == before


def test_the_history_calls_somebody_by_name_not_by_title():
    assert Consultant(name="Ana Ruiz", title="Director").history_name == "Ana Ruiz"
