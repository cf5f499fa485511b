"""The last line of a list: what is typed into it becomes a row with Enter."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from sos_desktop.domain.formats import with_article
from sos_desktop.foundation.errors import InputProblem
from ui.models.table import Column
from ui.widgets.basics import button, drawing, restyle
from ui.widgets.choice import ChoiceBox
from ui.widgets.forms.cell_fields import get_cell, left_open, make_cell, set_cell, type_in, typed_in
from ui.widgets.forms.form_fields import (
    TYPED,
    AnyField,
    get_value,
    make_control,
    set_typed,
    watch,
)
from ui.widgets.lists.column_shares import grown, kept_left
from ui.widgets.lists.entry_keys import is_offering, leave_when_empty
from ui.widgets.lists.scroll_to import show_whole
from ui.widgets.refusal import Refusal

R = TypeVar("R")
_HEIGHT, _MARK, _LEAST = 32, 28, 16
"""Pixels of the line and of its plus; characters a cell keeps beside the button."""


class EntryRow(QFrame, Generic[R]):
    """Cells below the columns of a list; only the first text is seen until one types or goes there.

    To what offers names or follows choices it is a form: it has `controls`, `record` and `typed`.

    Attributes:
        main: The name of the field one types into first.
        controls: The cells by the names of their fields.

    Signals:
        entered: The record, on Enter.
        edited: Something was typed or chosen.
        loaded: It is empty again, or shows what was typed before.
        pasted: Text of several lines or cells was pasted.
        begun: Keys go to it.
        finished: What was typed is done with.
        left: Keys go back to the list: by the way up (True), or by Escape.
    """

    entered = Signal(object)
    edited = Signal()
    loaded = Signal()
    pasted = Signal(str)
    begun = Signal()
    finished = Signal(int)
    left = Signal(bool)

    def __init__(self, noun: str, columns: Sequence[Column[Any]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "entry")
        self._noun = noun
        self._columns = tuple(columns)
        self._fields: tuple[AnyField, ...] = ()
        self._texts: Sequence[AnyField] = ()
        self._others: tuple[AnyField, ...] = ()
        self._fresh: Callable[[], R] | None = None
        self._record: R | None = None
        self._places: Mapping[int, tuple[int, int]] = {}
        self._alone = False
        self._open = False
        self._problem_at = ""
        self.controls: dict[str, QWidget] = {}
        self.main = ""
        self.line = QWidget(self)
        self.stub = QLineEdit(self.line)
        self.stub.setProperty("role", "cell")
        self.stub.setPlaceholderText(self._invitation())
        self.stub.setAccessibleName(self._invitation())
        self.stub.installEventFilter(self)
        self.plus = drawing("plus", 16)
        self.plus.setParent(self.line)
        self.keep_button = button("Keep", self.enter, role="quiet", name=f"Keep the new {noun}")
        self.keep_button.setToolTip("Not kept yet: Enter")
        self.keep_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys have Enter
        self.keep_button.setParent(self.line)
        self.problem = Refusal("small")
        self.below = QHBoxLayout()
        self.below.setContentsMargins(_MARK, 0, 0, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.line)
        box.addWidget(self.problem)
        box.addLayout(self.below)

    @property
    def form(self) -> "EntryRow[R]":
        """Itself, to what is offered a form."""
        return self

    def height_of_line(self) -> int:
        """How tall the line is: as a row, and never lower than its fields."""
        return max(self.fontMetrics().height() + 16, _HEIGHT)

    def prepare(self, fields: Sequence[AnyField], fresh: Callable[[], R]) -> None:
        """Ask for these fields of a record; what is typed already stays where it can.

        Args:
            fields: All fields of the record's form; those that stand in the list are asked for.
            fresh: Makes a record to begin with.
        """
        self._fresh = fresh
        shown = [column.field for column in self._columns if column.field]
        self._others = tuple(field for field in fields if field.name not in shown)
        asked = (field for field in fields if field.name in shown)
        chosen = tuple(sorted(asked, key=lambda field: shown.index(field.name)))
        if chosen != self._fields:
            typed = self.typed() if self._fields and self.is_begun() else {}
            self._make(chosen)
            self.clear()
            if typed:
                self.fill(typed)
        elif self._record is None or not self.is_begun():
            self.clear()

    def _make(self, fields: tuple[AnyField, ...]) -> None:
        keys = self.window().focusWidget()
        inside = keys.objectName() if keys is not None and self.line.isAncestorOf(keys) else None
        for control in self.controls.values():
            control.deleteLater()
        self._fields = fields
        self.controls = {field.name: self._made(field) for field in fields}
        self._texts = left_open(fields, self._fresh() if self._fresh else None)
        self.main = (self._texts or fields)[0].name
        for first, second in pairwise((self.stub, *self.controls.values())):
            QWidget.setTabOrder(first, second)  # they stand where it stood
        self._hint()
        self._arrange()
        if inside is not None:  # the cell goes, and the keys would be nowhere
            self.controls.get(inside, self.controls[self.main]).setFocus()

    def _made(self, field: AnyField) -> QWidget:
        control = make_cell(field)
        control.setParent(self.line)
        control.setObjectName(field.name)
        control.setAccessibleName(f"New {self._noun}: {field.label}")
        self._describe(control, field)
        control.installEventFilter(self)
        watch(control, self._on_edited)
        return control

    def _hint(self) -> None:
        """One line invites; of several cells side by side each says what belongs there."""
        texts = self._texts
        for field in texts:
            line = self.controls[field.name]
            if isinstance(line, QLineEdit):
                several = self._open and len(texts) > 1
                line.setPlaceholderText(field.label if several else self._invitation())

    def _invitation(self) -> str:
        return f"Add {with_article(self._noun)}, then Enter"

    def start(self) -> None:
        """Give the keys to the first text."""
        self.unfold()
        self.restart()

    def is_begun(self) -> bool:
        """Whether anything was typed."""
        return any(str(typed_in(self.controls[f.name], f)).strip() for f in self._texts)

    def place(self, places: Mapping[int, tuple[int, int]], *, alone: bool = False) -> None:
        """Put the cells below their columns, by number each one's left end and width.

        Where no table is shown above (`alone`), the line is theirs: they grow with it.
        """
        self._places, self._alone = places, alone
        self._arrange()

    def unfold(self, *, shown: bool = True) -> None:
        """Show all cells, or the first text alone."""
        if shown != self._open:
            self._open = shown
            self._hint()
            self._arrange()

    def _arrange(self) -> None:
        tall = self.height_of_line()
        self.line.setFixedHeight(tall)
        self.stub.setVisible(not self.controls)
        self.stub.setGeometry(_MARK, 1, max(self.width() - _MARK, 40), tall - 2)
        numbers = {column.field: n for n, column in enumerate(self._columns) if column.field}
        places = grown(self._places, self.width()) if self._alone else self._places
        self.plus.setVisible(not self._open)
        self.plus.setGeometry(8, (tall - 16) // 2, 16, 16)
        for name, control in self.controls.items():
            where = places.get(numbers[name])
            if not self._open:
                control.setVisible(name == self.main)
                control.setGeometry(_MARK, 1, max(self.width() - _MARK, 40), tall - 2)
            else:
                control.setVisible(where is not None or name == self.main)
                left, wide = where or (0, self.width())
                control.setGeometry(left + 1, 1, max(wide - 2, 24), tall - 2)
        self._offer_keeping(tall)

    def _offer_keeping(self, tall: int) -> None:
        """What is typed looks like a row of the list: until it is one, a button says so."""
        made = self.keep_button
        made.setHidden(not self.controls or not self.is_begun())
        if made.isHidden():
            return
        wide = made.sizeHint().width()
        made.setGeometry(self.width() - wide - 2, 2, wide, tall - 4)
        made.raise_()
        shown = [control for control in self.controls.values() if not control.isHidden()]
        places = [(control.x(), control.width()) for control in shown]
        least = self.fontMetrics().averageCharWidth() * _LEAST
        for control, (left, wide) in zip(
            shown, kept_left(places, made.x() - 4, least), strict=True
        ):
            control.setGeometry(left, control.y(), wide, control.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def moveEvent(self, event: QMoveEvent) -> None:
        """A row more above it pushes it down: it stays in sight while one types into it."""
        super().moveEvent(event)
        self._stay_in_sight()

    def _stay_in_sight(self) -> None:
        inside = self.isAncestorOf(QGuiApplication.focusObject())  # type: ignore[arg-type]
        if inside and QApplication.activePopupWidget() is None:
            show_whole(self.line)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "line"):
            self._arrange()

    # --- what it says -----------------------------------------------------------------------

    def clear(self) -> None:
        """Ready for the next one."""
        assert self._fresh is not None
        self.load(self._fresh())

    def restart(self) -> None:
        """The keys stay in the first text."""
        self.controls[self.main].setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Another case is shown: nothing of what was typed belongs to it."""
        self._fresh = self._record = None
        for field in self._texts:
            type_in(self.controls[field.name], field, "")
        self.say("")
        self._arrange()

    def load(self, record: R) -> None:
        """Show a record that is not kept yet."""
        self._record = record
        for field in self._fields:
            set_cell(self.controls[field.name], field, getattr(record, field.name))
        self.say("")
        self._arrange()
        self.loaded.emit()

    def record(self) -> R:
        """The record as typed.

        Raises:
            InputProblem: A date or number cannot be read; `where` names the field.
        """
        assert self._record is not None
        values = {f.name: get_cell(self.controls[f.name], f) for f in self._fields}
        return replace(self._record, **values)  # type: ignore[type-var]

    def typed(self) -> dict[str, Any]:
        """What stands in each cell, as plain values, whether or not it can be read."""
        return {f.name: typed_in(self.controls[f.name], f) for f in self._fields}

    def fill(self, typed: Mapping[str, Any]) -> None:
        """Put back what `typed` gave, here or in a form; other cells stay as they are."""
        for field in self._fields:
            if field.name in typed:
                type_in(self.controls[field.name], field, typed[field.name])
        for field in self._others:
            if field.name in typed and self._record is not None:
                control = make_control(field)
                set_typed(control, field, typed[field.name])
                with suppress(InputProblem):
                    value = {field.name: get_value(control, field)}
                    self._record = replace(self._record, **value)  # type: ignore[type-var]

    def words_of(self, typed: Mapping[str, Any]) -> tuple[str, ...]:
        """Of what `typed` gave the texts of the cells one types in."""
        return tuple(str(typed[f.name]).strip() for f in self._fields if f.editor in TYPED)

    def _describe(self, control: QWidget, field: AnyField, problem: str = "") -> None:
        """What is wrong with a cell, or that it may not stay empty."""
        needed = "Required" if field.needed else ""
        control.setAccessibleDescription(problem or needed)
        control.setToolTip(problem or needed)

    def say(self, words: str, where: str = "") -> None:
        """Say why it cannot be kept, and mark the cell; "" takes it away."""
        if self._problem_at in self.controls:
            restyle(self.controls[self._problem_at], "invalid", "false")
            self._tell(self._problem_at, "")
        self._problem_at = where
        self.problem.say(words)
        if where in self.controls:
            restyle(self.controls[where], "invalid", "true")
            self._tell(where, words)
            self.controls[where].setFocus()

    def _tell(self, name: str, problem: str) -> None:
        field = next(field for field in self._fields if field.name == name)
        self._describe(self.controls[name], field, problem)

    def enter(self) -> None:
        """Hand on what was typed."""
        if not self.is_begun():
            return
        try:
            record = self.record()
        except InputProblem as problem:
            self.say(problem.message, problem.where)
            return
        self.entered.emit(record)

    def _on_edited(self) -> None:
        if self.keep_button.isHidden() is self.is_begun():
            self._arrange()
        self.edited.emit()

    # --- keys -------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.FocusIn:
            self.begun.emit()
            self.unfold()
            QTimer.singleShot(0, self, self._stay_in_sight)  # unfolded it has its place only then
            if watched is self.stub and self.controls:
                self.restart()
        elif kind is QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._fold_when_left)
        elif kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return leave_when_empty(watched, event)
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        return super().eventFilter(watched, event)

    def _fold_when_left(self) -> None:
        focus = self.window().focusWidget()  # also while a dialog has the keys: they come back
        inside = focus is not None and (focus is self or self.isAncestorOf(focus))
        popup = any(isinstance(c, ChoiceBox) and c.is_open() for c in self.controls.values())
        if not inside and not popup:
            self.unfold(shown=self.is_begun())

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if is_offering(watched):
                return False
            self.enter()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.finished.emit(0)
            self.left.emit(False)
            return True
        if event.key() == Qt.Key.Key_Up and isinstance(watched, QLineEdit):
            self.left.emit(True)
            return True
        if event.matches(QKeySequence.StandardKey.Paste) and isinstance(watched, QLineEdit):
            text = QGuiApplication.clipboard().text()
            if any(sign in text.rstrip("\r\n") for sign in "\t\n"):
                self.pasted.emit(text)
                return True
        return False
