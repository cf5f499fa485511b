"""The chain as a page: read, typed into, moved by keys; loose ends lead to their rows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.services.casework import cases, records
from tests.prepared_case import opened_case, prepared_by
from ui.navigation import CaseTarget
from ui.pages.case.chain import columns

KEY, CONTROL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


county_template, case_id = prepared_by(opened_case, "case_id")


@pytest.fixture
def show(window, settle, county, case_id):
    def shown(*made):
        for record in made:
            records.save(county, record)
        window.open_page(CaseTarget(case_id=case_id, tab="support"))
        settle()
        tab = window.page.tabs.tab("support")
        tab.chain.table.setFocus()
        return tab

    return shown


@pytest.fixture
def file(county, case_id):
    return lambda: cases.case_file(county, case_id)


def plain(case_id):
    cause = r.Cause(case_id=case_id, text="Late buses", state=w.CauseState.VALIDATED)
    aim = r.Aim(case_id=case_id, text="Fewer absences")
    one = r.Driver(case_id=case_id, text="One", aim_id=aim.id, cause_id=cause.id)
    two = r.Driver(case_id=case_id, text="Two", aim_id=aim.id)
    change = r.Action(case_id=case_id, text="Add a bus", aim_id=aim.id, driver_id=one.id)
    return cause, aim, one, two, change


def texts(tab):
    return [row.text for row in tab.chain.table.rows_model.rows]


def choose(tab, record, column=columns.WHAT):
    table = tab.chain.table
    table.setFocus()
    assert table.reveal(record.id)
    table.setCurrentIndex(table.proxy.index(table.currentIndex().row(), column))


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


def test_typing_goes_from_aim_to_measure_by_tab_and_enter(show, settle, file):
    tab = show()
    field = tab.chain.entry.field
    for typed, tabs in (("Fewer absences", 0), ("Buses in time", 0), ("Add a bus", 1)):
        field.setFocus()
        QTest.keyClicks(field, typed)
        for _ in range(tabs):
            press(field, KEY.Key_Tab)
        press(field, KEY.Key_Return)
        settle()
    # a driver was chosen by the last but one row, so a change is what is usual: Tab went past it
    found = file()
    assert [aim.text for aim in found.aims] == ["Fewer absences"]
    assert [driver.text for driver in found.drivers] == ["Buses in time"]
    assert found.drivers[0].aim_id == found.aims[0].id
    assert [measure.name for measure in found.measures] == ["Add a bus"]
    assert found.measures[0].driver_id == found.drivers[0].id


def test_what_is_added_at_a_driver_hangs_on_it_and_on_its_aim(show, settle, file, case_id):
    made = plain(case_id)
    tab = show(*made)
    choose(tab, made[3])
    field = tab.chain.entry.field
    assert "a change under “Two”" in field.placeholderText()
    field.setFocus()
    QTest.keyClicks(field, "Ride match")
    press(field, KEY.Key_Return)
    settle()
    found = next(action for action in file().actions if action.text == "Ride match")
    assert (found.driver_id, found.aim_id, found.cause_id) == (made[3].id, made[1].id, None)
    assert tab.chain.table.current().record.text == "Ride match"


def test_one_aim_and_one_accepted_cause_are_the_defaults(show, settle, file, case_id):
    cause, aim, *_rest = plain(case_id)
    tab = show(cause, aim)
    field = tab.chain.entry.field
    tab.chain.table.reveal(cause.id)
    field.setFocus()
    QTest.keyClicks(field, "Add a bus")
    press(field, KEY.Key_Return)
    settle()
    [action] = file().actions
    assert (action.aim_id, action.cause_id) == (aim.id, cause.id)


def test_without_text_tab_leaves_and_changes_nothing(show, settle, file, case_id):
    tab = show(*plain(case_id))
    before = file()
    field = tab.chain.entry.field
    field.setFocus()
    offer = tab.chain.entry.offer
    press(field, KEY.Key_Tab)
    assert tab.chain.entry.offer == offer
    assert file() == before


def test_a_cell_is_edited_where_it_stands_and_undone(show, settle, file, case_id):
    made = plain(case_id)
    tab = show(*made)
    choose(tab, made[4], columns.COST)
    press(tab.chain.table, KEY.Key_F2)
    editor = tab.chain.table.viewport().findChild(QLineEdit)
    editor.setText("1800")
    press(editor, KEY.Key_Return)
    settle()
    assert file().actions[0].cost == 1800
    assert tab.chain.cost.total.text() == "Total $1,800"


def test_a_cost_below_nothing_is_refused_and_the_row_keeps_what_it_had(show, settle, file, case_id):
    made = plain(case_id)
    tab = show(*made)
    action = file().actions[0]
    field = tab.chain.keeper.fields(action)["cost"]
    tab.chain.keeper.enter(action, field, -5)
    settle()
    assert file().actions[0].cost is None


def test_a_measure_is_typed_into_the_row_of_its_change(show, settle, file, case_id):
    made = plain(case_id)
    tab = show(*made)
    choose(tab, made[4], columns.MEASURE)
    press(tab.chain.table, KEY.Key_F2)
    editor = tab.chain.table.viewport().findChild(QLineEdit)
    QTest.keyClicks(editor, "Buses in time, %")
    press(editor, KEY.Key_Return)
    settle()
    [measure] = file().measures
    assert (measure.name, measure.action_id) == ("Buses in time, %", made[4].id)


def test_rows_move_among_those_beside_them(show, settle, file, case_id):
    made = plain(case_id)
    tab = show(*made)
    choose(tab, made[3])
    press(tab.chain.table, KEY.Key_Up, ALT)
    settle()
    assert [driver.text for driver in file().drivers] == ["Two", "One"]
    assert tab.chain.table.current().record.id == made[3].id
    press(tab.chain.table, KEY.Key_Up, ALT)  # it is the first: nothing more happens
    settle()
    assert [driver.text for driver in file().drivers] == ["Two", "One"]


def test_a_driver_goes_deeper_and_back_and_keeps_its_changes(show, settle, file, case_id):
    made = plain(case_id)
    tab = show(*made)
    choose(tab, made[3])
    press(tab.chain.table, KEY.Key_Right, CONTROL)
    settle()
    two = next(driver for driver in file().drivers if driver.text == "Two")
    assert two.parent_id == made[2].id
    press(tab.chain.table, KEY.Key_Left, CONTROL)
    settle()
    two = next(driver for driver in file().drivers if driver.text == "Two")
    assert (two.parent_id, two.aim_id) == (None, made[1].id)
    assert file().actions[0].driver_id == made[2].id


def test_delete_removes_the_row_but_never_a_driver_that_carries_changes(
    show, settle, file, case_id
):
    made = plain(case_id)
    tab = show(*made)
    choose(tab, made[2])
    press(tab.chain.table, KEY.Key_Delete)
    settle()
    assert len(file().drivers) == 2
    choose(tab, made[4])
    press(tab.chain.table, KEY.Key_Delete)
    settle()
    assert not file().actions
    choose(tab, made[2])
    press(tab.chain.table, KEY.Key_Delete)
    settle()
    assert [driver.text for driver in file().drivers] == ["Two"]


def test_rows_fold_by_keys_and_a_loose_end_unfolds_what_hides_it(show, settle, case_id):
    made = plain(case_id)
    tab = show(*made)
    choose(tab, made[1])
    press(tab.chain.table, KEY.Key_Left)
    assert texts(tab) == ["Fewer absences"]
    link = next(
        link for link in tab.chain.loose.links if "without a measure" in link.accessibleName()
    )
    link.click()
    settle()
    assert tab.chain.table.current().record.text == "Add a bus"


def test_space_opens_the_row_at_the_right_and_escape_goes_back(show, settle, case_id, file):
    made = plain(case_id)
    tab = show(*made)
    choose(tab, made[4])
    press(tab.chain.table, KEY.Key_Space)
    settle()
    inspector = tab.beside.inspector
    assert inspector.record_id == made[4].id
    assert {"owner", "evidence_tier", "spreads", "further_plans"} <= set(inspector.form.controls)
    choose(tab, made[1])
    settle()
    press(tab.chain.table, KEY.Key_Space)
    settle()
    assert inspector.record_id == made[1].id


def test_a_cause_is_turned_round_into_a_driver(show, settle, case_id, file):
    cause, aim, *_rest = plain(case_id)
    answer = r.Action(case_id=case_id, text="Add a bus", cause_id=cause.id)
    tab = show(cause, aim, answer)
    assert tab.chain.table.reveal(f"{cause.id}@")
    offered = tab.chain.menu_actions()
    assert tab.chain.turn_action in offered
    assert not {tab.chain.up_action, tab.chain.deeper_action, tab.chain.remove_action} & {*offered}
    tab.chain.turn_action.trigger()
    settle()
    [driver] = file().drivers
    assert (driver.cause_id, driver.aim_id, driver.text) == (cause.id, aim.id, "Late buses")
    [moved] = file().actions
    assert (moved.driver_id, moved.aim_id) == (driver.id, aim.id)
    assert tab.chain.table.is_edited()


def test_views_show_the_same_rows_and_lead_back_to_the_chain(show, settle, case_id):
    made = plain(case_id)
    tab = show(*made)
    for view in ("diagram", "thread", "table"):
        tab.views.button_of(view).click()
        settle()
        assert tab.stack.currentWidget() is tab.made[view]
    table = tab.made["table"].table
    assert table.proxy.rowCount() == 3
    picture = tab.made["diagram"].diagram
    picture.setFocus()
    picture.choose(made[1].id)
    press(picture, KEY.Key_Right)
    assert picture.current in (made[2].id, made[3].id)
    picture.opened.emit(made[4].id)
    settle()
    assert tab.stack.currentWidget() is tab.chain
    assert tab.chain.table.current().record.id == made[4].id


def test_an_empty_case_says_what_to_do_first(show, settle):
    tab = show()
    assert tab.chain.start.isVisible()
    assert "for whom, by how much and by when" in tab.chain.start.words.text()
    assert "Add an aim" in tab.chain.entry.field.placeholderText()
    assert not tab.chain.table.isVisible()


def test_the_run_chart_of_a_row_opens_by_keys_and_takes_a_reading(show, settle, case_id, file):
    made = plain(case_id)
    measure = r.Measure(case_id=case_id, name="Late", unit="students", action_id=made[4].id)
    tab = show(*made, measure)
    choose(tab, made[4])
    press(tab.chain.table, KEY.Key_Return, CONTROL)
    settle()
    page = tab.run_chart
    assert tab.stack.currentWidget() is page
    assert "No reading yet" in page.told.text()
    page.add_reading.click()
    settle()
    entry = page.readings.entry
    entry.controls["value"].setText("7")
    press(entry.controls["text"], KEY.Key_Return)
    settle()
    [note] = file().progress
    assert (note.measure_id, note.value) == (measure.id, 7)
    assert "too few points to judge" in page.told.text()
    page.turn("chart")
    page.cycles.add()
    entry = page.cycles.entry
    entry.controls["plan"].setText("Is it read?")
    press(entry.controls["plan"], KEY.Key_Return)
    settle()
    cards = page.cycles.strip
    assert cards.model().index(0, 0).data(SPOKEN) == "Test 1, Is it read?, no day yet, planned"
    page.cycles.add_button.setFocus()
    press(page.cycles.add_button, KEY.Key_Tab)
    assert cards.hasFocus()
    press(cards, KEY.Key_Return)
    settle()
    assert tab.beside.inspector.record_id == file().cycles[0].id, "Enter opens its six fields"
    tab.beside.inspector.close_it()
    settle()
    assert cards.hasFocus(), "the keys come back to the card"
    press(cards, KEY.Key_Down)
    assert entry.isAncestorOf(QApplication.focusWidget()), "below the last is the next test"
    cards.setFocus()
    press(cards, KEY.Key_Delete)
    settle()
    assert not file().cycles
    assert page.cycles.nothing.isVisible()
    assert not cards.isVisible()
    page.back.click()
    settle()
    assert tab.stack.currentWidget() is tab.chain
    assert tab.chain.table.current().id == made[4].id
