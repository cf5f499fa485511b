"""The register with its uses, needs of open cases, the team's load, and referrals."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sos_desktop.domain.casework.partners.shared_needs import Need
from sos_desktop.domain.casework.records import (
    CaseYear,
    Consultant,
    Contact,
    Provider,
    Referral,
    Task,
)
from sos_desktop.domain.casework.words import (
    ContactKind,
    DistrictChoice,
    ProviderKind,
    ReferralOutcome,
)
from sos_desktop.domain.changes import Subject
from sos_desktop.domain.identification.stored_basis import from_stored
from sos_desktop.foundation import clock
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import registers, undo
from sos_desktop.services.people import providers
from sos_desktop.services.people.providers import SameName
from tests.casework import ALISAL, add_leas, open_case
from tests.statements import statements

TODAY = date(2026, 11, 24)
SELPA = Provider(name="Coast SELPA", kind=ProviderKind.SELPA, groups=("SWD",), capacity=2)
IDLE = Provider(name="Bay Partners", kind=ProviderKind.NONPROFIT)
GONE = Provider(name="Gone", kind=ProviderKind.NONPROFIT, groups=("SWD",), active=False)


@pytest.fixture(autouse=True)
def day():
    with clock.frozen(datetime(2026, 11, 24, 20, tzinfo=UTC)):
        yield


@pytest.fixture
def case_id(county):
    add_leas(county)
    made = open_case(county)
    case = cases.case_file(county, made).case
    cases.update_case(county, replace(case, focus_groups=("SWD",), consultant="Ana Ruiz"))
    for provider in (SELPA, IDLE, GONE):
        registers.save(county, provider)
    return made


def refer(county, case_id, to=SELPA, **more):
    made = Referral(
        case_id=case_id,
        provider="",
        provider_id=to.id,
        purpose="Coaching",
        referred_on=TODAY,
        **more,
    )
    return providers.refer(county, made)


def test_the_register_tells_what_came_of_it(county, case_id):
    refer(county, case_id, choice=DistrictChoice.CHOSEN)
    other = open_case(county, ALISAL)
    refer(county, other, choice=DistrictChoice.CHOSEN)
    cases.close_case(county, other, "Met its aims", "")
    bay, coast, gone = providers.providers_view(county).rows
    assert [r.provider.name for r in (bay, coast, gone)] == ["Bay Partners", "Coast SELPA", "Gone"]
    assert (coast.record.serving, coast.record.free, coast.record.used) == (1, 1, 2)
    by_lea = {use.use.lea: use.reminder for use in coast.uses}
    assert by_lea["Salinas Union High"] == ""
    assert by_lea["Alisal Union"].startswith("The case is closed")
    assert (bay.uses, bay.record.last_on) == ((), None)


def test_needs_of_open_cases_only(county, case_id):
    other = open_case(county, ALISAL)
    basis = from_stored({"groups": {"HOM": {"letter": "A", "priorities": [5]}}})
    records.save(county, CaseYear(case_id=other, year=2026, noted_on=TODAY, basis=basis))
    view = providers.providers_view(county)
    assert [(c.need, c.state) for c in view.needs] == [
        (Need(5, "HOM"), "Nobody"),
        (Need(group="SWD"), "Covered"),
    ]
    cases.close_case(county, other, "Met its aims", "")
    assert [c.need for c in providers.providers_view(county).needs] == [Need(group="SWD")]
    open_case(county, ALISAL)
    assert providers.providers_view(county).unneeded == ("Alisal Union",)


def test_what_the_team_carries(county, case_id):
    registers.save(county, Consultant(name="Ana Ruiz", capacity=2))
    records.save(county, Task(case_id=case_id, title="Call", due_on=date(2026, 11, 20)))
    records.save(
        county,
        Contact(
            case_id=case_id, kind=ContactKind.VISIT, held_on=date(2026, 12, 1), people="Principal"
        ),
    )
    (load,) = providers.providers_view(county).loads
    assert (load.name, load.cases, load.overdue, load.visits, load.free) == (
        "Ana Ruiz",
        1,
        1,
        1,
        1,
    )


def test_only_what_counts_is_read(county, case_id):
    """What is done, past or far ahead counts for nobody; how much is asked does not grow."""
    other = open_case(county, ALISAL)
    for case in (case_id, other):
        for title, day, done in (
            ("late", 20, None),
            ("done", 20, date(2026, 11, 21)),
            ("today", 24, None),
        ):
            records.save(
                county,
                Task(
                    case_id=case,
                    title=title,
                    due_on=date(2026, 11, day),
                    done_on=done,
                    assignee="Ana Ruiz",
                ),
            )
        for kind, day in (
            (ContactKind.VISIT, TODAY),
            (ContactKind.MEETING, TODAY),
            (ContactKind.VISIT, date(2026, 11, 2)),
            (ContactKind.VISIT, date(2027, 3, 1)),
        ):
            records.save(county, Contact(case_id=case, kind=kind, held_on=day, people="Somebody"))
        refer(county, case, choice=DistrictChoice.CHOSEN)
    cases.close_case(county, other, "Met its aims", "")
    with statements() as asked:
        view = providers.providers_view(county)
    (load,) = view.loads
    assert (load.name, load.cases, load.overdue, load.visits) == ("Ana Ruiz", 1, 1, 1)
    assert sum(text.lstrip().startswith("SELECT") for text in asked) <= 8
    of_tasks = [text for text in asked if "FROM task" in text]
    assert of_tasks
    assert all(re.search(r'due_on"? <', text) for text in of_tasks)
    (coast,) = (row for row in view.rows if row.uses)
    assert sorted((use.use.lea, use.use.closed) for use in coast.uses) == [
        ("Alisal Union", True),
        ("Salinas Union High", False),
    ]


def test_suggestions_begin_with_who_fits(county, case_id):
    found = providers.suggestions(county, cases.case_file(county, case_id))
    assert [(s.provider.name, s.words) for s in found] == [
        ("Coast SELPA", "fits 1 need, room for 2"),
        ("Bay Partners", "capacity not known"),
    ]


def test_a_referral_keeps_the_name_of_its_day(county, case_id):
    changes = refer(county, case_id)
    assert Subject.REGISTERS in changes.subjects
    registers.save(county, replace(SELPA, name="Bay SELPA"))

    def kept():
        return cases.case_file(county, case_id).referrals[0]

    assert kept().provider == "Coast SELPA"
    registers.remove(county, SELPA)
    assert (kept().provider, kept().provider_id) == ("Coast SELPA", None)
    providers.refer(county, replace(kept(), outcome_note="Good"))
    assert (kept().provider, kept().outcome_note) == ("Coast SELPA", "Good")


def test_a_referral_needs_a_provider_that_is_there(county, case_id):
    with pytest.raises(InputProblem) as caught:
        refer(county, case_id, to=replace(SELPA, id="nowhere"))
    assert caught.value.where == "provider_id"


def test_declined_help_is_not_kept_as_having_helped(county, case_id):
    with pytest.raises(InputProblem) as caught:
        refer(county, case_id, choice=DistrictChoice.DECLINED, outcome=ReferralOutcome.HELPED)
    assert caught.value.where == "outcome"
    assert cases.case_file(county, case_id).referrals == ()


@pytest.mark.parametrize(
    "name", ["Coast SELPA", "coast selpa ", "Coast\u00a0 SELPA", "Coast\nSELPA", "Coast\r\n SELPA"]
)
def test_a_second_provider_of_a_name_is_asked_about(county, case_id, name):
    second = Provider(name=name, kind=ProviderKind.OTHER)
    with pytest.raises(SameName) as caught:
        providers.save_provider(county, second)
    assert (caught.value.where, caught.value.other) == ("name", SELPA)
    assert "Coast SELPA, SELPA" in caught.value.message
    assert len(registers.all_of(county, Provider)) == 3
    providers.save_provider(county, second, share_name=True)
    kept = next(p for p in registers.all_of(county, Provider) if p.id == second.id)
    assert kept.name.casefold().split() == ["coast", "selpa"]
    assert "\n" not in kept.name
    providers.save_provider(county, replace(kept, note="Its own entry"))
    with pytest.raises(SameName):
        providers.save_provider(county, replace(IDLE, name="COAST SELPA"))


def test_one_that_is_no_longer_active_has_its_name_still(county, case_id):
    with pytest.raises(SameName, match="no longer active"):
        providers.save_provider(county, Provider(name="gone", kind=ProviderKind.OTHER))
    providers.save_provider(county, replace(SELPA, capacity=5))
    with pytest.raises(InputProblem, match="Write the provider's name"):
        providers.save_provider(county, replace(SELPA, name=" "))


def test_retiring_is_named_and_undone(county, case_id):
    providers.retire(county, SELPA)
    assert undo.undo_status(county).undo == "Mark Coast SELPA as no longer active"
    assert providers.suggestions(county, cases.case_file(county, case_id))[0].fits == ()
    undo.undo(county)
    assert providers.suggestions(county, cases.case_file(county, case_id))[0].fits
