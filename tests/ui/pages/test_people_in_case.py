"""People, direction, decisions and whose work it is, in a case; and the office's team."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.records import Consultant, Decision, OtherPlan, Person
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import registers
from sos_desktop.services.dashboard import imports
from sos_desktop.services.people import known_names
from tests.casework import SALINAS, add_leas, open_case
from tests.prepared_case import prepared_by
from ui.navigation import CaseTarget, SettingsTarget
from ui.pages.case.people import name_with_role
from ui.pages.settings.team import TeamCard
from ui.widgets.forms.form_dialog import FormDialog

LUZ = Person(
    id="luz",
    name="Luz Peña",
    role=w.PersonRole.SUPERINTENDENT,
    cds=SALINAS,
    email="lpena@example.org",
    phone="831-555-0100",
    title="Superintendent",
)
COE, DISTRICT = w.ProposedBy.COE, w.ProposedBy.DISTRICT


def case_with_people(county, _folder):
    add_leas(county)
    registers.save(county, LUZ)
    registers.save(county, Consultant(name="Bo Li", title="Coordinator"))
    return open_case(county)


county_template, case_id = prepared_by(case_with_people, "case_id")


@pytest.fixture
def outreach(window, settle, case_id):
    window.open_page(CaseTarget(case_id=case_id, tab="outreach"))
    settle()
    return window.page.tabs.tab("outreach")


def dialog(kind=FormDialog):
    found = [d for d in QApplication.topLevelWidgets() if isinstance(d, QDialog) and d.isVisible()]
    assert len(found) == 1, found
    assert isinstance(found[0], kind)
    return found[0]


def file_of(county, case_id):
    return cases.case_file(county, case_id)


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (LUZ, "Luz Peña (superintendent)"),
        (replace(LUZ, role=w.PersonRole.OTHER, title="Bus Lead"), "Luz Peña (bus lead)"),
        (replace(LUZ, role=w.PersonRole.OTHER, title=""), "Luz Peña"),
        (replace(LUZ, name=""), "Superintendent"),
    ],
)
def test_how_a_person_is_written_into_a_list(person, words):
    assert name_with_role(person) == words


def test_contacts_offer_the_leas_people_and_keep_place_and_absent(
    outreach, settle, county, case_id
):
    outreach.contacts.add()
    settle()
    entry = outreach.contacts.entry
    assert "Luz Peña (superintendent)" in entry.controls["people"].offers()
    entry.controls["people"].setText("Luz Peña (superintendent); Bo Li")
    entry.enter()
    settle()
    outreach.contacts.edit()
    settle()
    form = outreach.beside.inspector.form
    assert "Luz Peña (superintendent)" in form.controls["absent"].offers()
    QTest.keyClicks(form.controls["absent"], "Principal")
    QTest.keyClicks(form.controls["place"], "Creekside Elementary")
    outreach.flush()
    settle()
    (contact,) = file_of(county, case_id).contacts
    assert (contact.people, contact.absent, contact.place) == (
        "Luz Peña (superintendent); Bo Li",
        "Principal",
        "Creekside Elementary",
    )
    shown = [outreach.contacts.table.proxy.index(0, n).data() for n in (1, 2)]
    assert shown[0] == "Meeting\nCreekside Elementary"
    assert shown[1].endswith("Absent: Principal")


def test_a_contact_logged_from_the_bar_offers_them_too(window, outreach, settle):
    window.page.log_action.trigger()
    settle()
    assert "Luz Peña (superintendent)" in dialog().form.controls["people"].offers()


def test_a_team_member_is_taken_from_the_address_book(outreach, settle, county, case_id):
    outreach.team.add()
    settle()
    entry = outreach.team.entry
    assert outreach.team.candidates() == [
        "Luz Peña, Superintendent, District",
        "Bo Li, Coordinator, County office",
    ]
    entry.controls["name"].completer().activated.emit("Luz Peña, Superintendent, District")
    settle()
    entry.enter()
    settle()
    (member,) = file_of(county, case_id).team
    assert (member.name, member.role, member.email, member.side) == (
        "Luz Peña",
        "Superintendent",
        "lpena@example.org",
        w.Side.DISTRICT,
    )
    outreach.team.add()
    settle()
    assert outreach.team.candidates() == ["Bo Li, Coordinator, County office"]


def test_people_of_the_district_stand_in_its_case(outreach, settle, county):
    people = outreach.people
    assert people.table.rows_model.rows == (LUZ,)
    registers.save(county, replace(LUZ, left_on=date(2026, 6, 30)))
    people.show_file(outreach.file)
    settle()
    assert people.table.rows_model.rows == ()
    assert people.nothing.isVisible()


def test_people_of_the_district_are_typed_and_edited_in_their_list(
    window, outreach, settle, county
):
    people, told = outreach.people, []
    window.context.notice.connect(lambda _kind, text, _action: told.append(text))
    people.add()
    settle()
    entry = people.entry
    entry.controls["name"].setText("Kim Roe")
    entry.controls["email"].setText("lpena@example.org")
    entry.enter()
    settle()
    (kim,) = [p for p in registers.all_of(county, Person) if p.name == "Kim Roe"]
    assert kim.cds == SALINAS
    assert [p.name for p in people.table.rows_model.rows] == ["Luz Peña", "Kim Roe"]
    assert any("also the address of Luz Peña" in words for words in told), "never silently"
    assert people.table.select(kim.id)
    people.edit()
    settle()
    QTest.keyClicks(outreach.beside.inspector.form.controls["salutation"], "Ms. Roe")
    outreach.flush()
    settle()
    assert registers.all_of(county, Person)[-1].salutation == "Ms. Roe"
    people.remove()
    settle()
    assert people.table.rows_model.rows == (LUZ,)


def test_who_leaves_on_a_day_to_come_stands_there_still(outreach, settle, county):
    leaving = replace(LUZ, left_on=clock.today() + timedelta(30))
    registers.save(county, leaving)
    outreach.people.show_file(outreach.file)
    settle()
    assert outreach.people.table.rows_model.rows == (leaving,)
    assert "(leaves " in outreach.people.table.proxy.index(0, 0).data()


def test_decisions_and_whose_work_it_is(outreach, settle, county, case_id):
    decisions = outreach.decisions
    assert decisions.counts.text() == "Nobody has noted yet who proposed what."
    decisions.add()
    settle()
    entry = decisions.entry
    entry.controls["text"].setText("Begin with the buses")
    entry.controls["proposed_by"].setCurrentIndex(3)
    assert "Luz Peña (superintendent)" in entry.controls["people"].offers()
    entry.enter()
    settle()
    (made,) = file_of(county, case_id).decisions
    assert (made.text, made.proposed_by) == ("Begin with the buses", COE)
    assert "Too few to say" in decisions.counts.text()
    assert not decisions.warning.isVisible()
    for _n in range(2):
        records.save(
            county,
            Decision(
                case_id=case_id,
                text="x",
                decided_on=date(2026, 11, 1),
                stage=w.Stage.NEEDS,
                proposed_by=COE,
            ),
        )
    outreach.window().page.mark_stale()
    settle()
    assert "The county office alone proposed 3 of 3" in decisions.warning.text()
    outreach.window().open_page(CaseTarget(case_id=case_id, tab="needs"))
    settle()
    needs = outreach.window().page.tabs.tab("needs")
    needs.steps.buttons[2].click()
    assert needs.causes.voices.isVisible()
    assert "The county office alone proposed 3 of 3" in needs.causes.voices.text()


def test_voices_missing_in_stage_3_are_said_and_block_nothing(outreach, settle, county, case_id):
    assert not outreach.voices.note.isVisible()
    records.save(county, r.Cause(case_id=case_id, text="Late buses", proposed_by=DISTRICT))
    outreach.window().page.mark_stale()
    settle()
    assert outreach.voices.note.text() == (
        "Not heard in the analysis of stage 3 yet: students, families, community, board and "
        "labor partners."
    )
    assert outreach.window().page.move_action.isEnabled()


@pytest.fixture
def essa(county, case_id, tmp_path):
    header = (
        "cds|schoolname|districtname|countyname|Charter|AssistanceStatus2024|"
        "AssistanceStatus2025|Exit|SWD|TOM|TotStudGrps|ReportingYear"
    )
    row = "27661592734321|Loma|Salinas Union High|Monterey|*|No Status|ATSI|NOEXIT|1|0|1|2025"
    path = tmp_path / "essaassistance25.txt"
    path.write_text("\n".join([header, row]).replace("|", "\t"), encoding="utf-8")
    imports.commit(county, imports.preview(county, [path]))


def test_a_plan_under_essa_is_taken_over_with_one_click(essa, outreach, settle, county, case_id):
    plans = outreach.plans
    assert plans.take_button.text() == "Add ATSI"
    assert "Loma (students with disabilities)" in plans.take_button.toolTip()
    QTest.keyClick(plans.take_button, Qt.Key.Key_Space)
    settle()
    (kept,) = file_of(county, case_id).other_plans
    assert kept.kind is w.PlanKind.ATSI
    assert not plans.take_button.isVisible()


def test_without_a_list_no_plan_is_offered(outreach):
    assert not outreach.plans.take_button.isVisible()
    assert not outreach.plans.hint.isVisible()


def test_an_action_is_tied_to_another_plan(window, settle, county, case_id):
    plan = OtherPlan(case_id=case_id, kind=w.PlanKind.CSI, text="Loma")
    for record in (
        plan,
        r.Action(case_id=case_id, text="Add a bus"),
        r.Action(case_id=case_id, text="Old", state=w.ActionState.DROPPED),
    ):
        records.save(county, record)
    window.open_page(CaseTarget(case_id=case_id, tab="support"))
    settle()
    tab = window.page.tabs.tab("support")
    ends = ["Change without a cause: Add a bus", "Change without a measure: Add a bus"]
    links = [link.accessibleName() for link in tab.chain.loose.links]
    assert links == [*ends, "Change not in the LCAP: Add a bus"]
    assert tab.hint.whole().startswith("3 loose ends. ")
    tab.actions_list.table.selectRow(0)
    tab.actions_list.edit()
    settle()
    tab.beside.inspector.form.controls["other_plan_id"].setCurrentIndex(1)
    tab.flush()
    settle()
    assert file_of(county, case_id).actions[0].other_plan_id == plan.id
    assert tab.actions_list.table.proxy.index(0, 6).data() == "CSI"
    assert [link.accessibleName() for link in tab.chain.loose.links] == ends
    assert tab.hint.whole().startswith("2 loose ends. ")


def test_our_team_is_kept_in_settings_and_offered_as_consultants(window, settle, county):
    window.open_page(SettingsTarget())
    settle()
    card = window.page.findChild(TeamCard)
    assert card.nothing.isVisible()
    card.add()
    form = dialog().form
    QTest.keyClicks(form.controls["name"], "Rosa Diaz")
    QTest.keyClicks(form.controls["capacity"], "8")
    dialog().submit()
    settle()
    assert known_names.consultants(county) == ("Ana Ruiz", "Rosa Diaz")
    assert card.table.proxy.index(0, 3).data() == "8 cases"
    card.table.selectRow(0)
    QTest.keyClick(card.table, Qt.Key.Key_Return)
    dialog().form.controls["active"].setCurrentIndex(1)
    dialog().form.controls["signs"].setCurrentIndex(0)
    dialog().submit()
    settle()
    (member,) = registers.all_of(county, Consultant)
    assert (member.active, member.signs) == (False, True)
    assert known_names.consultants(county) == ("Ana Ruiz",)
    card.table.selectRow(0)
    QTest.keyClick(card.table, Qt.Key.Key_Delete)
    settle()
    assert registers.all_of(county, Consultant) == ()
    window.actions_.undo.trigger()
    settle()
    assert registers.all_of(county, Consultant) == (member,)


def test_undo_is_the_windows_once_what_was_typed_is_kept(outreach, settle):
    rows, beside = outreach.people, outreach.beside
    rows.table.select_row(0)
    QTest.keyClick(rows.table, Qt.Key.Key_Space)
    field = beside.inspector.form.controls["title"]

    def taken_by_the_field():
        undo = QKeyEvent(
            QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
        )
        QApplication.sendEvent(field, undo)
        return undo.isAccepted()

    QTest.keyClicks(field, "more ")
    assert taken_by_the_field()
    beside.inspector.flush()
    settle()
    assert not taken_by_the_field(), "taken back by the field it would be saved as another step"
