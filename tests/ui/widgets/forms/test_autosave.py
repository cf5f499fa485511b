"""A long text that saves itself: nothing typed is lost, nothing saved comes back wrong."""

import pytest

from ui.widgets.forms.autosave import AutosaveText


@pytest.fixture
def text(app, qtbot):
    made = AutosaveText("Problem of practice")
    qtbot.addWidget(made)
    made.show()
    made.load("As saved", "case 1")
    return made


def typed(text, words):
    text.setPlainText(words)


def test_a_pause_saves(text, qtbot):
    with qtbot.waitSignal(text.save) as saved:
        typed(text, "As typed")
        text.flush()
    assert saved.args == ["As typed"]
    with qtbot.assertNotEmitted(text.save):
        text.flush()


def test_a_reload_on_its_way_does_not_overwrite_what_is_typed(text):
    typed(text, "As saved and more")
    text.load("As saved", "case 1")
    assert text.toPlainText() == "As saved and more"


def test_a_reload_from_before_the_save_does_not_bring_the_old_text_back(text):
    typed(text, "New")
    text.flush()
    text.load("As saved", "case 1")
    assert text.toPlainText() == "New"
    text.load("New", "case 1")
    assert text.toPlainText() == "New"


def test_undo_brings_the_old_text_back(text):
    typed(text, "New")
    text.flush()
    text.load("New", "case 1")
    text.load("As saved", "case 1")
    assert text.toPlainText() == "As saved"


def test_another_case_is_shown_whatever_was_typed(text, qtbot):
    typed(text, "Half a")
    text.load("The other's", "case 2")
    assert text.toPlainText() == "The other's"
    with qtbot.assertNotEmitted(text.save):
        text.flush()
