"""The address book in the window: filled, filtered, copied, exported, imported, by keyboard."""

from dataclasses import replace
from datetime import date, timedelta

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel

from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.records import Person
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation import clock
from sos_desktop.services.county import registers
from sos_desktop.services.people import address_book
from sos_desktop.services.people.people_import import RowChoice, RowStanding
from tests.casework import ALISAL, SALINAS, add_leas
from tests.ui.tabs import turn_to
from ui.navigation import DistrictsTarget, PeopleTarget
from ui.pages.people.form import PersonDialog
from ui.pages.people.import_dialog import ImportDialog, about
from ui.widgets.forms.form_dialog import FormDialog

LUZ = Person(
    name="Luz Peña", role=w.PersonRole.SUPERINTENDENT, cds=SALINAS, email="lpena@example.org"
)
BEN = Person(name="Ben Ito", role=w.PersonRole.FISCAL, cds=SALINAS, phone="831-555-0100")
EVA = Person(name="Eva Ng", cds=ALISAL, email="eng@example.org", left_on=date(2026, 6, 30))
PAM = Person(name='Pam "P" Wu, Ed.D.', organization="Coast SELPA", email="pwu@example.org")


@pytest.fixture
def book(county):
    add_leas(county)
    for person in (LUZ, BEN, EVA, PAM):
        registers.save(county, person)


@pytest.fixture
def page(window, settle, book):
    window.open_page(PeopleTarget())
    settle()
    return window.page


def names(page):
    table = page.panel.table
    return [table.proxy.index(n, 0).data() for n in range(table.proxy.rowCount())]


def dialog(kind=QDialog):
    found = [d for d in QApplication.topLevelWidgets() if isinstance(d, kind) and d.isVisible()]
    assert len(found) == 1, found
    return found[0]


def visible_words(widget):
    return " ".join(x.text() for x in widget.findChildren(QLabel) if x.isVisible())


def test_an_empty_book_offers_the_import(window, settle, county):
    add_leas(county)
    window.open_page(PeopleTarget())
    settle()
    assert "Nobody in the address book yet" in visible_words(window.page)
    primary = [
        b
        for b in window.findChildren(QAbstractButton)
        if b.isVisible() and b.property("role") == "primary"
    ]
    assert len(primary) == 1


def test_filters(page):
    assert names(page) == [PAM.name, "Luz Peña", "Ben Ito"]
    page.filter.setText("PEÑA")
    assert names(page) == ["Luz Peña"]
    page.filter.clear()
    page.role.setCurrentIndex(page.role.findText("Business services"))
    assert names(page) == ["Ben Ito"]
    page.role.setCurrentIndex(0)
    page.lea.setCurrentIndex(page.lea.findText("Other organizations"))
    assert names(page) == [PAM.name]
    page.lea.setCurrentIndex(page.lea.findData(ALISAL))
    assert names(page) == []
    page.left.click()
    assert names(page) == ["Eva Ng (no longer there since Jun 30, 2026)"]
    assert "3 people · 1 of 3 LEAs have somebody · 1 shown" in page.counts.whole()


def test_a_person_opened_from_elsewhere_is_selected_even_if_gone(window, page, settle):
    window.open_page(PeopleTarget(person_id=EVA.id))
    settle()
    assert page.panel.table.current().person == EVA


def test_by_keyboard_alone(page, settle, county, qtbot):
    table = page.panel.table
    table.setFocus()
    table.select(BEN.id)
    QTest.keyClick(table, Qt.Key.Key_Return)
    settle()
    form = dialog(PersonDialog)
    qtbot.waitUntil(form.isActiveWindow)
    form.form.controls["title"].setFocus()
    QTest.keyClicks(form.form.controls["title"], "CBO")
    form.save_button.setFocus()
    QTest.keyClick(form.save_button, Qt.Key.Key_Space)
    settle()
    assert table.current().person.title == "CBO"
    QTest.keyClick(table, Qt.Key.Key_Delete)
    settle()
    assert "Ben Ito" not in names(page)
    page.window().actions_.undo.trigger()
    settle()
    assert "Ben Ito" in names(page)
    QTest.keyClick(table, Qt.Key.Key_Insert)
    form = dialog(PersonDialog)
    QTest.keyClicks(form.form.controls["name"], "Ana Ruiz")
    form.submit()
    settle()
    assert "Ana Ruiz" in names(page)


def test_leaving_and_coming_back(page, settle, county):
    page.left.click()
    page.panel.table.select(LUZ.id)
    page.panel.left_button.click()
    dialog(FormDialog).submit()
    settle()
    assert address_book.current_people(county, SALINAS) == (BEN,)
    page.panel.table.select(LUZ.id)
    assert page.panel.left_button.text() == "There again"
    page.panel.left_button.click()
    settle()
    assert LUZ in address_book.current_people(county, SALINAS)


