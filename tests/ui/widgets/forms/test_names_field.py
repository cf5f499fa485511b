"""Names in a line, and a case by a part of its name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.widgets.forms.case_picker import CasePicker
from ui.widgets.forms.names_field import NamesLine


@pytest.fixture
def line(app, qtbot):
    made = NamesLine("Present")
    made.set_offers(["Luz Peña", "Principal", "Parent liaison"])
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    yield made
    made.completions.popup().hide()


@pytest.mark.parametrize(
    ("text", "cursor", "name", "result"),
    [
        ("", 0, "Luz Peña", "Luz Peña; "),
        ("Lu", 2, "Luz Peña", "Luz Peña; "),
        ("Principal; lu", 13, "Luz Peña", "Principal; Luz Peña; "),
        ("lu; Principal", 2, "Luz Peña", "Luz Peña; Principal"),
        ("a; pr; b", 5, "Principal", "a; Principal; b"),
        ("a, pr, b", 5, "Principal", "a, Principal; b"),
    ],
)
def test_a_name_takes_the_place_of_what_is_at_the_cursor(line, text, cursor, name, result):
    line.setText(text)
    line.setCursorPosition(cursor)
    line.take(name)
    assert line.text() == result
    assert line.text()[: line.cursorPosition()].endswith(f"{name}; ")


def test_names_are_offered_by_any_part_and_taken_with_enter(line):
    QTest.keyClicks(line, "two aides; pe")
    found = line.completions.completionModel()
    assert [found.index(n, 0).data() for n in range(found.rowCount())] == ["Luz Peña"]
    assert line.completions.popup().isVisible()
    QTest.keyClick(line.completions.popup(), Qt.Key.Key_Return)
    assert line.text() == "two aides; Luz Peña; "
    QTest.keyClicks(line, "zz")
    assert not line.completions.popup().isVisible()


def test_names_can_be_offered_later_and_stand_once(line):
    line.offer(["ana Ruiz", "Principal"])
    assert line.offers() == ["ana Ruiz", "Luz Peña", "Parent liaison", "Principal"]


def test_other_names_may_be_typed_and_no_separator_is_left(line):
    QTest.keyClicks(line, "Somebody else; ")
    assert line.value() == "Somebody else"


@pytest.fixture
def picker(app, qtbot):
    made = CasePicker()
    made.set_cases([("1", "Alisal Union"), ("2", "Salinas Union"), ("3", "Soledad")], None)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("typed", "found"), [("sole", "3"), ("ALI", "1"), ("union", None), ("zz", None), ("", None)]
)
def test_a_case_by_the_only_name_that_has_the_text(picker, typed, found):
    picked = []
    picker.picked.connect(picked.append)
    picker.lineEdit().setText(typed)
    picker.lineEdit().editingFinished.emit()
    assert picker.case_id() == found
    assert picked == ([found] if found else [])
    assert picker.currentText() == {"3": "Soledad", "1": "Alisal Union"}.get(found, "")


def test_a_text_that_fits_no_case_goes_back_to_the_one_before(picker):
    picker.set_cases([("1", "Alisal Union"), ("2", "Salinas Union")], "2")
    picker.lineEdit().setText("nonsense")
    picker.lineEdit().editingFinished.emit()
    assert (picker.case_id(), picker.currentText()) == ("2", "Salinas Union")
