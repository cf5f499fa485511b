"""A month that opens at a date field: keys, today, clear, and nothing by accident."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sos_desktop.foundation import clock
from tests.ui import column_guards
from ui import theme
from ui.widgets.forms import date_popup
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.date_popup import DatePopup

KEY = Qt.Key
DAY = date(2026, 11, 30)
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def field(app, qtbot, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: DAY)
    made = DateField("Due")
    qtbot.addWidget(made)
    made.show()
    return made


def opened(field):
    field.open_popup()
    [popup] = [w for w in field.findChildren(DatePopup) if w.isVisible()]
    return popup


def press(popup, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(popup.days, key, modifier)


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ([KEY.Key_Right], date(2026, 12, 1)),
        ([KEY.Key_Left], date(2026, 11, 29)),
        ([KEY.Key_Down], date(2026, 12, 7)),
        ([KEY.Key_Up, KEY.Key_Up], date(2026, 11, 16)),
        ([KEY.Key_Home], date(2026, 11, 29)),
        ([KEY.Key_End], date(2026, 12, 5)),
        ([KEY.Key_PageDown], date(2026, 12, 30)),
        ([KEY.Key_PageUp, KEY.Key_PageUp, KEY.Key_PageUp], date(2026, 8, 30)),
        ([KEY.Key_PageDown, KEY.Key_PageDown, KEY.Key_PageDown], date(2027, 2, 28)),
        ([KEY.Key_4, KEY.Key_7, KEY.Key_A], date(2026, 11, 30)),
    ],
)
def test_keys_walk_and_enter_takes(field, keys, day):
    popup = opened(field)
    for key in keys:
        press(popup, key)
    assert field.date() is None, "nothing is entered on the way"
    assert popup.title.text() == day.strftime("%B %Y")
    press(popup, KEY.Key_Return)
    assert field.date() == day
    assert not popup.isVisible()


def test_a_year_at_once(field):
    popup = opened(field)
    press(popup, KEY.Key_PageUp, SHIFT)
    press(popup, KEY.Key_Space)
    assert field.date() == date(2025, 11, 30)


def test_escape_changes_nothing(field, qtbot):
    field.set_date(DAY)
    told = []
    field.edited.connect(lambda: told.append(1))
    popup = opened(field)
    press(popup, KEY.Key_Down)
    QTest.keyClick(popup, KEY.Key_Escape)
    assert not popup.isVisible()
    assert field.date() == DAY
    assert told == []


def test_today_and_clear_by_key_and_by_button(field):
    press(opened(field), KEY.Key_T)
    assert field.date() == DAY
    press(opened(field), KEY.Key_Delete)
    assert field.date() is None
    opened(field).today_button.click()
    assert field.date() == DAY
    opened(field).clear_button.click()
    assert field.date() is None


def test_a_click_takes_a_day(field):
    told = []
    field.picked.connect(lambda: told.append(field.date()))
    popup = opened(field)
    box = popup.days.visualRect(popup.days.month.place_of(date(2026, 11, 3)))
    QTest.mouseClick(popup.days.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert told == [date(2026, 11, 3)]


def test_typing_at_the_button_changes_nothing(field):
    """Qt's own calendar read digits as a date, in silence."""
    field.set_date(DAY)
    field.pick.setFocus()
    QTest.keyClicks(field.pick, "12/25/2031")
    assert field.date() == DAY


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (KEY.Key_F4, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_Down, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_it_opens_from_the_line_and_gives_the_keys_back(field, key, modifier):
    field.activateWindow()
    field.line.setFocus()
    QTest.keyClick(field.line, key, modifier)
    [popup] = [w for w in field.findChildren(DatePopup) if w.isVisible()]
    press(popup, KEY.Key_Return)
    assert QApplication.focusWidget() is field.line


def test_nothing_in_it_is_cut_and_every_day_is_named(field):
    popup = opened(field)
    days = popup.days
    assert days.viewport().rect().contains(days.visualRect(days.month.index(5, 6)))
    heads = [days.month.headerData(n, Qt.Orientation.Horizontal) for n in range(7)]
    assert heads == ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"]
    width = days.horizontalHeader().defaultSectionSize()
    assert all(days.fontMetrics().horizontalAdvance(head) < width for head in heads)
    said = days.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Monday, Nov 30, 2026, today"
    assert days.month.headerData(0, Qt.Orientation.Vertical) == "Week of Nov 1, 2026"


@pytest.mark.parametrize(
    ("year", "month", "first"),
    [
        (2026, 11, date(2026, 11, 1)),
        (2026, 12, date(2026, 11, 29)),
        (2024, 2, date(2024, 1, 28)),
        (2027, 2, date(2027, 1, 31)),
    ],
)
def test_weeks_begin_on_sunday(year, month, first):
    assert date_popup.first_shown(year, month) == first


def test_a_year_that_cannot_be_walked_to_opens_at_today(field):
    field.set_date(date(9999, 12, 31))
    popup = opened(field)
    assert popup.days.day() == DAY
    assert popup.pos() != QPoint(-1, -1)


@pytest.mark.parametrize("percent", [100, 200])
def test_no_name_of_a_day_is_cut(app, request, field, percent):
    request.addfinalizer(lambda: theme.apply(app, theme.Scheme.LIGHT))
    theme.apply(app, theme.Scheme.LIGHT, percent)
    assert list(column_guards.headings(opened(field))) == []
