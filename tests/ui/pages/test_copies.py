"""Settings, Copies: what is kept, and the second place."""

import re

import pytest

from sos_desktop.services.county import way_back
from tests.casework import add_leas, open_case
from ui.navigation import SettingsTarget, TodayTarget

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@pytest.fixture
def card(window, settle, county):
    add_leas(county)
    open_case(county)
    window.open_page(SettingsTarget())
    settle()
    return window.page.copies


def test_a_second_place_has_a_copy_at_once(card, settle, dialogs, tmp_path, county, window):
    assert card.second.text() == "None yet."
    assert not card.now_button.isVisible()
    dialogs.folder = tmp_path / "stick ñ"
    dialogs.folder.mkdir()
    card.choose_button.click()
    settle()
    (copy,) = [
        one
        for one in way_back.copies_of_file(county.path, second_place=dialogs.folder)
        if one.second_place
    ]
    assert copy.contents.open_cases == 1
    assert card.second.text().startswith(f"{dialogs.folder}\nNewest copy there: Today")
    card.now_button.click()
    settle()
    assert "has everything already" in window.notice.text.text()
    made = copy.copy.path
    kept = made.rename(made.with_name(_DAY.sub("2024-02-01", made.name)))
    card.reload()
    settle()
    _place, said = card.second.text().split("\n")
    assert said.startswith("Newest copy there: Feb 1, 2024")
    assert "Last seen with everything in it: Today" in said
    window.open_page(TodayTarget())
    window.open_page(SettingsTarget(at_copies=True))
    settle()
    assert card.now_button.hasFocus()
    card.stop_button.click()
    assert card.second.text() == "None yet."
    assert list(dialogs.folder.iterdir()) == [kept]


def test_a_reminder_leads_to_what_copies_there(window, settle, county):
    """It led to the top of the settings, a page above."""
    window.context.go.emit(SettingsTarget(at_copies=True))
    settle()
    assert window.page.copies.choose_button.hasFocus()
    assert not window.page.copies.choose_button.visibleRegion().isEmpty()


def test_a_folder_that_a_loss_would_take_too_is_refused(card, settle, dialogs, county, window):
    dialogs.folder = county.path.parent
    card.choose_button.click()
    settle()
    assert "a loss would take both" in window.notice.text.text()
    assert card.second.text() == "None yet."


def test_a_place_that_is_gone_is_said(card, settle, dialogs, tmp_path, window):
    dialogs.folder = tmp_path / "gone"
    card.choose_button.click()
    settle()
    assert "is not there now" in window.notice.text.text()
    window.notices.look()
    settle()
    assert window.notice.isVisible()
    dialogs.folder.mkdir()
    window.notices.look()
    settle()
    assert not window.notice.isVisible()  # it stayed, though the stick was there
    assert "is not there now" in window.notice.past[-1].text
