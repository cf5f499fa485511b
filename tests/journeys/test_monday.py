"""A Monday morning by keyboard alone: Today, three overdue things, done."""

from datetime import timedelta

import pytest

from sos_desktop.domain.casework.records import Task
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, records
from sos_desktop.services.county import undo
from tests.casework import ALISAL, SALINAS, add_leas, open_case
from tests.journeys.keyboard import FEW, Keyboard

pytestmark = pytest.mark.journey


@pytest.fixture
def monday(county):
    """Ana Ruiz has three overdue tasks and one to come; a colleague has one overdue."""
    add_leas(county)
    today = clock.today()
    first = open_case(county, SALINAS, today - timedelta(days=60))
    second = open_case(county, ALISAL, today - timedelta(days=60))
    cases.assign(county, first, county.user)
    cases.assign(county, second, "Ben Ito")
    for title, days, case_id in (
        ("Call the principal", -30, first),
        ("Send the agenda", -20, first),
        ("Book the room", -10, first),
        ("Thank the SELPA", -5, second),
        ("Prepare the visit", 3, first),
    ):
        due = today + timedelta(days=days)
        records.save(county, Task(case_id=case_id, title=title, due_on=due))
    return first, second


@pytest.fixture
def keys(window, settle, monday):
    return Keyboard(window, settle, "monday")


def test_a_monday_morning(keys, window, county, monday):
    _arrive(keys, window)
    _three_things(keys, window, county, monday)
    _what_is_left(keys, window, county, monday)


def _arrive(keys, window):
    """From wherever one was on Friday; Today begins with what is most overdue."""
    keys.press("Ctrl+3", "Ctrl+1")
    assert keys.at.startswith("Call the principal")
    assert keys.tab_to("Everybody", back=True) <= FEW
    keys.press("Left")
    assert keys.at == "Mine"
    assert "3 tasks overdue · of Ana Ruiz" in window.page.counts.whole()
    assert keys.tab_to("Call the principal*") <= FEW
    keys.picture("today")


def _three_things(keys, window, county, monday):
    """Space, Space, Space: the next line has the focus at once."""
    for following in ("Send the agenda", "Book the room", "Prepare the visit"):
        keys.press("Space")
        assert keys.at.startswith(following)
    assert "nothing overdue" in window.page.counts.whole()
    done = {t.title for t in cases.case_file(county, monday[0]).tasks if t.done_on}
    assert done == {"Call the principal", "Send the agenda", "Book the room"}
    keys.picture("done")


def _what_is_left(keys, window, county, monday):
    """One was done too early: back, looked at in its case, put off; then home again."""
    keys.press("Ctrl+Z")
    assert window.notice.text.text() == "Undone: Done: Book the room"
    keys.press("Up")
    assert keys.at.startswith("Book the room")
    keys.press("Enter")
    assert window.page.current_case() == monday[0]
    keys.picture("case")
    keys.press("Ctrl+1")
    assert keys.at.startswith("Book the room"), "it is the first one again"
    keys.press("S")
    assert "nothing overdue" in window.page.counts.whole()
    assert undo.undo_status(county).undo.endswith(": Book the room")
    [room] = [t for t in cases.case_file(county, monday[0]).tasks if t.title == "Book the room"]
    assert room.due_on == clock.today() + timedelta(days=7)
    assert keys.at.startswith("Prepare the visit")
