"""The Providers page and a case's referrals: filters, forms, keys, history, export."""

from dataclasses import replace
from datetime import date, timedelta

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sos_desktop.domain.casework.records import (
    Cause,
    Consultant,
    Contact,
    Note,
    Provider,
    Referral,
    Task,
)
from sos_desktop.domain.casework.words import (
    ContactKind,
    DistrictChoice,
    NoteKind,
    ProviderKind,
    ReferralOutcome,
)
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import registers, undo
from sos_desktop.services.people import providers
from tests.casework import ALISAL, SALINAS, add_leas, open_case
from tests.prepared_case import prepared_by
from tests.ui.tabs import current_tab, turn_to
from ui.navigation import CaseTarget, ProvidersTarget
from ui.pages.providers.page import ProvidersPage
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.lists.record_history import RecordHistoryDialog

DAY = date(2026, 11, 24)
SELPA = Provider(
    id="selpa",
    name="Coast SELPA",
    kind=ProviderKind.SELPA,
    priorities=(4, 6),
    groups=("SWD",),
    capacity=1,
    contact="Specialist",
    email="s@example.org",
)
LEAD = Provider(id="lead", name="Geo Lead", kind=ProviderKind.GEO_LEAD, priorities=(8,), capacity=0)
GONE = Provider(
    id="gone", name="Old Project", kind=ProviderKind.NONPROFIT, groups=("EL",), active=False
)


def two_cases_and_their_helpers(county, _folder):
    add_leas(county)
    made = [open_case(county, SALINAS), open_case(county, ALISAL)]
    for case_id, groups, priorities in ((made[0], ("SWD",), (5,)), (made[1], ("EL",), ())):
        case = cases.case_file(county, case_id).case
        cases.update_case(county, replace(case, focus_groups=groups, focus_priorities=priorities))
    cases.assign(county, made[0], "Ana Ruiz")
    for provider in (SELPA, LEAD, GONE):
        registers.save(county, provider)
    registers.save(county, Consultant(name="Ana Ruiz", capacity=1))
    yesterday = clock.today() - timedelta(days=1)
    records.save(county, Task(case_id=made[0], title="Call", due_on=yesterday))
    providers.refer(
        county,
        Referral(
            case_id=made[0],
            provider="",
            provider_id=SELPA.id,
            purpose="Coaching",
            group="SWD",
            referred_on=yesterday - timedelta(days=60),
            choice=DistrictChoice.CHOSEN,
            ends_on=yesterday,
        ),
    )
    return made


county_template, filled = prepared_by(two_cases_and_their_helpers, "filled")


@pytest.fixture
def page(window, settle, filled):
    window.open_page(ProvidersTarget())
    settle()
    return window.page


def shown(table):
    proxy = table.proxy
    return [proxy.index(n, 0).data().split("\n")[0] for n in range(proxy.rowCount())]


def dialog(kind):
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert len(found) == 1
    return found[0]


def choose(combo, words):
    combo.setCurrentIndex(next(n for n in range(combo.count()) if words in combo.itemText(n)))


def test_the_register_is_filtered(page):
    register = page.register
    assert shown(register.table) == ["Coast SELPA", "Geo Lead"]
    register.retired.click()
    assert shown(register.table) == ["Coast SELPA", "Geo Lead", "Old Project"]
    choose(register.group, "English learners")
    assert shown(register.table) == ["Geo Lead", "Old Project"]
    choose(register.kind, "Non-profit")
    assert shown(register.table) == ["Old Project"]
    choose(register.kind, "All kinds")
    choose(register.group, "All groups")
    choose(register.priority, "6 School climate")
    assert shown(register.table) == ["Coast SELPA", "Old Project"]
    choose(register.priority, "All priorities")
    register.free.click()
    assert shown(register.table) == ["Coast SELPA", "Old Project"]
    register.filter.setText("zzz")
    assert register.none_left.isVisible()


