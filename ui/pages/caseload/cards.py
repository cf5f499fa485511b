"""The board: four stages as columns, a card per case, arrows move between cards."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sos_desktop.domain.casework.words import Stage
from sos_desktop.services.cases import CaseRow
from ui.pages.case.tasks import due_short, due_tone
from ui.widgets.basics import clear, label, pill, scrolled


class CaseCard(QPushButton):
    """One case; Enter or a click opens it."""

    def __init__(self, row: CaseRow) -> None:
        super().__init__()
        self.row = row
        self.setProperty("role", "cardbutton")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 12, 14, 12)
        box.setSpacing(4)
        box.addWidget(label(row.lea.name, "strong", wrap=True))
        box.addWidget(label(basis_words(row), "small", tone="muted", wrap=True))
        task = row.next_task
        box.addWidget(label(task.title if task else "No open task", "small", wrap=True))
        who = row.case.consultant or "Unassigned"
        box.addWidget(label(who, "small", tone="muted", wrap=True))
        foot = QHBoxLayout()
        if row.case.closed_on:
            foot.addWidget(pill("closed"))
        elif task is not None:
            foot.addWidget(pill(due_short(task), due_tone(task)))
        foot.addStretch(1)
        box.addLayout(foot)
        self.setAccessibleName(
            f"{row.lea.name}, stage {int(row.case.stage)}, {basis_words(row)}, {who}, "
            f"{task.title if task else 'no open task'}"
        )

    def sizeHint(self) -> QSize:
        layout = self.layout()
        width = max(self.width(), 200)
        return QSize(width, layout.heightForWidth(width) if layout else 120)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.heightForWidth(self.width()))


def basis_words(row: CaseRow) -> str:
    """What a case is about: its groups and year, or its route."""
    year = f" · {row.case.year}" if row.case.year else ""
    return f"{', '.join(row.groups)}{year}" if row.groups else f"{row.case.route.words}{year}"


class Board(QWidget):
    """Columns of cards.

    Signals:
        opened: The `CaseRow` a person chose.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Cases by stage")
        self.columns: dict[Stage, list[CaseCard]] = {stage: [] for stage in Stage}
        self._boxes: dict[Stage, QVBoxLayout] = {}
        self._counts = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for stage in Stage:
            holder = QWidget()
            box = QVBoxLayout(holder)
            box.setContentsMargins(0, 0, 4, 8)
            box.setSpacing(10)
            column = QVBoxLayout()
            column.setSpacing(8)
            head = QHBoxLayout()
            head.addWidget(label(f"{int(stage)} {stage.title}", "heading", wrap=True), 1)
            count = label("0", tone="muted")
            head.addWidget(count)
            column.addLayout(head)
            column.addWidget(scrolled(holder), 1)
            row.addLayout(column, 1)
            self._boxes[stage] = box
            self._counts[stage] = count

    def show_rows(self, rows: Sequence[CaseRow]) -> None:
        """Show these cases; the card that had the focus keeps it."""
        kept = next((c.row.case.id for c in self._cards() if c.hasFocus()), None)
        for stage in Stage:
            found = [row for row in rows if row.case.stage is stage]
            clear(self._boxes[stage])
            self.columns[stage] = [self._card(row) for row in found]
            for card in self.columns[stage]:
                self._boxes[stage].addWidget(card)
            if not found:
                empty = label("No case in this stage", "small", tone="muted")
                self._boxes[stage].addWidget(empty)
            self._boxes[stage].addStretch(1)
            self._counts[stage].setText(str(len(found)))
        for card in self._cards():
            if card.row.case.id == kept:
                card.setFocus()

    def _cards(self) -> list[CaseCard]:
        return [card for column in self.columns.values() for card in column]

    def _card(self, row: CaseRow) -> CaseCard:
        card = CaseCard(row)
        card.clicked.connect(lambda: self.opened.emit(row))
        card.keyPressEvent = lambda event: self._key(card, event)  # type: ignore[method-assign]
        return card

    def _key(self, card: CaseCard, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(card.row)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            column = self.columns[card.row.case.stage]
            place = column.index(card) + (1 if key is Qt.Key.Key_Down else -1)
            if 0 <= place < len(column):
                column[place].setFocus()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._sideways(card, 1 if key is Qt.Key.Key_Right else -1)
        else:
            event.ignore()

    def _sideways(self, card: CaseCard, step: int) -> None:
        stages = [stage for stage in Stage if self.columns[stage]]
        place = stages.index(card.row.case.stage) + step
        if 0 <= place < len(stages):
            row = self.columns[card.row.case.stage].index(card)
            column = self.columns[stages[place]]
            column[min(row, len(column) - 1)].setFocus()