def test_who_leaves_on_a_day_to_come_is_still_there(page, settle, county):
    soon = clock.today() + timedelta(30)
    page.panel.table.select(LUZ.id)
    page.panel.left_button.click()
    form = dialog(FormDialog)
    form.form.controls["left_on"].set_date(soon)
    form.submit()
    settle()
    shown = f"Luz Peña (leaves {date_words(soon)})"
    assert names(page) == [PAM.name, shown, "Ben Ito"]
    assert "3 people · 1 of 3 LEAs have somebody · 3 shown" in page.counts.whole()
    page.panel.table.select(LUZ.id)
    assert page.panel.left_button.text() == "No longer there…"
    page.panel.copy_addresses()
    assert "lpena@example.org" in QGuiApplication.clipboard().text()
    page.panel.left_button.click()
    form = dialog(FormDialog)
    assert form.form.record().left_on == soon
    assert "Empty the date if they stay" in visible_words(form)
    form.form.controls["left_on"].set_date(None)
    form.submit()
    settle()
    assert names(page) == [PAM.name, "Luz Peña", "Ben Ito"]


def test_somebody_who_will_leave_is_found_without_those_who_left(window, page, settle, county):
    registers.save(county, replace(LUZ, left_on=clock.today() + timedelta(30)))
    window.open_page(PeopleTarget(person_id=LUZ.id))
    settle()
    assert page.panel.table.current().person.id == LUZ.id
    assert not page.left.isChecked()


def test_the_preview_says_that_a_last_day_to_come_stays(page, settle, county, dialogs, tmp_path):
    registers.save(county, replace(LUZ, left_on=clock.today() + timedelta(30)))
    dialogs.contacts = tmp_path / "list.csv"
    dialogs.contacts.write_text("Name,Title,E-mail\nLuz Peña,Chief,lpena@example.org\n", "utf-8")
    page.choose_file()
    settle()
    shown = dialog(ImportDialog)
    told = [about(row) for row in shown.table.rows_model.rows]
    assert "that stays noted" in told[0]


def test_a_shared_mail_address_is_asked_about(page, settle, county):
    page.panel.table.select(BEN.id)
    page.panel.edit()
    form = dialog(PersonDialog)
    QTest.keyClicks(form.form.controls["email"], "LPENA@example.org")
    form.submit()
    settle()
    assert form.question.isVisible()
    assert "Luz Peña, superintendent, Salinas Union High" in form.question.words.text()
    assert BEN in registers.all_of(county, Person)
    QTest.keyClicks(form.form.controls["phone"], "1")
    assert not form.question.isVisible()
    form.submit()
    settle()
    both = form.question.choices.itemAt(0).widget()
    assert both.text() == "Save for both"
    QTest.keyClick(both, Qt.Key.Key_Space)
    settle()
    kept = next(p for p in registers.all_of(county, Person) if p.id == BEN.id)
    assert kept.email == "LPENA@example.org"


def test_somebody_of_another_countys_lea_keeps_it(page, context):
    far = replace(LUZ, cds="01611190000000")
    form = PersonDialog(context, far, page.panel.book.leas, parent=page)
    assert form.form.record() == far
    form.close()


def test_the_other_entry_can_be_opened_instead(page, settle, dialogs):
    page.panel.table.select(BEN.id)
    page.panel.edit()
    form = dialog(PersonDialog)
    QTest.keyClicks(form.form.controls["email"], "lpena@example.org")
    form.submit()
    settle()
    form.question.choices.itemAt(1).widget().click()
    settle()
    assert dialogs.asked == ["Discard what you entered? It has not been saved."]
    other = dialog(PersonDialog)
    assert other.form.controls["name"].text() == "Luz Peña"


def test_copying(page, settle, window):
    page.panel.table.clearSelection()
    page.panel.copy_addresses()
    clipboard = QGuiApplication.clipboard().text()
    assert clipboard == "Pam P Wu Ed.D. <pwu@example.org>; Luz Peña <lpena@example.org>"
    assert "Copied 2 mail addresses; 1 person without one" in window.notice.text.text()
    page.panel.table.select(BEN.id)
    page.panel.table.setFocus()
    QTest.keyClick(page.panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Name\tWorks for\tRole\tTitle\tE-mail\tPhone",
        "Ben Ito\tSalinas Union High\tBusiness services\t\t\t831-555-0100",
    ]
    page.panel.copy_addresses()
    assert "Nobody selected has a mail address" in window.notice.text.text()


def test_exported_as_seen(page, settle, dialogs, tmp_path):
    dialogs.target = tmp_path / "people.xlsx"
    page.filter.setText("Peña")
    page.export_action.trigger()
    settle()
    sheets = openpyxl.load_workbook(dialogs.target).worksheets
    cells = {str(c.value) for sheet in sheets for row in sheet.iter_rows() for c in row}
    assert "lpena@example.org" in cells
    assert "Ben Ito" not in cells
    assert not any("California Department of Education" in cell for cell in cells)


@pytest.fixture
def opened(page, settle, dialogs, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        "Contact,Job,E-mail,District\n"
        "Ana Ruiz,Director of Special Education,ar@x.org,Salinas Union High\n"
        "Luz Peña,Superintendent,lpena@example.org,\n"
        "Luz Penna,,,Salinas Union High\n"
        "Bo Li,,no address,\n",
        encoding="utf-8",
    )
    dialogs.contacts = path
    page.import_action.trigger()
    settle()
    return dialog(ImportDialog)


