"""The caseload page: filters, saved views, several cases at once, all by keyboard."""

from datetime import timedelta

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework.words import Route, Stage
from sos_desktop.domain.documents.registry import FileFormat
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from sos_desktop.services.casework.caseload import CaseloadFilter
from sos_desktop.services.county import views
from tests.casework import ALISAL, MCOE, SALINAS, add_leas, open_case
from tests.ui.pages.cards import CTRL, NO, SHIFT, dialog, press, shown
from ui.navigation import CaseloadTarget
from ui.pages.case.hand_over import HandOverDialog
from ui.pages.caseload.board import CardList
from ui.pages.caseload.bulk import MoveCasesDialog
from ui.widgets.forms.form_dialog import FormDialog


def three_cases(county, _folder):
    """Two cases in Identification, one of them Ana's with a late task, and one in Needs."""
    add_leas(county)
    ids = [open_case(county, cds) for cds in (SALINAS, ALISAL, MCOE)]
    cases.assign(county, ids[0], "Ana Ruiz")
    late = clock.today() - timedelta(days=2)
    records.save(county, r.Task(case_id=ids[0], title="Call", due_on=late))
    cases.move_stage(county, ids[2], Stage.NEEDS, "Began early")
    return ids


@pytest.fixture
def county_template(prepared):
    return prepared(three_cases).path


@pytest.fixture
def three(county, prepared):
    return prepared(three_cases).made


@pytest.fixture
def page(window, settle, three):
    window.open_page(CaseloadTarget())
    settle()
    return window.page


def selected(page) -> set[str]:
    return {row.case.cds for row in page.selected()}


def choose(page, name, value) -> None:
    choice = page.filters.choices[name]
    choice.setCurrentIndex(choice._values.index(value))


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("consultant", "Ana Ruiz", {SALINAS}),
        ("consultant", "", {ALISAL, MCOE}),
        ("stage", Stage.NEEDS, {MCOE}),
        ("route", Route.VOLUNTARY, {SALINAS, ALISAL, MCOE}),
    ],
)
def test_a_choice_shows_as_many_cases_as_it_says(page, name, value, expected):
    choice = page.filters.choices[name]
    words = choice.itemText(choice._values.index(value))
    assert words.endswith(f"({len(expected)})")
    choose(page, name, value)
    assert shown(page) == expected


def test_chips_say_how_many_and_filter(page):
    assert page.filters.chips["overdue"].text() == "Overdue  1"
    page.filters.chips["overdue"].click()
    assert shown(page) == {SALINAS}
    assert page.filters.chips["unassigned"].text() == "Unassigned  0"
    page.filters.clear_button.click()
    assert shown(page) == {SALINAS, ALISAL, MCOE}
    assert not page.filters.clear_button.isVisible()


def test_closed_cases_are_a_click_away_even_when_nothing_is_open(page, settle, county, three):
    for case_id in three:
        cases.close_case(county, case_id, "Done")
    page.mark_stale()
    settle()
    assert page.none_left.isVisible()
    assert "Closed too" in page.none_left.text()
    page.filters.closed.click()
    assert len(shown(page)) == 3


def test_the_board_is_walked_and_selected_by_keyboard(page):
    first = page.board.columns[Stage.IDENTIFICATION]
    third = page.board.columns[Stage.NEEDS]
    first.setFocus()
    first.go_to(0, keep=False)
    assert selected(page) == {ALISAL}
    press(first, Qt.Key.Key_Down, SHIFT)
    assert selected(page) == {ALISAL, SALINAS}
    press(first, Qt.Key.Key_Right, CTRL)
    assert third.hasFocus()
    press(third, Qt.Key.Key_Space)
    assert selected(page) == {ALISAL, SALINAS, MCOE}
    assert page.bar.count.text() == "3 cases selected"
    press(third, Qt.Key.Key_Left)
    assert first.hasFocus()
    assert len(selected(page)) == 1
    press(first, Qt.Key.Key_A, CTRL)
    assert len(selected(page)) == 3
    press(first, Qt.Key.Key_Space)
    assert len(selected(page)) == 2


