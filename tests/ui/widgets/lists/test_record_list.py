"""A list one types into: its last line, its cells, its order, its rows from a spreadsheet."""

import threading
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from sos_desktop.domain.casework.records import (
    Action,
    DistrictPriority,
    Finding,
    Task,
    TeamMember,
)
from sos_desktop.domain.casework.words import ActionState, FindingKind, Sensitivity
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from tests.prepared_case import opened_case, prepared_by
from ui.navigation import CaseTarget
from ui.widgets.lists.paste_dialog import PasteDialog

ENTER = Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier


county_template, case_id = prepared_by(opened_case, "case_id")


@pytest.fixture
def show(window, settle, case_id):
    """Opens a tab of the case and gives it."""

    def open_tab(key):
        window.activateWindow()
        window.open_page(CaseTarget(case_id=case_id, tab=key))
        settle()
        return window.page.tabs.tab(key)

    return open_tab


@pytest.fixture
def priorities(show, county, case_id):
    for text in ("One", "Two", "Three"):
        records.save(county, DistrictPriority(case_id=case_id, text=text))
    return show("outreach").priorities


def kept(county, case_id, name="priorities"):
    return getattr(cases.case_file(county, case_id), name)


def cell(rows, name, row=0):
    """The index of a field's cell."""
    number = next(n for n, column in enumerate(rows.spec.columns) if column.field == name)
    return rows.table.proxy.index(row, number)


def edit(rows, name, row=0):
    """The control over a cell, opened by F2."""
    rows.table.setFocus()
    rows.table.setCurrentIndex(cell(rows, name, row))
    QTest.keyClick(rows.table, Qt.Key.Key_F2)
    inside = rows.table.viewport().findChildren(QWidget)
    return next(c for c in inside if c.isVisible() and isinstance(c, QLineEdit | QComboBox))


def type_over(control, text):
    control.selectAll()
    QTest.keyClicks(control, text)
    QTest.keyClick(control, ENTER)


def test_enter_keeps_a_line_and_is_ready_for_the_next(show, settle, county, case_id):
    rows = show("outreach").priorities
    rows.add()
    settle()
    for text in ("First", "Second", "Third"):
        QTest.keyClicks(QApplication.focusWidget(), text)
        QTest.keyClick(QApplication.focusWidget(), ENTER)
    settle()
    assert [p.text for p in kept(county, case_id)] == ["First", "Second", "Third"]
    assert [p.text for p in rows.table.rows_model.rows] == ["First", "Second", "Third"]
    assert QApplication.focusWidget() is rows.entry.controls["text"]
    assert rows.count.text() == "3"


def test_what_is_typed_says_that_it_is_not_kept_and_is_kept_by_the_mouse(
    show, settle, county, case_id, qtbot
):
    rows = show("outreach").goals
    rows.add()
    settle()
    entry = rows.entry
    assert not entry.keep_button.isVisible()
    QTest.keyClicks(entry.controls[entry.main], "Buses")
    assert entry.keep_button.isVisible()
    for control in entry.controls.values():
        assert not control.geometry().intersects(entry.keep_button.geometry())
    qtbot.mouseClick(entry.keep_button, Qt.MouseButton.LeftButton)
    settle()
    assert not entry.keep_button.isVisible()
    assert rows.table.rows_model.rowCount() == 1
    assert entry.controls[entry.main].hasFocus(), "the next one can be typed"


def test_the_line_stands_there_before_the_file_has_it(window, show, settle, county, case_id):
    rows = show("outreach").priorities
    rows.add()
    settle()
    QTest.keyClicks(rows.entry.controls["text"], "At once")
    go_on = threading.Event()  # until then the worker is busy
    window.context.query(lambda: go_on.wait(60), bool, owner=window)
    QTest.keyClick(rows.entry.controls["text"], ENTER)
    seen = [p.text for p in rows.table.rows_model.rows], kept(county, case_id)
    go_on.set()
    settle()
    assert seen == ([p.text for p in kept(county, case_id)], ()) == (["At once"], ())


def test_the_cells_of_an_empty_list_fill_its_line(window, show, settle):
    window.resize(1366, 768)
    rows = show("needs").evidence
    rows.add()
    settle()
    cells = [made.geometry() for made in rows.entry.controls.values() if made.isVisible()]
    assert min(cell.left() for cell in cells[:3]) >= 0
    assert abs(max(cell.right() for cell in cells) - rows.entry.width()) <= 8


def test_tab_goes_through_the_cells(show, settle, county, case_id):
    rows = show("tasks").tasks
    rows.add()
    settle()
    QTest.keyClicks(QApplication.focusWidget(), "Call")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is rows.entry.controls["due_on"]
    QTest.keyClicks(QApplication.focusWidget(), "+7")
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    settle()
    (task,) = kept(county, case_id, "tasks")
    assert (task.title, task.due_on) == ("Call", clock.today() + timedelta(days=7))


