"""Needs and causes in three steps, by keys: quotes sorted, the live fishbone, evidence, capture."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from sos_desktop.domain.casework import records as r
from sos_desktop.domain.casework import words as w
from sos_desktop.domain.casework.needs_words import (
    DynamicsTopic,
    EvidenceSide,
    ListeningKind,
    ProblemState,
    VoteMethod,
)
from sos_desktop.domain.changes import Changes, Subject
from sos_desktop.foundation import clock
from sos_desktop.services.casework import cases, causes, meetings, records
from sos_desktop.services.casework.needs_tables import agenda_templates
from sos_desktop.services.county import undo
from tests.casework import add_leas, open_case
from tests.prepared_case import prepared_by
from tests.ui import guards
from ui.navigation import CaseTarget
from ui.pages.case.ask import AskDialog
from ui.pages.case.attach import offers
from ui.pages.case.capture import CaptureDialog, split_tags
from ui.pages.case.pick import pick_one
from ui.pages.case.theme_board import QUOTES
from ui.pages.case.votes import VotesDialog

P = w.Perspective


def case_with_themes(county, _folder):
    add_leas(county)
    made = open_case(county)
    themes = [r.Theme(case_id=made, text=text) for text in ("Nobody calls", "No owner")]
    said = r.Quote(case_id=made, text="Late again", voice=P.FAMILIES, people=3)
    cause = r.Cause(case_id=made, text="Hired late", category="people")
    for record in (*themes, said, cause):
        records.save(county, record)
    return made


county_template, case_id = prepared_by(case_with_themes, "case_id")


@pytest.fixture
def needs(window, settle, case_id):
    window.open_page(CaseTarget(case_id=case_id, tab="needs"))
    settle()
    return window.page.tabs.tab("needs")


def test_evidence_nobody_noted_yet_is_typed_where_one_looks_for_it(needs):
    """The list was empty then, and Enter did nothing."""
    typed = []
    known, new = [("f", "Finding: 40 of 300")], ("Something new", typed.append)
    dialog = pick_one(needs, "Evidence for", "For: Hired late", known, typed.append, fresh=new)
    dialog.line.setText("40")
    assert dialog.chosen() == "f"
    dialog.line.setText("Grades never meet")
    assert dialog.list.currentItem().text() == "Something new: “Grades never meet”"
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert typed == ["Grades never meet"]


def test_arrows_choose_while_one_types_what_to_look_for(needs):
    """It said "or by arrows", and they did nothing in its line."""
    taken = []
    dialog = pick_one(needs, "A finding", "Which?", [("a", "One"), ("b", "Two")], taken.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(dialog.line, key)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert taken == ["b"]


def test_a_problem_chosen_in_its_list_is_the_one_the_case_works_on(needs, settle, county, case_id):
    """It was marked as chosen there, and nothing else followed."""
    records.save(county, r.Problem(case_id=case_id, text="Late lists"))
    needs.context.changed.emit(Changes(Subject.CASE_CONTENT, case_id=case_id))
    settle()
    [problem] = needs.problems.table.rows_model.rows
    state = needs.problems.fields()["state"]
    needs.problems.enter(problem, state, ProblemState.CHOSEN)
    settle()
    assert needs.problem.toPlainText() == "Late lists"
    [problem] = needs.problems.table.rows_model.rows
    needs.problems.enter(problem, needs.problems.fields()["text"], "Late lists, late calls")
    settle()
    assert needs.problem.toPlainText() == "Late lists, late calls"
    assert [v.text for v in needs.versions.table.rows_model.rows] == ["Late lists"]


def test_what_is_chosen_in_the_line_one_types_into_is_not_cut(
    window, needs, settle, county, case_id
):
    """It said "Candid…", as wide as the words of its column without an arrow."""
    window.resize(1366, 768)
    records.save(county, r.Problem(case_id=case_id, text="Late lists, and nobody to call"))
    needs.context.changed.emit(Changes(Subject.CASE_CONTENT, case_id=case_id))
    settle()
    needs.problems.add()
    settle()
    assert list(guards.chosen_words(needs)) == []


def test_the_steps_say_how_far_they_have_come_and_turn_by_keys(needs):
    said = [button.accessibleName() for button in needs.steps.buttons]
    assert said == [
        "1 What we see, nothing yet",
        "2 What we heard, 0 people, 1 role",
        "3 Why, 1 cause",
    ] or said[1].startswith("2 What we heard, 1 role")
    needs.steps.buttons[0].setFocus()
    QTest.keyClick(needs.steps.buttons[0], Qt.Key.Key_Right)
    assert needs.steps.place() == 1
    assert needs.heard.isVisibleTo(needs.steps)
    assert not needs.outline.isVisibleTo(needs.steps)


def test_a_narrow_board_is_tall_enough_for_the_bar_below_it(needs, settle):
    """The bar took the last line's place, because the height was set before it was there."""
    needs.steps.turn_to(1)
    board = needs.heard.board
    for narrow in (True, False):
        board.setFixedWidth(420 if narrow else 1400)
        settle()
        assert bool(board.horizontalScrollBar().maximum()) is narrow
        assert board.verticalScrollBar().maximum() == 0