def test_a_click_selects_alone_and_enter_opens(page, window, settle):
    column = page.board.columns[Stage.NEEDS]
    page.board.select_all()
    place = column.visualRect(column.cards.index(0)).center()
    QTest.mouseClick(column.viewport(), Qt.MouseButton.LeftButton, NO, place)
    assert selected(page) == {MCOE}
    press(column, Qt.Key.Key_Return)
    settle()
    assert window.page.key == "case"
    assert window.page.file.case.cds == MCOE


def test_cards_speak(page):
    index = page.board.columns[Stage.IDENTIFICATION].cards.index(1)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "Salinas Union High, stage 1 Identification, Voluntary request, Ana Ruiz, Call, "
        "overdue 2 days"
    )
    column = page.board.columns[Stage.NEEDS]
    assert column.accessibleName() == "Stage 3, Needs and root causes, 1 case"


def test_the_selection_goes_along_to_the_table_and_back(page):
    page.board.select_all()
    page.as_table.click()
    assert len(page.table.selected()) == 3
    page.table.setFocus()
    press(page.table, Qt.Key.Key_Home, CTRL)
    press(page.table, Qt.Key.Key_Down, SHIFT)
    assert len(selected(page)) == 2
    press(page.table, Qt.Key.Key_Space)
    assert len(selected(page)) == 1
    kept = selected(page)
    page.as_board.click()
    assert selected(page) == kept


def test_assigning_several_is_one_change_and_keeps_filter_and_selection(page, settle, county):
    choose(page, "stage", Stage.IDENTIFICATION)
    page.board.select_all()
    page.bar.assign_button.click()
    settle()
    asked = dialog(FormDialog)
    asked.form.controls["consultant"].setText("Ben Ito")
    asked.form.controls["note"].setPlainText("Mind the board date")
    asked.submit()
    settle()
    rows = {row.case.cds: row.case.consultant for row in cases.list_cases(county)}
    assert rows == {SALINAS: "Ben Ito", ALISAL: "Ben Ito", MCOE: ""}
    assert page.filters.value() == CaseloadFilter(stage=Stage.IDENTIFICATION)
    assert selected(page) == {SALINAS, ALISAL}
    page.window().actions_.undo.trigger()
    settle()
    rows = {row.case.cds: row.case.consultant for row in cases.list_cases(county)}
    assert rows == {SALINAS: "Ana Ruiz", ALISAL: "", MCOE: ""}


def test_a_task_for_several(page, settle, county, three):
    page.board.select_all()
    page.bar.task_button.click()
    settle()
    asked = dialog(FormDialog)
    asked.submit()
    settle()
    assert asked.isVisible()
    asked.form.controls["title"].setText("Send the letter")
    asked.submit()
    settle()
    assert all(
        "Send the letter" in {task.title for task in cases.case_file(county, case_id).tasks}
        for case_id in three
    )


def test_moving_several_says_what_is_open_and_asks_why(page, settle, county):
    page.board.select_all()
    page.bar.move_button.click()
    settle()
    asked = dialog(MoveCasesDialog)
    asked._stage.setCurrentIndex(1)
    settle()
    words = asked.explanation.text()
    assert "Going back: 1" in words
    assert "Alisal Union (a consultant)" in words
    asked.submit()
    settle()
    assert asked.isVisible()
    asked.form.controls["reason"].setPlainText("Agreed on Monday")
    asked.submit()
    settle()
    assert {row.case.stage for row in cases.list_cases(county)} == {Stage.OUTREACH}
    assert len(selected(page)) == 3


def test_handing_over_prints_first(page, settle, county, tmp_path, three):
    page.board.select({three[0]})
    page.bar.hand_over_button.click()
    settle()
    asked = dialog(HandOverDialog)
    asked.panel.folder.setText(str(tmp_path))
    asked.to.setText("Ben Ito")
    asked.panel.formats[FileFormat.EXCEL].setChecked(True)
    asked.go()
    settle()
    file = cases.case_file(county, three[0])
    assert (file.case.consultant, file.hand_overs[0].from_consultant) == ("Ben Ito", "Ana Ruiz")
    names = sorted(p.suffix for p in tmp_path.glob("Hand-over Salinas*"))
    assert names == [".pdf", ".xlsx"]


