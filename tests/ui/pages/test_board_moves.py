"""A card goes to another stage by mouse, by keys and from its menu; the reason is asked for."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from sos_desktop.domain.casework.words import Stage
from sos_desktop.services.casework import cases
from tests.casework import ALISAL, add_leas, open_case
from tests.prepared_case import prepared_by
from ui.navigation import CaseloadTarget
from ui.pages.case.move import MoveDialog
from ui.pages.caseload.bulk import MoveCasesDialog

ALT = Qt.KeyboardModifier.AltModifier


def two_cases(county, _folder):
    add_leas(county)
    return [open_case(county), open_case(county, ALISAL)]


county_template, ids = prepared_by(two_cases, "ids")


@pytest.fixture
def both(window, settle, ids):
    window.activateWindow()
    window.open_page(CaseloadTarget())
    settle()
    return ids


@pytest.fixture
def board(window, both):
    return window.page.board


def dialog():
    [found] = [
        w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()
    ]
    return found


def stage_of(county, case_id):
    return cases.case_file(county, case_id).case.stage


class _Drop(QDropEvent):
    """Qt says from where something is dragged only while a mouse does it."""

    def __init__(self, data, source):
        place = QPointF(20, 20)
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        super().__init__(place, Qt.DropAction.MoveAction, data, button, none)
        self._source = source

    def source(self):
        return self._source


def drop(board, here, there, ids):
    cards = board.columns[here].cards
    places = [n for n, row in enumerate(cards.rows) if row.case.id in ids]
    data = cards.mimeData([cards.index(n) for n in places])
    event = _Drop(data, board.columns[here])
    board.columns[there].dropEvent(event)
    return data


def test_a_dropped_card_asks_why_and_moves_then(board, both, settle, county):
    drop(board, Stage.IDENTIFICATION, Stage.SUPPORT, both[:1])
    settle()
    asked = dialog()
    assert isinstance(asked, MoveDialog)
    assert asked.form.record().to_stage is Stage.SUPPORT
    asked.submit()
    settle()
    assert asked.isVisible(), "passing over stages needs a reason"
    assert stage_of(county, both[0]) is Stage.IDENTIFICATION
    asked.form.controls["reason"].setPlainText("Agreed with the district")
    asked.submit()
    settle()
    assert stage_of(county, both[0]) is Stage.SUPPORT
    assert [row.case.id for row in board.columns[Stage.SUPPORT].cards.rows] == both[:1]


def test_a_cancelled_move_leaves_the_card_where_it_was(board, both, settle, county):
    drop(board, Stage.IDENTIFICATION, Stage.OUTREACH, both[:1])
    settle()
    dialog().reject()
    settle()
    assert {row.case.id for row in board.columns[Stage.IDENTIFICATION].cards.rows} == set(both)


def test_several_cards_go_together(board, both, settle):
    drop(board, Stage.IDENTIFICATION, Stage.NEEDS, both)
    settle()
    asked = dialog()
    assert isinstance(asked, MoveCasesDialog)
    assert asked.form.record().to_stage is Stage.NEEDS


def test_nothing_of_a_case_but_its_id_is_dragged(board, both):
    data = drop(board, Stage.IDENTIFICATION, Stage.OUTREACH, both[:1])
    assert data.formats() == ["application/x-sos-desktop-cases"]
    assert bytes(data.data(data.formats()[0]).data()).decode() == both[0]


@pytest.mark.parametrize("strange", [True, False])
def test_what_is_no_card_of_another_column_is_not_taken(board, both, settle, strange):
    data = QMimeData()
    data.setText("anything")
    if not strange:
        data = board.columns[Stage.OUTREACH].cards.mimeData([])
    event = _Drop(data, board.columns[Stage.OUTREACH])
    board.columns[Stage.OUTREACH].dropEvent(event)
    settle()
    assert not event.isAccepted()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)]


def test_keys_do_the_same(board, both, settle, county):
    column = board.columns[Stage.IDENTIFICATION]
    column.go_to(0, keep=False)
    first = column.cards.rows[0].case.id
    QTest.keyClick(column, Qt.Key.Key_Left, ALT)
    settle()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)]
    QTest.keyClick(column, Qt.Key.Key_Right, ALT)
    settle()
    asked = dialog()
    assert asked.form.record().to_stage is Stage.OUTREACH
    asked.form.controls["reason"].setPlainText("Ready")
    asked.submit()
    settle()
    assert stage_of(county, first) is Stage.OUTREACH


def test_the_menu_of_a_card_moves_it_too(board, both, settle):
    column = board.columns[Stage.IDENTIFICATION]
    place = column.visualRect(column.cards.index(1)).center()
    column.customContextMenuRequested.emit(place)
    [menu] = [m for m in column.findChildren(QMenu) if m.isVisible()]
    assert [row.case.id for row in board.selected()] == [column.cards.rows[1].case.id]
    [move] = [action for action in menu.actions() if action.text() == "Move…"]
    move.trigger()
    menu.close()
    settle()
    assert isinstance(dialog(), MoveCasesDialog)


def test_a_column_shows_that_it_takes_a_card(board, both):
    column = board.columns[Stage.OUTREACH]
    data = board.columns[Stage.IDENTIFICATION].cards.mimeData([])  # the event only points at it
    event = _Drop(data, None)
    column._under_card(event)
    assert column.property("dropping") == "true"
    column._mark(on=False)
    assert column.property("dropping") == "false"
