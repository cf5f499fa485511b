"""The room view: one thing at a time, and nothing that is for the county office alone."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from sos_desktop.domain.casework.needs_words import AgendaTool, EvidenceSide
from sos_desktop.domain.casework.records import (
    Action,
    Cause,
    Evidence,
    Finding,
    ProcessStep,
    TeamMember,
    Voice,
)
from sos_desktop.domain.casework.words import (
    CauseState,
    EvidenceKind,
    FindingKind,
    Perspective,
    Sensitivity,
    Stage,
    VoiceState,
)
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, meetings, records
from sos_desktop.services.casework.needs_tables import agenda_templates
from tests.casework import ALISAL, add_leas, open_case
from tests.domain.casework.files import whole
from tests.prepared_case import prepared_by
from ui.navigation import CaseTarget, ProvidersTarget
from ui.room.marks import StepMarks
from ui.room.needs_steps import ProcessMapStep
from ui.room.steps import enlarged_on
from ui.room.window import RoomWindow

SECRET = "for the office alone"


def case_for_the_room(county, _folder):
    add_leas(county)
    made = open_case(county)
    open_case(county, ALISAL)
    case = cases.case_file(county, made).case
    cases.update_case(
        county, replace(case, consultant="Ana Ruiz", problem_of_practice="Students lose time")
    )
    for record in (
        Cause(case_id=made, text="Late buses", state=CauseState.VALIDATED),
        Finding(
            case_id=made,
            kind=FindingKind.WEAKNESS,
            priority=5,
            text="Attendance fell",
            sensitivity=Sensitivity.DISTRICT,
        ),
        Finding(
            case_id=made,
            kind=FindingKind.WEAKNESS,
            priority=6,
            text=SECRET,
            sensitivity=Sensitivity.OFFICE,
        ),
        Action(case_id=made, text="Add a bus", owner="Transport lead"),
        TeamMember(case_id=made, name="Luz Peña", role="Superintendent"),
        Voice(
            case_id=made,
            stage=Stage.NEEDS,
            perspective=Perspective.TEACHERS,
            state=VoiceState.HEARD,
            count=3,
            note=SECRET,
        ),
    ):
        records.save(county, record)
    return made


county_template, case_id = prepared_by(case_for_the_room, "case_id")


@pytest.fixture
def room(window, settle, case_id):
    window.activateWindow()
    window.open_page(CaseTarget(case_id=case_id))
    settle()
    window.actions_._room()
    window.actions_._room()  # a key held down, or one that comes late, opens no second one
    settle()
    (made,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, RoomWindow)]
    yield made
    if isValid(made):
        made.close()


def everything_said(room):
    """All words of the window, seen or spoken, on every step."""
    said = [room.windowTitle()]
    for widget in (room, *room.findChildren(QWidget)):
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel):
            said.append(widget.text())
    return "\n".join(said)


def test_nothing_for_the_office_alone_can_be_reached(room, settle):
    said = everything_said(room)
    assert SECRET not in said
    for name in ("Ana Ruiz", "Luz Peña", "Alisal"):
        assert name not in said, "roles and never names, and no other district"
    for text in ("Salinas Union High", "Attendance fell", "Add a bus", "Transport lead"):
        assert text in said
    assert "Teachers 3 heard" in room.voices.accessibleName()
    assert "●●●" in room.voices.text()
    assert "not heard yet" in room.voices.text().replace("&nbsp;", " ")


def test_page_down_goes_through_the_steps_and_escape_leaves(room, settle):
    titles = []
    for _step in range(9):
        titles.append(room.stack.currentWidget().title)
        room.go(1)
    assert titles == [
        "Why we are here",
        "What we see",
        "How it moved",
        "What we found",
        "What we heard",
        "Why",
        "What we agree",
        "What we will do",
        "What we will do",
    ]
    assert not room.line.isVisible(), "only Why takes a line"
    room.show_step(5)
    assert room.line.isVisible()
    QTest.keyClick(room.line, Qt.Key.Key_Escape)
    assert not isValid(room) or not room.isVisible()


def test_a_cause_is_kept_with_enter_and_tab_asks_why(room, settle, county, case_id):
    room.show_step(5)
    QTest.keyClicks(room.line, "No driver")
    assert "No driver" in room.why.bones.accessibleDescription(), "the drawing follows each key"
    QTest.keyClick(room.line, Qt.Key.Key_Tab)
    settle()
    QTest.keyClicks(room.line, "Pay is low")
    assert "No driver" in room.path.text()
    QTest.keyClick(room.line, Qt.Key.Key_Return)
    settle()
    causes = {c.text: c for c in cases.case_file(county, case_id).causes}
    assert causes["Pay is low"].parent_id == causes["No driver"].id
    assert causes["No driver"].parent_id is None
    assert room.line.text() == ""
    QTest.keyClick(room.line, Qt.Key.Key_Backtab)
    assert room.path.text() == "A cause:"


def test_without_a_case_it_says_what_to_do(window, settle, case_id):
    window.open_page(ProvidersTarget())
    settle()
    window.actions_._room()
    settle()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, RoomWindow)]
    assert "Open a case first" in window.notice.text.text()


@pytest.mark.parametrize("width", [420, 700, 900, 2400])
def test_every_step_of_a_long_day_has_its_dot(app, width):
    marks = StepMarks()
    marks.resize(width, 40)
    marks.show_steps(["What speaks for it, what against; where we agree"] * 11, 6)
    places = [place for place, _words in marks.places()]
    assert places[-1].right() <= width
    assert all(a.right() < b.left() for a, b in pairwise(places))
    assert marks.places()[6][1], "the step that is shown has its name"


def test_of_several_processes_each_is_seen(app):
    step = ProcessMapStep()
    steps = [ProcessStep(case_id="c", text=f"Step {n}", process=n) for n in ("Hiring", "Buses")]
    step.show_file(whole(process_steps=tuple(steps)))
    said = [step.name.text()]
    step.turn(1)
    step.show_file(whole(process_steps=tuple(steps)))
    said.append(step.name.text())
    step.turn(1)
    assert said == ["Hiring · 1 of 2: Up, Down", "Buses · 2 of 2: Up, Down"]
    assert step.name.text() == said[0], "after the last comes the first"


def test_hands_are_counted_by_keys(room, settle, county, case_id):
    room.show_step(6)
    step = room.agree
    assert step.count.text() == "All together: nobody counted yet"
    for key in "+++":
        QTest.keyClicks(step, key)
    QTest.keyClicks(step, "-")
    QTest.keyClick(step, Qt.Key.Key_N)
    assert step.count.text() == "All together: 2 of 3 agree"
    QTest.keyClick(step, Qt.Key.Key_Right)
    assert step.count.text().startswith("District leaders")
    QTest.keyClick(step, Qt.Key.Key_Left)
    QTest.keyClick(step, Qt.Key.Key_Return)
    settle()
    (vote,) = cases.case_file(county, case_id).votes
    assert (vote.agree, vote.asked, vote.voice) == (2, 3, None)
    assert step.count.text() == "All together: 2 of 3 agree, kept", "not: nobody counted yet"
    QTest.keyClick(step, Qt.Key.Key_Right)
    QTest.keyClicks(step, "++")
    QTest.keyClick(step, Qt.Key.Key_Return)
    settle()
    QTest.keyClick(step, Qt.Key.Key_Left)
    QTest.keyClicks(step, "+")
    said = "All together: 1 of 1 agree · what counts is the roles: 2 of 2 agree"
    assert step.count.text() == said, "a count of all changes nothing once the roles were asked"


def test_hands_are_counted_by_the_mouse_as_well(room, settle, county, case_id):
    room.show_step(6)
    step = room.agree
    QTest.mouseClick(step.lines.itemAt(0).widget(), Qt.MouseButton.LeftButton)
    presses = {made.text(): made for made in step.hands_row.findChildren(QPushButton)}
    for words in ("Agrees", "Agrees", "Agrees", "Takes back", "Does not"):
        presses[words].click()
    assert step.count.text() == "All together: 2 of 3 agree"
    presses["Keep it"].click()
    settle()
    (vote,) = cases.case_file(county, case_id).votes
    assert (vote.agree, vote.asked) == (2, 3)
    presses["Dots instead"].click()
    assert (step.hands_row.isHidden(), step.dots_row.isHidden()) == (True, False)


def test_dots_are_counted_by_keys_and_never_more_than_there_are(room, settle, county, case_id):
    records.save(county, Cause(case_id=case_id, text="No form", state=CauseState.TO_TEST))
    settle()
    room.reload()
    settle()
    room.show_step(6)
    step = room.agree
    QTest.keyClicks(step, "d")
    QTest.keyClick(step, Qt.Key.Key_Return)
    assert "No dot is put yet" in step.count.text()
    QTest.keyClicks(step, "pp2+++")
    assert step.count.text() == "3 dots here · 1 left (2 people, 2 each)"
    QTest.keyClick(step, Qt.Key.Key_Down)
    QTest.keyClicks(step, "++")
    assert step.count.text() == "1 dot here · 0 left (2 people, 2 each)", "a fifth is not there"
    QTest.keyClicks(step, "1")
    QTest.keyClick(step, Qt.Key.Key_Return)
    assert "2 dots more than the people have" in step.count.text()
    QTest.keyClicks(step, "2")
    QTest.keyClick(step, Qt.Key.Key_Return)
    settle()
    votes = cases.case_file(county, case_id).votes
    assert sorted((v.agree, v.asked, v.votes_each, str(v.method)) for v in votes) == [
        (1, 2, 2, "dots"),
        (3, 2, 2, "dots"),
    ]
    assert step.count.text().endswith("kept")


def test_an_agenda_is_walked_and_keeps_what_is_decided(window, settle, county, case_id):
    day = clock.today()
    meetings.begin(county, case_id, agenda_templates()[0], day)
    window.open_page(CaseTarget(case_id=case_id))
    settle()
    room = RoomWindow(window.context, case_id, window)
    room._ticks.stop()  # seconds pass below
    room.show()
    settle()
    assert len([step for step in room.walk if step.item is not None]) == 8
    assert room.walk[8].title == "Why we are here", "what the agenda leaves out comes after it"
    assert "10:00 left" in room.clock.text()
    for _second in range(601):
        room._tick()
    assert "over" in room.clock.text()
    QTest.keyClicks(room.line, "Begin with strengths")
    QTest.keyClick(room.line, Qt.Key.Key_Return)
    QTest.keyClicks(room.line, "Ask the drivers")
    QTest.keyClick(room.line, Qt.Key.Key_Tab)
    assert room.noted.text() == "Decided: Begin with strengths\nStill open: Ask the drivers"
    room.go(1)  # faster than the file is read again: nothing of it may be lost
    assert room.noted.isHidden()
    settle()
    first = min(cases.case_file(county, case_id).agenda, key=lambda item: item.position)
    assert (first.decided, first.still_open, first.done) == (
        "Begin with strengths",
        "Ask the drivers",
        True,
    )
    room.close()


def test_larger_texts_of_the_desk_leave_room_for_whole_words():
    full, laptop, narrow = QSize(1920, 1080), QSize(1366, 768), QSize(1024, 768)
    assert [round(enlarged_on(s, 1.0), 2) for s in (full, laptop, narrow)] == [2.1, 1.49, 1.49]
    for screen in (full, laptop, narrow):
        assert screen.width() / (enlarged_on(screen, 1.5) * 1.5) >= 680
        assert enlarged_on(screen, 1.5) * 1.5 > enlarged_on(screen, 1.0), "and they are larger"
    assert enlarged_on(narrow, 2.0) == 1.0, "never smaller than on the desk"


def test_lines_between_steps_give_way_before_a_name_is_cut(app):
    marks, titles = StepMarks(), ["What families said"] * 10
    marks.show_steps(titles, 4)
    whole = marks._laid(["What families said" if n == 4 else "" for n in range(10)], 6)
    for spare in range(1, 60):
        marks.resize(round(whole[-1][0].right()) + spare, 40)
        assert marks.places()[4][1] == "What families said", f"{spare} pixels to spare"


def _room_at_agreement(window, settle, county, case_id):
    """The room view at the part of a half day in which hands are counted."""
    meetings.begin(county, case_id, agenda_templates()[0], clock.today())
    window.open_page(CaseTarget(case_id=case_id))
    settle()
    room = RoomWindow(window.context, case_id, window)
    room.show()
    room.activateWindow()
    settle()
    tools = [step.tool for step in room.walk]
    room.show_step(tools.index(AgendaTool.AGREE))
    settle()
    return room


def test_what_is_typed_after_a_decision_counts_no_hands(window, settle, county, case_id):
    room = _room_at_agreement(window, settle, county, case_id)
    assert room.focusWidget() is room.agree, "hands are counted first"
    assert room.said.text() == "Tab: note what is decided · Page Down: next", "Enter keeps a count"
    QTest.keyClick(room.agree, Qt.Key.Key_Tab)
    settle()
    assert room.focusWidget() is room.line
    assert room.said.text().endswith("Shift+Tab: count on")
    for words, key in (("Daily lists", Qt.Key.Key_Return), ("Old numbers", Qt.Key.Key_Tab)):
        QTest.keyClicks(room.focusWidget(), words)
        QTest.keyClick(room.focusWidget(), key)
        settle()  # the case is read again, and the step shown again
        assert room.focusWidget() is room.line, "keys went to the count, where D and N do something"
    assert room.noted.text() == "Decided: Daily lists\nStill open: Old numbers"
    assert (room.agree.by_dots, room.agree.hands()) == (False, [0, 0])
    room.close()


def test_counting_shows_what_speaks_and_every_role_counted(window, settle, county, case_id):
    root = Cause(case_id=case_id, text="No list", state=CauseState.VALIDATED)
    records.save(county, root)
    records.save(county, Cause(case_id=case_id, text="No form", state=CauseState.VALIDATED))
    for side, text in ((EvidenceSide.FOR, "Seen in May"), (EvidenceSide.AGAINST, "Not in June")):
        said = Evidence(case_id=case_id, kind=EvidenceKind.LOCAL, text=text, side=side)
        records.save(county, replace(said, cause_id=root.id))
    room = _room_at_agreement(window, settle, county, case_id)
    step = room.agree

    def asked() -> str:
        cause = step.current()
        assert cause is not None
        return cause.text

    while asked() != "No list":
        QTest.keyClick(step, Qt.Key.Key_Down)
    QTest.keyClick(step, Qt.Key.Key_Right)
    QTest.keyClicks(step, "++")
    QTest.keyClick(step, Qt.Key.Key_Right)
    QTest.keyClicks(step, "+n")
    texts = "\n".join(label.text() for label in step.findChildren(QLabel))
    assert "For: Seen in May" in texts
    assert "Against: Not in June" in texts
    assert "not kept yet: District leaders 2 of 2, Principals 1 of 2" in texts, "it is not lost"
    QTest.keyClick(step, Qt.Key.Key_Return)
    settle()
    assert asked() == "No form"
    assert step.count.text().startswith("District leaders"), "the next cause begins where this did"
    room.close()


def test_the_last_part_says_what_the_day_decided(window, settle, county, case_id):
    records.save(county, Cause(case_id=case_id, text="No list", forward=True))
    room = _room_at_agreement(window, settle, county, case_id)
    QTest.keyClicks(room.line, "Daily lists")
    QTest.keyClick(room.line, Qt.Key.Key_Return)
    settle()
    step = room.tools[AgendaTool.PLAN]
    said = [label.text() for label in step.findChildren(QLabel)]
    assert said[:4] == ["Decided", "Daily lists", "Causes that go forward", "No list"]
    room.close()