def test_what_happened_when_a_provider_was_used(page, window, settle, filled):
    register = page.register
    register.table.select(SELPA.id)
    use = register.uses.rows_model.rows[0]
    assert use.use.lea == "Salinas Union High"
    assert "without an outcome" in use.reminder
    assert "1 to follow up" in register.table.model().index(0, 4).data()
    assert "s@example.org" in register.contact.text()
    register.uses.selectRow(0)
    QTest.keyClick(register.uses, Qt.Key.Key_Return)
    settle()
    assert window.page.key == "case"
    assert "Ended" in window.page.tabs.tab("support").referrals.remark.text()


def test_a_provider_is_added_by_keyboard_and_undone(page, window, settle, county):
    page.register.table.setFocus()
    QTest.keyClick(page.register.table, Qt.Key.Key_Insert)
    form = dialog(FormDialog)
    form.form.controls["name"].setText("Bay Partners")
    groups = form.form.controls["groups"].list
    groups.setCurrentRow(4)
    QTest.keyClick(groups, Qt.Key.Key_Space)
    form.form.controls["capacity"].setText("two")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert form.isVisible()
    form.form.controls["capacity"].setText("2")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    made = registers.all_of(county, Provider)[-1]
    assert (made.name, made.groups, made.capacity) == ("Bay Partners", ("EL",), 2)
    assert "Bay Partners" in shown(page.register.table)
    assert window.actions_.undo.text() == "Undo add provider: Bay Partners"
    window.actions_.undo.trigger()
    settle()
    assert "Bay Partners" not in shown(page.register.table)


def try_to_add(page, settle, name):
    page.add()
    form = dialog(FormDialog)
    form.form.controls["name"].setText(name)
    form.submit()
    settle()
    return form


def test_a_second_provider_of_a_name_is_asked_about(page, settle, county):
    form = try_to_add(page, settle, "coast selpa")
    assert form.isVisible()
    assert form.question.isVisible()
    assert "Coast SELPA" in form.question.words.text()
    form.form.edited.emit()
    assert not form.question.isVisible(), "another name may be typed"
    form.submit()
    settle()
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Space)
    settle()
    assert [p.name for p in registers.all_of(county, Provider)].count("coast selpa") == 1
    assert shown(page.register.table)[:2] == ["Coast SELPA", "coast selpa"]


def test_the_other_provider_of_the_name_can_be_opened(page, settle, county):
    form = try_to_add(page, settle, "Coast SELPA")
    form.question.choices.itemAt(1).widget().click()
    settle()
    assert dialog(FormDialog).form.record() == SELPA
    assert len(registers.all_of(county, Provider)) == 3


