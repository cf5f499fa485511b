"""Several of a list: by keyboard, by mouse, with a summary, in a form."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sos_desktop.domain.casework.records.info import Editor
from ui.widgets.forms.choose_many import ChooseMany
from ui.widgets.forms.form import RecordForm
from ui.widgets.forms.form_fields import Field

GROUPS = (("SWD", "Students with disabilities"), ("EL", "English learners"), ("HOM", "Homeless"))


@pytest.fixture
def many(app, qtbot):
    made = ChooseMany("Groups", GROUPS, nothing="Every group")
    qtbot.addWidget(made)
    made.resize(300, 220)
    made.show()
    made.heard = []
    made.edited.connect(lambda: made.heard.append(made.values()))
    return made


def test_what_is_set_is_given_back_in_the_order_shown(many):
    many.set_values(["HOM", "SWD", "ELO"])
    assert many.values() == ("SWD", "HOM", "ELO")
    assert many.summary.text() == "Students with disabilities, Homeless"
    assert many.list.accessibleDescription() == many.summary.text()
    assert many.list.accessibleName() == "Groups"
    many.set_values(())
    assert many.values() == ()
    assert many.summary.text() == "Every group"
    assert many.heard == []


def test_space_ticks_and_unticks(many):
    many.setFocus()
    assert many.list.hasFocus() or many.focusProxy() is many.list
    many.list.setCurrentRow(0)
    QTest.keyClick(many.list, Qt.Key.Key_Down)
    QTest.keyClick(many.list, Qt.Key.Key_Space)
    assert many.values() == ("EL",)
    QTest.keyClick(many.list, Qt.Key.Key_Space)
    assert many.heard == [("EL",), ()]


@pytest.mark.parametrize("on_words", [True, False])
def test_a_click_anywhere_on_a_line_ticks_it_once(many, on_words):
    box = many.list.visualItemRect(many.list.item(2))
    x = box.left() + 120 if on_words else box.left() + 20
    place = box.center()
    place.setX(x)
    QTest.mouseClick(many.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert many.values() == ("HOM",)
    QTest.mouseClick(many.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert many.values() == ()


def test_the_first_key_already_counts_from_the_first_line(many):
    QTest.keyClick(many.list, Qt.Key.Key_End)
    QTest.keyClick(many.list, Qt.Key.Key_Space)
    assert many.values() == ("HOM",)


def test_clearing_by_keyboard_goes_back_to_the_list(many):
    many.set_values(["EL", "ELO"])
    many.activateWindow()
    many.setFocus()
    QTest.keyClick(many.list, Qt.Key.Key_Tab)
    assert many.clear_button.hasFocus()
    assert many.clear_button.accessibleName() == "Clear Groups"
    QTest.keyClick(many.clear_button, Qt.Key.Key_Space)
    assert (many.values(), many.heard) == ((), [()])
    assert many.list.hasFocus()
    assert not many.clear_button.isEnabled()


def test_without_choices_it_says_so(app, qtbot):
    made = ChooseMany("Groups", (), nothing="Every group")
    qtbot.addWidget(made)
    made.show()
    assert made.summary.text() == "There is nothing to choose from."
    assert not made.list.isVisible()
    assert not made.clear_button.isVisible()


@dataclass(frozen=True, slots=True)
class Chosen:
    groups: tuple[str, ...] = ()


def test_a_form_holds_it(app, qtbot):
    form = RecordForm(
        (Field(Chosen.groups, "Groups", Editor.MULTIPLE, GROUPS, hint="Every group"),)
    )
    qtbot.addWidget(form)
    form.load(Chosen(("EL",)))
    with qtbot.waitSignal(form.edited):
        form.controls["groups"].list.item(0).setCheckState(Qt.CheckState.Checked)
    assert form.record() == Chosen(("SWD", "EL"))
