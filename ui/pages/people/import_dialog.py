"""Contacts from a file: what each row is, what is done with it, and nothing before that is said."""

from collections import Counter
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.casework.words import PersonRole
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.people import people_import
from sos_desktop.services.people.people_import import (
    ContactSheet,
    ImportRow,
    PeoplePreview,
    RowChoice,
    RowStanding,
)
from ui.context import AppContext
from ui.models.table import RECORD_ROLE, Column
from ui.pages.people.import_columns import ColumnChoice
from ui.widgets.basics import button, label
from ui.widgets.dialog import Dialog
from ui.widgets.flow import FlowLayout
from ui.widgets.lists.fitted_table import FittedTable
from ui.widgets.refusal import Refusal

_TONES = {
    RowStanding.NEW: "good",
    RowStanding.SAME: "accent",
    RowStanding.UNCLEAR: "warn",
    RowStanding.PROBLEM: "bad",
}
_KEYS = {
    Qt.Key.Key_A: RowChoice.ADD,
    Qt.Key.Key_U: RowChoice.UPDATE,
    Qt.Key.Key_T: RowChoice.REPLACE,
    Qt.Key.Key_L: RowChoice.SKIP,
    Qt.Key.Key_Delete: RowChoice.SKIP,
}


def who(row: ImportRow) -> str:
    """Name, title or role, and mail address, a line each."""
    person = row.person
    role = "" if person.role is PersonRole.OTHER else person.role.words
    lines = (person.name, person.title or role, person.email)
    return "\n".join(" ".join(text.split()) for text in lines if text)


def about(row: ImportRow) -> str:
    """What is to be known of a row: who it may be, what is unclear, what an update changes."""
    parts = [row.why]
    if row.standing is RowStanding.SAME and row.match is not None:
        parts.append(f"{row.match.name or row.match.title}, in the address book already.")
        parts.append(f"{'; '.join(row.changes)}." if row.changes else "Nothing would change.")
    elif row.changes:
        parts.append(f"An update changes {'; '.join(row.changes)}.")
    parts.append(row.stays)
    return " ".join(part for part in parts if part) or "–"


