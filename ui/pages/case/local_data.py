"""A district's own figures: which there are, as charts and as a table, and findings from them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from sos_desktop.domain.casework.records import LocalFile
from sos_desktop.domain.casework.words import LocalState
from sos_desktop.domain.formats import counted, date_words
from sos_desktop.domain.local.cells import (
    LocalTable,
    group_words,
    place_words,
)
from sos_desktop.domain.local.charts import ChartKind, LocalChart, chart_of
from sos_desktop.domain.local.mapping import ColumnMap
from sos_desktop.domain.local.periods import period_words
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import findings
from sos_desktop.services.local import reading, tables
from sos_desktop.services.local.reading import OpenedFile
from sos_desktop.services.local.small_numbers import small_number_rule
from sos_desktop.services.local.tables import SourceView
from ui import theme
from ui.context import AppContext
from ui.pages.case.local_figures import COLUMNS, MOST_LINES, Looked, looked_over
from ui.pages.case.local_wizard import LocalWizard
from ui.remembered import Purpose, folder_for, used_folder
from ui.widgets.basics import button, label, named_field, row, scrolled
from ui.widgets.charts.chart import ChartView
from ui.widgets.chips import Chip, ChipRow
from ui.widgets.choice import ChoiceBox
from ui.widgets.dialog import Dialog
from ui.widgets.flow import FlowLayout
from ui.widgets.lists.tables import RecordTable
from ui.widgets.refusal import Refusal

_LEAST_LINES = 8
"""Lines of text the table is tall at least; in a lower window all above the buttons scrolls."""


class LocalDataDialog(Dialog):
    """What is loaded of an LEA; Enter on a figure writes a finding, N reads a new file."""

    def __init__(
        self, context: AppContext, cds: str, name: str, case_id: str, *, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Local data of {name}")
        self._context, self._cds, self._case_id = context, cds, case_id
        self._views: tuple[SourceView, ...] = ()
        self._table: LocalTable | None = None
        self._wanted: Callable[[], LocalChart] | None = None
        self._kind = ChartKind.TREND
        self.source, self.period = ChoiceBox(), ChoiceBox()
        self.place, self.group = ChoiceBox(), ChoiceBox()
        self.kinds = ChipRow()
        self.chart = ChartView()
        self.facts = label("", tone="muted", wrap=True)
        self.figures = RecordTable(COLUMNS, name="Figures", key=lambda r: r.cell.key)
        self.problem = Refusal()
        self.finding_button = button("Write a finding", self.write_finding, role="primary")
        self.finding_button.setToolTip("Enter in the table")
        self.read_button = button("Read a file…", self.read_file, icon_name="upload")
        self.back_button = button("Take the last file back", self.take_back, role="quiet")
        self._lay_out()
        self._connect()
        place = parent.screen().availableSize()
        self.resize(min(1180, place.width() - 40), min(740, place.height() - 80))
        self.look()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(10)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        self.source.setMinimumWidth(260)
        self.source.setAccessibleName("Local data")
        layout.addLayout(row(self.source, self.read_button, self.back_button))
        layout.addWidget(self.facts)
        chips = tuple(Chip(kind, kind.words) for kind in ChartKind)
        self.kinds.show_chips(chips, self._kind)
        layout.addWidget(self.kinds)
        self.asked = QWidget()
        asked = FlowLayout()
        asked.setContentsMargins(0, 0, 0, 0)
        for words, box in (("Group", self.group), ("Place", self.place), ("Period", self.period)):
            box.setAccessibleName(words)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            asked.addWidget(named_field(words, box))
        self.asked.setLayout(asked)
        layout.addWidget(self.asked)
        layout.addWidget(self.chart)
        layout.addWidget(self.figures, 1)
        layout.addStretch(0)  # while nothing is loaded the sentence stands below its button
        theme.least_height(self.figures, _LEAST_LINES)
        whole.addWidget(scrolled(content), 1)
        whole.addWidget(self.problem)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Close", self.reject))
        buttons.addWidget(self.finding_button)
        whole.addLayout(buttons)

    def _connect(self) -> None:
        self.source.activated.connect(lambda _place: self._open_source())
        self.kinds.picked.connect(self._pick)
        for box in (self.period, self.place, self.group):
            box.activated.connect(lambda _place: self._draw())
        self.figures.chosen.connect(lambda _line: self.write_finding())
        self.figures.current_changed.connect(
            lambda line: self.finding_button.setEnabled(line is not None and line.shown)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return on a box opens its list; Qt would press the first button, which reads a file."""
        box = self.focusWidget()
        if isinstance(box, ChoiceBox) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            box.showPopup()
            return
        super().keyPressEvent(event)

    def look(self, name: str = "") -> None:
        """See what is loaded; show the local data with this name, the first otherwise."""
        county, cds = self._context.county, self._cds
        self._context.query(
            lambda: tables.sources(county, cds), lambda found: self._show(found, name), owner=self
        )

    def _show(self, found: tuple[SourceView, ...], name: str) -> None:
        self._views = found
        self.source.clear()
        for view in found:
            self.source.addItem(view.source.name, view.source.id)
        self.source.setCurrentIndex(max(0, self.source.findText(name)))
        seen = (self.kinds, self.asked, self.chart, self.figures, self.source, self.back_button)
        for part in seen:
            part.setVisible(bool(found))
        self.finding_button.setEnabled(False)
        if found:
            self._open_source()
            return
        self.facts.setText(
            "Nothing is loaded yet. Read attendance by month, suspensions by school, an interim "
            "assessment or a survey from an Excel or CSV file. Counts are kept, students never."
        )
        self.read_button.setFocus()

    def _view(self) -> SourceView | None:
        wanted = self.source.currentData()
        return next((view for view in self._views if view.source.id == wanted), None)

    def _open_source(self) -> None:
        view = self._view()
        if view is None:
            return
        county, source_id = self._context.county, view.source.id
        self._context.query(
            lambda: looked_over(tables.table_of(county, source_id)), self._show_table, owner=self
        )

    def _show_table(self, found: Looked) -> None:
        self._table = found.table
        view = self._view()
        _fill(self.group, [(group_words(group), group) for group in found.groups])
        _fill(self.place, [(place_words(place), place) for place in found.places])
        _fill(self.period, [(period_words(period), period) for period in found.periods])
        self.figures.set_rows(found.lines)
        self.facts.setText("" if view is None else _facts(view, found))
        self._draw()

    def _pick(self, kind: ChartKind) -> None:
        self._kind = kind
        self._draw()

    def _draw(self) -> None:
        view = self._view()
        if self._table is None or view is None:
            return
        kind = self._kind
        self.group.setEnabled(kind not in (ChartKind.GROUPS, ChartKind.BEFORE_AFTER))
        self.place.setEnabled(kind not in (ChartKind.PLACES, ChartKind.PARETO))
        self.period.setEnabled(kind is not ChartKind.TREND)
        wanted = self._wanted = partial(
            chart_of,
            kind,
            self._table,
            view.source.measure or view.source.name,
            period=self.period.currentData() or "",
            place=self.place.currentData() or "",
            group=self.group.currentData() or "ALL",
        )
        if len(self._table.cells) > MOST_LINES:
            self._context.query(wanted, lambda chart: self._drawn(wanted, chart), owner=self)
        else:
            self._drawn(wanted, wanted())

    def _drawn(self, asked: Callable[[], LocalChart], chart: LocalChart) -> None:
        if asked is self._wanted:
            self.chart.show_chart(chart)

    def read_file(self) -> None:
        """Choose a file and say what its columns mean."""
        folder = folder_for(self._context, Purpose.LOCAL)
        path = self._context.dialogs.open_table(self, "Choose a file of local data", folder)
        if path is None:
            return
        used_folder(self._context, Purpose.LOCAL, path)
        self.problem.hide()
        self._context.long_job(
            f"Reading {path.name}",
            lambda _progress, cancel: reading.open_file(path, cancel),
            self._map,
            owner=self,
            failed=self._refuse,
        )

    def _map(self, file: OpenedFile) -> None:
        view = self._view()
        known = self._known(view, file)
        name = view.source.name if view is not None and known is not None else ""
        measure = view.source.measure if view is not None and known is not None else ""
        wizard = LocalWizard(
            self._context,
            self._cds,
            file,
            name or file.path.stem.replace("_", " ").replace("-", " ").capitalize(),
            measure,
            known,
            parent=self,
        )
        wizard.accepted.connect(lambda: self.look(wizard.kept))
        wizard.open()

    def _known(self, view: SourceView | None, file: OpenedFile) -> ColumnMap | None:
        """How files of the local data shown are read, where this one has the same columns."""
        if view is None:
            return None
        return reading.fitting_map(view.source, file)

    def take_back(self) -> None:
        """Let the newest file not count any more."""
        view = self._view()
        newest = (
            next((f for f in view.files if f.state is LocalState.COUNTS), None) if view else None
        )
        if newest is None or view is None:
            return
        county, name = self._context.county, view.source.name
        self._context.change(
            lambda: reading.take_back(county, newest.id),
            owner=self,
            done=lambda _changes: self.look(name),
        )

    def write_finding(self) -> None:
        """Write a finding from the figure the cursor is on."""
        line, view = self.figures.current(), self._view()
        if line is None or view is None:
            return
        county, case_id = self._context.county, self._case_id
        key, source = line.cell.key, view.source.id
        self._context.change(
            lambda: findings.write_from_local(county, case_id, source, key),
            owner=self,
            done=lambda _changes: self.facts.setText(
                "The finding is written; edit it in the list."
            ),
            failed=self._refuse,
        )

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, InputProblem):
            self.problem.say(error.message)
        else:
            self._context.report(error)


def _fill(box: ChoiceBox, entries: list[tuple[str, str]]) -> None:
    """Offer these; the one chosen before stays chosen where it is among them."""
    before = box.currentData()
    box.clear()
    for words, value in entries:
        box.addItem(words, value)
    place = box.findData(before)
    box.setCurrentIndex(max(place, 0))


def _facts(view: SourceView, found: Looked) -> str:
    counting = [file for file in view.files if file.state is LocalState.COUNTS]
    held, figures = found.held, len(found.table.cells)
    measure = view.source.measure or view.source.name
    words = [f"{measure[0].upper()}{measure[1:]}. {counted(figures, 'figure')}"]
    if held:
        least = f"fewer than {small_number_rule().minimum} students (CDE’s rule)"
        words.append(f"{held:,} held back: {least}, or such a number could be computed")
    if figures > MOST_LINES:
        words.append(f"the newest {MOST_LINES:,} are listed")
    words.append(f"from {', '.join(map(_file, counting[:3]))}" if counting else "no file counts")
    return "; ".join(words) + "."


def _file(file: LocalFile) -> str:
    return f"{file.name} ({date_words(file.loaded_on)})"
