"""Why on the smallest laptop: causes and the whole of their drawing, without scrolling."""

from PySide6.QtCore import QPoint

from sos_desktop.domain.casework import needs_words as w
from sos_desktop.domain.casework import records as r
from sos_desktop.services.casework import records
from tests.casework import add_leas, open_case
from ui.navigation import CaseTarget

_SCREEN = 720
"""Pixels of a window on a screen of 1366 x 768."""
_PROBLEM = "Students begin the year without the adult their plan names, and nobody tells them why."


_WHYS = {
    "people": ("Students are tired on Mondays",),
    "systems": (
        "Lists of who is missing come too late",
        "The system sends a file once a week",
        "Nobody asked for daily data when it was bought",
    ),
    "resources": ("Half of the phone numbers are old",),
    "labor": (
        "Nobody calls home",
        "Calls were moved in the 2019 agreement",
        "The agreement names no role for calls",
    ),
    "community": (
        "The bus is late twice a week",
        "Routes leave no slack",
        "The transit district sets the times",
    ),
}


def opened_why(window, settle, case_id):
    """The third step of needs, on a laptop."""
    window.resize(1366, _SCREEN)
    window.show()
    window.open_page(CaseTarget(case_id=case_id, tab="needs"))
    settle()
    tab = window.page.tabs.tab("needs")
    tab.problem.setPlainText(_PROBLEM)
    tab.problem.flush()
    tab.steps.turn_to(2)
    settle()
    return tab


def test_causes_three_whys_deep_stand_whole_beside_their_outline(window, settle, county):
    """The outline took two fifths of the page: the drawing was scrolled, its problem cut."""
    add_leas(county)
    case_id = open_case(county)
    for category, whys in _WHYS.items():
        above = None
        for text in whys:
            made = r.Cause(
                case_id=case_id,
                text=text,
                category="" if above else category,
                parent_id=above,
                kind=w.CauseKind.ROOT if text == whys[-1] else None,
            )
            records.save(county, made)
            above = made.id
    drawing = opened_why(window, settle, case_id).causes.drawing
    assert not drawing.area.horizontalScrollBar().maximum()
    assert not drawing.area.verticalScrollBar().maximum()


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
    tab = opened_why(window, settle, case_id)
    outline, drawing = tab.outline, tab.causes.drawing.area
    assert outline.mapTo(window, QPoint(0, 0)).y() < 330
    assert not drawing.verticalScrollBar().maximum()
