"""Today and the calendar in the window: worked through by keyboard, filtered, exported."""

from dataclasses import replace
from datetime import timedelta

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from sos_desktop.domain.casework.dates.calendar import CalendarKind
from sos_desktop.domain.casework.records import Contact, CountyDate, Task
from sos_desktop.domain.casework.stages.routes import LCAP_STEPS
from sos_desktop.domain.casework.words import ContactKind, Repeats, ServiceLevel, Stage
from sos_desktop.domain.formats import date_words
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import county_dates, undo
from tests.casework import ALISAL, SALINAS, add_leas, open_case
from tests.prepared_case import prepared_by
from ui.navigation import CaseloadTarget, CaseTarget, DistrictsTarget, TodayTarget
from ui.pages.case.move import MoveDialog
from ui.pages.case.template_dialog import TemplateDialog
from ui.pages.today.county_dates import CountyDatesDialog
from ui.pages.today.export import CalendarExportDialog
from ui.widgets.forms.form_dialog import FormDialog


def a_monday(county, _folder):
    """Two cases, three overdue tasks in one and one in the other, something soon."""
    add_leas(county)
    today = clock.today()
    first = open_case(county, SALINAS, today - timedelta(days=60))
    second = open_case(county, ALISAL, today - timedelta(days=60))
    cases.assign(county, first, county.user)
    for title, days, case_id in (
        ("Oldest", -30, first),
        ("Middle", -20, first),
        ("Newest", -10, first),
        ("Other", -5, second),
        ("Soon", 3, first),
    ):
        records.save(
            county, Task(case_id=case_id, title=title, due_on=today + timedelta(days=days))
        )
    return first, second


county_template, monday = prepared_by(a_monday, "monday")


@pytest.fixture
def page(window, settle, monday):
    window.activateWindow()
    window.open_page(CaseloadTarget())
    settle()
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    settle()
    return window.page


def focused():
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget.accessibleName()


def titles(card):
    return [line.text().split(" · ")[0] for line in card.lines.values()]


def dialog(kind):
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def test_three_at_once_are_three(page, settle, county, monday):
    for _time in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    settle()
    assert titles(page.agenda.overdue) == ["Other"]
    assert undo.undo_status(county).undo == "Done: Newest"


def test_put_off_by_key_and_the_way_between_cards(page, settle, county, monday):
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_S)
    settle()
    assert "Middle" in focused()
    assert titles(page.agenda.soon) == ["Soon", "Oldest"]
    for _step in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert "Soon" in focused()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert "Other" in focused()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert page.window().page.key == "case"


def test_what_cannot_be_done_comes_back(page, settle, county, monday):
    gone = next(t for t in cases.case_file(county, monday[0]).tasks if t.title == "Oldest")
    records.remove(county, gone)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    settle()
    assert titles(page.agenda.overdue) == ["Middle", "Newest", "Other"]


def test_mine_stays_chosen(page, settle, context, monday):
    page.mine.click()
    settle()
    assert titles(page.agenda.overdue) == ["Oldest", "Middle", "Newest"]
    assert titles(page.agenda.unassigned) == ["Alisal Union"]
    assert type(context.settings).load().today_mine is True


def test_more_than_a_card_shows(page, settle, county, monday):
    for number in range(12):
        task = Task(case_id=monday[0], title=f"No {number}", due_on=clock.today())
        records.save(county, task)
    page.mark_stale()
    settle()
    soon = page.agenda.soon
    assert (len(soon.lines), soon.count.text()) == (8, "13")
    more = next(b for b in soon.findChildren(QPushButton) if b.text() == "Show all 13")
    more.click()
    assert len(soon.lines) == 13


def test_no_button_stands_in_the_place_of_a_single_line(page, settle, county, monday):
    for number in range(8):
        task = Task(case_id=monday[0], title=f"No {number}", due_on=clock.today())
        records.save(county, task)
    page.mark_stale()
    settle()
    soon = page.agenda.soon
    assert (len(soon.lines), soon.count.text()) == (9, "9")
    assert not [b for b in soon.findChildren(QPushButton) if b.text().startswith("Show all")]


