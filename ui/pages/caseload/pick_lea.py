"""For whom: an LEA of the county, found by typing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.services.dashboard import districts
from sos_desktop.services.dashboard.districts import DistrictRow
from sos_desktop.services.identification.whole_years import year_at_work
from ui.context import AppContext
from ui.pages.open_case import OpenCaseDialog
from ui.widgets.basics import button, label
from ui.widgets.dialog import Dialog
from ui.widgets.lists.line_above import arrows_move
from ui.widgets.typing import Typing, typing_of

_ROW = Qt.ItemDataRole.UserRole


class PickLeaDialog(Dialog):
    """Choose an LEA, then say how its case came in."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._page = parent
        self._year: int | None = None
        self.setWindowTitle("Open a case")
        self.resize(480, 520)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Type a part of the name")
        self.filter.setAccessibleName("Find an LEA")
        typing_of(self.filter, Typing.LOOKS)
        self.list = QListWidget()
        self.list.setAccessibleName("LEAs without an open case")
        self.note = label("", tone="muted", wrap=True)
        self.next_button = button("Next", self.choose, role="primary")
        self.next_button.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(label("For which district, charter school or COE?", "heading", wrap=True))
        layout.addWidget(self.filter)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.note)
        layout.addLayout(self.last_line(self.next_button))
        self.filter.textChanged.connect(self._narrow)
        arrows_move(self.filter, self.list)
        self.list.itemActivated.connect(lambda _item: self.choose())
        self.list.currentItemChanged.connect(
            lambda item, _before: self.next_button.setEnabled(item is not None)
        )
        county = context.county
        context.query(
            lambda: (districts.list_districts(county), year_at_work(county)),
            self._fill,
            owner=self,
        )

    def _fill(self, result: tuple[tuple[DistrictRow, ...], int | None]) -> None:
        rows, self._year = result
        free = [row for row in rows if row.case_id is None]
        for row in free:
            item = QListWidgetItem(row.lea.name)
            item.setData(_ROW, row)
            self.list.addItem(item)
        if free:
            self.list.setCurrentRow(0)
        elif rows:
            self.note.setText("Every LEA of the county has an open case.")
        else:
            self.note.setText("LEAs appear here once Dashboard files are loaded.")

    def _narrow(self, text: str) -> None:
        wanted, first = text.strip().casefold(), None
        for number in range(self.list.count()):
            item = self.list.item(number)
            item.setHidden(wanted not in item.text().casefold())
            first = first or (None if item.isHidden() else item)
        if first is None:
            self.list.setCurrentRow(-1)
        else:
            self.list.setCurrentItem(first)

    def choose(self) -> None:
        """Go on with the selected LEA."""
        item = self.list.currentItem()
        if item is None or item.isHidden():
            return
        row: DistrictRow = item.data(_ROW)
        self.accept()
        OpenCaseDialog(self._context, self._page, row.lea, self._year).open()
