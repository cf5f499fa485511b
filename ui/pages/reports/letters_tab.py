"""The letters of a year: an LEA a row, its letter, whether it is ready, and what is missing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sos_desktop.domain.casework.letters.letter_fields import FieldPlace
from sos_desktop.domain.casework.letters.letter_kinds import LETTERS as KINDS
from sos_desktop.domain.casework.letters.letter_kinds import LetterKind
from sos_desktop.services.letters.readiness import LetterRow, LetterTable
from ui.context import AppContext
from ui.navigation import DistrictsTarget
from ui.pages.reports.columns import LETTERS
from ui.pages.reports.fill_in import ObstacleList, fill_in
from ui.widgets.basics import add_clear_button, button, card, label, row
from ui.widgets.chips import Chip, ChipRow
from ui.widgets.choice import ChoiceBox
from ui.widgets.lists.fitted_table import FittedTable
from ui.widgets.typing import Typing, typing_of


class LettersTab(QWidget):
    """The table, and below it the selected LEA.

    Signals:
        year_chosen: Another year.
        changed: The selection or a letter changed.
    """

    year_chosen = Signal(int)
    changed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._rows: tuple[LetterRow, ...] = ()
        self._chosen: dict[tuple[int, str], LetterKind | None] = {}
        self._year = 0
        self.chips = ChipRow()
        self.chips.picked.connect(lambda year: self.year_chosen.emit(year))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by name")
        self.filter.setAccessibleName("Filter LEAs by name")
        typing_of(self.filter, Typing.LOOKS)
        add_clear_button(self.filter)
        self.filter.setMaximumWidth(280)
        self.filter.textChanged.connect(lambda _text: self._filter())
        self.open_only = button("Only not ready", self._filter, role="chip")
        self.open_only.setCheckable(True)
        self.summary = label("", tone="muted", wrap=True)
        self.table = FittedTable(
            LETTERS,
            name="Letter of each LEA",
            key=lambda r: r.found.lea.cds,
            lines=1,
            whole=False,
        )
        self.table.current_changed.connect(lambda _row: self._show_current())
        self.table.chosen.connect(
            lambda r: context.go.emit(DistrictsTarget(r.found.lea.cds, self._year))
        )
        self._lay_out()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.filter)
        tools.addWidget(self.open_only)
        tools.addWidget(self.summary, 1)
        self.detail, box = card(margin=12, spacing=6)
        self.name = label("", "strong", wrap=True)
        self.kind = ChoiceBox()
        self.kind.setAccessibleName("Letter for this LEA")
        for found in KINDS:
            self.kind.addItem(found.words)
        self.kind.addItem("No letter")
        self.kind.activated.connect(self._pick)
        words = label("Letter")
        words.setBuddy(self.kind)
        line = row(self.name, words, self.kind)
        line.setStretch(0, 1)
        line.setStretch(3, 0)
        box.addLayout(line)
        self.obstacles = ObstacleList(self._fill_in, self.table)
        box.addWidget(self.obstacles)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.chips)
        layout.addLayout(tools)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.detail)

    def show_table(self, table: LetterTable) -> None:
        """Show a year."""
        self._year = table.year or 0
        self._rows = tuple(self._with_choice(r) for r in table.rows)
        self.chips.show_chips(
            [Chip(year, str(year), f"Dashboard {year}") for year in table.years], table.year
        )
        self.table.set_rows(self._rows)
        if self.table.current() is None and self._rows:
            self.table.select_row(0)
        self.summary.setText(self._summary(table))
        self._show_current()

    def rows(self) -> tuple[LetterRow, ...]:
        """Every LEA with the letter chosen for it."""
        return self._rows

    def current(self) -> LetterRow | None:
        """The selected LEA."""
        return self.table.current()

    def select(self, cds: str) -> None:
        """Go to an LEA."""
        self.filter.clear()
        self.open_only.setChecked(False)
        self.table.select(cds)

    def _with_choice(self, found: LetterRow) -> LetterRow:
        key = (found.found.year, found.found.lea.cds)
        return found.with_letter(self._chosen[key]) if key in self._chosen else found

    def _summary(self, table: LetterTable) -> str:
        if table.why_not and not self._rows:
            return table.why_not
        ready = sum(r.ready for r in self._rows)
        none = sum(r.letter is None for r in self._rows)
        return f"{ready} of {len(self._rows)} ready" + (
            f", {none} without a letter" if none else ""
        )

    def _filter(self) -> None:
        wanted, only = self.filter.text().strip().casefold(), self.open_only.isChecked()

        def accepts(found: LetterRow) -> bool:
            named = wanted in found.found.lea.name.casefold()
            return named and not (only and (found.ready or found.letter is None))

        self.table.proxy.set_filter(accepts)

    def _show_current(self) -> None:
        found = self.table.current()
        self.detail.setVisible(found is not None)
        self.changed.emit()
        if found is None:
            return
        self.name.setText(found.found.lea.name)
        place = KINDS.index(found.letter) if found.letter in KINDS else len(KINDS)
        self.kind.setCurrentIndex(place)
        self.obstacles.show_obstacles((*found.obstacles, *found.notes, *found.law))

    def _pick(self, place: int) -> None:
        found = self.table.current()
        if found is None:
            return
        kind = KINDS[place] if place < len(KINDS) else None
        key = (found.found.year, found.found.lea.cds)
        self._chosen[key] = kind
        self._rows = tuple(
            r.with_letter(kind) if r.found.lea.cds == key[1] else r for r in self._rows
        )
        self.table.set_rows(self._rows)
        self._show_current()

    def _fill_in(self, place: FieldPlace, entry: str) -> None:
        found = self.table.current()
        if found is not None:
            fill_in(self._context, self, found.found, place, entry)