def test_what_is_gone_to_shows_its_step(needs, settle, county, case_id):
    (cause,) = cases.case_file(county, case_id).causes
    assert needs.go_to("cause", cause.id)
    assert needs.steps.place() == 2
    theme = cases.case_file(county, case_id).themes[1]
    assert needs.go_to("theme", theme.id)
    assert needs.steps.place() == 1
    assert needs.heard.board.current_row().theme.id == theme.id


def test_a_quote_is_sorted_by_the_number_of_its_theme(needs, settle, county, case_id):
    needs.steps.turn_to(1)
    board = needs.heard.board
    board.setCurrentIndex(board.board_model.index(2, 0))
    assert needs.quotes.table.rows_model.rowCount() == 1
    needs.quotes.table.select_row(0)
    QTest.keyClick(needs.quotes.table, Qt.Key.Key_2)
    settle()
    file = cases.case_file(county, case_id)
    assert file.quotes[0].theme_id == next(t.id for t in file.themes if t.text == "No owner")
    cells = [board.board_model.index(1, n).data() for n in range(12)]
    assert cells[0] == "2  No owner"
    assert "3" in cells
    assert "?" in cells, "who was not asked"


def test_a_quote_can_be_dropped_on_a_theme(needs, settle, county, case_id):
    needs.steps.turn_to(1)
    settle()
    quote = needs.file.quotes[0]
    mime = QMimeData()
    mime.setData(QUOTES, quote.id.encode())
    board = needs.heard.board
    place = board.visualRect(board.board_model.index(0, 0)).center()
    event = QDropEvent(
        QPointF(place),
        Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    board.dropEvent(event)
    settle()
    file = cases.case_file(county, case_id)
    assert file.quotes[0].theme_id == file.themes[0].id


def test_a_theme_is_named_in_the_line(needs, settle, county, case_id):
    needs.steps.turn_to(1)
    QTest.keyClicks(needs.heard.line, "The bus is late")
    QTest.keyClick(needs.heard.line, Qt.Key.Key_Return)
    settle()
    assert [t.text for t in cases.case_file(county, case_id).themes][-1] == "The bus is late"
    assert needs.heard.line.text() == ""


def test_the_drawing_follows_each_key_and_the_bone_is_the_heading(needs, settle, county, case_id):
    needs.steps.turn_to(2)
    needs.outline.select(needs.file.causes[0].id)
    QTest.keyClick(needs.outline, Qt.Key.Key_Return)
    editor = needs.outline.findChild(QLineEdit)
    QTest.keyClicks(editor, "Nobody owns")
    bones = needs.causes.drawing.bones
    assert "Nobody owns, under People" in bones.accessibleDescription()
    QTest.keyClicks(editor, " it")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    made = {c.text: c for c in cases.case_file(county, case_id).causes}
    assert made["Nobody owns it"].category == "people"
    needs.outline.setFocus()
    needs.outline.select(made["Hired late"].id)
    QTest.keyClick(needs.outline, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    settle()


def test_a_click_in_the_drawing_chooses_in_the_outline(needs, settle):
    needs.steps.turn_to(2)
    settle()
    bones = needs.causes.drawing.bones
    bones.resize(700, 400)
    diagram = bones._laid_out()
    left, top, fit = bones._shift(diagram)
    box = next(b for b in diagram.boxes if b.id == needs.file.causes[0].id)
    middle = box.rect.middle
    place = QPoint(round(left + middle.x * fit), round(top + middle.y * fit))
    QTest.mouseClick(bones, Qt.MouseButton.LeftButton, pos=place)
    assert needs.outline.current().text == "Hired late"
    assert needs.causes.panel.cause.text == "Hired late"


def test_what_stands_in_the_case_can_be_tied_to_a_cause_once(needs, county, case_id, settle):
    file = cases.case_file(county, case_id)
    known = offers(file, file.causes[0], EvidenceSide.AGAINST)
    quote = file.quotes[0]
    made = known[quote.id][1]
    assert (made.side, made.quote_id) == (EvidenceSide.AGAINST, quote.id)
    records.save(county, made)
    after = cases.case_file(county, case_id)
    assert quote.id not in offers(after, after.causes[0], EvidenceSide.FOR)


def test_quotes_are_captured_while_somebody_talks(needs, window, settle, county, case_id):
    dialog = CaptureDialog(needs.context, window, needs.file)
    dialog.show()
    settle()
    assert "Tell me" in dialog.questions.text() or "?" in dialog.questions.text()
    assert "•" not in dialog.questions.accessibleName(), "heard as lines"
    dialog.language.setFocus()
    dialog.line.setFocus()
    dialog.role.setCurrentIndex(list(P).index(P.STUDENTS))
    QTest.keyClicks(dialog.line, "The bus is full #bus #mornings")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    QTest.keyClick(dialog.who, Qt.Key.Key_Return)
    assert dialog.language.text() == "&Language: English", "Return in a field presses no button"
    QTest.keyClicks(dialog.line, "I walk")
    dialog.kind.setCurrentIndex(list(ListeningKind).index(ListeningKind.GROUP))
    dialog.kind.activated.emit(dialog.kind.currentIndex())
    dialog.people.setText("12")
    dialog.summary.setPlainText("Buses again")
    dialog.reject()
    settle()
    file = cases.case_file(county, case_id)
    (interview,) = file.interviews
    assert (interview.perspective, interview.people) == (P.STUDENTS, 12)
    assert interview.summary == "Buses again", "Esc keeps what was typed"
    (voice,) = (voice for voice in file.voices if voice.perspective is P.STUDENTS)
    assert (voice.stage, voice.state, voice.count) == (w.Stage.NEEDS, w.VoiceState.HEARD, 12)
    said = {quote.text: quote for quote in file.quotes}
    assert said["The bus is full"].tags == "bus, mornings"
    assert said["I walk"].interview_id == interview.id


def test_only_words_at_the_end_are_tags():
    assert split_tags("#1 reason is #time here") == ("#1 reason is #time here", "")
    assert split_tags("#only") == ("#only", "")


def test_a_survey_says_what_it_lacks_before_it_is_kept(
    needs, settle, county, case_id, tmp_path, monkeypatch
):
    (cause,) = cases.case_file(county, case_id).causes
    path = tmp_path / "survey.csv"
    path.write_text(
        "Role,Hired late,Shoe size\nTeacher,yes,41\nDriver,no,44\nParent,perhaps,40\n",
        encoding="utf-8",
    )
    dialog = VotesDialog(needs.context, needs, needs.file, cause)
    dialog.open()
    monkeypatch.setattr(needs.context.dialogs, "open_table", lambda *_args: path)
    dialog._survey()
    settle()
    said = dialog.problem.accessibleName()
    assert said.startswith("1 person on 1 cause can be counted."), "the others are named below"
    assert "Column 3 is no cause of this case" in said
    assert "1 answer is neither yes nor no" in said
    assert "Row 3 has no role, or one that is not known here" in said
    assert not cases.case_file(county, case_id).votes, "nothing is kept before one was told"
    QTest.mouseClick(dialog.rest, Qt.MouseButton.LeftButton)
    settle()
    (vote,) = cases.case_file(county, case_id).votes
    assert (vote.voice, vote.agree, vote.asked) == (P.TEACHERS, 1, 1)


def test_hands_are_no_dots_and_what_was_counted_before_is_not_called_counted_today(
    needs, settle, county, case_id
):
    file = cases.case_file(county, case_id)
    (cause,) = file.causes
    before = clock.today() - timedelta(days=1)
    causes.count_votes(county, cause, {P.TEACHERS: (3, 4), P.BOARD: (1, 5)}, held_on=before)
    dialog = VotesDialog(needs.context, needs, cases.case_file(county, case_id), cause)
    dialog.open()
    dialog.method.setCurrentIndex(1)
    assert dialog.counts() == {}, "three hands became three dots"
    dialog.method.setCurrentIndex(0)
    dialog.numbers[P.BOARD][0].setText("2")
    dialog._keep()
    settle()
    days = {vote.voice: vote.held_on for vote in cases.case_file(county, case_id).votes}
    assert days == {P.TEACHERS: before, P.BOARD: clock.today()}


def test_a_role_that_was_counted_is_taken_back_by_emptying_it(needs, settle, county, case_id):
    (cause,) = cases.case_file(county, case_id).causes
    before = clock.today() - timedelta(days=1)
    for day, agree in ((before, 1), (clock.today(), 2)):
        causes.count_votes(county, cause, {P.BOARD: (agree, 5), P.TEACHERS: (3, 4)}, held_on=day)
    causes.count_votes(county, cause, {P.BOARD: (2, 5)}, method=VoteMethod.DOTS, each=3)
    dialog = VotesDialog(needs.context, needs, cases.case_file(county, case_id), cause)
    dialog.open()
    for line in dialog.numbers[P.BOARD]:
        line.clear()
    assert dialog.counts() == {P.BOARD: None}
    dialog._keep()
    settle()
    votes = cases.case_file(county, case_id).votes
    kept = {(vote.method, vote.voice) for vote in votes}
    hands, put = VoteMethod.HANDS, VoteMethod.DOTS
    assert kept == {(hands, P.TEACHERS), (put, P.BOARD)}, "the count of another day came back"
    assert cases.case_file(county, case_id).causes[0].agreement == 75
    undo.undo(county)
    assert len(cases.case_file(county, case_id).votes) == 5


def test_the_first_of_new_evenings_is_shown_and_later_the_one_that_comes_next(
    needs, settle, county, case_id
):
    evenings = next(found for found in agenda_templates() if len(found.meetings) == 3)
    today = clock.today()
    meetings.begin(county, case_id, evenings, today - timedelta(days=7))
    needs.meetings.show_file(cases.case_file(county, case_id))
    assert needs.meetings.meeting().held_on == today - timedelta(days=7), "made just now"
    needs.meetings.file = None
    needs.meetings.show_file(cases.case_file(county, case_id))
    assert needs.meetings.meeting().held_on == today, "the last of all was shown"


def test_words_that_are_refused_for_a_cause_are_not_lost(needs, settle, window, county, case_id):
    note = r.DynamicsNote(
        case_id=case_id,
        topic=DynamicsTopic.TRUST,
        text="The two chairs do not speak",
        noted_on=clock.today(),
    )
    records.save(county, note)
    needs._ask_cause(note, "What may be said openly?")
    dialog = window.findChild(AskDialog)
    dialog.field.setText("The two chairs do not speak!")
    dialog.take.click()
    settle()
    again = [found for found in window.findChildren(AskDialog) if found.isVisible()]
    assert [found.text() for found in again] == ["The two chairs do not speak!"]
    again[0].field.setText("Decisions take two routes")
    again[0].take.click()
    settle()
    assert "Decisions take two routes" in {c.text for c in cases.case_file(county, case_id).causes}