@pytest.mark.parametrize(
    ("to", "folder", "day", "says"),
    [
        ("", "", "today", "folder is not there"),
        ("Ben", "/no/such/folder", "today", "folder is not there"),
        ("Ben", None, "someday", "is not a date"),
        ("Ben", None, "1/1/1990", "the date lies before it"),
    ],
)
def test_a_hand_over_that_cannot_be(page, settle, county, tmp_path, three, to, folder, day, says):
    page.board.select({three[0]})
    page.bar.hand_over_button.click()
    settle()
    asked = dialog(HandOverDialog)
    asked.panel.folder.setText(str(tmp_path) if folder is None else folder)
    asked.to.setText(to)
    asked.handed_on.line.setText(day)
    asked.go()
    settle()
    assert says in asked.problem.text()
    assert cases.case_file(county, three[0]).case.consultant == "Ana Ruiz"


def test_views_are_saved_used_renamed_and_removed(page, settle, county):
    choose(page, "consultant", "Ana Ruiz")
    page.as_table.click()
    page.views_button.save()
    asked = dialog(FormDialog)
    asked.form.controls["name"].setText("Mine & late")
    asked.submit()
    settle()
    assert page.views_button.text() == "View: Mine & late"
    page.filters.clear()
    page.as_board.click()
    assert page.views_button.used is None
    page.views_button._fill()
    page.views_button._menu.actions()[0].trigger()
    assert shown(page) == {SALINAS}
    assert page.as_table.isChecked()
    page.views_button.rename()
    asked = dialog(FormDialog)
    asked.form.controls["name"].setText("Ana's")
    asked.submit()
    settle()
    assert [view.name for view in views.saved_views(county, "caseload")] == ["Ana's"]
    page.views_button.remove()
    settle()
    assert views.saved_views(county, "caseload") == ()
    assert shown(page) == {SALINAS}


def test_a_view_of_somebody_who_left_still_says_so(page):
    page.use_values({"consultant": "Gone Long", "stage": 77, "view": "chart"})
    assert shown(page) == set()
    assert page.filters.choices["consultant"].currentText() == "Gone Long  (0)"
    assert page.none_left.isVisible()


def test_ctrl_c_copies_what_is_seen(page, county, three):
    records.save(county, r.Task(case_id=three[1], title="=1+1\tand\nmore"))
    column = page.board.columns[Stage.IDENTIFICATION]
    column.setFocus()
    press(column, Qt.Key.Key_C, CTRL)
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:2] == ["District", "Stage"]
    assert len(lines) == 4
    assert len({line.count("\t") for line in lines}) == 1
    page.filters.text.setText("Salinas")
    page.filters.text.setFocus()
    page.filters.text.selectAll()
    press(page.filters.text, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "Salinas"


_SPARE = ("About", "Priorities", "Year of support", "Dashboard", "Route", "Last activity")


def test_what_is_seen_goes_to_excel(page, settle, dialogs, tmp_path):
    dialogs.target = tmp_path / "caseload.xlsx"
    choose(page, "stage", Stage.IDENTIFICATION)
    page.filters.closed.click()
    page.window().resize(1024, 768)
    page.export_action.trigger()
    settle()
    book = openpyxl.load_workbook(dialogs.target)
    cells = {str(c.value) for sheet in book for row in sheet.iter_rows() for c in row}
    assert {"Salinas Union High", "Alisal Union", "Next task", *_SPARE} <= cells
    assert "Monterey County Office" not in cells
    assert "Filtered: 1 Identification, Closed too." in cells


def test_a_long_name_never_widens_the_page(page, settle, county, three):
    cases.assign(county, three[1], "ñ" * 480)
    page.window().resize(1024, 768)
    page.mark_stale()
    settle()
    assert page.window().width() == 1024
    for column in page.board.columns.values():
        assert isinstance(column, CardList)
        assert column.horizontalScrollBar().maximum() == 0
        for number in range(len(column.cards.rows)):
            rect = column.visualRect(column.cards.index(number))
            assert rect.width() <= column.width()
