"""The board of tests: what is planned, running, to be decided, and decided."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import PdsaCycle
from sos_desktop.domain.diagrams.columns import columns
from sos_desktop.domain.diagrams.parts import Diagram, DiagramNode
from sos_desktop.domain.formats import date_words
from sos_desktop.domain.improvement.cycles import CycleStage, by_stage, number_of
from sos_desktop.domain.improvement.measure_chart import short_name
from sos_desktop.domain.improvement.thread import Thread
from sos_desktop.foundation import clock
from ui.context import AppContext
from ui.widgets.basics import button, label, scrolled
from ui.widgets.charts.diagram import DiagramView, DrawnBox


class CycleBoard(QWidget):
    """Cards in four columns; Enter or a double click opens the six fields of one.

    Signals:
        record_asked: The id of a test.
        new_asked: A test is to be added.
    """

    record_asked = Signal(str)
    new_asked = Signal()

    def __init__(self, _context: AppContext) -> None:
        super().__init__()
        self.diagram = DiagramView("Tests of changes")
        self.diagram.opened.connect(self.record_asked)
        self.nothing = label(
            "No test yet. Try a change small: one room, one day. Write first what you expect.",
            tone="muted",
            wrap=True,
        )
        self.count = label("", tone="muted")
        self.add_button = button("Add a test", self.new_asked.emit, icon_name="plus")
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.add_button)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.addWidget(self.nothing)
        inner.addWidget(self.diagram)
        inner.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 8)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(scrolled(holder), 1)

    def show_file(self, file: CaseFile, _thread: Thread) -> None:
        """Show the tests of a case."""
        today = clock.today()
        found = by_stage(file.cycles, today)
        changes = {action.id: action.text for action in file.actions}
        boxes = [
            _card(cycle, file, changes.get(cycle.action_id or "", "no change"))
            for stage in CycleStage
            for cycle in found[stage]
        ]
        ids = [[cycle.id for cycle in found[stage]] for stage in CycleStage]

        def layout(node: Callable[[str], DiagramNode]) -> Diagram:
            wide = self.diagram.width_of_box()
            made = [[node(name) for name in column] for column in ids]
            empty = [DiagramNode(f"empty:{n}", wide, 1) for n in range(len(made))]
            made = [column or [empty[n]] for n, column in enumerate(made)]
            return columns(made, [], column_gap=self.diagram.gap, row_gap=10)

        headings = [f"{stage.value} {len(found[stage]) or ''}".strip() for stage in CycleStage]
        self.diagram.show_diagram(boxes, layout, len(CycleStage), headings)
        self.nothing.setVisible(not boxes)
        self.diagram.setVisible(bool(boxes))
        late = [c for c in found[CycleStage.RUNNING] if c.tried_on and c.tried_on < today]
        one = "1 waits for its result"
        waits = one if len(late) == 1 else f"{len(late)} wait for their results" if late else ""
        self.count.setText(waits)


def _card(cycle: PdsaCycle, file: CaseFile, change: str) -> DrawnBox:
    said = [f"Test {number_of(cycle, file.cycles)} of “{_short(change)}”"]
    said += [date_words(cycle.tried_on)] if cycle.tried_on is not None else ["no day yet"]
    said += [cycle.decision.words] if cycle.decision is not None else []
    return DrawnBox(cycle.id, short_name(cycle), ", ".join(said))


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"
