"""Other views of the rows of the chain: the driver diagram, the golden thread, its table."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.support_words import ThreadPart
from sos_desktop.domain.diagrams.columns import columns
from sos_desktop.domain.diagrams.parts import Diagram, DiagramNode
from sos_desktop.domain.diagrams.tree import tree
from sos_desktop.domain.improvement.chain import ChainKind, ChainRow, chain_rows
from sos_desktop.domain.improvement.costs import cost_of
from sos_desktop.domain.improvement.readings import readings_by_measure
from sos_desktop.domain.improvement.thread import Thread
from sos_desktop.domain.improvement.thread_drawing import COLUMNS, ThreadBox, thread_columns
from sos_desktop.domain.improvement.thread_table import (
    ThreadRow,
    lit_by,
    rows_in_words,
    thread_in_words,
    thread_rows,
)
from sos_desktop.services.casework.thread_files import thread_of
from sos_desktop.services.exports import ShownTable
from ui.context import AppContext
from ui.models.table import Column
from ui.widgets.basics import button, label, line, scrolled
from ui.widgets.charts.diagram import DiagramView, DrawnBox, Layout
from ui.widgets.lists.fitted_table import FittedTable
from ui.widgets.lists.table_export import copy_shown_table, export_shown_table

_TONES = {"Red": "red", "Orange": "orange", "Yellow": "yellow", "Green": "green", "Blue": "blue"}


class ChainPicture(QWidget):
    """A view that shows a case's chain as boxes, with words below.

    Signals:
        record_asked: The id of a record that is to be seen in the chain.
    """

    record_asked = Signal(str)

    def __init__(self, context: AppContext, name: str) -> None:
        super().__init__()
        self.context = context
        self.file: CaseFile | None = None
        self.golden: Thread | None = None
        self.diagram = DiagramView(name)
        self.diagram.chosen.connect(self.tell)
        self.diagram.opened.connect(self.record_asked)
        self.said = label("", wrap=True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.addWidget(self.diagram)
        inner.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 8)
        box.setSpacing(6)
        box.addWidget(scrolled(holder), 1)
        box.addWidget(line())
        box.addWidget(self.said)

    def show_file(self, file: CaseFile, thread: Thread) -> None:
        """Show a case."""
        self.file, self.golden = file, thread
        self.draw(file, thread)
        self.tell(self.diagram.current)

    def draw(self, file: CaseFile, thread: Thread) -> None:
        """Draw it."""
        raise NotImplementedError

    def tell(self, at: str) -> None:
        """Light what leads through a box and say it."""
        if self.golden is None:
            return
        lit = lit_by(self.golden, at) if at else frozenset[str]()
        self.diagram.light(lit)
        self.said.setText(thread_in_words(self.golden, at))


class ThreadPicture(ChainPicture):
    """From a Dashboard result to the LCAP, in columns; one thread is lit."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "The golden thread")

    def show_file(self, file: CaseFile, thread: Thread) -> None:
        super().show_file(file, thread)
        county = self.context.county
        # Files that were taken back are known to the worker alone.
        self.context.query(lambda: thread_of(county, file), self._show_whole, owner=self)

    def _show_whole(self, thread: Thread) -> None:
        if self.file is not None and thread != self.golden:
            super().show_file(self.file, thread)

    def draw(self, file: CaseFile, thread: Thread) -> None:
        drawn = thread_columns(thread)
        points = readings_by_measure(file)
        measures = {measure.id: measure for measure in file.measures}
        costs = {action.id: cost_of(action, file.costs) for action in file.actions}

        def boxed(part: ThreadPart, box: ThreadBox) -> DrawnBox:
            text, second, tone, values = box.text, "", "", ()
            if part is ThreadPart.CELL and not box.gap:
                group, _colon, words = text.partition(": ")
                name, _bracket, figure = words.partition(" (")
                value = figure.rstrip(")").split(", ")[0]
                text = f"{name[:1].upper()}{name[1:]}" or group
                second = ", ".join(part for part in (value, group if words else "") if part)
                tone = next((t for word, t in _TONES.items() if word in words), "")
            elif box.id in costs and costs[box.id] is not None:
                second = f"${costs[box.id]:,}"
            elif box.id in measures and points[box.id]:
                last = points[box.id][-1].value
                second = measures[box.id].written(last) or ""
                values = tuple(point.value for point in points[box.id])
            return DrawnBox(box.id, text, second, box.gap, tone, values)

        used = [part for part in COLUMNS if drawn.boxes[part]]
        boxes = [boxed(part, box) for part in used for box in drawn.boxes[part].values()]
        self.diagram.show_diagram(
            boxes,
            _in_columns(drawn.boxes, list(drawn.lines), self.diagram),
            len(used),
            [part.words for part in used],
        )


