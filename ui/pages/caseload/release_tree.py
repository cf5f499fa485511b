"""What a year means for each LEA, in groups, with a tick where something can be done."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from sos_desktop.services.case_release import ReleaseLine, ReleasePlan, Step

_CDS = Qt.ItemDataRole.UserRole
_COLUMNS = ("LEA", "Status", "Remark", "Whose result")
_WHOSE = 3
_HEADS = {
    Step.OPEN: "Open a new case",
    Step.CONTINUE: "Continue the open case",
    Step.PRESENT: "There already",
    Step.NONE: "Nothing to open",
}


class ReleaseTree(QTreeView):
    """Space ticks the line the cursor is on.

    Signals:
        ticks_changed: Another set of lines is ticked.
    """

    ticks_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines = QStandardItemModel(0, len(_COLUMNS), self)
        self._can: set[str] = set()
        self.setModel(self._lines)
        self.setAccessibleName("What the year means for each LEA")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setRootIsDecorated(False)
        self.setIndentation(12)
        self.setUniformRowHeights(True)
        self._lines.itemChanged.connect(lambda _item: self.ticks_changed.emit())

    def show_plan(self, plan: ReleasePlan) -> None:
        """Show the lines of a year; all that can be done is ticked."""
        self._lines.blockSignals(True)
        self._lines.clear()
        self._lines.setHorizontalHeaderLabels(_COLUMNS)
        self._can = {line.lea.cds for line in plan.lines if line.can}
        for step, words in _HEADS.items():
            found = [line for line in plan.lines if line.step is step]
            if found:
                self._add_group(f"{words} ({len(found)})", found)
        self._lines.blockSignals(False)
        self.reset()
        self._fit(plan)

    def _fit(self, plan: ReleasePlan) -> None:
        for number in range(self._lines.rowCount()):
            self.setFirstColumnSpanned(number, QModelIndex(), True)
        self.expandAll()
        first = next(self._items(), None)
        if first is not None:
            self.setCurrentIndex(first.index())
        self.setColumnHidden(_WHOSE, len({line.standing for line in plan.lines}) < 2)
        for column in range(_WHOSE):
            self.resizeColumnToContents(column)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)

    def _add_group(self, words: str, lines: Sequence[ReleaseLine]) -> None:
        head = QStandardItem(words)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.font()
        font.setBold(True)
        head.setFont(font)
        for line in lines:
            route = line.route.words if line.route is not None else ""
            texts = (line.lea.name, line.status, line.why or route, line.standing)
            row = [QStandardItem(text) for text in texts]
            row[0].setData(line.lea.cds, _CDS)
            row[2].setToolTip(line.why)
            if line.can:
                row[0].setCheckable(True)
                row[0].setCheckState(Qt.CheckState.Checked)
            head.appendRow(row)
        self._lines.appendRow(head)

    def _items(self) -> Iterator[QStandardItem]:
        for number in range(self._lines.rowCount()):
            head = self._lines.item(number)
            yield from (head.child(place) for place in range(head.rowCount()))

    def ticked(self) -> list[str]:
        """The CDS codes of the ticked LEAs."""
        return [
            item.data(_CDS)
            for item in self._items()
            if item.data(_CDS) in self._can and item.checkState() is Qt.CheckState.Checked
        ]

    def tick(self, *, on: bool) -> None:
        """Tick every line that can be done, or none."""
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        self._lines.blockSignals(True)
        for item in self._items():
            if item.data(_CDS) in self._can:
                item.setCheckState(state)
        self._lines.blockSignals(False)
        self.viewport().update()
        self.ticks_changed.emit()

    def select(self, cds: str) -> bool:
        """Put the cursor on an LEA; False when it is not there."""
        found = next((item for item in self._items() if item.data(_CDS) == cds), None)
        if found is not None:
            self.setCurrentIndex(found.index())
        return found is not None
