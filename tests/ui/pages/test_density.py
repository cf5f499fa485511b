"""How much of a person's own work is seen at once on the smallest laptop, counted page by page.

The window is 1366 pixels wide and as tall as a screen of 768 leaves it below the bars of a desktop.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from sos_desktop.domain.casework.records import Contact, DistrictPriority, Task, TeamMember
from sos_desktop.domain.casework.words import ContactKind
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from tests import shot_list
from tests.ui.tabs import turn_to
from tests.ui.test_every_view import Walk, opened
from ui.navigation import (
    CaseloadTarget,
    CaseTarget,
    DataTarget,
    DistrictsTarget,
    FindTarget,
    IdentificationTarget,
    PeopleTarget,
    ProvidersTarget,
    ReportsTarget,
    Target,
    TodayTarget,
)
from ui.pages.case.tabs import CaseTab

TALL = 730
_ACROSS = Qt.Orientation.Horizontal
ROW = 32
"""A row of a list or table, in pixels (`experience-v2`)."""


@pytest.fixture(scope="module")
def laptop(
    tmp_path_factory: pytest.TempPathFactory, sample_county_file: Path, qapp: QApplication
) -> Iterator[Walk]:
    path = tmp_path_factory.mktemp("laptop") / "Sample county.sos"
    shutil.copyfile(sample_county_file, path)
    with opened(path, 100) as (window, settle):
        window.resize(1366, TALL)
        settle()
        yield window, settle


def seen_rows(table: QTableView) -> int:
    """How many rows of one line there is room for in the part of a table one sees."""
    seen = table.viewport().visibleRegion().boundingRect().height()
    return seen // table.verticalHeader().defaultSectionSize()


def first_row(window: Any, view: QAbstractItemView) -> int:
    """Pixels from the top of the page to the first row."""
    return view.viewport().mapTo(window.page, QPoint(0, 0)).y()


def _letters(page: Any) -> QTableView:
    turn_to(page.tabs, "Letter codes")
    return page.tabs.letters.table


def _statuses(page: Any) -> QTableView:
    turn_to(page.tabs, "Statuses")
    return page.tabs.statuses.table


def _calendar(page: Any) -> QTableView:
    page.as_calendar.click()
    return page.calendar.table


PLACES: dict[str, tuple[Target, Callable[[Any], QTableView], int, int]] = {
    "districts": (DistrictsTarget(), lambda page: page.table, 12, 130),
    "letters": (IdentificationTarget(), _letters, 12, 146),
    "statuses": (IdentificationTarget(), _statuses, 10, 220),
    "calendar": (TodayTarget(), _calendar, 12, 180),
    "letters to send": (ReportsTarget(tab="letters"), lambda page: page.letters.table, 10, 200),
    "caseload": (CaseloadTarget(), lambda page: page.table, 12, 150),
    "people": (PeopleTarget(), lambda page: page.panel.table, 12, 160),
    "find": (FindTarget(text="a"), lambda page: page.table, 12, 150),
    "providers": (ProvidersTarget(tab="register"), lambda page: page.register.table, 9, 180),
}
"""By page: its list, the rows that are seen at once, and how far down the first one is."""


@pytest.mark.parametrize("place", list(PLACES))
def test_a_list_shows_its_rows(laptop: Walk, place: str) -> None:
    window, settle = laptop
    target, table_of, rows, top = PLACES[place]
    window.open_page(target)
    settle()
    page: Any = window.page
    if place == "caseload":
        page.as_table.click()
        settle()
    table = table_of(page)
    settle()
    assert table.isVisible()
    assert table.verticalHeader().defaultSectionSize() <= ROW
    assert seen_rows(table) >= rows
    assert first_row(window, table) <= top


def test_the_rows_of_districts_say_charter_and_year_of_help(laptop: Walk) -> None:
    window, settle = laptop
    window.open_page(DistrictsTarget())
    settle()
    page: Any = window.page
    table = page.table
    assert table.verticalHeader().defaultSectionSize() == ROW
    said = [
        str(table.proxy.index(row, column).data())
        for row in range(table.proxy.rowCount())
        for column in range(table.proxy.columnCount())
        if not table.isColumnHidden(column)
    ]
    heads = [table.model().headerData(n, _ACROSS) for n in range(table.model().columnCount())]
    assert not table.isColumnHidden(heads.index("Year")), "1 or 2, the year of help"
    assert {"1", "2"} & set(said)
    assert any("(charter)" in words for words in said)
    whole = table.whole_widths(table.least_widths())
    assert table.columnWidth(0) >= whole[0], "no name of the sample county is cut"


def test_fifteen_groups_of_the_heat_map_are_seen_at_once(laptop: Walk) -> None:
    """Of the smallest laptop, below the title bar of the window."""
    window, settle = laptop
    window.resize(1366, 749)
    window.open_page(DistrictsTarget(cds=shot_list._most_letters(window.context.county)))
    settle()
    page: Any = window.page
    heat_map = page.detail.heat_map
    pitch = max(heat_map.rowHeight(row) for row in range(heat_map.heat.rowCount()))
    seen = heat_map.viewport().visibleRegion().boundingRect().height()
    assert pitch <= 35
    assert seen // pitch >= 15
    assert not heat_map.heat.codes, "names, not codes"
    assert not heat_map.heads.turned


def test_the_head_of_every_case_is_compact(laptop: Walk) -> None:
    window, settle = laptop
    for row in cases.list_cases(window.context.county):
        window.open_page(CaseTarget(case_id=row.case.id))
        settle()
        page: Any = window.page
        below = page.tabs.current()
        assert below.mapTo(page, QPoint(0, 0)).y() <= 120, row.lea.name


def test_the_timeline_shows_ten_moments_with_their_times(laptop: Walk) -> None:
    window, settle = laptop
    case = cases.list_cases(window.context.county)[0].case
    window.open_page(CaseTarget(case_id=case.id, tab="timeline"))
    settle()
    page: Any = window.page
    table = page.tabs.tab("timeline").table
    assert seen_rows(table) >= 10
    heads = [table.model().headerData(n, _ACROSS) for n in range(table.model().columnCount())]
    assert not table.isColumnHidden(heads.index("Time"))


def test_the_list_of_a_case_shows_twelve_rows_and_the_line_for_the_next(laptop: Walk) -> None:
    window, settle = laptop
    county = window.context.county
    case_id = cases.list_cases(county)[0].case.id
    for number in range(15):
        for record in (
            DistrictPriority(case_id=case_id, text=f"Priority {number} " + "long " * 30),
            TeamMember(case_id=case_id, name=f"Member {number}"),
            Task(case_id=case_id, title=f"Task {number} " + "long " * 30),
            Contact(case_id=case_id, kind=ContactKind.CALL, held_on=clock.today(), people="A role"),
        ):
            records.save(county, record)
    for tab, name in (
        ("outreach", "priorities"),
        ("outreach", "team"),
        ("outreach", "contacts"),
        ("tasks", "tasks"),
    ):
        window.open_page(CaseTarget(case_id=case_id, tab=tab))
        settle()
        page: Any = window.page
        rows = getattr(page.tabs.tab(tab), name)
        rows.add()
        settle()
        table = rows.table
        assert table.row_height() == ROW
        assert seen_rows(table) >= 12, name
        assert in_sight(rows.entry.line), name


def test_nothing_in_a_case_jumps_once_it_is_painted(
    laptop: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, settle = laptop
    painted: dict[CaseTab, dict[QWidget, QRect]] = {}

    def places(tab: CaseTab) -> dict[QWidget, QRect]:
        shown = [made for made in tab.findChildren(QWidget) if made.isVisibleTo(tab)]
        return {made: QRect(made.mapTo(tab, QPoint(0, 0)), made.size()) for made in shown}

    def paint(tab: CaseTab, enabled: bool) -> None:
        QWidget.setUpdatesEnabled(tab, enabled)
        if enabled:
            painted[tab] = places(tab)

    monkeypatch.setattr(CaseTab, "setUpdatesEnabled", paint, raising=False)
    rows = cases.list_cases(window.context.county)
    case = next(row.case for row in rows if row.lea.name == "Laurel Bend Unified")
    for key in ("why", "outreach", "needs", "support", "progress", "tasks", "timeline", "files"):
        window.open_page(CaseTarget(case_id=case.id, tab=key))
        settle()
        page: Any = window.page
        tab = page.tabs.tab(key)
        assert places(tab) == painted[tab], key


def in_sight(widget: QWidget) -> bool:
    """Whether all of it is seen."""
    return widget.visibleRegion().boundingRect().height() >= widget.height() - 1


def test_a_preview_of_files_shows_them_all(laptop: Walk, tmp_path: Path) -> None:
    from tests.importers import files

    window, settle = laptop
    window.open_page(DataTarget())
    settle()
    page: Any = window.page
    page.look_at([files.write(tmp_path, "ela", 2025)])
    settle()
    assert seen_rows(page.view.files) >= 6
    assert in_sight(page.view.import_button)
    page.view.cancel_button.click()
    settle()
