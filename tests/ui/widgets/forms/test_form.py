"""Forms over a record: what they refuse, and where they say so."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from sos_desktop.domain.casework.records import Contact
from sos_desktop.domain.casework.records.info import Editor
from sos_desktop.domain.casework.words import ContactKind
from sos_desktop.domain.changes import Changes, Subject
from ui.widgets.forms.form_dialog import FormDialog
from ui.widgets.forms.form_fields import Field
from ui.widgets.forms.keep_mark import add_keep_mark

FIELDS = (
    Field(Contact.held_on, "Date", Editor.DATE, required=True),
    Field(Contact.people, "With"),
)


@pytest.fixture
def dialog(context, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    saved = []

    def save(record):
        saved.append(record)
        return Changes(Subject.NOTHING)

    contact = Contact(case_id="case", kind=ContactKind.CALL, held_on=date(2026, 1, 5))
    made = FormDialog(context, "Contact", FIELDS, contact, save, parent=parent)
    made.kept = saved
    made.above = parent
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.open()
    return made


def test_a_required_date_left_empty_is_refused_beside_its_field(dialog):
    dialog.form.controls["held_on"].line.setText("")
    dialog.submit()
    said = [w.text() for w in dialog.findChildren(QLabel) if w.isVisible()]
    assert any("Write the date" in text for text in said)
    assert dialog.isVisible()
    assert dialog.kept == []


def test_control_enter_saves_from_any_field(dialog, settle):
    dialog.form.controls["people"].setText("Superintendent")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert [record.people for record in dialog.kept] == ["Superintendent"]


def test_escape_asks_before_it_discards(dialog, dialogs):
    dialogs.agree = False
    dialog.form.controls["people"].setText("Half")
    dialog.form.edited.emit()
    dialog.reject()
    assert dialog.isVisible()


def test_what_enter_keeps_the_mouse_keeps_by_a_tick_in_the_line(qtbot, app):
    line, kept = QLineEdit(), []
    qtbot.addWidget(line)
    line.setAccessibleName("A new theme")
    mark = add_keep_mark(line, lambda: kept.append(line.text()))
    line.show()
    tick = next(made for made in line.findChildren(QToolButton) if made.defaultAction() is mark)
    assert not tick.isVisible(), "there is nothing to keep"
    line.setText("Nobody calls")
    assert tick.isVisible()
    assert tick.accessibleName() == "Keep: A new theme"
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton)
    assert kept == ["Nobody calls"]
