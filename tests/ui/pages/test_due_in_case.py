"""What is late in a case, where the case is shown."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from sos_desktop.domain.casework.records import Task
from sos_desktop.domain.casework.words import Repeats, Route
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from tests.casework import SALINAS, add_leas
from ui.models.table import TONE_ROLE
from ui.navigation import CaseTarget
from ui.pages.case.tasks import task_list
from ui.pages.caseload import card, table
from ui.widgets.lists.fitted_table import FittedTable


@pytest.fixture
def late(window, county):
    """An LCAP case whose response was due long ago, without a task."""
    add_leas(county)
    opened = cases.open_case(
        county, SALINAS, Route.LCAP, request="No budget", opened_on=date(2025, 8, 14)
    )
    case = cases.case_file(county, opened.case_id or "").case
    cases.update_case(county, replace(case, lcap_clarification_on=date(2025, 8, 25)))
    return case.id


def test_the_head_of_a_case_names_a_late_step(window, settle, county, late):
    window.open_page(CaseTarget(case_id=late))
    settle()
    assert window.page.tabs.said("tasks").startswith("Tasks 2, 2 late")


def test_board_and_table_show_a_late_step(county, late):
    (row,) = cases.list_cases(county)
    assert card.task_words(row) == "LCAP: District responds to the clarification"
    words, tone = card.pill_of(row)
    assert (words.startswith("overdue "), tone) == (True, "bad")
    cells = {column.heading: column.text(row) for column in table.COLUMNS}
    assert cells["Due"].startswith("overdue ")


def test_nothing_is_due_in_a_closed_case(window, settle, county, late):
    records.save(county, Task(case_id=late, title="Call", due_on=date(2025, 9, 1)))
    cases.assign(county, late, "Ana Ruiz")
    cases.close_case(county, late, "Approved after all")
    window.open_page(CaseTarget(case_id=late))
    settle()
    assert window.page.tabs.said("tasks") == "Tasks, case closed"
    assert not window.page.hand_over_action.isVisible()
    window.page.tabs.turn_to("tasks")
    settle()
    cell = window.page.tabs.tab("tasks").tasks.table.proxy.index(0, 1)
    assert (cell.data(), cell.data(TONE_ROLE)) == ("not done", "quiet")
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "not done, was due Sep 1, 2025"


@pytest.mark.parametrize("room", [480, 560, 640])
def test_a_late_task_is_never_cut_where_there_is_little_room(qtbot, window, room):
    """Its column cannot take a second line, so the texts beside it give way."""
    found = FittedTable(task_list(lambda: False).columns, name="Tasks")
    qtbot.addWidget(found)
    long = "Second-year review of everything"
    due_on = clock.today() - timedelta(days=123)
    found.set_rows(
        [Task(case_id="c", title=long, note=long, assignee="Wilhelmina Longfellow", due_on=due_on)]
    )
    found.resize(room, 300)
    found.show()
    qtbot.waitExposed(found)
    found.fit()
    assert found.columnWidth(1) >= found.least_widths()[1]


def test_a_report_back_before_the_meeting_is_refused_beside_it(window, settle, county, late):
    window.open_page(CaseTarget(case_id=late, tab="outreach"))
    settle()
    tab = window.page.tabs.tab("outreach")
    tab.board.set_date(date(2025, 12, 15))
    tab.report_back.set_date(date(2025, 12, 5))
    tab.report_back.line.editingFinished.emit()
    settle()
    assert "lies before the board meeting" in tab.problem.text()
    assert cases.case_file(county, late).case.report_back_date is None


def test_a_repeated_task_in_the_list(window, settle, county, late):
    task = Task(case_id=late, title="Check-in", due_on=clock.today(), repeats=Repeats.WEEKLY)
    records.save(county, task)
    window.open_page(CaseTarget(case_id=late, tab="tasks"))
    settle()
    tab = window.page.tabs.tab("tasks")
    tab.tasks.table.select(task.id)
    tab.finish()
    settle()
    found = [t for t in cases.case_file(county, late).tasks if t.title == "Check-in"]
    assert sorted(t.done_on is None for t in found) == [False, True]
    assert replace(found[0], id="") != replace(found[1], id="")