def test_what_cannot_be_read_is_said_and_nothing_is_lost(show, settle, county, case_id):
    rows = show("tasks").tasks
    rows.add()
    settle()
    entry = rows.entry
    QTest.keyClicks(entry.controls["title"], "Call")
    QTest.keyClicks(entry.controls["due_on"], "soonish")
    QTest.keyClick(entry.controls["due_on"], ENTER)
    settle()
    assert "is not a date" in entry.problem.text()
    assert entry.controls["due_on"].accessibleDescription() == entry.problem.text()
    assert entry.controls["title"].accessibleDescription() == "Required"
    assert entry.controls["title"].text() == "Call"
    assert kept(county, case_id, "tasks") == ()
    QTest.keyClick(entry.controls["due_on"], Qt.Key.Key_Escape)
    assert not entry.is_begun()
    assert not entry.problem.isVisible()
    assert entry.controls["due_on"].accessibleDescription() == ""


def test_a_refusal_by_the_file_gives_the_line_back(show, settle, county, case_id, monkeypatch):
    from sos_desktop.foundation.errors import EnvironmentProblem

    rows = show("outreach").priorities
    rows.add()
    settle()

    def refuse(*_given):
        raise EnvironmentProblem("The disk is full.")

    object.__setattr__(rows.spec, "save", refuse)
    try:
        QTest.keyClicks(rows.entry.controls["text"], "Gone?")
        QTest.keyClick(rows.entry.controls["text"], ENTER)
        settle()
    finally:
        object.__setattr__(rows.spec, "save", records.save)
    assert rows.table.rows_model.rows == ()
    assert rows.entry.controls["text"].text() == "Gone?"
    assert "disk is full" in rows.entry.problem.text()


def test_a_cell_is_edited_where_it_stands(show, settle, county, case_id):
    records.save(county, Action(case_id=case_id, text="Bus", owner="Transport"))
    support = show("support")
    support.views.button_of("lists").click()
    rows = support.actions_list
    type_over(edit(rows, "cost"), "$1,250")
    settle()
    type_over(edit(rows, "starts_on"), "Dec 4, 2026")
    settle()
    (action,) = kept(county, case_id, "actions")
    assert (action.cost, action.starts_on) == (1250, date(2026, 12, 4))
    box = edit(rows, "state")
    place = [*ActionState].index(ActionState.DONE)
    box.setCurrentIndex(place)
    box.activated.emit(place)
    settle()
    assert kept(county, case_id, "actions")[0].state is ActionState.DONE


def test_a_date_that_is_none_changes_nothing(show, settle, county, case_id, window):
    records.save(county, Task(case_id=case_id, title="Call", due_on=date(2026, 12, 1)))
    rows = show("tasks").tasks
    said = []
    rows._context.notice.connect(lambda kind, text, _action: said.append((kind, text)))
    type_over(edit(rows, "due_on"), "whenever")
    settle()
    assert kept(county, case_id, "tasks")[0].due_on == date(2026, 12, 1)
    assert said[0][0] == "bad"
    assert "whenever" in said[0][1]


def test_what_a_page_reads_anew_never_takes_an_open_cell_away(show, settle, county, case_id):
    records.save(county, Task(case_id=case_id, title="Call"))
    rows = show("tasks").tasks
    control = edit(rows, "title")
    control.selectAll()
    QTest.keyClicks(control, "Call the prin")
    records.save(county, Task(case_id=case_id, title="From elsewhere"))
    rows.window().page.mark_stale()
    settle()
    assert control.isVisible()
    assert control.text() == "Call the prin"
    QTest.keyClick(control, ENTER)
    settle()
    assert {t.title for t in kept(county, case_id, "tasks")} == {"Call the prin", "From elsewhere"}
    assert len(rows.table.rows_model.rows) == 2


def test_a_text_of_several_lines_is_edited_at_the_right(show, settle, county, case_id):
    records.save(county, DistrictPriority(case_id=case_id, text="One\nand more"))
    tab = show("outreach")
    rows = tab.priorities
    rows.table.setFocus()
    rows.table.setCurrentIndex(cell(rows, "text"))
    QTest.keyClick(rows.table, Qt.Key.Key_F2)
    settle()
    assert tab.beside.is_open
    assert tab.beside.inspector.form.record().text == "One\nand more"


@pytest.mark.parametrize("modifier", [CONTROL, Qt.KeyboardModifier.AltModifier])
def test_rows_are_ordered_by_keys(priorities, settle, county, case_id, modifier):
    priorities.table.setFocus()
    priorities.table.select_row(2)
    QTest.keyClick(priorities.table, Qt.Key.Key_Up, modifier)
    assert [p.text for p in priorities.table.rows_model.rows] == ["One", "Three", "Two"]
    settle()
    assert [p.text for p in kept(county, case_id)] == ["One", "Three", "Two"]
    assert priorities.current().text == "Three"