def test_the_calendar_lists_filters_and_goes(page, settle, county, monday, window):
    records.save(
        county,
        Contact(
            case_id=monday[0],
            kind=ContactKind.VISIT,
            held_on=clock.today(),
            place="Creekside",
            summary="x",
        ),
    )
    page.as_calendar.click()
    settle()
    view = page.calendar
    assert page.stack.currentWidget() is view

    def kinds():
        rows = range(view.table.proxy.rowCount())
        return {view.table.proxy.index(n, 3).data() for n in rows}

    assert "Visit" in kinds()
    for kind, chip in view.kinds.items():
        if kind is not CalendarKind.VISIT:
            chip.click()
    assert kinds() == {"Visit"}
    view.kinds[CalendarKind.VISIT].click()
    assert view.nothing.isVisible()
    view.kinds[CalendarKind.VISIT].click()
    view.consultant.setCurrentText(county.user)
    view.consultant.activated.emit(1)
    settle()
    assert kinds() == {"Visit"}
    month = view.month.text()
    view.after.click()
    settle()
    assert view.month.text() != month
    view.now.click()
    settle()
    view.table.selectRow(0)
    planned = view.table.current()
    view.table.chosen.emit(planned)
    settle()
    assert (window.page.key, window.page.view.visit.id) == ("visit", planned.visit_id)


def test_a_planned_visit_opens_where_it_is_written_down(page, settle, county, monday, window):
    """What was planned is filled in; nothing new is begun. A planned meeting stays in its case."""
    day = clock.today() + timedelta(days=2)
    visit = Contact(case_id=monday[0], kind=ContactKind.VISIT, held_on=day, place="Creekside")
    meeting = replace(visit, id="meeting", kind=ContactKind.MEETING, summary="x")
    for contact in (visit, meeting):
        records.save(county, contact)
    page.mark_stale()
    settle()
    for line, key in zip(
        sorted(page.agenda.coming.lines.values(), key=lambda line: "Meeting" in line.text()),
        ("visit", "case"),
        strict=True,
    ):
        line.click()
        settle()
        assert window.page.key == key
        if key == "visit":
            assert window.page.view.visit == visit
            assert window.page.head.place.text() == "Creekside"
            assert "the visit is planned" in window.page.head.problem.text()
        window.open_page(TodayTarget())
        settle()
    assert len(cases.case_file(county, monday[0]).contacts) == 2


def test_dates_of_the_year_are_edited_hidden_and_added(page, settle, county):
    page.dates_action.trigger()
    settle()
    made = dialog(CountyDatesDialog)
    assert made.table.select("essa_letter")
    made.edit()
    form = dialog(FormDialog)
    form.form.controls["day"].setText("18")
    form.submit()
    settle()
    assert made.table.current().on(2026).day == 18
    assert made.restore_button.isVisible()
    made.restore()
    settle()
    made.hide_or_show()
    settle()
    assert made.table.current().hidden
    assert not made.edit_button.isEnabled()
    made.hide_or_show()
    settle()
    assert not made.table.current().hidden
    made.add()
    form = dialog(FormDialog)
    form.form.controls["title"].setText("County board")
    form.form.controls["day"].setText("31")
    form.form.controls["month"].setCurrentIndex(1)
    form.submit()
    settle()
    assert "February has 29 days" in " ".join(w.text() for w in form.findChildren(QLabel))
    form.form.controls["day"].setText("9")
    form.submit()
    settle()
    assert any(d.title == "County board" for d in county_dates.year_dates(county))
    made.close()


def test_a_calendar_file_of_one_person(page, settle, county, dialogs, tmp_path):
    dialogs.target = tmp_path / "mine.ics"
    page.mine.click()
    settle()
    page.export_action.trigger()
    settle()
    made = dialog(CalendarExportDialog)
    assert made.whose.currentText() == county.user
    made.kinds[CalendarKind.COUNTY].setChecked(False)
    made.save()
    settle()
    events = Calendar.from_ical(dialogs.target.read_bytes()).walk("VEVENT")
    assert {str(e["summary"]).split(": ")[1] for e in events} == {
        "Oldest",
        "Middle",
        "Newest",
        "Soon",
    }


def test_a_calendar_file_with_nothing_says_so(page, settle, dialogs, tmp_path):
    dialogs.target = tmp_path / "none.ics"
    page.export_action.trigger()
    settle()
    made = dialog(CalendarExportDialog)
    for box in made.kinds.values():
        box.setChecked(False)
    made.save()
    settle()
    assert "no date" in made.problem.text()
    made.close()


def test_the_county_date_of_today_opens_the_dates(page, settle, county):
    today = clock.today()
    own = CountyDate(title="Board", month=today.month, day=today.day)
    county_dates.save_date(county, own)
    page.mark_stale()
    settle()
    page.agenda.year_dates.lines[f"county-{own.id}-{today.year}"].click()
    settle()
    made = dialog(CountyDatesDialog)
    assert made.table.current().title == "Board"
    made.close()