def test_retire_remove_copy_and_history(page, settle, county):
    register = page.register
    register.table.select(LEAD.id)
    register.buttons["retire"].click()
    settle()
    assert shown(register.table) == ["Coast SELPA"]
    register.retired.click()
    register.table.select(LEAD.id)
    assert register.buttons["retire"].text() == "Active again"
    QTest.keyClick(register.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].split("\t")[:2] == ["Provider", "Knows"]
    assert len(copied) == 4
    QTest.keyClick(register.table, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    settle()
    history = dialog(RecordHistoryDialog)
    assert history.table.rows_model.rows[0].words == "Active: Yes → No"
    history.accept()
    QTest.keyClick(register.table, Qt.Key.Key_Delete)
    settle()
    assert LEAD.id not in {p.id for p in registers.all_of(county, Provider)}


def test_needs_nobody_covers_come_first_and_lead_to_the_register(page, settle):
    turn_to(page.tabs, "Needs and who covers them")
    rows = page.needs.table.rows_model.rows
    assert [(c.need.words, c.state) for c in rows] == [
        ("Priority 5: Pupil engagement", "Nobody"),
        ("English learners", "Covered, no room"),
        ("Students with disabilities", "Covered"),
    ]
    page.needs.table.selectRow(2)
    QTest.keyClick(page.needs.table, Qt.Key.Key_Return)
    assert current_tab(page.tabs) == "Providers"
    assert shown(page.register.table) == ["Coast SELPA", "Geo Lead"]


def test_the_load_of_the_team(page, window, settle, county, dialogs, tmp_path):
    turn_to(page.tabs, "Team load")
    rows = page.team.loads.table.rows_model.rows
    assert [(x.name, x.cases, x.overdue, x.free) for x in rows] == [
        ("Ana Ruiz", 1, 1, 0),
        ("", 1, 0, None),
    ]
    page.team.loads.table.selectRow(1)
    assert not page.team.member_button.isEnabled()
    page.team.loads.table.selectRow(0)
    page.team.member_button.click()
    form = dialog(FormDialog)
    form.form.controls["capacity"].setText("5")
    form.save_button.click()
    settle()
    assert page.team.loads.table.rows_model.rows[0].free == 4
    dialogs.target = tmp_path / "load.xlsx"
    page.export_action.trigger()
    settle()
    sheets = openpyxl.load_workbook(dialogs.target).worksheets
    cells = {str(c.value) for sheet in sheets for row in sheet.iter_rows() for c in row}
    assert {"Consultant", "Ana Ruiz", "4 of 5", "Nobody"} <= cells


def test_a_referral_suggests_and_leaves_the_choice_to_the_district(window, settle, filled, county):
    window.open_page(CaseTarget(case_id=filled[0], tab="support"))
    settle()
    card = window.page.tabs.tab("support").referrals
    card.add()
    settle()
    entry = card.entry
    said = card.explanation.text()
    assert "the district decides" in said
    assert "Coast SELPA: fits 1 need, room for 1" in said
    provider = entry.controls["provider_id"]
    assert provider.currentText() == "Choose a provider"
    names = [provider.itemText(n) for n in range(provider.count())]
    assert names[1].startswith("Coast SELPA")
    assert not any("Old Project" in name for name in names)
    entry.controls["purpose"].setText("Interviews")
    entry.enter()
    settle()
    assert entry.problem.text(), "nobody was chosen"
    assert entry.controls["purpose"].text() == "Interviews"
    entry.controls["provider_id"].setCurrentIndex(1)
    entry.enter()
    settle()
    assert entry.problem.text() == ""
    newest = next(
        one for one in cases.case_file(county, filled[0]).referrals if one.purpose == "Interviews"
    )
    assert (newest.provider, newest.choice) == ("Coast SELPA", DistrictChoice.OPEN)


def test_a_referral_outlives_its_provider(window, settle, filled, county):
    registers.remove(county, SELPA)
    window.open_page(CaseTarget(case_id=filled[0], tab="support"))
    settle()
    tab = window.page.tabs.tab("support")
    card = tab.referrals
    card.table.selectRow(0)
    card.edit()
    settle()
    form = tab.beside.inspector.form
    provider = form.controls["provider_id"]
    assert provider.currentText() == "Coast SELPA (no longer in the register)"
    form.controls["outcome"].setCurrentIndex(1)
    tab.flush()
    settle()
    (kept,) = cases.case_file(county, filled[0]).referrals
    assert (kept.provider, kept.provider_id) == ("Coast SELPA", None)
    assert kept.outcome is ReferralOutcome.HELPED
    assert not card.remark.isVisible()
    undo.undo(county)
    undo.undo(county)
    (back,) = cases.case_file(county, filled[0]).referrals
    assert back.provider_id == SELPA.id


@pytest.mark.parametrize(
    ("record", "seen"),
    [
        (Contact(case_id="c", kind=ContactKind.VISIT, held_on=DAY), True),
        (Task(case_id="c", title="x"), True),
        (Referral(case_id="c", provider="", purpose="", referred_on=DAY), True),
        (Note(case_id="c", kind=NoteKind.OTHER, text="x", noted_on=DAY), False),
        (Cause(case_id="c", text="x"), False),
    ],
)
def test_the_page_looks_again_only_at_what_it_shows(record, seen):
    assert bool(records.subjects_of(record) & ProvidersPage.subjects) is seen
