"""A day on needs by keys alone: what one comes to next is in sight and called by its name."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.words import FigureOrigin
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.domain.local.cells import LocalCell, LocalTable, Shown
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, meetings, records
from sos_desktop.services.casework.needs_tables import agenda_templates
from tests.prepared_case import opened_case, prepared_by
from ui import hits
from ui.navigation import CaseTarget, DistrictsTarget
from ui.pages.case import see
from ui.pages.case.local_figures import looked_over
from ui.pages.case.meeting_card import NewMeetingDialog

EVERYTHING = Changes(Subject.CASE_CONTENT, "")


county_template, case_id = prepared_by(opened_case, "case_id")


@pytest.fixture
def needs(window, settle, case_id):
    window.resize(1366, 768)
    window.open_page(CaseTarget(case_id=case_id, tab="needs"))
    settle()
    return window.page.tabs.tab("needs")


def _talk(case_id, number, **facts):
    role = f"Parent {number}"
    return r.Interview(case_id=case_id, role=role, held_on=clock.today(), **facts)


def test_the_button_of_interviews_stays_where_it_is(needs, settle, county, case_id):
    """Every talk pushed it further below what is in sight, with the keys on it."""
    needs.steps.turn_to(1)
    settle()
    made = needs.heard.capture_button
    before = made.mapTo(needs.window(), QPoint(0, 0))
    for number in range(12):
        said = _talk(case_id, number, perspective=w.Perspective.FAMILIES)
        records.save(county, said)
        quote = r.Quote(case_id=case_id, text=f"Late {number}", interview_id=said.id)
        records.save(county, quote)
    needs.context.changed.emit(EVERYTHING)
    settle()
    assert made.mapTo(needs.window(), QPoint(0, 0)).y() == before.y()
    assert made.visibleRegion().boundingRect().height() == made.height()


def test_what_was_said_in_a_talk_stands_beside_it(needs, settle, county, case_id):
    """Quotes noted one by one are quotes of the talk: its list said that none were noted."""
    caught, typed, silent = (
        _talk(case_id, 1),
        _talk(case_id, 2, quotes="Every day"),
        _talk(case_id, 3),
    )
    for talk in (caught, typed, silent):
        records.save(county, talk)
    for text in ("Late again", "Nobody calls"):
        records.save(
            county, r.Quote(case_id=case_id, text=text, interview_id=caught.id, tags="bus")
        )
    needs.context.changed.emit(EVERYTHING)
    settle()
    column = next(c for c in needs.interviews.spec.columns if c.field == "quotes")
    said = {talk.id: column.text(talk) for talk in needs.file.interviews}
    assert said == {
        caught.id: "“Late again” “Nobody calls”",
        typed.id: "Every day",
        silent.id: "–",
    }
    tags = next(c for c in needs.quotes.spec.columns if c.field == "tags")
    assert {tags.text(quote) for quote in needs.file.quotes} == {"bus"}


def test_a_new_meeting_leads_to_its_agenda(needs, settle):
    """One stayed where one was, far above the parts of the day that was made."""
    needs.steps.turn_to(2)
    settle()
    needs.window().activateWindow()
    needs.outline.setFocus()
    needs.meetings.new_button.click()
    settle()
    asked = needs.meetings.findChild(NewMeetingDialog)
    QTest.keyClick(asked, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    settle()
    agenda = needs.meetings.agenda.table
    assert needs.window().focusWidget() is agenda
    row = agenda.visualRect(agenda.currentIndex())
    assert agenda.viewport().visibleRegion().contains(QRect(row.left(), row.top(), 10, 10))


def test_no_two_actions_of_find_are_called_alike(window, settle, case_id):
    """On the districts it offered "Open a case" twice: for the district in sight, and for any."""
    for target in (DistrictsTarget(), CaseTarget(case_id=case_id)):
        window.open_page(target)
        settle()
        here = window._search_context()
        names = [hit.text for hit in (*hits._commands(here), *hits._offered(here))]
        assert len(names) > 20
        twice = {name for name in names if names.count(name) > 1}
        assert not twice, f"{target}: {twice}"


def test_local_figures_are_listed_newest_first_with_the_whole_district_on_top():
    """One looked at a year ago first, and scrolled to what a finding is written from."""
    cells = tuple(
        LocalCell(period, place, group, 20, 100, 20.0)
        for period in ("2026-08", "2026-09")
        for place in ("Birch MS", "Alder ES")
        for group in ("SWD", "ALL")
    )
    whole = tuple(
        LocalCell(period, "", group, 40, 200, 20.0)
        for period in ("2026-08", "2026-09")
        for group in ("ALL", "SWD")
    )
    shown = {cell.key: Shown.YES for cell in (*cells, *whole)}
    shown["2026-08", "", "SWD"] = Shown.WITH_OTHERS
    found = looked_over(LocalTable(cells, whole, shown))
    assert [line.cell.key for line in found.lines] == [
        ("2026-09", "", "ALL"),
        ("2026-09", "", "SWD"),
        ("2026-09", "Alder ES", "ALL"),
        ("2026-09", "Alder ES", "SWD"),
        ("2026-09", "Birch MS", "ALL"),
        ("2026-09", "Birch MS", "SWD"),
        ("2026-08", "", "ALL"),
        ("2026-08", "", "SWD"),
        ("2026-08", "Alder ES", "ALL"),
        ("2026-08", "Alder ES", "SWD"),
        ("2026-08", "Birch MS", "ALL"),
        ("2026-08", "Birch MS", "SWD"),
    ]
    assert [line.added for line in found.lines[:3]] == [True, True, False]
    assert [line.cell.key for line in found.lines if not line.shown] == [("2026-08", "", "SWD")]
    assert found.held == 0, "a total of schools is no figure of a file"


def test_a_figure_goes_by_the_code_of_its_group_in_a_list_and_in_full_in_its_tip():
    """In full it was cut before one saw what it is a figure of."""
    local = {"origin": FigureOrigin.LOCAL, "period": "2026-05", "place": "Birch MS"}
    cases = (
        ({"group": "SWD", "indicator": "CHRONIC", "color": 1}, "SWD · Chronic absence, Red"),
        ({"group": "ALL", "indicator": "CHRONIC"}, "All students · Chronic absence"),
        ({"group": "SWD", **local}, "SWD · Birch MS · May 2026"),
        ({"group": "Newcomers", **local}, "Newcomers · Birch MS · May 2026"),
    )
    for facts, said in cases:
        figure = r.KeptFigure(
            **{"case_id": "c", "finding_id": "f", "origin": FigureOrigin.DASHBOARD, **facts},
            kept_on=clock.today(),
        )
        assert see.figure_name(figure, short=True) == said
        full = see.figure_name(figure)
        assert full == said.replace("SWD", "Students with disabilities")


def test_closing_a_meeting_says_what_it_made(needs, settle, county, case_id):
    """It said "Contact changed: Meeting", and nothing of the tasks."""
    meetings.begin(county, case_id, agenda_templates()[0], clock.today())
    file = cases.case_file(county, case_id)
    for item, facts in zip(
        file.agenda, ({"decided": "Daily lists"}, {"still_open": "Who asks?"}), strict=False
    ):
        records.save(county, replace(item, **facts))
    needs.context.changed.emit(EVERYTHING)
    settle()
    needs.meetings.close_button.click()
    settle()
    said = "Meeting closed: 1 decision written into it, 1 task made"
    assert needs.window().notice.text.text() == said
    assert needs.window().notice.action.text() == "Undo"
    assert [task.title for task in cases.case_file(county, case_id).tasks] == ["Who asks?"]


def test_a_line_of_the_outline_keys_come_to_is_in_sight(needs, settle, county, case_id):
    """Down went to lines below what is in sight, and the page stood still."""
    for number in range(30):
        cause = r.Cause(case_id=case_id, text=f"Cause {number}", category="people")
        records.save(county, cause)
    needs.context.changed.emit(EVERYTHING)
    needs.steps.turn_to(2)
    settle()
    needs.window().activateWindow()
    outline = needs.outline
    outline.setFocus()
    settle()
    seen = []
    for _line in range(30):
        QTest.keyClick(outline, Qt.Key.Key_Down)
        settle()
        middle = outline.visualRect(outline.currentIndex()).center()
        seen.append(outline.viewport().visibleRegion().contains(middle))
    assert all(seen)


def test_no_state_priority_is_cut_in_the_findings(needs, settle, county, case_id):
    """At 1366 pixels it read "1 Basic services and c…", and "3 Parent and family en…"."""
    for number in range(1, 9):
        made = r.Finding(
            case_id=case_id,
            kind=w.FindingKind.WEAKNESS,
            priority=number,
            text="Students with disabilities are 99.8 points below standard in ELA, 121 in math",
            sensitivity=w.Sensitivity.DISTRICT,
        )
        records.save(county, made)
    needs.context.changed.emit(EVERYTHING)
    settle()
    table = needs.findings.table
    column = next(n for n, c in enumerate(table.rows_model.columns) if c.field == "priority")
    shown = table.rows_model.columns[column]
    assert shown.tooltip(needs.file.findings[0]) == "1 Basic services and conditions"
    for finding in needs.file.findings:
        wide = table.fontMetrics().horizontalAdvance(shown.text(finding))
        assert wide <= table.columnWidth(column) - 8, shown.text(finding)


@pytest.mark.parametrize("text_percent", [150])
def test_what_can_be_done_with_themes_breaks_into_lines(needs, window, settle):
    """In a small window with large text the page ran sideways, and "Room view" was cut."""
    window.resize(1024, 768)
    needs.steps.turn_to(1)
    needs.heard.take_button.setText("Take 2 quotes of visits")
    needs.heard.take_button.show()
    settle()
    areas = [a for a in window.page.findChildren(QScrollArea) if a.isVisible()]
    assert areas
    assert [a.horizontalScrollBar().maximum() for a in areas] == [0] * len(areas)


@pytest.mark.parametrize(("text_percent", "beside"), [(100, True), (150, False)])
def test_outline_and_drawing_stand_side_by_side_where_words_have_room(needs, settle, beside):
    """With large text on a laptop the outline had room for two words: "Students are t…"."""
    needs.steps.turn_to(2)
    settle()
    left = needs.outline.mapTo(needs, QPoint(0, 0))
    right = needs.causes.drawing.mapTo(needs, QPoint(0, 0))
    assert (left.x() < right.x()) is beside
    assert (left.y() < right.y()) is not beside