def test_templates_are_offered_when_a_stage_is_entered(page, settle, window, monday, county):
    window.open_page(CaseTarget(case_id=monday[0]))
    settle()
    move = MoveDialog(window.context, window.page, window.page.file, Stage.OUTREACH)
    move.form.controls["reason"].setPlainText("Now")
    move.submit()
    settle()
    assert window.notice.text.text() == "7 tasks can be added for outreach."
    window.notice.action.click()
    settle()
    made = dialog(TemplateDialog)
    assert made.sets.currentText() == "Stage: Outreach"
    for _proposal, box, _field in made.rows[2:]:
        box.setChecked(False)
    made.rows[0][2].line.setText("not a day")
    made.add()
    assert "is not a date" in made.problem.text()
    made.rows[0][2].line.setText("+3")
    made.add()
    settle()
    added = [t for t in cases.case_file(county, monday[0]).tasks if t.origin]
    assert len(added) == 2
    assert clock.today() + timedelta(days=3) in {t.due_on for t in added}
    tab = window.page.tabs.tab("tasks")
    tab.add_from_template()
    settle()
    again = dialog(TemplateDialog)
    assert [box.isEnabled() for _p, box, _f in again.rows[:3]] == [False, False, True]
    again.close()


def test_a_level_of_service_offers_its_check_ins(page, settle, window, monday, county):
    window.open_page(CaseTarget(case_id=monday[0], tab="outreach"))
    settle()
    outreach = window.page.tabs.tab("outreach")
    place = [level for level, _words in outreach._levels].index(ServiceLevel.SHARED)
    outreach.service.setCurrentIndex(place)
    outreach.service.activated.emit(place)
    settle()
    assert window.notice.text.text() == "2 tasks can be added for this level of service."
    window.notice.action.click()
    settle()
    made = dialog(TemplateDialog)
    made.add()
    settle()
    repeats = {t.repeats for t in cases.case_file(county, monday[0]).tasks if t.origin}
    assert repeats == {Repeats.MONTHLY, Repeats.NONE}


def test_overdue_is_said_wherever_the_case_is(page, settle, window, monday):
    window.open_page(CaseTarget(case_id=monday[0], tab="tasks"))
    settle()
    case = window.page
    assert case.tabs.said("tasks").startswith("Tasks 4, 3 late")
    shown = case.tabs.tab("tasks").tasks.table.proxy
    assert "overdue 30 days" in [shown.index(n, 1).data() for n in range(shown.rowCount())]
    window.open_page(DistrictsTarget(cds=SALINAS))
    settle()
    rows = window.page.table.rows_model.rows
    assert {row.overdue for row in rows if row.lea.cds == SALINAS} == {3}
    window.open_page(CaseloadTarget())
    settle()
    said = [
        cards.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
        for cards in (column.cards for column in window.page.board.columns.values())
        for row in range(cards.rowCount())
    ]
    assert any("overdue 30 days" in words for words in said)


def _buttons(widget) -> dict[str, QPushButton]:
    return {b.text(): b for b in widget.findChildren(QPushButton) if not b.isHidden()}


def test_steps_of_an_lcap_review_are_edited_in_one_dialog(page, settle, window, monday, county):
    """The Why tab edits them; Tasks shows what comes next, and its link opens the same dialog."""
    window.open_page(CaseTarget(case_id=monday[0], tab="tasks"))
    settle()
    tabs = window.page.tabs
    dates = tabs.tab("tasks").dates
    assert dates.steps_button.isHidden()
    window.open_page(CaseTarget(case_id=monday[0], tab="why"))
    settle()
    _buttons(tabs.tab("why").years)["LCAP not approved…"].click()
    asked = dialog(FormDialog)
    asked.form.controls["lcap_clarification_on"].line.setText("today")
    asked.submit()
    settle()
    buttons = _buttons(tabs.tab("why").years)
    assert "Change dates…" in buttons
    assert "LCAP not approved…" not in buttons
    said = " ".join(w.text() for w in tabs.tab("why").years.findChildren(QLabel))
    assert f"Clarification asked in writing: {date_words(clock.today())}" in said
    window.open_page(CaseTarget(case_id=monday[0], tab="tasks"))
    settle()
    said = " ".join(w.text() for w in dates.findChildren(QLabel))
    assert "District responds to the clarification" in said
    dates.steps_button.click()
    again = dialog(FormDialog)
    assert list(again.form.controls) == list(asked.form.controls) == [*LCAP_STEPS, "lcap_year"]
    again.form.controls["lcap_response_on"].line.setText("today")
    again.submit()
    settle()
    case = cases.case_file(county, monday[0]).case
    assert (case.lcap_clarification_on, case.lcap_response_on) == (clock.today(), clock.today())
