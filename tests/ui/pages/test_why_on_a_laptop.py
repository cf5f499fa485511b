"""Why on the smallest laptop: causes and the whole of their drawing, without scrolling."""

from PySide6.QtCore import QPoint

from sos_desktop.domain.casework import records as r
from sos_desktop.services.casework import records
from tests.casework import add_leas, open_case
from ui.navigation import CaseTarget

_SCREEN = 720
"""Pixels of a window on a screen of 1366 x 768."""
_PROBLEM = "Students begin the year without the adult their plan names, and nobody tells them why."


def test_eleven_causes_and_their_drawing_are_seen_at_once(window, settle, county):
    """They began so far down that half of the drawing was out of sight."""
    add_leas(county)
    case_id = open_case(county)
    above = None
    for number, category in enumerate(("people", "instruction", "systems", "governance") * 3):
        made = r.Cause(
            case_id=case_id,
            text=f"Nobody owns the posting date {number}",
            category="" if number == 8 else category,
            parent_id=above if number == 8 else None,
            position=number,
        )
        above = made.id
        if number < 11:
            records.save(county, made)
    window.resize(1366, _SCREEN)
    window.show()
    window.open_page(CaseTarget(case_id=case_id, tab="needs"))
    settle()
    tab = window.page.tabs.tab("needs")
    tab.problem.setPlainText(_PROBLEM)
    tab.problem.flush()
    tab.steps.turn_to(2)
    settle()
    outline, drawing = tab.outline, tab.causes.drawing.area
    assert outline.mapTo(window, QPoint(0, 0)).y() < 330
    assert not drawing.verticalScrollBar().maximum()
