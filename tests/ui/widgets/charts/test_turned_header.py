"""Headings are measured once, and anew when anything they are measured by is another."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QTableView

from ui.widgets.charts.turned_header import TurnedHeader


@pytest.fixture
def table(qtbot):
    made = QTableView()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def heads(table):
    made = TurnedHeader(table)
    table.setHorizontalHeader(made)
    model = QStandardItemModel(1, 2, table)
    model.setHorizontalHeaderLabels(["EL", "SWD"])
    table.setModel(model)
    made.sectionSizeFromContents(0)
    return made


def _longer(heads):
    heads.model().setHeaderData(0, Qt.Orientation.Horizontal, "English learners")


def _another_table(heads):
    heads.model().clear()
    heads.model().setHorizontalHeaderLabels(["English learners"])


def _larger(heads):
    font = heads.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    heads.setFont(font)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("change", [_longer, _another_table, _larger])
def test_another_text_or_font_is_measured_anew(heads, change, turned):
    heads.turn(turned)
    before = heads.sectionSizeFromContents(0)
    change(heads)
    after = heads.sectionSizeFromContents(0)
    assert (after.height() > before.height()) if turned else (after.width() > before.width())


def test_turned_it_is_tall_instead_of_wide(heads):
    _longer(heads)
    upright = heads.sectionSizeFromContents(0)
    heads.turn(True)
    turned = heads.sectionSizeFromContents(0)
    assert turned.height() > upright.height()
    assert turned.width() < upright.width()


def test_the_model_is_asked_once_for_a_heading(heads, monkeypatch):
    heads.turn(True)
    asked = []
    words = TurnedHeader._words
    monkeypatch.setattr(
        TurnedHeader, "_words", lambda self, section: asked.append(section) or words(self, section)
    )
    for _time in range(3):
        heads.sectionSizeFromContents(1)
    assert asked == [1]