@pytest.mark.parametrize(
    ("start", "end", "order"),
    [(0, 2, ["Two", "Three", "One"]), (2, 0, ["Three", "One", "Two"]), (1, 1, None)],
)
def test_rows_are_ordered_by_dragging(priorities, settle, county, case_id, start, end, order):
    table, left = priorities.table, Qt.MouseButton.LeftButton
    line = table.row_height()

    def middle(row, beyond=0):
        return QPoint(40, table.rowViewportPosition(0) + row * line + line // 2 + beyond)

    beyond = 0 if start == end else (line // 3 if end > start else -line // 3)
    QTest.mousePress(table.viewport(), left, pos=middle(start))
    for place in (middle(start), middle(end, beyond)):
        QTest.mouseMove(table.viewport(), place)
        QApplication.sendEvent(table.viewport(), _moved(table.viewport(), place))
    QTest.mouseRelease(table.viewport(), left, pos=middle(end, beyond))
    settle()
    expected = order or ["One", "Two", "Three"]
    assert [p.text for p in kept(county, case_id)] == expected
    assert [p.text for p in table.rows_model.rows] == expected


def _moved(widget, place):
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    left = Qt.MouseButton.LeftButton
    where = QPointF(place)
    return QMouseEvent(
        QEvent.Type.MouseMove,
        where,
        QPointF(widget.mapToGlobal(place)),
        left,
        left,
        Qt.KeyboardModifier.NoModifier,
    )


def test_a_pasted_list_becomes_rows_that_one_step_takes_back(
    priorities, settle, county, case_id, window
):
    QApplication.clipboard().setText("Four\r\nFive\r\n")
    priorities.add()
    settle()
    QTest.keyClick(priorities.entry.controls["text"], Qt.Key.Key_V, CONTROL)
    settle()
    assert [p.text for p in kept(county, case_id)] == ["One", "Two", "Three", "Four", "Five"]
    window.actions_.undo.trigger()
    settle()
    assert [p.text for p in kept(county, case_id)] == ["One", "Two", "Three"]


def test_a_block_that_is_not_clear_is_looked_at(show, settle, county, case_id):
    rows = show("outreach").team
    rows.paste("Luz Peña\tluz@example.org\tour side\nBo Li\tbo@example.org\ttheirs")
    settle()
    assert kept(county, case_id, "team") == ()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, PasteDialog)]
    names = ["", *(field.name for field in rows.fields().values())]
    dialog.chosen[1].setCurrentIndex(names.index("email"))
    dialog.chosen[2].setCurrentIndex(0)
    assert dialog.problem.isHidden()
    dialog.add()
    settle()
    assert {(m.name, m.email) for m in kept(county, case_id, "team")} == {
        ("Luz Peña", "luz@example.org"),
        ("Bo Li", "bo@example.org"),
    }


def test_a_row_without_what_it_needs_adds_none(show, settle, county, case_id):
    rows = show("outreach").team
    rows.paste("Name\tRole\nLuz Peña\tSuperintendent\n\tPrincipal")
    settle()
    assert kept(county, case_id, "team") == ()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, PasteDialog)]
    assert dialog.problem.text().startswith("Row 2: ")
    assert not dialog.add_button.isEnabled()
    dialog.close()


def test_the_inspector_follows_the_cursor_and_escape_goes_back(show, settle, county, case_id):
    for name in ("Ana", "Bo"):
        records.save(county, TeamMember(case_id=case_id, name=name))
    tab = show("outreach")
    rows = tab.team
    rows.table.setFocus()
    rows.table.select_row(0)
    QTest.keyClick(rows.table, Qt.Key.Key_Space)
    first = tab.beside.inspector.form.record().name
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is rows.table
    QTest.keyClick(rows.table, Qt.Key.Key_Down)
    assert tab.beside.inspector.form.record().name != first
    QTest.keyClick(rows.table, Qt.Key.Key_Delete)
    settle()
    assert tab.beside.inspector.form.record().name == first, "its neighbor has the cursor"
    QTest.keyClick(rows.table, Qt.Key.Key_Delete)
    settle()
    assert not tab.beside.is_open, "what it showed is gone"


def test_a_kind_changed_in_its_cell_is_never_told_more_widely(show, settle, county, case_id):
    found = Finding(
        case_id=case_id,
        kind=FindingKind.STRENGTH,
        priority=4,
        text="Reading",
        sensitivity=Sensitivity.PUBLIC,
    )
    records.save(county, found)
    rows = show("needs").findings
    box = edit(rows, "kind")
    place = [*FindingKind].index(FindingKind.WEAKNESS)
    box.setCurrentIndex(place)
    box.activated.emit(place)
    settle()
    (after,) = kept(county, case_id, "findings")
    assert (after.kind, after.sensitivity) == (FindingKind.WEAKNESS, Sensitivity.DISTRICT)


def test_every_act_on_a_row_is_in_its_menu(priorities):
    said = " ".join(action.text() for action in priorities.menu_actions())
    for word in ("Space", "Ctrl+Up", "Ctrl+Down", "Ctrl+H", "Delete"):
        assert word in said


def test_a_list_shows_twelve_rows_of_one_line(window, show, settle, county, case_id):
    window.resize(1366, 768)
    for number in range(15):
        records.save(county, Task(case_id=case_id, title=f"Task {number} " + "long " * 30))
    rows = show("tasks").tasks
    table = rows.table
    seen = table.viewport().visibleRegion().boundingRect().height()
    assert table.row_height() <= 32
    assert seen // table.row_height() >= 12