class ImportDialog(Dialog):
    """A row can be added, bring somebody up to date, or be left out; the person decides."""

    def __init__(self, context: AppContext, sheet: ContactSheet, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Import contacts")
        self._context = context
        self._sheet = sheet
        self._preview: PeoplePreview | None = None
        self._decided: dict[int, RowChoice] = {}
        self.columns = ColumnChoice(sheet)
        self.columns_button = button("Change columns", self._toggle_columns, role="chip")
        self.columns_button.setCheckable(True)
        self.found = label("", tone="muted", wrap=True)
        self.summary = label("", wrap=True)
        self.told = label("", tone="muted", wrap=True)
        self.problem = Refusal()
        self.table = FittedTable(
            self._table_columns(),
            name="Rows of the file",
            key=lambda row: row.row,
            lines=3,
            whole=False,
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.installEventFilter(self)
        self.filters = {standing: self._filter(standing) for standing in (None, *RowStanding)}
        self.filters[None].setChecked(True)
        self.deciders = {choice: self._decider(choice) for choice in RowChoice}
        self.table.menu.offer(*self.deciders.values())
        self.import_button = button("Import", self.run, role="primary")
        self._lay_out()
        self.columns.changed.connect(self.look)
        self.columns_button.setChecked(not sheet.has_header or not sheet.columns)
        self._toggle_columns()
        self.table.selectionModel().selectionChanged.connect(lambda *_what: self._refresh())
        place = parent.screen().availableSize()
        self.resize(min(1120, place.width() - 40), min(760, place.height() - 80))
        self.look()

    def _table_columns(self) -> tuple[Column[ImportRow], ...]:
        return (
            Column("Row", lambda r: str(r.row), sort=lambda r: r.row, numeric=True, width=5),
            Column("Who", who, width=30, tooltip=who),
            Column("Works for", lambda r: r.where or "–", width=20),
            Column(
                "It is",
                lambda r: r.standing.value,
                tone=lambda r: _TONES[r.standing],
                sort=lambda r: list(RowStanding).index(r.standing),
                width=13,
            ),
            Column("What to know", about, width=36, tooltip=about),
            Column(
                "Will be",
                lambda r: _DONE[self.choice_of(r)],
                tone=lambda r: "quiet" if self.choice_of(r) is RowChoice.SKIP else "accent",
                width=13,
            ),
        )

    def _filter(self, standing: RowStanding | None) -> QPushButton:
        chip = button("", lambda: self._show_only(standing), role="chip")
        chip.setCheckable(True)
        return chip

    def _decider(self, choice: RowChoice) -> QPushButton:
        key = choice.value[0]
        made = button(choice.value, lambda: self.decide(choice), name=f"{choice.value} ({key})")
        made.setToolTip(f"Key {key}")
        return made

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(label(f"Import contacts from {self._sheet.file}", "heading", wrap=True))
        layout.addWidget(label(_remarks(self._sheet), tone="muted", wrap=True))
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.found, 1)
        line.addWidget(self.columns_button)
        layout.addLayout(line)
        layout.addWidget(self.columns)
        layout.addWidget(self.summary)
        chips = FlowLayout()
        for chip in self.filters.values():
            chips.addWidget(chip)
        layout.addLayout(chips)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.told)
        layout.addWidget(self.problem)
        deciders = (label("Selected rows:", tone="muted"), *self.deciders.values())
        layout.addLayout(self.last_line(self.import_button, beside=deciders))

    def _toggle_columns(self) -> None:
        self.columns.setVisible(self.columns_button.isChecked())

    def look(self) -> None:
        """Look at every row with the columns as chosen; decisions made before are given up."""
        county, sheet, columns = self._context.county, self._sheet, self.columns.columns()
        self._decided = {}
        self.import_button.setEnabled(False)
        self.found.setText(self.columns.words())
        self._context.query(
            lambda: people_import.preview(county, sheet, columns), self._show, owner=self
        )

    def _show(self, preview: PeoplePreview) -> None:
        self._preview = preview
        self.table.set_rows(preview.rows)
        found = Counter(row.standing for row in preview.rows)
        for standing, chip in self.filters.items():
            count = len(preview.rows) if standing is None else found[standing]
            chip.setText(f"{standing.value if standing else 'All'} {count:,}")
            chip.setAccessibleName(f"Show {chip.text()}")
            chip.setEnabled(standing is None or bool(count))
        if preview.rows and self.table.current() is None:
            self.table.select_row(0)
        self.table.setFocus()
        self._refresh()

    def _show_only(self, standing: RowStanding | None) -> None:
        for kind, chip in self.filters.items():
            chip.setChecked(kind is standing)
        self.table.proxy.set_filter(
            None if standing is None else lambda row: row.standing is standing
        )

    def choice_of(self, row: ImportRow) -> RowChoice:
        """What is done with a row."""
        return self._decided.get(row.row, row.choice)

    def selected(self) -> list[ImportRow]:
        """The selected rows."""
        rows = self.table.selectionModel().selectedRows()
        return [index.data(RECORD_ROLE) for index in rows]

    def decide(self, choice: RowChoice) -> None:
        """Do this with the selected rows that allow it."""
        for row in self.selected():
            if choice in row.choices:
                self._decided[row.row] = choice
        self.table.viewport().update()
        self._refresh()

    def _refresh(self) -> None:
        if self._preview is None:
            return
        chosen, current = self.selected(), self.table.current()
        told = about(current) if current else "–"
        self.told.setText("" if current is None or told == "–" else f"Row {current.row}: {told}")
        for choice, made in self.deciders.items():
            made.setEnabled(any(choice in row.choices for row in chosen))
        counts = Counter(self.choice_of(row) for row in self._preview.rows)
        asked = sum(
            row.standing is RowStanding.UNCLEAR and row.row not in self._decided
            for row in self._preview.rows
        )
        self.summary.setText(_summary(self._preview, counts, asked))
        kept = sum(number for choice, number in counts.items() if choice is not RowChoice.SKIP)
        self.import_button.setText(f"Import {kept:,} contact{'' if kept == 1 else 's'}")
        self.import_button.setAccessibleName(self.import_button.text())
        self.import_button.setEnabled(bool(kept))

    def run(self) -> None:
        """Keep what was chosen, as one change."""
        preview, county = self._preview, self._context.county
        if preview is None:
            return
        rows = [replace(row, choice=self.choice_of(row)) for row in preview.rows]
        self.import_button.setEnabled(False)
        self._context.change(
            lambda: people_import.commit(county, preview.sheet.file, rows),
            owner=self,
            done=lambda _changes: self.accept(),
            failed=self._failed,
        )

    def _failed(self, error: BaseException) -> None:
        self.import_button.setEnabled(True)
        if not isinstance(error, InputProblem):
            self._context.report(error)
            return
        self.problem.say(error.message)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() is QEvent.Type.KeyPress
        if watched is self.table and pressed and isinstance(event, QKeyEvent):
            choice = _KEYS.get(Qt.Key(event.key()))
            if choice is not None and not event.modifiers():
                self.decide(choice)
                return True
        return super().eventFilter(watched, event)


_DONE = {
    RowChoice.ADD: "added",
    RowChoice.UPDATE: "updated",
    RowChoice.REPLACE: "taken over",
    RowChoice.SKIP: "left out",
}


def _remarks(sheet: ContactSheet) -> str:
    said = ["Nothing is kept until you import."]
    if not sheet.has_header:
        said.insert(0, "The file does not name its columns, so please say what they are.")
    if sheet.cut:
        said.insert(0, f"The file has more than {len(sheet.rows):,} rows; the rest is not read.")
    return " ".join(said)


def _summary(preview: PeoplePreview, counts: Counter[RowChoice], asked: int) -> str:
    if not preview.rows:
        return "The file has no rows below its column names."
    if not preview.usable:
        return "Choose at least the column with the names."
    words = (
        f"{counts[RowChoice.ADD]:,} to add, {counts[RowChoice.UPDATE]:,} to update, "
        f"{counts[RowChoice.SKIP]:,} left out."
    )
    if counts[RowChoice.REPLACE]:
        words = f"{counts[RowChoice.REPLACE]:,} to take over, {words}"
    if asked:
        rows = "1 unclear row is" if asked == 1 else f"{asked:,} unclear rows are"
        words += f" {rows} waiting for your decision."
    return words
