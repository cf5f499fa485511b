"""The chain as a page: the table, a line to type into, loose ends and the total always in sight."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sos_desktop.domain.casework.case_file import CaseFile
from sos_desktop.domain.casework.records import (
    Action,
    Aim,
    CaseRecord,
    Cause,
    Driver,
    Measure,
    OrderedRecord,
)
from sos_desktop.domain.casework.records.schema import kind_of
from sos_desktop.domain.improvement.aim_offers import AimOffer
from sos_desktop.domain.improvement.chain import ChainKind, ChainRow, chain_rows, row_of
from sos_desktop.domain.improvement.chain_moves import deeper, higher
from sos_desktop.domain.improvement.costs import cost_total
from sos_desktop.domain.improvement.thread import LooseEnd, Thread
from sos_desktop.foundation.errors import InputProblem
from sos_desktop.services.casework import aim_offers, records
from sos_desktop.services.casework.drivers import turn_round
from ui.context import AppContext
from ui.navigation import CaseTarget
from ui.pages.case.chain.columns import MEASURE, WHAT
from ui.pages.case.chain.entry import ChainEntry
from ui.pages.case.chain.foot import CostFoot, LooseEnds
from ui.pages.case.chain.keeper import ChainKeeper
from ui.pages.case.chain.start import ChainStart
from ui.pages.case.chain.table import ChainTable
from ui.widgets.announce import announce
from ui.widgets.forms.form_fields import AnyField
from ui.widgets.lists.list_spec import ListSpec
from ui.widgets.lists.record_history import show_history
from ui.widgets.lists.record_title import title_of_record
from ui.widgets.lists.scroll_to import give_focus

_UP_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_LEFT_RIGHT = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_DEEPER = Qt.Key.Key_Right


class ChainView(QWidget):
    """To the inspector it is a list of records of four kinds.

    Signals:
        inspect_asked: The chosen row is to be seen in full; the name of a field, or "".
        opened: What asks for the fields of a record (it has a `form`).
        shown: The rows were read anew.
        table_asked: All loose ends are to be seen.
        run_chart_asked: The measure that is to be seen over time.
    """

    inspect_asked = Signal(str)
    opened = Signal(object)
    shown = Signal()
    table_asked = Signal()
    run_chart_asked = Signal(object)

    def __init__(self, context: AppContext, specs: Mapping[type, ListSpec[Any]]) -> None:
        super().__init__()
        self._context = context
        self._file: CaseFile | None = None
        self._awaited = self._to_edit = ""
        self._offered: tuple[object, ...] = ()
        self.keeper = ChainKeeper(context, self, specs)
        self.face = self.table = ChainTable(self.keeper)
        self.start = ChainStart()
        self.entry = ChainEntry()
        self.loose = LooseEnds()
        self.cost = CostFoot()
        self._acts()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.start)
        box.addWidget(self.table, 1)
        box.addWidget(self.entry)
        box.addSpacing(8)
        box.addWidget(self.loose)
        box.addWidget(self.cost)
        self._connect()

    def _acts(self) -> None:
        self._menu: list[QAction] = []
        self.open_action = self._act("Open at the right (Space)", self.edit)
        self.chart_action = self._act("Run chart of its measure (Ctrl+Enter)", self._chart)
        self.turn_action = self._act("Turn the cause into a driver", self._turn_round)
        self.up_action = self._act("Move up (Alt+Up)", lambda: self.shift(-1))
        self.down_action = self._act("Move down (Alt+Down)", lambda: self.shift(1))
        self.deeper_action = self._act("Under the driver above (Ctrl+Right)", self.deeper)
        self.higher_action = self._act("Up a level (Ctrl+Left)", self.higher)
        self.history_action = self._act("History (Ctrl+H)", self.history)
        self.remove_action = self._act("Remove (Delete)", self.remove)

    def _act(self, text: str, run: Any) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda: run())
        self._menu.append(action)
        return action

    def _connect(self) -> None:
        self.table.installEventFilter(self)
        self.table.menu.offer_from(self.menu_actions)
        self.table.current_changed.connect(self._on_row)
        self.table.chosen.connect(lambda _row: self.edit())
        self.table.run_chart_asked.connect(self._chart)
        self.keeper.kept_now.connect(self._exchange)
        self.keeper.in_full.connect(lambda _record, name: self.inspect_asked.emit(name))
        self.entry.entered.connect(self._add)
        self.entry.left.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.entry.results_asked.connect(self.start.offer_again)
        self.loose.asked.connect(self.go_to_end)
        self.loose.all_asked.connect(self.table_asked)
        self.start.taken.connect(self._take)

    # --- showing ----------------------------------------------------------------------------

    def show_file(self, file: CaseFile, thread: Thread) -> None:
        """Show a case's chain."""
        self._file = file
        self.keeper.show_file(file)
        rows = chain_rows(file, thread)
        self.table.show_chain(rows)
        ends = thread.loose_ends if file.actions or file.aims else ()
        self.loose.show_ends(ends)
        self.cost.show_total(cost_total(file))
        self.cost.setVisible(bool(file.actions))
        self.table.setVisible(bool(rows))
        self.start.show_for(file)
        self._look_for_offers(file)
        if self._awaited and self.table.reveal(self._awaited):
            self._edit_if_asked(self._awaited)
            self._awaited = ""
        if rows and self.table.current() is None:
            self.table.select_row(0)
        self._on_row(self.table.current())
        self.shown.emit()

    def _edit_if_asked(self, shown: str) -> None:
        """A cause that was turned round still says what is wrong: its words are to be changed."""
        if self._to_edit == shown:
            self.table.put_cursor(WHAT)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.edit(self.table.currentIndex())
        self._to_edit = ""

    def _look_for_offers(self, file: CaseFile) -> None:
        """What results offer as aims changes with the measures that tell of them."""
        told = (
            file.case.id,
            *((m.group, m.indicator, m.local_source_id) for m in file.measures),
        )
        if told == self._offered:
            return
        self._offered, county = told, self._context.county
        self._context.query(
            lambda: aim_offers.aim_offers(county, file), self.start.show_offers, owner=self
        )

    def _on_row(self, row: ChainRow | None) -> None:
        self.entry.show_for(self._file, row)
        record = row.record if row is not None else None
        known = record is not None and not isinstance(record, Cause)
        for action in (self.open_action, self.history_action, self.remove_action):
            action.setEnabled(known)
        self.chart_action.setEnabled(row is not None and row.measure is not None)
        self.turn_action.setEnabled(isinstance(record, Cause))
        self.up_action.setEnabled(self._beside(row, -1) is not None)
        self.down_action.setEnabled(self._beside(row, 1) is not None)
        drivers = self._file.drivers if self._file is not None else ()
        down = deeper(row, self.table.chain, drivers) if row is not None else None
        self.deeper_action.setEnabled(down is not None)
        self.higher_action.setEnabled(row is not None and higher(row, drivers) is not None)

    def _exchange(self, before: CaseRecord, after: CaseRecord) -> None:
        """Show a record with another value at once, before the file has it."""
        rows = list[ChainRow]()
        for row in self.table.rows_model.rows:
            if row.record == before or (row.record is not None and row.record.id == after.id):
                changed = replace(row, record=after)
                if row.kind is not ChainKind.MEASURE:
                    changed = replace(changed, text=getattr(after, "text", row.text))
                rows.append(changed)
            elif isinstance(after, Measure) and row.measure is not None:
                rows.append(replace(row, measure=after) if row.measure.id == after.id else row)
            else:
                rows.append(row)
        self.table.rows_model.exchange(rows)

    # --- as the inspector asks --------------------------------------------------------------

    def current(self) -> CaseRecord | None:
        """The record the cursor is on: in the columns of the measure the measure."""
        row = self.table.current()
        if row is None:
            return None
        measured = self.table.currentIndex().column() >= MEASURE and row.measure is not None
        return row.measure if measured else row.record

    def fields(self, record: CaseRecord) -> dict[str, AnyField]:
        """What is asked of a record, by the names of the fields."""
        return self.keeper.fields(record)

    def noun_of(self, record: CaseRecord) -> str:
        """What a record of its kind is called."""
        return kind_of(type(record)).noun

    def saver(self, record: CaseRecord) -> Any:
        """How it is kept."""
        return self.keeper.saver(record)

    def title_of(self, record: CaseRecord) -> str:
        """What stands above a record that is shown in full."""
        return title_of_record(record)

    def record_with(self, record_id: str) -> CaseRecord | None:
        """A record of the chain by its id."""
        for row in self.table.chain:
            for record in (row.record, row.measure):
                if record is not None and record.id == record_id:
                    return record
        return None

    # --- changing ---------------------------------------------------------------------------

    def _add(self, record: Any) -> None:
        try:
            made = self.keeper.check(record)
        except InputProblem as problem:
            self.keeper.refuse(problem)
            return
        self._awaited = made.id
        self.keeper.save(made, failed=lambda error: self._not_added(record, error))

    def _not_added(self, record: Any, error: BaseException) -> None:
        self._awaited = ""
        self.entry.field.setText(getattr(record, "text", "") or getattr(record, "name", ""))
        self._context.report(error)

    def _take(self, offer: AimOffer) -> None:
        county = self._context.county
        self._awaited = offer.aim.id
        self.start.away()
        self.entry.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.change(lambda: aim_offers.take_offer(county, offer), owner=self)

    def edit(self) -> None:
        """See the chosen record in full."""
        if self.current() is not None:
            self.inspect_asked.emit("")

    def remove(self) -> None:
        """Remove the chosen record; the window offers to undo it."""
        record = self.current()
        if record is not None and not isinstance(record, Cause):
            county = self._context.county
            self._context.change(lambda: records.remove(county, record), owner=self)

    def history(self) -> None:
        """Show what was done to the chosen record."""
        record = self.current()
        if record is not None:
            show_history(self._context, self, type(record), record.id, self.noun_of(record))

    def _chart(self, row: ChainRow | None = None) -> None:
        row = row or self.table.current()
        if row is not None and row.measure is not None:
            self.run_chart_asked.emit(row.measure)

    def _turn_round(self) -> None:
        """A driver from the chosen cause; its text is the cause's, and is edited at once."""
        row, file = self.table.current(), self._file
        if row is None or file is None or not isinstance(row.record, Cause):
            return
        cause = row.record
        aims = [aim.id for aim in file.aims if aim.id == row.above]
        aim_id = next(iter(aims), file.aims[0].id if len(file.aims) == 1 else None)
        made = Driver(case_id=cause.case_id, text=cause.text, aim_id=aim_id, cause_id=cause.id)
        self._awaited = self._to_edit = made.id
        county = self._context.county
        self._context.change(lambda: turn_round(county, file, made, cause), owner=self)

    def shift(self, step: int) -> None:
        """Move the chosen row among those beside it."""
        row = self.table.current()
        other, record = self._beside(row, step), row.record if row is not None else None
        if row is None or other is None or not isinstance(record, OrderedRecord):
            return
        self._awaited = row.id
        county = self._context.county
        self._context.change(
            lambda: records.move(county, record, other.position), owner=self, quiet=True
        )

    def _beside(self, row: ChainRow | None, step: int) -> OrderedRecord | None:
        """The record in whose place a row would be put; None where it cannot be moved."""
        if row is None or row.kind is ChainKind.CAUSE:
            return None
        beside = [r for r in self.table.chain if (r.above, r.kind) == (row.above, row.kind)]
        place = next((n for n, r in enumerate(beside) if r.id == row.id), -1) + step
        found = beside[place].record if 0 <= place < len(beside) else None
        return found if isinstance(found, OrderedRecord) else None

    def deeper(self) -> None:
        """Put the chosen driver, or change, under the driver that stands before it."""
        row, file = self.table.current(), self._file
        moved = deeper(row, self.table.chain, file.drivers) if row is not None and file else None
        if moved is not None:
            record, under = moved
            self._keep(record, f"now under {under}")

    def higher(self) -> None:
        """Put the chosen driver, or change, up a level."""
        row, file = self.table.current(), self._file
        moved = higher(row, file.drivers) if row is not None and file else None
        if moved is not None:
            self._keep(moved, "up a level")

    def _keep(self, record: Driver | Action, said: str) -> None:
        self._awaited = record.id
        self.keeper.save(record)
        announce(self.table, f"{record.text}: {said}")

    # --- going ------------------------------------------------------------------------------

    def go_to(self, record_id: str) -> bool:
        """Choose a record, show it and give it the keys; False when it is not in the chain."""
        chain = self.table.chain
        measured = next((r for r in chain if r.measure and r.measure.id == record_id), None)
        row_id = measured.id if measured is not None else record_id
        there = self.table.reveal(row_id)
        if there:
            self.table.put_cursor(WHAT if measured is None else MEASURE)
            give_focus(self._context, self.table)
        return there

    def go_to_end(self, end: LooseEnd) -> None:
        """Go where a loose end can be tied."""
        row = row_of(end, self.table.chain)
        if row is not None:
            self.go_to(row.id)
        elif self._file is not None and end.at.id.startswith("group:"):
            self.entry.become(Aim)
            self.start.offer_again()
        elif self._file is not None:
            self._context.go.emit(CaseTarget(case_id=self._file.case.id, tab="needs"))

    def menu_actions(self) -> Sequence[QAction]:
        """What can be done with the chosen row."""
        return [action for action in self._menu if action.isEnabled()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() is QEvent.Type.KeyPress and watched is self.table
        if pressed and isinstance(event, QKeyEvent) and not self.table.is_edited():
            return self._key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), Qt.KeyboardModifier
        control = bool(event.modifiers() & modifiers.ControlModifier)
        plain = not event.modifiers() & ~modifiers.KeypadModifier
        moving = event.modifiers() & (modifiers.ControlModifier | modifiers.AltModifier)
        if key == Qt.Key.Key_Delete and plain:
            self.remove()
        elif key == Qt.Key.Key_Space and plain:
            self.edit()
        elif key == Qt.Key.Key_Insert and plain:
            self.entry.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key == Qt.Key.Key_H and control:
            self.history()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self._chart()
        elif moving and key in _UP_DOWN:
            self.shift(-1 if key == Qt.Key.Key_Up else 1)
        elif control and key in _LEFT_RIGHT:
            self.deeper() if key == _DEEPER else self.higher()
        elif key == Qt.Key.Key_Down and plain and self._on_last():
            self.entry.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return False
        return True

    def _on_last(self) -> bool:
        return self.table.currentIndex().row() == self.table.proxy.rowCount() - 1
