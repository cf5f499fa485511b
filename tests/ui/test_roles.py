"""What things are to assistive technology: headings, one of several, required, which page."""

import gc

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTabBar, QWidget

from sos_desktop.domain.casework.records import Contact, Task
from tests.prepared_case import filled_case, prepared_by
from tests.ui.pages.reading import role
from ui.navigation import CaseloadTarget, CaseTarget, TodayTarget
from ui.pages.case.declared import form_of
from ui.widgets.basics import label
from ui.widgets.chips import Chip, ChipRow
from ui.widgets.forms.form import RecordForm
from ui.widgets.headings import HEADINGS
from ui.widgets.short_label import ShortLabel


def name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


county_template, case_id = prepared_by(filled_case, "case_id")


@pytest.mark.parametrize("font", sorted(HEADINGS))
def test_titles_are_headings_and_say_what_they_say_now(qtbot, app, font):
    title, short, text = label("Data", font), ShortLabel(font), label("Data")
    for widget in (title, short, text):
        qtbot.addWidget(widget)
    short.say("King City Union")
    title.setText("What is loaded")
    assert (role(title), name(title)) == (QAccessible.Role.Heading, "What is loaded")
    assert (role(short), name(short)) == (QAccessible.Role.Heading, "King City Union")
    assert role(text) == QAccessible.Role.StaticText
    assert level(title) == level(short) == HEADINGS[font]


def level(widget: QWidget) -> int:
    told = QAccessible.queryAccessibleInterface(widget).attributesInterface()
    return told.attributeValue(QAccessible.Attribute.Level)


def test_the_title_of_a_list_is_a_heading_below_that_of_its_page(window, settle, case_id):
    window.open_page(CaseTarget(case_id=case_id, tab="outreach"))
    settle()
    outreach = window.page.tabs.tab("outreach")
    assert [level(rows.title) for rows in (outreach.priorities, outreach.team)] == [3, 3]
    assert level(window.page.head.name) == 1


def test_headings_that_are_gone_leave_nothing_behind(app):
    for _time in range(200):
        title = label("Data", "title")
        assert role(title) == QAccessible.Role.Heading
        del title
    gc.collect()
    assert role(label("Data", "title")) == QAccessible.Role.Heading


def test_choices_of_one_are_radio_buttons(window, settle, qtbot, case_id):
    chips = ChipRow()
    qtbot.addWidget(chips)
    chips.show_chips([Chip(2024, "2024"), Chip(2025, "2025")], 2025)
    assert {role(made) for made in chips.buttons.values()} == {QAccessible.Role.RadioButton}
    for target, names in (
        (TodayTarget(), ("as_today", "as_calendar", "mine", "everybody")),
        (CaseloadTarget(), ("as_board", "as_table")),
    ):
        window.open_page(target)
        settle()
        for words in names:
            made = getattr(window.page, words)
            assert isinstance(made, QPushButton)
            assert role(made) == QAccessible.Role.RadioButton, words
    places = window.rail.buttons.values()
    assert {role(made) for made in places} == {QAccessible.Role.RadioButton}


def test_stages_and_parts_of_a_case_are_page_tabs(window, settle, case_id):
    window.open_page(CaseTarget(case_id))
    settle()
    bar = window.page.tabs.bar
    assert isinstance(bar, QTabBar)
    told = QAccessible.queryAccessibleInterface(bar)
    assert told.role() == QAccessible.Role.PageTabList
    roles = {told.child(place).role() for place in range(bar.count())}
    assert roles == {QAccessible.Role.PageTab}


@pytest.mark.parametrize("kind", [Task, Contact])
def test_what_may_not_stay_empty_says_so(qtbot, app, kind):
    fields = form_of(kind, None)
    form = RecordForm(fields)
    qtbot.addWidget(form)
    needed = [field for field in fields if field.needed]
    assert needed
    for field in fields:
        said = form.controls[field.name].accessibleName()
        assert said.endswith("(required)") is field.needed
        assert said in [words.text() for words in form.findChildren(QLabel)]
    QApplication.processEvents()
