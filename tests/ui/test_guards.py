"""Each guard of the walk over every view sees what it is there for."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QStringListModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QListView,
    QPushButton,
    QSpinBox,
    QStyle,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from tests.ui import column_guards, guards
from ui.models.table import Column
from ui.widgets.lists.tables import RecordTable


def plain_list() -> QListView:
    view = QListView()
    view.setModel(QStringListModel(["Alder", "Birch"], view))
    view.setAccessibleName("Schools")
    return view


def unmarked_list() -> QListView:
    """With rows that cannot be chosen: keys come to them, and no mark shows where one is."""
    view, model = QListView(), QStandardItemModel(2, 1)
    model.setParent(view)
    for number in range(2):
        row = QStandardItem("Alder")
        row.setFlags(Qt.ItemFlag.ItemIsEnabled)
        model.setItem(number, 0, row)
    view.setModel(model)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.selectionModel().setCurrentIndex(
        model.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate
    )
    view.setAccessibleName("Schools")
    return view


def cut_hint() -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText("Filter by name, school or group of students")
    field.setFixedWidth(60)
    return field


def cut_choice() -> QComboBox:
    box = QComboBox()
    box.addItems(["Every school", "Some"])
    box.setFixedWidth(40)
    return box


def number() -> QSpinBox:
    box = QSpinBox()
    box.setRange(0, 9)
    box.setValue(4)
    box.setFocusPolicy(Qt.FocusPolicy.WheelFocus)
    return box


def icon_only() -> QPushButton:
    button = QPushButton()
    button.setIcon(button.style().standardIcon(QStyle.StandardPixmap.SP_TrashIcon))
    return button


def cut_heading() -> QTableWidget:
    table = QTableWidget(1, 1)
    table.setHorizontalHeaderLabels(["Denominators"])
    table.setColumnWidth(0, 20)
    return table


class UnevenTable(RecordTable[str]):
    """Gives all its room to its first column."""

    def _squeeze_columns(self) -> None:
        for number, width in enumerate((500, 40)):
            self.setColumnWidth(number, width)


def cut_cell() -> RecordTable[str]:
    said = Column[str]("Stage", lambda _row: "Needs and causes")
    table = UnevenTable([Column[str]("Text", str, width=60), said], name="Decisions")
    table.horizontalHeader().setStretchLastSection(False)
    table.set_rows(["One"])
    return table


@pytest.mark.parametrize(
    ("guard", "bad"),
    [
        (column_guards.short_cells, cut_cell),
        (guards.marked_rows, unmarked_list),
        (guards.menus, plain_list),
        (guards.hints, cut_hint),
        (guards.chosen_words, cut_choice),
        (guards.popups, cut_choice),
        (guards.wheel, number),
        (guards.names, icon_only),
        (column_guards.headings, cut_heading),
    ],
)
def test_a_guard_sees_what_it_is_there_for(qtbot, guard, bad):
    view = QWidget()
    qtbot.addWidget(view)
    lines, made = QVBoxLayout(view), bad()
    lines.addWidget(QLineEdit())
    lines.addWidget(made)
    with qtbot.waitExposed(view):
        view.show()
    found = [*guard(view)]
    assert any(guards.named(made) in said or type(made).__name__ in said for said in found), found
