"""A district's own file, from its columns to figures: what each means and how it will look."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sos_desktop.domain.formats import counted
from sos_desktop.domain.local.cells import LocalTable
from sos_desktop.domain.local.charts import ChartKind, LocalChart, chart_of
from sos_desktop.domain.local.mapping import ColumnMap, FileGuess, Step
from sos_desktop.foundation import memory
from sos_desktop.foundation.errors import AppError
from sos_desktop.foundation.jobs import CancelToken, Progress
from sos_desktop.services.local import maps, reading, tables
from sos_desktop.services.local.reading import CountedFile, OpenedFile
from sos_desktop.services.local.small_numbers import small_number_rule
from ui import theme
from ui.context import AppContext
from ui.dialogs import MAP_FILTER
from ui.pages.case.local_columns import ColumnLines
from ui.widgets.basics import button, label, line, named_field, scrolled
from ui.widgets.charts.chart import ChartView
from ui.widgets.choice import ChoiceBox
from ui.widgets.dialog import Dialog
from ui.widgets.flow import FlowLayout
from ui.widgets.lists.split import SideBySide
from ui.widgets.refusal import Refusal

_ROWS = 20
Checked = tuple[CountedFile, LocalChart, str]
"""A file as it was counted, how that looks, and what is to be known of it."""


class LocalWizard(Dialog):
    """Columns at the left, how it will look at the right; nothing is kept before it was checked."""

    def __init__(
        self,
        context: AppContext,
        cds: str,
        file: OpenedFile,
        name: str,
        measure: str,
        known: ColumnMap | None,
        *,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Local data")
        self._context, self._cds, self._file = context, cds, file
        self._guess: FileGuess | None = None
        self._counted: CountedFile | None = None
        self.kept = ""
        self.name = QLineEdit(name)
        self.name.setPlaceholderText("Attendance by month")
        self.measure = QLineEdit(measure)
        self.measure.setPlaceholderText("students absent on 10% of days")
        self.sheet, self.header, self.step = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.sheet.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.year = QLineEdit()
        self.year.setPlaceholderText("2026-27, if the file says none")
        self.students = QCheckBox("Count the students; keep no name and no number")
        self.warning = label("", tone="warn", wrap=True)
        self.columns = ColumnLines()
        self.chart = ChartView()
        self.notes = label("", wrap=True)
        self.problem = Refusal()
        self.check_button = button("Check the rows", self.check, role="primary")
        self.keep_button = button("Keep", self.keep, role="primary")
        self.save_map = button("Save the meanings…", self._save_map, role="quiet")
        self._lay_out()
        self._connect()
        place = parent.screen().availableSize()
        self.resize(min(1180, place.width() - 40), min(720, place.height() - 80))
        self._look(known)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(label(f"What does each column of {self._file.name} mean?", "heading"))
        layout.addLayout(self._asked())
        layout.addWidget(self.warning)
        layout.addWidget(self.students)
        panes = SideBySide(roomy=95, wide=(690, 460), tall=(300, 240))
        panes.setHandleWidth(16)
        panes.addWidget(scrolled(self.columns))
        self.side = self._preview()
        panes.addWidget(self.side)
        layout.addWidget(panes, 1)
        layout.addWidget(self.problem)
        buttons = QHBoxLayout()
        kept = label("These meanings are remembered for the next file.", tone="muted", wrap=True)
        buttons.addWidget(kept, 1)
        buttons.addWidget(self.save_map)
        buttons.addWidget(button("Cancel", self.reject))
        buttons.addWidget(self.check_button)
        buttons.addWidget(self.keep_button)
        layout.addLayout(buttons)
        self.save_map.setAutoDefault(False)  # Return in a field never writes a file
        for later in (self.keep_button, self.warning, self.students, self.side):
            later.hide()

    def _asked(self) -> FlowLayout:
        asked = FlowLayout()
        for words, field, letters in (
            ("Name", self.name, 28),
            ("What it measures", self.measure, 34),
            ("Sheet", self.sheet, 0),
            ("Column names end in row", self.header, 0),
            ("Periods", self.step, 0),
            ("School year", self.year, 30),
        ):
            asked.addWidget(self._named(words, field, letters))
        return asked

    def _named(self, words: str, field: QWidget, letters: int) -> QWidget:
        """A field with its name; `letters` is how many average characters it has room for."""
        field.setAccessibleName(words)
        if letters:
            theme.least_width(field, letters)
        return named_field(words, field)

    def _preview(self) -> QWidget:
        side = QWidget()
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label("How it will look", "strong"))
        box.addWidget(self.chart)
        box.addWidget(line())
        box.addWidget(self.notes)
        box.addStretch(1)
        return scrolled(side)

    def _connect(self) -> None:
        for number in range(1, _ROWS + 1):
            self.header.addItem(str(number), number)
        for step in Step:
            self.step.addItem(step.words, step)
        self.sheet.activated.connect(lambda _place: self._look(None, sheet=True))
        self.header.activated.connect(lambda _place: self._look(None, header=True))
        self.step.activated.connect(lambda _place: self._changed())
        self.columns.changed.connect(self._changed)
        self.year.textEdited.connect(lambda _text: self._changed())
        self.students.toggled.connect(lambda _on: self._changed())

    def _look(self, known: ColumnMap | None, *, sheet: bool = False, header: bool = False) -> None:
        """Look at the file anew; a sheet or a row that was chosen is looked at as chosen."""
        wanted = known
        if sheet or header:
            row_of = int(self.header.currentData() or 1) if header else 0
            wanted = ColumnMap(sheet=self.sheet.currentText(), header=row_of)
        file = self._file
        self._context.query(
            lambda: reading.guess_file(file, wanted), self._show, owner=self, failed=self._refuse
        )

    def _show(self, found: FileGuess) -> None:
        self._guess = found
        known = found.map
        self.sheet.clear()
        for name in found.sheets:
            self.sheet.addItem(name or "the file")
        self.sheet.setCurrentIndex(max(0, self.sheet.findText(known.sheet)))
        self.sheet.setEnabled(len(found.sheets) > 1)
        self.header.setCurrentIndex(max(0, (known.header or 1) - 1))
        self.step.setCurrentIndex(list(Step).index(known.step))
        self.year.setText(known.school_year)
        self.columns.show_columns(found.columns, known)
        of_students = (
            f"This file seems to have a row per student. {found.students} Only counts by period, "
            "place and group are kept, once you agree."
        )
        said = [*([of_students] if found.students else []), *found.remarks]
        self.warning.setText("\n".join(said))
        self.warning.setVisible(bool(said))
        self.students.setVisible(bool(found.students))
        self.students.setChecked(known.students)
        self._changed()

    def chosen(self) -> ColumnMap:
        """The map as it is chosen now."""
        known = self._guess.map if self._guess is not None else ColumnMap()
        return replace(
            known,
            columns=self.columns.columns(),
            step=Step(self.step.currentData()),
            school_year=self.year.text().strip(),
            students=self.students.isChecked(),
        )

    def _changed(self) -> None:
        """What was checked is no longer what is chosen."""
        self._counted = None
        self.keep_button.hide()
        self.check_button.show()
        self.check_button.setDefault(True)
        rows = self._guess.rows if self._guess is not None else 0
        self.check_button.setText(f"Check {counted(rows, 'row')}" if rows else "Check the rows")
        self.side.hide()
        self.problem.hide()

    def check(self) -> None:
        """Make figures of the rows, and show them; nothing is kept."""
        file, known, county, cds = self._file, self.chosen(), self._context.county, self._cds
        source, name = self.name.text(), self.measure.text() or self.name.text() or file.name
        self.check_button.setEnabled(False)

        def work(progress: Progress, cancel: CancelToken) -> Checked:
            lea = tables.lea_of_file(county, cds)
            found = reading.count_file(file, known, lea=lea, progress=progress, cancel=cancel)
            with memory.collector_paused():
                table = tables.table_before(county, cds, source, found)
                chart, notes = first_chart(table, name), "\n\n".join(_notes(found, table))
                memory.freeze()
            return found, chart, notes

        self._context.long_job(
            f"Reading {file.name}",
            work,
            self._show_figures,
            owner=self,
            failed=self._refuse,
            cancelled=lambda: self.check_button.setEnabled(True),
        )

    def _show_figures(self, found: Checked) -> None:
        self._counted, chart, notes = found
        self.check_button.setEnabled(True)
        self.check_button.hide()
        figures = len(self._counted.reading.cells)
        self.keep_button.setText(f"Keep {counted(figures, 'figure')}")
        self.keep_button.show()
        self.keep_button.setDefault(True)
        self.keep_button.setFocus()
        self.chart.show_chart(chart)
        self.side.show()
        self.notes.setText(notes)

    def keep(self) -> None:
        """Keep the figures and what the columns mean."""
        if self._counted is None:
            return
        county, cds, found = self._context.county, self._cds, self._counted
        name, measure = self.name.text().strip(), self.measure.text().strip()
        self.keep_button.setEnabled(False)
        self._context.change(
            lambda: reading.keep_files(county, cds, name, measure, [found])[1],
            owner=self,
            done=lambda _changes: self._done(name),
            failed=self._refuse,
        )

    def _done(self, name: str) -> None:
        self.kept = name
        self.accept()

    def _refuse(self, error: BaseException) -> None:
        self.check_button.setEnabled(True)
        self.keep_button.setEnabled(True)
        if not isinstance(error, AppError):
            self._context.report(error)
            return
        self.problem.say(error.message)
        if error.where == "students":
            self.students.show()
            self.students.setFocus()

    def _save_map(self) -> None:
        """Write the meanings as a file, for the command line or a colleague."""
        name = self.name.text().strip() or self._file.path.stem
        proposed = self._file.path.with_name(f"{name}.toml")
        path = self._context.dialogs.save_as(self, "Save the meanings", proposed, MAP_FILTER)
        if path is None:
            return
        wanted = maps.MapFile(name, self.measure.text().strip(), self.chosen())
        county, source = self._context.county, self._file.path
        self._context.query(
            lambda: maps.write_map(county, path, wanted, source),
            lambda _path: self._context.notice.emit("good", f"Saved {path.name}", ""),
            owner=self,
            failed=self._refuse,
        )


def first_chart(table: LocalTable, name: str) -> LocalChart:
    """Over time where there are several periods, else by group or by place."""
    every = (*table.cells, *table.totals)
    periods = {cell.period for cell in every}
    groups = {cell.group for cell in every if not cell.place}
    group = "ALL" if "ALL" in groups or not groups else sorted(groups)[0]
    if len(periods) > 1:
        return chart_of(ChartKind.TREND, table, name, group=group)
    kind = ChartKind.GROUPS if len(groups) > 1 else ChartKind.PLACES
    return chart_of(kind, table, name, group=group)


def _notes(found: CountedFile, table: LocalTable) -> list[str]:
    least = small_number_rule().minimum
    held = table.hidden
    verb = "is" if held == 1 else "are"
    small = (
        f"{counted(held, 'figure')} of {len(table.cells):,} {verb} held back on screen and in "
        f"every copy: fewer than {least} students, or one such figure could be computed from it."
    )
    private = "No student is stored. Columns that are left out are not kept either."
    return [*([small] if held else []), private, *found.reading.remarks]
