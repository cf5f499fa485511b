"""A command found in the box for everything is run."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.found_cases import case_with_a_note
from tests.ui.typing_in_find import begin, type_


@pytest.fixture
def county_template(prepared):
    return prepared(case_with_a_note).path


@pytest.fixture
def case_id(prepared):
    return prepared(case_with_a_note).made


@pytest.fixture
def box(case_id, window, settle, qtbot):
    return begin(window, settle, qtbot)


def test_a_command_is_run(box, window, settle, context, qtbot):
    type_(box, "high contrast", settle)
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: context.settings.theme == "contrast")