def test_an_import_row_by_row(opened, settle, county, page):
    assert [row.standing for row in opened.table.rows_model.rows] == list(RowStanding)
    assert "1 to add, 1 to update, 2 left out. 1 unclear row is waiting" in opened.summary.text()
    assert opened.import_button.text() == "Import 2 contacts"
    table = opened.table
    table.select(4)
    QTest.keyClick(table, Qt.Key.Key_A)
    assert opened.import_button.text() == "Import 3 contacts"
    assert "waiting" not in opened.summary.text()
    table.select(3)
    QTest.keyClick(table, Qt.Key.Key_L)
    table.select(5)
    QTest.keyClick(table, Qt.Key.Key_A)
    assert opened.choice_of(table.current()) is RowChoice.SKIP
    assert not opened.deciders[RowChoice.ADD].isEnabled()
    QTest.keyClick(opened.import_button, Qt.Key.Key_Space)
    settle()
    assert {"Ana Ruiz", "Luz Penna"} <= {p.name for p in registers.all_of(county, Person)}
    assert LUZ in registers.all_of(county, Person)
    assert page.window().actions_.undo.text() == "Undo import 2 contacts from list.csv"
    page.window().actions_.undo.trigger()
    settle()
    assert "Ana Ruiz" not in names(page)


def test_a_filter_of_the_import_and_several_rows_at_once(opened):
    opened.filters[RowStanding.UNCLEAR].click()
    assert opened.table.proxy.rowCount() == 1
    opened.filters[None].click()
    opened.table.selectAll()
    opened.decide(RowChoice.SKIP)
    assert not opened.import_button.isEnabled()
    assert opened.import_button.text() == "Import 0 contacts"


def test_columns_are_recognised_and_can_be_changed(opened, settle):
    boxes = opened.columns.boxes
    assert opened.found.text() == (
        "Columns: Name: Contact · Title: Job · E-mail: E-mail · District: District"
    )
    assert not opened.columns.isVisible()
    QTest.keyClick(opened.columns_button, Qt.Key.Key_Space)
    assert opened.columns.isVisible()
    assert boxes["name"].currentText() == "Contact"
    assert boxes["title"].currentText() == "Job"
    boxes["name"].setCurrentIndex(0)
    boxes["title"].setCurrentIndex(0)
    boxes["email"].setCurrentIndex(0)
    boxes["email"].activated.emit(0)
    settle()
    assert "Choose at least the column with the names" in opened.summary.text()
    assert not opened.import_button.isEnabled()


def test_a_file_without_column_names_asks_for_them(page, settle, dialogs, tmp_path, county):
    dialogs.contacts = tmp_path / "bare.csv"
    dialogs.contacts.write_text("Ana Ruiz;ar@x.org\nBo Li;bl@x.org\n", encoding="utf-8")
    page.import_action.trigger()
    settle()
    opened = dialog(ImportDialog)
    assert opened.columns.isVisible()
    assert "does not name its columns" in visible_words(opened)
    box = opened.columns.boxes["name"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    box.activated.emit(1)
    settle()
    assert opened.import_button.text() == "Import 2 contacts"
    QTest.keyClick(opened.import_button, Qt.Key.Key_Space)
    settle()
    assert {"Ana Ruiz", "Bo Li"} <= {p.name for p in registers.all_of(county, Person)}


def test_a_file_that_is_no_list_is_said_so(page, settle, dialogs, tmp_path, window):
    dialogs.contacts = tmp_path / "empty.csv"
    dialogs.contacts.write_bytes(b"")
    page.import_action.trigger()
    settle()
    assert "empty.csv is empty" in window.notice.text.text()


def test_ten_thousand_people_do_not_hold_the_page(page, settle, county):
    with county.session("Fill") as session:
        session.connection().exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9999) "
            "INSERT INTO person SELECT i, 'Person ' || i, role, cds, organization, title, "
            "salutation, '', phone, note, left_on, created_at, updated_at FROM n, person "
            f"WHERE person.id = '{BEN.id}'"
        )
    page.mark_stale()
    settle()
    page.filter.setText("Person 77")
    assert len(names(page)) == 111


def test_the_people_of_an_lea_follow_the_lea(window, settle, book, county):
    window.open_page(DistrictsTarget(cds=SALINAS))
    settle()
    detail = window.page.detail
    turn_to(detail.tabs, "People")
    settle()
    panel = detail.people.panel
    assert [row.person for row in panel.table.rows_model.rows] == [LUZ, BEN]
    registers.remove(county, BEN)
    window.page.open(DistrictsTarget(ALISAL))
    settle()
    assert [row.person for row in panel.table.rows_model.rows] == [EVA]
    panel.add()
    assert dialog(PersonDialog).form.record().cds == ALISAL
    dialog(PersonDialog).close()
    detail.people.all_button.click()
    settle()
    assert window.page.key == "people"