def _in_columns(
    rows: dict[ThreadPart, dict[str, ThreadBox]], lines: list[tuple[str, str]], view: DiagramView
) -> Layout:
    used = [list(rows[part]) for part in COLUMNS if rows[part]]
    place = {name: number for number, column in enumerate(used) for name in column}
    joined = [(a, b) for a, b in lines if place[b] - place[a] == 1]

    def layout(node: Callable[[str], DiagramNode]) -> Diagram:
        made = [[node(name) for name in column] for column in used]
        return columns(made, joined, column_gap=view.gap, row_gap=10)

    return layout


class DriverPicture(ChainPicture):
    """Aim, drivers and changes as a tree from left to right."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "The driver diagram")

    def draw(self, file: CaseFile, thread: Thread) -> None:
        rows = [row for row in chain_rows(file, thread) if row.kind is not ChainKind.MEASURE]
        above = {row.id: row.above or None for row in rows}

        def layout(node: Callable[[str], DiagramNode]) -> Diagram:
            made = [node(row.id) for row in rows]
            nodes = [DiagramNode(n.id, n.width, n.height, above[n.id]) for n in made]
            return tree(nodes, column_gap=self.diagram.gap, row_gap=8)

        deepest = max((row.level for row in rows), default=0) + 1
        self.diagram.show_diagram([_boxed(row) for row in rows], layout, deepest)


def _boxed(row: ChainRow) -> DrawnBox:
    second = row.measure.name if row.measure is not None else ""
    if row.measure is not None and row.now is not None:
        second += f": {row.measure.written(row.now)}"
    lacking = "; ".join(kind.words for kind in row.loose)
    second = "\n".join(part for part in (second, lacking) if part)
    return DrawnBox(row.id, row.text, second, gap=row.kind is ChainKind.HEADING)


THREAD_COLUMNS: tuple[Column[ThreadRow], ...] = (
    Column("Result", lambda r: r.results or "–", tooltip=lambda r: r.results, width=24),
    Column("Root cause", lambda r: r.cause or "–", tooltip=lambda r: r.cause, width=24),
    Column("Driver", lambda r: r.driver or "–", tooltip=lambda r: r.driver, width=22, spare=True),
    Column("Change", lambda r: r.change or "–", tooltip=lambda r: r.change, width=26),
    Column("Measure", lambda r: r.measure or "–", tooltip=lambda r: r.measure, width=22),
    Column("Then → now", lambda r: r.moved or "–", width=13, spare=True),
    Column("Target", lambda r: r.target or "–", numeric=True, width=9, spare=True),
    Column("LCAP", lambda r: r.plans or "–", tooltip=lambda r: r.plans, width=8, spare=True),
    Column("Thread", lambda r: r.standing, tone=lambda r: "good" if r.whole else "warn", width=24),
)


class ThreadTable(QWidget):
    """The same rows as a table, for Excel and for those who do not see pictures.

    Signals:
        record_asked: The id of a record that is to be seen in the chain.
    """

    record_asked = Signal(str)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.file: CaseFile | None = None
        self.table: FittedTable[ThreadRow] = FittedTable(
            THREAD_COLUMNS,
            name="The golden thread as a table",
            key=lambda row: (row.id, row.measure),
            lines=2,
            whole=False,
        )
        self.table.chosen.connect(lambda row: self.record_asked.emit(row.id))
        self.said = label("", tone="muted", wrap=True)
        self.excel = button("Save as Excel…", self._export, icon_name="download")
        self.copy = button("Copy", self._copy, role="quiet", icon_name="copy")
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(self.copy)
        foot.addWidget(self.excel)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 8)
        box.setSpacing(6)
        box.addWidget(self.table, 1)
        box.addLayout(foot)

    def show_file(self, file: CaseFile, thread: Thread) -> None:
        """Show a case."""
        self.file = file
        rows = thread_rows(file, thread)
        self.table.set_rows(rows)
        self.said.setText(
            " ".join(
                (rows_in_words(rows), "The picture adds nothing they do not have.", *thread.remarks)
            )
            if rows
            else "Nothing is noted yet that a thread could lead through."
        )
        self.excel.setEnabled(bool(rows))
        self.copy.setEnabled(bool(rows))

    def _shown(self) -> ShownTable:
        headings = tuple(column.heading for column in THREAD_COLUMNS)
        rows = [
            tuple(column.text(row) for column in THREAD_COLUMNS)
            for row in self.table.rows_model.rows
        ]
        return ShownTable("Golden thread", (self.said.text(),), headings, tuple(rows))

    def _copy(self) -> None:
        copy_shown_table(self.context, self._shown())

    def _export(self) -> None:
        name = self.file.lea.name if self.file is not None else ""
        export_shown_table(
            self.context,
            self,
            [self._shown()],
            title="Save the golden thread",
            name=f"Golden thread {name}",
        )
