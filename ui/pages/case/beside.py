"""The inspector of a part of a case: beside its lists, or over them where there is little room."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sos_desktop.services.casework import drafts
from ui.context import AppContext
from ui.widgets.lists.inspector import WIDTH, Inspector
from ui.widgets.lists.scroll_to import HoldPlace

if TYPE_CHECKING:
    from ui.pages.case.chain.view import ChainView
    from ui.widgets.lists.record_list import RecordList

    Rows = RecordList[Any] | ChainView

_ROOM = 2.6
"""So many times its own width the part must have for the inspector to stand beside the lists."""
_USUAL_LINE = 17
"""Pixels a line of text has in its usual size; the inspector grows with the text."""


class _FocusIn(QObject):
    """Says when the keys come to a list; its cursor may stand where it stood before."""

    def __init__(self, owner: QObject, then: Callable[[], None]) -> None:
        super().__init__(owner)
        self._then = then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            QTimer.singleShot(0, self, self._then)
        return super().eventFilter(watched, event)


class Beside(QObject):
    """One inspector for all lists of a part; it is made when it is first asked for."""

    def __init__(self, context: AppContext, part: QWidget, layout: QHBoxLayout) -> None:
        super().__init__(part)
        self._context = context
        self._part, self._layout = part, layout
        self._list: Rows | None = None
        self._made: Inspector | None = None

    @property
    def inspector(self) -> Inspector:
        """The inspector itself."""
        if self._made is None:
            made = self._made = Inspector(self._context)
            made.setParent(self._part)
            made.left.connect(self._go_back)
            made.closed.connect(self._closed)
        return self._made

    @property
    def is_open(self) -> bool:
        """Whether a record is shown in full."""
        return self._made is not None and self._made.isVisibleTo(self._part)

    def watch(self, rows: "Rows") -> None:
        """Show records of a list when it asks for it, and follow its cursor."""
        rows.inspect_asked.connect(lambda name: self.open(rows, name))
        rows.table.current_changed.connect(lambda _record: self._follow(rows))
        rows.shown.connect(lambda: self._refresh(rows))
        rows.face.installEventFilter(_FocusIn(self, lambda: self._follow(rows)))

    def open(self, rows: "Rows", name: str = "") -> None:
        """Show the chosen record of a list, and give the keys to a field."""
        if self._show(rows):
            self.inspector.go_to(name)
            self._look_for_draft(rows)

    def _look_for_draft(self, rows: "Rows") -> None:
        """What was typed into this record and never saved is put back, and saved now."""
        record, county = rows.current(), self._context.county
        if record is None:
            return
        key = drafts.of_record(record)

        def show(typed: dict[str, Any]) -> None:
            if typed and self.inspector.record_id == record.id:
                self.inspector.put_back(typed)
                self._context.query(
                    lambda: drafts.keep(county, key, {}),
                    lambda _none: None,
                    owner=self,
                    typed=True,
                )

        self._context.query(lambda: drafts.waiting(county, key), show, owner=self, typed=True)

    def _show(self, rows: "Rows") -> bool:
        record, county = rows.current(), self._context.county
        if record is None:
            return False
        fields = tuple(rows.fields(record).values())
        if not fields:
            return False
        self._list = rows
        if not self.is_open:
            HoldPlace(rows.face)
        save = rows.saver(record)
        self.inspector.show_record(
            record,
            rows.noun_of(record),
            rows.title_of(record),
            fields,
            lambda edited: save(county, edited),
        )
        rows.opened.emit(self.inspector)
        self.settle()
        return True

    def _follow(self, rows: "Rows") -> None:
        """What stands in full is the row the keys are on, whatever list it is in."""
        record = rows.current()
        if not self.is_open or not rows.face.hasFocus() or record is None:
            return
        if record.id != self.inspector.record_id:
            self._show(rows)

    def _refresh(self, rows: "Rows") -> None:
        if rows is not self._list or not self.is_open:
            return
        record = rows.record_with(self.inspector.record_id)
        self.inspector.refresh(record, rows.title_of(record) if record is not None else "")

    def _go_back(self) -> None:
        self._close_over()
        if self._list is not None:
            self._list.face.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_over(self) -> None:
        """What lies over the list goes when the keys go back to it."""
        if self._is_over():
            self.inspector.close_it()

    def _closed(self) -> None:
        if self._list is not None and self._list.isVisible():
            HoldPlace(self._list.face)
            self._list.face.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Save what was typed and not saved yet."""
        if self._made is not None:
            self._made.flush()

    def _width(self) -> int:
        return WIDTH * max(self._part.fontMetrics().height(), _USUAL_LINE) // _USUAL_LINE

    def _is_over(self) -> bool:
        return self._part.width() < self._width() * _ROOM

    def settle(self) -> None:
        """Put the inspector where there is room for it."""
        if self._made is None:
            return
        part, layout, wide = self._part, self._layout, self._width()
        self._made.setFixedWidth(min(wide, part.width()))
        if not self._is_over():
            if layout.indexOf(self._made) < 0:
                layout.addWidget(self._made)
            return
        layout.removeWidget(self._made)
        self._made.setGeometry(
            part.width() - self._made.width(), 0, self._made.width(), part.height()
        )
        self._made.raise_()
