"""Rows from a spreadsheet become records; where it is not clear which is which, one looks first."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.changes import Changes
from sos_desktop.domain.formats import counted
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import records
from ui.context import AppContext
from ui.widgets.basics import button, label, scrolled
from ui.widgets.choice import ChoiceBox
from ui.widgets.dialog import Dialog
from ui.widgets.forms.form_fields import AnyField
from ui.widgets.lists.pasting import Matched, block_of, matched, values_of

if TYPE_CHECKING:
    from ui.widgets.lists.record_list import RecordList

_LEFT_OUT = "Leave it out"
_SHOWN = 6
"""Rows of the block that are shown."""


def paste_rows(context: AppContext, rows: "RecordList[Any]", file: CaseFile, text: str) -> None:
    """Make records of a pasted text; a dialog asks where a column is not matched."""
    block = block_of(text)
    if not block:
        return
    fields = rows.fields()
    listed = [column.field for column in rows.spec.columns if column.field in fields]
    ordered = [*listed, *(name for name in fields if name not in listed)]
    assert rows.entry is not None
    rows.entry.prepare(tuple(fields.values()), lambda: rows.spec.new(file))  # type: ignore[misc]
    found = matched(block, [fields[name] for name in ordered], rows.entry.main)
    try:
        made = _records(rows, file, found)
    except InputProblem:
        made = []
    if found.is_sure and made:
        keep_rows(context, rows, made)
        return
    PasteDialog(context, rows, file, found, [fields[name] for name in ordered]).open()


def _records(rows: "RecordList[Any]", file: CaseFile, found: Matched) -> list[Any]:
    """The records of a block.

    Raises:
        InputProblem: One cannot be read or kept, with the number of its row.
    """
    assert rows.spec.new is not None
    made: list[Any] = []
    for number, row in enumerate(found.rows, 1):
        try:
            values = values_of(row, found, rows.fields())
            made.append(rows.check(replace(rows.spec.new(file), **values)))
        except InputProblem as problem:
            raise InputProblem(f"Row {number}: {problem.message}", where=problem.where) from problem
    return made


def keep_rows(context: AppContext, rows: "RecordList[Any]", made: Sequence[Any]) -> None:
    """Keep records as one change, which can be undone as one."""
    county, save = context.county, rows.spec.save
    usual = save is records.save

    def work() -> Changes:
        if usual:
            return records.save_all(county, made)
        changes = [save(county, record) for record in made]
        return changes[-1]

    last = made[-1].id
    rows.await_record(last)
    context.change(work, owner=rows, typed=True, done=lambda _changes: rows.awaited_is_kept(last))


class PasteDialog(Dialog):
    """The first rows of a block, and above each column what it is."""

    def __init__(
        self,
        context: AppContext,
        rows: "RecordList[Any]",
        file: CaseFile,
        found: Matched,
        fields: Sequence[AnyField],
    ) -> None:
        super().__init__(rows.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Paste rows")
        self._context, self._rows, self._file, self._found = context, rows, file, found
        self._names = ["", *(field.name for field in fields)]
        self.chosen = [self._box(n, fields) for n in range(len(found.names))]
        self.problem = label("", tone="bad", wrap=True)
        self.add_button = button("", self.add, role="primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        count = len(found.rows)
        layout.addWidget(
            label(f"{counted(count, 'row')} for {rows.spec.title}", "heading", wrap=True)
        )
        layout.addWidget(label("Say what each column is.", tone="muted", wrap=True))
        layout.addWidget(scrolled(self._grid()), 1)
        layout.addWidget(self.problem)
        layout.addLayout(self.last_line(self.add_button))
        self.resize(720, 420)
        self._look()

    def _box(self, place: int, fields: Sequence[AnyField]) -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(f"Column {place + 1}")
        box.addItems([_LEFT_OUT, *(field.label for field in fields)])
        box.setCurrentIndex(self._names.index(self._found.names[place]))
        box.currentIndexChanged.connect(lambda _n: self._look())
        return box

    def _grid(self) -> QWidget:
        grid = QWidget()
        lines = QGridLayout(grid)
        lines.setContentsMargins(0, 0, 0, 0)
        for column, box in enumerate(self.chosen):
            lines.addWidget(box, 0, column)
        for number, row in enumerate(self._found.rows[:_SHOWN], 1):
            for column, cell in enumerate(row):
                shown = QLabel(" ".join(cell.split())[:40])
                shown.setTextFormat(Qt.TextFormat.PlainText)
                lines.addWidget(shown, number, column)
        lines.setRowStretch(_SHOWN + 1, 1)
        return grid

    def _matched(self) -> Matched:
        names = tuple(self._names[box.currentIndex()] for box in self.chosen)
        return replace(self._found, names=names)

    def _made(self) -> list[Any]:
        found = self._matched()
        taken = [name for name in found.names if name]
        if not taken:
            raise InputProblem("Choose what at least one column is.")
        if len(set(taken)) < len(taken):
            raise InputProblem("Two columns are the same field. Choose another for one of them.")
        return _records(self._rows, self._file, found)

    def _look(self) -> None:
        words = ""
        try:
            self._made()
        except InputProblem as problem:
            words = problem.message
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.add_button.setEnabled(not words)
        self.add_button.setText(f"Add {counted(len(self._found.rows), 'row')}")
        self.add_button.setAccessibleName(self.add_button.text())

    def add(self) -> None:
        """Keep the rows as they are matched now."""
        keep_rows(self._context, self._rows, self._made())
        self.accept()
